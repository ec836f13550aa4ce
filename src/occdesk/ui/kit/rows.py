"""Rows of widgets side by side, as many as are needed."""

from collections.abc import Sequence


def split_rows(widths: Sequence[int], room: int, gap: int = 0, most: int = 0) -> list[list[int]]:
    """Return the numbers of WIDTHS in rows that fit into ROOM px with a GAP between two.

    A row has at least one, and at most MOST where that is given.
    """
    rows: list[list[int]] = []
    left = 0
    for number, width in enumerate(widths):
        if not rows or width > left or (most and len(rows[-1]) >= most):
            rows.append([])
            left = room
        rows[-1].append(number)
        left -= width + gap
    return rows
