"""Rows of percentiles over one axis: a bar for the middle half, a line for the middle four fifths.

The row's name stands at the left where there is room, else above the bar. Numbers are written
where they do not touch; the median is always written.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.parts import Rule, Tick
from occdesk.charts.figure.rows import Strip, Strips
from occdesk.render.layout.axes import Scaled, ticks_across
from occdesk.render.layout.figure import (
    AXIS_TITLE,
    NOTE,
    PANEL_TITLE,
    TICK,
    Block,
    Box,
    Measure,
    TextStyle,
    block,
    wrap,
)
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, brush, colour, outline, pen, write, write_block
from occdesk.render.style.tokens import SPACE, TYPE

NAME = TextStyle(int(TYPE["body"]), bold=True)
MARK = TextStyle(int(TYPE["tiny"]))
NUMBER = TextStyle(int(TYPE["body"]), bold=True, tabular=True)
SIDE_NUMBER = TextStyle(int(TYPE["tiny"]), tabular=True)

_THICK, _THIN = 14.0, 3.0
_DOT = 12.0
_NAMES_ABOVE = 520.0
_MEDIAN = 2


class Row(NamedTuple):
    """One row laid out: its name, its middle line, its numbers and where each percentile is."""

    strip: Strip
    box: Box
    name: Block
    mark: Block
    note: Block | None
    middle: float
    places: tuple[float | None, ...]
    numbers: tuple[Block, ...]


class StripsLayout(NamedTuple):
    x: Scaled
    top: float
    floor: float
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    ticks: tuple[tuple[Tick, float, Box], ...]
    rules: tuple[tuple[Rule, float, Block], ...]


def _name_room(width: float) -> float:
    """Return how wide the names at the left are, 0 where they stand above their bars."""
    return 0.0 if width < _NAMES_ABOVE else min(0.28 * width, 260.0)


def _row_need(strip: Strip, width: float, measure: Measure) -> float:
    side = _name_room(width)
    names = len(wrap(strip.label, NAME, side or width, measure)) * NAME.line
    names += len(wrap(strip.mark, MARK, side or width, measure)) * MARK.line
    bars = NUMBER.line + _THICK + SIDE_NUMBER.line + 6
    return max(names, bars) + SPACE["near"] if side else names + bars + SPACE["near"]


def smallest_height(panel: Strips, width: float, measure: Measure) -> float:
    """Return how high the panel must be at WIDTH for each row to be whole."""
    need = sum(_row_need(row, width, measure) for row in panel.rows)
    for text, style in ((panel.title, PANEL_TITLE), (panel.x.title, AXIS_TITLE)):
        need += len(wrap(text, style, width, measure)) * style.line
    need += sum(len(wrap(r.label, MARK, 0.45 * width, measure)) for r in panel.rules) * MARK.line
    return need + TICK.line + 3 * SPACE["near"]


def lay_out_strips(panel: Strips, box: Box, measure: Measure) -> StripsLayout:
    """Return PANEL laid out in BOX: rows share its height, the axis stands at its foot."""
    blocks: list[Block] = []
    top = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, top), box.width, measure))
        top = blocks[-1].box.bottom + SPACE["tight"]
    side = _name_room(box.width)
    left = box.x + (side + SPACE["wide"] if side else SPACE["near"])
    # The last number under the axis stands under its line, and inside the box.
    tail = max((measure(tick.label, TICK) / 2 for tick in panel.x.ticks[-1:]), default=0.0)
    right = box.right - max(tail, SPACE["wide"])
    x = Scaled(panel.x, panel.x.low, panel.x.high, left, right)
    rules, top = _place_rules(panel, x, top, box, measure)
    title = block(panel.x.title, AXIS_TITLE, "muted", (box.x, 0), box.width, measure, "right")
    floor = box.bottom - title.box.height - TICK.line - SPACE["near"]
    if panel.x.title:
        at = (box.x, box.bottom - title.box.height)
        blocks.append(block(panel.x.title, AXIS_TITLE, "muted", at, box.width, measure, "right"))
    ticks = []
    for tick in ticks_across(x, measure):
        wide = measure(tick.label, TICK)
        at_px = x.at(tick.at)
        start = min(max(at_px - wide / 2, box.x), box.right - wide)
        ticks.append((tick, at_px, Box(start, floor + 5, wide, TICK.line)))
    needs = [_row_need(row, box.width, measure) for row in panel.rows]
    spare = max(floor - top - sum(needs), 0.0) / max(len(needs), 1)
    spare = min(spare, 56.0)
    rows: list[Row] = []
    y = top
    for strip, need in zip(panel.rows, needs, strict=True):
        rows.append(_row(strip, Box(box.x, y, box.width, need + spare), side, x, measure))
        y += need + spare
    # Few rows do not stretch over a tall panel: the axis follows them up.
    lift = max(floor - y - SPACE["tight"], 0.0)
    return StripsLayout(
        x,
        top,
        floor - lift,
        tuple(rows),
        tuple(_lifted(item, lift) if item.box.y >= floor else item for item in blocks),
        tuple((tick, at, Box(b.x, b.y - lift, b.width, b.height)) for tick, at, b in ticks),
        rules,
    )


def _lifted(item: Block, lift: float) -> Block:
    box = item.box
    return Block(
        item.lines,
        item.style,
        item.role,
        Box(box.x, box.y - lift, box.width, box.height),
        item.align,
    )


def _place_rules(
    panel: Strips, x: Scaled, top: float, box: Box, measure: Measure
) -> tuple[tuple[tuple[Rule, float, Block], ...], float]:
    """Return the vertical rules with their words in lines above the rows, and where those end."""
    places: list[tuple[Rule, float, Block]] = []
    for rule in panel.rules:
        at = x.at(rule.at)
        lines = wrap(rule.label, MARK, 0.45 * box.width, measure)
        wide = max((measure(line, MARK) for line in lines), default=0.0)
        start = at + 4 if at + 4 + wide <= box.right else at - 4 - wide
        place = Box(max(start, box.x), top, wide, MARK.line * len(lines))
        places.append((rule, at, Block(lines, MARK, rule.role, place)))
        top = place.bottom + SPACE["hair"]
    return tuple(places), top


def _row(strip: Strip, box: Box, side: float, x: Scaled, measure: Measure) -> Row:
    name_lines = wrap(strip.label, NAME, side or box.width, measure)
    name_height = len(name_lines) * NAME.line
    mark_lines = wrap(strip.mark, MARK, side or box.width, measure)
    mark_height = len(mark_lines) * MARK.line
    bars = NUMBER.line + _THICK + SIDE_NUMBER.line + 6
    if side:
        name_top = box.y + (box.height - name_height - mark_height) / 2
        middle = box.y + (box.height - bars) / 2 + NUMBER.line + 3 + _THICK / 2
        bar_left = x.start
    else:
        spare = box.height - name_height - mark_height - bars
        name_top = box.y + spare / 2
        middle = name_top + name_height + mark_height + NUMBER.line + 3 + _THICK / 2
        bar_left = box.x
    # The name stands at the height of its bar, not of the numbers above and below it.
    if side:
        name_top += middle - (box.y + box.height / 2)
        name_top = min(max(name_top, box.y), box.bottom - name_height - mark_height)
    name = Block(name_lines, NAME, "ink", Box(box.x, name_top, side or box.width, name_height))
    mark = Block(
        mark_lines,
        MARK,
        "muted",
        Box(box.x, name.box.bottom, side or box.width, mark_height),
    )
    places = tuple(None if q is None else x.at(q) for q in strip.quantiles)
    note = None
    if strip.note:
        width = box.right - bar_left
        words = wrap(strip.note, NOTE, width, measure)
        high = len(words) * NOTE.line
        note = Block(words, NOTE, "muted", Box(bar_left, middle - high / 2, width, high))
    bounds = (box.x if not side else box.x + side + SPACE["tight"], box.right)
    numbers = () if strip.note else _numbers(strip, places, middle, bounds, measure)
    return Row(strip, box, name, mark, note, middle, places, numbers)


def _numbers(
    strip: Strip,
    places: Sequence[float | None],
    middle: float,
    bounds: tuple[float, float],
    measure: Measure,
) -> tuple[Block, ...]:
    """Return the median's number above the bar and the others below it, as far as they fit.

    The ends of the line come before the quarters; a capped number is written before all.
    """
    found: list[Block] = []
    above = middle - _THICK / 2 - 3 - NUMBER.line
    below = middle + _THICK / 2 + 3
    order = sorted((0, 4, 1, 3), key=lambda n: n not in strip.at_least)
    for index in (_MEDIAN, *order):
        at = places[index]
        text = strip.labels[index]
        if at is None or not text:
            continue
        style = NUMBER if index == _MEDIAN else SIDE_NUMBER
        role = "ink" if index == _MEDIAN else "muted"
        wide = measure(text, style)
        start = min(max(at - wide / 2, bounds[0]), bounds[1] - wide)
        place = Box(start, above if index == _MEDIAN else below, wide, style.line)
        if any(place.meets(other.box, 5.0) for other in found):
            continue
        found.append(Block((text,), style, role, place))
    return tuple(found)


class StripsItem(PanelItem):
    """A Strips panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layout: StripsLayout | None = None

    def show_panel(self, panel: Strips, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._layout = lay_out_strips(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return rows, and on them each percentile with the value behind it.

        A row that has percentiles is for the pointer only.
        """
        if self._layout is None:
            return ()
        found: list[Target] = []
        for number, row in enumerate(self._layout.rows):
            strip = row.strip
            marks: list[Target] = []
            has_values = not strip.note and len(strip.data) == len(row.places)
            parts = zip(row.places, strip.data, strip.labels, strict=has_values)
            for index, (place, datum, text) in enumerate(parts if has_values else ()):
                if place is not None:
                    box = Box(place - 7, row.middle - 11, 14, 22)
                    hint = f"{strip.label}: {text}\n{strip.hint}"
                    marks.append(
                        Target(
                            box, hint, strip.code, (datum,), panel=panel, group=number,
                            is_chosen=number == 0 and index == _MEDIAN, column=index,
                        )
                    )  # fmt: skip
            found.append(
                Target(
                    row.box, strip.hint, strip.code, strip.data, panel=panel, group=number,
                    is_chosen=number == 0, column=_MEDIAN, is_stop=not marks,
                )
            )  # fmt: skip
            found += marks
        return tuple(found)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint axis, rules and rows."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in layout.blocks:
            write_block(painter, item, theme)
        painter.setPen(pen(theme, "grid", 1.0))
        painter.drawLines([QLineF(at, layout.top, at, layout.floor) for _, at, _ in layout.ticks])
        ink = colour(theme, "muted")
        for tick, _, box in layout.ticks:
            write(painter, (tick.label,), TICK, box, ink, "center")
        halo = colour(theme, "panel", 0.9)
        for rule, at, words in layout.rules:
            painter.setPen(pen(theme, rule.role, 1.0, "dashed"))
            painter.drawLines(_around(at, words.box.y, layout))
            write(painter, words.lines, MARK, words.box, colour(theme, words.role), "left", halo)
        self._begin(painter, "marks")
        for number, row in enumerate(layout.rows):
            if number:
                painter.setPen(pen(theme, "line", 1.0))
                box = row.box
                painter.drawLine(QLineF(box.x, box.y, box.right, box.y))
            self._paint_row(painter, row)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        theme, strip, y = self._theme, row.strip, row.middle
        write_block(painter, row.name, theme)
        write_block(painter, row.mark, theme)
        if row.note is not None:
            note = row.note
            write(
                painter,
                note.lines,
                note.style,
                note.box,
                colour(theme, note.role),
                "left",
                colour(theme, "panel"),
            )
            return
        p10, p25, median, p75, p90 = row.places
        known = [at for at in row.places if at is not None]
        if len(known) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(theme, strip.role, 0.4))
            start = p10 if p10 is not None else known[0]
            end = p90 if p90 is not None else known[-1]
            painter.drawRect(QRectF(start, y - _THIN / 2, end - start, _THIN))
        if p25 is not None and p75 is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            # Opaque first, so that the thin line does not shine through the bar.
            for fill in (colour(theme, "panel"), colour(theme, strip.role, 0.42)):
                painter.setBrush(fill)
                painter.drawRoundedRect(QRectF(p25, y - _THICK / 2, p75 - p25, _THICK), 2, 2)
        for index in strip.at_least:
            at = row.places[index]
            if at is not None and index != _MEDIAN:
                _paint_arrow(painter, at, y, theme, strip.role)
        for at, is_capped in ((p10, 0 in strip.at_least), (p90, 4 in strip.at_least)):
            if at is not None and not is_capped:
                painter.setPen(pen(theme, strip.role, 1.5, "solid", 0.7))
                painter.drawLine(QLineF(at, y - 4, at, y + 4))
        if median is not None:
            painter.setPen(pen(theme, "panel", 1.5))
            painter.setBrush(brush(theme, strip.role))
            painter.drawPath(outline("circle", median, y, _DOT))
            if _MEDIAN in strip.at_least:
                _paint_arrow(painter, median + _DOT / 2 + 2, y, theme, strip.role)
        for number in row.numbers:
            write(
                painter,
                number.lines,
                number.style,
                number.box,
                colour(theme, number.role),
                "left",
                colour(theme, "panel", 0.9),
            )


def _around(at: float, top: float, layout: StripsLayout) -> list[QLineF]:
    """Return the upright line at AT from TOP to the floor, with gaps where words stand on it."""
    gaps = []
    for row in layout.rows:
        notes = (row.note,) if row.note is not None else ()
        for item in (row.name, row.mark, *notes, *row.numbers):
            wide = max((measure(line, item.style) for line in item.lines), default=0.0)
            if item.box.x - 3 < at < item.box.x + wide + 3:
                gaps.append((item.box.y, item.box.bottom))
    pieces = []
    for start, end in sorted(gaps):
        if start > top:
            pieces.append(QLineF(at, top, at, start))
        top = max(top, end)
    return [*pieces, QLineF(at, top, at, max(top, layout.floor))]


def _paint_arrow(painter: QPainter, x: float, y: float, theme: Theme, role: str) -> None:
    """Paint an arrow to the right: the true number is higher than the publisher says."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(theme, role))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 6), QPointF(x + 10, y), QPointF(x, y + 6)]))
