"""The menu of a chart: what can be done with the mark it was asked about, and with the chart."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from occdesk.charts.shared.wording import shorten


class ChartMenu(QMenu):
    """Offers to read about the occupation of a mark and to compare it, then ACTIONS."""

    chosen = Signal(str)
    added = Signal(str)
    based = Signal(str)

    def __init__(
        self, titles: Mapping[str, str], actions: Sequence[QAction], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._code = ""
        self._about = [
            self.addAction(""),
            self.addAction("Add to comparison"),
            self.addAction("Use as baseline"),
            self.addSeparator(),
        ]
        self.addActions(actions)
        for made, slot in zip(self._about, (self._choose, self._add, self._base), strict=False):
            made.triggered.connect(slot)

    def ask(self, code: str, at: QPoint) -> None:
        """Open at a place on the screen, about the occupation CODE where there is one."""
        self.be_about(code)
        self.popup(at)

    def be_about(self, code: str) -> None:
        """Offer what can be done with the occupation CODE; nothing of the kind without one."""
        self._code = code if code in self._titles else ""
        for made in self._about:
            made.setVisible(bool(self._code))
        if self._code:
            title = shorten(self._titles[self._code], 48)
            self._about[0].setText(f"Read about {title}".replace("&", "&&"))

    def _choose(self) -> None:
        self.chosen.emit(self._code)

    def _add(self) -> None:
        self.added.emit(self._code)

    def _base(self) -> None:
        self.based.emit(self._code)
