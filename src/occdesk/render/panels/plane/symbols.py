"""The symbols of a scatter as one pyqtgraph item, and what can be pointed at among them."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.plane import Points
from occdesk.render.layout.figure import Box
from occdesk.render.layout.target import Target
from occdesk.render.panels.plane.labels import QUIET_ROLES
from occdesk.render.style.pens import Theme, brush, outline, pen
from occdesk.render.style.pyqtgraph_import import pg


def number_lines(groups: Sequence[Points]) -> list[int]:
    """Return the number of the line that each of GROUPS, which stand over years, belongs to.

    Counted and projected points of one occupation are one line; scenarios, which have the same
    years, are a line each, and so are points with no value of the catalogue behind them.
    """
    lines: list[tuple[object, set[float]]] = []
    numbers = []
    for points in groups:
        behind = points.data[0] if points.data else ()
        key = (points.role, points.codes[0], behind[0].metric) if behind else len(lines)
        fitting = (
            n for n, (other, years) in enumerate(lines)
            if other == key and years.isdisjoint(points.xs)
        )  # fmt: skip
        number = next(fitting, len(lines))
        if number == len(lines):
            lines.append((key, set()))
        lines[number][1].update(points.xs)
        numbers.append(number)
    return numbers


class SymbolsItem(pg.ScatterPlotItem):
    """Symbols of one colour, painted straight to the painter.

    pyqtgraph would either paint from bitmaps, or scale the pen with each symbol.
    """

    def __init__(self) -> None:
        super().__init__(pxMode=False, useCache=False, antialias=True)
        self._shown: Points | None = None
        self._seen = np.empty(0, dtype=int)

    def show_points(
        self,
        points: Points,
        xs: np.ndarray,
        ys: np.ndarray,
        sizes: np.ndarray,
        seen: np.ndarray,
        theme: Theme,
    ) -> None:
        """Show those of POINTS whose numbers are in SEEN; places and sizes of all in layout px."""
        self._shown, self._seen = points, seen
        if points.hollow:
            rim, fill = pen(theme, points.role, 1.5), brush(theme, "panel", 0.9)
        else:
            # A rim in the colour of the page keeps symbols apart that overlap.
            width = 0.7 if points.role in QUIET_ROLES else 1.2
            rim = pen(theme, "panel", width, "solid", 0.9)
            fill = brush(theme, points.role, points.opacity)
        self.setData(x=xs[seen], y=ys[seen], size=sizes[seen], pen=rim, brush=fill)
        self.opts["symbol"] = points.symbol

    @property
    def points(self) -> Points | None:
        """The points that are shown."""
        return self._shown

    def targets(self, panel: int, line: int | None = None) -> list[Target]:
        """Return the symbols as what can be pointed at, as PANEL of the figure.

        They may be points of a LINE, of which each has its x as its column.
        """
        points = self._shown
        if points is None:
            return []
        is_chosen = points.role not in QUIET_ROLES
        found: list[Target] = []
        for n, (x, y, size) in zip(self._seen.tolist(), self._places(), strict=True):
            box = Box(x - size / 2, y - size / 2, size, size)
            hint, code, data = points.hints[n], points.codes[n], points.data[n]
            column = None if line is None else points.xs[n]
            found.append(Target(box, hint, code, data, True, is_chosen, panel, line, column))
        return found

    def _places(self) -> list[tuple[float, float, float]]:
        """Return the middle (x, y) and the size of each symbol."""
        columns = (self.data[name].tolist() for name in ("x", "y", "size"))
        return list(zip(*columns, strict=True))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the symbols, sizes and pens in px of the layout."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.opts["pen"])
        painter.setBrush(self.opts["brush"])
        symbol = self.opts["symbol"]
        # The rim of the small ones of a crowd lies around them: it would leave nothing of them.
        is_small = self._shown and self._shown.role in QUIET_ROLES and not self._shown.hollow
        rim = self.opts["pen"].widthF() if is_small else 0.0
        if symbol == "circle":
            for x, y, size in self._places():
                half = (size + rim) / 2
                painter.drawEllipse(QRectF(x - half, y - half, 2 * half, 2 * half))
        else:
            for x, y, size in self._places():
                painter.drawPath(outline(symbol, x, y, size + rim))
