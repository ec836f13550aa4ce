"""Squarified treemaps: areas in proportion to weights, in rectangles as square as they get.

After M. Bruls, K. Huizing and J. J. van Wijk, "Squarified Treemaps", Proceedings of the Joint
Eurographics and IEEE TCVG Symposium on Visualization (2000). No Qt.
"""

from collections.abc import Sequence

from occdesk.render.layout import Box


def squarify(weights: Sequence[float], box: Box) -> list[Box]:
    """Return a box for each of WEIGHTS, which fill BOX together; the largest come first best.

    Rows are laid along the shorter side of what is left, each as long as its worst aspect ratio
    improves. A weight of 0 has a box without area.
    """
    total = sum(weights)
    if total <= 0 or box.width <= 0 or box.height <= 0:
        return [Box(box.x, box.y, 0, 0) for _ in weights]
    scale = box.width * box.height / total
    areas = [weight * scale for weight in weights]
    boxes: list[Box] = []
    left = box
    at = 0
    while at < len(areas):
        if areas[at] <= 0:
            boxes.append(Box(left.x, left.y, 0, 0))
            at += 1
            continue
        end, filled = _row(areas, at, min(left.width, left.height))
        made, left = _lay(areas[at:end], filled, left, is_last=end == len(areas))
        boxes += made
        at = end
    return boxes


def _row(areas: Sequence[float], start: int, side: float) -> tuple[int, float]:
    """Return where the row that begins at START ends along SIDE px, and its area."""
    square = side * side
    filled = least = most = areas[start]
    worst = max(square / filled, filled / square) if square else 0.0
    end = start + 1
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


def _lay(
    areas: Sequence[float], filled: float, left: Box, *, is_last: bool
) -> tuple[list[Box], Box]:
    """Return a row of AREAS along the shorter side of LEFT, and what is left beside it."""
    along_height = left.width >= left.height
    side, depth = (left.height, left.width) if along_height else (left.width, left.height)
    thick = depth if is_last else min(filled / side, depth)
    boxes = []
    at = 0.0
    for number, area in enumerate(areas):
        # The last reaches the edge, whatever sums of fractions say.
        long = side - at if number == len(areas) - 1 else min(area / thick, side - at)
        if along_height:
            boxes.append(Box(left.x, left.y + at, thick, long))
        else:
            boxes.append(Box(left.x + at, left.y, long, thick))
        at += long
    if along_height:
        return boxes, left._replace(x=left.x + thick, width=left.width - thick)
    return boxes, left._replace(y=left.y + thick, height=left.height - thick)
