"""Panels of bars, of areas in a tree, and of states as tiles; see `charts.figure` for the rest.

Numbers are classed in up to five levels, 0 the lowest; a theme has a colour for each (`level1` to
`level5`), and what has no level is hatched.
"""

from typing import Literal, NamedTuple

from occdesk.charts.figure import Axis, Datum, Rule

LEVELS = 5


class Bar(NamedTuple):
    """One bar of a row, from `start` to `end` on the axis; `end` is None where nothing is known.

    `text` is written at its end; it says "no data" and why in short where there is none. `role`
    is a colour role, `level1` to `level5` among them. `hatched` marks what is estimated. `mark` is
    a digit that stands in the dot of a dumbbell.
    """

    start: float
    end: float | None
    role: str
    text: str
    data: tuple[Datum, ...]
    hint: str
    hatched: bool = False
    mark: str = ""


class BarRow(NamedTuple):
    """One row: a label, its bars one under another, and words in columns beside them.

    `code` is the occupation to focus on when the row is clicked, if it is about one. `asides` are
    written in columns to the right of the bars, one for each of the panel's `heads`. Where there
    is no room for all rows, those of the highest `rank` go first, and what was left out is
    counted in its place. A row without bars is a heading. `lead` stands before the label in a
    column of its own: a rank.
    """

    label: str
    bars: tuple[Bar, ...]
    code: str = ""
    detail: str = ""
    role: str = "ink"
    asides: tuple[str, ...] = ()
    rank: int = 0
    lead: str = ""


class Bars(NamedTuple):
    """Rows of bars over one axis, which holds zero; `rules` are vertical.

    In the form `dumbbell` the bars of a row are dots on one line, joined: the first is where one
    comes from, the last where one gets to. `note` stands under the rows. Where it is `brief`, rows
    are left out on a screen too, as they are in a picture that has no room for all. `like` are bars
    of other panels on the same scale: where they are as wide, their axis is as long as this one.
    A picture becomes smaller rather than show fewer than `fewest` rows beside the marked ones.
    The first `needed` of the columns are what the panel is about: they are never left out.
    """

    title: str
    x: Axis
    rows: tuple[BarRow, ...]
    rules: tuple[Rule, ...] = ()
    form: Literal["bars", "dumbbell"] = "bars"
    heads: tuple[str, ...] = ()
    note: str = ""
    brief: bool = False
    like: tuple[Bar, ...] = ()
    fewest: int = 6
    needed: int = 0


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
