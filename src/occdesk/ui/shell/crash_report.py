"""Faults: errors that nobody caught are written to a log and told in one bar, never lost."""

from __future__ import annotations  # the first picture waits for what is imported here

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from occdesk import __version__
from occdesk.system.files import PRIVATE, close_to_others, private_folder
from occdesk.ui.kit.message_bar import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

LOG = "occdesk.log"
LOG_BYTES = 500_000
KEPT = 3
MOST_ALIKE = 20
"""Times that one fault is written and told; one in what is painted comes back with each picture."""
_QUIET = 5.0
"""Seconds for which a fault is not told again."""
_LONGEST = 20_000

# Said by platform plugins about themselves; nothing for a user, and nothing that is wrong.
_NOISE = ("propagateSizeHints",)


def without_home(words: str) -> str:
    """Return WORDS with the user's home folder as `~`: a log is handed to others."""
    home = os.environ.get("HOME", "") or os.environ.get("USERPROFILE", "")
    # The longest first: a link and what it leads to are both the home.
    for each in sorted({home, os.path.realpath(home) if home else ""}, key=len, reverse=True):
        if len(each) > 1:
            words = words.replace(each.rstrip("/\\"), "~")
    return words


class FaultLog:
    """A text file that is turned over when it is full; without a folder nothing is written."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / LOG if folder is not None else None

    def write(self, words: str) -> bool:
        """Add WORDS with the time; return whether they are in the file."""
        if self.path is None:
            return False
        try:
            private_folder(self.path.parent)
            if self.path.exists():
                if not self.path.is_file():
                    return False
                if self.path.stat().st_size > LOG_BYTES:
                    self._turn_over(self.path)
            line = (
                f"{time.strftime('%Y-%m-%d %H:%M:%S')} {without_home(words[:_LONGEST]).rstrip()}\n"
            )
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            handle = os.open(self.path, flags, PRIVATE)
            try:
                os.write(handle, line.encode("utf-8", "backslashreplace"))
            finally:
                os.close(handle)
            close_to_others(self.path)
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

    `told` carries what is Said, on the GUI thread, whichever thread the fault was in, and
    `caught` the error itself.
    """

    told = Signal(object)
    caught = Signal(object)
    _raised = Signal(object)
    _met = Signal(object)

    def __init__(self, folder: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self.log = FaultLog(folder)
        self._seen: dict[str, int] = {}
        self._last = ("", 0.0)
        self._raised.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._met.connect(self.caught, Qt.ConnectionType.QueuedConnection)
        self._hook: Callable[..., object] = sys.excepthook
        self._thread_hook = threading.excepthook
        self._lost_hook = sys.unraisablehook
        self._open = True
        # Bound methods are made anew at each mention: kept, so that they can be recognised.
        self._mine = self._caught
        sys.excepthook = self._mine
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._could_not_be_raised
        self._qt = qInstallMessageHandler(self._qt_said)

    def close(self) -> None:
        """Hand the hooks back to whoever had them before."""
        if not self._open:
            return
        self._open = False
        if sys.excepthook is self._mine:
            sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._lost_hook
        qInstallMessageHandler(self._qt)

    def report(self, error: BaseException) -> None:
        """Log ERROR and tell of it in one sentence, with details that can be copied."""
        self._met.emit(error)
        words = self.describe(error)
        where = words.splitlines()[-4:-1]
        alike = f"{type(error).__name__} {where}"
        self._seen[alike] = self._seen.get(alike, 0) + 1
        if self._seen[alike] > MOST_ALIKE:
            return
        kept = self.log.write(words)
        now = time.monotonic()
        if self._last[0] == alike and now - self._last[1] < _QUIET:
            return
        self._last = (alike, now)
        log = f"; it is written in {without_home(str(self.log.path))}" if kept else ""
        self._raised.emit(
            Said(f"Something went wrong: {_one_line(error)}{log}.", details=without_home(words))
        )

    def say_on_leaving(self, sentence: str) -> None:
        """Write SENTENCE where somebody may look who finds the window closed."""
        self.log.write(sentence)
        if sys.stderr is not None:
            print(f"occdesk: {sentence}", file=sys.stderr)

    def describe(self, error: BaseException) -> str:
        """Return what somebody needs who looks for the cause of ERROR."""
        import traceback

        python = ".".join(map(str, sys.version_info[:3]))
        words = "".join(traceback.format_exception(error))
        return f"OccDesk {__version__}, Python {python}, {sys.platform}\n{words}"[:_LONGEST]

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

    def _could_not_be_raised(self, lost: sys.UnraisableHookArgs) -> None:
        """Write down what went wrong while something was thrown away: nobody can act on it."""
        if isinstance(lost.exc_value, Exception):
            self.log.write(self.describe(lost.exc_value))
        self._lost_hook(lost)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if any(noise in message for noise in _NOISE):
            return
        count = self._seen[message] = self._seen.get(message, 0) + 1
        if count <= MOST_ALIKE:
            self.log.write(f"Qt {kind.name}: {message}")
        if callable(self._qt):
            self._qt(kind, context, message)
        elif sys.stderr is not None:
            print(message, file=sys.stderr)


def _one_line(error: BaseException) -> str:
    words = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return words if len(words) <= 200 else f"{words[:199]}…"
