"""Walking by keys from mark to mark, in the order in which a chart is read. No Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from occdesk.render.layout.target import Target

_PARTS = 10
"""A leap goes over one of so many parts of all marks of a panel."""


class Walk:
    """The ways between ITEMS, whose boxes have these MIDDLES and HALVES of their sizes.

    Points are walked in order of their x or y, so that each can be reached; cells and tiles by
    their neighbour in that direction. On a row or a line (a group with columns) one goes along it,
    and up and down to the next one in the same column or the nearest. In other groups right and
    left go from one to the next, and up and down from group to group. Past the last mark of a
    panel the walk goes on in the panel that lies in that direction, if there is one.
    """

    def __init__(self, items: "Sequence[Target]", middles: np.ndarray, halves: np.ndarray) -> None:
        self._items, self._middles, self._halves = items, middles, halves
        self._kept: dict[int, list[int]] = {}
        self._orders: dict[tuple[int, int], list[int]] = {}

    def step(self, now: int, dx: int, dy: int) -> int:
        """Return the target next to NOW to the right (DX 1), left, below (DY 1) or above."""
        target = self._items[now]
        if target.group is None:
            ahead = self._along(now, dx, dy) if target.is_round else self._beside(now, dx, dy)
        elif target.column is None:
            ahead = self._through(now, dx, dy)
        else:
            ahead = self._in_row(now, dx) if dx else self._to_row(now, dy)
        if ahead is None:
            ahead = self._onward(now, dx, dy)
        return now if ahead is None else ahead

    def end(self, now: int, by: int) -> int:
        """Return the first (BY -1) or last (BY 1) of the row or line of NOW, else of its panel."""
        is_in_row = self._items[now].column is not None
        order = self._row(now) if is_in_row else self._order(now)
        return order[0 if by < 0 else -1]

    def leap(self, now: int, by: int) -> int:
        """Return the target a tenth of the panel before (BY -1) or after (BY 1) NOW; of rows, the
        target in the row a tenth of all rows above or below it."""
        if self._items[now].column is None:
            order = self._order(now)
            at = order.index(now) + by * max(1, len(order) // _PARTS)
            return order[min(max(at, 0), len(order) - 1)]
        rows = {self._items[n].group for n in self._stops(now)}
        for _ in range(max(1, len(rows) // _PARTS)):
            ahead = self._to_row(now, by)
            if ahead is None:
                break
            now = ahead
        return now

    def _stops(self, now: int) -> list[int]:
        """Return the numbers of what can be stopped at in the panel of NOW, and NOW itself."""
        panel = self._items[now].panel
        if panel not in self._kept:
            self._kept[panel] = [
                n for n, item in enumerate(self._items) if item.panel == panel and item.is_stop
            ]
        stops = self._kept[panel]
        return stops if self._items[now].is_stop else sorted([*stops, now])

    def _order(self, now: int) -> list[int]:
        """Return the panel of NOW in one order: points by their x, everything else as listed."""
        return self._sorted(now, 0) if self._items[now].is_round else self._stops(now)

    def _sorted(self, now: int, axis: int) -> list[int]:
        """Return the stops of the panel of NOW by their x (AXIS 0) or y (1)."""
        key = (self._items[now].panel, axis)
        if key not in self._orders or not self._items[now].is_stop:
            middles = self._middles.tolist()
            order = sorted(
                self._stops(now), key=lambda n: (middles[n][axis], middles[n][1 - axis], n)
            )
            if not self._items[now].is_stop:
                return order
            self._orders[key] = order
        return self._orders[key]

    def _along(self, now: int, dx: int, dy: int) -> int | None:
        order = self._sorted(now, 0 if dx else 1)
        at = order.index(now) + (dx or dy)
        return order[at] if 0 <= at < len(order) else None

    def _through(self, now: int, dx: int, dy: int) -> int | None:
        order = self._stops(now)
        at = order.index(now) + dx
        if dy:
            firsts = {self._items[n].group: n for n in reversed(order)}
            order = sorted(firsts.values())
            at = order.index(firsts[self._items[now].group]) + dy
        return order[at] if 0 <= at < len(order) else None

    def _row(self, now: int) -> list[int]:
        """Return the row or line of NOW from left to right; equal marks stand one after another."""
        group = self._items[now].group
        row = [n for n in self._stops(now) if self._items[n].group == group]
        # By their left edges: what is as wide as the row comes first.
        lefts = self._middles[:, 0] - self._halves[:, 0]
        return sorted(row, key=lambda n: (lefts[n], self._middles[n, 1], n))

    def _in_row(self, now: int, dx: int) -> int | None:
        row = self._row(now)
        at = row.index(now) + dx
        return row[at] if 0 <= at < len(row) else None

    def _to_row(self, now: int, dy: int) -> int | None:
        """Return the mark of the next row or line below or above NOW, there where NOW stands.

        Lines cross: which one is next is told by their heights in that column.
        """
        here = self._items[now]
        rows: dict[int, list[int]] = {}
        for n in self._stops(now):
            group = self._items[n].group
            if group is not None and group != here.group:
                rows.setdefault(group, []).append(n)
        near = [min(row, key=lambda n: self._off_column(n, now)) for row in rows.values()]
        ahead = [n for n in near if self._height(n, dy) > self._height(now, dy)]
        return min(ahead, key=lambda n: self._height(n, dy)) if ahead else None

    def _off_column(self, number: int, now: int) -> float:
        column, wanted = self._items[number].column, self._items[now].column
        return abs((column or 0.0) - (wanted or 0.0))

    def _height(self, number: int, dy: int) -> tuple[float, int]:
        """Return how far on the way down (DY 1) or up a target is; of equals by their groups."""
        return dy * float(self._middles[number, 1]), dy * (self._items[number].group or 0)

    def _beside(self, now: int, dx: int, dy: int) -> int | None:
        """Return the neighbour of NOW in its own row or column, never one across a corner."""
        ahead, aside = self._offsets(now, dx, dy)
        stops = np.zeros(len(self._items), dtype=bool)
        stops[self._stops(now)] = True
        across = 1 if dx else 0
        wide = np.maximum(self._halves[:, across], self._halves[now, across])
        return _nearest(stops & (ahead > 0.5) & (aside < wide), ahead + 3.0 * aside)

    def _onward(self, now: int, dx: int, dy: int) -> int | None:
        """Return the nearest target of the panels that lie wholly in that direction."""
        ahead, aside = self._offsets(now, dx, dy)
        panels = np.array([item.panel for item in self._items])
        stops = np.array([item.is_stop for item in self._items])
        last = ahead[panels == self._items[now].panel].max()
        beyond = stops.copy()
        for panel in set(panels.tolist()):
            beyond[panels == panel] &= bool(ahead[panels == panel].min() > last + 0.5)
        return _nearest(beyond, ahead + 3.0 * aside)

    def _offsets(self, now: int, dx: int, dy: int) -> tuple[np.ndarray, np.ndarray]:
        """Return how far all targets are ahead of NOW in a direction, and how far aside of it."""
        offset = self._middles - self._middles[now]
        ahead = offset[:, 0] * dx + offset[:, 1] * dy
        return ahead, np.abs(offset[:, 1] * dx) + np.abs(offset[:, 0] * dy)


def _nearest(allowed: np.ndarray, cost: np.ndarray) -> int | None:
    if not allowed.any():
        return None
    return int(np.argmin(np.where(allowed, cost, np.inf)))
