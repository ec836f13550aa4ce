"""The cells of a user's table as text, whatever its separator, encoding or program."""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Literal, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_line
from occdesk.sources.files.container import Member
from occdesk.sources.files.limits import (
    CELL_TEXT,
    COLUMNS,
    LONGEST_LINE,
    MB,
    OWN_BYTES,
    OWN_CELLS,
    OWN_ROWS,
    OWN_SHEET,
)
from occdesk.sources.files.sheets import is_workbook, open_book, write_raw
from occdesk.sources.files.streams import short

Decimal = Literal[".", ","]
"""What stands before the decimals of a number."""

_SEPARATORS = ",;\t"
_SAMPLE = 40
_SAMPLE_LINES = 400
_SURE_DIGITS = 16
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
    a row wider than the header, no row at all; and for what is beyond the limits.
    """
    # It is looked at to tell what it is, to propose what is taken, and to take it.
    return member.container.once(("grid", member.name, sheet), lambda: _read_grid(member, sheet))


def _read_grid(member: Member, sheet: str) -> Grid:
    warnings: list[str] = []
    lines: list[tuple[int, list[str]]]
    if is_workbook(member):
        book = open_book(member)
        sheet = sheet or book.names[0]
        lines = _filled(
            (
                (number, [_written(cell) for cell in row])
                for number, row in book.rows(sheet, most=OWN_SHEET)
            ),
            member,
        )
        decimal: Decimal = "."
    else:
        sheet = ""
        text = _decode(member, warnings)
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise OccDeskError(f"Line {line:,} of {member} holds a zero byte; it is no text table.")
        separator = _guess_separator(text)
        lines = _filled(_split(text, separator, member), member)
        decimal = "," if separator == ";" else "."
    called = f"sheet {plain_line(sheet)} of {member}" if sheet else str(member)
    if len(lines) < 2:
        raise OccDeskError(f"{called} has no rows under a header; is it another file?")
    (first, header), *body = lines
    titles = _name_columns(header, called, first)
    rows = tuple((number, _fit(cells, len(titles), called, number)) for number, cells in body)
    return Grid(str(member), sheet, titles, rows, decimal, tuple(warnings))


def _filled(lines: Iterable[tuple[int, list[str]]], member: Member) -> list[tuple[int, list[str]]]:
    """Return the lines that have a cell with text; raises OccDeskError for too many of them."""
    filled: list[tuple[int, list[str]]] = []
    cells = 0
    for number, line in lines:
        if not any(line):
            continue
        filled.append((number, line))
        cells += len(line)
        if len(filled) > OWN_ROWS + 1 or cells > OWN_CELLS:
            most, what = (OWN_CELLS, "cells") if cells > OWN_CELLS else (OWN_ROWS, "rows")
            raise OccDeskError(
                f"{member} has more than {most:,} {what}, the most that are read of a table of your"
                " own; keep those about occupations."
            )
    return filled


def parse_number(text: str, decimal: Decimal) -> float | None:
    """Return the number that a cell holds, or None; a sign of money or percent may stand by it."""
    if text.isdecimal() and len(text) < _SURE_DIGITS:
        return float(text)
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
        content = file.read(OWN_BYTES + 1)
    if len(content) > OWN_BYTES:
        raise OccDeskError(
            f"{member} has more than {OWN_BYTES // MB} MB, the most that is read of a table of your"
            " own; keep the rows and columns about occupations."
        )
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
    sample = list(islice(StringIO(text, newline=""), _SAMPLE_LINES))

    def fitness(separator: str) -> tuple[int, int, int]:
        try:
            reader = csv.reader(sample, delimiter=separator)
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

    if any(len(line) > LONGEST_LINE for line in sample):
        return _SEPARATORS[0]
    return max(_SEPARATORS, key=fitness)


def _split(text: str, separator: str, member: Member) -> Iterator[tuple[int, list[str]]]:
    # Python's own limit of a cell is for all of a process.
    csv.field_size_limit(CELL_TEXT)
    lines = csv.reader(_lines(text, member), delimiter=separator)
    start = 1
    try:
        for cells in lines:
            yield start, [_plain(cell) for cell in cells]
            start = lines.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise OccDeskError(
                f"Line {start:,} of {member} has a cell of more than {CELL_TEXT:,} characters; is a"
                " quotation mark missing?"
            ) from None
        raise OccDeskError(f"Line {start:,} of {member} cannot be read: {error}.") from None


def _lines(text: str, member: Member) -> Iterator[str]:
    for number, line in enumerate(StringIO(text, newline=""), 1):
        if len(line) > LONGEST_LINE:
            raise OccDeskError(
                f"Line {number:,} of {member} has more than {LONGEST_LINE:,} characters; it is no"
                " text table."
            )
        yield line


def _written(cell: object) -> str:
    """Return a cell of a sheet as text in one line."""
    return "" if cell is None else plain_line(write_raw(cell))


def _plain(cell: str) -> str:
    """Return a cell in one line, and without the formula that keeps it text."""
    line = plain_line(cell)
    formula = _FORMULA.fullmatch(line) if line.startswith("=") else None
    return formula[1].strip() if formula else line


def _name_columns(header: Sequence[str], called: str, row: int) -> tuple[str, ...]:
    width = max((place for place, title in enumerate(header, 1) if title), default=0)
    if width > COLUMNS:
        raise OccDeskError(
            f"{called} has {width:,} columns where {COLUMNS:,} are the most that are read; keep"
            " those that you need."
        )
    titles = tuple(title or f"Column {place}" for place, title in enumerate(header[:width], 1))
    for title, times in Counter(titles).items():
        if times > 1:
            raise OccDeskError(
                f"The column “{short(title)}” stands twice in row {row} of {called}."
            )
    if width < 2:
        raise OccDeskError(f"{called} has fewer than two columns; it needs a key and a figure.")
    return titles


def _fit(cells: Sequence[str], width: int, called: str, row: int) -> tuple[str, ...]:
    if any(cells[width:]):
        raise OccDeskError(
            f"Row {row} of {called} has more cells than the header has columns ({width})."
        )
    return (*cells[:width], *[""] * (width - len(cells)))
