"""Leaving: what is asked before the window closes on work that is not done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from occdesk.ui.shell.wiring import Desktop

WHEN_DONE, STOP = "Close when done", "Stop and close"


class Leaving(QObject):
    """Asks, once, what is to become of charts being drawn and of titles that were corrected."""

    def __init__(self, desktop: "Desktop") -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._is_decided = False
        desktop.window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether the window may close now; it closes by itself later where that was chosen."""
        if self._is_decided:
            return True
        self._is_decided = self._may_lose_corrections() and self._may_end_batch()
        return self._is_decided

    def _may_lose_corrections(self) -> bool:
        desktop = self._desktop
        asked = "Job titles that you corrected are not added yet. Close, and give them up?"
        return not desktop.imports.has_corrections or desktop.asker.confirm(
            desktop.window, asked, "Close"
        )

    def _may_end_batch(self) -> bool:
        """Ask where charts are being drawn; wait for them where that is wanted."""
        desktop, batches = self._desktop, self._desktop.shell.batches
        if batches is None or not batches.is_running:
            return True
        asked = "Charts are still being drawn. Finish them first? What is drawn stays either way."
        answer = desktop.asker.choose(desktop.window, asked, (WHEN_DONE, STOP))
        if answer == WHEN_DONE and batches.is_running:
            batches.ended.connect(self._close)
            batches.go_on_alone()
            desktop.window.hide()
            return False
        return bool(answer)

    def _close(self) -> None:
        self._is_decided = True
        self._desktop.window.close()
        self._desktop.window.left.emit()
