"""The item model of a chart's data table, and the view from which its cells are copied."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from occdesk.charts.figure.parts import ELEMENTS, DataTable, Datum
from occdesk.metrics.registry import METRICS
from occdesk.model.metric import Metric
from occdesk.ui.kit.plain_tip import plain_tip

if TYPE_CHECKING:
    from occdesk.charts.tables.on_screen import Head

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ANSWERED = frozenset({_DISPLAY, _ALIGN, _TIP})
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RISING, _FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder

ARROWS = {_RISING: "\N{NO-BREAK SPACE}↑", _FALLING: "\N{NO-BREAK SPACE}↓"}
"""What stands behind the heading of the column that the rows are sorted by."""

LONG = 24
"""Text of more characters than these is also shown as a tooltip: its column may be narrower."""

Plain = str | float | int | None
Index = QModelIndex | QPersistentModelIndex


class DataTableModel(QAbstractTableModel):
    """Shows the rows of a DataTable in words, its columns in the order in which they are read.

    The rows stand in the order in which they are drawn until they are sorted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable((), ())
        self.heads: tuple[Head, ...] = ()
        self.sorted_by: tuple[str, Qt.SortOrder] = ("", _RISING)
        self._order: Sequence[int] = ()
        self._known = {each.id: each for each in METRICS}
        self._wide: Mapping[str, str] = {}
        self._at: dict[str, int] = {}
        self._aligned: list[int] = []
        self._read: list[tuple[str, ...]] = []

    def take_metrics(self, metrics: Sequence[Metric]) -> None:
        """Know METRICS too, which imported tables bring along, and show the table anew."""
        self._known |= {each.id: each for each in metrics}
        if self.table.columns:
            self.show_table(self.table)

    def show_table(self, table: DataTable) -> None:
        """Show TABLE instead of what was shown before, in the same order if it has its columns."""
        # What this needs is loaded with the first chart, not with the window.
        from occdesk.charts.lineage.of_table import wide_metrics
        from occdesk.charts.tables.on_screen import read_columns

        self.beginResetModel()
        heads = read_columns(table, self._known)
        names = [head.name for head in heads]
        if table.columns != self.table.columns or self.sorted_by[0] not in names:
            self.sorted_by = ("", _RISING)
        self.table, self.heads = table, heads
        self._wide = wide_metrics(table.columns, self._known)
        self._at = {name: at for at, name in enumerate(table.columns)}
        self._aligned = [_RIGHT if head.has_numbers else _LEFT for head in heads]
        # A row is put into words when it is first looked at.
        self._read = [()] * len(table.rows)
        self._order = self._sort()
        self.endResetModel()

    def column_of(self, name: str) -> int:
        """Return in which place the column NAME of the table is shown; -1 where it is not."""
        return next((at for at, head in enumerate(self.heads) if head.name == name), -1)

    def sort(self, column: int, order: Qt.SortOrder = _RISING) -> None:
        """Show the rows in the order of COLUMN, what is missing last; as drawn for a column of -1.

        A column that is not there sorts nothing.
        """
        if column >= len(self.heads):
            return
        asked = (self.heads[column].name, order) if column >= 0 else ("", _RISING)
        if asked == self.sorted_by:
            return
        self.layoutAboutToBeChanged.emit()
        self.sorted_by = asked
        before, after = self._order, self._sort()
        self._order = after
        place = {number: at for at, number in enumerate(after)}
        # What is selected stays so, wherever its row goes.
        for index in self.persistentIndexList():
            moved = self.index(place[before[index.row()]], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.heads) - 1)

    def _sort(self) -> Sequence[int]:
        name, order = self.sorted_by
        if not name:
            return range(len(self.table.rows))
        return sort_order(self.table.rows, self.heads[self.column_of(name)], order)

    def row(self, at: int) -> Sequence[Plain]:
        """Return the row that is shown AT a place, from 0, as it stands in the table."""
        return self.table.rows[self._order[at]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        column = index.column()
        if role == _ALIGN:
            return self._aligned[column]
        number = self._order[index.row()]
        words = self._read[number] or self._put_into_words(number)
        return words[column] if role == _DISPLAY else self._tip(number, column)

    def _put_into_words(self, number: int) -> tuple[str, ...]:
        row = self.table.rows[number]
        words = self._read[number] = tuple(head.read(row) for head in self.heads)
        return words

    def _tip(self, number: int, column: int) -> str | None:
        """Return the whole of a long text, and what a word stands for."""
        words = self._read[number][column]
        meaning = self.heads[column].explain(self.table.rows[number])
        lines = [words if len(words) > LONG else "", meaning if meaning != words else ""]
        return plain_tip("\n".join(filter(None, lines))) if any(lines) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or orientation != Qt.Orientation.Horizontal:
            return None
        if not 0 <= section < len(self.heads):
            return None
        if role == _ALIGN:
            return self._aligned[section] | _WRAP
        head, (name, order) = self.heads[section], self.sorted_by
        if role == _TIP:
            return plain_tip(head.about)
        return f"{head.label}{ARROWS[order]}" if head.name == name else head.label

    def datum(self, index: Index) -> Datum | None:
        """Return the value that a cell is about; None for one that is about the occupation."""
        row, name = self.row(index.row()), self.heads[index.column()].name
        if "metric" in self._at:
            metric, year = self._cell(row, "metric"), self._cell(row, "year")
            is_about_value = name not in ("code", "title")
        else:
            # `median_wage_year` is about `median_wage`.
            named = [each for each in self._wide if name == each or name.startswith(f"{each}_")]
            of = max(named, key=len, default="")
            metric, year = self._wide.get(of), self._cell(row, f"{of}_year")
            is_about_value = bool(of)
        code, area = self._cell(row, "code"), self._cell(row, "area_code")
        if not is_about_value or not metric or not isinstance(code, str):
            return None
        keys = (self._cell(row, each) for each in ELEMENTS)
        element = next((str(key) for key in keys if key), "")
        of_year = int(year) if isinstance(year, int) else None
        return Datum(code, str(metric), of_year, str(area or ""), element)

    def _cell(self, row: Sequence[Plain], name: str) -> Plain:
        at = self._at.get(name)
        return None if at is None else row[at]

    def text(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Return the cells in ROWS and COLUMNS, as shown from 0, parted by tabs, with headings."""
        from occdesk.charts.tables.on_screen import as_text

        return as_text([self.heads[at] for at in columns], [self.row(at) for at in rows])


class CopyTable(QTableView):
    """A table of which the selected cells, or all, are copied with Ctrl+C.

    `questioned` carries the value of a cell (a tuple of one Datum) and where the cell is.
    """

    questioned = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.question)

    def question(self, index: Index) -> None:
        """Ask about the value that the cell at INDEX shows."""
        model = self.model()
        datum = model.datum(index) if isinstance(model, DataTableModel) else None
        if datum is not None:
            rect = self.visualRect(index)
            rect.moveTopLeft(self.viewport().mapToGlobal(rect.topLeft()))
            self.questioned.emit((datum,), rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif enter and self.currentIndex().isValid():
            self.question(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected cells, or all when none is selected, on the clipboard.

        Of cells here and there their rows and columns are taken, as a spreadsheet needs it.
        """
        model = self.model()
        if not isinstance(model, DataTableModel):
            return
        rows: set[int] = set()
        columns: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
            columns.update(range(part.left(), part.right() + 1))
        text = model.text(
            sorted(rows) or range(model.rowCount()),
            sorted(columns) or range(model.columnCount()),
        )
        QGuiApplication.clipboard().setText(text)


def sort_order(rows: Sequence[Sequence[Plain]], head: "Head", order: Qt.SortOrder) -> list[int]:
    """Return the numbers of ROWS by the column of HEAD: numbers, then words, last what is missing.

    Equals stay in the order in which they were.
    """
    cells = [row[head.at] for row in rows]
    known = [number for number, cell in enumerate(cells) if cell not in (None, "")]
    missing = [number for number, cell in enumerate(cells) if cell in (None, "")]

    def key(number: int) -> tuple[bool, float, str]:
        cell = cells[number]
        if isinstance(cell, str):
            return True, 0.0, head.words.get(cell, cell).casefold()
        return False, cell or 0.0, ""

    return [*sorted(known, key=key, reverse=order == _FALLING), *missing]
