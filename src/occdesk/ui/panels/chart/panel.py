"""The Chart panel: which view, its axes, the picture, its table, and what its numbers are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.views.listed import VIEWS
from occdesk.state.desk import Desk
from occdesk.ui.kit.one_line import OneLine
from occdesk.ui.kit.reading import ReadingBrowser
from occdesk.ui.kit.theme import STEP, Theme
from occdesk.ui.panels.chart.menu import ChartMenu
from occdesk.ui.panels.chart.offer_bar import OfferBar
from occdesk.ui.panels.chart.on_screen import foot_of, on_screen
from occdesk.ui.panels.chart.options import ChartOptions
from occdesk.ui.panels.chart.table_face import TableFace
from occdesk.ui.panels.chart.tabs import ViewTabs
from occdesk.ui.panels.chart.transient_note import PassingNote

if TYPE_CHECKING:
    from occdesk.charts.figure.figure import Figure
    from occdesk.charts.offers import Offer
    from occdesk.metrics.dataset import Dataset
    from occdesk.render.screen.canvas import FigureCanvas

PRESENTED = 1.6
"""How many times larger everything in a chart is for a projector."""
WAY_OUT = "Esc leaves the presentation"
_SENTENCE, _ANY = 170, 16_777_215
FACES = ("Chart", "Table", "About these numbers")


class ChartPanel(QWidget):
    """Shows one figure in three faces. The canvas comes after the window is first painted."""

    kind_asked = Signal(str)
    chosen = Signal(str)
    added = Signal(str)
    based = Signal(str)
    compare_asked = Signal(str)
    questioned = Signal(object, object)
    export_asked = Signal()
    copy_asked = Signal()
    drawn = Signal()
    about_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Chart")
        self.setMinimumWidth(280)
        self._theme = theme
        self.figure: Figure | None = None
        self.canvas: FigureCanvas | None = None
        self.menu: ChartMenu | None = None
        self._about_of: Figure | None = None
        self._enlarged = 1.0
        self.tabs = ViewTabs(VIEWS, self)
        self.tabs.asked.connect(self.kind_asked)
        self.export = QToolButton(self)
        self.copy = QToolButton(self)
        self.home = QToolButton(self)
        self.options = ChartOptions(self)
        self.page = QWidget(self)
        self.waiting = QLabel(self.page)
        self.faces = QTabBar(self)
        self.faces.setObjectName("faces")
        self.faces.setAccessibleName("Faces of the chart")
        self.faces.setExpanding(False)
        self.faces.setDrawBase(False)
        for face in FACES:
            self.faces.addTab(face)
        self.faces.currentChanged.connect(self._face_changed)
        self.source = OneLine(self)
        self.source.setObjectName("small")
        self.data = TableFace(self)
        self.model, self.table = self.data.model, self.data.table
        self.offers = OfferBar(self.page)
        self.offers.compared.connect(self.compare_asked)
        self.offers.view_asked.connect(self.kind_asked)
        self._stack = QStackedWidget(self)
        self.note = PassingNote(self)
        self._lay_out()

    def show_desk(self, desk: Desk) -> None:
        """Show which view is on screen, and what is chosen for it."""
        self.tabs.show_kind(desk.chart)
        self.options.show_desk(desk)
        if self._enlarged > 1:
            self.options.hide()

    def take_measures(self, measures: "Dataset") -> None:
        """Offer the metrics of MEASURES, keeping what is chosen; any number of times."""
        self.options.take_measures(measures)
        self.model.take_metrics(measures.metrics)

    def take_menu(self, titles: Mapping[str, str], actions: Sequence[QAction]) -> None:
        """Offer ACTIONS on a right click, and to read about and compare one of TITLES."""
        self.menu = ChartMenu(titles, actions, self)
        self.menu.chosen.connect(self.chosen)
        self.menu.added.connect(self.added)
        self.menu.based.connect(self.based)

    def open_canvas(self) -> None:
        """Load what draws the charts, and put it into its place."""
        from occdesk.render.screen.canvas import FigureCanvas

        self.canvas = FigureCanvas(self.page)
        self.canvas.set_theme(self._theme.name)
        self.canvas.chosen.connect(self.chosen)
        self.canvas.added.connect(self.added)
        self.canvas.questioned.connect(self._question)
        self.canvas.copy_asked.connect(self.copy_asked)
        if self.menu is not None:
            self.canvas.menu_asked.connect(self.menu.ask)
        self.canvas.moved.connect(self._show_home)
        self.home.clicked.connect(self.canvas.reset_view)
        box = self.page.layout()
        assert isinstance(box, QVBoxLayout)
        box.removeWidget(self.waiting)
        self.waiting.hide()
        box.insertWidget(0, self.canvas, 1)

    def show_figure(
        self, figure: "Figure", view: object = None, offers: Sequence["Offer"] = ()
    ) -> None:
        """Draw FIGURE, of a VIEW, and give its table and its words to the other faces.

        OFFERS stand below the sentence of one that has nothing to draw.
        """
        self.figure = figure
        self.source.say(figure.source, foot_of(figure))
        if self.canvas is not None:
            # Below a sentence the offers are near it, not at the other end of the panel.
            self.canvas.setMaximumHeight(_SENTENCE if offers else _ANY)
            self.canvas.show_figure(on_screen(figure), view=view)
            self.offers.show_offers(offers)
            self.canvas.setAccessibleName(figure.title)
            self.canvas.setAccessibleDescription(figure.alt)
            self._show_home()
        self.setAccessibleDescription(figure.alt)
        self._fill_face(self.faces.currentIndex())
        self.drawn.emit()

    def show_about(self, html: str) -> None:
        """Show what the numbers of the figure are."""
        self._about_of = self.figure
        self.about.show_page(html)

    def take_theme(self) -> None:
        """Take colours and sizes from the theme."""
        if self.canvas is not None:
            self.canvas.set_theme(self._theme.name)
            self.canvas.set_zoom(STEP**self._theme.step * self._enlarged)
        self.tabs.take_theme()
        self.options.take_theme()
        self.about.take_theme()
        self.table.verticalHeader().setDefaultSectionSize(self._theme.size("body") + 13)
        self.data.fit_columns()

    def take_icons(self, copy: QIcon, export: QIcon, swap: QIcon) -> None:
        """Put the icons onto the buttons."""
        for button, icon in ((self.copy, copy), (self.export, export)):
            button.setIcon(icon)
            button.setIconSize(QSize(20, 20))
        self.options.take_icon(swap)

    def present(self, on: bool) -> None:
        """Show the chart alone, with larger letters and thicker lines; or be as before."""
        self._enlarged = PRESENTED if on else 1.0
        if on:
            self.faces.setCurrentIndex(0)
        if self.canvas is not None:
            self.canvas.passes_escape_on = on
            if on:
                # Before the keyboard is pushed on by what is hidden.
                self.canvas.setFocus()
        for each in (self.tabs, self.copy, self.export, self.faces):
            each.setVisible(not on)
        self.options.setVisible(not on and self.options.has_choices)
        if on:
            self.note.tell(WAY_OUT)
        else:
            self.note.hide()
        self.take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.place()

    def close_canvas(self) -> None:
        """Let go of the canvas, in order, before the window goes."""
        if self.canvas is not None:
            self.canvas.close()

    def _question(self, data: object, at: QPoint) -> None:
        self.questioned.emit(data, QRect(at, QSize(1, 1)))

    def _show_home(self) -> None:
        """Offer the way back to the whole plane while a part of it is shown."""
        is_away = self.canvas is not None and not self.canvas.is_home()
        self.home.setVisible(is_away and self.faces.currentIndex() == 0)

    def _face_changed(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._fill_face(at)
        self._show_home()

    def _fill_face(self, at: int) -> None:
        """Fill the face that is shown; the others wait until somebody looks."""
        if self.figure is None:
            return
        if at == 1 and self.data.figure is not self.figure:
            self.data.show_figure(self.figure)
        elif at == 2 and self._about_of is not self.figure:
            self.about_asked.emit()

    def _lay_out(self) -> None:
        for button, words, asked in (
            (self.copy, "Copy the chart (Ctrl+C)", self.copy_asked),
            (self.export, "Export the chart (Ctrl+E)", self.export_asked),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(asked)
        self.home.setText("Show all")
        self.home.setToolTip("Show the whole plot again (0, or a double click into it)")
        self.home.hide()
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 0)
        top.setSpacing(4)
        top.addWidget(self.tabs, 1)
        self.waiting.setText("The chart is on its way.")
        self.waiting.setObjectName("muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self.page)
        inside.setContentsMargins(6, 2, 6, 0)
        inside.addWidget(self.waiting)
        inside.addWidget(self.offers)
        inside.addStretch()
        self.about = ReadingBrowser(self._theme, self)
        self.about.setAccessibleName("About these numbers")
        for face in (self.page, self.data, self.about):
            self._stack.addWidget(face)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 8, 6)
        foot.setSpacing(8)
        foot.addWidget(self.faces)
        foot.addWidget(self.source, 1)
        foot.addWidget(self.home)
        foot.addWidget(self.copy)
        foot.addWidget(self.export)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.options)
        box.addWidget(self._stack, 1)
        box.addLayout(foot)
