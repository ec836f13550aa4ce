"""What can be chosen for the chart on screen: the options of its view, and its form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QTabBar, QToolButton, QWidget

from occdesk.charts.view import Form, Option, View
from occdesk.charts.views.listed import BY_KIND, VIEWS
from occdesk.model.metric import Metric
from occdesk.state.desk import Desk
from occdesk.ui.kit.chooser import Chooser
from occdesk.ui.kit.plain_tip import plain_tip
from occdesk.ui.kit.rows import split_rows

if TYPE_CHECKING:
    from occdesk.metrics.dataset import Dataset

LETTERS = 16
"""So many letters of what is chosen can be read, however narrow the panel is. All stand in one row
where that shows what is chosen; in several rows there is room for so many letters anyway."""
_EDGES, _GAP, _BESIDE = QMargins(12, 6, 8, 2), 6, 4


class ChartOptions(QWidget):
    """The choices that the view on screen has, in as many rows as they need; hidden without any."""

    chosen = Signal(str, str)
    """An option of the view on screen, and what it is to be."""
    swap_asked = Signal()
    form_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._forms: Sequence[Form] = ()
        self.has_choices = False
        self._labels: dict[QWidget, QLabel] = {}
        self.choosers: dict[tuple[str, str], Chooser] = {
            (view.kind, option.id): self._chooser(option)
            for view in VIEWS
            for option in view.choices
        }
        """The widgets of options, by the kind of the view and the option's id."""
        self.swap = QToolButton(self)
        self.forms = QTabBar(self)
        self._parts: tuple[QWidget, ...] = (*self.choosers.values(), self.swap, self.forms)
        self._lay_out()
        self.swap.clicked.connect(self._swap_used)
        self.forms.currentChanged.connect(self._form_used)

    def take_measures(self, measures: "Dataset") -> None:
        """Offer the metrics of MEASURES, keeping what is chosen; any number of times."""
        for (kind, option_id), chooser in self.choosers.items():
            option = BY_KIND[kind].choice(option_id)
            if option is None or option.listed:
                continue
            chosen = chooser.currentData()
            # The model before, a child of the chooser, goes with this.
            chooser.setModel(_model(measures.metrics, chooser))
            chooser.setCurrentIndex(chooser.findData(chosen))

    def show_desk(self, desk: Desk) -> None:
        """Show what DESK has chosen for the view on screen."""
        self._view = view = BY_KIND[desk.chart]
        values = desk.options_of(desk.chart).to_mapping()
        for (kind, option_id), chooser in self.choosers.items():
            option = view.choice(option_id) if kind == view.kind else None
            is_here = option is not None and desk.form not in option.absent_in
            self._set_visible(chooser, is_here)
            if option is not None:
                self._labels[chooser].setText(option.label_in(desk.form))
                chooser.setCurrentIndex(chooser.findData(values[option_id]))
        here = [each for each in view.swaps if not self.choosers[view.kind, each].isHidden()]
        self.swap.setVisible(len(here) > 1)
        self._show_forms(view.forms, desk.form)
        self.has_choices = bool(view.choices or view.forms)
        self.setVisible(self.has_choices)
        self.take_theme()

    def take_theme(self) -> None:
        """Take the place that what is shown needs now."""
        self.setFixedHeight(self._place(self.width(), really=True))

    def sizeHint(self) -> QSize:
        return QSize(400, self._place(max(self.width(), 1), really=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(_EDGES.left() + _EDGES.right(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.take_theme()

    def take_icon(self, swap: QIcon) -> None:
        """Put the icon onto the button that swaps the axes."""
        self.swap.setIcon(swap)
        self.swap.setIconSize(QSize(20, 20))
        self.take_theme()

    def _show_forms(self, forms: Sequence[Form], chosen: str) -> None:
        self.forms.blockSignals(True)
        if forms != self._forms:
            self._forms = forms
            while self.forms.count():
                self.forms.removeTab(0)
            for form in forms:
                self.forms.addTab(form.title)
        ids = [form.id for form in forms]
        if ids:
            self.forms.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.forms.blockSignals(False)
        self.forms.setVisible(bool(forms))

    def _set_visible(self, chooser: Chooser, visible: bool) -> None:
        chooser.setVisible(visible)
        self._labels[chooser].setVisible(visible)

    def _swap_used(self) -> None:
        # What is not here any more is left as it is.
        swaps = self._view.swaps if self._view else ()
        if self._view and all(self.choosers[self._view.kind, each].currentData() for each in swaps):
            self.swap_asked.emit()

    def _form_used(self, at: int) -> None:
        if 0 <= at < len(self._forms):
            self.form_asked.emit(self._forms[at].id)

    def _chooser(self, option: Option) -> Chooser:
        """Return the widget of OPTION, with its label beside it."""
        chooser = Chooser(option.name, LETTERS, self)
        for value, words in option.listed:
            chooser.addItem(words, value)
        label = QLabel(option.label, self)
        label.setObjectName("small")
        label.setBuddy(chooser)
        self._labels[chooser] = label

        def use(_: int) -> None:
            # A metric that is not here any more is left as it is.
            if chooser.currentData():
                self.chosen.emit(option.id, chooser.currentData())

        chooser.activated.connect(use)
        return chooser

    def _lay_out(self) -> None:
        self.swap.setToolTip("Swap the axes")
        self.swap.setAccessibleName("Swap the axes")
        self.forms.setObjectName("faces")
        self.forms.setAccessibleName("Forms of the view")
        self.forms.setExpanding(False)
        self.forms.setDrawBase(False)

    def _place(self, width: int, *, really: bool) -> int:
        """Return the height of all rows, and put what is shown there when it is meant REALLY."""
        shown = [each for each in self._parts if not each.isHidden()]
        room = width - _EDGES.left() - _EDGES.right()
        needs = [min(self._need(each, is_tight=True), room) for each in shown]
        rows = split_rows(needs, room, _GAP)
        if len(rows) > 1:
            needs = [min(self._need(each), room) for each in shown]
            rows = split_rows(needs, room, _GAP)
        y = _EDGES.top()
        for row in rows:
            high = max(shown[number].sizeHint().height() for number in row)
            spare = room - sum(needs[number] for number in row) - _GAP * (len(row) - 1)
            choosers = sum(isinstance(shown[number], Chooser) for number in row)
            x = _EDGES.left()
            for number in row:
                part, wide = shown[number], needs[number]
                if isinstance(part, Chooser):
                    wide += min(spare // choosers, part.sizeHint().width())
                if really:
                    self._put(part, QRect(x, y, wide, high))
                x += wide + _GAP
            y += high + _GAP
        return y - _GAP + _EDGES.bottom()

    def _need(self, part: QWidget, *, is_tight: bool = False) -> int:
        """Return how wide PART is with its label; a TIGHT chooser just shows what is chosen."""
        label = self._labels.get(part)
        before = label.sizeHint().width() + _BESIDE if label else 0
        if not isinstance(part, Chooser):
            return before + part.sizeHint().width()
        least = part.least_width()
        return before + (min(least, part.chosen_width()) if is_tight else least)

    def _put(self, part: QWidget, place: QRect) -> None:
        """Put PART and its label into PLACE, each in the middle of its height."""
        label = self._labels.get(part)
        if label:
            wide = label.sizeHint().width()
            label.setGeometry(place.x(), place.y(), wide, place.height())
            place.setLeft(place.x() + wide + _BESIDE)
        high = min(part.sizeHint().height(), place.height())
        part.setGeometry(place.x(), place.y() + (place.height() - high) // 2, place.width(), high)


def _model(metrics: Sequence[Metric], parent: QWidget) -> QStandardItemModel:
    """Return every one of METRICS that has numbers, under the headings of their groups."""
    model = QStandardItemModel(parent)
    group = ""
    for each in metrics:
        if each.unit == "category":
            continue
        if each.group != group:
            group = each.group
            heading = QStandardItem(group)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
        item = QStandardItem(each.label)
        item.setData(each.id, Qt.ItemDataRole.UserRole)
        item.setToolTip(plain_tip(each.label))
        model.appendRow(item)
    return model
