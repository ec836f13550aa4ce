"""Panels of bars, of areas in a tree, and of states as tiles; `figure.py` has the rest.

Numbers are classed in up to five levels, 0 the lowest; a theme has a colour for each (`level1` to
`level5`), and what has no level is hatched.
"""

from typing import NamedTuple

from occdesk.charts.figure.parts import Datum

LEVELS = 5


class Level(NamedTuple):
    """One class of the scale of a tree or a map, and what it stands for: "10 to 25".

    `level` is None for what has no number, which is hatched. `detail` is said below the label: how
    much of the whole is in the class.
    """

    label: str
    level: int | None
    detail: str = ""


class TreeTile(NamedTuple):
    """One occupation, its area by `weight`; `level` is None where its colour has no number.

    `role` outlines it where it is the focus or compared, else it is empty; `short` is its number
    in the key, for where its name has no room. `hatched` marks a level that is estimated.
    """

    code: str
    label: str
    weight: float
    level: int | None
    text: str
    data: tuple[Datum, ...]
    hint: str
    role: str = ""
    hatched: bool = False
    short: str = ""


class TreeGroup(NamedTuple):
    """A family of tiles, which stand together under its name, `short` where there is less room."""

    label: str
    tiles: tuple[TreeTile, ...]
    short: str = ""
    hint: str = ""


class Treemap(NamedTuple):
    """Areas in proportion to a total that can be added up; `scale` explains the colours."""

    title: str
    groups: tuple[TreeGroup, ...]
    scale_title: str
    scale: tuple[Level, ...]
    note: str = ""


class MapTile(NamedTuple):
    """One state in its place of the grid (`column`, `row` from 0, top left).

    `text` is its number in short, `brief` the same for a very small tile. Where the number has no
    class `level` is None: the tile is hatched, `text` is empty if there is no number at all, and
    `note` says why.
    """

    area: str
    label: str
    column: int
    row: int
    level: int | None
    text: str
    hint: str
    note: str = ""
    brief: str = ""
    data: tuple[Datum, ...] = ()


class TileMap(NamedTuple):
    """The states as tiles of one size, coloured by class; `scale` explains the colours."""

    title: str
    tiles: tuple[MapTile, ...]
    scale_title: str
    scale: tuple[Level, ...]
    note: str = ""
