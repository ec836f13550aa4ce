"""Colours, pens and written words: what every item of a picture paints with.

Pens have a width in px of the layout and are never cosmetic, so that a picture at scale 4 has
the same lines as on the screen. Nothing here needs pyqtgraph.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from occdesk.charts.figure.parts import Dash, Symbol
from occdesk.render.files.recording import RecordingPainter, Written
from occdesk.render.layout.figure import Block, Box, TextStyle
from occdesk.render.style.fonts import font, measure, metrics
from occdesk.render.style.tokens import THEMES

Theme = Mapping[str, str]

RIM_WIDTH = 1.8
_RIM = tuple(
    QPointF(radius * math.cos(turn * math.pi / 4), radius * math.sin(turn * math.pi / 4))
    for radius, turns in ((0.8, range(0, 8, 2)), (RIM_WIDTH - 0.2, range(8)))
    for turn in turns
)
"""How far, in px, words are written beside their place for a rim around them."""

_DASHES: Mapping[Dash, tuple[float, ...]] = {"dashed": (4.0, 3.0), "dotted": (0.1, 2.2)}


def theme_named(name: str) -> Theme:
    """Return the colour roles of the theme `light` or `dark`; anything else is light."""
    return THEMES.get(name, THEMES["light"])


def colour(theme: Theme, role: str, opacity: float = 1.0) -> QColor:
    """Return the colour of ROLE; a role that the theme does not know is written in ink."""
    return _colour(theme.get(role, theme["ink"]), round(opacity, 3))


@lru_cache(maxsize=512)
def _colour(code: str, opacity: float) -> QColor:
    made = QColor(code)
    made.setAlphaF(opacity)
    return made


def brush(theme: Theme, role: str, opacity: float = 1.0) -> QBrush:
    """Return a solid brush of ROLE."""
    return QBrush(colour(theme, role, opacity))


def pen(theme: Theme, role: str, width: float, dash: Dash = "solid", opacity: float = 1.0) -> QPen:
    """Return a pen of ROLE; WIDTH in layout px."""
    made = QPen(colour(theme, role, opacity), width)
    made.setCosmetic(False)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash == "dashed" else Qt.PenCapStyle.RoundCap)
    if dash != "solid":
        made.setDashPattern(_DASHES[dash])
    return made


def rect(box: Box) -> QRectF:
    """Return BOX as Qt has it."""
    return QRectF(box.x, box.y, box.width, box.height)


def baseline(top: float, style: TextStyle) -> float:
    """Return where the letters of a line that begins at TOP stand."""
    of = metrics(style)
    return top + (style.line - of.ascent() - of.descent()) / 2 + of.ascent()


def write(
    painter: QPainter,
    lines: Sequence[str],
    style: TextStyle,
    box: Box,
    ink: QColor,
    align: str = "left",
    halo: QColor | None = None,
) -> None:
    """Write LINES into BOX from its top; HALO is the colour of a rim behind the letters."""
    if style.tabular and painter.paintEngine().type() == QPaintEngine.Type.Pdf:
        # The digits of one width have no letter of their own in a PDF: a search would miss them.
        style = style._replace(tabular=False)
    if isinstance(painter, RecordingPainter):
        _record(painter, lines, style, box, ink, align, halo)
        return
    letters = font(style)
    places: list[tuple[QPointF, str]] = []
    for number, line in enumerate(lines):
        x = box.x
        if align != "left":
            spare = box.width - measure(line, style)
            x += spare / 2 if align == "center" else spare
        places.append((QPointF(x, baseline(box.y + number * style.line, style)), line))
    painter.setFont(letters)
    if halo is not None:
        _paint_halo(painter, places, letters, halo)
    painter.setPen(QPen(ink))
    for at, line in places:
        painter.drawText(at, line)


_HELD = {"left": ("start", 0.0), "center": ("middle", 0.5), "right": ("end", 1.0)}


def _record(
    painter: RecordingPainter,
    lines: Sequence[str],
    style: TextStyle,
    box: Box,
    ink: QColor,
    align: str,
    halo: QColor | None,
) -> None:
    """Hand LINES to a painter that keeps words, with the side of BOX that they are held by."""
    anchor, share = _HELD[align]
    # What is painted next may rest on the pen of the words, as it does in other painters.
    painter.setPen(QPen(ink))
    x = box.x + share * box.width
    for number, line in enumerate(lines):
        y = baseline(box.y + number * style.line, style)
        painter.write_line(Written(x, y, line, anchor, style, ink, halo))


def _paint_halo(
    painter: QPainter, places: Sequence[tuple[QPointF, str]], letters: QFont, halo: QColor
) -> None:
    """Paint a rim of HALO behind words: in pixels by their own letters, four times as quick."""
    if painter.paintEngine().type() == QPaintEngine.Type.Raster:
        painter.setPen(QPen(halo))
        for at, line in places:
            for aside in _RIM:
                painter.drawText(at + aside, line)
        return
    # In a file of shapes each of those would be text, to be found and read out.
    rim = QPainterPath()
    for at, line in places:
        rim.addText(at, letters, line)
    outline = QPen(halo, 2 * RIM_WIDTH)
    outline.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    painter.strokePath(rim, outline)


def write_block(painter: QPainter, block: Block, theme: Theme) -> None:
    """Write BLOCK where it stands."""
    write(painter, block.lines, block.style, block.box, colour(theme, block.role), block.align)


def outline(symbol: Symbol, x: float, y: float, size: float) -> QPainterPath:
    """Return the outline of a symbol of SIZE px around (X, Y), all kinds of like area."""
    path = QPainterPath()
    half = size / 2
    if symbol == "square":
        path.addRect(QRectF(x - half * 0.89, y - half * 0.89, size * 0.89, size * 0.89))
    elif symbol == "diamond":
        tip = half * 1.25
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(x, y - tip),
                    QPointF(x + tip, y),
                    QPointF(x, y + tip),
                    QPointF(x - tip, y),
                ]
            )
        )
        path.closeSubpath()
    elif symbol in ("triangle", "triangle_down"):
        up = half if symbol == "triangle" else -half
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(x, y - up * 1.25),
                    QPointF(x + half * 1.15, y + up * 0.75),
                    QPointF(x - half * 1.15, y + up * 0.75),
                ]
            )
        )
        path.closeSubpath()
    elif symbol == "cross":
        arm, thick = half * 1.2, half * 0.45
        corners = (
            (-thick, -arm), (thick, -arm), (thick, -thick), (arm, -thick), (arm, thick),
            (thick, thick), (thick, arm), (-thick, arm), (-thick, thick), (-arm, thick),
            (-arm, -thick), (-thick, -thick),
        )  # fmt: skip
        path.addPolygon(QPolygonF([QPointF(x + over, y + down) for over, down in corners]))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(x, y), half, half)
    return path
