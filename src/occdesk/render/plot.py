"""A plot with two axes laid out in its box: plot, ticks, titles, margin strips, labels. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure import Label, Line, Margin, Plane, Points, Rule, Tick
from occdesk.render.axes import Scaled, ticks_across, ticks_up
from occdesk.render.labels import Placed, Wanted, place_labels
from occdesk.render.layout import (
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
from occdesk.render.tokens import SPACE, TYPE

LABEL = TextStyle(int(TYPE["small"]))
LABEL_BOLD = TextStyle(int(TYPE["small"]), bold=True)
RULE_LABEL = TextStyle(int(TYPE["tiny"]))

STRIP = 24.0  # how wide a margin strip is
_ROOM_PER_LABEL = 12_000.0
_ROOM_FOR_GUTTER = 260.0
_TICK_GAP = 6.0

QUIET_ROLES = ("muted", "faint", "grid", "bar", "line", "line_strong")


class Window(NamedTuple):
    """The part of the plane that is shown: low and high of both axes."""

    x: tuple[float, float]
    y: tuple[float, float]


class TickPlace(NamedTuple):
    tick: Tick
    at: float
    box: Box


class MarginPlace(NamedTuple):
    margin: Margin
    box: Box
    words: Block


class LabelPlace(NamedTuple):
    """A label with its lines and its place; `point` is what it is about, in px."""

    label: Label
    lines: tuple[str, ...]
    style: TextStyle
    placed: Placed
    point: tuple[float, float]


class RulePlace(NamedTuple):
    rule: Rule
    at: float
    words: Block


class PlotLayout(NamedTuple):
    """Where everything of a plane but its marks stands."""

    plot: Box
    x: Scaled
    y: Scaled
    blocks: tuple[Block, ...]
    x_ticks: tuple[TickPlace, ...]
    y_ticks: tuple[TickPlace, ...]
    margins: tuple[MarginPlace, ...]


def home(plane: Plane) -> Window:
    """Return the window that a plane is made for."""
    return Window((plane.x.low, plane.x.high), (plane.y.low, plane.y.high))


def smallest_height(plane: Plane, width: float, plot_height: float, measure: Measure) -> float:
    """Return how high a plane must be at WIDTH for its plot to have PLOT_HEIGHT."""
    if plane.note:
        words = wrap(plane.note, NOTE, width, measure)
        return 3 * PANEL_TITLE.line + len(words) * NOTE.line
    height = plot_height + TICK.line + _TICK_GAP
    for text, style in ((plane.title, PANEL_TITLE), (plane.y.title, AXIS_TITLE)):
        height += len(wrap(text, style, width, measure)) * style.line
    height += len(wrap(_x_title(plane), AXIS_TITLE, width, measure)) * AXIS_TITLE.line
    height += sum(
        STRIP + AXIS_TITLE.line if margin.axis == "y" else AXIS_TITLE.line
        for margin in plane.margins
    )
    return height + 2 * SPACE["near"]


def lay_out_plane(plane: Plane, box: Box, window: Window, measure: Measure) -> PlotLayout:
    """Return PLANE laid out in BOX, showing WINDOW."""
    blocks: list[Block] = []
    top = box.y
    if plane.title:
        blocks.append(block(plane.title, PANEL_TITLE, "ink", (box.x, top), box.width, measure))
        top = blocks[-1].box.bottom + SPACE["hair"]
    if plane.note:
        blocks.append(_note(plane.note, box, top, measure))
        empty = Box(box.x, top, box.width, max(box.bottom - top, 1.0))
        return PlotLayout(empty, *_scales(plane, window, empty), tuple(blocks), (), (), ())
    beside = next((m for m in plane.margins if m.axis == "x"), None)
    below = next((m for m in plane.margins if m.axis == "y"), None)
    heads, top = _heads(plane, beside, box, top, measure)
    blocks += heads
    bottom = box.bottom
    x_title = _x_title(plane)
    if x_title:
        made = block(x_title, AXIS_TITLE, "muted", (box.x, 0), box.width, measure, "right")
        bottom -= made.box.height
        blocks.append(
            block(x_title, AXIS_TITLE, "muted", (box.x, bottom), box.width, measure, "right")
        )
    bottom -= TICK.line + _TICK_GAP
    floor = bottom - (STRIP + SPACE["near"] + AXIS_TITLE.line if below else 0.0)
    y = Scaled(plane.y, *window.y, floor, top)
    ups = ticks_up(y)
    left = box.x + max((measure(tick.label, TICK) for tick in ups), default=0.0) + SPACE["near"]
    right = box.right - (STRIP + SPACE["near"] if beside else 0.0)
    right -= _label_gutter(plane, box.width, measure)
    # The last number under the axis stands under its line, and inside the box.
    tail = max((measure(tick.label, TICK) / 2 for tick in plane.x.ticks[-1:]), default=0.0)
    right = max(min(right, box.right - tail), left + 40.0)
    plot = Box(left, top, right - left, max(floor - top, 1.0))
    x = Scaled(plane.x, *window.x, plot.x, plot.right)
    margins: list[MarginPlace] = []
    if beside:
        strip = Box(box.right - STRIP, top, STRIP, plot.height)
        margins.append(MarginPlace(beside, strip, heads[-1]))
    if below:
        words = block(
            below.label,
            AXIS_TITLE,
            "muted",
            (left, floor + SPACE["near"]),
            box.right - left,
            measure,
        )
        strip = Box(left, words.box.bottom, plot.width, STRIP)
        margins.append(MarginPlace(below, strip, words))
        blocks.append(words)
    return PlotLayout(
        plot,
        x,
        y,
        tuple(blocks),
        tuple(_x_tick(tick, x, box, bottom, measure) for tick in ticks_across(x, measure)),
        tuple(_y_tick(tick, y, left, measure) for tick in ups),
        tuple(margins),
    )


def _x_title(plane: Plane) -> str:
    """Return the title of the x axis; years under a plot need nobody to say that they are."""
    return "" if plane.x.title.casefold() == "year" else plane.x.title


def _scales(plane: Plane, window: Window, plot: Box) -> tuple[Scaled, Scaled]:
    return (
        Scaled(plane.x, *window.x, plot.x, plot.right),
        Scaled(plane.y, *window.y, plot.bottom, plot.y),
    )


def _note(text: str, box: Box, top: float, measure: Measure) -> Block:
    """Return the words that stand in the plot's place, in the middle of it."""
    width = min(box.width, 360.0)
    words = wrap(text, NOTE, width, measure)
    high = len(words) * NOTE.line
    y = top + max((box.bottom - top - high) / 2.4, SPACE["gap"])
    return Block(words, NOTE, "muted", Box(box.x, y, width, high))


