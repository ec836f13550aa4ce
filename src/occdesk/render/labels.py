"""Labels kept apart: where each one stands, and which are left out. No Qt.

Labels are placed in order of rank. Each tries its own place, then places around its point, and
takes the first that touches neither an earlier label nor the edge of the plot, preferring those
that cover little. One that fits nowhere is left out, unless it must stay.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from occdesk.charts.figure import Align
from occdesk.render.layout import Box

if TYPE_CHECKING:
    import numpy as np

AIR = 1.0
_COVERED = 2.4  # what it costs to lie over one thing drawn, in px of distance
_MOST_COVERED = 16
_OWN_POINT = 40.0  # and what it costs to lie over the point that it names
_STEPS = (0.0, -0.55, 0.55, -1.0, 1.0, -1.6, 1.6, -2.2, 2.2, -3.0, 3.0, -4.0, 4.0)


class Wanted(NamedTuple):
    """A label that asks for a place: its point, its size, and where it would like to stand.

    LINE is the height of one of its lines. REACH is how far it may move before it rather goes;
    one that KEEPS_SIDE moves up and down only.
    """

    x: float
    y: float
    width: float
    height: float
    align: Align
    dx: float
    dy: float
    rank: int
    must_stay: bool
    line: float = 16.0
    reach: float = 1000.0
    keeps_side: bool = False


class Placed(NamedTuple):
    """A box for a label, and whether it stands so far off that it needs a line to its point."""

    box: Box
    align: Align
    is_far: bool


def place_labels(
    wanted: Sequence[Wanted],
    room: Box,
    taken: Sequence[Box] = (),
    covers: "np.ndarray | None" = None,
    chosen: Sequence[Box] = (),
) -> list[Placed | None]:
    """Return a place for each of WANTED, None where it is left out.

    ROOM is where labels may stand, TAKEN boxes that they must not touch, COVERS an array of
    (x, y) of what is drawn and should rather stay visible, CHOSEN boxes of symbols that only a
    label which must stay may hide.
    """
    boxes = list(taken)
    places: list[Placed | None] = [None] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda n: (not wanted[n].must_stay, wanted[n].rank, n))
    for number in order:
        label = wanted[number]
        hidden = () if label.must_stay else _others(label, chosen)
        best = _best(label, room, (*boxes, *hidden), covers)
        if best is not None:
            places[number] = best
            boxes.append(best.box)
    return places


def _others(label: Wanted, symbols: Sequence[Box]) -> tuple[Box, ...]:
    """Return SYMBOLS but that which LABEL is about."""
    return tuple(
        each for each in symbols
        if not (each.x <= label.x <= each.right and each.y <= label.y <= each.bottom)
    )  # fmt: skip


def _best(
    label: Wanted, room: Box, boxes: Sequence[Box], covers: "np.ndarray | None"
) -> Placed | None:
    best: tuple[float, Placed] | None = None
    fallback: tuple[float, Placed] | None = None
    candidates = _candidates(label, room)
    covered = _covered([box for box, _, _ in candidates], covers)
    for (box, align, strain), hidden in zip(candidates, covered, strict=True):
        clashes = sum(_shared(box, other) for other in boxes if box.meets(other, AIR))
        is_over = box.x < label.x < box.right and box.y < label.y < box.bottom
        cost = strain + hidden * _COVERED + _OWN_POINT * is_over
        placed = Placed(box, align, strain > 1.3 * label.height + 12)
        if not clashes:
            in_reach = label.must_stay or strain <= label.reach
            if in_reach and (best is None or cost < best[0]):
                best = (cost, placed)
        elif label.must_stay and (fallback is None or clashes + cost < fallback[0]):
            fallback = (clashes + cost, placed)
    chosen = best or fallback
    return chosen[1] if chosen else None


def _candidates(label: Wanted, room: Box) -> list[tuple[Box, Align, float]]:
    """Return boxes around the point with what each costs: px away from the place asked for."""
    found: list[tuple[Box, Align, float]] = []
    gap = max(abs(label.dx), 4.0)
    top = label.y + label.dy - label.height / 2
    # Further lines of a label above its point go up, of one below it down.
    if label.dy:
        top += math.copysign((label.height - label.line) / 2, label.dy)
    sides: list[tuple[float, Align, float]] = []
    if label.align == "center":
        sides.append((label.x + label.dx - label.width / 2, "center", 0.0))
        sides += [(label.x + gap, "left", 9.0), (label.x - gap - label.width, "right", 9.0)]
    else:
        right: tuple[float, Align] = (label.x + gap, "left")
        left: tuple[float, Align] = (label.x - gap - label.width, "right")
        first, second = (right, left) if label.align == "left" else (left, right)
        sides += [(*first, 0.0), (*second, 7.0)]
        sides.append((label.x - label.width / 2, "center", 12.0))
    for x, align, price in sides[:1] if label.keeps_side and label.align == "left" else sides:
        for step in _STEPS:
            if align == "center" and label.align != "center" and abs(step) < 1.0:
                continue  # it would lie on its own point
            shift = step * (label.height * 0.75 + 4)
            found.append(
                _inside(
                    Box(x, top + shift, label.width, label.height), room, align, price + abs(shift)
                )
            )
    return found


def _inside(box: Box, room: Box, align: Align, price: float) -> tuple[Box, Align, float]:
    """Push BOX into ROOM; the push costs more than a step does."""
    x = min(max(box.x, room.x), max(room.right - box.width, room.x))
    y = min(max(box.y, room.y), max(room.bottom - box.height, room.y))
    push = math.hypot(x - box.x, y - box.y)
    return Box(x, y, box.width, box.height), align, price + 2.5 * push


def _shared(a: Box, b: Box) -> float:
    """Return how much A and B share, as a price above that of any free place."""
    wide = min(a.right, b.right) - max(a.x, b.x) + AIR
    high = min(a.bottom, b.bottom) - max(a.y, b.y) + AIR
    return 1000.0 + max(wide, 0.0) * max(high, 0.0)


def _covered(boxes: Sequence[Box], covers: "np.ndarray | None") -> list[float]:
    """Return for each of BOXES how many of COVERS lie in it, up to a most."""
    if covers is None or not len(covers):
        return [0.0] * len(boxes)
    xs, ys = covers[:, 0], covers[:, 1]
    near = (xs > min(b.x for b in boxes)) & (xs < max(b.right for b in boxes))
    xs, ys = xs[near], ys[near]
    return [
        min(
            float(((xs > b.x) & (xs < b.right) & (ys > b.y) & (ys < b.bottom)).sum()),
            _MOST_COVERED,
        )
        for b in boxes
    ]
