"""Where the flag of a tile may stand in a tree, and the line between the two. No Qt."""

import math

from occdesk.render.layout.figure import Box
from occdesk.render.layout.label_places import Segment

_STEPS = (4.0, 22.0, 44.0, 70.0, 100.0, 140.0, 190.0)


def flag_line(box: Box, mark: Box) -> Segment:
    """Return the line from a flag in BOX to its MARK: between their nearest places."""
    x, mark_x = _nearest(box.x, box.right, mark.x, mark.right)
    y, mark_y = _nearest(box.y, box.bottom, mark.y, mark.bottom)
    return x, y, mark_x, mark_y


def boxes_around(box: Box, wide: float, high: float, tree: Box) -> list[Box]:
    """Return boxes of a size around BOX inside TREE, the nearest first."""
    found = []
    for far in _STEPS:
        lefts = (box.right + far, box.x - far - wide)
        tops = (box.y - far - high, box.bottom + far)
        spots = [(x, box.y + box.height / 2 - high / 2 + d) for x in lefts for d in (0, -far, far)]
        spots += [(box.x + box.width / 2 - wide / 2 + d, y) for y in tops for d in (0, -far, far)]
        spots += [(x, y) for x in (box.right - wide, box.x) for y in tops]
        for x, y in spots:
            left = min(max(x, tree.x), max(tree.right - wide, tree.x))
            top = min(max(y, tree.y), max(tree.bottom - high, tree.y))
            found.append(Box(left, top, wide, high))
    return found


def distance(first: Box, second: Box) -> float:
    """Return how many px lie between two boxes, 0 where they touch."""
    across = max(first.x - second.right, second.x - first.right, 0.0)
    down = max(first.y - second.bottom, second.y - first.bottom, 0.0)
    return math.hypot(across, down)


def _nearest(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    """Return the points of two spans that are nearest; the same one where they overlap."""
    if high < other_low:
        return high, other_low
    if low > other_high:
        return low, other_high
    both = (max(low, other_low) + min(high, other_high)) / 2
    return both, both
