"""One row of bars laid out: its words as lines, its bars, and the words at their ends. No Qt."""

from typing import NamedTuple

from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.render.layout.figure import Block, Box, Measure, TextStyle, wrap
from occdesk.render.panels.bars.columns import (
    AIR,
    DETAIL,
    NAME,
    VALUE,
    Columns,
    aside_words,
    cut_lines,
    dot_size,
    dumbbell_side,
    is_marked,
    name_style,
    value_style,
)
from occdesk.render.style.tokens import SPACE

_PAD = 4.0
# A style works its line height out each time, and a list has a thousand rows.
_NAME_LINE, _DETAIL_LINE, _VALUE_LINE = NAME.line, DETAIL.line, VALUE.line
_THICKNESS, _THICKEST = 0.64, 24.0


class BarPlace(NamedTuple):
    """One bar laid out: where it is pointed at, its area (a dot's in a dumbbell), its words."""

    bar: Bar
    lane: Box
    area: Box
    words: Block
    is_inside: bool


class Shape(NamedTuple):
    """The words of a row as lines, and how high the row must be."""

    row: BarRow
    name: tuple[str, ...]
    detail: tuple[str, ...]
    asides: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
    lanes: float
    height: float


class RowPlace(NamedTuple):
    """One row with everything in its place; `words` are all but those of its bars."""

    row: BarRow
    box: Box
    words: tuple[Block, ...]
    bars: tuple[BarPlace, ...]


def shape_row(row: BarRow, panel: Bars, columns: Columns, box: Box, measure: Measure) -> Shape:
    """Return the words of ROW wrapped and its least height, in a panel as wide as BOX."""
    if not row.bars:
        name = wrap(row.label, name_style(row), box.width, measure)
        detail = wrap(row.detail, DETAIL, box.width, measure)
        high = len(name) * name_style(row).line + len(detail) * _DETAIL_LINE
        return Shape(row, name, detail, (), (), 0.0, high + SPACE["near"] + SPACE["hair"])
    style = name_style(row)
    width = columns.side or box.right - columns.names
    # The title of an occupation stands whole; only a long statement is cut.
    name = cut_lines(row.label, style, width, 9 if row.code else 3, measure)
    detail = cut_lines(row.detail, DETAIL, width, 3, measure)
    asides: tuple[tuple[str, ...], ...] = ()
    if columns.asides:
        pairs = zip(row.asides, columns.asides, strict=False)
        asides = tuple(
            wrap(text, value_style(row), column.width, measure) for text, column in pairs
        )
    elif row.asides:
        detail += wrap(aside_words(panel, row), DETAIL, width, measure)
    missing = [bar for bar in row.bars if bar.end is None]
    notes: tuple[tuple[str, ...], ...] = ()
    if missing:
        room = columns.right - note_start(columns)
        notes = tuple(wrap(bar.text, DETAIL, room, measure) for bar in missing)
    known = len(row.bars) - len(missing)
    lines = min(known, 1) if panel.form == "dumbbell" else known
    lanes = lines * _VALUE_LINE + sum(map(len, notes)) * _DETAIL_LINE
    named = len(name) * _NAME_LINE + len(detail) * _DETAIL_LINE
    beside = max(map(len, asides)) * _VALUE_LINE if asides else 0
    high = max(named, lanes, beside) if columns.side else max(named + lanes, beside)
    # Bars of one row stand nearer to each other than to those of the next.
    return Shape(row, name, detail, asides, notes, lanes, high + _PAD * min(len(row.bars), 3))


def note_start(columns: Columns) -> float:
    """Return where it begins to be said that there is no data: at zero, unless that is far off."""
    zero = columns.at(0.0) + AIR
    return zero if columns.right - zero > 0.6 * (columns.right - columns.left) else columns.left


def place_row(shape: Shape, box: Box, panel: Bars, columns: Columns, measure: Measure) -> RowPlace:
    """Return a row in BOX, which may be higher than it must be: then its bars are thicker."""
    row, style = shape.row, name_style(shape.row)
    if not row.bars:
        return _place_heading(shape, box)
    name_high = len(shape.name) * style.line
    named = name_high + len(shape.detail) * _DETAIL_LINE
    lanes = shape.lanes + 0.6 * (box.height - shape.height)
    middle = box.y + box.height / 2
    top = middle - (named if columns.side else named + lanes) / 2
    width = columns.side or box.right - columns.names
    role = row.role if is_marked(row) else "ink"
    words = [Block(shape.name, style, role, Box(columns.names, top, width, name_high))]
    if row.lead:
        y = top + style.line / 2 if shape.name else middle
        place = Box(box.x, y - _VALUE_LINE / 2, columns.lead - SPACE["near"], _VALUE_LINE)
        words.append(Block((row.lead,), value_style(row), "muted", place, "right"))
    if shape.detail:
        under = Box(columns.names, top + name_high, width, named - name_high)
        words.append(Block(shape.detail, DETAIL, "muted", under))
    for column, lines in zip(columns.asides, shape.asides, strict=False):
        high = len(lines) * _VALUE_LINE
        place = Box(column.left, middle - high / 2, column.width, high)
        words.append(Block(lines, value_style(row), "ink", place, column.align))
    start = middle - lanes / 2 if columns.side else top + named
    area = Box(box.x, start, box.width, lanes)
    place_bars = _place_dots if panel.form == "dumbbell" else _place_bars
    return RowPlace(row, box, tuple(words), place_bars(shape, area, columns, measure))


