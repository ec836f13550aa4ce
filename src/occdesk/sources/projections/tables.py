"""Tables of the Employment Projections, told by their titles, whichever edition they are of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.files import sheets
from occdesk.sources.files.container import Member

CODE = re.compile(r'=?"?(\d\d-\d{4})"?')
"""A code as published: the projections data tool writes it as a formula, ="13-2011"."""

Row = tuple[object, ...]

_MATRIX_CODE = re.compile(r"(20\d\d) national employment matrix(?: occupation)? code")
_TOOL_CODE = "occupation code"
_TOOL_YEAR = re.compile(r"employment (20\d\d)")
_MARK = re.compile(r"\s*[\[(]\d+[\])]\s*$")
_DASHES = str.maketrans("\N{EN DASH}\N{EM DASH}", "--")

# Which table it is, by words that its heading and its column titles have in common with no other.
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("occupations", "", ("occupation type", "typical education needed for entry")),
    ("occupations", "", ("occupation code", "typical entry-level education")),
    ("assignments", "education and training assignments", ("typical education needed for entry",)),
    ("separations", "", ("occupation type", "total occupational separations rate")),
    ("reasons", "", ("factors affecting occupational utilization",)),
    ("attainment", "", ("less than high school diploma", "some college, no degree")),
    ("top skills", "by detailed occupation", ("top highest skill", "third highest skill")),
    (
        "skill ranks",
        "percentile rank of detailed occupations",
        ("national employment matrix code",),
    ),
)


class Edition(NamedTuple):
    """One edition of the projections: the year that they start from and the year they reach."""

    base: int
    end: int

    @property
    def short(self) -> str:
        """Return the last two digits of the year that is projected."""
        return f"{self.end % 100:02}"

    @property
    def release(self) -> str:
        """Return the id of the release."""
        return f"ep-{self.base}-{self.short}"

    @property
    def name(self) -> str:
        """Return how notes call this edition."""
        return f"The projections of {self.base} to {self.end}"


class Heading(NamedTuple):
    """What stands above a table: which one it is, its edition, titles and the row of the titles."""

    member: Member
    sheet: str | None
    kind: str
    edition: Edition
    heading: str
    titles: tuple[str, ...]
    key: int
    row: int

    def __str__(self) -> str:
        return self.member.label if self.sheet is None else f"{self.sheet} of {self.member.label}"

    def find(self, patterns: Sequence[str]) -> int | None:
        """Return the place of the column that is titled like one of PATTERNS, or None.

        A pattern may name the years: {base}, {end} and {short} (two digits).
        """
        years = {"base": self.edition.base, "end": self.edition.end, "short": self.edition.short}
        plain = [simplify(title) for title in self.titles]
        for pattern in patterns:
            wanted = pattern.format(**years)
            if wanted in plain:
                return plain.index(wanted)
        return None

    def need(self, patterns: Sequence[str]) -> int:
        """Return the place of a column; raises OccDeskError where there is none."""
        place = self.find(patterns)
        if place is None:
            years = {
                "base": self.edition.base,
                "end": self.edition.end,
                "short": self.edition.short,
            }
            wanted = patterns[0].format(**years)
            raise OccDeskError(f"{self} has no column “{wanted}”; is it another edition?")
        return place


def simplify(title: object) -> str:
    """Return a title without footnote mark, in lower case, with hyphens and single spaces."""
    text = _MARK.sub("", sheets.write_raw(title)).translate(_DASHES)
    return " ".join(text.split()).casefold()


def find_headings(member: Member, tops: Mapping[str, Sequence[Row]]) -> Iterator[Heading]:
    """Yield every table of the projections that a file holds; TOPS are the first rows by sheet."""
    for sheet, rows in tops.items():
        heading = _read_heading(member, sheet, rows)
        if heading is not None:
            yield heading
    if member.name.casefold().endswith(".csv"):
        try:
            rows = [tuple(sheets.read_header(member))]
        except OccDeskError:
            return
        heading = _read_heading(member, None, rows)
        if heading is not None:
            yield heading


def read_rows(table: Heading) -> Iterator[tuple[str, int, Row]]:
    """Yield code, row number and cells of each row of a table that stands by a code."""
    for number, cells in _read_numbered(table):
        code = read_code(cells[table.key] if table.key < len(cells) else None)
        if code:
            width = len(table.titles)
            yield code, number, (*cells, *[None] * (width - len(cells)))


def read_code(cell: object) -> str:
    """Return a six-digit code without the marks of a formula, or an empty text."""
    found = CODE.fullmatch(sheets.write_raw(cell).strip())
    return found[1] if found else ""


def _read_numbered(table: Heading) -> Iterator[tuple[int, Row]]:
    if table.sheet is None:
        yield from sheets.read_text_lines(table.member, table.titles)
        return
    book = sheets.open_book(table.member)
    yield from islice(book.rows(table.sheet), table.row, None)


def _read_heading(member: Member, sheet: str | None, rows: Sequence[Row]) -> Heading | None:
    for number, row in enumerate(rows, start=1):
        plain = [simplify(cell) for cell in row]
        found = _find_key(plain)
        if found is None:
            continue
        key, base = found
        above = " ".join(
            sheets.write_raw(cell) for one in rows[: number - 1] for cell in one if cell
        )
        for kind, words, titles in _KINDS:
            if words in simplify(above) and all(any(t in cell for cell in plain) for t in titles):
                edition = Edition(base, base + 10)
                names = tuple(sheets.write_raw(cell) for cell in row)
                return Heading(member, sheet, kind, edition, above, names, key, number)
        return None
    return None


def _find_key(plain: Sequence[str]) -> tuple[int, int] | None:
    """Return the place of the column of codes, and the year that the edition starts from."""
    for place, title in enumerate(plain):
        found = _MATRIX_CODE.fullmatch(title)
        if found:
            return place, int(found[1])
    if _TOOL_CODE in plain:
        years = [int(found[1]) for title in plain if (found := _TOOL_YEAR.fullmatch(title))]
        if years:
            return plain.index(_TOOL_CODE), min(years)
    return None
