"""An article as plain text for a terminal, and as data for JSON."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from occdesk.articles.article import Article, body_of, count_claims
from occdesk.articles.blocks import Block, Piece, good_link
from occdesk.articles.body import HEADINGS
from occdesk.articles.resolve import (
    Resolve,
    say_counts,
    say_dates,
    say_day,
    say_figure,
    say_history,
    say_label,
    say_value,
)

NARROWEST = 40


def article_text(article: Article, resolve: Resolve, width: int = 80) -> str:
    """Return ARTICLE as lines of at most WIDTH characters where words and tables allow it.

    Tags stay as `[Fact]`, with the number of their source. Values come from RESOLVE.
    """
    width = max(width, NARROWEST)
    paragraphs = (
        *_header(article, width),
        *_body(article, resolve, width),
        *_foot(article, resolve, width),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def article_json(article: Article) -> dict[str, object]:
    """Return everything that ARTICLE holds as lists, dictionaries, numbers and text."""
    fields = asdict(article)
    for name in ("published", "updated"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    for name in ("history", "sources", "figures", "claims", "headings", "references"):
        fields[name] = [entry._asdict() for entry in fields[name]]
    for entry in fields["figures"]:
        # As it was published: 40, not 40.0.
        entry["value"] = int(entry["value"]) if entry["value"].is_integer() else entry["value"]
    for entry in fields["history"]:
        entry["date"] = entry["date"].isoformat()
    fields["counts"] = {kind.lower(): number for kind, number in count_claims(article).items()}
    return fields


def _header(article: Article, width: int) -> Iterator[str]:
    yield article.category.upper()
    yield _wrap(article.title, width) + "\n" + "=" * min(len(article.title), width)
    yield _wrap(article.subtitle, width)
    by = f"{article.author} \u00b7 " if article.author else ""
    counts = say_counts(count_claims(article))
    yield "\n".join(
        _wrap(line, width) for line in (by + say_dates(article), article.how_made, counts) if line
    )


def _foot(article: Article, resolve: Resolve, width: int) -> Iterator[str]:
    figures = [
        f"{say_label(f.metric, resolve)}, {f.year}: {say_figure(f.metric, f.value, resolve)}."
        f" {f.note}"
        for f in article.figures
    ]
    sources = [f"{n}. {source.text}" for n, source in enumerate(article.sources, start=1)]
    history = [f"{say_day(entry.date)}: {entry.text}" for entry in article.history]
    codes = [f"{code} {resolve('occupation', code) or ''}".strip() for code in article.occupations]
    tags = [", ".join(article.tags)] if article.tags else []
    for title, lines in (
        ("Figures of this article (its own, not values of this program)", figures),
        ("Sources", sources),
        (say_history(article), history),
        ("Occupations", codes),
        ("Tags", tags),
    ):
        if lines:
            yield _titled(title, width) + "\n\n" + "\n".join(_wrap(x, width, "  ") for x in lines)


def _titled(title: str, width: int) -> str:
    return f"{_wrap(title, width)}\n{'-' * min(len(title), width)}"


def _wrap(text: str, width: int, indent: str = "", first: str = "") -> str:
    """Return TEXT wrapped; FIRST stands before the first line, INDENT before every other."""
    return "\n".join(
        textwrap.fill(
            line,
            width,
            initial_indent=indent if number else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(text.split("\n"))
    )


# --- The text -------------------------------------------------------------------------------------


def _body(article: Article, resolve: Resolve, width: int) -> Iterator[str]:
    """Yield paragraphs; a whole list is one, a table another."""
    rows: list[list[str]] = []
    aligned: list[str] = []
    items: list[str] = []
    within: list[Block] = []
    numbers: list[int] = []
    marker = ""
    for block in body_of(article).blocks:
        if block.form == "open":
            within.append(block)
            if block.name in ("ul", "ol"):
                numbers.append(int(block.detail or 1) if block.name == "ol" else -1)
            elif block.name == "li":
                marker = _marker(numbers)
            elif block.name == "tr":
                rows.append([])
            elif block.name == "th":
                aligned.append(block.detail)
        elif block.form == "close":
            within.pop()
            if block.name in ("ul", "ol"):
                numbers.pop()
                if not numbers:
                    yield "\n".join(items)
                    items = []
            elif block.name == "table":
                items.append(_table(rows, aligned))
                rows, aligned = [], []
        elif block.form == "alone":
            items.append("-" * width)
        else:
            words = _words(block.pieces, article, resolve)
            name = within[-1].name
            if name in ("td", "th"):
                rows[-1].append(" ".join(words.split()))
                continue
            depth = max(len(numbers) - 1, 0) + sum(b.name == "blockquote" for b in within)
            items.append(_paragraph(words, name, "  " * min(depth, 8), marker, width))
            marker = ""
        if not numbers and items:
            yield from items
            items = []


def _paragraph(words: str, name: str, indent: str, marker: str, width: int) -> str:
    if name in HEADINGS:
        return _titled(words, width)
    if name == "pre":
        return textwrap.indent(words, indent + "    ")
    return _wrap(words, width, indent + " " * len(marker), indent + marker)


def _marker(numbers: list[int]) -> str:
    """Return what stands before the next item of the innermost list, -1 for one without order."""
    if numbers[-1] < 0:
        return "- "
    numbers[-1] += 1
    return f"{numbers[-1] - 1}. "


def _words(pieces: Sequence[Piece], article: Article, resolve: Resolve) -> str:
    numbers = {source.id: n for n, source in enumerate(article.sources, start=1)}
    written: list[str] = []
    links: list[str] = []
    for piece in pieces:
        if piece.form in ("text", "code"):
            written.append(piece.text)
        elif piece.form == "tag":
            source = f" {numbers[piece.source]}" if piece.source else ""
            written.append(f"[{piece.kind}{source}]")
        elif piece.reference is not None:
            if piece.reference.kind == "chart":
                written.append(f"(Chart: {piece.reference.id.replace('_', ' ')})")
            else:
                written.append(say_value(piece.reference, article, resolve))
        elif piece.form == "break":
            written.append(piece.text)
        elif piece.mark == "a" and piece.form == "open":
            links.append("" if good_link(piece.text) or not piece.text else f" ({piece.text})")
        elif piece.mark == "a":
            written.append(links.pop())
    return "".join(written)


def _table(rows: Sequence[Sequence[str]], aligned: Sequence[str]) -> str:
    count = max(len(row) for row in rows)
    full = [[*row, *[""] * (count - len(row))] for row in rows]
    widths = [max(len(row[n]) for row in full) for n in range(count)]
    right = [n < len(aligned) and aligned[n] == "right" for n in range(count)]
    lines = [
        "  ".join(
            cell.rjust(widths[n]) if right[n] else cell.ljust(widths[n])
            for n, cell in enumerate(row)
        ).rstrip()
        for row in full
    ]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * (count - 1)), *lines[1:]])
