"""The main window: a header, three docks side by side, the tray, and a bar over the docks."""

from __future__ import annotations  # the first picture waits for what is imported here

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from occdesk.ui.kit.fitting import (
    FILLING,
    Fitter,
    fit_on_screen,
    put_on_screen,
    room_for,
    scrolling,
)
from occdesk.ui.kit.message_bar import MessageBar, Said
from occdesk.ui.shell.places import bytes_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData, QObject
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QIcon,
        QKeyEvent,
        QResizeEvent,
        QShowEvent,
    )
    from PySide6.QtWidgets import QMenu

FIRST_SIZE = QSize(1280, 800)
SMALLEST = QSize(760, 520)
"""The window on a screen that has room for it; where it has less, the page is scrolled."""
LEAST_PAGE = QSize(560, 440)
_NARROW = 740
"""In what is narrower, the article lies behind the chart at first: there is no room for both."""
STATE_VERSION = 1
SETTLING = 100
"""Milliseconds after which a window that was given its size back is taken to keep it."""


class DockTitle(QWidget):
    """The title of a dock: drag it to move the panel, double-click it to float."""

    def __init__(self, words: str, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        label = QLabel(words.upper(), self)
        label.setObjectName("dockTitle")
        self.float = QToolButton(self)
        self.float.setToolTip(f"Float {words} or put it back")
        self.float.setAccessibleName(f"Float {words} or put it back")
        self.float.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.float.setFixedSize(24, 22)
        self.float.setIconSize(QSize(16, 16))
        self.float.clicked.connect(self._turn)
        box = QHBoxLayout(self)
        box.setContentsMargins(4, 0, 0, 2)
        box.addWidget(label)
        box.addStretch(1)
        box.addWidget(self.float)

    def _turn(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())


class Page(QWidget):
    """What stands in the window: as large as its parts need, and never of no use."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(LEAST_PAGE)


class _Before(NamedTuple):
    """What a presentation takes away: the state of the window, what was seen, the places."""

    state: Qt.WindowState
    hidden: list[QWidget]
    places: tuple[str, str]


class OccDeskWindow(QMainWindow):
    """Holds the panels and remembers where they are; what they show is not its business.

    `shown` is sent whenever the window is put on the screen. `first_painted` is sent once the
    list has been painted with real occupations (or cannot be, because it is not seen), `ready` once
    charts, article and everything that is loaded later are there, `closing` before it goes,
    `left` after a close that waited for work in the background.
    `escaped` is sent when Esc is pressed while one panel fills the screen.
    `dropped` carries the paths of files that were let fall on the window.
    `importing` is sent with True before and False after the one import that may keep the window
    from answering, pyqtgraph's.
    """

    shown = Signal()
    first_painted = Signal()
    importing = Signal(bool)
    ready = Signal()
    closing = Signal()
    left = Signal()
    dropped = Signal(object)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("OccDesk")
        self.resize(FIRST_SIZE)
        self.setAcceptDrops(True)
        self.desktop: QObject | None = None
        self.broken = False
        self.may_close: Callable[[], bool] | None = None
        """Asked before it closes; without it nothing is in the way."""
        self._unplaced = True
        self._panels = ""
        self._settle = QTimer(self, singleShot=True, interval=SETTLING)
        self._settle.timeout.connect(self._place_as_before)
        self._before: _Before | None = None
        self.docks: dict[str, QDockWidget] = {}
        # A main window inside the main window: its docks fill it, header and tray keep their place.
        self.inner = QMainWindow(self)
        self.inner.setWindowFlags(Qt.WindowType.Widget)
        self.inner.setDockNestingEnabled(True)
        self.inner.setAnimated(False)
        # Where panels lie behind each other, their tabs are at the top, where they are seen.
        areas, above = Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North
        self.inner.setTabPosition(areas, above)
        self.bar = MessageBar(self.inner)
        self._page = Page(self)
        self._box = QVBoxLayout(self._page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        middle = QVBoxLayout()
        middle.setContentsMargins(8, 0, 8, 8)
        middle.setSpacing(8)
        middle.addWidget(self.inner, 1)
        self._middle = middle
        self._box.addLayout(middle, 1)
        self.area = scrolling(self._page, self)
        self.setCentralWidget(self.area)
        self._fitter = Fitter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._see_focus)

    def set_header(self, header: QWidget) -> None:
        """Put HEADER over the panels."""
        self._box.insertWidget(0, header)

    def set_tray(self, tray: QWidget) -> None:
        """Put TRAY under the panels, in the place of what was there until now."""
        before = self._middle.itemAt(1)
        if before is not None and (widget := before.widget()) is not None:
            self._middle.removeWidget(widget)
            widget.deleteLater()
        self._middle.addWidget(tray)

    def add_dock(self, name: str, panel: QWidget) -> None:
        """Put PANEL into a dock called NAME, to the right of those that are there."""
        dock = QDockWidget(name, self.inner)
        dock.setObjectName(name)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        dock.setTitleBarWidget(DockTitle(name, dock))
        dock.setWidget(panel)
        self.docks[name] = dock
        self.inner.addDockWidget(
            Qt.DockWidgetArea.LeftDockWidgetArea, dock, Qt.Orientation.Horizontal
        )

    def set_panel(self, name: str, panel: QWidget) -> None:
        """Put PANEL into the dock NAME, in the place of what was there until now."""
        before = self.docks[name].widget()
        self.docks[name].setWidget(panel)
        before.deleteLater()

    def set_menus(self, titles: Sequence[str]) -> list[QMenu]:
        """Make a menu, empty so far, for each of TITLES."""
        return [self.menuBar().addMenu(title) for title in titles]

    def take_icons(self, float_: QIcon) -> None:
        """Put the icon for floating onto the titles of the docks."""
        for dock in self.docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.float.setIcon(float_)

    def show_empty(self, heading: str, sentence: str) -> None:
        """Show one sentence in the place of the panels."""
        for dock in self.docks.values():
            dock.hide()
        page = QWidget(self)
        head = QLabel(heading, page)
        head.setObjectName("empty")
        head.setProperty("strong", True)
        words = QLabel(page)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(sentence)
        words.setWordWrap(True)
        words.setFixedWidth(560)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # An aligned label is given the height of one line, whatever it says.
        words.setMinimumHeight(words.heightForWidth(560))
        box = QVBoxLayout(page)
        box.setSpacing(12)
        box.addStretch(2)
        box.addWidget(head, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.inner.setCentralWidget(page)
        self.broken = True
        if self.isVisible():
            self.ready.emit()

    def place_panels(self) -> None:
        """Give the docks their first places, and widths that suit the width of the window."""
        width = max(self.width(), self._page.minimumSizeHint().width()) - 32
        find = min(max(round(width * 0.25), 290), 560)
        article = min(max(round(width * 0.26), 270), 640)
        for dock in self.docks.values():
            dock.setFloating(False)
            self.inner.removeDockWidget(dock)
        for dock in self.docks.values():
            self.inner.addDockWidget(
                Qt.DockWidgetArea.LeftDockWidgetArea, dock, Qt.Orientation.Horizontal
            )
            dock.show()
        if self.width() < _NARROW and {"Chart", "Article"} <= set(self.docks):
            self.inner.tabifyDockWidget(self.docks["Chart"], self.docks["Article"])
            self.docks["Chart"].raise_()
            return
        widths = [find, width - find - article, article]
        self.inner.resizeDocks(list(self.docks.values()), widths, Qt.Orientation.Horizontal)

    def present(self, dock: str, others: Sequence[QWidget]) -> None:
        """Fill the screen with the panel of one DOCK; OTHERS are hidden with the other docks."""
        if self._before is not None:
            return
        hidden: list[QWidget] = [each for name, each in self.docks.items() if name != dock]
        hidden += [self.menuBar(), *others, self.docks[dock].titleBarWidget()]
        visible = [each for each in hidden if each.isVisible()]
        self._before = _Before(self.windowState(), visible, self.places())
        self._panels = ""
        for each in visible:
            each.hide()
        self.showFullScreen()

    def present_no_more(self) -> None:
        """Be as before `present`."""
        if self._before is not None:
            before, self._before = self._before, None
            self._panels = before.places[1]
            for each in before.hidden:
                each.show()
            self.setWindowState(before.state)
            self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._panels:
            # The window system gives the window its size back when it likes.
            self._settle.start()

    def _place_as_before(self) -> None:
        if not self._panels:
            return
        at = self.focusWidget()
        self.inner.restoreState(bytes_of(self._panels), STATE_VERSION)
        self._panels = ""
        # The panels are taken out and put in again, and the keyboard is where it was.
        if at is not None:
            at.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    @property
    def presents(self) -> bool:
        """Whether one panel fills the screen."""
        return self._before is not None

    def places(self) -> tuple[str, str]:
        """Return window and panels as texts for the settings; those before a presentation."""
        if self._before is not None:
            return self._before.places
        # Panels that are about to get their places back have them already.
        panels = self._panels or text_of(self.inner.saveState(STATE_VERSION))
        return text_of(self.saveGeometry()), panels

    def restore(self, window: str, panels: str) -> None:
        """Put window and panels where the texts say, as far as they make sense."""
        if window:
            self.restoreGeometry(bytes_of(window))
        self._unplaced = not (panels and self.inner.restoreState(bytes_of(panels), STATE_VERSION))

    def _fit(self) -> None:
        """Be no larger than the screen, and as small as it makes necessary."""
        self.setMinimumSize(SMALLEST.boundedTo(room_for(self)))
        if not self.windowState() & FILLING:
            fit_on_screen(self)

    def _see_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the keyboard where the window has no room for all of the page."""
        if (
            now is not None
            and self._page.isAncestorOf(now)
            and self._page.size() != self.area.size()
        ):
            self.area.ensureWidgetVisible(now, 8, 8)

    def _bring_back(self) -> None:
        """Put panels where they can be seen: a start shows all of them, and each on a screen."""
        for dock in self.docks.values() if not (self.broken or self.presents) else ():
            area = self.inner.dockWidgetArea(dock)
            if not dock.isFloating() and area == Qt.DockWidgetArea.NoDockWidgetArea:
                self.inner.addDockWidget(
                    Qt.DockWidgetArea.LeftDockWidgetArea, dock, Qt.Orientation.Horizontal
                )
            if dock.isHidden():
                dock.show()
            if dock.isFloating():
                put_on_screen(dock)

    def tell(self, sentence: str) -> None:
        """Warn in one sentence, in the bar."""
        self.bar.tell(Said(sentence))

    def tell_done(self, sentence: str) -> None:
        """Say in one sentence what is done, in the bar."""
        self.bar.tell(Said(sentence, is_done=True))

    def showEvent(self, event: QShowEvent) -> None:
        # Before, the size of the window was anybody's guess.
        self._fit()
        if self._unplaced and self.docks:
            self._unplaced = False
            self.place_panels()
        super().showEvent(event)
        if not event.spontaneous():
            # Who hid a panel does not get it back by minimizing the window.
            self._bring_back()
        self.shown.emit()
        self._fitter.start()
        if self.broken:
            # There is nothing more to wait for.
            soon = QTimer(self, singleShot=True, interval=0)
            soon.timeout.connect(self.ready)
            soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.presents and event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self.bar.isVisible() and event.key() == Qt.Key.Key_Escape:
            # Nobody else wanted it.
            self.bar.hide()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close is not None and not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that DATA, dragged here, names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
