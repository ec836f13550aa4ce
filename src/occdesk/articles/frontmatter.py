"""What an article says about itself: the TOML between two `+++` lines, read and checked."""

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from occdesk.articles.limits import MOST_FRONT_MATTER, problem
from occdesk.model.codes import parse_code
from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_line

FENCE = "+++"

T = TypeVar("T")

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_METRIC = re.compile(r"[a-z][a-z0-9_]*")
_AT = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


class HistoryEntry(NamedTuple):
    """One step in the life of an article."""

    date: date
    text: str


class Citation(NamedTuple):
    """A source that an article names; tags refer to it by `id`."""

    id: str
    text: str


class PublishedFigure(NamedTuple):
    """A number that an article publishes as its own, in the unit of the metric it speaks of."""

    metric: str
    year: int
    value: float
    note: str


class FrontMatter(NamedTuple):
    """The fields of an article before its text; `published` is required, the rest may be empty.

    `dates_of` says whose dates `published`, `updated` and `history` are where they are not the
    article's own.
    """

    title: str
    subtitle: str
    category: str
    occupations: tuple[str, ...]
    author: str
    published: date
    updated: date
    how_made: str
    history: tuple[HistoryEntry, ...]
    tags: tuple[str, ...]
    sources: tuple[Citation, ...]
    figures: tuple[PublishedFigure, ...]
    dates_of: str