def _heads(
    plane: Plane, beside: Margin | None, box: Box, top: float, measure: Measure
) -> tuple[list[Block], float]:
    """Return the title of the y axis and, at the right, the words of the strip beside."""
    heads: list[Block] = []
    y_title = block(plane.y.title, AXIS_TITLE, "muted", (box.x, top), box.width, measure)
    if plane.y.title:
        heads.append(y_title)
    bottom = y_title.box.bottom
    if beside:
        used = max((measure(line, AXIS_TITLE) for line in y_title.lines), default=0.0)
        need = measure(beside.label, AXIS_TITLE)
        fits = used + need + SPACE["far"] <= box.width
        at = top if fits else bottom
        heads.append(
            block(beside.label, AXIS_TITLE, "muted", (box.x, at), box.width, measure, "right")
        )
        bottom = max(bottom, heads[-1].box.bottom)
    return heads, bottom + SPACE["near"]


def _x_tick(tick: Tick, x: Scaled, box: Box, bottom: float, measure: Measure) -> TickPlace:
    width = measure(tick.label, TICK)
    at = x.at(tick.at)
    left = min(max(at - width / 2, box.x), box.right - width)
    return TickPlace(tick, at, Box(left, bottom + _TICK_GAP, width, TICK.line))


def _y_tick(tick: Tick, y: Scaled, left: float, measure: Measure) -> TickPlace:
    width = measure(tick.label, TICK)
    at = y.at(tick.at)
    place = Box(left - SPACE["near"] - width, at - TICK.line / 2, width, TICK.line)
    return TickPlace(tick, at, place)


