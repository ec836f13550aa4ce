"""Where the parts of a figure stand at a size: plain arithmetic on measured text, no Qt.

All lengths are in layout px, 96 to the inch; y grows downwards.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from occdesk.charts.figure.figure import Figure, Panel
from occdesk.charts.figure.parts import Key, Paragraph
from occdesk.render.layout.blocks import (
    Block,
    Box,
    Measure,
    TextStyle,
    block,
    cut_block,
    whole_words,
    wrap,
)
from occdesk.render.layout.foot import shorten
from occdesk.render.style.tokens import SPACE, TYPE

__all__ = [
    "Block",
    "Box",
    "Frame",
    "KeyPlace",
    "Measure",
    "TextStyle",
    "block",
    "lay_out",
    "whole_words",
    "wrap",
]

TITLE = TextStyle(int(TYPE["title"]), bold=True)
TITLE_NARROW = TextStyle(int(TYPE["heading"]), bold=True)
SUBTITLE = TextStyle(int(TYPE["body"]))
PANEL_TITLE = TextStyle(int(TYPE["body"]), bold=True)
AXIS_TITLE = TextStyle(int(TYPE["small"]))
TICK = TextStyle(int(TYPE["small"]), tabular=True)
KEY = TextStyle(int(TYPE["small"]))
FOOT = TextStyle(int(TYPE["tiny"]))
DIGIT = TextStyle(int(TYPE["tiny"]), bold=True)
NOTE = TextStyle(int(TYPE["body"]))
MESSAGE = TextStyle(int(TYPE["reading"]))

Minimum = Callable[[Panel, float], float]
Wanted = Callable[[Panel], float]

MORE, MORE_PART = "more", "more"
"""The word behind a subtitle that goes on, and the part of the picture that it is."""

KEY_SAMPLE = 12.0
KEY_LINE = 24.0
KEY_GAP = 6.0
NARROWEST = 340.0
_NARROW = 560.0
_BEST_ASPECT = 1.45
_MOST_SHARE = 1.2
_LEAST_WIDTH, _NARROW_PRICE = 260.0, 6.0
# Where the head leaves hardly any room, growing out of that is not the worst that can happen.
_FAIR_HEIGHT = 240.0

# Who reads a picture wants its source and what it must not be taken for; the rest is kept apart.
_FOOT_LINES, _FOOT_LINES_NARROW = 5, 8

# More panels than these few are small ones: of one size, in a grid.
_FEW = 3
_SMALL_ASPECT = 2.2
_SMALL_WIDTH = 190.0


class KeyPlace(NamedTuple):
    """One entry of the key: where its sample stands, and its words beside it."""

    key: Key
    sample: Box
    words: Block


class Frame(NamedTuple):
    """A figure laid out: its blocks of text, its key, and a box for each panel."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    keys: tuple[KeyPlace, ...]
    panels: tuple[Box, ...]


def lay_out(
    figure: Figure,
    width: float,
    height: float,
    measure: Measure,
    minimum: Minimum,
    wanted: Wanted = lambda panel: 0.0,
    *,
    may_grow: bool = True,
    widest: Measure | None = None,
    most_subtitle: int = 0,
    growth_price: float = 3.0,
) -> Frame:
    """Return FIGURE laid out at WIDTH and at HEIGHT, or at the greater height that it needs.

    MINIMUM says how high a panel must be at a width, WANTED how wide it would be. Nothing is cut
    off: text is wrapped, and panels that do not fit make the frame higher. Where it MAY_GROW (it
    scrolls) panels rather stand one under another than get narrow; a picture has a short foot.
    How short is measured by the WIDEST of the fonts that it may be read in, so that every kind of
    file has the same notes. Of a subtitle with more lines than MOST_SUBTITLE, where that is not 0,
    the first are shown with a word that leads to the rest.
    """
    edge = SPACE["wide"] if width < _NARROW else SPACE["far"]
    inner = width - 2 * edge
    narrow = width < _NARROW or height < 400
    head, y = _head(figure, edge, inner, narrow, most_subtitle, measure)
    keys, y = _place_keys(figure.keys, edge, y, inner, measure)
    most = None if may_grow else _FOOT_LINES_NARROW if narrow else _FOOT_LINES
    notes = figure.notes if most is None else _short_notes(figure, inner, most, widest or measure)
    foot, foot_height = _foot(figure, notes, edge, inner, measure)
    top = y + SPACE["near"]
    room = height - top - foot_height - (SPACE["gap"] if narrow else SPACE["wide"])
    panels: tuple[Box, ...] = ()
    if figure.message or not figure.panels:
        place = (edge, top + SPACE["gap"])
        said = block(figure.message, MESSAGE, "muted", place, min(inner, 620), measure)
        room = max(room, said.box.height + 2 * SPACE["far"])
        head = (*head, said)
    else:
        panels, room = _place_panels(
            figure.panels, Box(edge, top, inner, room), minimum, wanted, SPACE["far"], growth_price
        )
    foot_top = top + room + SPACE["near"]
    moved = tuple(item._replace(box=item.box._replace(y=item.box.y + foot_top)) for item in foot)
    total = foot_top + foot_height + (SPACE["near"] if narrow else SPACE["gap"]) - SPACE["near"]
    total += SPACE["tight"]
    return Frame(width, max(height, total), head + moved, keys, panels)