def split_front_matter(text: str, where: str) -> tuple[str, str, int]:
    """Return the front matter of TEXT, the Markdown below it and the number of its first line."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        raise problem(where, 1, "an article begins with a line of “+++” and its title in TOML.")
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            front = "\n".join(lines[1:number])
            if len(front) > MOST_FRONT_MATTER:
                raise problem(where, 1, "the front matter is longer than 64 KB; shorten it.")
            return front, "\n".join(lines[number + 1 :]), number + 2
    raise problem(where, 1, "the front matter has no closing line of “+++”.")


def read_front_matter(front: str, where: str) -> FrontMatter:
    """Return what FRONT, the TOML that starts on line 2 of the article WHERE, says.

    Raises OccDeskError with the line for TOML that cannot be read, an unknown key, and a value
    of the wrong kind.
    """
    fields = _Fields(_parse(front, where), front, where)
    fields.know(FrontMatter._fields)
    published = fields.day("published")
    if published is None:
        raise fields.wrong("published", "the date of publication is missing")
    updated = fields.day("updated") or published
    if updated < published:
        raise fields.wrong("updated", "it lies before the date of publication")
    title = fields.text("title")
    if not title:
        raise fields.wrong("title", "an article needs a title")
    return FrontMatter(
        title=title,
        subtitle=fields.text("subtitle"),
        category=fields.text("category"),
        occupations=fields.each("occupations", _code),
        author=fields.text("author"),
        published=published,
        updated=updated,
        how_made=fields.text("how_made"),
        history=tuple(sorted(fields.each("history", _history), key=lambda entry: entry.date)),
        tags=fields.each("tags", _line),
        sources=_distinct(fields, "sources", fields.each("sources", _citation), _id_of),
        figures=_distinct(fields, "figures", fields.each("figures", _figure), _place_of),
        dates_of=fields.text("dates_of"),
    )


def _parse(front: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(front)
    except (ValueError, RecursionError) as error:
        said = str(error)
        found = _AT.search(said)
        line = int(found[1]) + 1 if found and found[1] else 1
        reason = _AT.sub("", said).strip().rstrip(".") or "it is not TOML"
        raise problem(where, line, f"the front matter cannot be read: {reason}.") from error


class _Fields:
    """The parsed front matter together with what an error about it has to say."""

    def __init__(self, raw: Mapping[str, object], front: str, where: str) -> None:
        self._raw = raw
        self._lines = front.split("\n")
        self._where = where

    def wrong(self, key: str, what: str, place: int = 0) -> OccDeskError:
        """Return the error that KEY is wrong, with its line; PLACE is that of a table of many."""
        begins = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}\b")
        found = [n for n, text in enumerate(self._lines, 2) if begins.match(text)]
        line = (found[place] if place < len(found) else found[0]) if found else 1
        return problem(self._where, line, f"“{key}” of the front matter: {what}.")

    def know(self, keys: Iterable[str]) -> None:
        """Raise for the first key that is none of KEYS."""
        known = tuple(keys)
        for key in self._raw:
            if key not in known:
                raise self.wrong(key, f"no such key; there are {', '.join(known)}")

    def text(self, key: str) -> str:
        """Return one line of text, empty where KEY is absent."""
        return self._checked(key, self._raw.get(key, ""), _line)

    def day(self, key: str) -> date | None:
        """Return a date, or None where KEY is absent."""
        return self._checked(key, self._raw[key], _day) if key in self._raw else None

    def each(self, key: str, read: Callable[[object], T]) -> tuple[T, ...]:
        """Return the items of a list, each READ; none where KEY is absent."""
        items = self._raw.get(key, [])
        if not isinstance(items, list):
            raise self.wrong(key, "it has to be a list")
        return tuple(self._checked(key, item, read, place) for place, item in enumerate(items))

    def _checked(self, key: str, item: object, read: Callable[[object], T], place: int = 0) -> T:
        try:
            return read(item)
        except ValueError as error:
            raise self.wrong(key, str(error), place) from error


# --- One item each: the value, or ValueError with what is wrong ----------------------------------


def _line(item: object) -> str:
    if not isinstance(item, str):
        raise ValueError("it has to be text in quotes")
    # TOML writes a control character as "\\u001b", which no reading of the file sees.
    return plain_line(" ".join(item.split()))


def _day(item: object) -> date:
    if not isinstance(item, date) or isinstance(item, datetime):
        raise ValueError("it has to be a date without quotes, as 2026-03-25")
    return item


def _code(item: object) -> str:
    try:
        return parse_code(_line(item))
    except OccDeskError as error:
        raise ValueError("it has to hold occupation codes, as 15-2051.00") from error


def _history(item: object) -> HistoryEntry:
    fields = _table(item, ("date", "text"))
    return HistoryEntry(_day(fields["date"]), _line(fields["text"]))


def _citation(item: object) -> Citation:
    fields = _table(item, ("id", "text"))
    name = _line(fields["id"])
    if _ID.fullmatch(name) is None:
        raise ValueError("an id is made of a-z, 0-9, “-” and “_”")
    return Citation(name, _line(fields["text"]))


def _figure(item: object) -> PublishedFigure:
    fields = _table(item, ("metric", "year", "value", "note"))
    metric, year, value = _line(fields["metric"]), fields["year"], fields["value"]
    if _METRIC.fullmatch(metric) is None:
        raise ValueError("“metric” has to be the id of a metric, as ai_exposure")
    if not isinstance(year, int) or isinstance(year, bool) or not 1900 <= year <= 2099:
        raise ValueError("“year” has to be a year, as 2025")
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError("“value” has to be a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("“value” has to be a finite number")
    return PublishedFigure(metric, year, number, _line(fields["note"]))


def _table(item: object, keys: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(item, dict) or set(item) != set(keys):
        raise ValueError(f"each entry needs {', '.join(keys)}, and nothing else")
    return item


def _id_of(citation: Citation) -> str:
    return citation.id


def _place_of(figure: PublishedFigure) -> tuple[str, int]:
    return (figure.metric, figure.year)


def _distinct(
    fields: _Fields, key: str, items: tuple[T, ...], name: Callable[[T], object]
) -> tuple[T, ...]:
    seen = set()
    for item in items:
        if name(item) in seen:
            raise fields.wrong(key, f"{name(item)} is listed twice")
        seen.add(name(item))
    return items
