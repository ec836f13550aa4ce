"""Desktop: the window is opened with the list alone; everything else follows its first paint."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame

from occdesk.actions.menus import MENUS
from occdesk.library.settings import load_settings
from occdesk.library.starts import begin_start, end_start
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.find.panel import FindPanel
from occdesk.ui.shell.crash_report import Faults
from occdesk.ui.shell.header import Header
from occdesk.ui.shell.window import OccDeskWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from occdesk.actions.imported_data import ImportedData
    from occdesk.articles.article import Article
    from occdesk.library.settings import Settings
    from occdesk.metrics.dataset import Dataset
    from occdesk.state.history import History
    from occdesk.state.store import Store
    from occdesk.ui.kit.prompts import Asker

TRAY_HEIGHT = 42
PATIENCE_MS = 1500
"""How long everything else waits for the first paint of a list that can be seen."""
MOST_FAILED = 2
"""Starts in a row that may fail before the panels get their first places again."""


class Parts:
    """What a window works on.

    `articles` is called once, late; `reopen` opens the packs again when some came or went;
    `problem` is a sentence on what could not be opened as it was asked for.
    """

    def __init__(
        self,
        store: Store,
        history: History,
        measures: Dataset,
        articles: Callable[[], Sequence[Article]],
        imported: ImportedData,
        reopen: Callable[[], Dataset],
        problem: str = "",
    ) -> None:
        self.store, self.history, self.measures = store, history, measures
        self.articles, self.imported, self.reopen = articles, imported, reopen
        self.problem = problem


class Opened:
    """What is there at the first paint: a window with a list of titles, and how it looks."""

    def __init__(
        self,
        window: OccDeskWindow,
        theme: Theme,
        header: Header,
        find: FindPanel,
        menus: list[QMenu],
        settings: Settings,
        folder: Path | None,
        faults: Faults,
    ) -> None:
        self.window, self.theme, self.header, self.find = window, theme, header, find
        self.menus, self.settings, self.folder = menus, settings, folder
        self.faults = faults


def open_desktop(
    parts: Parts, *, folder: Path | None = None, asker: Asker | None = None
) -> OccDeskWindow:
    """Return the window on PARTS, not shown yet; what it loads later begins at its first paint.

    Settings are kept in FOLDER; without one nothing is remembered. Theme and text size of the
    settings go into the store where its desk leaves them at their defaults.
    """
    by_title = sorted(parts.measures.catalogue.occupations, key=_casefolded)
    titles = {each.code: each.title for each in by_title}
    look = (parts.store.desk.theme, parts.store.desk.text_step)
    return open_window(titles, lambda: parts, look=look, folder=folder, asker=asker)


def open_window(
    titles: Mapping[str, str],
    load: Callable[[], Parts],
    *,
    look: tuple[str, int] = ("system", 0),
    folder: Path | None = None,
    asker: Asker | None = None,
    problem: str = "",
) -> OccDeskWindow:
    """Return a window, not shown yet, with TITLES by code in order of title, and nothing else.

    LOAD is called after the first paint and gives what the rest of the window is made of; this
    is the quickest way to a list on the screen. LOOK is the theme and the text size of the desk
    that LOAD will give. PROBLEM is a sentence to be told at once.
    """
    loaded = load_settings(folder)
    begun = begin_start(folder)
    settings, problems = loaded.settings, [problem, loaded.problem, begun.problem]
    if begun.failed >= MOST_FAILED and (settings.window or settings.panels):
        settings = settings._replace(window="", panels="")
        problems.append(
            f"The last {begun.failed} starts never came to an end, so the panels have their first"
            " places."
        )
    theme = Theme(_app())
    theme.use(settings.theme if look[0] == "system" else look[0], look[1] or settings.text_step)
    window = OccDeskWindow()
    theme.setParent(window)
    faults = Faults(folder, window)
    faults.told.connect(window.bar.tell)
    menus = window.set_menus([menu.title for menu in MENUS])
    header = Header(window)
    window.set_header(header)
    find = FindPanel(theme, window)
    window.add_dock("Find", find)
    for name in ("Chart", "Article"):
        window.add_dock(name, _empty_panel(window))
    tray = _empty_panel(window)
    tray.setFixedHeight(TRAY_HEIGHT)
    window.set_tray(tray)
    find.show_titles(titles)
    window.restore(settings.window, settings.panels)
    header.search.setFocus()
    said = " ".join(each for each in problems if each)
    if said:
        window.tell(said)
    opened = Opened(window, theme, header, find, menus, settings, folder, faults)
    Opening(opened, load, asker, said)
    return window


def open_broken(sentence: str, *, theme: str = "system") -> OccDeskWindow:
    """Return a window that says in SENTENCE why there is nothing to show."""
    look = Theme(_app())
    look.use(theme, 0)
    window = OccDeskWindow()
    look.setParent(window)
    window.show_empty("OccDesk cannot open its data", sentence)
    return window


class Opening(QObject):
    """Waits for the first paint, then loads the parts and hands the window to the Desktop.

    A list that is not seen (behind another panel, beside the screen) is never painted: nothing
    waits for that one.
    """

    def __init__(
        self, opened: Opened, load: Callable[[], Parts], asker: Asker | None, said: str
    ) -> None:
        super().__init__(opened.window)
        self._opened = opened
        self._said = said
        self._load = load
        self._asker = asker
        self._parts: Parts | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._look)
        self._has_looked = False
        opened.find.view.painted.connect(self._begin)
        opened.window.shown.connect(self._wait.start)
        opened.window.closing.connect(self._stop)
        opened.window.closing.connect(self._closed)
        opened.window.ready.connect(self._end)

    def _look(self) -> None:
        """Begin where no list can be seen; another is painted in a moment, or has had its time."""
        if self._has_looked or self._opened.find.view.visibleRegion().isEmpty():
            self._begin()
        else:
            self._has_looked = True
            self._wait.start(PATIENCE_MS)

    def _begin(self) -> None:
        """Begin to load, once."""
        self._wait.stop()
        self._opened.find.view.painted.disconnect(self._begin)
        self._opened.window.shown.disconnect(self._wait.start)
        self._opened.window.first_painted.emit()
        self._next.start(0)

    def _stop(self) -> None:
        self._wait.stop()
        self._next.stop()

    def _end(self) -> None:
        """This start has come to an end, whatever it was."""
        end_start(self._opened.folder)

    def _closed(self) -> None:
        self._end()
        if self._opened.window.desktop is None:
            self._opened.faults.close()

    def _go_on(self) -> None:
        """Take the next step; one that fails ends in a window that says so."""
        try:
            self._step()
        except Exception as error:
            self._fail(error)

    def _step(self) -> None:
        """Load the parts, then, in a turn of its own, everything that shows them."""
        window = self._opened.window
        if self._parts is None:
            self._parts = self._load()
            self._next.start(0)
            return
        from occdesk.ui.shell.wiring import Desktop

        window.desktop = Desktop(self._opened, self._parts, self._asker)
        if self._parts.problem:
            window.tell(" ".join(each for each in (self._said, self._parts.problem) if each))

    def _fail(self, error: Exception) -> None:
        from occdesk.model.errors import OccDeskError

        if isinstance(error, OccDeskError):
            sentence = str(error)
        else:
            self._opened.faults.report(error)
            sentence = self._blame() or (
                "An error that was not expected stopped the program while it was loading. Start it"
                " again; if that does not help, copy the details for its makers."
            )
        self._opened.header.hide()
        self._opened.window.show_empty("OccDesk cannot open its data", sentence)

    def _blame(self) -> str:
        """Return which imported pack is damaged and keeps the program from loading, or ""."""
        if self._parts is None or not self._parts.imported.look_for_damage():
            return ""
        return f"{self._parts.imported.left_out()} Start OccDesk again to go on without them."


def _empty_panel(window: OccDeskWindow) -> QFrame:
    panel = QFrame(window)
    panel.setObjectName("panel")
    return panel


def _casefolded(occupation: object) -> str:
    return str(getattr(occupation, "title", "")).casefold()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
