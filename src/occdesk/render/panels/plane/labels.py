"""The labels of a plot: what they must not hide, and the place of each. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure.plane import Label, Line, Plane, Points
from occdesk.render.layout.figure import AXIS_TITLE, Block, Box, Measure, TextStyle, wrap
from occdesk.render.layout.label_marks import NO_MARKS, Marks, distances
from occdesk.render.layout.label_places import NEAR, Wanted, narrower, shorter
from occdesk.render.layout.label_places import Size as LabelSize
from occdesk.render.layout.label_stacks import stack
from occdesk.render.layout.labels import Placed, leader_of, own_distances, place_labels
from occdesk.render.panels.plane.layout import (
    LEADER_ROOM,
    PlotLayout,
    label_width,
    labels_of,
    style_of,
)

_ROOM_PER_LABEL = 12_000.0
_STEP = 3.0  # px between the discs that stand for a line
_SAME = 0.6  # px: two things at one place

SMALLEST = 2.4
"""px across: a symbol must be seen in the smallest plot."""

QUIET_ROLES = ("muted", "faint", "grid", "bar", "line", "line_strong")


class LabelPlace(NamedTuple):
    """A label with its lines and its place; `point` is what it is about, in px."""

    label: Label
    lines: tuple[str, ...]
    style: TextStyle
    placed: Placed
    point: tuple[float, float]


class _Asked(NamedTuple):
    """A label that is in sight: each way to write it, and what it asks for."""

    label: Label
    ways: tuple[tuple[str, ...], ...]
    wanted: Wanted


def place_plane_labels(
    plane: Plane, layout: PlotLayout, taken: Sequence[Box], measure: Measure
) -> tuple[LabelPlace, ...]:
    """Return the labels of PLANE that have a place, clear of TAKEN and of each other.

    Of the quiet ones a small plot takes only the first.
    """
    labels = _affordable(labels_of(plane), layout.plot)
    if not labels:
        return ()
    marks = gather_marks(plane, layout)
    room = label_room(plane, layout)
    asked = _ask(labels, plane, layout, marks, measure)
    placed = [Placed(box, "left") for box in taken]
    found: list[LabelPlace] = []
    columns = _columns(asked, plane)
    in_columns = {id(each) for column in columns for each in column}
    rest = [each for each in asked if id(each) not in in_columns]
    for column in columns:
        own = _stack_column([each.wanted for each in column], room, marks, placed)
        if own is None:
            rest += column
            continue
        found += _shown(column, own)
        placed += [each for each in own if each is not None]
    places = place_labels([each.wanted for each in rest], room, marks, placed)
    return (*found, *_shown(rest, places))


def say_unnamed(
    plane: Plane, layout: PlotLayout, shown: Sequence[LabelPlace], measure: Measure
) -> Block | None:
    """Return what is said where names of points have no room; None where all have, or need none."""
    if not plane.unnamed:
        return None
    plot = layout.plot
    count = len(
        [
            label
            for label in labels_of(plane)
            if label.about == "point" and _sees(plot, layout.x.at(label.x), layout.y.at(label.y))
        ]
    ) - len([each for each in shown if each.label.about == "point"])
    if count <= 0:
        return None
    words = plane.unnamed.format(count=count)
    return Block((words,), AXIS_TITLE, "muted", layout.unnamed)


def label_room(plane: Plane, layout: PlotLayout) -> Box:
    """Return where labels may stand; those at the ends of lines have a gutter beside the plot."""
    plot = layout.plot
    is_trend = plane.x.unit == "year"
    right = layout.box.right if is_trend else plot.right
    high = plot.height + (8 if is_trend else 2)
    return Box(plot.x + 2, plot.y - 4, right - plot.x - 2, high)


def quarters(plane: Plane, layout: PlotLayout) -> tuple[Box, ...]:
    """Return the parts into which the rules of PLANE divide its plot."""
    if not plane.has_quarters:
        return ()
    plot = layout.plot
    x = min(max(layout.x.at(0.0), plot.x), plot.right)
    y = min(max(layout.y.at(0.0), plot.y), plot.bottom)
    return tuple(
        Box(left, top, right - left, bottom - top)
        for left, right in ((plot.x, x), (x, plot.right))
        for top, bottom in ((plot.y, y), (y, plot.bottom))
    )


def symbol_scale(plane: Plane, plot: Box) -> float:
    """Return what symbols are multiplied by: a scatter in a small plot has smaller ones.

    Sizes of the figure are meant for a plot of about 800 x 400 px; areas keep their proportions.
    """
    if plane.x.unit == "year":
        return 1.0
    share: float = (plot.width * plot.height / 320_000) ** 0.5
    return min(max(share, 0.55), 1.0)


def gather_marks(plane: Plane, layout: PlotLayout) -> Marks:
    """Return what is drawn in PLANE as discs, in px.

    Over years a line, or the points of one occupation in one series, are one group; in a scatter
    each point is one. Over years, and but for the quiet ones of a scatter, all are chosen.
    """
    parts: list[tuple[np.ndarray, ...]] = []
    is_trend = plane.x.unit == "year"
    scale = symbol_scale(plane, layout.plot)
    group = 0
    for mark in plane.marks:
        if isinstance(mark, Points):
            many = len(mark.xs)
            sizes = np.maximum(np.asarray(mark.sizes, dtype=float) * scale, SMALLEST)
            groups = np.full(many, group) if is_trend else np.arange(group, group + many)
            is_chosen = np.full(many, is_trend or mark.role not in QUIET_ROLES)
            xs, ys = layout.x.px(mark.xs), layout.y.px(mark.ys)
            parts.append((xs, ys, sizes / 2, groups, is_chosen, is_chosen))
            group += many
        elif isinstance(mark, Line) and len(mark.xs) > 1:
            xs, ys = _along(layout.x.px(mark.xs), layout.y.px(mark.ys))
            whole = np.ones(len(xs), dtype=bool)
            radii = np.full(len(xs), mark.width / 2)
            parts.append((xs, ys, radii, np.full(len(xs), group), whole, ~whole))
            group += 1
    if not parts:
        return NO_MARKS
    return Marks(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _along(xs: np.ndarray, ys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return places along a line, its corners among them."""
    lengths = np.hypot(np.diff(xs), np.diff(ys))
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    places = np.unique(np.concatenate([at, np.arange(0.0, at[-1], _STEP)]))
    return np.interp(places, at, xs), np.interp(places, at, ys)


