"""A PDF of Qt made one for archives: PDF/A-2 (ISO 19005-2), or PDF/A-3 where a file is attached.

What Qt leaves out is added: the language, what colours mean, that the title is shown, the name of
the part of the standard in the metadata. What it writes wrongly is mended: times of making, names
of fonts that differ, and letters that share their shape with another one, which is extracted in
their place. All letters have a meaning, so the level is U.
"""

import re
import zlib
from typing import NamedTuple

from PySide6.QtGui import QColorSpace

from occdesk.charts.publishing.metadata import LANGUAGE, Imprint, xmp_of
from occdesk.render.files.pdf_objects import PdfFile, stream_object

_DATES = re.compile(rb"/(?:CreationDate|ModDate) \([^)]*\)\n?")
_LETTERS = re.compile(rb"\[(?:<[0-9A-F]+> )+\]")
_SET = re.compile(rb"/CIDSet \d+ 0 R\n?")
_MEANT = ((0x0009, 0x0020), (0x02EE, 0x201D), (0x02BC, 0x2019), (0x02BB, 0x2018), (0x02D7, 0x2212))
"""Letters that Qt says are in the file, and those of the same shape that are meant."""


class Attached(NamedTuple):
    """A file in a file: its name, its type of media, what it is in words, and its bytes."""

    name: str
    kind: str
    about: str
    content: bytes


def archive(file: PdfFile, imprint: Imprint, attached: Attached | None = None) -> None:
    """Make FILE one for archives, with IMPRINT in its metadata and ATTACHED in it."""
    for number, body in file.objects.items():
        file.objects[number] = _mended(body)
    _name_fonts(file)
    catalog = file.named(b"Root")
    entries = [
        b"/Lang (%s)" % LANGUAGE.encode(),
        b"/ViewerPreferences << /DisplayDocTitle true >>",
        b"/OutputIntents [%d 0 R]" % _add_intent(file),
    ]
    if attached is not None:
        entries.append(b"/AF [%s]" % _attach(file, attached))
    add_entries(file, catalog, *entries)
    (metadata,) = file.find(b"/Subtype /XML")
    packet = xmp_of(imprint, pdf_part=2 if attached is None else 3)
    file.objects[metadata] = stream_object(packet, b"/Type /Metadata\n/Subtype /XML")


def add_entries(file: PdfFile, number: int, *entries: bytes) -> None:
    """Add ENTRIES to the dictionary of an object of FILE."""
    head, mark, rest = file.objects[number].rpartition(b">>")
    file.objects[number] = b"%s\n%s\n%s%s" % (head.rstrip(), b"\n".join(entries), mark, rest)


def tag_figure(file: PdfFile, page: int, title: str, alt: str) -> None:
    """Say that all of PAGE is one figure, that it is called TITLE, and what ALT says it shows."""
    found = re.search(rb"/Contents (\d+) 0 R", file.objects[page])
    assert found is not None
    contents = int(found[1])
    drawn = zlib.decompress(file.stream(contents))
    marked = zlib.compress(b"/Figure <</MCID 0>> BDC\n%s\nEMC\n" % drawn)
    file.objects[contents] = stream_object(marked, b"/Filter /FlateDecode")
    box = re.search(rb"/MediaBox (\[[^\]]*\])", file.objects[page])
    assert box is not None
    root = file.add(b"")
    document = file.add(b"")
    figure = file.add(
        b"<< /Type /StructElem /S /Figure /P %d 0 R /Pg %d 0 R /K 0\n/T %s\n/Alt %s\n"
        b"/A << /O /Layout /Placement /Block /BBox %s >> >>"
        % (document, page, text_string(title), text_string(alt or title), box[1])
    )
    file.objects[document] = (
        b"<< /Type /StructElem /S /Document /P %d 0 R /K [%d 0 R] >>" % (root, figure)
    )  # fmt: skip
    parents = file.add(b"<< /Nums [0 [%d 0 R]] >>" % figure)
    file.objects[root] = (
        b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey 1 >>"
        % (document, parents)
    )
    add_entries(file, page, b"/StructParents 0", b"/Tabs /S")
    add_entries(
        file, file.named(b"Root"), b"/MarkInfo << /Marked true >>", b"/StructTreeRoot %d 0 R" % root
    )


def text_string(words: str) -> bytes:
    """Return WORDS as a string of PDF, in UTF-16 (7.9.2.2)."""
    return b"<%s>" % (b"\xfe\xff" + words.encode("utf-16-be")).hex().upper().encode()


def _mended(body: bytes) -> bytes:
    """Return an object without times and a colour space that is not used, letters as meant."""
    head, mark, stream = body.partition(b"\nstream\n")
    head = _SET.sub(b"", _DATES.sub(b"", head))
    head = head.replace(b"/Author ()\n", b"").replace(b"/DeviceCMYK", b"/DeviceRGB")
    if b"begincmap" in stream:
        # As long as before, so that the length of the stream holds.
        stream = _LETTERS.sub(_as_meant, stream)
    return head + mark + stream


def _as_meant(found: "re.Match[bytes]") -> bytes:
    listed = found[0]
    for said, meant in _MEANT:
        listed = listed.replace(b"<%04X>" % said, b"<%04X>" % meant)
    return listed


def _name_fonts(file: PdfFile) -> None:
    """Give the fonts of FILE the names of their subsets, as the fonts themselves have them."""
    for number in file.find(b"/Subtype /CIDFontType2"):
        body = file.objects[number]
        about = re.search(rb"/FontDescriptor (\d+) 0 R", body)
        plain = re.search(rb"/BaseFont (/\S+)", body)
        assert about is not None and plain is not None
        named = re.search(rb"/FontName (/\S+)", file.objects[int(about[1])])
        assert named is not None
        above = [each for each in file.find(b"/Subtype /Type0") if _has(file, each, number)]
        for each in (number, *above):
            file.objects[each] = file.objects[each].replace(
                b"/BaseFont " + plain[1], b"/BaseFont " + named[1], 1
            )


def _has(file: PdfFile, above: int, below: int) -> bool:
    return re.search(rb"/DescendantFonts \[ ?%d 0 R" % below, file.objects[above]) is not None


def _add_intent(file: PdfFile) -> int:
    """Add that colours are those of sRGB, with its profile, and return the number of that."""
    profile = bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
    packed = stream_object(zlib.compress(profile), b"/N 3\n/Filter /FlateDecode")
    return file.add(
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)\n"
        b"/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1)\n"
        b"/DestOutputProfile %d 0 R >>" % file.add(packed)
    )


def _attach(file: PdfFile, what: Attached) -> bytes:
    """Put a file into FILE, say that it is its data, and return where that stands."""
    kind = what.kind.replace("/", "#2F").encode()
    size = b"/Params << /Size %d >>" % len(what.content)
    entries = b"/Type /EmbeddedFile\n/Subtype /%s\n%s\n/Filter /FlateDecode" % (kind, size)
    body = file.add(stream_object(zlib.compress(what.content), entries))
    name = text_string(what.name)
    about = file.add(
        b"<< /Type /Filespec /F %s /UF %s /EF << /F %d 0 R /UF %d 0 R >>\n"
        b"/AFRelationship /Data /Desc %s >>" % (name, name, body, body, text_string(what.about))
    )
    found = re.search(rb"/Names (\d+) 0 R", file.objects[file.named(b"Root")])
    assert found is not None
    add_entries(file, int(found[1]), b"/EmbeddedFiles << /Names [%s %d 0 R] >>" % (name, about))
    return b"%d 0 R" % about
