"""A square of numbers from -1 to 1: each written, and shaded in two colours from zero.

Columns are headed by their names where those fit, else by the numbers of the rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.rows import Matrix, MatrixRow, Shade
from occdesk.render.layout.figure import PANEL_TITLE, Block, Box, Measure, TextStyle, block, wrap
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, colour, rect, write_block
from occdesk.render.style.tokens import SPACE, TYPE

NAME = TextStyle(int(TYPE["small"]))
HEAD = TextStyle(int(TYPE["tiny"]))
VALUE = TextStyle(int(TYPE["small"]), tabular=True)
NOTE = TextStyle(int(TYPE["tiny"]))

STRONGEST = 0.46
"""How opaque the shade of 1 is: letters in ink stay readable on it in both themes."""

_GAP = 2.0
_LEAST_CELL, _FAIR_CELL, _LARGEST_CELL = 38.0, 42.0, 84.0
_LOWEST, _HIGHEST = 24.0, 40.0
_LEAST_NAME = 110.0


class CellPlace(NamedTuple):
    shade: Shade
    box: Box
    words: Block


class MatrixLayout(NamedTuple):
    blocks: tuple[Block, ...]
    cells: tuple[CellPlace, ...]
    height: float


def smallest_width(panel: Matrix) -> float:
    """Return how wide the panel must be for its columns to hold their numbers."""
    return _LEAST_NAME + len(panel.rows) * _LEAST_CELL


def smallest_height(panel: Matrix, width: float, measure: Measure) -> float:
    """Return how high the panel is at WIDTH with rows as low as their text allows."""
    return _lay_out(panel, Box(0, 0, width, 0), 0.0, measure).height


def lay_out_matrix(panel: Matrix, box: Box, measure: Measure) -> MatrixLayout:
    """Return PANEL laid out from the top of BOX; rows are higher where there is room."""
    low = _lay_out(panel, box, 0.0, measure)
    spare = (box.height - low.height) / max(len(panel.rows), 1)
    return low if spare <= 0.5 else _lay_out(panel, box, spare, measure)


def _lay_out(panel: Matrix, box: Box, spare: float, measure: Measure) -> MatrixLayout:
    blocks: list[Block] = []
    y = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["tight"]
    if panel.note:
        blocks.append(block(panel.note, NOTE, "muted", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["near"]
    many = max(len(panel.rows), 1)
    longest = max((measure(f"{many} {row.label}", NAME) for row in panel.rows), default=0.0)
    side = min(longest + SPACE["near"], max(box.width - many * _LARGEST_CELL, 0.36 * box.width))
    # Many columns take their room from the names, which then have more lines.
    side = max(min(side, box.width - many * _FAIR_CELL), _LEAST_NAME)
    wide = min((box.width - side) / many, _LARGEST_CELL)
    has_names = all(
        len(wrap(row.short, HEAD, wide - 6, measure)) == 1 and measure(row.short, HEAD) <= wide - 6
        for row in panel.rows
    )
    lefts = [box.x + side + n * wide for n in range(many)]
    for number, (row, left) in enumerate(zip(panel.rows, lefts, strict=True), start=1):
        text = row.short if has_names else str(number)
        place = Box(left, y, wide - _GAP, HEAD.line)
        blocks.append(Block((text,), HEAD, "muted", place, "center"))
    y += HEAD.line + SPACE["tight"]
    cells: list[CellPlace] = []
    for number, row in enumerate(panel.rows, start=1):
        label = row.label if has_names else f"{number} {row.label}"
        made, placed = _row(row, label, Box(box.x, y, side, 0), lefts, wide, spare, measure)
        blocks.append(made)
        cells += placed
        y = placed[0].box.bottom + _GAP
    return MatrixLayout(tuple(blocks), tuple(cells), y - box.y)


def _row(
    row: MatrixRow,
    label: str,
    at: Box,
    lefts: Sequence[float],
    wide: float,
    spare: float,
    measure: Measure,
) -> tuple[Block, list[CellPlace]]:
    """Return the name and the cells of ROW from the top of AT, the middle of both at one height."""
    name = block(label, NAME, "ink", (at.x, at.y), at.width - SPACE["near"], measure)
    high = max(name.box.height + 4, _LOWEST)
    high = max(high, min(high + spare, _HIGHEST))
    name = Block(
        name.lines,
        NAME,
        "ink",
        Box(at.x, at.y + (high - name.box.height) / 2, name.box.width, name.box.height),
    )
    cells = []
    for left, shade in zip(lefts, row.cells, strict=True):
        box = Box(left, at.y, wide - _GAP, high)
        line = Box(left, at.y + (high - VALUE.line) / 2, wide - _GAP, VALUE.line)
        role = "muted" if shade.number is None else "ink"
        cells.append(CellPlace(shade, box, Block((shade.text,), VALUE, role, line, "center")))
    return name, cells


class MatrixItem(PanelItem):
    """A Matrix panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layout: MatrixLayout | None = None

    def show_panel(self, panel: Matrix, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._layout = lay_out_matrix(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return the cells that hold a number."""
        cells = self._layout.cells if self._layout else ()
        return tuple(
            Target(
                cell.box,
                cell.shade.hint,
                "",
                cell.shade.data,
                panel=panel,
                group=round(cell.box.y),
                column=cell.box.x,
            )
            for cell in cells
            if cell.shade.hint
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint names and cells."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in layout.blocks:
            write_block(painter, item, theme)
        self._begin(painter, "marks")
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in layout.cells:
            number = cell.shade.number
            role = "oppose" if number is not None and number < 0 else "agree"
            opacity = STRONGEST * min(abs(number), 1.0) if number is not None else 0.0
            painter.setBrush(colour(theme, "raised"))
            painter.drawRoundedRect(rect(cell.box), 2, 2)
            painter.setBrush(colour(theme, role, opacity))
            painter.drawRoundedRect(rect(cell.box), 2, 2)
        for cell in layout.cells:
            write_block(painter, cell.words, theme)
