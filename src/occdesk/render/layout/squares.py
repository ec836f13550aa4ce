"""Squarified treemaps: areas in proportion to weights, in rectangles as square as they get.

After M. Bruls, K. Huizing and J. J. van Wijk, "Squarified Treemaps", Proceedings of the Joint
Eurographics and IEEE TCVG Symposium on Visualization (2000). No Qt.
"""

from collections.abc import Sequence
from typing import NamedTuple

from occdesk.render.layout.figure import Box


class Row(NamedTuple):
    """How many boxes stand together, one below another (`is_upright`) or side by side."""

    many: int
    is_upright: bool


def squarify(weights: Sequence[float], box: Box) -> list[Box]:
    """Return a box for each of WEIGHTS, which fill BOX together; the largest come first best.

    A weight of 0 has a box without area.
    """
    return lay_rows(weights, arrange(weights, box), box)


def arrange(weights: Sequence[float], box: Box) -> tuple[Row, ...]:
    """Return the rows of WEIGHTS in BOX, each along the shorter side of what is left.

    A row is as long as its worst aspect ratio improves.
    """
    total = sum(weights)
    if total <= 0 or box.width <= 0 or box.height <= 0:
        return (Row(len(weights), True),) if weights else ()
    scale = box.width * box.height / total
    areas = [weight * scale for weight in weights]
    rows: list[Row] = []
    wide, high = box.width, box.height
    at = 0
    while at < len(areas):
        is_upright = wide >= high
        side = min(wide, high)
        end, filled = _row(areas, at, side)
        rows.append(Row(end - at, is_upright))
        thick = filled / side if side > 0 else 0.0
        wide, high = (wide - thick, high) if is_upright else (wide, high - thick)
        at = end
    return tuple(rows)


def _row(areas: Sequence[float], start: int, side: float) -> tuple[int, float]:
    """Return where the row that begins at START ends along SIDE px, and its area."""
    square = side * side
    filled = least = most = areas[start]
    end = start + 1
    if filled <= 0 or square <= 0:
        # Nothing has a shape any more: the rest stands together.
        return len(areas), sum(areas[start:])
    worst = max(square / filled, filled / square)
    while end < len(areas) and areas[end] > 0:
        area = areas[end]
        wider = filled + area
        low, high = min(least, area), max(most, area)
        ratio = max(square * high / (wider * wider), wider * wider / (square * low))
        if ratio > worst:
            break
        filled, least, most, worst = wider, low, high, ratio
        end += 1
    return end, filled


def lay_rows(weights: Sequence[float], rows: Sequence[Row], box: Box) -> list[Box]:
    """Return the boxes of WEIGHTS in ROWS, which fill BOX."""
    boxes: list[Box] = []
    left = box
    remaining = sum(weights)
    at = 0
    for row in rows:
        part = weights[at : at + row.many]
        filled = sum(part)
        at += row.many
        # The last row takes what is left, whatever sums of fractions say.
        share = 1.0 if at >= len(weights) else filled / remaining if remaining > 0 else 0.0
        remaining -= filled
        if row.is_upright:
            thick = left.width * min(share, 1.0)
            made = Box(left.x, left.y, thick, left.height)
            left = left._replace(x=left.x + thick, width=left.width - thick)
        else:
            thick = left.height * min(share, 1.0)
            made = Box(left.x, left.y, left.width, thick)
            left = left._replace(y=left.y + thick, height=left.height - thick)
        boxes += _share(part, filled, made, row.is_upright)
    return boxes


def _share(weights: Sequence[float], total: float, box: Box, is_upright: bool) -> list[Box]:
    """Return BOX divided among WEIGHTS along its length; without a TOTAL there is no area."""
    if total <= 0 or box.width <= 0 or box.height <= 0:
        return [Box(box.x, box.y, 0, 0) for _ in weights]
    boxes = []
    before = 0.0
    for weight in weights:
        start, end = before / total, min((before + weight) / total, 1.0)
        before += weight
        if is_upright:
            top, high = box.y + start * box.height, (end - start) * box.height
            boxes.append(Box(box.x, top, box.width, high))
        else:
            over, wide = box.x + start * box.width, (end - start) * box.width
            boxes.append(Box(over, box.y, wide, box.height))
    return boxes