def _ask(
    labels: Sequence[Label], plane: Plane, layout: PlotLayout, marks: Marks, measure: Measure
) -> list[_Asked]:
    """Return what the LABELS that are in sight ask for."""
    parts = quarters(plane, layout)
    widest = label_width(layout.box.width)
    xs, ys = layout.x.px([m.x for m in labels]), layout.y.px([m.y for m in labels])
    asked: list[_Asked] = []
    for number, (label, x, y) in enumerate(zip(labels, xs.tolist(), ys.tolist(), strict=True)):
        if not _sees(layout.plot, x, y):
            continue
        ways = _ways(label, widest, measure)
        here = np.hypot(marks.xs - x, marks.ys - y) < _SAME
        is_area = label.about == "area"
        asked.append(
            _Asked(
                label,
                tuple(lines for lines, _ in ways),
                Wanted(
                    x,
                    y,
                    tuple(size for _, size in ways),
                    label.align,
                    label.dx,
                    label.dy,
                    # Bold ones come first, and those in the colour of an occupation next.
                    label.rank + 1000 * (2 - label.bold - _is_chosen(label)) + number / 1000,
                    float(marks.radii[here].max()) if here.any() else 0.0,
                    frozenset(marks.groups[here].tolist()),
                    not _is_chosen(label),
                    tuple(each for each in parts if _holds(each, x, y)),
                    is_area,
                    _reach(label, plane),
                ),
            )
        )
    return asked