def _head(
    figure: Figure, x: float, width: float, narrow: bool, most: int, measure: Measure
) -> tuple[tuple[Block, ...], float]:
    y: float = SPACE["gap"] if narrow else SPACE["wide"] + SPACE["hair"]
    title = block(figure.title, TITLE_NARROW if narrow else TITLE, "ink", (x, y), width, measure)
    title = title._replace(part="title")
    y = title.box.bottom + (SPACE["hair"] if narrow else SPACE["tight"])
    if not figure.subtitle:
        return (title,), y
    # Long lines are hard to read: a subtitle on a wide slide stops before its edge.
    subtitle = block(figure.subtitle, SUBTITLE, "muted", (x, y), min(width, 900), measure)
    subtitle = subtitle._replace(part="subtitle")
    if not most or len(subtitle.lines) <= most:
        return (title, subtitle), subtitle.box.bottom
    subtitle, more = cut_block(subtitle, most, MORE, measure)
    return (title, subtitle, more._replace(part=MORE_PART)), subtitle.box.bottom


def _place_keys(
    keys: Sequence[Key], x: float, y: float, width: float, measure: Measure
) -> tuple[tuple[KeyPlace, ...], float]:
    if not keys:
        return (), y
    places: list[KeyPlace] = []
    y += SPACE["near"]
    at = x
    line = KEY.line + 2
    for key in keys:
        long = KEY_LINE if key.form in ("line", "dashed", "band") else KEY_SAMPLE
        room = width - long - KEY_GAP
        words = wrap(key.label, KEY, room, measure)
        wide = max(measure(text, KEY) for text in words) if words else 0.0
        if at > x and at + long + KEY_GAP + wide > x + width:
            at, y = x, y + line
        sample = Box(at, y, long, KEY.line)
        box = Box(at + long + KEY_GAP, y, wide, KEY.line * len(words))
        places.append(KeyPlace(key, sample, Block(words, KEY, "muted", box)))
        at = box.right + SPACE["wide"]
        if len(words) > 1:
            at, y = x, y + KEY.line * (len(words) - 1) + line
    return tuple(places), max(place.words.box.bottom for place in places)


