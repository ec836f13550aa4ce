"""What can be pointed at in a picture: boxes with what they stand for, found by numpy. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure import Datum
from occdesk.render.layout import Box

REACH = 5.0


class Target(NamedTuple):
    """One thing that can be pointed at: its box, and what a hint, a click and a question give.

    `panel` is the number of its panel in the figure; `is_round` draws the focus ring as a
    circle. `is_chosen` marks what the figure is about: the keyboard starts there. Targets of a
    `group` are walked one by one, not by where they stand: tiles of a family, bars of a row.
    """

    box: Box
    hint: str
    code: str
    data: tuple[Datum, ...]
    is_round: bool = False
    is_chosen: bool = False
    panel: int = 0
    group: int | None = None


@dataclass
class Targets:
    """All targets of a picture, with arrays of their boxes; later ones lie on top."""

    items: tuple[Target, ...] = ()
    _middles: np.ndarray = field(init=False, repr=False)
    _halves: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        boxes = np.array(
            [(t.box.x, t.box.y, t.box.width, t.box.height) for t in self.items], dtype=float
        ).reshape(-1, 4)
        self._halves = boxes[:, 2:] / 2
        self._middles = boxes[:, :2] + self._halves

    def at(self, x: float, y: float, reach: float = REACH) -> int | None:
        """Return the number of the target at (X, Y) or within REACH px of it, else None.

        Of several that are hit the one whose middle is nearest for its size is taken, so that
        a small symbol on a large one can be pointed at.
        """
        if not self.items:
            return None
        off = np.abs(self._middles - (x, y))
        beyond = np.maximum(off - self._halves, 0.0)
        distance = np.hypot(beyond[:, 0], beyond[:, 1])
        near = np.flatnonzero(distance <= reach)
        if not len(near):
            return None
        inside = [n for n in near if distance[n] == 0 and not self.items[n].is_round]
        if inside:
            # Whoever points into a tile or a row does not mean its neighbour.
            near = np.flatnonzero(distance == 0)
        size = np.maximum(self._halves[near].max(axis=1), 1.0)
        score = distance[near] * 4 + np.hypot(off[near, 0], off[near, 1]) + size * 0.5
        # The last of equals: what is drawn later lies on top.
        return int(near[len(near) - 1 - int(np.argmin(score[::-1]))])

    def first(self) -> int | None:
        """Return where the keyboard starts: at the first chosen target, else at the first."""
        for number, target in enumerate(self.items):
            if target.is_chosen:
                return number
        return 0 if self.items else None

    def step(self, now: int, dx: int, dy: int) -> int:
        """Return the target next to NOW to the right (DX 1), left, below (DY 1) or above.

        Points are walked in order of their x or y, so that each can be reached; rows and cells
        by their neighbour in that direction. In groups right and left go from one to the next, and
        up and down from group to group. At the end of a panel the walk goes on in the next.
        """
        target = self.items[now]
        same = [n for n, item in enumerate(self.items) if item.panel == target.panel]
        if target.group is not None:
            return self._in_groups(same, now, dx, dy)
        if target.is_round:
            return self._along(same, now, dx, dy)
        return self._beside(now, dx, dy)

    def _along(self, same: Sequence[int], now: int, dx: int, dy: int) -> int:
        axis = 0 if dx else 1
        order = sorted(same, key=lambda n: (self._middles[n, axis], self._middles[n, 1 - axis], n))
        at = order.index(now) + (dx or dy)
        if 0 <= at < len(order):
            return order[at]
        panel = self.items[now].panel + (dx or dy)
        others = [n for n, item in enumerate(self.items) if item.panel == panel]
        if not others:
            return now
        key = [(self._middles[n, axis], n) for n in others]
        return (min(key) if (dx or dy) > 0 else max(key))[1]

    def _in_groups(self, same: Sequence[int], now: int, dx: int, dy: int) -> int:
        order = same
        at = same.index(now) + dx
        if dy:
            firsts = {self.items[n].group: n for n in reversed(same)}
            order = sorted(firsts.values())
            at = order.index(firsts[self.items[now].group]) + dy
        if 0 <= at < len(order):
            return order[at]
        panel = self.items[now].panel + (dx or dy)
        others = [n for n, item in enumerate(self.items) if item.panel == panel]
        return others[0 if (dx or dy) > 0 else -1] if others else now

    def _beside(self, now: int, dx: int, dy: int) -> int:
        offset = self._middles - self._middles[now]
        ahead = offset[:, 0] * dx + offset[:, 1] * dy
        aside = np.abs(offset[:, 1] * dx) + np.abs(offset[:, 0] * dy)
        cost = np.where(ahead > 0.5, ahead + 3.0 * aside, np.inf)
        best = int(np.argmin(cost))
        return best if np.isfinite(cost[best]) else now