def _style(label: Label) -> TextStyle:
    return LABEL_BOLD if label.bold else LABEL


def _label_width(width: float) -> float:
    return max(min(170.0, 0.36 * width), 72.0)


def _labels(plane: Plane, width: float) -> list[Label]:
    """Return the labels of PLANE; names of several lines stand at their ends, if there is room.

    A line alone has the number at its end written over it instead.
    """
    labels = [mark for mark in plane.marks if isinstance(mark, Label)]
    if plane.x.unit != "year" or width < _ROOM_FOR_GUTTER:
        return labels
    edge = plane.x.high - 0.04 * (plane.x.high - plane.x.low)
    ends = [label for label in labels if label.x >= edge and label.align == "right"]
    if len(ends) < 2:
        return labels
    return [
        label._replace(align="left", dx=8.0, dy=0.0) if label in ends else label for label in labels
    ]


def _label_gutter(plane: Plane, width: float, measure: Measure) -> float:
    """Return what labels at the ends of lines need to the right of a plot over years."""
    if plane.x.unit != "year":
        return SPACE["tight"]
    span = plane.x.high - plane.x.low or 1.0
    need = 0.0
    for mark in _labels(plane, width):
        if mark.align == "left":
            share = (mark.x - plane.x.low) / span
            lines = wrap(mark.text, _style(mark), _label_width(width), measure)
            wide = max((measure(line, _style(mark)) for line in lines), default=0.0)
            if share > 0.7:
                need = max(need, wide + mark.dx - (1 - share) * width * 0.6)
    return min(need, 0.42 * width) + SPACE["tight"]


def place_rules(plane: Plane, layout: PlotLayout, measure: Measure) -> tuple[RulePlace, ...]:
    """Return the rules that are in the window, each with its words beside it."""
    plot = layout.plot
    places: list[RulePlace] = []
    for mark in plane.marks:
        if not isinstance(mark, Rule):
            continue
        scaled = layout.x if mark.axis == "x" else layout.y
        at = scaled.at(mark.at)
        low, high = sorted((scaled.start, scaled.end))
        if not low - 0.5 <= at <= high + 0.5:
            continue
        lines = wrap(mark.label, RULE_LABEL, plot.width * 0.45, measure)
        wide = max((measure(line, RULE_LABEL) for line in lines), default=0.0)
        high_text = RULE_LABEL.line * len(lines)
        if mark.axis == "x":
            x = at + 4 if at + 4 + wide <= plot.right else at - 4 - wide
            place = Box(x, plot.y + 1, wide, high_text)
        else:
            y = at - high_text - 2 if at - high_text - 2 >= plot.y else at + 2
            place = Box(plot.right - wide - 2, y, wide, high_text)
        words = Block(lines, RULE_LABEL, mark.role, place, "left")
        places.append(RulePlace(mark, at, words))
    return tuple(places)


def place_plane_labels(
    plane: Plane,
    layout: PlotLayout,
    room: Box,
    width: float,
    taken: Sequence[Box],
    measure: Measure,
) -> tuple[LabelPlace, ...]:
    """Return the labels of PLANE that have a place within ROOM, clear of TAKEN and each other.

    WIDTH is that of the whole panel. A label in bold is never left out. One in the colour of a
    series goes where it fits nowhere near: the key names it too. Of the others a small plot
    takes only the first.
    """
    labels = _affordable(_labels(plane, width), layout.plot)
    if not labels:
        return ()
    xs, ys = layout.x.px([m.x for m in labels]), layout.y.px([m.y for m in labels])
    widest = _label_width(width)
    shown: list[tuple[Label, tuple[str, ...], tuple[float, float]]] = []
    wanted: list[Wanted] = []
    for label, x, y in zip(labels, xs.tolist(), ys.tolist(), strict=True):
        if not _sees(layout.plot, x, y):
            continue
        style = _style(label)
        lines = wrap(label.text, style, widest, measure)
        wide = max((measure(line, style) for line in lines), default=0.0)
        shown.append((label, lines, (x, y)))
        wanted.append(
            Wanted(
                x,
                y,
                wide,
                style.line * len(lines),
                label.align,
                label.dx,
                label.dy,
                label.rank,
                label.bold,
                style.line,
                _reach(label, plane),
                x >= layout.plot.right - 6 and plane.x.unit == "year",
            )
        )
    chosen = _chosen_boxes(plane, layout)
    places = place_labels(wanted, room, taken, _covers(plane, layout), chosen)
    return tuple(
        LabelPlace(label, lines, _style(label), placed, point)
        for (label, lines, point), placed in zip(shown, places, strict=True)
        if placed is not None
    )


