"""Occupations side by side: a column each, a row for each metric, a bar in each cell.

Rows are as high as their longest text. The best and the worst of a row are marked by a word in a
colour, never by the colour alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.rows import Cell, Grid, GridColumn, GridRow
from occdesk.render.layout.figure import (
    PANEL_TITLE,
    Block,
    Box,
    Measure,
    TextStyle,
    block,
    whole_words,
    wrap,
)
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, brush, colour, outline, pen, rect, write_block
from occdesk.render.style.tokens import SPACE, TYPE

HEADER = TextStyle(int(TYPE["small"]), bold=True)
NARROW_HEADER = TextStyle(int(TYPE["tiny"]), bold=True)
SMALL = TextStyle(int(TYPE["tiny"]))
SMALL_NUMBER = TextStyle(int(TYPE["tiny"]), tabular=True)
SMALL_BOLD = TextStyle(int(TYPE["tiny"]), bold=True)
METRIC = TextStyle(int(TYPE["small"]))
HEADING = TextStyle(int(TYPE["tiny"]), bold=True)
VALUE = TextStyle(int(TYPE["body"]), tabular=True)
WORDS = TextStyle(int(TYPE["body"]))
VALUE_BOLD = TextStyle(int(TYPE["body"]), bold=True, tabular=True)

BAR = 5.0
_DOT = 10.0
_CELL_AIR = 20.0
_NARROWEST_CELL = 104.0
_NARROWEST_METRIC = 110.0
_TALLEST_SPARE = 14.0
_WIDEST_CELL = 560.0

# From this width on a cell is one line: value and verdict, the bar beside them, the difference.
_ONE_LINE = 270.0
_BAR_FROM, _BAR_TO = 0.44, 0.76
_VERDICTS = {"best": ("best", "better"), "worst": ("worst", "worse")}


class CellPlace(NamedTuple):
    cell: Cell
    column: GridColumn
    row: GridRow
    box: Box
    blocks: tuple[Block, ...]
    bar: Box | None


class ColumnPlace(NamedTuple):
    column: GridColumn
    box: Box
    blocks: tuple[Block, ...]


class GridLayout(NamedTuple):
    blocks: tuple[Block, ...]
    columns: tuple[ColumnPlace, ...]
    cells: tuple[CellPlace, ...]
    lines: tuple[tuple[float, bool], ...]
    height: float


def smallest_width(panel: Grid) -> float:
    """Return how wide the panel must be for its columns to hold their numbers."""
    return _NARROWEST_METRIC + len(panel.columns) * _NARROWEST_CELL


def smallest_height(panel: Grid, width: float, measure: Measure) -> float:
    """Return how high the panel is at WIDTH with rows as low as their text allows."""
    return lay_out_grid(panel, Box(0, 0, width, 0), measure).height


def lay_out_grid(panel: Grid, box: Box, measure: Measure) -> GridLayout:
    """Return PANEL laid out in BOX; where the rows need more it is higher than BOX."""
    low = _lay_out(panel, box, 0.0, measure)
    spare = (box.height - low.height) / max(len(panel.rows), 1)
    if spare <= 0.5:
        return low
    return _lay_out(panel, box, min(spare, _TALLEST_SPARE), measure)


def _lay_out(panel: Grid, box: Box, spare: float, measure: Measure) -> GridLayout:
    blocks: list[Block] = []
    y = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["near"]
    many = max(len(panel.columns), 1)
    side = min(box.width * 0.26, 230.0, box.width - many * _NARROWEST_CELL)
    side = max(side, _NARROWEST_METRIC)
    wide = min((box.width - side) / many, _WIDEST_CELL)
    lefts = [box.x + side + n * wide for n in range(many)]
    columns, y = _header(panel.columns, lefts, wide, y, measure)
    is_wide = wide - _CELL_AIR >= _ONE_LINE
    lay_cell = _line_cell if is_wide else _cell
    air = SPACE["hair"] if is_wide else SPACE["tight"]
    lines: list[tuple[float, bool]] = [(y, True)]
    cells: list[CellPlace] = []
    for row in panel.rows:
        y += air if row.cells else SPACE["gap"]
        if not row.cells:
            made = block(row.label, HEADING, "accent", (box.x, y), box.width, measure)
            blocks.append(made)
            y = made.box.bottom + SPACE["tight"]
            lines.append((y, True))
            continue
        name = block(row.label, METRIC, "ink", (box.x, y), side - _CELL_AIR, measure)
        high = name.box.height
        places: list[CellPlace] = []
        for column, left, cell in zip(panel.columns, lefts, row.cells, strict=False):
            place = lay_cell(cell, column, row, Box(left, y, wide - _CELL_AIR, 0), measure)
            places.append(place)
            high = max(high, place.box.height)
        high += spare
        blocks.append(name)
        cells += [
            CellPlace(p.cell, p.column, p.row, Box(p.box.x, y, p.box.width, high), p.blocks, p.bar)
            for p in places
        ]
        y += high + air
        lines.append((y, False))
    return GridLayout(tuple(blocks), columns, tuple(cells), tuple(lines), y - box.y + 1)


def _header(
    columns: Sequence[GridColumn],
    lefts: Sequence[float],
    wide: float,
    y: float,
    measure: Measure,
) -> tuple[tuple[ColumnPlace, ...], float]:
    """Return the titles of the columns, standing on one line, and where the rows begin."""
    room = wide - _CELL_AIR
    labels = [column.label for column in columns]
    style = whole_words(labels, (HEADER, NARROW_HEADER), room, measure)
    titles = [wrap(label, style, room, measure) for label in labels]
    high = max((len(lines) for lines in titles), default=0) * style.line
    top = y + _DOT + 5
    places: list[ColumnPlace] = []
    for column, left, lines in zip(columns, lefts, titles, strict=True):
        own = len(lines) * style.line
        blocks = [Block(lines, style, "ink", Box(left, top, room, own))]
        if column.is_baseline:
            at = Box(left, top + own, room, SMALL.line)
            blocks.append(Block(wrap("baseline", SMALL, room, measure), SMALL, "muted", at))
        places.append(ColumnPlace(column, Box(left, y, room, high), tuple(blocks)))
    bottom = max((b.box.bottom for place in places for b in place.blocks), default=top)
    bottom = max(bottom, top + high)
    return tuple(places), bottom + SPACE["near"]


def _cell(cell: Cell, column: GridColumn, row: GridRow, box: Box, measure: Measure) -> CellPlace:
    """Return CELL from the top of BOX: value, then bar, then verdict and difference."""
    verdict, role = _VERDICTS.get(cell.verdict, ("", ""))
    style = VALUE_BOLD if cell.verdict else VALUE if cell.bar is not None else WORDS
    is_missing = cell.bar is None and bool(cell.note)
    value = block(
        cell.text, style, "muted" if is_missing else "ink", (box.x, box.y), box.width, measure
    )
    blocks = [value]
    y = value.box.bottom
    rest = cell.difference
    used = max((measure(line, style) for line in value.lines), default=0.0)
    if verdict:
        need = measure(verdict, SMALL_BOLD)
        beside = len(value.lines) == 1 and used + 8 + need <= box.width
        at = (
            Box(box.x + used + 8, box.y + 2, need, SMALL.line)
            if beside
            else Box(box.x, y, need, SMALL.line)
        )
        blocks.append(Block((verdict,), SMALL_BOLD, role, at))
        y = max(y, at.bottom)
        used = at.right - box.x if beside else box.width
    if rest and len(value.lines) == 1 and used + 10 + measure(rest, SMALL_NUMBER) <= (box.width):
        line = Box(box.x, box.y + 2, box.width, SMALL_NUMBER.line)
        blocks.append(Block((rest,), SMALL_NUMBER, "muted", line, "right"))
        rest = ""
    bar = None
    if cell.bar is not None:
        bar = Box(box.x, y + 2, box.width, BAR)
        y = bar.bottom + 2
    if rest:
        blocks.append(block(rest, SMALL_NUMBER, "muted", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom
    return CellPlace(cell, column, row, Box(box.x, box.y, box.width, y - box.y), tuple(blocks), bar)


def _line_cell(
    cell: Cell, column: GridColumn, row: GridRow, box: Box, measure: Measure
) -> CellPlace:
    """Return CELL as one line where it fits: value, verdict, bar, difference; else as `_cell`."""
    verdict, role = _VERDICTS.get(cell.verdict, ("", ""))
    style = VALUE_BOLD if cell.verdict else VALUE if cell.bar is not None else WORDS
    used = measure(cell.text, style)
    need = measure(verdict, SMALL_BOLD) if verdict else 0.0
    room = box.width * (_BAR_FROM if cell.bar is not None else _BAR_TO) - 8
    rest = measure(cell.difference, SMALL_NUMBER) if cell.difference else 0.0
    if used + (8 + need if verdict else 0) > room or rest > box.width * (1 - _BAR_TO) - 8:
        return _cell(cell, column, row, box, measure)
    ink = "muted" if cell.bar is None and cell.note else "ink"
    line = Box(box.x, box.y, used, style.line)
    blocks = [Block((cell.text,), style, ink, line)]
    # All stand on one line of writing, though they are of two sizes.
    small = box.y + (style.line - SMALL.line) / 2 + 0.5
    if verdict:
        at = Box(line.right + 8, small, need, SMALL.line)
        blocks.append(Block((verdict,), SMALL_BOLD, role, at))
    if cell.difference:
        at = Box(box.x, small, box.width, SMALL_NUMBER.line)
        blocks.append(Block((cell.difference,), SMALL_NUMBER, "muted", at, "right"))
    bar = None
    if cell.bar is not None:
        left, right = box.x + _BAR_FROM * box.width, box.x + _BAR_TO * box.width
        bar = Box(left, box.y + (style.line - BAR) / 2, right - left, BAR)
    whole = Box(box.x, box.y, box.width, style.line)
    return CellPlace(cell, column, row, whole, tuple(blocks), bar)


class GridItem(PanelItem):
    """A Grid panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layout: GridLayout | None = None

    def show_panel(self, panel: Grid, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._layout = lay_out_grid(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return the heads of the columns, then the cells with the values behind them."""
        if self._layout is None:
            return ()
        found = [
            Target(
                place.box,
                place.column.label,
                place.column.code,
                (),
                panel=panel,
                group=0,
                column=place.box.x,
            )
            for place in self._layout.columns
        ]
        for number, place in enumerate(self._layout.cells):
            found.append(
                Target(
                    Box(
                        place.box.x - 4, place.box.y - 2, place.box.width + 6, place.box.height + 4
                    ),
                    _hint(place),
                    place.column.code,
                    (place.cell.datum,),
                    is_chosen=number == 0,
                    panel=panel,
                    group=1 + round(place.box.y),
                    column=place.box.x,
                )
            )
        return tuple(found)

    def boundingRect(self) -> QRectF:
        """Return the box of the panel."""
        height = self._layout.height if self._layout else 0.0
        return QRectF(self._box.x, self._box.y, self._box.width, max(self._box.height, height))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint heads, lines and cells."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = max((place.box.right for place in layout.columns), default=self._box.right)
        for y, is_strong in layout.lines:
            painter.setPen(pen(theme, "line_strong" if is_strong else "line", 1.0))
            painter.drawLine(QLineF(self._box.x, y, right, y))
        for item in layout.blocks:
            write_block(painter, item, theme)
        for place in layout.columns:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(theme, place.column.role))
            painter.drawPath(
                outline("circle", place.box.x + _DOT / 2, place.box.y + _DOT / 2, _DOT)
            )
            for item in place.blocks:
                write_block(painter, item, theme)
        self._begin(painter, "marks")
        for cell in layout.cells:
            self._paint_cell(painter, cell)

    def _paint_cell(self, painter: QPainter, place: CellPlace) -> None:
        theme = self._theme
        if place.bar is not None and place.cell.bar is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme, "grid"))
            painter.drawRoundedRect(rect(place.bar), BAR / 2, BAR / 2)
            width = place.bar.width * min(max(place.cell.bar, 0.0), 1.0)
            if width > 0:
                full = Box(place.bar.x, place.bar.y, max(width, BAR), BAR)
                if place.cell.hatched:
                    # An outline, as for every estimate: the bar is too thin for a hatching.
                    painter.setPen(pen(theme, place.column.role, 1.0))
                    painter.setBrush(colour(theme, "panel"))
                else:
                    painter.setBrush(brush(theme, place.column.role, 0.85))
                painter.drawRoundedRect(rect(full), BAR / 2, BAR / 2)
        for item in place.blocks:
            write_block(painter, item, theme)


def _hint(place: CellPlace) -> str:
    """Return what a hint says about a cell: occupation, metric, value, and what is notable."""
    cell = place.cell
    parts = [f"{place.row.label}: {cell.text}"]
    if cell.difference:
        parts.append(cell.difference)
    if cell.verdict:
        parts.append(f"the {cell.verdict} of those compared")
    if cell.note:
        parts.append(cell.note)
    return "\n".join((place.column.label, *parts))
