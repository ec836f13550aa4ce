"""Treemaps: areas in proportion, coloured by class, families together under their names.

A tile that has no class is striped, an estimated one striped over its colour. Tiles too small for
a gap lie close together, so that they are seen as a patch of their colours and not as lines; each
can still be pointed at.
"""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.charts.figure.areas import Treemap
from occdesk.render.layout.figure import Box
from occdesk.render.layout.target import Target
from occdesk.render.panels.base import PanelItem
from occdesk.render.panels.shades import ink_on, stripes
from occdesk.render.panels.treemap.flags import flag_line
from occdesk.render.panels.treemap.layout import (
    GAP,
    Flag,
    GroupPlace,
    TilePlace,
    TreemapLayout,
    lay_out_treemap,
)
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, colour, pen, rect, write, write_block

_STRIPE = 5.0
_MARK, _RING = 3.0, 6.0


class TreemapItem(PanelItem):
    """A Treemap panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layout: TreemapLayout | None = None

    def show_panel(self, panel: Treemap, box: Box, theme: Theme) -> None:
        """Show PANEL in BOX."""
        self._take(box, theme)
        self._layout = lay_out_treemap(panel, box, measure)

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return the families' names, each followed by its tiles, the largest first."""
        found: list[Target] = []
        groups = self._layout.groups if self._layout else ()
        has_focus = any(place.tile.role == "focus" for group in groups for place in group.tiles)
        for number, group in enumerate(groups):
            if group.name is not None and group.group.hint:
                name = Target(group.name.box, group.group.hint, "", (), panel=panel, group=number)
                found.append(name)
            for place in group.tiles:
                tile = place.tile
                is_chosen = tile.role == "focus" if has_focus else bool(tile.role)
                found.append(
                    Target(
                        place.box, tile.hint, tile.code, tile.data,
                        is_chosen=is_chosen, panel=panel, group=number,
                    )
                )  # fmt: skip
        return tuple(found)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint scale, tiles, words, and on top what marks the focus and the comparison."""
        layout, theme = self._layout, self._theme
        if layout is None:
            return
        self._begin(painter, "axes")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in layout.blocks:
            write_block(painter, item, theme)
        for each in layout.scale:
            _fill(painter, rect(each.box), each.level.level, theme)
            if each.level.level is None:
                _stripe(painter, each.box, colour(theme, "faint"))
            for item in each.words:
                write_block(painter, item, theme)
        self._begin(painter, "marks")
        for group in layout.groups:
            self._paint_tiles(painter, group)
        self._begin(painter, "labels")
        for group in layout.groups:
            self._paint_words(painter, group)
        self._paint_marks(painter, layout)

    def _paint_tiles(self, painter: QPainter, group: GroupPlace) -> None:
        theme = self._theme
        limit = rect(group.inner)
        hatched: list[TilePlace] = []
        for place in group.tiles:
            if place.box.width <= 0 or place.box.height <= 0:
                continue
            area = rect(place.box)
            if place.is_dust:
                # Into the next one, which is painted over it: no seam shines through.
                area = area.adjusted(0, 0, 0.5, 0.5).intersected(limit)
            else:
                area = _snapped(place.box, group.inner)
            _fill(painter, area, place.tile.level, theme)
            if (place.tile.level is None or place.tile.hatched) and not place.is_dust:
                hatched.append(place)
        for place in hatched:
            area = _snapped(place.box, group.inner)
            box = Box(area.x(), area.y(), area.width(), area.height())
            level = place.tile.level
            if level is None:
                _stripe(painter, box, colour(theme, "faint", 0.55))
            else:
                _stripe(painter, box, colour(theme, ink_on(theme, _role(level)), 0.28))

    def _paint_words(self, painter: QPainter, group: GroupPlace) -> None:
        theme = self._theme
        if group.name is not None:
            write_block(painter, group.name, theme)
        for place in group.tiles:
            if not place.words:
                continue
            level = place.tile.level
            halo = colour(theme, "raised" if level is None else _role(level))
            ink = colour(theme, "ink" if level is None else ink_on(theme, _role(level)))
            striped = level is None or place.tile.hatched
            for item in place.words:
                rim = halo if striped else None
                write(painter, item.lines, item.style, item.box, ink, "left", rim)

    def _paint_marks(self, painter: QPainter, layout: TreemapLayout) -> None:
        theme = self._theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        limit = rect(layout.tree)
        for place in layout.tiles:
            if not place.tile.role:
                continue
            # A tile of a few pixels is ringed from outside, a large one on its edge.
            out = max(_RING - min(place.box.width, place.box.height) / 4, 0.0)
            area = rect(place.box).adjusted(-out, -out, out - GAP, out - GAP).intersected(limit)
            inset = _RING / 2
            area = area.adjusted(inset, inset, -inset, -inset)
            # A rim in the colour of the page parts it from a tile of nearly its colour.
            for role, width in (("panel", _RING), (place.tile.role, _MARK)):
                painter.setPen(_frame_pen(theme, role, width))
                painter.drawRect(area)
        for flag in layout.flags:
            line = _leader(flag)
            for role, width in (("panel", 3.5), (flag.tile.role, 1.5)):
                painter.setPen(pen(theme, role, width))
                painter.drawLine(line)
        for flag in layout.flags:
            painter.setPen(pen(theme, flag.tile.role, 1.5))
            painter.setBrush(colour(theme, "panel"))
            painter.drawRoundedRect(rect(flag.box).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
            write_block(painter, flag.words, theme)


def _leader(flag: Flag) -> QLineF:
    """Return the line from the edge of a flag to the edge of its tile, where they are nearest."""
    return QLineF(*flag_line(flag.box, flag.mark))


def _role(level: int) -> str:
    return f"level{level + 1}"


def _snapped(box: Box, inner: Box) -> QRectF:
    """Return BOX on whole px less the gap to its neighbours, so that all gaps are alike."""
    right, bottom = round(box.right), round(box.bottom)
    across = GAP if box.right < inner.right - 0.5 else 0.0
    down = GAP if box.bottom < inner.bottom - 0.5 else 0.0
    x, y = max(float(round(box.x)), inner.x), max(float(round(box.y)), inner.y)
    return QRectF(x, y, min(right, inner.right) - across - x, min(bottom, inner.bottom) - down - y)


def _fill(painter: QPainter, area: QRectF, level: int | None, theme: Theme) -> None:
    painter.fillRect(area, colour(theme, "raised" if level is None else _role(level)))


def _stripe(painter: QPainter, box: Box, ink: QColor) -> None:
    made = QPen(ink, 1.0)
    made.setCosmetic(False)
    painter.setPen(made)
    # Half a line's width inside, so that their ends keep the gaps free.
    inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1.0, box.height - 1.0)
    painter.drawLines(stripes(inner, _STRIPE))


def _frame_pen(theme: Theme, role: str, width: float) -> QPen:
    made = pen(theme, role, width)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return made
