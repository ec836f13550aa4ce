"""The cells of a user's table as text, whatever its separator, encoding or program."""

import csv
import math
import re
from collections.abc import Sequence
from io import StringIO
from typing import Literal, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.container import Member
from occdesk.sources.sheets import is_workbook, write_raw
from occdesk.sources.workbook import Book

Decimal = Literal[".", ","]
"""What stands before the decimals of a number."""

_SEPARATORS = ",;\t"
_SAMPLE = 40
_MOST_BYTES = 64 * 1024 * 1024
_LONGEST_NUMBER = 400
"""Characters of the longest number that a machine holds, in full; what has more is text."""
_FORMULA = re.compile(r'="(.*)"')
_NUMBERS = {
    ".": re.compile(
        r"[+-]?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d{1,4})?", re.IGNORECASE
    ),
    ",": re.compile(r"[+-]?(?=,?\d)(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)?(?:,\d*)?"),
}
"""A digit comes before the power of ten: `E5` is a grade, and `2E5` is 200,000."""
_AROUND = re.compile(r"^[$€£]\s*|\s*[%$€£]$")


class Grid(NamedTuple):
    """A table: titles of its columns, and the rows under them with their numbers.

    Every cell is text, empty where there is none, and every row as wide as the header.
    """

    file: str
    sheet: str
    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    decimal: Decimal
    warnings: tuple[str, ...]

    @property
    def called(self) -> str:
        """How the table is named in messages."""
        return f"sheet {self.sheet} of {self.file}" if self.sheet else self.file

    def place(self, title: str) -> int:
        """Return the place of a column; raises OccDeskError when there is none of that title."""
        if title not in self.titles:
            raise OccDeskError(f"{self.called} has no column “{title}”.")
        return self.titles.index(title)

    def column(self, title: str) -> list[str]:
        """Return the cells of a column."""
        place = self.place(title)
        return [cells[place] for _, cells in self.rows]


def read_grid(member: Member, sheet: str = "") -> Grid:
    """Return the table of a text or workbook; SHEET is a workbook's sheet, empty the first.

    Raises OccDeskError, naming file and row, for what is not a table: no header, a title twice,
    a row wider than the header, no row at all.
    """
    warnings: list[str] = []
    lines: list[tuple[int, list[str]]]
    if is_workbook(member):
        book = Book(member.open(), str(member))
        sheet = sheet or book.names[0]
        lines = [
            (number, ["" if cell is None else write_raw(cell).strip() for cell in row])
            for number, row in book.rows(sheet)
        ]
        decimal: Decimal = "."
    else:
        sheet = ""
        text = _decode(member, warnings)
        separator = _guess_separator(text)
        lines = _split(text, separator, member)
        decimal = "," if separator == ";" else "."
    filled = [(number, cells) for number, cells in lines if any(cells)]
    called = f"sheet {sheet} of {member}" if sheet else str(member)
    if len(filled) < 2:
        raise OccDeskError(f"{called} has no rows under a header; is it another file?")
    (first, header), *body = filled
    titles = _name_columns(header, called, first)
    rows = tuple((number, _fit(cells, len(titles), called, number)) for number, cells in body)
    return Grid(str(member), sheet, titles, rows, decimal, tuple(warnings))


def parse_number(text: str, decimal: Decimal) -> float | None:
    """Return the number that a cell holds, or None; a sign of money or percent may stand by it."""
    plain = _AROUND.sub("", text.strip())
    if len(plain) > _LONGEST_NUMBER or not _NUMBERS[decimal].fullmatch(plain):
        return None
    if decimal == ",":
        plain = re.sub(r"[.\u00a0\u202f ]", "", plain).replace(",", ".")
    number = float(plain.replace(",", ""))
    return number if math.isfinite(number) else None


def read_kind(
    filled: Sequence[str], preferred: Decimal
) -> tuple[Literal["number", "category"], Decimal]:
    """Return whether cells are numbers or categories, and their decimal mark.

    They are numbers where at least half can be read so; the PREFERRED mark wins a tie.
    """
    other: Decimal = "." if preferred == "," else ","
    read = {
        mark: sum(parse_number(cell, mark) is not None for cell in filled)
        for mark in (preferred, other)
    }
    decimal = preferred if read[preferred] >= read[other] else other
    if not filled or read[decimal] < len(filled) / 2:
        return "category", preferred
    return "number", decimal


def is_ambiguous(filled: Sequence[str]) -> bool:
    """Return whether every number among cells can be read both ways, and differs for one."""
    pairs = [(parse_number(cell, "."), parse_number(cell, ",")) for cell in filled]
    found = [pair for pair in pairs if pair != (None, None)]
    whole = all(None not in pair for pair in found)
    return whole and any(point != comma for point, comma in found)


def _decode(member: Member, warnings: list[str]) -> str:
    with member.open() as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise OccDeskError(f"{member} is too large to be a table by occupation.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16", member)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _try(content, "cp1252", member)
    warnings.append(f"{member} is not UTF-8; it was read as Windows-1252. Look at its accents.")
    return text


def _try(content: bytes, encoding: str, member: Member) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise OccDeskError(
            f"{member} is not text in UTF-8 or Windows-1252; save it as CSV UTF-8."
        ) from None


def _guess_separator(text: str) -> str:
    """Return the separator that gives most rows of the beginning as many columns as the header."""

    def fitness(separator: str) -> tuple[int, int, int]:
        try:
            reader = csv.reader(StringIO(text), delimiter=separator)
            widths = [len(cells) for _, cells in zip(range(_SAMPLE), reader, strict=False) if cells]
        except csv.Error:
            return (0, 0, 0)
        if not widths or widths[0] < 2:
            return (0, 0, 0)
        return (
            sum(width == widths[0] for width in widths),
            widths[0],
            -_SEPARATORS.index(separator),
        )

    return max(_SEPARATORS, key=fitness)


def _split(text: str, separator: str, member: Member) -> list[tuple[int, list[str]]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in lines:
            rows.append((start, [_plain(cell) for cell in cells]))
            start = lines.line_num + 1
    except csv.Error as error:
        raise OccDeskError(f"Line {start} of {member} cannot be read: {error}.") from None
    return rows


def _plain(cell: str) -> str:
    """Return a cell without spaces around it, and without the formula that keeps it text."""
    stripped = cell.strip()
    formula = _FORMULA.fullmatch(stripped)
    return formula[1].strip() if formula else stripped


def _name_columns(header: Sequence[str], called: str, row: int) -> tuple[str, ...]:
    width = max((place for place, title in enumerate(header, 1) if title), default=0)
    titles = tuple(title or f"Column {place}" for place, title in enumerate(header[:width], 1))
    for title in titles:
        if titles.count(title) > 1:
            raise OccDeskError(f"The column “{title}” stands twice in row {row} of {called}.")
    if width < 2:
        raise OccDeskError(f"{called} has fewer than two columns; it needs a key and a figure.")
    return titles


def _fit(cells: Sequence[str], width: int, called: str, row: int) -> tuple[str, ...]:
    if any(cells[width:]):
        raise OccDeskError(
            f"Row {row} of {called} has more cells than the header has columns ({width})."
        )
    return (*cells[:width], *[""] * (width - len(cells)))
