"""The item model of a chart's data table, and its text for the clipboard."""

from collections.abc import Mapping, Sequence
from typing import Any

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

from occdesk.charts.figure import DataTable, Datum
from occdesk.metrics.registry import METRICS
from occdesk.model.metric import Metric
from occdesk.model.wording import say_number

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Plain = str | float | int | None
Index = QModelIndex | QPersistentModelIndex


class DataTableModel(QAbstractTableModel):
    """Shows the rows of a DataTable: numbers of a metric in its unit, what is missing as a dash.

    They stand in the order in which they are drawn until they are sorted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable((), ())
        self._order: Sequence[int] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._known = {each.id: each for each in METRICS}
        self._metrics: list[Metric | None] = []
        self._about: list[str] = []
        self._at: dict[str, int] = {}

    def take_metrics(self, metrics: Sequence[Metric]) -> None:
        """Know METRICS too, which imported tables bring along, and show the table anew."""
        self._known |= {each.id: each for each in metrics}
        self.show_table(self.table)

    def show_table(self, table: DataTable) -> None:
        """Show TABLE instead of what was shown before, in the same order if it has its columns."""
        self.beginResetModel()
        if table.columns != self.table.columns:
            self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self.table = table
        self._order = sort_order(table.rows, *self._sorted_by)
        self._metrics = [self._known.get(name) for name in table.columns]
        self._at = {name: at for at, name in enumerate(table.columns)}
        self._about = _about(table.columns, self._known)
        self.endResetModel()

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than drawn."""
        return self._sorted_by[0] >= 0

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of COLUMN, what is missing last; as drawn for a column of -1.

        A column that is not there sorts nothing.
        """
        if column >= len(self.table.columns) or (column, order) == self._sorted_by:
            return
        self.layoutAboutToBeChanged.emit()
        before, after = self._order, sort_order(self.table.rows, column, order)
        self._sorted_by, self._order = (column, order), after
        place = {number: at for at, number in enumerate(after)}
        # What is selected stays so, wherever its row goes.
        for index in self.persistentIndexList():
            moved = self.index(place[before[index.row()]], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def row(self, at: int) -> Sequence[Plain]:
        """Return the row that is shown AT a place, from 0."""
        return self.table.rows[self._order[at]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, _ALIGN):
            return None
        value = self.row(index.row())[index.column()]
        if role == _ALIGN:
            return _LEFT if isinstance(value, str) else _RIGHT
        what = self._metrics[index.column()]
        if index.column() == self._at.get("metric") and value in self._known:
            return self._known[str(value)].label
        if index.column() == self._at.get("value"):
            what = self._known.get(str(self._cell(index.row(), "metric")))
        if what is not None and isinstance(value, int | float):
            return say_number(value, what.unit, what.decimals)
        return show_plain(value)

    def datum(self, index: Index) -> Datum | None:
        """Return the value that a cell is about; None for one that is about the occupation."""
        code = self._cell(index.row(), "code")
        if not isinstance(code, str):
            return None
        name = self.table.columns[index.column()]
        if "metric" in self._at:
            metric, year = self._cell(index.row(), "metric"), self._cell(index.row(), "year")
            is_about_value = name not in ("code", "title")
        else:
            what = self._about[index.column()]
            metric, year = what, self._cell(index.row(), f"{what}_year")
            is_about_value = bool(what)
        if not is_about_value or metric not in self._known:
            return None
        return Datum(code, str(metric), int(year) if isinstance(year, int) else None)

    def _cell(self, row: int, name: str) -> Plain:
        at = self._at.get(name)
        return None if at is None else self.row(row)[at]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, _ALIGN):
            return None
        if not 0 <= section < len(self.table.columns):
            return None
        if role == _DISPLAY:
            name = self.table.columns[section]
            id = self._about[section]
            if id:
                rest = name.removeprefix(id).replace("_", " ").strip()
                return f"{self._known[id].label}, {rest}" if rest else self._known[id].label
            return f"{name[:1].upper()}{name[1:]}".replace("_", " ")
        column = [row[section] for row in self.table.rows[:50] if row[section] is not None]
        words = not column or any(isinstance(value, str) for value in column)
        return _LEFT if words else _RIGHT


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
        """Put the selected rows, or all when none is selected, on the clipboard."""
        model = self.model()
        if isinstance(model, DataTableModel):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            chosen = [model.row(at) for at in rows or range(model.rowCount())]
            QGuiApplication.clipboard().setText(as_text(model.table.columns, chosen))


def _about(columns: Sequence[str], known: Mapping[str, Metric]) -> list[str]:
    """Return the metric that each column is about, or nothing: `median_wage_year` is about
    `median_wage`. A metric has a column of its own and one of its years."""
    ids = [name for name in columns if name in known and f"{name}_year" in columns]
    ids.sort(key=len, reverse=True)
    return [
        next((id for id in ids if name == id or name.startswith(f"{id}_")), "") for name in columns
    ]


def sort_order(rows: Sequence[Sequence[Plain]], column: int, order: Qt.SortOrder) -> Sequence[int]:
    """Return the numbers of ROWS by their COLUMN: numbers, then words, and last what is missing.

    Equals stay in the order in which they were; a COLUMN of -1 leaves all as they are.
    """
    if column < 0:
        return range(len(rows))
    known = [number for number, row in enumerate(rows) if row[column] is not None]
    missing = [number for number, row in enumerate(rows) if row[column] is None]

    def key(number: int) -> tuple[bool, float, str]:
        cell = rows[number][column]
        return (True, 0.0, cell.casefold()) if isinstance(cell, str) else (False, cell or 0.0, "")

    return [*sorted(known, key=key, reverse=order == Qt.SortOrder.DescendingOrder), *missing]


def as_text(columns: Sequence[str], rows: Sequence[Sequence[Plain]]) -> str:
    """Return a table as lines of cells parted by tabs; missing cells are empty."""
    lines = ["\t".join(columns)]
    for row in rows:
        cells = ("" if cell is None else str(cell).replace("\t", " ") for cell in row)
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def show_plain(value: Plain) -> str:
    """Return a cell for a reader: numbers with thousands parted, a dash for missing."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int) or float(value).is_integer():
        # A year is no count: it is written without a comma.
        whole = int(value)
        return str(whole) if 1900 <= whole <= 2100 else f"{whole:,}"
    return f"{value:,.4g}" if abs(value) < 10 else f"{value:,.1f}"
