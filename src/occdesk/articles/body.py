"""The Markdown of an article, parsed: blocks, headings, tagged sentences and references."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from occdesk.articles.blocks import Block, Kind, Piece, Reference, read_blocks
from occdesk.articles.limits import MOST_CELLS, MOST_CHARTS, MOST_REFERENCES, problem
from occdesk.articles.sentences import sentences_of_tags

_LOOSE = re.compile(r"\s+(?=[.,;:!?])")

Figures = Mapping[tuple[str, int], float]
"""The value of each published figure by metric and year."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Heading(NamedTuple):
    """A heading of the text; `anchor` is unique in the article and made of a-z, 0-9 and `-`."""

    level: int
    text: str
    anchor: str


class ClaimSentence(NamedTuple):
    """A sentence that carries a tag: its kind, its words, the id of its source or nothing.

    Values in the words stay as `{metric:...}`. `anchor` is that of the heading above, or empty.
    """

    kind: Kind
    text: str
    source: str
    anchor: str


class Body(NamedTuple):
    """A parsed text: its blocks in order, headings, tagged sentences and references."""

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    claims: tuple[ClaimSentence, ...]
    references: tuple[Reference, ...]


def read_body(
    text: str,
    where: str,
    *,
    sources: Sequence[str] = (),
    figures: Figures | None = None,
    home: str = "",
    first_line: int = 1,
) -> Body:
    """Parse TEXT, cleaned Markdown; lines in errors count from FIRST_LINE.

    SOURCES are the ids that tags may name, FIGURES what `{figure:...}` may name, HOME the
    occupation that a reference without a code means. Raises OccDeskError for a tag or reference
    that leads nowhere, an image, and text beyond the limits.
    """
    blocks = tuple(read_blocks(text, where, home, first_line))
    _check_amounts(blocks, where)
    known = frozenset(sources)
    headings: list[Heading] = []
    claims: list[ClaimSentence] = []
    references: list[Reference] = []
    finished: list[Block] = []
    taken: dict[str, int] = {}
    anchor = ""
    for block in blocks:
        if block.form == "inline":
            opened = finished[-1]
            if opened.name in HEADINGS:
                heading = _heading(block, opened, taken, where)
                headings.append(heading)
                anchor = heading.anchor
                finished[-1] = opened._replace(detail=anchor)
            claims.extend(_claims(block, anchor, known, where))
            for reference in _references((block,)):
                _check_figure(reference, figures or {}, where, block.line)
                references.append(reference)
        finished.append(block)
    return Body(tuple(finished), tuple(headings), tuple(claims), tuple(references))


def plain_text(pieces: Sequence[Piece]) -> str:
    """Return the words of PIECES with references as they were written and without tags."""
    return " ".join("".join(_words(piece) for piece in pieces).split())


def _words(piece: Piece) -> str:
    if piece.form in ("text", "code"):
        return piece.text
    if piece.reference is not None:
        return f"{{{piece.reference.kind}:{piece.reference.argument}}}"
    return " " if piece.form == "break" else ""


def _claims(
    block: Block, anchor: str, sources: frozenset[str], where: str
) -> Iterator[ClaimSentence]:
    words = [_words(piece) for piece in block.pieces]
    tags: list[tuple[int, Piece, int]] = []
    position = 0
    line = block.line
    for piece, word in zip(block.pieces, words, strict=True):
        if piece.form == "tag":
            tags.append((position, piece, line))
        elif piece.form == "break":
            line += 1
        position += len(word)
    if not tags:
        return
    text = "".join(words)
    found = sentences_of_tags(text, [position for position, _, _ in tags])
    for (_, piece, line), span in zip(tags, found, strict=True):
        if piece.kind is None or span is None:
            raise problem(where, line, f"the tag [{piece.kind}] has no sentence of its own.")
        if piece.source and piece.source not in sources:
            raise problem(
                where,
                line,
                f"the tag [{piece.kind}: {piece.source}] names a source that the front matter"
                " does not list.",
            )
        sentence = _LOOSE.sub("", " ".join(text[span[0] : span[1]].split()))
        yield ClaimSentence(piece.kind, sentence, piece.source, anchor)


def _check_figure(reference: Reference, figures: Figures, where: str, line: int) -> None:
    if reference.kind == "figure" and (reference.id, reference.year) not in figures:
        raise problem(
            where,
            line,
            f"{{figure:{reference.argument}}} is not among the figures of the front matter.",
        )


def _references(blocks: Sequence[Block]) -> Iterator[Reference]:
    for block in blocks:
        for piece in block.pieces:
            if piece.reference is not None:
                yield piece.reference


def _check_amounts(blocks: Sequence[Block], where: str) -> None:
    cells = sum(block.form == "open" and block.name in ("td", "th") for block in blocks)
    if cells > MOST_CELLS:
        raise problem(where, 0, f"its tables have more than {MOST_CELLS:,} cells.")
    asked = tuple(_references(blocks))
    if len(asked) > MOST_REFERENCES:
        raise problem(where, 0, f"it asks for more than {MOST_REFERENCES:,} values.")
    if sum(reference.kind == "chart" for reference in asked) > MOST_CHARTS:
        raise problem(where, 0, f"it asks for more than {MOST_CHARTS} charts.")


def _heading(block: Block, opened: Block, taken: dict[str, int], where: str) -> Heading:
    if any(piece.form in ("tag", "reference") for piece in block.pieces):
        raise problem(where, block.line, "a heading holds no tags and no values; move them below.")
    text = plain_text(block.pieces)
    folded = unicodedata.normalize("NFKD", text).casefold()
    stem = "-".join(re.findall(r"[a-z0-9]+", folded))[:80].strip("-") or "section"
    anchor = stem
    while anchor in taken:
        taken[stem] += 1
        anchor = f"{stem}-{taken[stem]}"
    taken[anchor] = 1
    return Heading(int(opened.name[1]), text, anchor)
