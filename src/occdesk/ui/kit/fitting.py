"""Fitting: no window is larger than its screen; what has no room in it is scrolled."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

ENDLESS = QRect(-(1 << 20), -(1 << 20), 1 << 21, 1 << 21)
FRAME = QSize(16, 48)
"""Pixels that a window system may put around a window; it says how many once it has done so."""
FILLING = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized
_FRAME_MS = 150
_GRIP = 60
"""How much of a panel that floats has to be on a screen, in px, for it to be taken hold of."""


def screen_of(window: QWidget) -> QRect:
    """Return the part of its screen that WINDOW may lie in; off the screen there is no end."""
    if QGuiApplication.platformName() == "offscreen":
        return ENDLESS
    return window.screen().availableGeometry()


def room_for(window: QWidget) -> QSize:
    """Return how large WINDOW may be without its frame, so that its screen holds both."""
    room = screen_of(window).size()
    frame = window.frameGeometry().size() - window.size()
    if frame.isEmpty():
        frame = FRAME / window.devicePixelRatioF()
    return (room - frame).expandedTo(QSize(1, 1))


def fit_on_screen(window: QWidget) -> None:
    """Make WINDOW no larger than its screen, and put it there whole where its place is known."""
    room = screen_of(window)
    size = window.size().boundedTo(room_for(window))
    if size != window.size():
        window.resize(size)
    outer = QRect(window.frameGeometry().topLeft(), window.frameGeometry().size())
    if window.isVisible() and not room.contains(outer):
        left = max(room.left(), min(outer.left(), room.right() + 1 - outer.width()))
        top = max(room.top(), min(outer.top(), room.bottom() + 1 - outer.height()))
        window.move(left, top)


def put_on_screen(window: QWidget) -> None:
    """Bring WINDOW, which floats, to where it can be seen and taken hold of."""
    room = screen_of(window)
    seen = room.intersected(window.frameGeometry())
    if seen.width() < _GRIP or seen.height() < _GRIP:
        size = window.sizeHint().expandedTo(window.size()).boundedTo(room_for(window))
        window.resize(size)
        window.move(room.center() - QRect(room.topLeft(), size).center() + room.topLeft())


class Fitter(QTimer):
    """Fits WINDOW to its screen again once the window system has put a frame around it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setSingleShot(True)
        self.setInterval(_FRAME_MS)
        self.timeout.connect(self._fit)

    def _fit(self) -> None:
        if self._window.isVisible() and not self._window.windowState() & FILLING:
            fit_on_screen(self._window)


def scrolling(content: QWidget, parent: QWidget) -> QScrollArea:
    """Return an area that shows CONTENT as large as itself, and scrolls it where that is less
    than CONTENT needs."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumSize(1, 1)
    area.setWidget(content)
    return area


class Dialog(QDialog):
    """A dialog that its screen always holds: what stands on `content` is scrolled if need be.

    What stands on its foot stays in sight.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = QWidget(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(self.content, self))
        self._fitter = Fitter(self)

    def set_foot(self, foot: QLayout, margins: tuple[int, int, int, int]) -> None:
        """Put FOOT, with the buttons, under what is scrolled."""
        foot.setContentsMargins(*margins)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        fit_on_screen(self)
        super().showEvent(event)
        self._fitter.start()
