"""The picture of what an export will be, drawn small by the painter of the export."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from occdesk.charts.publication import ExportOptions
from occdesk.charts.sizes import DPI, LEAST_SCALE
from occdesk.render.export import preview_image
from occdesk.ui.export_shown import Shown
from occdesk.ui.theme import Theme

_SQUARE = 8
_GAP = 8
_GROUNDS = {"light": ("#FFFFFF", "#EAEAEA"), "dark": ("#24282C", "#1A1D20")}
"""The two greys behind a transparent picture in the ink of a light or a dark theme."""


class Preview(QWidget):
    """Shows one export as large as there is room; what is transparent has a chequered ground."""

    def __init__(self, shown: Shown, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown, self._theme = shown, theme
        self._recipe = shown.recipe
        self.image = QImage()
        self._ground = "light"
        self.words = QLabel(self)
        self.words.setObjectName("small")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumSize(280, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview of the export")
        self.setAccessibleDescription(shown.figure.alt)

    def sizeHint(self) -> QSize:
        return QSize(480, 420)

    def show_export(self, options: ExportOptions) -> None:
        """Draw the picture that OPTIONS ask for; raises OccDeskError where it cannot be."""
        room = self._room()
        fit = min(room.width() / options.width, room.height() / options.height, 1.0)
        scale = max(LEAST_SCALE, fit * self.devicePixelRatioF())
        self.image = preview_image(self._shown.figure, options, scale * DPI, self._recipe)
        self._ground = options.colours
        self.update()

    def show_nothing(self) -> None:
        """Take the picture away."""
        self.image = QImage()
        self.update()

    def say(self, sentence: str) -> None:
        """Write SENTENCE below the picture."""
        self.words.setText(sentence)
        self._place_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        place = self._place()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image.hasAlphaChannel():
            painter.fillRect(place, _squares(*_GROUNDS[self._ground]))
        painter.drawImage(place, self.image)
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _room(self) -> QSize:
        """Return the room for the picture; the rest is that of the words."""
        lines = 3 * self.words.fontMetrics().lineSpacing()
        return QSize(self.width(), max(1, self.height() - lines - _GAP))

    def _place(self) -> QRect:
        """Return where the picture stands: at the top, in the middle."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.image.width() / ratio), round(self.image.height() / ratio))
        room = self._room()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())

    def _place_words(self) -> None:
        top = 0 if self.image.isNull() else self._place().height() + _GAP
        self.words.setGeometry(0, top, self.width(), self.words.heightForWidth(self.width()))


def _squares(one: str, other: str) -> QBrush:
    """Return a brush of squares in two colours."""
    tile = QPixmap(2 * _SQUARE, 2 * _SQUARE)
    tile.fill(QColor(one))
    painter = QPainter(tile)
    painter.fillRect(0, 0, _SQUARE, _SQUARE, QColor(other))
    painter.fillRect(_SQUARE, _SQUARE, _SQUARE, _SQUARE, QColor(other))
    painter.end()
    return QBrush(tile)
