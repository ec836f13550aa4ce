"""What can be pointed at in a picture: boxes with what they stand for, found by numpy. No Qt."""

from dataclasses import dataclass, field

import numpy as np

from occdesk.render.layout.keyboard import Walk
from occdesk.render.layout.target import Target

REACH = 5.0
_SAME = 0.5
_MOST_HINTS = 3


@dataclass
class Targets:
    """All targets of a picture, with arrays of their boxes; later ones lie on top."""

    items: tuple[Target, ...] = ()
    _middles: np.ndarray = field(init=False, repr=False)
    _halves: np.ndarray = field(init=False, repr=False)
    _ways: Walk = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        boxes = np.array(
            [(t.box.x, t.box.y, t.box.width, t.box.height) for t in self.items], dtype=float
        ).reshape(-1, 4)
        self._halves = boxes[:, 2:] / 2
        self._middles = boxes[:, :2] + self._halves
        self._ways = Walk(self.items, self._middles, self._halves)

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
        stops = [number for number, target in enumerate(self.items) if target.is_stop]
        chosen = [number for number in stops if self.items[number].is_chosen]
        return next(iter(chosen or stops), None)

    def find(self, target: Target) -> int | None:
        """Return the number of what stands for the same as TARGET of another picture, else None.

        Of several (years that follow from the same values) it is the one that says the same.
        """
        same = [
            number
            for number, item in enumerate(self.items)
            if (item.code, item.data, item.panel) == (target.code, target.data, target.panel)
        ]
        said = [number for number in same if self.items[number].hint == target.hint]
        placed = [number for number in same if self.items[number].column == target.column]
        found = said or (placed or same if target.code or target.data else [])
        return found[0] if found else None

    def hint(self, number: int) -> str:
        """Return the hint of a target, and of those that it hides: equals in the same place."""
        target = self.items[number]
        boxes = np.hstack([self._middles, self._halves])
        off = np.abs(boxes - boxes[number]).max(axis=1)
        hidden = [int(n) for n in np.flatnonzero(off < _SAME) if n != number]
        hints = [self.items[n].hint for n in hidden if self.items[n].panel == target.panel]
        shown = hints[: _MOST_HINTS - 1]
        if len(hints) > len(shown):
            shown.append(f"And {len(hints) - len(shown)} more in this place.")
        return "\n\n".join((target.hint, *shown))

    def step(self, now: int, dx: int, dy: int) -> int:
        """Return the target next to NOW to the right (DX 1), left, below (DY 1) or above."""
        return self._ways.step(now, dx, dy)

    def end(self, now: int, by: int) -> int:
        """Return the first (BY -1) or the last (BY 1) target of the row or the panel of NOW."""
        return self._ways.end(now, by)

    def leap(self, now: int, by: int) -> int:
        """Return the target a tenth of its panel before (BY -1) or after (BY 1) NOW."""
        return self._ways.leap(now, by)
