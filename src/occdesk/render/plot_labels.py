"""The labels of a plot: what they must not hide, and the place of each. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure import Label, Line, Plane, Points
from occdesk.render.labels import Placed, Wanted, place_labels
from occdesk.render.layout import Box, Measure, TextStyle, wrap
from occdesk.render.plot import PlotLayout, label_width, labels_of, style_of

_ROOM_PER_LABEL = 12_000.0

QUIET_ROLES = ("muted", "faint", "grid", "bar", "line", "line_strong")


class LabelPlace(NamedTuple):
    """A label with its lines and its place; `point` is what it is about, in px."""

    label: Label
    lines: tuple[str, ...]
    style: TextStyle
    placed: Placed
    point: tuple[float, float]


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
    labels = _affordable(labels_of(plane, width), layout.plot)
    if not labels:
        return ()
    xs, ys = layout.x.px([m.x for m in labels]), layout.y.px([m.y for m in labels])
    widest = label_width(width)
    shown: list[tuple[Label, tuple[str, ...], tuple[float, float]]] = []
    wanted: list[Wanted] = []
    for label, x, y in zip(labels, xs.tolist(), ys.tolist(), strict=True):
        if not _sees(layout.plot, x, y):
            continue
        style = style_of(label)
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
        LabelPlace(label, lines, style_of(label), placed, point)
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