def _place_heading(shape: Shape, box: Box) -> RowPlace:
    style = name_style(shape.row)
    high, more = len(shape.name) * style.line, len(shape.detail) * _DETAIL_LINE
    top = box.bottom - SPACE["hair"] - high - more
    words = [Block(shape.name, style, "ink", Box(box.x, top, box.width, high))]
    if shape.detail:
        under = Box(box.x, top + high, box.width, more)
        words.append(Block(shape.detail, DETAIL, "muted", under))
    return RowPlace(shape.row, box, tuple(words), ())


def _place_bars(
    shape: Shape, area: Box, columns: Columns, measure: Measure
) -> tuple[BarPlace, ...]:
    """Return the bars of a row one under another in AREA, notes in the place of the missing."""
    notes = iter(shape.notes)
    known = len(shape.row.bars) - len(shape.notes)
    high = _lane_height(shape, area, known)
    places = []
    # Notes alone stand in the middle of a row that is higher than they are.
    y = area.y if known else area.y + (area.height - _notes_height(shape)) / 2
    for bar in shape.row.bars:
        if bar.end is None:
            places.append(_note(bar, next(notes), y, area, columns))
        else:
            lane = Box(area.x, y, area.width, high)
            places.append(_bar(bar, bar.end, lane, value_style(shape.row), columns, measure))
        y = places[-1].lane.bottom
    return tuple(places)


def _lane_height(shape: Shape, area: Box, known: int) -> float:
    """Return how high each known bar's part of AREA is, beside the notes of the missing."""
    return (area.height - _notes_height(shape)) / known if known else 0.0


def _notes_height(shape: Shape) -> float:
    return float(sum(len(each) for each in shape.notes) * _DETAIL_LINE)


def _note(bar: Bar, lines: tuple[str, ...], y: float, area: Box, columns: Columns) -> BarPlace:
    start, high = note_start(columns), float(len(lines) * _DETAIL_LINE)
    place = Box(start, y, columns.right - start, high)
    words = Block(lines, DETAIL, "muted", place)
    return BarPlace(bar, Box(area.x, y, area.width, high), place._replace(width=0), words, False)


def _bar(
    bar: Bar, end: float, lane: Box, style: TextStyle, columns: Columns, measure: Measure
) -> BarPlace:
    """Return BAR in the middle of LANE; its words outside, else inside, else at its beginning."""
    first, last = columns.at(bar.start), columns.at(end)
    thick = min(_THICKNESS * lane.height, _THICKEST)
    middle = lane.y + lane.height / 2
    left, right = min(first, last), max(first, last)
    area = Box(left, middle - thick / 2, right - left, thick)
    wide = measure(bar.text, style)
    after, before = right + AIR, left - AIR - wide
    fits_after, fits_before = after + wide <= columns.right + 0.5, before >= columns.left - 0.5
    is_inside = False
    if end >= bar.start or columns.beyond:
        start = after
        if not fits_after:
            is_inside = right - left >= wide + 2 * AIR
            start = right - AIR - wide if is_inside else before
    else:
        start = before
        if not fits_before:
            is_inside = right - left >= wide + 2 * AIR
            start = left + AIR if is_inside else after
    start = max(min(start, columns.right - wide), columns.left)
    place = Box(start, middle - style.line / 2, wide, style.line)
    return BarPlace(bar, lane, area, Block((bar.text,), style, "ink", place), is_inside)


def _place_dots(
    shape: Shape, area: Box, columns: Columns, measure: Measure
) -> tuple[BarPlace, ...]:
    """Return the dots of a dumbbell on one line in AREA, the missing in words below it."""
    known = [bar for bar in shape.row.bars if bar.end is not None]
    high = _lane_height(shape, area, min(len(known), 1))
    style = value_style(shape.row)
    middle = area.y + high / 2
    size = dot_size(known)
    ats = [columns.at(bar.end or 0.0) for bar in known]
    places = []
    for number, bar in enumerate(known):
        at, side = ats[number], dumbbell_side(known, number)
        wide = measure(bar.text, style)
        start = at + size / 2 + AIR if side > 0 else at - size / 2 - AIR - wide
        has_room = start >= columns.left - 0.5 and start + wide <= columns.right + 0.5
        # Words without room are left to the hint: over the line they would hide what is drawn.
        written = (bar.text,) if side and has_room else ()
        place = (
            Box(start, middle - style.line / 2, wide, style.line)
            if written
            else Box(at, middle, 0, 0)
        )
        words = Block(written, style, "ink", place)
        # Equal dots stand over and under each other, the first of them on the line.
        beside = sum(abs(other - at) < 0.85 * size for other in ats[:number])
        away = 0.55 * size * ((beside + 1) // 2) * (-1 if beside % 2 else 1)
        dot = Box(at - size / 2, middle + away - size / 2, size, size)
        places.append(BarPlace(bar, dot, dot, words, False))
    y = area.y + high
    for bar, lines in zip((b for b in shape.row.bars if b.end is None), shape.notes, strict=True):
        places.append(_note(bar, lines, y, area, columns))
        y = places[-1].lane.bottom
    return tuple(places)
