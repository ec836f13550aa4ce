"""Figure: everything that is to be drawn, as frozen values in data coordinates.

A figure knows no pixels, fonts or colours. Sizes of symbols are in points, colours are roles
that a theme resolves: `focus`, `series1` to `series6`, `ink`, `muted`, `faint`, `grid`, `better`,
`worse`, `article`; `agree` and `oppose` shade numbers above and below zero. Coordinates are those
of the axes; on an axis of scale `log` they are the plain numbers, which the painter takes the
logarithm of.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from occdesk.charts.figure.areas import TileMap, Treemap
from occdesk.charts.figure.parts import DataTable, Key
from occdesk.charts.figure.plane import Plane
from occdesk.charts.figure.rows import Bars, Grid, Matrix, Strips, Tracks

Panel: TypeAlias = Plane | Strips | Grid | Tracks | Matrix | Bars | Treemap | TileMap


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart ready to be laid out at any size, in any theme.

    `panels` stand side by side where there is room, else one under another. `source` names
    publishers and releases of everything drawn; `caveat` is the one thing that a reader must not
    misunderstand. `alt` says in words what a sighted reader sees first. `message` replaces the
    panels where there is nothing to draw. `filter` is in words what the occupations drawn have
    that the filter keeps. `table_note` says which rows of the table are not drawn, or what both
    leave out; it is empty where both have all that there is.
    """

    kind: str
    title: str
    subtitle: str
    panels: "tuple[Panel, ...]"
    source: str
    caveat: str
    alt: str
    table: DataTable
    keys: tuple[Key, ...] = ()
    message: str = ""
    filter: str = ""
    notes: tuple[str, ...] = field(default=())
    table_note: str = ""
