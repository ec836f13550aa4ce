"""Tables of published files, read by the names of their columns: delimited text and workbooks."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container, Member, lone_member
from occdesk.sources.files.limits import COLUMNS, MB, WORKBOOKS
from occdesk.sources.files.lines import read_lines
from occdesk.sources.files.workbook import Book

Quoting = Literal["plain", "doubled"]
"""plain: a quotation mark is an ordinary character; doubled: as in CSV."""

_TOP_ROWS = 9
_TOP_BYTES = 4 * MB
_TOP_CELLS = 60_000
"""Cells of first rows of a workbook; an empty sheet counts as 100, as it costs time too."""
_WORKBOOKS = (".xlsx", ".xlsm")


def is_workbook(member: Member) -> bool:
    """Tell by its name whether a file may be a workbook; a lock file of Excel is none."""
    name = PurePosixPath(member.name)
    return name.suffix.casefold() in _WORKBOOKS and not name.name.startswith("~$")


def write_raw(cell: object) -> str:
    """Return a cell as it was published: text as it stands, a number in its shortest form."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def read_text_lines(
    file: Path | Member,
    columns: Sequence[str],
    *,
    delimiter: str = ",",
    quoting: Quoting = "doubled",
    optional: Sequence[str] = (),
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield line number and cells of COLUMNS, then of OPTIONAL, for each record of a text table.

    The number is that of the line on which the record starts; the header stands on line 1. Cells
    keep their text as it stands: `None`, `n/a` and the like are for the caller to judge. Cells of
    an optional column that is not there are empty; a name in both stands where COLUMNS has it.
    Raises OccDeskError when the file, a column or a cell is not there.
    """
    records = _records(file, delimiter, quoting)
    _, header = next(records, (1, []))
    places = _places(header, columns, str(file), optional)
    width = len(header)
    if width > COLUMNS:
        raise OccDeskError(
            f"{file} has {width:,} columns where {COLUMNS:,} are the most that are read."
        )
    for line, cells in records:
        if len(cells) != width:
            raise OccDeskError(
                f"Line {line} of {file} has {len(cells)} columns where its header has {width};"
                " fetch the file again."
            )
        yield line, tuple("" if place is None else cells[place] for place in places)


def read_header(
    file: Path | Member, delimiter: str = ",", *, quoting: Quoting = "doubled"
) -> tuple[str, ...]:
    """Return the titles of the columns of a text table without reading on."""

    def read() -> tuple[str, ...]:
        return tuple(next(_records(file, delimiter, quoting), (1, []))[1])

    if isinstance(file, Path):
        return read()
    return file.container.once(("header", file.name, delimiter, quoting), read)


def read_tops(member: Member) -> Mapping[str, list[tuple[object, ...]]]:
    """Return the first rows of each sheet of a workbook, where a published table has its header.

    Of a workbook with so many sheets or columns that no publisher offers it, the last sheets have
    none. Raises OccDeskError for a damaged one.
    """

    def read() -> dict[str, list[tuple[object, ...]]]:
        book = open_book(member)
        tops: dict[str, list[tuple[object, ...]]] = {}
        left = _TOP_CELLS
        for sheet in book.names:
            top = book.rows(sheet, most=_TOP_BYTES, whole=False) if left > 0 else iter(())
            rows = [cells for _, cells in islice(top, _TOP_ROWS)]
            left -= 100 + sum(map(len, rows))
            tops[sheet] = rows
        return tops

    return member.container.once(("tops", member.name), read)


def _records(
    file: Path | Member, delimiter: str, quoting: Quoting
) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each record; empty lines are left out."""
    marks: Literal[0, 3] = csv.QUOTE_NONE if quoting == "plain" else csv.QUOTE_MINIMAL
    records = csv.reader(read_lines(file), delimiter=delimiter, quoting=marks)
    start = 1
    try:
        for cells in records:
            if cells:
                yield start, cells
            start = records.line_num + 1
    except csv.Error as error:
        raise OccDeskError(
            f"Line {start} of {file} cannot be read as a row of a text table ({error}); fetch the"
            " file again."
        ) from error


def read_sheet_lines(
    book: Path | Member,
    sheet: str | None,
    columns: Sequence[str],
    *,
    header: int = 1,
    optional: Sequence[str] = (),
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Yield row number and cells of COLUMNS, then of OPTIONAL, for each row under row HEADER.

    SHEET None is the first sheet. Column titles are compared without regard to letter case or to
    spaces around them. Empty cells are None, and so are those of an optional column that is not
    there; a name in both stands where COLUMNS has it. Raises OccDeskError when the file,
    the sheet or a column is not there.
    """
    called = f"{'the first sheet' if sheet is None else f'sheet {sheet}'} of {book}"
    rows = _open_book(book).rows(sheet)
    titles: list[str] = []
    for number, row in rows:
        if number == header:
            titles = ["" if cell is None else _folded(str(cell)) for cell in row]
            break
    places = _places(titles, columns, called, optional, fold=_folded)
    for number, row in rows:
        width = len(row)
        yield (
            number,
            tuple(None if place is None or place >= width else row[place] for place in places),
        )


def sheet_names(book: Path | Member) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, in their order."""
    return _open_book(book).names


def read_rows(book: Path | Member, sheet: str | None) -> list[tuple[object, ...]]:
    """Return every row of one sheet of a workbook (None: the first) as its cell values.

    A row ends with its last cell that has a value.
    """
    return [cells for _, cells in _open_book(book).rows(sheet)]


def _open_book(book: Path | Member) -> Book:
    return Book(lone_member(book).open(), str(book)) if isinstance(book, Path) else open_book(book)


def open_book(member: Member) -> Book:
    """Return a workbook; its texts are read once, whoever looks at it, until another is opened."""
    return member.container.latest(("book", member.name), lambda: Book(member.open(), str(member)))


def check_workbooks(container: Container) -> None:
    """Raise OccDeskError for more workbooks than are looked into."""
    books = sum(map(is_workbook, container.members()))
    if books > WORKBOOKS:
        raise OccDeskError(
            f"{container.path.name} holds {books:,} workbooks where {WORKBOOKS} are the most that"
            " are read; give fewer at a time."
        )


def missing_file(path: Path) -> OccDeskError:
    """Return the error for a published file that is not where it should be."""
    return OccDeskError(f"The file {path} is missing; fetch it from its publisher first.")


def _folded(title: str) -> str:
    return title.strip().casefold()


def _places(
    header: Sequence[str],
    columns: Sequence[str],
    called: str,
    optional: Sequence[str] = (),
    fold: Callable[[str], str] = str,
) -> list[int | None]:
    """Return where the columns stand, the optional ones last; None for one that may be absent."""
    places = {title: place for place, title in reversed(list(enumerate(header)))}
    wanted = [*columns, *(column for column in optional if column not in columns)]
    for column in wanted:
        if fold(column) not in places and column not in optional:
            raise OccDeskError(f"{called} has no column “{column}”; is it another edition?")
    return [places.get(fold(column)) for column in wanted]
