"""Plain text saved from a web page of occupation analyses, read as an article.

The page begins with its category, title and subtitle, names dates, has headings that stand alone
in short lines, and ends with an update history, related pages and tags. Nothing is added to what
the text holds, and whatever follows the analysis itself but the history, the tags and the line
about its sources (links to other pages) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from occdesk.articles.article import Article, name_of
from occdesk.articles.body import read_body
from occdesk.articles.frontmatter import Citation, HistoryEntry
from occdesk.articles.limits import clean, problem
from occdesk.articles.resolve import MONTHS
from occdesk.articles.statedfigures import stated_figures
from occdesk.model.errors import OccDeskError

_CODE = re.compile(r"(?<![\w-])\d{2}-\d{4}\.\d{2}(?![\w.]\d)")
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)+")
_DAY = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d)|({'|'.join(MONTHS)})\s+(\d{{1,2}}),\s+(\d{{4}})")
_BULLET = re.compile(r"[\u2022*-]\s+")
_BYLINE = re.compile(r"By\s?(?=[A-Z])")
_TAG = re.compile(r"\[(?:Fact|Claim|Estimate)\]")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#+\-!|&~=]")
_LIST_NUMBER = re.compile(r"\A(\d{1,9})([.)])(?=\s)")
_END = re.compile(r"(?:update history|related\s*:.*|more in this topic|tags)", re.IGNORECASE)
_SOURCES = re.compile(r"(?:this\s+)?analysis (?:is )?based on\b", re.IGNORECASE)
_HOW = re.compile(r"\b(?:AI-assisted|reviewed and edited|written by)\b", re.IGNORECASE)

_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, sorted by what they are."""

    category: str
    title: str
    subtitle: str
    author: str
    about: tuple[str, ...]
    body: tuple[str, ...]
    foot: tuple[str, ...]


def parse_web_text(text: str, slug: str) -> Article:
    """Return the article that TEXT, saved from a web page, holds.

    Raises OccDeskError where there is no title with text below it, and for text beyond the
    limits.
    """
    where = name_of(slug)
    lines = [" ".join(line.split()) for line in clean(text, where).split("\n")]
    page = _sort([line for line in lines if line], where)
    paragraphs = [line for line in page.body if not _is_how_made(line)]
    markdown = "\n\n".join(_markdown(paragraphs, where)) + "\n"
    body = read_body(markdown, where)
    history = tuple(sorted(_history(page.foot), key=lambda entry: entry.date))
    return Article(
        slug=slug,
        title=page.title,
        subtitle=page.subtitle,
        category=page.category,
        occupations=tuple(dict.fromkeys(_CODE.findall(" ".join(page.body)))),
        author=page.author,
        published=_day_after(("published", "first published on"), page)
        or (history[0].date if history else None),
        updated=_day_after(("last updated", "last reviewed on", "last updated on"), page)
        or (history[-1].date if history else None),
        how_made=_how_made(page),
        history=history,
        tags=_tags(page.foot),
        sources=tuple(
            Citation(f"stated-{number}", line)
            for number, line in enumerate(filter(_SOURCES.match, page.foot), start=1)
        ),
        figures=stated_figures((page.subtitle, *paragraphs)),
        body=markdown,
        headings=body.headings,
        claims=body.claims,
        references=(),
    )


def _sort(lines: Sequence[str], where: str) -> _Page:
    rest = list(lines)
    category = ""
    if rest and _CATEGORY.fullmatch(rest[0]):
        category = rest.pop(0).replace("-", " ").capitalize()
    if len(rest) < 2:
        raise problem(where, 0, "there is no title with text below it; save the whole page.")
    title, rest = rest[0], rest[1:]
    about = [line for line in rest[:8] if _is_furniture(line)]
    subtitle = ""
    if about and rest.index(about[0]) == 1:
        subtitle = rest[0]
    author = next((_BYLINE.sub("", line, count=1) for line in about if _BYLINE.match(line)), "")
    begin = rest.index(about[-1]) + 1 if about else 0
    end = next((n for n, line in enumerate(rest) if n >= begin and _END.fullmatch(line)), len(rest))
    return _Page(
        category, title, subtitle, author, tuple(about), tuple(rest[begin:end]), tuple(rest[end:])
    )


