"""A label of one line that ends early where there is no room, and says the whole in its hint."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from occdesk.ui.kit.plain_tip import plain_tip


class OneLine(QLabel):
    """Plain words in one line. What does not fit is in the hint, with what else belongs there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str, whole: str = "") -> None:
        """Show WORDS; the hint has the WHOLE."""
        self.setText(words)
        self.setToolTip(plain_tip(whole or words))
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.style().drawItemText(
            painter,
            self.rect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            bool(option.state & QStyle.StateFlag.State_Enabled),
            words,
            self.foregroundRole(),
        )
