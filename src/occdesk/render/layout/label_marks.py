"""What is drawn in a plot as labels see it: discs, their distances, and how many a box hides."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from occdesk.render.layout.figure import Box
from occdesk.render.layout.label_places import Segment

_CELL = 4.0  # px: what is quiet is counted in cells


class Marks(NamedTuple):
    """What is drawn, as discs: symbols, and lines as discs one beside another.

    Marks of one GROUP are one thing that a label may name. CHOSEN ones are never covered; a
    leader runs past those that are SOLID.
    """

    xs: np.ndarray
    ys: np.ndarray
    radii: np.ndarray
    groups: np.ndarray
    chosen: np.ndarray
    solid: np.ndarray

    def near(self, box: Box) -> "Marks":
        """Return those in BOX."""
        seen = (self.xs > box.x) & (self.xs < box.right)
        seen &= (self.ys > box.y) & (self.ys < box.bottom)
        return self.only(seen)

    def only(self, which: np.ndarray) -> "Marks":
        """Return WHICH of them, a truth for each."""
        return Marks(*(each[which] for each in self))

    def of_groups(self, groups: Iterable[int]) -> np.ndarray:
        """Tell of each whether it belongs to one of GROUPS."""
        found = np.zeros(len(self.groups), dtype=bool)
        for group in groups:
            found |= self.groups == group
        return found


_NONE, _NOT = np.empty(0), np.empty(0, dtype=bool)
NO_MARKS = Marks(_NONE, _NONE, _NONE, np.empty(0, dtype=int), _NOT, _NOT)


class Field:
    """The marks of a plot, prepared for many questions: which are chosen, how many are where.

    Those that are not chosen are counted in a table of sums over cells (a summed-area table), so
    that what a box hides costs four look-ups.
    """

    def __init__(self, marks: Marks, room: Box) -> None:
        self.marks = marks
        self.chosen = marks.only(marks.chosen)
        self._left, self._top = room.x, room.y
        wide, high = int(room.width / _CELL) + 2, int(room.height / _CELL) + 2
        quiet = marks.only(~marks.chosen)
        x = np.clip(((quiet.xs - room.x) / _CELL).astype(int), 0, wide - 1)
        y = np.clip(((quiet.ys - room.y) / _CELL).astype(int), 0, high - 1)
        counts = np.bincount(x * high + y, minlength=wide * high).reshape(wide, high)
        self._sums = np.zeros((wide + 1, high + 1), dtype=int)
        self._sums[1:, 1:] = counts.cumsum(axis=0).cumsum(axis=1)

    def hidden(self, boxes: np.ndarray) -> np.ndarray:
        """Return how many quiet marks have their middles in BOXES, in whole cells of them."""
        wide, high = (length - 1 for length in self._sums.shape)
        left = np.clip(np.ceil((boxes[:, 0] - self._left) / _CELL).astype(int), 0, wide)
        top = np.clip(np.ceil((boxes[:, 1] - self._top) / _CELL).astype(int), 0, high)
        right = np.floor((boxes[:, 0] + boxes[:, 2] - self._left) / _CELL).astype(int)
        bottom = np.floor((boxes[:, 1] + boxes[:, 3] - self._top) / _CELL).astype(int)
        right, bottom = np.clip(right, left, wide), np.clip(bottom, top, high)
        sums = self._sums
        found: np.ndarray = (
            sums[right, bottom] - sums[left, bottom] - sums[right, top] + sums[left, top]
        )
        return found


def distances(boxes: np.ndarray, marks: Marks) -> np.ndarray:
    """Return how far each of BOXES (x, y, width, height) is from each mark, below 0 inside it."""
    left, top = boxes[:, :1], boxes[:, 1:2]
    over = np.maximum(left - marks.xs, marks.xs - left - boxes[:, 2:3])
    down = np.maximum(top - marks.ys, marks.ys - top - boxes[:, 3:4])
    np.maximum(over, 0.0, out=over)
    np.maximum(down, 0.0, out=down)
    away: np.ndarray = np.sqrt(over * over + down * down) - marks.radii
    return away


def along(lines: np.ndarray, marks: Marks) -> np.ndarray:
    """Return how far each of LINES is from the rim of each mark."""
    x, y = lines[:, :1], lines[:, 1:2]
    over, down = lines[:, 2:3] - x, lines[:, 3:4] - y
    length = np.maximum(over * over + down * down, 1e-9)
    far_x, far_y = marks.xs - x, marks.ys - y
    share = np.clip((far_x * over + far_y * down) / length, 0.0, 1.0)
    away: np.ndarray = np.hypot(far_x - share * over, far_y - share * down) - marks.radii
    return away


def crosses(line: Segment, box: Box) -> bool:
    """Tell whether LINE has a part in BOX (the clipping of Liang and Barsky)."""
    x, y, end_x, end_y = line
    start, end = 0.0, 1.0
    for step, gap in (
        (x - end_x, x - box.x),
        (end_x - x, box.right - x),
        (y - end_y, y - box.y),
        (end_y - y, box.bottom - y),
    ):
        if step == 0.0:
            if gap < 0.0:
                return False
        elif step < 0.0:
            start = max(start, gap / step)
        else:
            end = min(end, gap / step)
    return start <= end


def meet(one: Segment, other: Segment) -> bool:
    """Tell whether two lines cross or touch."""
    a, b, c, d = one[:2], one[2:], other[:2], other[2:]
    first, second = _turn(a, b, c), _turn(a, b, d)
    third, fourth = _turn(c, d, a), _turn(c, d, b)
    if first * second < 0 and third * fourth < 0:
        return True
    return any(
        turn == 0 and _between(p, q, r)
        for turn, p, q, r in (
            (first, a, b, c), (second, a, b, d), (third, c, d, a), (fourth, c, d, b),
        )
    )  # fmt: skip


def _turn(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _between(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
