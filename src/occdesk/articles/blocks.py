"""Markdown as blocks of pieces: tags, references to values, and nothing that could do harm."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from occdesk.articles.limits import MOST_DEPTH, problem
from occdesk.model.codes import parse_code
from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_line, plain_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["Fact", "Claim", "Estimate"]
KINDS: tuple[Kind, ...] = ("Fact", "Claim", "Estimate")

ReferenceKind = Literal["metric", "chart", "figure"]
REFERENCE_KINDS: tuple[ReferenceKind, ...] = ("metric", "chart", "figure")

_MARKER = re.compile(
    r"\[(?P<kind>Fact|Claim|Estimate)(?P<source>:[^\[\]]*)?\]"
    r"|\{(?P<what>metric|chart|figure):(?P<argument>[^{}]*)\}"
)
_SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ARGUMENT = re.compile(r"([a-z][a-z0-9_]*)(?:@([0-9.-]+))?(?:/((?:19|20)[0-9]{2}))?")
_GOOD_LINK = re.compile(r"#[\w.-]+|occdesk:(?:occupation|metric|chart|article)/[\w@./-]+")


class Reference(NamedTuple):
    """What `{metric:employment@15-2051.00/2023}` asks for; `year` is None for the usual one."""

    kind: ReferenceKind
    id: str
    code: str
    year: int | None

    @property
    def argument(self) -> str:
        """The reference as one word: `employment@15-2051.00/2023`."""
        code = f"@{self.code}" if self.code else ""
        return f"{self.id}{code}/{self.year}" if self.year else f"{self.id}{code}"


class Piece(NamedTuple):
    """A stretch of a paragraph: text, code, a tag, a reference, a break, or a mark's two ends.

    `mark` is `em`, `strong`, `s` or `a` for `open` and `close`; `text` of an opened `a` is its
    address. `protected` text was escaped or is code: nothing in it is a tag or a reference.
    """

    form: Literal["text", "code", "tag", "reference", "break", "open", "close"]
    text: str = ""
    kind: Kind | None = None
    source: str = ""
    reference: Reference | None = None
    mark: str = ""
    protected: bool = False


class Block(NamedTuple):
    """One step through the text: a block opens, closes, or holds pieces.

    `name` is the HTML name (`p`, `h2`, `ul`, `ol`, `li`, `blockquote`, `table`, `tr`, `th`,
    `td`, `pre`, `hr`, `thead`, `tbody`), or `inline` for what holds pieces. `detail` is the
    alignment of a cell, the anchor of a heading, or the first number of an ordered list.
    """

    form: Literal["open", "close", "alone", "inline"]
    name: str
    line: int
    detail: str = ""
    pieces: tuple[Piece, ...] = ()


def good_link(address: str) -> bool:
    """Return whether ADDRESS stays inside the program: an anchor, or one of its own pages."""
    return _GOOD_LINK.fullmatch(address) is not None


def read_blocks(text: str, where: str, home: str, first_line: int) -> Iterator[Block]:
    """Yield the blocks of TEXT, cleaned Markdown; lines in errors count from FIRST_LINE.

    HOME is the occupation that a reference without a code means. Raises OccDeskError for an
    image, a reference that cannot be read, and nesting beyond the limits.
    """
    line = first_line
    for token in _tokens(text):
        if token.map is not None:
            line = first_line + token.map[0]
        if token.level > MOST_DEPTH:
            raise problem(where, line, f"lists and quotes are nested deeper than {MOST_DEPTH}.")
        if token.type == "inline":
            pieces = tuple(_pieces(token.children or [], where, line, home))
            yield Block("inline", "inline", line, pieces=pieces)
        elif token.type in ("fence", "code_block"):
            piece = Piece("code", token.content.rstrip("\n"), protected=True)
            yield Block("open", "pre", line)
            yield Block("inline", "inline", line, pieces=(piece,))
            yield Block("close", "pre", line)
        elif token.nesting == 0:
            yield Block("alone", token.tag, line)
        elif not token.hidden:
            form: Literal["open", "close"] = "open" if token.nesting == 1 else "close"
            yield Block(form, token.tag, line, _detail(token))


def _tokens(text: str) -> "list[Token]":
    try:
        return _reader().parse(text)
    except RecursionError as error:
        raise OccDeskError("The text is nested too deeply to be read; simplify it.") from error


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    """Return the reader of Markdown: it is made once, as a saved page is read line by line."""
    from markdown_it import MarkdownIt

    # Definitions of link addresses would turn a tag into a link; joined text would turn an
    # escaped tag into a tag.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": MOST_DEPTH + 8})
    return reader.enable(["table", "strikethrough"]).disable(["reference", "text_join"])


def _detail(token: "Token") -> str:
    style = str(token.attrGet("style") or "")
    if style.startswith("text-align:"):
        return style.removeprefix("text-align:")
    start = token.attrGet("start")
    return str(start) if start is not None else ""


_MARKS: Mapping[str, str] = {"em": "em", "strong": "strong", "s": "s", "link": "a"}


def _pieces(children: "Sequence[Token]", where: str, line: int, home: str) -> Iterator[Piece]:
    for token in children:
        name, _, end = token.type.rpartition("_")
        if token.level > MOST_DEPTH:
            raise problem(where, line, f"emphasis and links are nested deeper than {MOST_DEPTH}.")
        if token.type == "text":
            yield from _text_pieces(token.content, where, line, home)
        elif token.type == "text_special":
            # Markdown writes a control character as "&#x202e;", which no reading of the file sees.
            yield Piece("text", plain_lines(token.content), protected=True)
        elif token.type == "code_inline":
            yield Piece("code", token.content, protected=True)
        elif token.type in ("softbreak", "hardbreak"):
            line += 1
            yield Piece("break", "\n" if token.type == "hardbreak" else " ")
        elif token.type == "image":
            raise problem(where, line, "images are not shown in articles; use {chart:...} instead.")
        elif end == "open":
            yield Piece("open", plain_line(str(token.attrGet("href") or "")), mark=_MARKS[name])
        elif end == "close":
            yield Piece("close", mark=_MARKS[name])


def _text_pieces(text: str, where: str, line: int, home: str) -> Iterator[Piece]:
    position = 0
    for found in _MARKER.finditer(text):
        if found.start() > position:
            yield Piece("text", text[position : found.start()])
        position = found.end()
        if found["kind"]:
            yield _tag(found, where, line)
        else:
            yield Piece("reference", reference=_reference(found, where, line, home))
    if position < len(text):
        yield Piece("text", text[position:])


def _tag(found: re.Match[str], where: str, line: int) -> Piece:
    source = (found["source"] or "").removeprefix(":").strip()
    if found["source"] is not None and _SOURCE_ID.fullmatch(source) is None:
        raise problem(where, line, f"the tag {found.group()} needs the id of one source.")
    kind: Kind = next(kind for kind in KINDS if kind == found["kind"])
    return Piece("tag", kind=kind, source=source)


def _reference(found: re.Match[str], where: str, line: int, home: str) -> Reference:
    shape = _ARGUMENT.fullmatch(found["argument"].strip())
    if shape is None:
        raise problem(
            where, line, f"{found.group()} cannot be read; write {{metric:id@15-2051.00}}."
        )
    name, code, year = shape.groups()
    kind: ReferenceKind = next(kind for kind in REFERENCE_KINDS if kind == found["what"])
    if kind == "figure":
        return Reference(kind, name, "", int(year) if year else None)
    try:
        code = parse_code(code) if code else home
    except OccDeskError as error:
        raise problem(where, line, f"{found.group()} names no occupation code.") from error
    if kind == "metric" and not code:
        raise problem(
            where, line, f"{found.group()} needs an occupation; write {{metric:id@15-2051.00}}."
        )
    return Reference(kind, name, code, int(year) if year else None)
