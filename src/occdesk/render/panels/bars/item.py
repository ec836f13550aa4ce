"""Rows of bars, or of dots joined by a line, over one axis that stands at their top.

A long list is painted as far as it is seen; what has no room in a picture of fixed size is left
out by rank and counted. Estimated bars are hatched.
"""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.rows import Bars
from occdesk.render.layout.figure import DIGIT, TICK, Block, Box
from occdesk.render.layout.target import Target
from occdesk.render.panels.bars.layout import BarsLayout, RowBox, lay_out_bars
from occdesk.render.panels.bars.rows import BarPlace, RowPlace, place_row
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, brush, colour, outline, pen, rect, write, write_block

_STRIPE = 5.0
_JOIN = 4.0
_HEAD_AIR = 4.0


class BarsItem(PanelItem):
    """A Bars panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._panel: Bars | None = None
        self._layout: BarsLayout | None = None
        self._bottoms: list[float] = []
        self._tops: list[float] = []

    def show_panel(self, panel: Bars, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._panel = panel
        self._layout = lay_out_bars(panel, box, measure)
        self._tops = [each.box.y for each in self._layout.rows]
        self._bottoms = [each.box.bottom for each in self._layout.rows]

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return the rows with the values of their bar behind them; of several bars each one."""
        found: list[Target] = []
        chosen = False
        shown = self._layout.rows if self._layout else ()
        columns: dict[str, int] = {}
        have_more = any(len(each.shape.row.bars) > 1 for each in shown)
        for number, each in enumerate(shown):
            row = each.shape.row
            if not row.bars:
                continue
            starts_here = not chosen and row.role not in ("ink", "muted")
            chosen = chosen or starts_here
            bars = [(each.box, row.bars[0])]
            if len(row.bars) > 1:
                bars = [(place.lane, place.bar) for place in self._placed(each).bars]
            for at, (box, bar) in enumerate(bars):
                code = row.code or (bar.data[0].code if bar.data else "")
                target = Target(
                    box, bar.hint, code, bar.data, is_chosen=starts_here and not at, panel=panel
                )
                if have_more:
                    # From row to row one stays with the same occupation.
                    column = columns.setdefault(code or bar.role, len(columns))
                    target = target._replace(group=number, column=column)
                found.append(target)
        return tuple(found)

    def head_in(self, seen: Box) -> Box | None:
        """Return where axis and rules stand at the top of SEEN, of a list that is longer."""
        layout = self._layout
        if layout is None or layout.floor - layout.top <= seen.height:
            return None
        high = layout.top - self._box.y + _HEAD_AIR
        if not self._box.y - _HEAD_AIR < seen.y < layout.floor or high > seen.height / 3:
            return None
        # At the end of the list its last row takes the head along.
        top = min(seen.y, layout.floor - high)
        return Box(self._box.x - _HEAD_AIR, top, self._box.width + 2 * _HEAD_AIR, high)

    def paint_head(self, painter: QPainter, at: Box) -> None:
        """Paint the axis with its words and those of the rules, AT a place over the rows."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect(at), colour(theme, "panel"))
        painter.setPen(pen(theme, "line_strong", 1.0))
        painter.drawLine(QLineF(at.x, at.bottom, at.right, at.bottom))
        painter.save()
        painter.translate(0, at.y + _HEAD_AIR - self._box.y)
        self._draw_rules(painter, layout, layout.top)
        self._write_head(painter, layout)
        painter.restore()

    def _placed(self, row: RowBox) -> RowPlace:
        assert self._layout is not None and self._panel is not None
        return place_row(row.shape, row.box, self._panel, self._layout.columns, measure)

    def _has_names_beside(self) -> bool:
        """Tell whether names stand beside the bars, where no line of the axis goes through them."""
        return self._layout is not None and self._layout.columns.side > 0

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint axis and rules, and the rows that are seen."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A scene that is rendered tells the whole item as exposed, but clips to what is seen.
        seen = painter.clipBoundingRect() if painter.hasClipping() else self.boundingRect()
        self._paint_axis(painter, layout)
        self._begin(painter, "marks")
        first = bisect_left(self._bottoms, seen.top())
        last = bisect_right(self._tops, seen.bottom())
        for each in layout.rows[first:last]:
            self._paint_row(painter, self._placed(each))
        for gap in layout.gaps:
            _paint_gap(painter, gap, theme)

    def _paint_axis(self, painter: QPainter, layout: BarsLayout) -> None:
        theme, top, floor = self._theme, layout.top, layout.floor
        painter.setPen(pen(theme, "grid", 1.0))
        painter.drawLines([QLineF(at, top, at, floor) for _, at, _ in layout.ticks])
        zero = layout.columns.at(0.0)
        painter.setPen(pen(theme, "line_strong", 1.0))
        painter.drawLine(QLineF(zero, top, zero, floor))
        self._draw_rules(painter, layout, floor)
        self._write_head(painter, layout)
        for item in layout.blocks:
            if item.box.y >= floor:
                write_block(painter, item, theme)

    def _draw_rules(self, painter: QPainter, layout: BarsLayout, floor: float) -> None:
        for rule, at, words in layout.rules:
            painter.setPen(pen(self._theme, rule.role, 1.0, "dashed"))
            painter.drawLine(QLineF(at, words.box.y, at, floor))

    def _write_head(self, painter: QPainter, layout: BarsLayout) -> None:
        """Write what stands over the rows: titles, ticks and the words of the rules."""
        theme = self._theme
        for item in layout.blocks:
            if item.box.y < layout.floor:
                write_block(painter, item, theme)
        ink = colour(theme, "muted")
        for tick, _, box in layout.ticks:
            write(painter, (tick.label,), TICK, box, ink, "center")
        halo = colour(theme, "panel", 0.9)
        for _, _, words in layout.rules:
            write(
                painter,
                words.lines,
                words.style,
                words.box,
                colour(theme, words.role),
                "left",
                halo,
            )

    def _paint_row(self, painter: QPainter, place: RowPlace) -> None:
        theme = self._theme
        is_crossed = not place.row.bars or not self._has_names_beside()
        for item in place.words:
            if is_crossed:
                _clear(painter, item, theme)
            write_block(painter, item, theme)
        known = [each for each in place.bars if each.bar.end is not None]
        if self._panel is not None and self._panel.form == "dumbbell":
            _paint_dots(painter, known, theme)
        else:
            for each in known:
                _paint_bar(painter, each, theme)
        for each in place.bars:
            _write_words(painter, each, theme)


def _paint_bar(painter: QPainter, place: BarPlace, theme: Theme) -> None:
    area = place.area
    painter.setPen(Qt.PenStyle.NoPen)
    # What is not zero is seen.
    shape = QRectF(area.x, area.y, max(area.width, 1.0), area.height)
    if place.bar.end == place.bar.start:
        return
    if not place.bar.hatched:
        painter.setBrush(brush(theme, place.bar.role))
        painter.drawRect(shape)
        return
    painter.setBrush(brush(theme, place.bar.role, 0.22))
    painter.drawRect(shape)
    painter.setPen(pen(theme, place.bar.role, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLines(_stripes(area))
    painter.drawRect(shape.adjusted(0.6, 0.6, -0.6, -0.6))


def _stripes(area: Box) -> list[QLineF]:
    """Return lines that rise to the right through AREA, cut at its edges."""
    lines = []
    at = area.x - area.height + _STRIPE / 2
    while at < area.right:
        start, end = max(at, area.x), min(at + area.height, area.right)
        lines.append(QLineF(start, area.bottom - (start - at), end, area.bottom - (end - at)))
        at += _STRIPE
    return lines


def _paint_dots(painter: QPainter, places: list[BarPlace], theme: Theme) -> None:
    """Paint the dots of a dumbbell, the line from the first to the last under them."""
    if len(places) > 1:
        first, last = _middle(places[0]), _middle(places[-1])
        last.setY(first.y())
        line = pen(theme, "line_strong", _JOIN)
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(line)
        painter.drawLine(QLineF(first, last))
    for place in places:
        at = _middle(place)
        shape = outline("circle", at.x(), at.y(), place.area.width)
        is_hollow = place.bar.hatched
        painter.setPen(pen(theme, place.bar.role if is_hollow else "panel", 1.5))
        painter.setBrush(brush(theme, "panel" if is_hollow else place.bar.role))
        painter.drawPath(shape)
        if place.bar.mark:
            line_box = place.area._replace(y=at.y() - DIGIT.line / 2, height=DIGIT.line)
            ink = colour(theme, place.bar.role if is_hollow else "panel")
            write(painter, (place.bar.mark,), DIGIT, line_box, ink, "center")


def _middle(place: BarPlace) -> QPointF:
    return rect(place.area).center()


def _write_words(painter: QPainter, place: BarPlace, theme: Theme) -> None:
    words, bar = place.words, place.bar
    ink = colour(theme, words.role)
    if place.is_inside and not bar.hatched:
        ink = _ink_on(colour(theme, bar.role), theme)
    else:
        _clear(painter, words, theme)
    write(painter, words.lines, words.style, words.box, ink)


def _clear(painter: QPainter, words: Block, theme: Theme) -> None:
    """Take away what lies under WORDS: a dashed line between two digits reads as a point."""
    for number, line in enumerate(words.lines):
        wide = measure(line, words.style)
        start = words.box.right - wide if words.align == "right" else words.box.x
        top = words.box.y + number * words.style.line
        place = QRectF(start - 2, top + 1, wide + 4, words.style.line - 2)
        painter.fillRect(place, colour(theme, "panel"))


def _ink_on(ground: QColor, theme: Theme) -> QColor:
    """Return the colour, of ink and page, that is read better on GROUND."""
    choices = (colour(theme, "ink"), colour(theme, "panel"))
    return max(choices, key=lambda each: abs(each.lightnessF() - ground.lightnessF()))


def _paint_gap(painter: QPainter, gap: Block, theme: Theme) -> None:
    """Write how many rows were left out, with a line to the right in their place."""
    middle = gap.box.y + gap.box.height / 2
    start = gap.box.x + measure(gap.lines[0], gap.style) + 8
    painter.setPen(pen(theme, "line_strong", 1.0, "dotted"))
    painter.drawLine(QLineF(start, middle, gap.box.right, middle))
    top = middle - gap.style.line / 2
    words = gap._replace(box=gap.box._replace(y=top))
    _clear(painter, words, theme)
    write_block(painter, words, theme)
