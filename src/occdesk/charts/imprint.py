"""What the file of a picture says about it: title, words, source, licences, and its recipe. No Qt.

Photo desks and content systems read XMP (ISO 16684-1) with the fields of Dublin Core and IPTC; the
same words stand in the ways that PNG, SVG and PDF have of their own.
"""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from occdesk import __version__
from occdesk.charts.figure import Figure
from occdesk.charts.recipe import Recipe, recipe_text
from occdesk.charts.recipe_files import ELEMENT, NAMESPACE
from occdesk.metrics.measures import Measures

LANGUAGE = "en"
"""Of all words of the program."""

SOFTWARE = f"OccDesk {__version__}"

# What XML 1.0 has no way to write (section 2.2).
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_YEAR = re.compile(r"\s*\d{4}$")


class Imprint(NamedTuple):
    """The words that a file carries; `recipe` is its text. Empty is unknown."""

    title: str
    alt: str
    source: str
    licence: str = ""
    recipe: str = ""
    software: str = SOFTWARE


def imprint_of(figure: Figure, recipe: Recipe | None = None, licence: str = "") -> Imprint:
    """Return what the file of FIGURE says; its source names releases and method.

    Raises UsageError for a RECIPE that is too long for a file.
    """
    return Imprint(
        _legal(figure.title),
        _legal(figure.alt),
        _legal(figure.source),
        _legal(licence),
        recipe_text(recipe) if recipe is not None else "",
    )


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def licence_notes(figure: Figure, measures: Measures) -> str:
    """Return licence and attribution of each source that FIGURE's source line names, in a line."""
    catalogue = measures.catalogue
    notes: list[str] = []
    for source in catalogue.sources.values():
        releases = [each for each in catalogue.releases.values() if each.source == source.id]
        stems = [_YEAR.sub("", each.title) for each in releases]
        if source.publisher in figure.source and any(stem in figure.source for stem in stems):
            notes.append(f"{source.title}: {source.licence}. {source.attribution}")
    return " ".join(notes)


def rdf_of(imprint: Imprint) -> str:
    """Return IMPRINT as an RDF element; what is empty is left out."""
    parts = [
        _translated("dc:title", imprint.title),
        _translated("dc:description", imprint.alt),
        _plain("dc:source", imprint.source),
        _translated("dc:rights", imprint.licence),
        _plain("xmp:CreatorTool", imprint.software),
        _translated("Iptc4xmpCore:AltTextAccessibility", imprint.alt),
        _plain(f"occdesk:{ELEMENT}", imprint.recipe),
    ]
    return "\n".join(
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
            ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
            f' xmlns:occdesk="{NAMESPACE}">',
            *(each for each in parts if each),
            "</rdf:Description>",
            "</rdf:RDF>",
        )
    )


def xmp_of(imprint: Imprint) -> bytes:
    """Return IMPRINT as a packet of XMP in UTF-8."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{rdf_of(imprint)}\n</x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _translated(name: str, text: str) -> str:
    """Return an element for words that could be there in several languages."""
    if not text:
        return ""
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inner}</{name}>"
