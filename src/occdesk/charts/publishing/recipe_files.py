"""Where a recipe stands in the bytes of a PNG, an SVG or a PDF: bounded reading, nothing is run.

A PNG is walked chunk by chunk (PNG specification, 3rd edition, 5 and 11.3.3); SVG and the packet
of metadata in a PDF (XMP, ISO 16684-1) are read as XML in which no entity may be declared.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from occdesk.model.errors import UsageError

KEY: Final = "occdesk:recipe"
"""The name of the text chunk of a PNG that is a recipe."""

NAMESPACE: Final = "urn:occdesk:1"
ELEMENT: Final = "recipe"
MOST_TEXT: Final = 256 * 1024
"""The most letters that a recipe may have."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PDF: Final = b"%PDF-"
_PACKET: Final = (b"<x:xmpmeta", b"</x:xmpmeta>")
_MOST_PACKET: Final = 8 * MOST_TEXT
_MOST_CHUNKS: Final = 100_000


class _DamagedError(Exception):
    """A part of a file is not as its format says."""


def find_recipe(data: bytes, name: str) -> str:
    """Return the text of the recipe in DATA, the bytes of a picture called NAME.

    Raises UsageError for a picture without one, a damaged one, and another kind of file.
    """
    try:
        if data.startswith(_PNG):
            found = _in_png(data)
        elif data.startswith(_PDF):
            found = _in_pdf(data)
        elif data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
            found = _in_xml(data)
        else:
            raise UsageError(f"“{name}” is not a PNG, SVG or PDF, so it carries no recipe.")
    except _DamagedError as error:
        raise UsageError(
            f"“{name}” is damaged ({error}), so its recipe cannot be read; take another copy."
        ) from error
    if found is None:
        raise UsageError(
            f"“{name}” carries no recipe; only pictures as OccDesk exported them lead back to"
            " their chart."
        )
    return found


def _in_png(data: bytes) -> str | None:
    for kind, body in _chunks(data):
        if kind not in (b"tEXt", b"zTXt", b"iTXt"):
            continue
        key, _, rest = body.partition(b"\0")
        if key == KEY.encode("ascii"):
            return _text(kind, rest)
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk up to the end of the picture."""
    at = len(_PNG)
    for _ in range(_MOST_CHUNKS):
        if at + 12 > len(data):
            raise _DamagedError("it ends too early")
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        end = at + 8 + length
        if end + 4 > len(data):
            raise _DamagedError("it ends too early")
        if kind == b"IEND":
            return
        if kind.endswith(b"t") or kind.endswith(b"T"):
            body = data[at + 8 : end]
            if zlib.crc32(kind + body) != struct.unpack_from(">I", data, end)[0]:
                raise _DamagedError("a part has another sum than it says")
            yield kind, body
        at = end + 4
    raise _DamagedError("it has too many parts")


def _text(kind: bytes, rest: bytes) -> str:
    """Return the text of a chunk of text behind its keyword."""
    is_packed = kind == b"zTXt"
    if kind == b"iTXt":
        is_packed = rest[:1] == b"\1"
        parts = rest[2:].split(b"\0", 2)
        if len(rest) < 2 or len(parts) < 3:
            raise _DamagedError("its text has no end")
        rest = parts[2]
    elif is_packed:
        rest = rest[1:]
    return _decoded(_unpacked(rest) if is_packed else rest)


def _unpacked(packed: bytes) -> bytes:
    """Return what was compressed, unless it is more than a recipe can be."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, MOST_TEXT + 1)
    except zlib.error as error:
        raise _DamagedError("its text cannot be unpacked") from error
    if not unpacker.eof and len(plain) <= MOST_TEXT:
        raise _DamagedError("its text ends too early")
    return plain


def _decoded(raw: bytes) -> str:
    if len(raw) > MOST_TEXT:
        raise _DamagedError(f"its recipe is longer than {MOST_TEXT:,} letters")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _DamagedError("its text is not UTF-8") from error


def _in_pdf(data: bytes) -> str | None:
    """Return the recipe in the last packet of metadata, which is the one that holds."""
    start = data.rfind(_PACKET[0])
    if start < 0:
        return None
    end = data.find(_PACKET[1], start)
    if end < 0 or end - start > _MOST_PACKET:
        raise _DamagedError("its metadata have no end")
    return _in_xml(data[start : end + len(_PACKET[1])])


def _in_xml(data: bytes) -> str | None:
    """Return the text of the first recipe element in DATA."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _DamagedError("it is not XML") from error
    return reader.found


class _Reader:
    """Collects the text of the first recipe element."""

    def __init__(self) -> None:
        self.found: str | None = None
        self._parts: list[str] | None = None
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin to collect where an element is a recipe, unless there was one."""
        if self._parts is not None:
            raise _DamagedError("its recipe has elements inside")
        if name == f"{NAMESPACE} {ELEMENT}" and self.found is None:
            self._parts = []

    def text(self, words: str) -> None:
        """Collect WORDS where they belong to a recipe."""
        if self._parts is None:
            return
        self._length += len(words)
        if self._length > MOST_TEXT:
            raise _DamagedError(f"its recipe is longer than {MOST_TEXT:,} letters")
        self._parts.append(words)

    def end(self, name: str) -> None:
        """Keep what was collected."""
        if self._parts is not None:
            self.found = "".join(self._parts).strip()
            self._parts = None

    def refuse(self, *declared: object) -> None:
        """Refuse a declared entity: a few letters could stand for gigabytes."""
        raise _DamagedError("it declares entities")
