"""PassingNote: a sentence over a widget that goes by itself and takes no room from it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

SECONDS = 5
_UP = 28


class PassingNote(QLabel):
    """Shows a sentence near the foot of its parent for a few seconds; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("passing")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._end = QTimer(self, singleShot=True, interval=1000 * SECONDS)
        self._end.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show SENTENCE from now on for a few seconds."""
        self.setText(sentence)
        self.place()
        self.show()
        self.raise_()
        self._end.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def place(self) -> None:
        """Take the place that suits the size of the parent now."""
        self.adjustSize()
        room = self._over.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _UP)
