"""Workbooks: sheets of typed cells as the bytes of an .xlsx file, the same for the same sheets."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from occdesk.charts.shared.cells import FORMULA_STARTS, Plain, plain

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.worksheet.worksheet import Worksheet

FormatOf = Callable[[int, int], str]
"""The number format of a cell by its row and column, both from 0; "General" where none is due."""

NO_FORMAT = "General"

_EPOCH = datetime(1980, 1, 1)
"""The first moment that an archive can name: files say when they were made, these do not."""

_PROPERTIES = "docProps/core.xml"
_NARROWEST, _WIDEST = 8, 60
_LOOKED_AT = 400
"""So many rows are looked at for the width of a column."""


_PORTRAIT = 100
"""Up to so many characters across a sheet is printed upright."""
_LETTER = "1"
"""US letter, as a workbook names it; what is fitted to it fits A4 as well."""
_MOST_ON_PAGE = 150


class Sheet(NamedTuple):
    """One sheet: a header and rows of cells. Text stays text, whatever it looks like.

    `is_prose` wraps long text within its cells. `headings` are rows (from 0) that stand out like
    the header; a sheet that has some is in parts, and has neither filter nor frozen header.
    `frozen` names the first cell that scrolls.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Plain]]
    format_of: FormatOf | None = None
    is_prose: bool = False
    headings: frozenset[int] = frozenset()
    frozen: str = "A2"


def workbook(
    sheets: Sequence[Sheet], title: str = "", description: str = "", source: str = ""
) -> bytes:
    """Return SHEETS as the bytes of an .xlsx file; two calls with the same give the same bytes.

    Printed pages have TITLE and the name of the sheet at their head, SOURCE and their number at
    their foot.
    """
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for sheet in sheets:
        made = book.create_sheet(sheet.title)
        _fill(made, sheet)
        _set_pages(made, sheet, title, source)
    book.properties.creator = "OccDesk"
    book.properties.title = _allowed(title)
    book.properties.description = _allowed(description)
    book.properties.created = _EPOCH
    out = io.BytesIO()
    book.save(out)
    return _without_time(out.getvalue(), book.properties)


def _without_time(made: bytes, properties: "DocumentProperties") -> bytes:
    """Return the archive MADE with _EPOCH wherever it tells the time of its making."""
    from openpyxl.xml.functions import tostring

    properties.modified = _EPOCH
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            # The kind of machine stands in the archive, too.
            member.create_system = 3
            is_old = name != _PROPERTIES
            new.writestr(member, old.read(name) if is_old else tostring(properties.to_tree()))
    return out.getvalue()


def _fill(sheet: "Worksheet", content: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    bold, top = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    headings = {number + 2 for number in content.headings} | ({1} if content.columns else set())
    for row, cells in enumerate((content.columns, *content.rows) if content.columns else (), 1):
        for column, cell in enumerate(cells, 1):
            if cell is None or cell == "":
                continue
            put = sheet.cell(row, column)
            _put(put, cell)
            if row in headings:
                put.font = bold
            elif content.format_of is not None:
                put.number_format = content.format_of(row - 2, column - 1)
            if content.is_prose:
                put.alignment = top
    if not content.columns:
        return
    for column, width in enumerate(_widths(content), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if not content.headings:
        sheet.freeze_panes = content.frozen
        sheet.auto_filter.ref = sheet.dimensions


def _set_pages(sheet: "Worksheet", content: Sheet, title: str, source: str) -> None:
    """Let SHEET be printed on pages as wide as its columns, with its header on each of them."""
    setup = sheet.page_setup
    wide = sum(_widths(content)) > _PORTRAIT
    setup.orientation = "landscape" if wide else "portrait"
    setup.paperSize = _LETTER
    setup.fitToWidth, setup.fitToHeight = 1, 0
    pages = sheet.sheet_properties.pageSetUpPr
    assert pages is not None
    pages.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    if content.columns and not content.headings:
        sheet.print_title_rows = "1:1"
    head, foot = sheet.oddHeader, sheet.oddFooter
    assert head is not None and foot is not None
    texts = (
        (head.left, _on_page(title)),
        (head.right, _on_page(content.title)),
        (foot.left, _on_page(source)),
        (foot.right, "&P of &N"),
    )
    for item, words in texts:
        assert item is not None
        item.text = words


def _on_page(words: str) -> str:
    """Return WORDS as they stand at the head or foot of pages, which hold 255 letters at most."""
    plain = " ".join(_allowed(words).split())
    if len(plain) > _MOST_ON_PAGE:
        plain = f"{plain[: _MOST_ON_PAGE - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return plain.replace("&", "&&")


def _put(put: "Cell | MergedCell", cell: Plain) -> None:
    """Write one cell: a number as a number, a text as a text that no spreadsheet runs."""
    if not isinstance(cell, str):
        put.value = plain(cell)
        return
    put.value = _allowed(cell)
    put.data_type = "s"
    if cell.startswith(FORMULA_STARTS):
        # What a leading apostrophe does in a cell: the text stays one when somebody edits it.
        put.quotePrefix = True


def _allowed(text: str) -> str:
    """Return TEXT without the control characters that such a file may not hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)


def _widths(content: Sheet) -> list[int]:
    """Return the widths of the columns in characters, as far as the longest of the first rows."""
    rows = (content.columns, *content.rows[:_LOOKED_AT])
    return [
        min(_WIDEST, max(_NARROWEST, 2 + max(_length(row, at) for row in rows)))
        for at in range(len(content.columns))
    ]


def _length(row: Sequence[Plain], at: int) -> int:
    cell = row[at] if at < len(row) else None
    if isinstance(cell, str):
        return max(map(len, cell.split("\n")))
    return 0 if cell is None else len(f"{cell:,.2f}")
