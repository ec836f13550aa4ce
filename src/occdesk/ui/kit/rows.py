"""Rows of widgets side by side, as many as are needed."""

from collections.abc import Sequence


def split_rows(widths: Sequence[int], room: int, gap: int = 0) -> list[list[int]]:
    """Return the numbers of WIDTHS in rows, each of at least one, that fit into ROOM px.

    Between two there is a GAP.
    """
    rows: list[list[int]] = []
    left = 0
    for number, width in enumerate(widths):
        if not rows or width > left:
            rows.append([])
            left = room
        rows[-1].append(number)
        left -= width + gap
    return rows
