"""XML from outside, read in a stream: no declarations of its own, no depth, no endless tags."""

from collections.abc import Callable, Iterator
from typing import IO, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from xml.parsers.expat.errors import XML_ERROR_NO_MEMORY, codes

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.limits import DEPTH, NAMES, TAG

CHUNK = 256 * 1024
"""Bytes of a portion."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def read_markup(
    stream: IO[bytes],
    called: str,
    start: Start,
    end: End | None = None,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Tell START, END and TEXT of each element of the XML in STREAM; yield after each portion.

    Entities and document types are refused, which no workbook has: this is all that defusedxml
    does, and needs no other reader than Python's own. Refused are also elements within more than
    DEPTH others, tags longer than TAG bytes, which expat reads anew with each portion, and more
    than NAMES different names, which expat keeps. Raises OccDeskError with the name CALLED.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(called, "declares types of its own")
    parser.EntityDeclHandler = lambda *_: _refuse(called, "declares abbreviations of its own")
    depth = 0

    def deeper(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            _refuse(called, f"has more than {DEPTH} elements within each other")
        start(name, attributes)

    def higher(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser.StartElementHandler = deeper
    parser.EndElementHandler = higher
    if text is not None:
        parser.CharacterDataHandler = text
    given = 0
    while portion := stream.read(CHUNK):
        given += len(portion)
        _parse(parser, portion, called)
        if given - parser.CurrentByteIndex > TAG:
            _refuse(called, f"has a tag of more than {TAG:,} characters")
        if len(parser.intern) > NAMES:
            _refuse(called, f"has more than {NAMES:,} different names of elements and attributes")
        yield
    _parse(parser, b"", called, last=True)
    yield


def local(name: str) -> str:
    """Return the name of an element or attribute without the prefix of its namespace."""
    return name.rpartition(":")[2]


def _parse(parser: XMLParserType, portion: bytes, called: str, *, last: bool = False) -> None:
    try:
        parser.Parse(portion, last)
    except ExpatError as error:
        if error.code == codes[XML_ERROR_NO_MEMORY]:
            raise MemoryError from None
        raise OccDeskError(
            f"{called} cannot be read as a workbook: its XML is damaged ({error}); fetch it again."
        ) from error
    except (LookupError, ValueError) as error:
        raise OccDeskError(
            f"{called} cannot be read as a workbook: its XML is in an unknown encoding."
        ) from error


def _refuse(called: str, what: str) -> NoReturn:
    raise OccDeskError(f"{called} cannot be read as a workbook: its XML {what}.")
