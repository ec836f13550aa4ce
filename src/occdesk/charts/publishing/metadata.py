"""What the file of a picture says about it: title, words, source, licences, and its recipe. No Qt.

Photo desks and content systems read XMP (ISO 16684-1) with the fields of Dublin Core and IPTC; the
same words stand in the ways that PNG, SVG and PDF have of their own.
"""

import re
from dataclasses import replace
from typing import NamedTuple
from xml.sax.saxutils import escape

from occdesk import __version__
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import written_title
from occdesk.charts.publishing.recipe import Recipe, recipe_text
from occdesk.charts.publishing.recipe_files import ELEMENT, NAMESPACE
from occdesk.charts.publishing.written import UNWRITTEN, Written
from occdesk.metrics.dataset import Dataset
from occdesk.model.licences import attribution_of, licences_in, notice_of

LANGUAGE = "en"
"""Of all words of the program."""

SOFTWARE = f"OccDesk {__version__}"

# What XML 1.0 has no way to write (section 2.2).
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_YEAR = re.compile(r"\s*\d{4}$")


class Imprint(NamedTuple):
    """The words that a file carries; `recipe` is its text. Empty is unknown.

    `written` says which of them are the user's: where it has a title, that is the title.
    `notes` are caveat and notes, all of them: the picture has room for some.
    """

    title: str
    alt: str
    source: str
    licence: str = ""
    recipe: str = ""
    software: str = SOFTWARE
    written: Written = UNWRITTEN
    notes: str = ""

    @property
    def description(self) -> str:
        """What the picture shows, and everything that is to be known of it."""
        return " ".join(each for each in (self.alt, self.notes) if each)


def imprint_of(
    figure: Figure,
    recipe: Recipe | None = None,
    licence: str = "",
    written: Written = UNWRITTEN,
) -> Imprint:
    """Return what the file of FIGURE says; its source names releases and method.

    WRITTEN is what the user wrote for it.

    Raises UsageError for a RECIPE that is too long for a file.
    """
    return Imprint(
        _legal(written_title(figure, written)),
        _legal(figure.alt),
        _legal(figure.source),
        _legal(licence),
        recipe_text(replace(recipe, written=written)) if recipe is not None else "",
        written=Written(*(_legal(words) for words in written)),
        notes=_legal(" ".join(each for each in (figure.caveat, *figure.notes) if each)),
    )


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def licence_notes(figure: Figure, measures: Dataset, *, is_brief: bool = False) -> str:
    """Return licence and attribution of each source that FIGURE's source line names, in a line.

    A licence is named with its address. Unless it IS BRIEF, notices that a licence wants to go
    with the figures are there as well.
    """
    catalogue = measures.catalogue
    notes: list[str] = []
    for source in catalogue.sources.values():
        releases = [each for each in catalogue.releases.values() if each.source == source.id]
        stems = [_YEAR.sub("", each.title) for each in releases]
        if source.publisher in figure.source and any(stem in figure.source for stem in stems):
            at = ", ".join(each.address for each in licences_in(source.licence))
            licence = f"{source.licence} ({at})" if at else source.licence
            notes.append(f"{source.title}: {licence}.")
            notes.append(attribution_of(source.id, source.attribution))
            notes.append("" if is_brief else notice_of(source.id))
    return " ".join(each for each in notes if each)


def rdf_of(imprint: Imprint, *, pdf_part: int = 0) -> str:
    """Return IMPRINT as an RDF element; what is empty is left out.

    PDF_PART says which part of PDF/A (ISO 19005) the file is made by, if any.
    """
    parts = [
        *(_archive_parts(pdf_part) if pdf_part else ()),
        _translated("dc:title", imprint.title),
        _translated("dc:description", imprint.description),
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>",
        _plain("dc:source", imprint.source),
        _listed("dc:creator", imprint.written.byline),
        _translated("dc:rights", imprint.licence),
        _plain("xmp:CreatorTool", imprint.software),
        _translated("Iptc4xmpCore:AltTextAccessibility", imprint.alt),
        _plain(f"occdesk:{ELEMENT}", imprint.recipe),
        *(_plain(f"occdesk:{name}", words) for name, words in written_in(imprint)),
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


_SCHEMAS = (
    (
        "IPTC Core", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore",
        (("AltTextAccessibility", "Lang Alt", "What the picture shows, for who does not see it"),),
    ),
    (
        "OccDesk", NAMESPACE, "occdesk",
        (
            (ELEMENT, "Text", "What the chart was drawn from, as JSON, for opening it again"),
            ("writtenTitle", "Text", "The title, where a user wrote it"),
            ("writtenNote", "Text", "The note that a user wrote"),
            ("writtenByline", "Text", "The byline that a user wrote"),
        ),
    ),
)  # fmt: skip
"""What PDF/A does not know: schema, address and prefix, and of each property name, type and what
it is."""


def _archive_parts(part: int) -> tuple[str, ...]:
    """Return which PART of PDF/A is meant, and what the properties are that it does not know."""
    described = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{schema}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{''.join(_property(*each) for each in properties)}"
        "</rdf:Seq></pdfaSchema:property></rdf:li>"
        for schema, address, prefix, properties in _SCHEMAS
    )
    names = "http://www.aiim.org/pdfa/ns"
    return (
        f'<pdfaid:part xmlns:pdfaid="{names}/id/">{part}</pdfaid:part>',
        f'<pdfaid:conformance xmlns:pdfaid="{names}/id/">U</pdfaid:conformance>',
        f'<pdfaExtension:schemas xmlns:pdfaExtension="{names}/extension/"'
        f' xmlns:pdfaSchema="{names}/schema#" xmlns:pdfaProperty="{names}/property#">'
        f"<rdf:Bag>{described}</rdf:Bag></pdfaExtension:schemas>",
    )


def _property(name: str, kind: str, words: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{words}</pdfaProperty:description></rdf:li>"
    )


def xmp_of(imprint: Imprint, *, pdf_part: int = 0) -> bytes:
    """Return IMPRINT as a packet of XMP in UTF-8; see `rdf_of`."""
    rdf = rdf_of(imprint, pdf_part=pdf_part)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{rdf}\n</x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def written_in(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """Return what the user wrote, each under the name of its property."""
    return tuple(
        (f"written{name.title()}", words)
        for name, words in imprint.written._asdict().items() if words
    )  # fmt: skip


def _listed(name: str, text: str) -> str:
    inner = f"<rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq>"
    return f"<{name}>{inner}</{name}>" if text else ""


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _translated(name: str, text: str) -> str:
    """Return an element for words that could be there in several languages."""
    if not text:
        return ""
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inner}</{name}>"
