"""The rows of one sheet, put together from the elements of its XML (ECMA-376 part 1, 18.3.1)."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NoReturn

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.limits import CELL_TEXT, CELLS, COLUMNS, ROWS
from occdesk.sources.files.markup import local
from occdesk.sources.files.streams import short

Row = tuple[int, tuple[object, ...]]
"""Number of a row, from 1, and its cells up to the last that has a value."""

_KINDS = {"c", "v", "t", "is", "row", "rPh", "sheetData"}
_LONGEST_NUMBER = 64
_LETTERS = re.compile("[A-Z]{1,3}")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY = timedelta(days=1)
_LEAP_DAY = 60
"""The 29th of February 1900, which there was not: days before it are counted one too low."""


class SheetRows:
    """Takes the elements of a sheet; `take` gives the rows that are complete.

    Rows and cells must stand in order, as every program writes them. Raises OccDeskError, with
    the place of the cell, for what is damaged or beyond the limits.
    """

    def __init__(
        self, called: str, strings: Sequence[str], dates: Collection[str], epoch: datetime
    ) -> None:
        self._called = called
        self._strings = strings
        self._dates = dates
        self._epoch = epoch
        self._names: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._rows: list[Row] = []
        self._given = 0
        self._area = 0
        self._within = False
        self._number = 0
        self._shown = "0"
        self._cells: list[object] = []
        self._column = 0
        self._cell = False
        self._kind = "n"
        self._style = ""
        self._kept = False
        self._spoken = False
        self._parts: list[str] = []
        self._length = 0

    def take(self) -> Iterator[Row]:
        """Yield the rows that have become complete, the empty ones between them too."""
        rows, self._rows = self._rows, []
        for number, cells in rows:
            for empty in range(self._given + 1, number):
                yield empty, ()
            self._given = number
            yield number, cells

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        kind = self._names.get(name) or self._learn(name)
        if kind == "c":
            self._start_cell(attributes)
        elif kind == "v" or kind == "t":
            # A text within a cell stands in t, everything else in v.
            if self._cell and not self._spoken:
                self._kept = (kind == "t") == (self._kind == "inlineStr")
        elif kind == "row":
            if self._within:
                self._start_row(attributes)
        elif kind == "sheetData":
            self._within = True
        elif kind == "rPh":
            self._spoken = True

    def end(self, name: str) -> None:
        """Take the end of an element."""
        kind = self._names.get(name) or self._learn(name)
        if kind == "v" or kind == "t":
            self._kept = False
        elif kind == "c":
            if self._cell:
                self._end_cell()
        elif kind == "row":
            if self._within:
                self._end_row()
        elif kind == "sheetData":
            self._within = False
        elif kind == "rPh":
            self._spoken = False

    def text(self, words: str) -> None:
        """Take words between elements."""
        if self._kept:
            self._parts.append(words)
            self._length += len(words)
            if self._length > CELL_TEXT:
                self._refuse(f"has more than {CELL_TEXT:,} characters")

    def _learn(self, name: str) -> str:
        """Return which kind of element a name stands for, a dash for one that does not matter."""
        kind = local(name)
        known = kind if kind in _KINDS else "-"
        if len(self._names) < 10_000:
            self._names[name] = known
        return known

    def _start_row(self, attributes: dict[str, str]) -> None:
        shown = attributes.get("r") or str(self._number + 1)
        if not shown.isascii() or not shown.isdecimal() or len(shown) > 7:
            self._refuse_row(f"a row “{short(shown, 20)}”")
        number = int(shown)
        if number <= self._number:
            self._refuse_row(f"row {number} after row {self._number}")
        self._number = number
        self._shown = str(number)
        self._cells = []
        self._column = 0

    def _end_row(self) -> None:
        if self._cells:
            self._area += len(self._cells)
            if self._area > CELLS:
                self._refuse_row(f"more than {CELLS:,} cells")
            self._rows.append((self._number, tuple(self._cells)))
            self._cells = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if not self._within or not self._number:
            return
        self._cell = True
        self._kept = False
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._parts = []
        self._length = 0
        shown = attributes.get("r")
        column = self._column + 1 if shown is None else self._place(shown)
        if column <= self._column:
            self._refuse("stands twice or out of order")
        self._column = column

    def _place(self, shown: str) -> int:
        """Return the column of a cell by its name, `C5`, which must be of this row."""
        letters = shown.removesuffix(self._shown)
        column = self._columns.get(letters)
        if column is None:
            if not _LETTERS.fullmatch(letters):
                self._refuse_row(f"a cell “{short(shown, 20)}” in row {self._number}")
            column = 0
            for letter in letters:
                column = 26 * column + ord(letter) - ord("A") + 1
            self._columns[letters] = column
        return column

    def _end_cell(self) -> None:
        self._cell = False
        kind = self._kind
        written = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        if not written:
            if kind == "inlineStr" and self._parts:
                self._put("")
        elif kind == "s":
            place = int(written) if written.isascii() and written.isdecimal() else -1
            if not 0 <= place < len(self._strings):
                self._refuse("refers to a text that is not there")
            self._put(self._strings[place])
        elif kind == "n":
            self._put(self._number_of(written))
        elif kind == "b":
            self._put(written.strip() in ("1", "true"))
        elif kind in ("str", "inlineStr"):
            self._put(unescape(written))
        else:
            self._put(written)

    def _put(self, value: object) -> None:
        column = self._column
        if column > COLUMNS or self._number > ROWS:
            self._refuse(
                f"lies beyond column {COLUMNS:,} or row {ROWS:,}, where no published sheet has any;"
                " it is not read"
            )
        missing = column - len(self._cells) - 1
        if missing:
            self._cells.extend([None] * missing)
        self._cells.append(value)

    def _number_of(self, written: str) -> object:
        number: float | int
        try:
            if len(written) > _LONGEST_NUMBER or "_" in written or not written.isascii():
                raise ValueError
            is_float = "." in written or "E" in written or "e" in written
            number = float(written) if is_float else int(written)
        except ValueError:
            self._refuse(f"holds “{short(written, 40)}” where a number should be")
        if not math.isfinite(number):
            self._refuse(f"holds “{short(written, 40)}”, which is no number")
        if self._style in self._dates and number >= 1:
            days = number + 1 if number < _LEAP_DAY and self._epoch.year < 1900 else number
            try:
                return self._epoch + days * _DAY
            except OverflowError:
                return number
        return number

    def _refuse(self, what: str) -> NoReturn:
        letters = ""
        rest = self._column
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        raise OccDeskError(f"{self._called}: cell {letters}{self._number} {what}.")

    def _refuse_row(self, what: str) -> NoReturn:
        raise OccDeskError(f"{self._called} has {what}; fetch the file again.")


def unescape(written: str) -> str:
    """Return a text without the marks `_x000D_` by which workbooks write certain characters."""
    if "_x" not in written:
        return written

    def character(found: re.Match[str]) -> str:
        one = chr(int(found[1], 16))
        return one if one.isprintable() or one in "\t\n\r" else found[0]

    return _ESCAPED.sub(character, written)
