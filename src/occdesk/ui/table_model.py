"""The item model of a chart's data table, and its text for the clipboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from occdesk.charts.figure import DataTable
from occdesk.metrics.registry import METRICS
from occdesk.model.metric import Metric
from occdesk.model.wording import say_number

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_METRICS = {each.id: each for each in METRICS}

Plain = str | float | int | None
Index = QModelIndex | QPersistentModelIndex


class DataTableModel(QAbstractTableModel):
    """Shows the rows of a DataTable: numbers of a metric in its unit, what is missing as a dash."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable((), ())
        self._metrics: list[Metric | None] = []

    def show_table(self, table: DataTable) -> None:
        """Show TABLE instead of what was shown before."""
        self.beginResetModel()
        self.table = table
        self._metrics = [_METRICS.get(name) for name in table.columns]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, _ALIGN):
            return None
        value = self.table.rows[index.row()][index.column()]
        if role == _ALIGN:
            return _LEFT if isinstance(value, str) else _RIGHT
        what = self._metrics[index.column()]
        if what is not None and isinstance(value, int | float):
            return say_number(value, what.unit, what.decimals)
        return show_plain(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, _ALIGN):
            return None
        if not 0 <= section < len(self.table.columns):
            return None
        if role == _DISPLAY:
            what = self._metrics[section]
            name = self.table.columns[section]
            return what.label if what else f"{name[:1].upper()}{name[1:]}".replace("_", " ")
        column = [row[section] for row in self.table.rows[:50] if row[section] is not None]
        words = not column or any(isinstance(value, str) for value in column)
        return _LEFT if words else _RIGHT


class CopyTable(QTableView):
    """A table of which the selected cells, or all, are copied with Ctrl+C."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows, or all when none is selected, on the clipboard."""
        model = self.model()
        if isinstance(model, DataTableModel):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            chosen = [model.table.rows[row] for row in rows] or model.table.rows
            QGuiApplication.clipboard().setText(as_text(model.table.columns, chosen))


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