def _ways(label: Label, widest: float, measure: Measure) -> list[tuple[tuple[str, ...], LabelSize]]:
    """Return LABEL as lines with their size: as it is read best, narrower, and in short."""
    style = style_of(label)
    words = max((measure(word, style) for word in label.text.split()), default=0.0)
    found: list[tuple[tuple[str, ...], LabelSize]] = []
    for share in (1.0, 0.7, 0.5):
        lines = wrap(label.text, style, widest * share, measure)
        wide = max((measure(line, style) for line in lines), default=0.0)
        high = float(style.line * len(lines))
        if not found:
            found.append((lines, LabelSize(wide, high)))
        elif lines != found[-1][0] and words <= widest * share:
            found.append((lines, narrower(wide, high, len(lines) - len(found[0][0]))))
    if label.short:
        found.append(((label.short,), shorter(measure(label.short, style), float(style.line))))
    return found


def _is_chosen(label: Label) -> bool:
    return label.bold or label.role not in (*QUIET_ROLES, "ink")


def _reach(label: Label, plane: Plane) -> float:
    """Return how far a label may stand from its point."""
    if plane.x.unit == "year":
        return 70.0
    return 240.0 if _is_chosen(label) else 90.0


def _affordable(labels: Sequence[Label], plot: Box) -> list[Label]:
    """Return the labels that are chosen, and as many others as a plot of this size can carry."""
    others = sorted((label for label in labels if not _is_chosen(label)), key=lambda n: n.rank)
    few = others[: max(int(plot.width * plot.height / _ROOM_PER_LABEL), 2)]
    return [label for label in labels if _is_chosen(label) or label in few]


def _sees(plot: Box, x: float, y: float, slack: float = 1.0) -> bool:
    return plot.x - slack <= x <= plot.right + slack and plot.y - slack <= y <= plot.bottom + slack


def _holds(part: Box, x: float, y: float) -> bool:
    """Tell whether a point belongs to PART of a plot, or stands on its edge."""
    return _sees(part, x, y, 0.75) and part.width > 0 and part.height > 0


def _columns(asked: Sequence[_Asked], plane: Plane) -> list[list[_Asked]]:
    """Return the labels over years that stand at the right of points one under another."""
    if plane.x.unit != "year":
        return []
    columns: dict[float, list[_Asked]] = {}
    for each in asked:
        if each.label.align == "left":
            columns.setdefault(each.label.x, []).append(each)
    # The last years have the gutter; what stands elsewhere gives way to them.
    return [columns[x] for x in sorted(columns, reverse=True)]


def _stack_column(
    column: Sequence[Wanted], room: Box, marks: Marks, taken: Sequence[Placed]
) -> list[Placed | None] | None:
    """Return places one under another for labels at points of one COLUMN, which is one year.

    None where the words would cover something there: then each looks for a place of its own.
    """
    radius = max(label.radius for label in column)
    for more in (0.0, LEADER_ROOM):
        left = column[0].x + radius + max(column[0].dx - radius, 3.0) + more
        places = stack(column, left, room)
        shown = [(c, p) for c, p in zip(column, places, strict=True) if p is not None]
        if more or all(abs(p.box.y + p.box.height / 2 - c.y) < 1.0 for c, p in shown):
            break
    if any(placed.box.right > room.right + 0.5 for _, placed in shown):
        return None
    led = [
        None if placed is None else _with_leader(label, placed, marks)
        for label, placed in zip(column, places, strict=True)
    ]
    boxes = np.array([placed.box for _, placed in shown])
    if (distances(boxes, marks) < 0.0).any():
        return None
    if any(each.box.meets(other.box, 1.0) for _, each in shown for other in taken):
        return None
    return led


def _with_leader(label: Wanted, placed: Placed, marks: Marks) -> Placed:
    """Return PLACED with a leader where it is nearer to another mark than to its own, or far."""
    boxes = np.array([placed.box])
    away = distances(boxes, marks)[0][~marks.of_groups(label.own)]
    own = float(own_distances(boxes, label)[0])
    is_led = away.min(initial=np.inf) < own or own > NEAR
    return placed._replace(leader=leader_of(label, placed.box)) if is_led else placed


def _shown(asked: Sequence[_Asked], places: Sequence[Placed | None]) -> list[LabelPlace]:
    return [
        LabelPlace(
            each.label, each.ways[placed.way], style_of(each.label), placed,
            (each.wanted.x, each.wanted.y),
        )
        for each, placed in zip(asked, places, strict=True)
        if placed is not None
    ]  # fmt: skip
