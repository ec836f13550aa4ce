"""Files of the published indices: found by the titles of their columns, read with their rows."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Release, Source
from occdesk.sources.files.cells import Cell, parse_number
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import (
    is_workbook,
    read_header,
    read_sheet_lines,
    read_text_lines,
    read_tops,
    write_raw,
)
from occdesk.sources.pack.content import Content, Published, Series, SourceFile

Row = TypeVar("Row")

_TEXTS = (".csv", ".tsv", ".txt")


def is_text(member: Member) -> bool:
    """Return whether a file may be a text table, by its ending."""
    return PurePosixPath(member.name).suffix.casefold() in _TEXTS


def find_tables(
    container: Container, columns: Sequence[str], *, delimiter: str = ","
) -> Iterator[Member]:
    """Yield each text table that has all of COLUMNS; a file that cannot be read is none."""
    for member in container.members():
        if is_text(member):
            try:
                header = read_header(member, delimiter)
            except OccDeskError:
                continue
            if set(columns) <= set(header):
                yield member


def find_table(
    container: Container, columns: Sequence[str], *, delimiter: str = ","
) -> Member | None:
    """Return the first text table that has all of COLUMNS, or None."""
    return next(find_tables(container, columns, delimiter=delimiter), None)


def need_table(container: Container, columns: Sequence[str]) -> Member:
    """Return the first text table that has all of COLUMNS; raises OccDeskError for none."""
    member = find_table(container, columns)
    if member is None:
        raise _lacking("table", container, columns)
    return member


def need_sheet(container: Container, columns: Sequence[str]) -> tuple[Member, str]:
    """Return the first workbook and sheet that has all of COLUMNS; raises OccDeskError for none."""
    place = find_sheet(container, columns)
    if place is None:
        raise _lacking("sheet", container, columns)
    return place


def find_sheet(container: Container, columns: Sequence[str]) -> tuple[Member, str] | None:
    """Return the first workbook and sheet whose first row has all of COLUMNS, or None."""
    wanted = {column.casefold() for column in columns}
    for member in container.members():
        if is_workbook(member):
            for sheet, titles in _first_rows(member):
                if wanted <= {title.strip().casefold() for title in titles}:
                    return member, sheet
    return None


def describe_file(member: Member, release: str) -> SourceFile:
    """Return what a pack keeps of a file that was read: label, SHA-256, size and release."""
    return SourceFile(member.label, *member.container.checksum(member), release)


def one_series(source: Source, release: Release, member: Member, series: Series) -> Content:
    """Return what an importer of one column of one file hands over."""
    return Content(
        sources=[source],
        releases=[release],
        files=[describe_file(member, release.id)],
        series=[series],
    )


def read_column(
    member: Member,
    key: str,
    column: str,
    *,
    sheet: str | None = None,
    delimiter: str = ",",
    empty: str = "",
) -> dict[str, Published]:
    """Return the figures of COLUMN of one table by the code in KEY, each with its row and text.

    SHEET names the sheet of a workbook, None a text table. EMPTY is the sentence that says why a
    cell without text has no figure; without it such a cell is an error. Rows without a code are
    left out. Raises OccDeskError for what is not a number and for a code that comes twice.
    """
    lines: Iterator[tuple[int, tuple[object, ...]]]
    if sheet is None:
        lines = iter(read_text_lines(member, (key, column), delimiter=delimiter))
    else:
        lines = read_sheet_lines(member, sheet, (key, column))
    place = f"sheet {sheet} of {member}" if sheet else str(member)
    cells: dict[str, Published] = {}
    for row, (name, figure) in lines:
        code = str(name or "").strip()
        if not code:
            continue
        where = f"row {row}, column {column} of {place}"
        if code in cells:
            raise OccDeskError(
                f"{code} stands twice in {place}, in rows {cells[code].row} and {row};"
                " keep one of them."
            )
        cells[code] = Published(code, parse_cell(figure, where, empty), row)
    if not cells:
        raise _empty(place)
    return cells


def need_rows(member: Member, rows: Iterable[Row]) -> list[Row]:
    """Return ROWS of a table; raises OccDeskError where it has none, as a file cut off has."""
    listed = list(rows)
    if not listed:
        raise _empty(str(member))
    return listed


def parse_cell(figure: object, where: str, empty: str = "") -> Cell:
    """Return one published number with its raw text; WHERE names the cell in errors."""
    if figure is None or figure == "":
        if empty:
            return Cell(note=empty)
        raise OccDeskError(f"There is no number in {where}; fetch the file again.")
    return Cell(number=parse_finite(figure, where), raw=write_raw(figure))


def parse_finite(figure: object, where: str) -> float:
    """Return a number that is neither infinite nor what Python calls not a number."""
    number = parse_number(figure, where)
    if not math.isfinite(number):
        raise OccDeskError(f"“{figure}” is not a number, in {where}.")
    return number


def stand_in(
    cells: Mapping[str, Published], table: Mapping[str, tuple[str, ...]], note: str
) -> dict[str, Published]:
    """Return CELLS with those codes added that a code of TABLE stands for.

    A code with a row of its own keeps it. What is added keeps code, row and text of the row that
    it comes from, and NOTE, in which {code} is that code.
    """
    together = dict(cells)
    for code, members in table.items():
        if code not in cells:
            continue
        published = cells[code]
        cell = published.cell
        told = Cell(number=cell.number, note=note.format(code=code), raw=cell.raw)
        for member in members:
            together.setdefault(member, published._replace(cell=told))
    return together


def _empty(place: str) -> OccDeskError:
    return OccDeskError(f"There is no row under the header of {place}; fetch the file again.")


def _lacking(what: str, container: Container, columns: Sequence[str]) -> OccDeskError:
    return OccDeskError(
        f"There is no {what} with the columns {', '.join(columns)} in {container.path};"
        " is it another file?"
    )


def _first_rows(member: Member) -> list[tuple[str, tuple[str, ...]]]:
    """Return name and first row of each sheet; nothing of a workbook that cannot be read.

    It is for telling what a file is: a damaged one is named when it is read.
    """
    try:
        return [
            (sheet, tuple(str(cell or "") for cell in row))
            for sheet, rows in read_tops(member).items()
            for row in rows[:1]
        ]
    except OccDeskError:
        return []
