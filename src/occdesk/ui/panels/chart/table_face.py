"""The Table face of a chart: its data as rows, and a line on what of them the chart shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from occdesk.ui.panels.chart.table_model import ARROWS, CopyTable, DataTableModel

if TYPE_CHECKING:
    from occdesk.charts.figure.figure import Figure

NARROWEST, WIDEST = 56, 320
NARROWEST_NAME, FAIR_NAME = 110, 140
"""Widths of columns in px. A name is not cut so short that it tells nothing; where names have a
fair width beside a second figure, that is seen as well."""

HEADING_LINES = (110, 126)
"""A heading wider than the first of these goes on in a second line, than the other in a third."""

_PADDING = 10
_CELL_SPACE, _HEADING_SPACE = 2 * _PADDING + 6, 2 * _PADDING + 16
_LOOKED_AT = 40
"""So many rows are looked at for the width of a column; all of them would take too long."""


class TableFace(QWidget):
    """Shows the table of one figure, or why there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        self.model = DataTableModel(self)
        self.table = CopyTable(self)
        self.note = QLabel(self)
        self.empty = QLabel(self)
        self._is_fitting = self._is_chosen = False
        self._lay_out()

    def show_figure(self, figure: "Figure") -> None:
        """Show the table of FIGURE, in the same order as before if it has the same columns."""
        from occdesk.charts.lineage.unanswered import COLUMNS

        before = [head.name for head in self.model.heads]
        self.figure = figure
        self.model.show_table(figure.table)
        name, order = self.model.sorted_by
        self.table.horizontalHeader().setSortIndicator(self.model.column_of(name), order)
        # A table of nothing but the reason is for files; here the reason is read better by itself.
        has_rows = self.model.rowCount() > 0 and figure.table.columns != COLUMNS
        self.table.setVisible(has_rows)
        self.empty.setText(figure.message or figure.alt)
        self.empty.setVisible(not has_rows)
        self.note.setText(figure.table_note)
        self.note.setVisible(has_rows and bool(figure.table_note))
        self._is_chosen &= before == [head.name for head in self.model.heads]
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def fit_columns(self) -> None:
        """Give columns their width from heading and cells, unless somebody has chosen widths."""
        if self._is_chosen or not self.model.rowCount():
            return
        self._is_fitting = True
        header = self.table.horizontalHeader()
        widths = [self._width_of(column) for column in range(self.model.columnCount())]
        for column, width in enumerate(self._make_room(widths)):
            header.resizeSection(column, width)
        header.setFixedHeight(self._heading_height())
        self._is_fitting = False

    def _width_of(self, column: int) -> int:
        """Return how wide COLUMN is when nothing hinders it."""
        advance = self.table.fontMetrics().horizontalAdvance
        rows = range(min(_LOOKED_AT, self.model.rowCount()))
        words = (self.model.data(self.model.index(row, column)) for row in rows)
        cells = max(map(advance, words)) + _CELL_SPACE
        parts = self.model.heads[column].label.split(" ")
        lines = 1 + sum(
            self._narrowest(parts, number) + _HEADING_SPACE > most
            for number, most in enumerate(HEADING_LINES, 1)
        )
        heading = self._narrowest(parts, lines) + _HEADING_SPACE
        return max(NARROWEST, heading, min(WIDEST, cells))

    def _narrowest(self, parts: Sequence[str], lines: int) -> int:
        """Return the width in which the words PARTS take so many LINES."""
        advance = self.table.horizontalHeader().fontMetrics().horizontalAdvance
        if lines == 1 or len(parts) < 2:
            return advance(" ".join(parts))
        return min(
            max(advance(" ".join(parts[:cut])), self._narrowest(parts[cut:], lines - 1))
            for cut in range(1, len(parts))
        )

    def _make_room(self, widths: list[int]) -> list[int]:
        """Return WIDTHS with the names before the first figures so narrow that these are seen."""
        figures = [at for at, head in enumerate(self.model.heads) if head.has_numbers]
        first = figures[0] if figures else 0
        room = self.width() - self.table.verticalScrollBar().sizeHint().width() - 6
        room -= sum(widths[at] for at in figures[:1])
        if first + 1 in figures and room - widths[first + 1] >= first * FAIR_NAME:
            room -= widths[first + 1]
        made = list(widths)
        # The shortest names take what they need, the others share what is left.
        for left, column in enumerate(sorted(range(first), key=widths.__getitem__)):
            share = max(NARROWEST_NAME, room // (first - left))
            made[column] = min(widths[column], share)
            room -= made[column]
        return made

    def _heading_height(self) -> int:
        header = self.table.horizontalHeader()
        metrics, wrap = header.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        heights = []
        for column, head in enumerate(self.model.heads):
            room = QRect(0, 0, header.sectionSize(column) - 2 * _PADDING, 1000)
            words = f"{head.label}{ARROWS[Qt.SortOrder.AscendingOrder]}"
            heights.append(metrics.boundingRect(room, wrap, words).height())
        return max(heights) + _PADDING

    def _choose_width(self) -> None:
        self._is_chosen |= not self._is_fitting

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setObjectName("grid")
        table.setAccessibleName("Data of the chart")
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        # A third click brings the order back in which the chart draws the rows.
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        header.sectionResized.connect(self._choose_width)
        self.note.setObjectName("small")
        self.note.setContentsMargins(10, 2, 10, 4)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for label in (self.note, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()
        for part, stretch in ((self.note, 0), (table, 1), (self.empty, 1)):
            box.addWidget(part, stretch)
