"""Loading: what follows the first paint, one step a turn of the event loop."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from occdesk.system.scratch import sweep_scratch
from occdesk.ui.panels.chart.jobs import import_pandas

if TYPE_CHECKING:
    from occdesk.ui.shell.wiring import Desktop

IN_SIGHT = ("back", "forward", "export")
"""Actions that have a button besides their place in a menu."""


class Loading(QObject):
    """Loads what DESKTOP does not need for its first picture, in the order of its steps."""

    def __init__(self, desktop: "Desktop") -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._load_next)
        self._steps: list[Callable[[], None]] = [
            self.load_icons,
            self._load_plotting,
            self._load_canvas,
            desktop.draw,
            desktop.load_articles,
            self._load_pandas,
        ]

    @property
    def done(self) -> bool:
        """Whether every step has been begun."""
        return not self._steps

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._next.start(0)

    def stop(self) -> None:
        """Begin no further step."""
        self._next.stop()

    def load_icons(self) -> None:
        """Draw the icons in sight in the colours of the theme and put them where they belong."""
        from occdesk.ui.kit.icons import draw_icon

        desktop = self._desktop
        theme = desktop.theme
        self._draw_actions(IN_SIGHT)
        desktop.chart.take_icons(*(draw_icon(name, theme) for name in ("copy", "export", "swap")))
        desktop.tray.take_theme(draw_icon("remove", theme, "muted"))
        desktop.header.take_icons(
            draw_icon("search", theme, "muted"),
            draw_icon("export", theme),
            draw_icon("compare", theme),
        )
        desktop.window.take_icons(draw_icon("float", theme, "muted"))
        desktop.article.take_icons(draw_icon("contents", theme, "muted"))

    def load_menu_icons(self) -> None:
        """Draw the icons that are seen only when a menu is opened."""
        self._draw_actions(tuple(id for id in self._desktop.menus.actions if id not in IN_SIGHT))

    def _draw_actions(self, ids: Sequence[str]) -> None:
        from occdesk.ui.kit.icons import draw_icon

        menus = self._desktop.menus
        for id in ids:
            name = menus.icon_of(id)
            if name:
                menus.actions[id].setIcon(draw_icon(name, self._desktop.theme))

    def _load_next(self) -> None:
        if not self._steps:
            return
        step = self._steps.pop(0)
        if self._steps:
            self._next.start(0)
        step()

    def _load_plotting(self) -> None:
        importing = self._desktop.window.importing
        importing.emit(True)
        import occdesk.render.style.pyqtgraph_import  # noqa: F401

        importing.emit(False)

    def _load_canvas(self) -> None:
        from occdesk.render.style.fonts import load_fonts

        load_fonts()
        self._desktop.chart.open_canvas()
        self._desktop.order_keys()
        self._desktop.chart.take_theme()

    def _load_pandas(self) -> None:
        self._desktop.background.run("pandas", import_pandas, self._loaded)

    def _loaded(self, _: object) -> None:
        self._desktop.background.run("scratch", sweep_scratch, self._swept)
        self._desktop.sweeper.spare_what_is_there()
        self._desktop.window.ready.emit()
        self.load_menu_icons()

    def _swept(self, _: object) -> None:
        """Have nothing more to do: what a killed import left is gone."""
