"""The reading of one O*NET database: rows by part, whatever the form of the files, and checks."""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Release
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import read_sheet_lines, read_text_lines
from occdesk.sources.onet.files import CODE, Column, Table, find_release, find_tables
from occdesk.sources.pack.content import Extract, SourceFile

_CODE = re.compile(r"\d{2}-\d{4}\.\d{2}")

_ROWS_OF_30_1: Mapping[str, int] = {
    "Alternate Titles": 56_505,
    "Content Model Reference": 630,
    "DWA Reference": 2_087,
    "Education, Training, and Experience": 37_125,
    "Education, Training, and Experience Categories": 41,
    "IWA Reference": 332,
    "Interests": 8_307,
    "Job Zones": 923,
    "Knowledge": 59_004,
    "Occupation Data": 1_016,
    "Related Occupations": 18_460,
    "Sample of Reported Titles": 7_955,
    "Scales Reference": 31,
    "Skills": 62_580,
    "Task Categories": 7,
    "Task Statements": 18_796,
    "Technology Skills": 32_773,
    "Work Context Categories": 281,
    "Work Styles": 37_422,
}
"""A text that was cut off between two lines looks whole, and what it lost would be called missing
from its source. The rows of release 30.1 are known."""


class Line(NamedTuple):
    """One row of a table: its number, and the cells that were asked for as text.

    Cells without content are empty: those of a workbook, and `n/a` of a text.
    """

    table: Table
    row: int
    cells: tuple[str, ...]

    def error(self, problem: str) -> OccDeskError:
        """Return the error that says what is wrong with this row."""
        return OccDeskError(f"Row {self.row} of {self.table.member} {problem}; fetch it again.")

    def number(self, cell: int) -> float:
        """Return cell number CELL as a finite number; raises OccDeskError where it is none."""
        text = self.cells[cell]
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or "_" in text:
            raise self.error(f"has “{text}” where a number should stand")
        return number

    def optional(self, cell: int) -> float | None:
        """Return a cell as a number, or None where it is empty."""
        return self.number(cell) if self.cells[cell] else None

    def integer(self, cell: int) -> int:
        """Return a cell as a whole number."""
        number = self.number(cell)
        if not number.is_integer():
            raise self.error(f"has “{self.cells[cell]}” where a whole number should stand")
        return int(number)

    def optional_integer(self, cell: int) -> int | None:
        """Return a cell as a whole number, or None where it is empty."""
        return self.integer(cell) if self.cells[cell] else None

    def flag(self, cell: int) -> bool:
        """Return whether a cell is Y; N and no content are not."""
        text = self.cells[cell]
        if text not in ("Y", "N", ""):
            raise self.error(f"has “{text}” where Y or N should stand")
        return text == "Y"

    def raw(self, cell: int, number: float) -> str:
        """Return a cell's text where it differs from the number's shortest form, else nothing."""
        text = self.cells[cell]
        return "" if text == shortest(number) else text


class Keys:
    """The keys of a part's rows that were seen; none may come twice."""

    def __init__(self) -> None:
        self._seen: dict[tuple[object, ...], tuple[int, Member]] = {}

    def add(self, line: Line, *key: object) -> None:
        """Remember a row's key; raises OccDeskError when another row had it."""
        place = (line.row, line.table.member)
        row, member = self._seen.setdefault(key, place)
        if (row, member) != place:
            words = " ".join(str(part) for part in key if part != "")
            files = dict.fromkeys((str(member), str(line.table.member)))
            raise OccDeskError(
                f"Rows {row} and {line.row} of {' and '.join(files)} are both about {words};"
                " fetch the file again."
            )


