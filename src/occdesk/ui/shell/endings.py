"""Endings: Ctrl+C in the terminal and requests of the system to end close the window cleanly."""

from __future__ import annotations  # the first picture waits for what is imported here

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import FrameType

PATIENCE = 2.6
"""Seconds after which a process that was asked to end and has not is ended the hard way."""
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Endings(QObject):
    """Sends `asked` once a signal asks this process to end; lives as long as its parent.

    Python looks at signals only between its own steps, and Qt waits in none of them: a pipe that
    the signal itself writes to wakes Qt up. Where the main thread never comes back, the process
    ends all the same.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.came = 0
        self._before: dict[int, object] = {}
        self._guard: threading.Timer | None = None
        if os.name != "posix" or threading.current_thread() is not threading.main_thread():
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._woken = signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (getattr(signal, name) for name in _NAMES):
            # What the caller has set to be ignored (nohup) stays ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)

    def close(self) -> None:
        """Let signals act as before."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken)
        for end in self._pipe:
            os.close(end)

    def rest(self) -> None:
        """Do not end the process the hard way: it is at its end."""
        if self._guard is not None:
            self._guard.cancel()

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.came = number
        if self._guard is None:
            self._guard = threading.Timer(PATIENCE, os._exit, (128 + number,))
            self._guard.daemon = True
            self._guard.start()

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._pipe[0], 64)
        if self.came:
            self._notifier.setEnabled(False)
            self._close_dialogs()
            # Dialogs leave their loops first.
            soon = QTimer(self, singleShot=True, interval=0)
            soon.timeout.connect(self.asked)
            soon.start()

    def _close_dialogs(self) -> None:
        before = None
        while (dialog := QApplication.activeModalWidget()) is not None and dialog is not before:
            before = dialog
            dialog.close()
        while (popup := QApplication.activePopupWidget()) is not None and popup is not before:
            before = popup
            popup.close()