def _short_notes(figure: Figure, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """Return the notes that fit into MOST lines of WIDTH beside caveat and source."""

    def lines(text: str) -> int:
        return len(wrap(text, FOOT, width, measure))

    room = max(most - lines(figure.caveat) - lines(figure.source), 1)
    asked = tuple(note for note in figure.notes if isinstance(note, Paragraph))
    notes = [note for note in figure.notes if not isinstance(note, Paragraph)]
    return (shorten(notes, lambda text: lines(text) <= room), *asked)


def _foot(
    figure: Figure, notes: Sequence[str], x: float, width: float, measure: Measure
) -> tuple[tuple[Block, ...], float]:
    """Return caveat, NOTES and source one under another from y = 0, and their height."""
    run = " ".join(note for note in notes if not isinstance(note, Paragraph))
    parts = (
        ("caveat", figure.caveat),
        ("notes", run),
        *(("notes", note) for note in notes if isinstance(note, Paragraph)),
        ("source", figure.source),
    )
    blocks: list[Block] = []
    y = 0.0
    for part, text in parts:
        if text:
            made = block(text, FOOT, "muted", (x, y), width, measure)
            blocks.append(made._replace(part=part))
            y = made.box.bottom + SPACE["hair"]
    return tuple(blocks), y


def _place_panels(
    panels: Sequence[Panel],
    room: Box,
    minimum: Minimum,
    wanted: Wanted,
    gap: float,
    growth_price: float,
) -> tuple[tuple[Box, ...], float]:
    """Return a box for each panel, and the height that they take together.

    Of all numbers of columns the one is taken whose panels come nearest to a good shape
    without growing out of the room.
    """
    if len(panels) > _FEW:
        return _place_grid(panels, room, minimum, gap)
    options = [
        _arrange(panels, room, columns, minimum, wanted, gap, growth_price)
        for columns in range(1, len(panels) + 1)
    ]
    _, boxes, height = min(options, key=lambda option: option[0])
    return boxes, height


def _arrange(
    panels: Sequence[Panel],
    room: Box,
    columns: int,
    minimum: Minimum,
    wanted: Wanted,
    gap: float,
    growth_price: float,
) -> tuple[float, tuple[Box, ...], float]:
    width = (room.width - gap * (columns - 1)) / columns
    rows = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    # The panels of a row that is not full share its whole width.
    shares = [_shares(row, room.width - gap * (len(row) - 1), wanted) for row in rows]
    needs = [max(map(minimum, row, wide)) for row, wide in zip(rows, shares, strict=True)]
    between = SPACE["wide"]
    spare = room.height - between * (len(rows) - 1) - sum(needs)
    heights = [need + max(spare, 0.0) / len(rows) for need in needs]
    boxes: list[Box] = []
    y = room.y
    for wide, high in zip(shares, heights, strict=True):
        x = room.x
        for share in wide:
            boxes.append(Box(x, y, share, high))
            x += share + gap
        y += high + between
    taken = max(sum(heights) + between * (len(rows) - 1), room.height)
    cost = abs(math.log(width / (sum(heights) / len(rows)) / _BEST_ASPECT))
    cost += growth_price * max(-spare, 0.0) / max(room.height, _FAIR_HEIGHT)
    narrowest = min(share for row in shares for share in row)
    cost += _NARROW_PRICE * max(1.0 - narrowest / _LEAST_WIDTH, 0.0) if columns > 1 else 0.0
    cost += 0.2 * (len(rows) * columns - len(panels))
    return cost, tuple(boxes), taken


def _shares(panels: Sequence[Panel], width: float, wanted: Wanted) -> list[float]:
    """Return how wide each of PANELS is in WIDTH: those WANTED wider get some of the others'."""
    equal = width / len(panels)
    wide = [min(max(wanted(each), equal), _MOST_SHARE * equal) for each in panels]
    others = sum(each == equal for each in wide)
    if not others:
        return [equal] * len(panels)
    left = (equal * len(panels) - sum(each for each in wide if each > equal)) / others
    return [left if each == equal else each for each in wide]


def _place_grid(
    panels: Sequence[Panel], room: Box, minimum: Minimum, gap: float
) -> tuple[tuple[Box, ...], float]:
    """Return a box of one size for each of many panels, and the height that they take together.

    They stand in columns that go through all rows; the last row may end early. Where no number
    of columns fits the room, it is the one that grows out of it least.
    """
    between = SPACE["wide"]
    best: tuple[int, float] | None = None
    for columns in _column_counts(len(panels), room, gap):
        width, rows = _share(room.width, columns, gap), math.ceil(len(panels) / columns)
        need = max(minimum(panel, width) for panel in panels)
        high = rows * need + between * (rows - 1)
        if best is None or high < _height_of(best, len(panels), between):
            best = (columns, need)
        if high <= room.height:
            best = (columns, _share(room.height, rows, between))
            break
    assert best is not None
    columns, high = best
    width = _share(room.width, columns, gap)
    boxes = tuple(
        Box(
            room.x + (number % columns) * (width + gap),
            room.y + (number // columns) * (high + between),
            width,
            high,
        )
        for number in range(len(panels))
    )
    return boxes, max(boxes[-1].bottom - room.y, room.height)


def _column_counts(many: int, room: Box, gap: float) -> list[int]:
    """Return in how many columns MANY small panels may stand, the best shape of them first."""
    most = min(max(int((room.width + gap) / (_SMALL_WIDTH + gap)), 1), many)

    def ugliness(columns: int) -> float:
        rows = math.ceil(many / columns)
        high = max(_share(room.height, rows, SPACE["wide"]), 1.0)
        aspect = _share(room.width, columns, gap) / high
        return abs(math.log(aspect / _SMALL_ASPECT)) + 0.05 * (rows * columns - many)

    # As many columns as the same rows need: more would leave one empty.
    useful = {math.ceil(many / math.ceil(many / columns)) for columns in range(1, most + 1)}
    return sorted(useful, key=ugliness)


def _share(whole: float, parts: int, gap: float) -> float:
    """Return how long each of PARTS of WHOLE is, with a GAP between them."""
    return (whole - gap * (parts - 1)) / parts


def _height_of(option: tuple[int, float], many: int, between: float) -> float:
    rows = math.ceil(many / option[0])
    return rows * option[1] + between * (rows - 1)
