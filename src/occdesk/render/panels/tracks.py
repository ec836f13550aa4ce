"""Rows of places over one axis: a track for each row, a spot for each occupation on it.

The row's name stands at the left where there is room, else above its track. Spots that would
cover one another stand in lanes one below another. The first spot's number is always written,
the others' where they touch nothing; who is missing is named below the track.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.parts import Rule, Tick
from occdesk.charts.figure.rows import Spot, Track, Tracks
from occdesk.render.layout.axes import Scaled, ticks_across
from occdesk.render.layout.figure import (
    AXIS_TITLE,
    DIGIT,
    PANEL_TITLE,
    TICK,
    Block,
    Box,
    Measure,
    TextStyle,
    block,
)
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, brush, colour, outline, pen, write, write_block
from occdesk.render.style.tokens import SPACE, TYPE

NAME = TextStyle(int(TYPE["body"]), bold=True)
DETAIL = TextStyle(int(TYPE["tiny"]))
NUMBER = TextStyle(int(TYPE["body"]), bold=True, tabular=True)
SIDE_NUMBER = TextStyle(int(TYPE["tiny"]), tabular=True)

_DOT, _DOT_WITH_DIGIT = 12.0, 16.0
_LANE = 18.0
_TRACK = 4.0
_NAMES_ABOVE = 440.0
_TALLEST_SPARE = 40.0


class SpotPlace(NamedTuple):
    """One spot laid out: its middle, and its number where that has a place."""

    spot: Spot
    x: float
    y: float
    size: float
    number: Block | None


class Row(NamedTuple):
    """One track laid out; `middle` is the height of its line."""

    track: Track
    box: Box
    words: tuple[Block, ...]
    notes: tuple[Block, ...]
    middle: float
    spots: tuple[SpotPlace, ...]


class TracksLayout(NamedTuple):
    x: Scaled
    top: float
    floor: float
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    ticks: tuple[tuple[Tick, float, Box], ...]
    rules: tuple[tuple[Rule, float, Block], ...]


def smallest_height(panel: Tracks, width: float, measure: Measure) -> float:
    """Return how high the panel must be at WIDTH for each row to be whole."""
    return _lay_out(panel, Box(0, 0, width, 0), 0.0, measure)[1]


def lay_out_tracks(panel: Tracks, box: Box, measure: Measure) -> TracksLayout:
    """Return PANEL laid out in BOX: rows share its height, the axis follows the last of them."""
    _, need = _lay_out(panel, box, 0.0, measure)
    spare = max(box.height - need, 0.0) / max(len(panel.rows), 1)
    return _lay_out(panel, box, min(spare, _TALLEST_SPARE), measure)[0]


def _lay_out(panel: Tracks, box: Box, spare: float, measure: Measure) -> tuple[TracksLayout, float]:
    """Return PANEL from the top of BOX with rows SPARE px higher than they must be, its height."""
    blocks: list[Block] = []
    y = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["tight"]
    side = 0.0 if box.width < _NAMES_ABOVE else min(0.34 * box.width, 260.0)
    left = box.x + (side + SPACE["wide"] if side else _DOT_WITH_DIGIT / 2)
    x = Scaled(panel.x, panel.x.low, panel.x.high, left, box.right - SPACE["gap"])
    rules = []
    top = y
    for rule in panel.rules:
        wide = measure(rule.label, DETAIL)
        words = Box(x.at(rule.at) - wide / 2, top, wide, DETAIL.line)
        rules.append((rule, x.at(rule.at), Block((rule.label,), DETAIL, rule.role, words)))
        y = max(y, words.bottom + SPACE["hair"])
    top = y
    rows = []
    for track in panel.rows:
        rows.append(_row(track, Box(box.x, y, box.width, 0), side, spare, x, measure))
        y = rows[-1].box.bottom
    floor = y
    y += 5
    ticks = []
    for tick in ticks_across(x, measure):
        wide = measure(tick.label, TICK)
        start = min(max(x.at(tick.at) - wide / 2, box.x), box.right - wide)
        ticks.append((tick, x.at(tick.at), Box(start, y, wide, TICK.line)))
    y += TICK.line
    for text, align in ((panel.x.title, "right"), (panel.note, "left")):
        if text:
            made = block(text, AXIS_TITLE, "muted", (box.x, y + 2), box.width, measure, align)
            blocks.append(made)
            y = made.box.bottom + SPACE["hair"]
    layout = TracksLayout(x, top, floor, tuple(rows), tuple(blocks), tuple(ticks), tuple(rules))
    return layout, y - box.y


def _row(track: Track, box: Box, side: float, spare: float, x: Scaled, measure: Measure) -> Row:
    """Return TRACK from the top of BOX, as high as its words and spots need, and SPARE more."""
    width = side or box.width
    name = block(track.label, NAME, "ink", (box.x, 0), width, measure)
    detail = block(track.detail, DETAIL, "muted", (box.x, name.box.bottom), width, measure)
    named = name.box.height + detail.box.height
    spots, lanes = _spots(track.spots, x, measure)
    start = x.start if side else box.x
    notes: list[Block] = []
    below = NUMBER.line + lanes * _LANE if spots else 0.0
    for spot in track.spots:
        if spot.note:
            notes.append(
                block(spot.note, DETAIL, "muted", (start, below), box.right - start, measure)
            )
            below = notes[-1].box.bottom
    near = SPACE["near"]
    lift = 0.0 if side else _lift(detail, spots, measure)
    height = (max(named, below) if side else named + below - lift) + near + spare
    if side:
        name_top = box.y + (height - named) / 2
        content = box.y + (height - below) / 2
    else:
        name_top = box.y + (near + spare) / 2
        content = name_top + named - lift
    words = [_down(item, name_top) for item in (name, detail)]
    moved_notes = tuple(_down(item, content) for item in notes)
    middle = content + NUMBER.line + _LANE / 2
    if side and spots and not notes and lanes == 1:
        # The track stands at the height of its name, its number above it.
        middle = box.y + height / 2 + NUMBER.line / 4
    moved = tuple(
        each._replace(
            y=each.y + middle,
            number=None if each.number is None else _down(each.number, middle),
        )
        for each in spots
    )
    return Row(
        track, Box(box.x, box.y, box.width, height), tuple(words), moved_notes, middle, moved
    )


def _lift(detail: Block, spots: Sequence[SpotPlace], measure: Measure) -> float:
    """Return how far a track may move up: the number above it may stand beside the last words."""
    if not detail.lines or not spots:
        return 0.0
    numbers = [place.number for place in spots if place.number and place.number.style == NUMBER]
    end = detail.box.x + measure(detail.lines[-1], DETAIL) + SPACE["near"]
    return DETAIL.line if all(number.box.x > end for number in numbers) else 0.0


def _down(item: Block, by: float) -> Block:
    box = item.box
    return Block(
        item.lines, item.style, item.role, Box(box.x, box.y + by, box.width, box.height), item.align
    )


def _spots(spots: Sequence[Spot], x: Scaled, measure: Measure) -> tuple[tuple[SpotPlace, ...], int]:
    """Return the spots that have a place, the first lane at height 0, and how many lanes."""
    size = _DOT_WITH_DIGIT if any(spot.mark for spot in spots) else _DOT
    lanes: list[list[float]] = []
    placed: list[tuple[Spot, float, float]] = []
    for spot in spots:
        if spot.at is None:
            continue
        at = x.at(spot.at)
        lane = next(
            (n for n, taken in enumerate(lanes) if all(abs(at - o) >= size + 1 for o in taken)),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(at)
        placed.append((spot, at, lane * _LANE))
    dots = [Box(at - size / 2, y - size / 2, size, size) for _, at, y in placed]
    numbers: list[Box] = []
    found = []
    for spot, at, y in placed:
        number = (
            _main_number(spot, at, y - size / 2, measure)
            if spot is spots[0]
            else _side_number(spot, at, y, size, dots, numbers, x, measure)
        )
        if number is not None:
            numbers.append(number.box)
        found.append(SpotPlace(spot, at, y, size, number))
    return tuple(found), max(len(lanes), 1)


def _main_number(spot: Spot, at: float, floor: float, measure: Measure) -> Block:
    """Return the number of the first occupation, above its spot."""
    wide = measure(spot.label, NUMBER)
    place = Box(at - wide / 2, floor - NUMBER.line, wide, NUMBER.line)
    return Block((spot.label,), NUMBER, "ink", place)


def _side_number(
    spot: Spot,
    at: float,
    y: float,
    size: float,
    dots: Sequence[Box],
    numbers: Sequence[Box],
    x: Scaled,
    measure: Measure,
) -> Block | None:
    """Return the number of another occupation beside its spot, None where it would touch."""
    wide = measure(spot.label, SIDE_NUMBER)
    for left in (at + size / 2 + 3, at - size / 2 - 3 - wide):
        box = Box(left, y - SIDE_NUMBER.line / 2, wide, SIDE_NUMBER.line)
        inside = box.x >= x.start - size / 2 and box.right <= x.end + SPACE["gap"]
        touches = any(box.meets(dot, 1.0) for dot in dots)
        # Two numbers side by side would read as one.
        wider = box._replace(x=box.x - 8, width=box.width + 16)
        if inside and not touches and not any(wider.meets(other) for other in numbers):
            return Block((spot.label,), SIDE_NUMBER, "muted", box)
    return None


class TracksItem(PanelItem):
    """A Tracks panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._panel: Tracks | None = None
        self._layout: TracksLayout | None = None

    def show_panel(self, panel: Tracks, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._panel = panel
        self._layout = lay_out_tracks(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return rows with the first occupation's value behind them, and on them each spot.

        A row whose first occupation has a spot is for the pointer only.
        """
        found: list[Target] = []
        for number, row in enumerate(self._layout.rows if self._layout else ()):
            first = row.track.spots[0]
            is_first = number == 0
            found.append(
                Target(
                    row.box, first.hint, first.code, first.data, is_chosen=is_first, panel=panel,
                    group=number, column=0, is_stop=first.at is None,
                )
            )  # fmt: skip
            for place in row.spots:
                half = place.size / 2 + 1
                box = Box(place.x - half, place.y - half, 2 * half, 2 * half)
                spot = place.spot
                found.append(
                    Target(
                        box, spot.hint, spot.code, spot.data, panel=panel, group=number,
                        is_chosen=is_first and spot is first, column=row.track.spots.index(spot),
                    )
                )  # fmt: skip
        return tuple(found)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the shaded part, axis, rules and rows."""
        layout, panel, theme = self._layout, self._panel, self._theme
        if layout is None or panel is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if panel.span is not None:
            start, end = layout.x.at(panel.span.low), layout.x.at(panel.span.high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(theme, panel.span.role, 0.1))
            painter.drawRect(QRectF(start, layout.top, end - start, layout.floor - layout.top))
        for item in layout.blocks:
            write_block(painter, item, theme)
        painter.setPen(pen(theme, "grid", 1.0))
        painter.drawLines([QLineF(at, layout.top, at, layout.floor) for _, at, _ in layout.ticks])
        ink = colour(theme, "muted")
        for tick, _, box in layout.ticks:
            write(painter, (tick.label,), TICK, box, ink, "center")
        for rule, at, words in layout.rules:
            painter.setPen(pen(theme, rule.role, 1.0, "dashed"))
            painter.drawLine(QLineF(at, layout.top, at, layout.floor))
            write_block(painter, words, theme)
        self._begin(painter, "marks")
        for number, row in enumerate(layout.rows):
            if number:
                painter.setPen(pen(theme, "line", 1.0))
                painter.drawLine(QLineF(row.box.x, row.box.y, row.box.right, row.box.y))
            self._paint_row(painter, row, layout)

    def _paint_row(self, painter: QPainter, row: Row, layout: TracksLayout) -> None:
        theme = self._theme
        halo = colour(theme, "panel", 0.9)
        if row.spots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme, "line_strong", 0.7))
            line = QRectF(
                layout.x.start, row.middle - _TRACK / 2, layout.x.end - layout.x.start, _TRACK
            )
            painter.drawRoundedRect(line, _TRACK / 2, _TRACK / 2)
        for item in row.words:
            ink = colour(theme, item.role)
            write(painter, item.lines, item.style, item.box, ink, "left", halo)
        for item in row.notes:
            # Lines behind a sentence make it hard to read.
            wide = max((measure(line, item.style) for line in item.lines), default=0.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme, "panel"))
            painter.drawRect(QRectF(item.box.x - 3, item.box.y, wide + 6, item.box.height))
            write_block(painter, item, theme)
        for place in row.spots:
            if place.number is not None:
                number = place.number
                role = colour(theme, number.role)
                write(painter, number.lines, number.style, number.box, role, "left", halo)
        # The first is what the figure is about: it lies on top.
        for place in reversed(row.spots):
            self._paint_spot(painter, place)

    def _paint_spot(self, painter: QPainter, place: SpotPlace) -> None:
        theme, spot = self._theme, place.spot
        shape = outline("circle", place.x, place.y, place.size)
        if spot.hollow:
            painter.setPen(pen(theme, spot.role, 2.0))
            painter.setBrush(colour(theme, "panel"))
        else:
            painter.setPen(pen(theme, "panel", 1.5))
            painter.setBrush(brush(theme, spot.role))
        painter.drawPath(shape)
        if spot.mark:
            role = spot.role if spot.hollow else "panel"
            box = Box(place.x - place.size / 2, place.y - DIGIT.line / 2, place.size, DIGIT.line)
            write(painter, (spot.mark,), DIGIT, box, colour(theme, role), "center")
