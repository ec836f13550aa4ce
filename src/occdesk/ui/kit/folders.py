"""Folders: shown in the program of the system that shows folders, where it has one."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

_LOOK_MS = 200
_LOOKS = 50
"""How often it is looked whether the system has given up: it takes its time to look around."""


class FolderOpener(QObject):
    """Opens folders; `failed` carries one that no program shows.

    On Linux the system's opener is run by itself: through Qt it fails without a word.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject, command: str = "xdg-open") -> None:
        super().__init__(parent)
        self._command = command
        self._folder = Path()
        self._run: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_again)

    def open(self, folder: Path) -> None:
        """Show FOLDER."""
        self._folder = folder
        if not sys.platform.startswith("linux"):
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
                self.failed.emit(folder)
            return
        try:
            # A session of its own: what it opens outlives the program.
            self._run = subprocess.Popen(
                [self._command, str(folder)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        except OSError:
            self.failed.emit(folder)
            return
        self._left = _LOOKS
        self._look.start()

    def _look_again(self) -> None:
        """See whether the opener came back with an error; one that stays has opened something."""
        assert self._run is not None
        status = self._run.poll()
        self._left -= 1
        if status is None and self._left:
            return
        self._look.stop()
        if status is None:
            self._run.returncode = 0  # nobody waits for it any more
        elif status:
            self.failed.emit(self._folder)