def _is_furniture(line: str) -> bool:
    if len(line) > 2 * _LONGEST_HEADING:
        return False
    return bool(_BYLINE.match(line) or line.startswith("Published:") or _HOW.search(line))


def _markdown(paragraphs: Sequence[str], where: str) -> Iterator[str]:
    for number, line in enumerate(paragraphs):
        follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        if _is_heading(line, follower):
            yield f"## {_escaped(line)}"
        elif _BULLET.match(line):
            yield f"- {_tagged(_BULLET.sub('', line, count=1), where)}"
        else:
            yield _tagged(line, where)


def _is_heading(line: str, follower: str) -> bool:
    """Whether LINE is a heading: short, without a stop, and with a paragraph below it."""
    short = len(line) <= _LONGEST_HEADING and line[-1] not in ".,;:!\u2026"
    return short and not _BULLET.match(line) and len(follower) > len(line) and " " in follower


def _tagged(line: str, where: str) -> str:
    """Return LINE as Markdown; a paragraph whose tags have no sentences keeps them as words."""
    if _TAG.search(line) is None:
        return _escaped(line)
    parts = _TAG.split(line)
    tags = [*_TAG.findall(line), ""]
    kept = "".join(_escaped(part) + tag for part, tag in zip(parts, tags, strict=True))
    try:
        read_body(kept, where)
    except OccDeskError:
        return _escaped(line)
    return kept


def _escaped(line: str) -> str:
    return _LIST_NUMBER.sub(r"\1\\\2", _SPECIAL.sub(lambda mark: "\\" + mark.group(), line))


def _history(foot: Sequence[str]) -> Iterator[HistoryEntry]:
    for line in foot:
        if _BULLET.match(line):
            entry = _BULLET.sub("", line, count=1)
            found = _DAY.match(entry)
            day = _day(found) if found else None
            if found and day:
                yield HistoryEntry(day, entry[found.end() :].lstrip(" :.\u2013\u2014-"))


def _day_after(words: Sequence[str], page: _Page) -> date | None:
    """Return the first date that directly follows one of WORDS, from head or foot of the page."""
    for line in (*page.about, *page.foot):
        for word in words:
            found = re.search(rf"\b{word}:?\s*(?={_DAY.pattern})", line, re.IGNORECASE)
            day = _DAY.match(line, found.end()) if found else None
            if day is not None:
                return _day(day)
    return None


def _day(found: re.Match[str]) -> date | None:
    year, month, day, name, of_month, of_year = found.groups()
    try:
        if name is None:
            return date(int(year), int(month), int(day))
        return date(int(of_year), MONTHS.index(name) + 1, int(of_month))
    except ValueError:
        return None


def _how_made(page: _Page) -> str:
    glued = [line for line in page.about if _HOW.search(line) and not _BYLINE.match(line)]
    said = [re.sub(r"(?<=[a-z])(?=[A-Z])", ". ", line) for line in glued]
    said += [line.strip("_ ") for line in page.body if _is_how_made(line)]
    return " ".join(line if line.endswith(".") else f"{line}." for line in said)


def _is_how_made(line: str) -> bool:
    """Whether a line of the body, set in italics on the page, says how it was made."""
    return len(line) > 2 and line[0] == line[-1] == "_" and bool(_HOW.search(line))


def _tags(foot: Sequence[str]) -> tuple[str, ...]:
    found = [part.strip() for line in foot if line.startswith("#") for part in line.split("#")]
    return tuple(dict.fromkeys(part for part in found if part))
