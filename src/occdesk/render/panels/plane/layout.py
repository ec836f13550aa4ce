"""A plot with two axes laid out in its box: plot, ticks, titles, margin strips, rules. No Qt."""

from typing import NamedTuple

from occdesk.charts.figure.parts import Rule, Tick
from occdesk.charts.figure.plane import Label, Margin, Plane
from occdesk.render.layout.axes import Scaled, ticks_across, ticks_up
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
from occdesk.render.style.tokens import SPACE, TYPE

LABEL = TextStyle(int(TYPE["small"]))
LABEL_BOLD = TextStyle(int(TYPE["small"]), bold=True)
RULE_LABEL = TextStyle(int(TYPE["tiny"]))

STRIP = 24.0  # how wide a margin strip is
LEADER_ROOM = 9.0  # from the end of a line to words that cannot stand right beside it
_TICK_GAP = 6.0


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


class RulePlace(NamedTuple):
    rule: Rule
    at: float
    words: Block


class PlotLayout(NamedTuple):
    """Where everything of a plane but its marks stands; `box` is the whole panel.

    How many names have no room is said in `unnamed`.
    """

    plot: Box
    x: Scaled
    y: Scaled
    blocks: tuple[Block, ...]
    x_ticks: tuple[TickPlace, ...]
    y_ticks: tuple[TickPlace, ...]
    margins: tuple[MarginPlace, ...]
    box: Box
    unnamed: Box


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
    if not _has_room_beside_title(plane, width, measure):
        height += AXIS_TITLE.line
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
        return PlotLayout(
            empty, *_scales(plane, window, empty), tuple(blocks), (), (), (), box, empty
        )
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
    unnamed = Box(box.x, bottom, box.width, AXIS_TITLE.line)
    if not _has_room_beside_title(plane, box.width, measure):
        bottom -= AXIS_TITLE.line
        unnamed = unnamed._replace(y=bottom)
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
        box,
        unnamed,
    )


def _has_room_beside_title(plane: Plane, width: float, measure: Measure) -> bool:
    """Tell whether it can be said beside the title of the x axis how many names have no room."""
    if not plane.unnamed:
        return True
    said = measure(plane.unnamed.format(count=88), AXIS_TITLE)
    return said + SPACE["gap"] + measure(_x_title(plane), AXIS_TITLE) <= width


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


def style_of(label: Label) -> TextStyle:
    """Return how LABEL is written."""
    return LABEL_BOLD if label.bold else LABEL


def label_width(width: float) -> float:
    """Return how wide a line of a label may be in a panel of WIDTH."""
    return max(min(170.0, 0.36 * width), 72.0)


def labels_of(plane: Plane) -> list[Label]:
    """Return the labels of PLANE."""
    return [mark for mark in plane.marks if isinstance(mark, Label)]


def _label_gutter(plane: Plane, width: float, measure: Measure) -> float:
    """Return what labels at the ends of lines need to the right of a plot over years."""
    if plane.x.unit != "year":
        return SPACE["tight"]
    span = plane.x.high - plane.x.low or 1.0
    need = 0.0
    ends: list[float] = []
    for mark in labels_of(plane):
        if mark.align == "left":
            share = (mark.x - plane.x.low) / span
            lines = wrap(mark.text, style_of(mark), label_width(width), measure)
            wide = max((measure(line, style_of(mark)) for line in lines), default=0.0)
            if share > 0.7:
                need = max(need, wide + mark.dx - (1 - share) * width * 0.6)
                ends.append(mark.x)
    # Words that stand apart have lines to their points.
    need += LEADER_ROOM if len(ends) > len(set(ends)) else 0.0
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
