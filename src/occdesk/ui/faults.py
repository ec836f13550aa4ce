"""Faults: errors that nobody caught are written to a log and told in one bar, never lost."""

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

LOG = "occdesk.log"
LOG_BYTES = 500_000
KEPT = 3

# Said by platform plugins about themselves; nothing for a user, and nothing that is wrong.
_NOISE = ("propagateSizeHints",)


class FaultLog:
    """A text file that is turned over when it is full; without a folder nothing is written."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / LOG if folder is not None else None

    def write(self, words: str) -> bool:
        """Add WORDS with the time; return whether they are in the file."""
        if self.path is None:
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > LOG_BYTES:
                self._turn_over(self.path)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {words.rstrip()}\n")
        except OSError:
            return False
        return True

    def _turn_over(self, path: Path) -> None:
        for number in range(KEPT, 0, -1):
            older = path.with_name(f"{LOG}.{number}")
            newer = path.with_name(f"{LOG}.{number - 1}") if number > 1 else path
            if newer.exists():
                newer.replace(older)


class Faults(QObject):
    """Takes exceptions of slots and warnings of Qt for as long as a window is open.

    `told` carries one sentence, on the GUI thread, whichever thread the fault was in.
    """

    told = Signal(str)
    _raised = Signal(str)

    def __init__(self, folder: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self.log = FaultLog(folder)
        self._raised.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._hook: Callable[..., object] = sys.excepthook
        self._thread_hook = threading.excepthook
        self._open = True
        # Bound methods are made anew at each mention: kept, so that they can be recognised.
        self._mine = self._caught
        sys.excepthook = self._mine
        threading.excepthook = self._caught_in_thread
        self._qt = qInstallMessageHandler(self._qt_said)

    def close(self) -> None:
        """Hand the hooks back to whoever had them before."""
        if not self._open:
            return
        self._open = False
        if sys.excepthook is self._mine:
            sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(self._qt)

    def report(self, error: BaseException) -> None:
        """Log ERROR and tell of it in one sentence."""
        words = "".join(traceback.format_exception(error))
        kept = self.log.write(words)
        where = f" (details in {self.log.path})" if kept else ""
        self._raised.emit(f"Something went wrong: {error or type(error).__name__}{where}.")

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        self.report(error)
        # Whoever had the hook before (a terminal, a test) hears of it as well.
        self._hook(kind, error, trace)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if any(noise in message for noise in _NOISE):
            return
        self.log.write(f"Qt {kind.name}: {message}")
        if callable(self._qt):
            self._qt(kind, context, message)
        elif sys.stderr is not None:
            print(message, file=sys.stderr)
