"""Tables of published files, read by the names of their columns: delimited text and workbooks."""

import csv
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from occdesk.model.errors import OccDeskError
from occdesk.sources.container import Member

if TYPE_CHECKING:
    from openpyxl import Workbook

Quoting = Literal["plain", "doubled"]
"""plain: a quotation mark is an ordinary character; doubled: as in CSV."""

_LARGEST_MEMBER = 256 * 1024 * 1024


def read_text(
    file: Path | Member,
    columns: Sequence[str],
    *,
    delimiter: str = ",",
    quoting: Quoting = "doubled",
) -> Iterator[tuple[str, ...]]:
    """Yield what read_text_lines does, without the numbers of the lines."""
    for _, cells in read_text_lines(file, columns, delimiter=delimiter, quoting=quoting):
        yield cells


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
    return tuple(next(_records(file, delimiter, quoting), (1, []))[1])


def _records(
    file: Path | Member, delimiter: str, quoting: Quoting
) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each record; empty lines are left out."""
    try:
        with _open(file) as content:
            text = TextIOWrapper(content, encoding="utf-8-sig", newline="")
            marks: Literal[0, 3] = csv.QUOTE_NONE if quoting == "plain" else csv.QUOTE_MINIMAL
            lines = csv.reader(text, delimiter=delimiter, quoting=marks)
            start = 1
            for cells in lines:
                if cells:
                    yield start, cells
                start = lines.line_num + 1
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OccDeskError(f"{file} cannot be read as a text table: {error}.") from error


def read_sheet(
    book: Path | Member | IO[bytes],
    sheet: str | None,
    columns: Sequence[str],
    *,
    header: int = 1,
    name: str | None = None,
) -> Iterator[tuple[object, ...]]:
    """Yield what read_sheet_lines does, without the numbers of the rows."""
    for _, cells in read_sheet_lines(book, sheet, columns, header=header, name=name):
        yield cells


def read_sheet_lines(
    book: Path | Member | IO[bytes],
    sheet: str | None,
    columns: Sequence[str],
    *,
    header: int = 1,
    optional: Sequence[str] = (),
    name: str | None = None,
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Yield row number and cells of COLUMNS, then of OPTIONAL, for each row under row HEADER.

    SHEET None is the first sheet. Column titles are compared without regard to letter case or to
    spaces around them. Empty cells are None, and so are those of an optional column that is not
    there; a name in both stands where COLUMNS has it. NAME stands for the workbook in messages.
    Raises OccDeskError when the file, the sheet or a column is not there.
    """
    rows = enumerate(read_rows(book, sheet, name=name), start=1)
    called = f"{'the first sheet' if sheet is None else f'sheet {sheet}'} of {name or book}"
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
    with _open_book(book, str(book)) as opened:
        return tuple(opened.sheetnames)


def read_rows(
    book: Path | Member | IO[bytes], sheet: str | None, *, name: str | None = None
) -> list[tuple[object, ...]]:
    """Return every row of one sheet of a workbook (None: the first) as its cell values."""
    called = name or str(book)
    with _open_book(book, called) as opened:
        wanted = sheet or opened.sheetnames[0]
        if wanted in opened.sheetnames:
            return [tuple(row) for row in opened[wanted].iter_rows(values_only=True)]
        found = ", ".join(opened.sheetnames)
    raise OccDeskError(f"{called} has no sheet {sheet}; it has {found}.")


@contextmanager
def _open_book(book: Path | Member | IO[bytes], called: str) -> Iterator["Workbook"]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Published workbooks carry extensions and styles that openpyxl warns of and leaves out;
        # no value depends on them.
        warnings.simplefilter("ignore")
        try:
            source = book.open() if isinstance(book, Member) else book
            opened = load_workbook(source, read_only=True, data_only=True)
            try:
                yield opened
            finally:
                opened.close()
        except FileNotFoundError:
            raise missing_file(Path(called)) from None
        except OccDeskError:
            raise
        except Exception as error:
            # A damaged workbook makes openpyxl raise whatever its damage leads to.
            raise OccDeskError(f"{called} cannot be read as a workbook: {error}.") from error


def _open(file: Path | Member) -> IO[bytes]:
    try:
        return file.open("rb") if isinstance(file, Path) else file.open()
    except FileNotFoundError:
        raise missing_file(Path(str(file))) from None


def read_member(path: Path, ending: str) -> BytesIO:
    """Return the one file within a zip archive whose name ends with ENDING."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [item for item in archive.infolist() if item.filename.endswith(ending)]
            if len(found) != 1:
                raise OccDeskError(
                    f"{path} holds {len(found)} files named {ending} instead of one."
                )
            if found[0].file_size > _LARGEST_MEMBER:
                raise OccDeskError(f"{ending} in {path} is too large to be the published workbook.")
            return BytesIO(archive.read(found[0]))
    except FileNotFoundError:
        raise missing_file(path) from None
    except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise OccDeskError(f"{path} cannot be read as a zip archive: {error}.") from error


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
            raise OccDeskError(f"{called} has no column '{column}'; is it another edition?")
    return [places.get(fold(column)) for column in wanted]
