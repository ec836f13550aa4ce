"""How each kind of panel is measured and drawn. Its module is imported when the kind is first asked
for: a window opens with one of them.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from occdesk.charts.figure.areas import TileMap, Treemap
from occdesk.charts.figure.figure import Panel
from occdesk.charts.figure.plane import Plane
from occdesk.charts.figure.rows import Bars, Grid, Matrix, Strips, Tracks
from occdesk.render.layout.figure import Measure
from occdesk.render.panels.base import PanelItem
from occdesk.render.style.fonts import measure
from occdesk.render.style.tokens import SPACE

P = TypeVar("P")


class Leeway(NamedTuple):
    """How low a panel may be: a plot at least so high, and rows left out where they may be."""

    plot_height: float
    may_shrink: bool = False


class PanelKind(NamedTuple, Generic[P]):
    """One kind of panel: its record, the item that draws it, and what room it needs in px.

    `smallest_height` is that at a width, `smallest_width` with the space beside the panel, and
    `wanted_width` is that in which nothing of it is left out; 0 where any does.
    """

    record: type[P]
    item: type[PanelItem]
    smallest_height: Callable[[P, float, Leeway], float]
    smallest_width: Callable[[P], float] = lambda panel: 0.0
    wanted_width: Callable[[P], float] = lambda panel: 0.0


def kind_of(panel: Panel) -> PanelKind[Any]:
    """Return the kind of PANEL."""
    record: type = type(panel)
    return _load(record)


@cache
def _load(record: type) -> PanelKind[Any]:
    return _KINDS[record]()


def _height(need: Callable[[P, float, Measure], float]) -> Callable[[P, float, Leeway], float]:
    """Return NEED, the height of a panel that has no leeway, as that of any."""
    return lambda panel, width, leeway: need(panel, width, measure)


def _plane() -> PanelKind[Plane]:
    from occdesk.render.panels.plane.item import PlaneItem
    from occdesk.render.panels.plane.layout import smallest_height

    def height(panel: Plane, width: float, leeway: Leeway) -> float:
        return smallest_height(panel, width, leeway.plot_height, measure)

    return PanelKind(Plane, PlaneItem, height)


def _bars() -> PanelKind[Bars]:
    from occdesk.render.panels.bars.columns import wanted_width
    from occdesk.render.panels.bars.item import BarsItem
    from occdesk.render.panels.bars.layout import smallest_height

    def height(panel: Bars, width: float, leeway: Leeway) -> float:
        may_shrink = leeway.may_shrink or panel.brief
        return smallest_height(panel, width, measure, may_shrink=may_shrink)

    def wanted(panel: Bars) -> float:
        return wanted_width(panel, measure)

    return PanelKind(Bars, BarsItem, height, wanted_width=wanted)


def _strips() -> PanelKind[Strips]:
    from occdesk.render.panels.strips import StripsItem, smallest_height

    return PanelKind(Strips, StripsItem, _height(smallest_height))


def _grid() -> PanelKind[Grid]:
    from occdesk.render.panels.grid import GridItem, smallest_height, smallest_width

    def width(panel: Grid) -> float:
        return smallest_width(panel) + 2 * SPACE["far"]

    return PanelKind(Grid, GridItem, _height(smallest_height), width)


def _tracks() -> PanelKind[Tracks]:
    from occdesk.render.panels.tracks import TracksItem, smallest_height

    return PanelKind(Tracks, TracksItem, _height(smallest_height))


def _matrix() -> PanelKind[Matrix]:
    from occdesk.render.panels.matrix import MatrixItem, smallest_height, smallest_width

    def width(panel: Matrix) -> float:
        return smallest_width(panel) + 2 * SPACE["wide"]

    return PanelKind(Matrix, MatrixItem, _height(smallest_height), width)


def _tile_map() -> PanelKind[TileMap]:
    from occdesk.render.panels.tile_map import TileMapItem, smallest_height

    return PanelKind(TileMap, TileMapItem, _height(smallest_height))


def _treemap() -> PanelKind[Treemap]:
    from occdesk.render.panels.treemap.item import TreemapItem
    from occdesk.render.panels.treemap.layout import smallest_height

    return PanelKind(Treemap, TreemapItem, _height(smallest_height))


_KINDS: Mapping[type, Callable[[], PanelKind[Any]]] = {
    Plane: _plane,
    Strips: _strips,
    Grid: _grid,
    Tracks: _tracks,
    Matrix: _matrix,
    Bars: _bars,
    TileMap: _tile_map,
    Treemap: _treemap,
}
