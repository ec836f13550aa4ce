"""Tables of published files, read by the names of their columns: delimited text and workbooks."""

import csv
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Literal

from occdesk.model.errors import OccDeskError

Quoting = Literal["plain", "doubled"]
"""plain: a quotation mark is an ordinary character; doubled: as in CSV."""

_LARGEST_MEMBER = 256 * 1024 * 1024


def read_text(
    path: Path, columns: Sequence[str], *, delimiter: str = ",", quoting: Quoting = "doubled"
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of COLUMNS, in that order, for each line under the header of a text table.

    Cells keep their text as it stands: `None`, `n/a` and the like are for the caller to judge.
    Raises OccDeskError when the file, a column or a cell is not there.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            marks: Literal[0, 3] = csv.QUOTE_NONE if quoting == "plain" else csv.QUOTE_MINIMAL
            lines = csv.reader(file, delimiter=delimiter, quoting=marks)
            header = next(lines, [])
            places = _places(header, columns, str(path))
            width = len(header)
            for cells in lines:
                if len(cells) != width:
                    raise OccDeskError(
                        f"Line {lines.line_num} of {path} has {len(cells)} columns where its"
                        f" header has {width}; fetch the file again."
                    )
                yield tuple(cells[place] for place in places)
    except FileNotFoundError:
        raise missing_file(path) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OccDeskError(f"{path} cannot be read as a text table: {error}.") from error


def read_sheet(
    book: Path | IO[bytes],
    sheet: str,
    columns: Sequence[str],
    *,
    header: int = 1,
    name: str | None = None,
) -> Iterator[tuple[object, ...]]:
    """Yield the cells of COLUMNS for each row under row HEADER of one sheet of a workbook.

    Column titles are compared without regard to letter case or to spaces around them. Empty
    cells are None. NAME stands for the workbook in messages. Raises OccDeskError when the file,
    the sheet or a column is not there.
    """
    rows = iter(read_rows(book, sheet, name=name))
    called = f"sheet {sheet} of {name or book}"
    for _ in range(header - 1):
        next(rows, ())
    titles = ["" if cell is None else str(cell).strip().upper() for cell in next(rows, ())]
    places = _places(titles, [column.upper() for column in columns], called, shown=columns)
    last = max(places)
    for row in rows:
        full = row if len(row) > last else (*row, *[None] * (last + 1 - len(row)))
        yield tuple(full[place] for place in places)


def read_rows(
    book: Path | IO[bytes], sheet: str, *, name: str | None = None
) -> list[tuple[object, ...]]:
    """Return every row of one sheet of a workbook as its cell values."""
    from openpyxl import load_workbook

    called = name or str(book)
    with warnings.catch_warnings():
        # Published workbooks carry extensions and styles that openpyxl warns of and leaves out;
        # no value depends on them.
        warnings.simplefilter("ignore")
        try:
            opened = load_workbook(book, read_only=True, data_only=True)
            try:
                if sheet in opened.sheetnames:
                    return [tuple(row) for row in opened[sheet].iter_rows(values_only=True)]
                found = ", ".join(opened.sheetnames)
            finally:
                opened.close()
        except FileNotFoundError:
            raise missing_file(Path(called)) from None
        except Exception as error:
            # A damaged workbook makes openpyxl raise whatever its damage leads to.
            raise OccDeskError(f"{called} cannot be read as a workbook: {error}.") from error
    raise OccDeskError(f"{called} has no sheet {sheet}; it has {found}.")


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


def _places(
    header: Sequence[str], columns: Sequence[str], called: str, shown: Sequence[str] | None = None
) -> list[int]:
    places = {title: place for place, title in reversed(list(enumerate(header)))}
    for column, title in zip(columns, shown or columns, strict=True):
        if column not in places:
            raise OccDeskError(f"{called} has no column '{title}'; is it another edition?")
    return [places[column] for column in columns]
