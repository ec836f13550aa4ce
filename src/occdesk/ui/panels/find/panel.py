"""The Find panel: how many occupations are left, in which order, and the list of them."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from occdesk.ui.kit.chooser import Chooser
from occdesk.ui.kit.plain_tip import plain_tip
from occdesk.ui.panels.find.model import OccupationModel
from occdesk.ui.panels.find.view import OccupationView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from occdesk.metrics.dataset import Dataset
    from occdesk.model.metric import Metric
    from occdesk.state.desk import Desk
    from occdesk.ui.kit.theme import Theme


class FindPanel(QWidget):
    """Shows the occupations that the desk's search and filter leave, in the desk's order."""

    chosen = Signal(str)
    questioned = Signal(object, object)
    added = Signal(str)
    based = Signal(str)
    sort_asked = Signal(str)
    typed = Signal(str)
    search_cleared = Signal()
    filter_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Find")
        self.setMinimumWidth(250)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._measures: Dataset | None = None
        self._desk: Desk | None = None
        self._theme = theme
        self._orders: dict[tuple[str, bool, bool], Sequence[str]] = {}
        self._drawn: object = None
        self._asked: tuple[object, ...] | None = None
        self._where = ""
        self.model = OccupationModel(self)
        self.view = OccupationView(self.model, theme, self)
        self.count = QLabel(self)
        self.count.setObjectName("strong")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.sorter = Chooser("Sort by", 11, self)
        self.chip = QPushButton(self)
        self.chip.setAccessibleName("Remove the filter")
        self.chip.hide()
        self.signs = QLabel(self)
        self.signs.setObjectName("small")
        self.signs.setTextFormat(Qt.TextFormat.PlainText)
        self.signs.setWordWrap(True)
        self.signs.setContentsMargins(10, 4, 8, 4)
        self.signs.hide()
        self.nothing = QLabel(self)
        self.nothing.setObjectName("empty")
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = QPushButton("Clear the search", self)
        self.unfilter = QPushButton("Remove the filter", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty_page())
        self._lay_out()
        for mine, theirs in (
            (self.view.chosen, self.chosen),
            (self.view.questioned, self.questioned),
            (self.view.added, self.added),
            (self.view.based, self.based),
            (self.view.sort_asked, self.sort_asked),
            (self.view.typed, self.typed),
        ):
            mine.connect(theirs)
        self.sorter.activated.connect(self._sorter_used)
        self.chip.clicked.connect(self.filter_cleared)
        self.clear.clicked.connect(self.search_cleared)
        self.unfilter.clicked.connect(self.filter_cleared)

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """Show the occupations by title alone: the first picture, before anything else is there."""
        self.model.take_titles(titles)
        self.count.setText(f"{len(titles):,} of {len(titles):,}")
        self.sorter.addItem("Title", "title")

    def take_measures(self, measures: Dataset) -> None:
        """Know the numbers from now on, and show the desk on screen with them; at any time."""
        self._measures = measures
        self._orders.clear()
        self._drawn = None
        self.model.take_measures(measures)
        if self._desk is not None:
            self.show_desk(self._desk)

    def known_metric(self, id: str) -> Metric:
        """Return the metric with ID, an imported one too; raises UsageError for an unknown one."""
        assert self._measures is not None
        return self._measures.metric(id)

    def show_desk(self, desk: Desk) -> None:
        """Show the list of DESK; what has not changed since the last call is left alone.

        A metric that is not here any more has no column and sorts nothing; a filter that cannot
        be read leaves nothing but a sentence that says so.
        """
        self._desk = desk
        desk = desk.with_(sort=self._sort(desk))
        columns = self._columns(desk)
        drawn = (columns, desk.estimates, desk.query, desk.where, desk.sort, desk.descending)
        if drawn != self._drawn:
            if (columns, desk.estimates) != (
                tuple(each.id for each in self.model.metrics),
                self.model.estimates,
            ):
                self.model.show_columns(columns, estimates=desk.estimates)
            codes, also, problem = self._found(desk)
            self.model.show_rows(codes, also)
            self.model.show_sort(desk.sort, desk.descending)
            self.view.lay_columns()
            self._show_words(desk, len(codes), problem)
            self._drawn = drawn
        if self._is_asked_anew(desk):
            self.view.show_top(desk.focus)
        else:
            self.view.show_focus(desk.focus)

    def take_theme(self) -> None:
        """Take sizes and colours from the theme."""
        self.view.take_theme()

    def first(self) -> str:
        """Return the code of the first occupation of the list, or nothing."""
        return self.model.codes[0] if self.model.codes else ""

    def _is_asked_anew(self, desk: Desk) -> bool:
        """Whether DESK looks for something else, or in another order, than the one before.

        Such a list begins with its first row, whoever is read about. Where a search is given up
        there is only who is read about.
        """
        before, self._asked = self._asked, (desk.query, desk.where, desk.sort, desk.descending)
        if desk.query:
            return before != self._asked
        return before is not None and not before[0] and before != self._asked

    def current(self) -> str:
        """Return the code of the row that the list is at, or nothing."""
        row = self.view.currentIndex().row()
        return self.model.codes[row] if 0 <= row < len(self.model.codes) else ""

    def _has(self, id: str) -> bool:
        assert self._measures is not None
        return self._measures.has(id)

    def _sort(self, desk: Desk) -> str:
        return desk.sort if desk.sort in ("title", "relevance") or self._has(desk.sort) else "title"

    def _columns(self, desk: Desk) -> tuple[str, ...]:
        columns = tuple(id for id in desk.columns if self._has(id))
        return columns if desk.sort in (*columns, "title", "relevance") else (*columns, desk.sort)

    def _found(self, desk: Desk) -> tuple[Sequence[str], dict[str, str], str]:
        """Return the codes to show, in order, the alternate titles that found some of them, and
        what is wrong with the filter, or nothing."""
        assert self._measures is not None
        catalogue = self._measures.catalogue
        also: dict[str, str] = {}
        if not desk.query.strip():
            codes = self._order(desk)
        else:
            hits = catalogue.search(desk.query)
            also = {hit.code: hit.title for hit in hits if hit.kind == "alternate"}
            found = [hit.code for hit in hits]
            if desk.sort == "relevance":
                codes = found
            else:
                kept = set(found)
                codes = [code for code in self._order(desk) if code in kept]
        if desk.where:
            from occdesk.metrics.filters import parse_where
            from occdesk.model.errors import UsageError

            try:
                allowing = parse_where(desk.where, self._measures.metric)
            except UsageError as error:
                return [], {}, str(error)
            allowed = allowing.codes(self._measures, estimates=desk.estimates)
            codes = [code for code in codes if code in allowed]
        return codes, also, ""

    def _order(self, desk: Desk) -> Sequence[str]:
        """Return all codes in the desk's order; what has no number comes last either way."""
        key = (desk.sort, desk.descending, desk.estimates)
        if key not in self._orders:
            assert self._measures is not None
            titles = {code: title.casefold() for code, title in self.model.titles.items()}
            by_title = sorted(titles, key=titles.__getitem__)
            if desk.sort in ("title", "relevance"):
                self._orders[key] = by_title[::-1] if desk.descending else by_title
            else:
                numbers = self._measures.numbers(desk.sort, estimates=desk.estimates)
                ranked = sorted(
                    (code for code in by_title if code in numbers),
                    key=numbers.__getitem__,
                    reverse=desk.descending,
                )
                self._orders[key] = ranked + [code for code in by_title if code not in numbers]
        return self._orders[key]

    def _show_words(self, desk: Desk, left: int, problem: str) -> None:
        assert self._measures is not None
        total = len(self.model.titles)
        self.count.setText(f"{left:,} of {total:,}")
        self._where = _words_of(desk.where, self._measures)
        self.chip.setToolTip(plain_tip(f"Remove the filter: {desk.where}"))
        self.chip.setVisible(bool(desk.where))
        self._fit_chip()
        words = f"No occupation matches “{desk.query}”." if desk.query else "No occupation is left."
        if desk.where:
            words += f" The filter “{self._where}” may hide some."
        self.nothing.setText(problem or words)
        self.clear.setVisible(bool(desk.query) and not problem)
        self.unfilter.setVisible(bool(desk.where))
        self._stack.setCurrentIndex(0 if left else 1)
        self._show_sort(desk)
        self._show_signs()

    def _show_signs(self) -> None:
        """Say under the list what the signs in it mean."""
        from occdesk.model.mark import name_kinds

        words = name_kinds(self.model.kinds)
        self.signs.setText(words)
        self.signs.setVisible(bool(words))

    def _show_sort(self, desk: Desk) -> None:
        assert self._measures is not None
        metrics = [each for each in self._measures.metrics if each.unit != "category"]
        keys = ["title", *(each.id for each in metrics)]
        labels = ["Title", *(each.label for each in metrics)]
        if desk.query.strip():
            keys.insert(0, "relevance")
            labels.insert(0, "Best match")
        if keys != [self.sorter.itemData(at) for at in range(self.sorter.count())]:
            self.sorter.clear()
            for key, label in zip(keys, labels, strict=True):
                self.sorter.addItem(label, key)
        self.sorter.setCurrentIndex(max(0, self.sorter.findData(desk.sort)))

    def _sorter_used(self, at: int) -> None:
        self.sort_asked.emit(self.sorter.itemData(at))

    def _fit_chip(self) -> None:
        """Write as much of the filter as there is room for; the tool tip has it whole."""
        metrics = self.chip.fontMetrics()
        cross = "   ×"
        room = self.width() - 44 - metrics.horizontalAdvance(cross)
        words = f"{self._where[:1].upper()}{self._where[1:]}"
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(40, room))
        self.chip.setText(f"{words}{cross}".replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._where:
            self._fit_chip()

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addStretch(2)
        box.addWidget(self.nothing)
        for button in (self.unfilter, self.clear):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        return page

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.count)
        top.addStretch(1)
        by = QLabel("Sort by", self)
        by.setObjectName("small")
        by.setBuddy(self.sorter)
        top.addWidget(by)
        top.addWidget(self.sorter)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(top)
        chips = QHBoxLayout()
        chips.setContentsMargins(10, 0, 8, 0)
        chips.addWidget(self.chip)
        chips.addStretch(1)
        box.addLayout(chips)
        box.addWidget(self._stack, 1)
        box.addWidget(self.signs)


def _words_of(where: str, measures: Dataset) -> str:
    """Return a filter as a reader says it; as it is where it cannot be read."""
    if not where:
        return ""
    from occdesk.charts.shared.filter_words import say_where
    from occdesk.model.errors import UsageError

    try:
        return say_where(where, measures)
    except UsageError:
        return where
