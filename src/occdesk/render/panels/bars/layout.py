"""Rows of bars laid out: names, bars, words at their ends, and what was left out. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

from occdesk.charts.figure.parts import Rule, Tick
from occdesk.charts.figure.rows import Bars
from occdesk.render.layout.axes import ticks_across
from occdesk.render.layout.figure import (
    AXIS_TITLE,
    PANEL_TITLE,
    TICK,
    Block,
    Box,
    Measure,
    block,
    wrap,
)
from occdesk.render.panels.bars.columns import DETAIL, Column, Columns, is_marked, split_columns
from occdesk.render.panels.bars.rows import Shape, shape_row
from occdesk.render.style.tokens import SPACE

_NOTE_SHARE = 0.91
_GAP_LINE = 18.0
_TALLEST_SPARE = 26.0
# In a column of print a row takes several lines; so few rows of a list are still worth reading.
_COLUMN, _FEWEST_IN_COLUMN = 480.0, 6


class RowBox(NamedTuple):
    """One row that is shown, and where; `bars_rows.place_row` puts its parts in their places."""

    shape: Shape
    box: Box


class BarsLayout(NamedTuple):
    """A panel laid out; `gaps` say what was left out. Lines of the axis go from top to floor."""

    columns: Columns
    top: float
    floor: float
    rows: tuple[RowBox, ...]
    gaps: tuple[Block, ...]
    blocks: tuple[Block, ...]
    ticks: tuple[tuple[Tick, float, Box], ...]
    rules: tuple[tuple[Rule, float, Block], ...]


class _Shapes(NamedTuple):
    """Everything of a panel that does not depend on its height."""

    columns: Columns
    head: float
    blocks: tuple[Block, ...]
    ticks: tuple[tuple[Tick, float, Box], ...]
    rules: tuple[tuple[Rule, float, Block], ...]
    rows: tuple[Shape, ...]
    note: tuple[str, ...]

    @property
    def rest(self) -> float:
        """The height of all that is not rows."""
        return self.head + len(self.note) * DETAIL.line + (SPACE["near"] if self.note else 2)


def smallest_height(
    panel: Bars, width: float, measure: Measure, *, may_shrink: bool = False
) -> float:
    """Return how high PANEL must be at WIDTH for all rows, or for the few that it MAY_SHRINK to."""
    shapes = _shape(panel, Box(0, 0, width, 0), measure)
    whole = shapes.rest + sum(each.height for each in shapes.rows)
    if not may_shrink:
        return whole
    ranked = _ranked(shapes.rows)
    fewest = panel.fewest if width > _COLUMN else min(panel.fewest, _FEWEST_IN_COLUMN)
    few = fewest + sum(is_marked(shapes.rows[number].row) for number in ranked)
    return min(whole, shapes.rest + _height_of(shapes.rows, frozenset(ranked[:few])))


def lay_out_bars(panel: Bars, box: Box, measure: Measure) -> BarsLayout:
    """Return PANEL laid out from the top of BOX; rows without room give way by their rank."""
    shapes = _shape(panel, box, measure)
    room = box.height - shapes.rest
    kept = _keep(shapes.rows, room)
    parts = _parts(shapes.rows, kept)
    taken = sum(_GAP_LINE if isinstance(each, int) else each.height for each in parts)
    spare = min(max(room - taken, 0.0) / max(len(kept), 1), _TALLEST_SPARE)
    rows: list[RowBox] = []
    gaps: list[Block] = []
    y = box.y + shapes.head
    for part in parts:
        if isinstance(part, int):
            place = Box(shapes.columns.names, y, box.right - shapes.columns.names, _GAP_LINE)
            gaps.append(Block((f"… {part:,} more",), DETAIL, "muted", place))
            y = place.bottom
        else:
            high = part.height + (spare if part.row.bars else 0.0)
            rows.append(RowBox(part, Box(box.x, y, box.width, high)))
            y += high
    blocks = shapes.blocks
    if shapes.note:
        under = Box(box.x, y + SPACE["near"], box.width, len(shapes.note) * DETAIL.line)
        blocks = (*blocks, Block(shapes.note, DETAIL, "muted", under))
    return BarsLayout(
        shapes.columns, box.y + shapes.head, y, tuple(rows), tuple(gaps), blocks, shapes.ticks,
        shapes.rules,
    )  # fmt: skip


def _shape(panel: Bars, box: Box, measure: Measure) -> _Shapes:
    """Return the head of PANEL where BOX begins, and its rows without a place."""
    columns = split_columns(panel, box, measure)
    blocks: list[Block] = []
    y = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["tight"]
    heads = [_head(each, measure) for each in columns.asides]
    has_names = any(row.label for row in panel.rows)
    is_near = has_names and columns.x.start - box.x < 0.6 * box.width
    left = columns.x.start if is_near else box.x
    if panel.x.title:
        at = (left, y)
        blocks.append(block(panel.x.title, AXIS_TITLE, "muted", at, columns.right - left, measure))
    title_end = blocks[-1].box.bottom + SPACE["hair"] if panel.x.title else y
    tick_line = TICK.line if any(tick.label for tick in panel.x.ticks) else 0.0
    tick_end = max(title_end + tick_line, y + max((item.box.height for item in heads), default=0.0))
    blocks += [_moved(item, tick_end - item.box.height) for item in heads]
    ticks = _place_ticks(columns, tick_end - tick_line, box.x, measure)
    rules, rows_top = _place_rules(panel, columns, tick_end + SPACE["tight"], measure)
    # Readers of an SVG may have a wider font: a long line ends before the edge.
    note = wrap(panel.note, DETAIL, _NOTE_SHARE * box.width, measure)
    rows = tuple(shape_row(row, panel, columns, box, measure) for row in panel.rows)
    return _Shapes(columns, rows_top - box.y, tuple(blocks), ticks, rules, rows, note)


def _head(column: Column, measure: Measure) -> Block:
    at = (column.left, 0.0)
    return block(column.head, DETAIL, "muted", at, column.width, measure, column.align)


def _moved(item: Block, y: float) -> Block:
    return item._replace(box=item.box._replace(y=y))


def _place_ticks(
    columns: Columns, y: float, left: float, measure: Measure
) -> tuple[tuple[Tick, float, Box], ...]:
    places = []
    for tick in ticks_across(columns.x, measure):
        wide, at = measure(tick.label, TICK), columns.x.at(tick.at)
        start = min(max(at - wide / 2, left), columns.right - wide)
        places.append((tick, at, Box(start, y, wide, TICK.line)))
    return tuple(places)


def _place_rules(
    panel: Bars, columns: Columns, top: float, measure: Measure
) -> tuple[tuple[tuple[Rule, float, Block], ...], float]:
    """Return the vertical rules with their words in lines above the rows, and where those end."""
    places: list[tuple[Rule, float, Block]] = []
    for rule in panel.rules:
        at = columns.x.at(rule.at)
        lines = wrap(rule.label, DETAIL, 0.6 * (columns.right - columns.left), measure)
        wide = max((measure(line, DETAIL) for line in lines), default=0.0)
        start = at + 4 if at + 4 + wide <= columns.right else at - 4 - wide
        start = min(max(start, columns.left), columns.right - wide)
        place = Box(start, top, wide, DETAIL.line * len(lines))
        places.append((rule, at, Block(lines, DETAIL, rule.role, place)))
        top = place.bottom + SPACE["hair"]
    return tuple(places), top


def _ranked(rows: Sequence[Shape]) -> list[int]:
    """Return the numbers of the rows that have bars, those that go first last."""
    numbers = [number for number, each in enumerate(rows) if each.row.bars]
    return sorted(numbers, key=lambda n: (not is_marked(rows[n].row), rows[n].row.rank, n))


def _keep(rows: Sequence[Shape], room: float) -> frozenset[int]:
    """Return the numbers of the rows that stay in ROOM px: all of them, else at least one."""
    ranked = _ranked(rows)
    if sum(each.height for each in rows) <= room + 0.5:
        return frozenset(ranked)
    fits, fails = min(1, len(ranked)), len(ranked)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if _height_of(rows, frozenset(ranked[:middle])) <= room + 0.5:
            fits = middle
        else:
            fails = middle
    return frozenset(ranked[:fits])


def _height_of(rows: Sequence[Shape], kept: frozenset[int]) -> float:
    parts = _parts(rows, kept)
    return sum(_GAP_LINE if isinstance(each, int) else each.height for each in parts)


def _parts(rows: Sequence[Shape], kept: frozenset[int]) -> list[Shape | int]:
    """Return the KEPT rows with their headings, and in each gap how many were left out."""
    parts: list[Shape | int] = []
    missing = 0
    heading: tuple[Shape, int] | None = None
    for number, each in enumerate(rows):
        if not each.row.bars:
            # What was left out before a heading is counted before it, if the heading stays.
            heading = (each, missing)
        elif number not in kept:
            missing += 1
        else:
            if heading is not None:
                before = heading[1]
                parts += [before, heading[0]] if before else [heading[0]]
                missing, heading = missing - before, None
            parts += [missing, each] if missing else [each]
            missing = 0
    return [*parts, missing] if missing else parts
