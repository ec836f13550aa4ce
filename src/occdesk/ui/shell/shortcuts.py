"""Shortcuts: those of the actions work wherever the keyboard is, editing keys stay with a field."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_OVERRIDE = QEvent.Type.ShortcutOverride
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HOLDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_OF_THE_FIELD = frozenset(
    QKeySequence(f"{holds}{key}").toString()
    for holds in ("Ctrl+", "Ctrl+Shift+")
    for key in (
        "C", "V", "X", "A", "Z", "Y", "Left", "Right", "Home", "End", "Backspace", "Del", "Ins",
    )
    if holds + key != "Ctrl+Shift+C"
)  # fmt: skip
"""Keys with Ctrl by which people edit; those without Ctrl or Alt are a field's own, too."""


class Shortcuts(QObject):
    """Keeps the widget that has the keyboard from taking the keys of ACTIONS for itself.

    A line of text takes Ctrl+E, Ctrl+K and others on X11, a text Alt+Left. Only that widget is
    looked at, so no other event goes through here.
    """

    def __init__(self, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys = {keys.toString() for each in actions for keys in each.shortcuts()}
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._move)
        self._move(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of an action to it."""
        if event.type() == _OVERRIDE and isinstance(event, QKeyEvent) and self._is_action(event):
            event.ignore()
            return True
        return False

    def _is_action(self, event: QKeyEvent) -> bool:
        """Whether EVENT has the keys of an action and is no editing of a text."""
        holds = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        if not holds & _HOLDS and not is_function:
            return False
        words = QKeySequence(holds.value | event.key()).toString()
        # Shift may be held only because the sign is on the upper half of its key.
        plain = QKeySequence((holds & ~_SHIFT).value | event.key()).toString()
        is_sign = not chr(event.key()).isalnum() if event.key() < 0x110000 else False
        is_mine = words in self._keys or (is_sign and plain in self._keys)
        return is_mine and words not in _OF_THE_FIELD

    def _move(self, before: QWidget | None, now: QWidget | None) -> None:
        """Look at NOW, which has the keyboard, where it is in the window or a panel of it."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and _home(now) is self._window:
            now.installEventFilter(self)
            self._watched = now


def _home(widget: QWidget) -> QWidget:
    """Return the window that WIDGET belongs to; a panel that floats belongs to its parent's."""
    window = widget.window()
    parent = window.parentWidget()
    if window.windowType() == Qt.WindowType.Tool and parent is not None:
        return parent.window()
    return window
