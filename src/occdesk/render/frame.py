"""The frame of a figure: page, title, subtitle, key and foot, as one pyqtgraph item."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.parts import Key, Symbol
from occdesk.render.files.recording import begin_part
from occdesk.render.layout.figure import Box, Frame
from occdesk.render.style.pens import (
    Theme,
    brush,
    colour,
    outline,
    pen,
    rect,
    theme_named,
    write_block,
)
from occdesk.render.style.pyqtgraph_import import pg

_SYMBOLS: Mapping[str, Symbol] = {
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
}


class FrameItem(pg.GraphicsObject):
    """Everything of a figure that is not a panel; without a page what is behind shows through."""

    def __init__(self) -> None:
        super().__init__()
        self.has_page = True
        self._frame = Frame(0, 0, (), (), ())
        self._theme: Theme = theme_named("light")

    def show_frame(self, frame: Frame, theme: Theme) -> None:
        """Show FRAME in the colours of THEME."""
        self.prepareGeometryChange()
        self._frame, self._theme = frame, theme
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole picture."""
        return QRectF(0, 0, self._frame.width, self._frame.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint page, words and key."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_page:
            painter.fillRect(self.boundingRect(), colour(self._theme, "panel"))
        for block in self._frame.blocks:
            begin_part(painter, block.part or "words")
            write_block(painter, block, self._theme)
        begin_part(painter, "key")
        for place in self._frame.keys:
            paint_sample(painter, place.key, place.sample, self._theme)
            write_block(painter, place.words, self._theme)


def paint_sample(painter: QPainter, key: Key, box: Box, theme: Theme) -> None:
    """Paint the sample of a KEY entry into BOX, as the mark itself is painted."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if key.form in ("line", "dashed"):
        painter.setPen(pen(theme, key.role, 2.2, "dashed" if key.form == "dashed" else "solid"))
        painter.drawLine(QPointF(box.x, y), QPointF(box.right, y))
        if key.symbol is not None:
            painter.setPen(pen(theme, "panel", 1.2))
            painter.setBrush(brush(theme, key.role))
            painter.drawPath(outline(key.symbol, x, y, 9.5))
    elif key.form == "band":
        painter.fillRect(rect(Box(box.x, y - 5, box.width, 10)), colour(theme, key.role, 0.28))
    elif key.form in ("hollow", "hollow square"):
        painter.setPen(pen(theme, key.role, 1.5))
        painter.drawPath(outline("circle" if key.form == "hollow" else "square", x, y, 9))
    else:
        symbol = _SYMBOLS.get(key.form, "circle")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(theme, key.role))
        painter.drawPath(outline(symbol, x, y, 10))