def _is_chosen(label: Label) -> bool:
    return label.bold or label.role not in (*QUIET_ROLES, "ink")


def _reach(label: Label, plane: Plane) -> float:
    """Return how far a label may stand from its point: beside another line it would mislead."""
    if plane.x.unit == "year":
        return 44.0
    return 150.0 if _is_chosen(label) else 60.0


def _affordable(labels: Sequence[Label], plot: Box) -> list[Label]:
    """Return the labels that must stay, and as many others as a plot of this size can carry."""
    others = sorted((label for label in labels if not _is_chosen(label)), key=lambda n: n.rank)
    few = others[: max(int(plot.width * plot.height / _ROOM_PER_LABEL), 2)]
    return [label for label in labels if _is_chosen(label) or label in few]


def symbol_scale(plane: Plane, plot: Box) -> float:
    """Return what symbols are multiplied by: a scatter in a small plot has smaller ones.

    Sizes of the figure are meant for a plot of about 800 x 400 px; areas keep their proportions.
    """
    if plane.x.unit == "year":
        return 1.0
    return min(max((plot.width * plot.height / 320_000) ** 0.5, 0.55), 1.0)


def _sees(plot: Box, x: float, y: float, slack: float = 1.0) -> bool:
    return plot.x - slack <= x <= plot.right + slack and plot.y - slack <= y <= plot.bottom + slack


def _chosen_boxes(plane: Plane, layout: PlotLayout) -> list[Box]:
    """Return the boxes of the symbols that stand out in a scatter: no quiet label hides them."""
    if plane.x.unit == "year":
        return []
    scale = symbol_scale(plane, layout.plot)
    found = []
    for mark in plane.marks:
        if isinstance(mark, Points) and mark.role not in QUIET_ROLES:
            xs, ys = layout.x.px(mark.xs).tolist(), layout.y.px(mark.ys).tolist()
            for x, y, across in zip(xs, ys, mark.sizes, strict=True):
                size = scale * across
                found.append(Box(x - size / 2, y - size / 2, size, size))
    return found


def _covers(plane: Plane, layout: PlotLayout) -> np.ndarray:
    """Return places in px that labels should not hide: what is chosen, and lines.

    The quiet points of a crowded scatter count once each, chosen ones five times over.
    """
    found: list[np.ndarray] = []
    for mark in plane.marks:
        if isinstance(mark, Points):
            at = np.column_stack([layout.x.px(mark.xs), layout.y.px(mark.ys)])
            if mark.role in QUIET_ROLES:
                found.append(at[:: max(1, len(at) // 400)])
            else:
                half = np.asarray(mark.sizes, dtype=float)[:, None] / 2
                steps = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
                found += [at + half * np.asarray(step) for step in steps]
        elif isinstance(mark, Line) and len(mark.xs) > 1:
            xs, ys = layout.x.px(mark.xs), layout.y.px(mark.ys)
            many = max(2, int(np.hypot(np.diff(xs), np.diff(ys)).sum() / 6))
            along = np.linspace(0, len(xs) - 1, min(many, 400))
            index = np.arange(len(xs))
            found.append(
                np.column_stack([np.interp(along, index, xs), np.interp(along, index, ys)])
            )
    return np.concatenate(found) if found else np.empty((0, 2))
