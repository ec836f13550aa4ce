"""Revealing: a panel whose content a gesture changed is brought to where it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from occdesk.charts.views.listed import VIEWS

if TYPE_CHECKING:
    from occdesk.state.desk import Desk
    from occdesk.ui.shell.header import Header
    from occdesk.ui.shell.menus import Menus
    from occdesk.ui.shell.window import OccDeskWindow

TRAY = "Compare bar"


class Revealing(QObject):
    """Knows which panels are seen, and shows one that is hidden or behind another.

    The keyboard stays where it is. While one panel fills the screen nothing else is shown.
    """

    def __init__(self, window: "OccDeskWindow", tray: QWidget, desk: "Desk") -> None:
        super().__init__(window)
        self._window, self._tray, self._desk = window, tray, desk

    def listen(self, header: "Header", menus: "Menus") -> None:
        """Follow what is asked again too, which changes nothing: the panel may be behind."""
        header.searched.connect(self.show_find)
        header.search.went_down.connect(self.show_find)
        header.compare_asked.connect(self.show_chart)
        menus.actions["search"].triggered.connect(self.show_find)
        menus.actions["data_page"].triggered.connect(self.show_article)
        for view in VIEWS:
            menus.actions[view.kind].triggered.connect(self.show_chart)

    def is_seen(self, name: str) -> bool:
        """Return whether the panel NAME is on the screen and in front of its tabs."""
        panel = self._panel(name)
        return panel.isVisible() and not panel.visibleRegion().isEmpty()

    def reveal(self, name: str) -> None:
        """Show the panel NAME where it is not seen."""
        if self._window.presents or self._window.broken or self.is_seen(name):
            return
        panel = self._panel(name)
        panel.show()
        if panel is not self._tray:
            panel.raise_()

    def turn(self, name: str) -> None:
        """Hide the panel NAME where it is seen, else show it."""
        if self.is_seen(name):
            self._panel(name).hide()
        else:
            self.reveal(name)

    def reveal_around(self, widget: QWidget) -> None:
        """Show the panel that WIDGET stands in."""
        for name, dock in self._window.docks.items():
            if dock.isAncestorOf(widget):
                self.reveal(name)

    def show_find(self) -> None:
        """Show the list: something is looked for."""
        self.reveal("Find")

    def show_chart(self) -> None:
        """Show the chart: a view was chosen."""
        self.reveal("Chart")

    def show_article(self) -> None:
        """Show the article: something is to be read."""
        self.reveal("Article")

    def show_desk(self, desk: "Desk") -> None:
        """Show the panel that is about what differs in DESK."""
        before, self._desk = self._desk, desk
        if set(desk.comparison) - set(before.comparison):
            self.reveal(TRAY)
        if desk.chart != before.chart:
            self.show_chart()
        elif (desk.focus, desk.article) == (before.focus, before.article):
            return
        # Chart and article are both about the occupation chosen; one of them is enough, so
        # that who looks at its chart is not taken away from it.
        elif desk.focus == before.focus or not self.is_seen("Chart"):
            self.show_article()

    def _panel(self, name: str) -> QWidget:
        return self._tray if name == TRAY else self._window.docks[name]
