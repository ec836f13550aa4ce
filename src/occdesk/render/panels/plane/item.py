"""A plot with two axes as pyqtgraph items, fed with layout px so that it is the same everywhere.

Curves and symbols are pyqtgraph's own; they are given places in px rather than data and a
ViewBox, because a ViewBox stretches pens that are not cosmetic, and cosmetic pens thin out when
a picture is painted at scale 4.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.plane import Band, Line, Margin, Plane, Points
from occdesk.render.layout.figure import TICK, Block, Box
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem, Paper
from occdesk.render.panels.plane.labels import (
    SMALLEST,
    LabelPlace,
    place_plane_labels,
    say_unnamed,
    symbol_scale,
)
from occdesk.render.panels.plane.layout import (
    MarginPlace,
    PlotLayout,
    RulePlace,
    Window,
    home,
    lay_out_plane,
    place_rules,
)
from occdesk.render.panels.plane.symbols import SymbolsItem, number_lines
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, brush, colour, pen, rect, write, write_block
from occdesk.render.style.pyqtgraph_import import pg

_LEAST = 1 / 200  # of an axis must be seen
_EDGE = 14.0  # symbols at the edge of the plot are drawn whole


class PlaneItem(PanelItem):
    """A Plane panel: its axes, marks and labels; pans and zooms where it is on a screen."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._window: Window | None = None
        self._layout: PlotLayout | None = None
        self._labels: tuple[LabelPlace, ...] = ()
        self._rules: tuple[RulePlace, ...] = ()
        self._clip = Paper(self, self._begin_marks)
        self._over = Paper(self, self._paint_words)
        self._over.setZValue(1000)
        self._curves: list[pg.PlotCurveItem] = []
        self._scatters: list[SymbolsItem] = []
        self._bands: list[pg.FillBetweenItem] = []

    # What the canvas asks for

    def show_panel(self, panel: Plane, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX: the same part as before where it has the same axes, else all of it."""
        if panel.note or self._plane is None or _range(panel) != _range(self._plane):
            self._window = None
        self._take(box, theme)
        self._plane = panel
        self._draw()

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return what can be pointed at, in px of the picture, as PANEL of the figure."""
        if self._plane is None or self._plane.x.unit != "year":
            return tuple(target for item in self._scatters for target in item.targets(panel))
        shown = [item.points for item in self._scatters]
        lines = number_lines([points for points in shown if points is not None])
        return tuple(
            target
            for item, line in zip(self._scatters, lines, strict=True)
            for target in item.targets(panel, line)
        )

    def plot_box(self) -> Box:
        """Return the box of the plot itself, where a drag pans."""
        return self._layout.plot if self._layout else self._box

    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown by (DX, DY) px, as far as the plane goes."""
        if self._layout is not None:
            self._look(Window(self._layout.x.moved(dx), self._layout.y.moved(dy)))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come nearer by FACTOR around the px (X, Y)."""
        layout = self._layout
        if layout is not None:
            self._look(Window(layout.x.zoomed(factor, x), layout.y.zoomed(factor, y)))

    def reset(self) -> None:
        """Show the whole plane again."""
        if self._window is not None:
            self._window = None
            self._draw()

    def forget(self) -> None:
        """Let the next plane be shown whole, whatever its axes are."""
        self._window = None

    def is_home(self) -> bool:
        """Tell whether the whole plane is shown."""
        return self._window is None

    def _look(self, window: Window) -> None:
        """Show WINDOW, which lies within the plane, unless it is too small a part of it."""
        plane = self._plane
        if plane is None or plane.note or self._layout is None:
            return
        scales = zip((self._layout.x, self._layout.y), window, strict=True)
        if min(axis._replace(low=low, high=high).share() for axis, (low, high) in scales) < _LEAST:
            return
        self._window = None if window == home(plane) else window
        self._draw()

    # Drawing

    def _draw(self) -> None:
        plane = self._plane
        assert plane is not None
        window = self._window or home(plane)
        layout = lay_out_plane(plane, self._box, window, measure)
        self._layout = layout
        marks = () if plane.note else plane.marks
        self._draw_bands([m for m in marks if isinstance(m, Band)], layout)
        self._draw_lines([m for m in marks if isinstance(m, Line)], layout)
        self._draw_points([m for m in marks if isinstance(m, Points)], layout)
        self._rules = () if plane.note else place_rules(plane, layout, measure)
        taken = [place.words.box for place in self._rules]
        self._labels = () if plane.note else place_plane_labels(plane, layout, taken, measure)
        plot = rect(layout.plot)
        self._clip.set_box(plot.adjusted(-1, -1, 1, 1) if self._window else plot)
        self._clip.setFlag(
            QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, self._window is not None
        )
        self._over.set_box(rect(self._box))
        self.update()

    def _draw_bands(self, bands: Sequence[Band], layout: PlotLayout) -> None:
        for item in self._bands:
            self.scene().removeItem(item)
        self._bands = []
        for band in bands:
            xs = layout.x.px(band.xs)
            edges = [
                pg.PlotCurveItem(xs, layout.y.px(ys), pen=None) for ys in (band.lows, band.highs)
            ]
            item = pg.FillBetweenItem(
                *edges, brush=brush(self._theme, band.role, band.opacity), pen=None
            )
            item.setParentItem(self._clip)
            item.setZValue(-1)
            self._bands.append(item)

    def _draw_lines(self, lines: Sequence[Line], layout: PlotLayout) -> None:
        self._resize(self._curves, len(lines), self._new_curve)
        for number, (item, line) in enumerate(zip(self._curves, lines, strict=True)):
            item.setData(
                layout.x.px(line.xs),
                layout.y.px(line.ys),
                pen=pen(self._theme, line.role, line.width, line.dash),
            )
            item.setZValue(number)

    def _draw_points(self, groups: Sequence[Points], layout: PlotLayout) -> None:
        places = [
            (points, layout.x.px(points.xs), layout.y.px(points.ys), self._nearby(layout.plot))
            for points in groups
        ]
        for margin in layout.margins:
            places += [
                (points, *_strip_places(points, margin, layout), self._nearby(margin.box))
                for points in _strip_points(margin.margin)
            ]
        self._resize(self._scatters, len(places), self._new_scatter)
        scale = symbol_scale(self._plane, layout.plot) if self._plane else 1.0
        for number, (item, (points, xs, ys, box)) in enumerate(
            zip(self._scatters, places, strict=True)
        ):
            seen = (xs > box.x) & (xs < box.right) & (ys > box.y) & (ys < box.bottom)
            in_strip = number >= len(groups)
            item.setParentItem(self if in_strip else self._clip)
            item.setZValue(200 + number)
            sizes = np.maximum(np.asarray(points.sizes, dtype=float) * scale, SMALLEST)
            item.show_points(points, xs, ys, sizes, np.flatnonzero(seen), self._theme)

    def _nearby(self, box: Box) -> Box:
        edge = _EDGE if self._window is None else 0.0
        return Box(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)

    def _resize(
        self, items: list[pg.GraphicsObject], count: int, new: Callable[[], pg.GraphicsObject]
    ) -> None:
        """Let ITEMS be COUNT: those that are there are kept and get other data."""
        while len(items) > count:
            self.scene().removeItem(items.pop())
        while len(items) < count:
            items.append(new())

    def _new_curve(self) -> pg.PlotCurveItem:
        item = pg.PlotCurveItem(antialias=True)
        item.setSegmentedLineMode("off")
        item.setParentItem(self._clip)
        return item

    def _new_scatter(self) -> SymbolsItem:
        item = SymbolsItem()
        item.setParentItem(self._clip)
        return item

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what lies under the marks: grid, ticks, titles, strips."""
        layout, plane, theme = self._layout, self._plane, self._theme
        if layout is None or plane is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in layout.blocks:
            write_block(painter, block, theme)
        if plane.note:
            return
        plot = layout.plot
        for place in layout.margins:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme, "hover"))
            painter.drawRoundedRect(rect(place.box), 3, 3)
        painter.setPen(pen(theme, "grid", 1.0))
        painter.drawLines([QLineF(plot.x, t.at, plot.right, t.at) for t in layout.y_ticks])
        strong = pen(theme, "line_strong", 1.0)
        if plane.x.unit == "year":
            painter.setPen(strong)
            painter.drawLines(
                [QLineF(t.at, plot.bottom, t.at, plot.bottom + 4) for t in layout.x_ticks]
            )
        else:
            painter.drawLines([QLineF(t.at, plot.y, t.at, plot.bottom) for t in layout.x_ticks])
        painter.setPen(strong)
        zero = layout.y.at(0.0) if plane.y.scale == "linear" else float("nan")
        base = zero if plot.y <= zero <= plot.bottom else plot.bottom
        painter.drawLine(QLineF(plot.x, base, plot.right, base))
        ink = colour(theme, "muted")
        for ticks, align in ((layout.x_ticks, "center"), (layout.y_ticks, "right")):
            for tick in ticks:
                write(painter, (tick.tick.label,), TICK, tick.box, ink, align)
        self._paint_rules(painter, layout, theme)
        said = say_unnamed(plane, layout, self._labels, measure)
        if said is not None:
            write_block(painter, said, theme)

    def _paint_rules(self, painter: QPainter, layout: PlotLayout, theme: Theme) -> None:
        plot = layout.plot
        for place in self._rules:
            painter.setPen(pen(theme, place.rule.role, 1.0, "dashed", 0.8))
            if place.rule.axis == "x":
                painter.drawLine(QLineF(place.at, plot.y, place.at, plot.bottom))
            else:
                painter.drawLine(QLineF(plot.x, place.at, plot.right, place.at))

    def _begin_marks(self, painter: QPainter) -> None:
        self._begin(painter, "marks")

    def _paint_words(self, painter: QPainter) -> None:
        """Paint what lies over the marks: words of rules, labels and their lines."""
        self._begin(painter, "labels")
        theme = self._theme
        halo = colour(theme, "panel", 0.94)
        for rule in self._rules:
            _write_over(painter, rule.words, theme)
        for place in self._labels:
            box, label = place.placed.box, place.label
            if place.placed.leader is not None:
                painter.setPen(pen(theme, label.role, 0.8, "solid", 0.7))
                painter.drawLine(QLineF(*place.placed.leader))
            ink = colour(theme, label.role)
            write(painter, place.lines, place.style, box, ink, place.placed.align, halo)


def _range(plane: Plane) -> tuple[object, ...]:
    """Return what the axes of PLANE show; their ticks follow from it."""
    return tuple((axis.title, axis.low, axis.high, axis.scale) for axis in (plane.x, plane.y))


def _write_over(painter: QPainter, block: Block, theme: Theme) -> None:
    write(
        painter,
        block.lines,
        block.style,
        block.box,
        colour(theme, block.role),
        block.align,
        colour(theme, "panel", 0.94),
    )


def _strip_points(margin: Margin) -> list[Points]:
    """Return the points of MARGIN, the marked ones last and on top, each once."""
    marked = {code for points in margin.marked for code in points.codes}
    rest = [n for n, code in enumerate(margin.points.codes) if code not in marked]
    return [_only(margin.points, rest), *margin.marked]


_Each = TypeVar("_Each")


def _only(points: Points, numbers: Sequence[int]) -> Points:
    """Return those of POINTS that have one of NUMBERS."""

    def only(column: Sequence[_Each]) -> tuple[_Each, ...]:
        return tuple(column[n] for n in numbers)

    return points._replace(
        xs=only(points.xs),
        ys=only(points.ys),
        sizes=only(points.sizes),
        codes=only(points.codes),
        hints=only(points.hints),
        data=only(points.data),
    )


def _strip_places(
    points: Points, place: MarginPlace, layout: PlotLayout
) -> tuple[np.ndarray, np.ndarray]:
    """Return where POINTS of a margin stand: on the one coordinate that they have."""
    box = place.box
    if place.margin.axis == "x":
        ys = layout.y.px(points.ys)
        return np.full(len(ys), box.x + box.width / 2), ys
    xs = layout.x.px(points.xs)
    return xs, np.full(len(xs), box.y + box.height / 2)
