"""Windows with pages about the program: sources, method, shortcuts, version."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from occdesk import __version__
from occdesk.metrics.dataset import Dataset
from occdesk.model.licences import attribution_of
from occdesk.ui.kit.background import Background
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.article import occupation_page as page
from occdesk.ui.shell.window import OccDeskWindow

if TYPE_CHECKING:
    from occdesk.ui.dialogs.help.page_window import PageWindow

GESTURES: tuple[tuple[str, str], ...] = (
    ("In the list: read about the occupation", "Enter"),
    ("In the list: add to the comparison", "+"),
    ("In the chart: from mark to mark", "Arrow keys"),
    ("In the chart: first and last, a tenth of all on", "Home, End, Page Up, Page Down"),
    ("In the chart: what is this value?", "Space"),
    ("In the chart: read about the occupation, add it to the comparison", "Enter, Shift+Enter"),
    ("In the chart: copy it as a picture", "Ctrl+C"),
    ("In the chart: nearer, farther, show all", "+, -, 0"),
    ("In the tray: move, remove", "Ctrl+Left, Ctrl+Right, Del"),
)
"""Keys that are no actions of a menu: what they do, and where."""


class HelpPages(QObject):
    """Opens each page in a window of its own, one for each: who asks again has it in front.

    `outside_asked` carries the address of a link that leads out of the program.
    """

    outside_asked = Signal(str)

    def __init__(
        self, window: OccDeskWindow, theme: Theme, measures: Dataset, background: Background
    ) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._measures, self._background = measures, background
        self._shown: dict[str, PageWindow] = {}

    def take_measures(self, measures: Dataset) -> None:
        """Tell of MEASURES from now on."""
        self._measures = measures

    def show_sources(self) -> None:
        """Show sources and licences."""
        self._show("Sources and licences", page.sources_page(self._measures))

    def show_method(self) -> None:
        """Show how derived figures are made; the page is written in the background."""
        from occdesk.ui.dialogs.method.page import WriteMethod

        self._window.tell_done("The page on the method is being written.")
        self._background.run("method", WriteMethod(self._measures), self._show_written)

    def show_shortcuts(self, actions: Iterable[tuple[str, str]]) -> None:
        """Show the keyboard shortcuts of ACTIONS and of what is no action."""
        self._show("Keyboard shortcuts", page.shortcuts_page([*actions, *GESTURES]))

    def show_notices(self) -> None:
        """Show the licences and notices of all that comes with the program."""
        from occdesk.ui.dialogs.help.notices import notices_html

        self._show("Third-party notices", notices_html())

    def show_about(self) -> None:
        """Show version and licence of the program."""
        onet = self._measures.catalogue.sources["onet"]
        words = attribution_of(onet.id, onet.attribution)
        self._show("About OccDesk", page.about_page(__version__, words))

    def show_about_qt(self) -> None:
        """Show version and licence of Qt, in the words of its makers."""
        QApplication.aboutQt()

    def _show_written(self, html: object) -> None:
        assert isinstance(html, str)
        self._window.bar.hide()
        self._show("Method", html)

    def _show(self, title: str, html: str) -> None:
        from occdesk.ui.dialogs.help.page_window import PageWindow

        shown = self._shown.get(title)
        if shown is None or not isValid(shown) or not shown.isVisible():
            shown = self._shown[title] = PageWindow(title, html, self._theme, self._window)
            shown.browser.followed.connect(self.outside_asked)
            shown.show()
            return
        shown.browser.show_page(html, keep_place=True)
        shown.raise_()
        shown.activateWindow()