class Reading:
    """One database while it is read: its tables and release, and what there is to say about it.

    KNOWN are the codes of occupations that are kept; by default those of Occupation Data, and
    every code where that file is not given.
    """

    def __init__(self, container: Container, known: Collection[str] | None = None) -> None:
        self.tables = find_tables(container)
        if not self.tables:
            raise OccDeskError(
                f"{container.path.name} holds no file of the O*NET database; give its folder, its"
                " zip archive or one of its files."
            )
        self.release, self._notice = find_release(container)
        self._unknown: dict[str, int] = {}
        self._known: Collection[str] | None = known
        if known is None and self.has("occupation"):
            self._known = {line.cells[0] for line in self._lines_of("occupation")}

    def has(self, part: str) -> bool:
        """Return whether there is a file of a part."""
        return any(table.file.part == part for table in self.tables)

    def of(self, part: str) -> tuple[Table, ...]:
        """Return the tables of a part."""
        return tuple(table for table in self.tables if table.file.part == part)

    def occupation_lines(
        self, part: str, columns: Sequence[Column], optional: Sequence[Column] = ()
    ) -> Iterator[Line]:
        """Yield the rows of a part about known occupations; the code is the first cell.

        Raises OccDeskError where there is no code.
        """
        for line in self._lines_of(part, columns, optional):
            if self.keeps(line.cells[0]):
                yield line

    def keeps(self, code: str) -> bool:
        """Return whether a code is known; those that are not are counted for the warning."""
        if self._known is None or code in self._known:
            return True
        self._unknown[code] = self._unknown.get(code, 0) + 1
        return False

    def lines(
        self, part: str, columns: Sequence[Column], optional: Sequence[Column] = ()
    ) -> Iterator[Line]:
        """Yield the rows of a part: the cells of COLUMNS, then of OPTIONAL, empty where absent.

        Raises OccDeskError where one of COLUMNS is missing, and for a file of release 30.1 that is
        not whole.
        """
        for table in self.of(part):
            number = 0
            for line in read_lines(table, columns, optional):
                if any(line.cells):
                    number += 1
                    yield line
            expected = _ROWS_OF_30_1.get(table.file.name, 0)
            if self.release.id == "onet-30.1" and number < expected:
                raise OccDeskError(
                    f"{table.member} has {number:,} rows where O*NET 30.1 has {expected:,};"
                    " it is not whole: fetch it again."
                )

    def extracts(
        self, metric: str, column: Column, *, key: Column = CODE, part: str = ""
    ) -> list[Extract]:
        """Return where rows stand, one record for each file of a part; METRIC names most parts."""
        tables = self.of(part or metric)
        return [self.extract(table, metric, column, key=key) for table in tables]

    def extract(
        self,
        table: Table,
        metric: str,
        column: Column,
        *,
        key: Column = CODE,
        step: str = "",
    ) -> Extract:
        """Return where one column of a table stands."""
        if not step and table.file.elements:
            step = f"elements whose Element ID begins with {table.file.elements}"
        file, release = str(table.member), self.release.id
        titles = (table.column(key), table.column(column))
        return Extract(metric, 0, "rated", release, file, table.sheet, *titles, step)

    def files(self) -> list[SourceFile]:
        """Return the files that are read, with checksums."""
        members = [table.member for table in self.tables]
        if self._notice is not None:
            members.append(self._notice)
        return [_source_file(member, self.release) for member in members]

    def unknown_warning(self) -> str:
        """Return the sentence that counts what was left out, or nothing."""
        if not self._unknown:
            return ""
        codes = sorted(self._unknown)
        shown = ", ".join(codes[:5]) + (" and others" if len(codes) > 5 else "")
        rows = sum(self._unknown.values())
        return (
            f"{rows:,} {'row was' if rows == 1 else 'rows were'} left out, because this program"
            f" does not know {len(codes)} {'code' if len(codes) == 1 else 'codes'}: {shown}."
        )

    def _lines_of(
        self, part: str, columns: Sequence[Column] = (), optional: Sequence[Column] = ()
    ) -> Iterator[Line]:
        for line in self.lines(part, (CODE, *columns), optional):
            if not _CODE.fullmatch(line.cells[0]):
                raise line.error(f"has “{line.cells[0]}” where the code of an occupation stands")
            yield line


def read_lines(
    table: Table, columns: Sequence[Column], optional: Sequence[Column] = ()
) -> Iterator[Line]:
    """Yield the rows of one table, whether it is a text or a workbook."""
    needed = [table.column(names) for names in columns]
    further = [table.column(names) for names in optional]
    if table.is_book:
        for row, values in read_sheet_lines(table.member, None, needed, optional=further):
            yield Line(table, row, tuple(_as_text(value) for value in values))
        return
    delimiter, quoting = table.form
    texts = read_text_lines(
        table.member, needed, delimiter=delimiter, quoting=quoting, optional=further
    )
    for row, cells in texts:
        yield Line(table, row, tuple("" if cell == "n/a" else cell for cell in cells))


def element_names(reading: Reading) -> dict[str, str]:
    """Return the name of each element of the content model."""
    columns = ("Element ID", "Element Name")
    return {line.cells[0]: line.cells[1] for line in reading.lines("element", columns)}


def shortest(number: float) -> str:
    """Return a number as briefly as it can be written without losing anything."""
    return str(int(number)) if number.is_integer() else repr(number)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return shortest(value) if math.isfinite(value) else str(value)
    return str(value)


def _source_file(member: Member, release: Release) -> SourceFile:
    checksum = member.container.checksum(member)
    return SourceFile(str(member), checksum.sha256, checksum.bytes, release.id)
