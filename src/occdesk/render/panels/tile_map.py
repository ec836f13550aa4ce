"""The states as tiles of one size in a grid, coloured by class, with the scale of the classes.

The scale stands in the gap of the first rows between the far north-west and north-east where it
fits, else above the tiles. A tile that has no class is hatched.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.areas import MapTile, TileMap
from occdesk.model.wording import MISSING
from occdesk.render.layout.figure import PANEL_TITLE, Block, Box, Measure, TextStyle, block
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.panels.shades import ink_on, stripes
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, colour, pen, rect, write, write_block
from occdesk.render.style.tokens import SPACE, TYPE

STYLES = tuple(
    (TextStyle(int(TYPE[name]), bold=True), TextStyle(int(TYPE[number]), tabular=True))
    for name, number in (
        ("heading", "heading"),
        ("body", "body"),
        ("body", "small"),
        ("body", "tiny"),
        ("tiny", "tiny"),
    )
)
"""How the name of a tile and its number are written, the largest first."""

SCALE = TextStyle(int(TYPE["tiny"]))
NOTE = TextStyle(int(TYPE["tiny"]))

_NONE = "\N{EN DASH}"
_LARGEST, _FAIR = 92.0, 44.0
_LOWEST = 0.78
_SWATCH = 10.0
_GAP_SHARE, _LEAST_GAP = 0.045, 1.0
_SCALE_COLUMN = 104.0
_EDGE = 2.0
_STRIPE = 6.0


class TilePlace(NamedTuple):
    """One tile laid out: its name, and its number where that fits; `role` is its colour."""

    tile: MapTile
    box: Box
    role: str
    words: tuple[Block, ...]


class ScalePlace(NamedTuple):
    """One class of the scale laid out; `role` is empty for what is hatched."""

    box: Box
    role: str
    words: Block


class _Grid(NamedTuple):
    """How many tiles there are each way, and how wide and high each is with its gap."""

    columns: int
    rows: int
    wide: float
    tall: float


class TileMapLayout(NamedTuple):
    tiles: tuple[TilePlace, ...]
    scale: tuple[ScalePlace, ...]
    blocks: tuple[Block, ...]
    height: float


def smallest_height(panel: TileMap, width: float, measure: Measure) -> float:
    """Return how high the map must be at WIDTH for its tiles to hold their words."""
    return _lay_out(panel, Box(0, 0, width, 0), measure).height


def lay_out_tile_map(panel: TileMap, box: Box, measure: Measure) -> TileMapLayout:
    """Return PANEL laid out from the top of BOX; tiles are squares where there is room."""
    return _lay_out(panel, box, measure)


def _lay_out(panel: TileMap, box: Box, measure: Measure) -> TileMapLayout:
    blocks: list[Block] = []
    y = box.y
    if panel.title:
        blocks.append(block(panel.title, PANEL_TITLE, "ink", (box.x, y), box.width, measure))
        y = blocks[-1].box.bottom + SPACE["near"]
    note = block(panel.note, NOTE, "muted", (box.x, 0), box.width, measure)
    room = box.height - (y - box.y) - (note.box.height + SPACE["near"] if panel.note else 0.0)
    grid = _grid(panel, box.width, room)
    hole = _hole(panel, grid)
    scale, title, high = _lay_out_scale(panel, hole.width, measure)
    at = (box.x + hole.x, y)
    if high > hole.height:
        scale, title, high = _lay_out_scale(panel, box.width, measure)
        at = (box.x, y)
        y += high + SPACE["gap"]
        grid = _grid(panel, box.width, room - high - SPACE["gap"])
    blocks.append(_moved(title, *at))
    places = tuple(_moved_class(each, *at) for each in scale)
    tiles = _place_tiles(panel.tiles, box.x, y, grid, measure)
    y += grid.rows * grid.tall
    if panel.note:
        blocks.append(_moved(note, 0.0, y + SPACE["near"]))
        y = blocks[-1].box.bottom
    return TileMapLayout(tiles, places, tuple(blocks), y - box.y)


def _grid(panel: TileMap, width: float, room: float) -> _Grid:
    """Return the grid in ROOM px: tiles are squares, lower where room is short, then smaller."""
    columns = 1 + max((tile.column for tile in panel.tiles), default=0)
    rows = 1 + max((tile.row for tile in panel.tiles), default=0)
    wide = min(width / columns, _LARGEST)
    wide = min(wide, max(room / rows / _LOWEST, _FAIR))
    least = sum(style.line for style in STYLES[-1]) + 2 * _EDGE + _LEAST_GAP
    return _Grid(columns, rows, wide, max(min(wide, room / rows), _LOWEST * wide, least))


def _hole(panel: TileMap, grid: _Grid) -> Box:
    """Return the widest gap between the tiles of the first two rows, from the corner of the grid.

    It is of no height where there is none.
    """
    taken = sorted({tile.column for tile in panel.tiles if tile.row < 2})
    many, first = max(((b - a - 1, a + 1) for a, b in pairwise(taken)), default=(0, 0))
    air = SPACE["gap"]
    width = many * grid.wide - 2 * air
    return Box(first * grid.wide + air, 0.0, max(width, 1.0), 2 * grid.tall - SPACE["near"])


def _lay_out_scale(
    panel: TileMap, width: float, measure: Measure
) -> tuple[tuple[ScalePlace, ...], Block, float]:
    """Return the classes side by side over WIDTH px from (0, 0), their title, and the height."""
    title = block(panel.scale_title, SCALE, "muted", (0, 0), width, measure)
    top = title.box.bottom + SPACE["tight"]
    entries = [
        (f"level{each.level + 1}", each.label) for each in panel.scale if each.level is not None
    ]
    if any(tile.level is None for tile in panel.tiles):
        has_number = any(tile.level is None and tile.text for tile in panel.tiles)
        entries.append(("", f"no class or {MISSING}" if has_number else MISSING))
    places: list[ScalePlace] = []
    share = min(width / max(len(entries), 1), _SCALE_COLUMN)
    bottom = top
    for number, (role, label) in enumerate(entries):
        left = number * share
        words = block(label, SCALE, "muted", (left, top + _SWATCH + 2), share - 4, measure)
        places.append(ScalePlace(Box(left, top, share - 2, _SWATCH), role, words))
        bottom = max(bottom, words.box.bottom)
    return tuple(places), title, bottom


def _place_tiles(
    tiles: Sequence[MapTile], left: float, top: float, grid: _Grid, measure: Measure
) -> tuple[TilePlace, ...]:
    """Return TILES in their places, all written in the largest letters that fit into each."""
    gap = max(_GAP_SHARE * grid.wide, _LEAST_GAP)
    inner = Box(0, 0, grid.wide - gap, grid.tall - gap)
    labels = [tile.label for tile in tiles]
    numbers = [tile.text or _NONE for tile in tiles]
    styles = _largest(labels, numbers, inner, measure)
    if styles is None:
        numbers = [(tile.brief or tile.text) if tile.text else _NONE for tile in tiles]
        styles = STYLES[-1]
    name, number = styles
    y = (inner.height - name.line - number.line) / 2
    places = []
    words: tuple[Block, ...]
    for tile, text in zip(tiles, numbers, strict=True):
        x, level = left + tile.column * grid.wide, top + tile.row * grid.tall
        box = inner._replace(x=x, y=level)
        if measure(text, number) <= inner.width:
            words = (_line(tile.label, name, box, y), _line(text, number, box, y + name.line))
        else:
            # What is wider than its tile can only be read in the hint.
            words = (_line(tile.label, name, box, (inner.height - name.line) / 2),)
        role = "" if tile.level is None else f"level{tile.level + 1}"
        places.append(TilePlace(tile, box, role, words))
    return tuple(places)


def _largest(
    labels: Sequence[str], numbers: Sequence[str], inner: Box, measure: Measure
) -> tuple[TextStyle, TextStyle] | None:
    """Return the first of STYLES in which all LABELS and NUMBERS fit into a tile; None if none."""
    for name, number in STYLES:
        # Larger letters want more air around them.
        room = inner.width * (1.0 if number.size <= TYPE["tiny"] else 0.86)
        if name.line + number.line <= inner.height - 2 * _EDGE and all(
            measure(text, style) <= room
            for texts, style in ((labels, name), (numbers, number))
            for text in texts
        ):
            return name, number
    return None


def _line(text: str, style: TextStyle, box: Box, down: float) -> Block:
    place = Box(box.x, box.y + down, box.width, style.line)
    return Block((text,), style, "", place, "center")


def _moved(item: Block, x: float, y: float) -> Block:
    box = item.box
    return item._replace(box=box._replace(x=box.x + x, y=box.y + y))


def _moved_class(item: ScalePlace, x: float, y: float) -> ScalePlace:
    box = item.box._replace(x=item.box.x + x, y=item.box.y + y)
    return ScalePlace(box, item.role, _moved(item.words, x, y))


class TileMapItem(PanelItem):
    """A TileMap panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layout: TileMapLayout | None = None

    def show_panel(self, panel: TileMap, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._layout = lay_out_tile_map(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return the tiles."""
        places = self._layout.tiles if self._layout else ()
        return tuple(
            Target(place.box, place.tile.hint, "", place.tile.data, panel=panel) for place in places
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint scale and tiles."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in (*layout.blocks, *(each.words for each in layout.scale)):
            write_block(painter, item, theme)
        for each in layout.scale:
            _fill(painter, each.box, each.role, theme, 0.0)
        inks = {role: colour(theme, ink_on(theme, role) if role else "muted")
                for role in {place.role for place in layout.tiles}}  # fmt: skip
        self._begin(painter, "marks")
        for place in layout.tiles:
            _fill(painter, place.box, place.role, theme, min(3.0, 0.06 * place.box.width))
        halo = colour(theme, "panel")
        for place in layout.tiles:
            for item in place.words:
                rim = None if place.role else halo
                ink = inks[place.role]
                write(painter, item.lines, item.style, item.box, ink, item.align, rim)


def _fill(painter: QPainter, box: Box, role: str, theme: Theme, round_by: float) -> None:
    """Fill BOX with the colour of ROLE; without one it is hatched."""
    area: QRectF = rect(box)
    if role:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme, role))
        painter.drawRoundedRect(area, round_by, round_by)
        return
    painter.setPen(pen(theme, "line_strong", 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = 0.5
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), round_by, round_by)
    painter.drawLines(stripes(box, _STRIPE))
