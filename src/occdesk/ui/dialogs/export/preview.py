"""The picture of what an export will be: as large as fits, or in its actual size."""

import math

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import DPI, LEAST_SCALE
from occdesk.model.errors import UsageError
from occdesk.model.wording import say_percent
from occdesk.render.files.export import fitted, preview_image
from occdesk.render.files.growth import TooHighError, advise
from occdesk.render.files.painting import LEAST_POINTS
from occdesk.ui.dialogs.export.shown import Shown
from occdesk.ui.kit.theme import Theme

MOST_PIXELS = 24_000_000
"""Of the picture in its actual size: it is kept in memory, and drawn while somebody waits."""
NOTHING = "There is no picture of this size."
_SQUARE = 8
_AIR = 10
_GROUNDS = {"light": ("#FFFFFF", "#EAEAEA"), "dark": ("#24282C", "#1A1D20")}
"""The two greys behind a transparent picture in the ink of a light or a dark theme."""


class Sheet(QWidget):
    """The picture, stretched to this widget; what is transparent has a chequered ground."""

    clicked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.image = QImage()
        self.ground = "light"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NOTHING)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image.hasAlphaChannel():
            painter.fillRect(self.rect(), _squares(*_GROUNDS[self.ground]))
        painter.drawImage(self.rect(), self.image)
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QWidget):
    """Shows one export in all the room that there is; a click goes to its actual size and back.

    The actual size is that in px, 96 to the inch: on a screen what a slide will be, on paper what
    a page will be. There the picture is scrolled.
    """

    def __init__(self, shown: Shown, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown, self._theme = shown, theme
        self._recipe = shown.recipe
        self._options: ExportOptions | None = None
        self._words = ""
        self._points = 0.0
        self.sheet = Sheet(theme, self)
        self.area = QScrollArea(self)
        self.actual = QPushButton("Actual size", self)
        self.words = QLabel(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out(shown.figure.alt)
        self.sheet.clicked.connect(self._turn)
        self.actual.toggled.connect(self._redraw)

    @property
    def image(self) -> QImage:
        """The picture that is shown, null for none."""
        return self.sheet.image

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @property
    def options(self) -> ExportOptions | None:
        """How the picture is that is shown, with the height that it has; None for no picture."""
        return self._options

    def show_export(self, asked: ExportOptions) -> None:
        """Draw the picture that is ASKED for; raises OccDeskError where it cannot be."""
        try:
            options, self._points = fitted(self._shown.figure, asked, self._recipe)
        except TooHighError as error:
            shown = self._shown
            raise UsageError(advise(error, shown.spec, shown.measures, asked)) from error
        self._options = options
        size = self._sheet_size(options)
        scale = size.width() / options.width * self.devicePixelRatioF()
        dpi = max(LEAST_SCALE, min(scale, self._most_scale(options))) * DPI
        self.sheet.image = preview_image(self._shown.figure, options, dpi, self._recipe)
        self.sheet.ground = options.colours
        self.sheet.resize(size)
        is_whole = not self.actual.isChecked()
        shape = Qt.CursorShape.PointingHandCursor if is_whole else Qt.CursorShape.ArrowCursor
        self.sheet.setCursor(shape)
        self.sheet.update()
        self._write()

    def show_nothing(self) -> None:
        """Take the picture away."""
        self._options = None
        self.sheet.image = QImage()
        self.sheet.unsetCursor()
        self.sheet.resize(self.area.viewport().size())
        self.sheet.update()
        self._write()

    def say(self, sentence: str) -> None:
        """Write SENTENCE below the picture, and how large it is shown behind it."""
        self._words = sentence
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._options is not None:
            # It is drawn anew a moment later; until then it is stretched.
            self.sheet.resize(self._sheet_size(self._options))

    def _turn(self, at: QPoint) -> None:
        """Go to the actual size, to the place that was clicked, or back."""
        share = QPointF(at.x() / self.sheet.width(), at.y() / self.sheet.height())
        if self._options is None:
            return
        self.actual.toggle()
        if self.actual.isChecked():
            x, y = share.x() * self.sheet.width(), share.y() * self.sheet.height()
            room = self.area.viewport().size()
            self.area.ensureVisible(round(x), round(y), room.width() // 2, room.height() // 2)

    def _redraw(self) -> None:
        is_actual = self.actual.isChecked()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        policy = policy if is_actual else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setHorizontalScrollBarPolicy(policy)
        self.area.setVerticalScrollBarPolicy(policy)
        self.area.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if is_actual else Qt.FocusPolicy.NoFocus
        )
        if self._options is not None:
            self.show_export(self._options)

    def _sheet_size(self, options: ExportOptions) -> QSize:
        """Return how large the picture is shown: as it is, or as large as there is room."""
        size = QSize(max(round(options.width), 1), max(round(options.height), 1))
        if not self.actual.isChecked():
            room = self.area.contentsRect().size() - QSize(2 * _AIR, 2 * _AIR)
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size.expandedTo(QSize(1, 1))

    def _most_scale(self, options: ExportOptions) -> float:
        return math.sqrt(MOST_PIXELS / (options.width * options.height))

    def _write(self) -> None:
        words = self._words
        if self._options is not None:
            share = self.sheet.width() / self._options.width
            words = f"{words} Shown at {say_percent(100 * share)}.".strip()
            if self._points < LEAST_POINTS - 0.05:
                words += f" Its smallest text is {self._points:.1f} pt high: hard to read on paper."
        self.words.setText(words)

    def _lay_out(self, alt: str) -> None:
        self.area.setObjectName("stage")
        self.area.setWidget(self.sheet)
        # The area has it filled otherwise, in the colour of the dialog.
        self.sheet.setAutoFillBackground(False)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        self.area.setMinimumSize(260, 180)
        self.area.setAccessibleName("Preview of the export")
        self.area.setAccessibleDescription(alt)
        self.actual.setCheckable(True)
        self.actual.setToolTip("Show the picture at 100%, to be scrolled, or whole again")
        self.words.setObjectName("small")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.actual, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.area, 1)
        box.addLayout(foot)
        self._redraw()


def _squares(one: str, other: str) -> QBrush:
    """Return a brush of squares in two colours."""
    tile = QPixmap(2 * _SQUARE, 2 * _SQUARE)
    tile.fill(QColor(one))
    painter = QPainter(tile)
    painter.fillRect(0, 0, _SQUARE, _SQUARE, QColor(other))
    painter.fillRect(_SQUARE, _SQUARE, _SQUARE, _SQUARE, QColor(other))
    painter.end()
    return QBrush(tile)
