"""The item model of the occupation list: an index into ready lists, reset when it changes."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from occdesk.ui.kit.dragging import MIME
from occdesk.ui.kit.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from occdesk.metrics.dataset import Dataset
    from occdesk.model.mark import Mark, MarkKind
    from occdesk.model.metric import Metric


# Looked up once: data() is asked for every role of every visible cell.
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_ANSWERED = frozenset({_DISPLAY, _TIP, _ACCESSIBLE})
_HORIZONTAL = Qt.Orientation.Horizontal

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex


class Cell(NamedTuple):
    """What the list paints in a metric's column; `low` and `high` bound the bar, 0-1 of the cell.

    `mark` is the sign of a figure that is not the occupation's own, or empty.
    """

    text: str
    low: float
    high: float
    mark: str
    missing: bool


NO_DATA = Cell("–", 0.0, 0.0, "", True)


class OccupationModel(QAbstractTableModel):
    """The occupations that the search leaves, in order: a title, then a column for each metric."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measures: Dataset | None = None
        self._say_short: Callable[..., str] = str
        self.metrics: tuple[Metric, ...] = ()
        self.codes: Sequence[str] = ()
        self.also: Mapping[str, str] = {}
        self.estimates = False
        self.order = ("title", False)
        self.titles: Mapping[str, str] = {}
        self._numbers: list[Mapping[str, float]] = []
        self._scales: list[tuple[float, float]] = []
        self._marks: list[Mapping[str, Mark]] = []
        self._capped: list[frozenset[str]] = []
        self._cells: list[dict[str, Cell]] = []

    def take_titles(self, titles: Mapping[str, str]) -> None:
        """Know the occupations by TITLES, by code, and show them in this order."""
        self.titles = titles
        self.show_rows(list(titles), {})

    def take_measures(self, measures: Dataset) -> None:
        """Know the numbers; until then there are only titles. Columns are to be shown anew."""
        from occdesk.model.wording import say_short

        if self.metrics:
            self.beginResetModel()
            self.metrics, self._numbers, self._scales, self._marks, self._cells = (), [], [], [], []
            self._capped = []
            self.endResetModel()
        self._measures = measures
        self._say_short = say_short

    def show_columns(self, ids: Sequence[str], *, estimates: bool) -> None:
        """Make IDS the metrics of the columns, with estimates or without."""
        assert self._measures is not None
        self.beginResetModel()
        self.metrics = tuple(self._measures.metric(id) for id in ids)
        self.estimates = estimates
        self._numbers = [self._measures.numbers(id, estimates=estimates) for id in ids]
        self._scales = [_scale(numbers) for numbers in self._numbers]
        from occdesk.metrics.marking import marks_of, matches_of

        measures = self._measures
        self._marks = [marks_of(measures, each, estimates=estimates) for each in self.metrics]
        self._capped = [matches_of(measures, each).at_least for each in self.metrics]
        self._cells = [{} for _ in ids]
        self.endResetModel()

    def show_rows(self, codes: Sequence[str], also: Mapping[str, str]) -> None:
        """Show CODES in this order; ALSO gives the alternate title through which one was found."""
        self.beginResetModel()
        self.codes = codes
        self.also = also
        self.endResetModel()

    def show_sort(self, key: str, descending: bool) -> None:
        """Mark in the header what the rows are sorted by."""
        self.order = (key, descending)
        self.headerDataChanged.emit(_HORIZONTAL, 0, len(self.metrics))

    def title(self, row: int) -> str:
        """Return the title of the occupation in ROW."""
        return self.titles[self.codes[row]]

    def cell(self, row: int, column: int) -> Cell:
        """Return what to paint in a metric's COLUMN (1 is the first metric's)."""
        code = self.codes[row]
        cells = self._cells[column - 1]
        found = cells.get(code)
        if found is None:
            found = cells[code] = self._cell(code, column - 1)
        return found

    def row_of(self, code: str) -> int:
        """Return the row of CODE, or -1 where the list does not show it."""
        try:
            return self.codes.index(code)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 + len(self.metrics)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column == 0:
            also = self.also.get(self.codes[row], "")
            if role == _DISPLAY:
                return self.title(row)
            return f"{self.title(row)}{f' (also: {also})' if also else ''}\n{self.codes[row]}"
        if role == _DISPLAY:
            cell = self.cell(row, column)
            return f"{cell.text}\N{NO-BREAK SPACE}{cell.mark}" if cell.mark else cell.text
        what = self.metrics[column - 1]
        if role == _ACCESSIBLE:
            from occdesk.model.wording import MISSING

            cell = self.cell(row, column)
            if cell.missing:
                return f"{what.label}: {MISSING}"
            mark = self._marks[column - 1].get(self.codes[row])
            return f"{what.label}: {cell.text}{f', {mark.words}' if mark else ''}"
        return self._tip(self.codes[row], what)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != _HORIZONTAL or not 0 <= section <= len(self.metrics):
            return None
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role in (_TIP, _ACCESSIBLE):
            words = f"Sort by {self.metrics[section - 1].label if section else 'title'}"
            return plain_tip(words) if role == _TIP else words
        if role != _DISPLAY:
            return None
        key, descending = self.order
        name = self.metrics[section - 1].short if section else " Occupation"
        mine = self.metrics[section - 1].id if section else "title"
        return f"{name} {'↓' if descending else '↑'}" if key == mine else name

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged occupations: codes for the program, titles for others."""
        rows = sorted({index.row() for index in indexes})
        made = QMimeData()
        made.setData(MIME, "\n".join(self.codes[row] for row in rows).encode())
        made.setText("\n".join(self.title(row) for row in rows))
        return made

    def _cell(self, code: str, at: int) -> Cell:
        number = self._numbers[at].get(code)
        if number is None:
            return NO_DATA
        what = self.metrics[at]
        text = self._say_short(number, what.unit, what.decimals)
        # The columns are narrow; a number that is cut would be another number.
        text = text.replace("\N{NO-BREAK SPACE}million", "M").removesuffix(" an hour")
        if code in self._capped[at]:
            text = f"≥ {text}"
        low, high = self._scales[at]
        span = high - low or 1.0
        ends = sorted(((0.0 - low) / span, (number - low) / span))
        mark = self._marks[at].get(code)
        return Cell(text, ends[0], ends[1], mark.sign if mark else "", False)

    @property
    def kinds(self) -> frozenset[MarkKind]:
        """The kinds of marks in the rows and columns that are shown."""
        shown = set(self.codes)
        return frozenset(
            mark.kind for marks in self._marks for code, mark in marks.items() if code in shown
        )

    def _tip(self, code: str, what: Metric) -> str:
        from occdesk.metrics.marking import mark_of
        from occdesk.model.wording import MISSING, say, say_year

        assert self._measures is not None
        value = self._measures.value(code, what.id, estimates=self.estimates)
        if value.missing:
            return f"{what.label}: {MISSING}. {value.note or ''}".strip()
        year = f", {say_year(what, value.year)}" if value.year else ""
        lines = [f"{what.label}: {say(value, what)}{year}"]
        mark = mark_of(value, self._measures)
        if mark is not None:
            lines.append(f"{mark.sign} {mark.sentence}")
        return "\n".join(lines)


def _scale(numbers: Mapping[str, float]) -> tuple[float, float]:
    """Return the ends of the bars' scale, which always holds zero."""
    return min(0.0, *numbers.values(), 0.0), max(0.0, *numbers.values(), 0.0)
