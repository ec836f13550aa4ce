"""A plane: two axes with points, lines, bands and labels in data coordinates."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from occdesk.charts.figure.parts import Align, Axis, Dash, Datum, Rule, Symbol

if TYPE_CHECKING:
    pass


class Points(NamedTuple):
    """Symbols at (xs, ys); `sizes` are diameters in points. All tuples have equal length.

    `hints` is one line or more of plain text for each point, shown on hover. `data` holds for
    each point the values behind it (two for a scatter). `codes` names the occupation to focus
    when the point is clicked. `hollow` draws an outline only.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    sizes: tuple[float, ...]
    role: str
    codes: tuple[str, ...]
    hints: tuple[str, ...]
    data: tuple[tuple[Datum, ...], ...]
    symbol: Symbol = "circle"
    opacity: float = 1.0
    hollow: bool = False


class Line(NamedTuple):
    """A polyline; breaks of a series are separate lines. `width` in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    role: str
    dash: Dash = "solid"
    width: float = 2.0


class Band(NamedTuple):
    """The area between `lows` and `highs` over `xs`: a fan of scenarios."""

    xs: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    role: str
    opacity: float = 0.2


class Label(NamedTuple):
    """Words beside a point: `dx`, `dy` in points from (x, y); the painter keeps labels apart.

    `rank` orders them: where two cannot both stand, the higher rank goes. `short` stands where
    the text has no room: its number in the key. A label about an `area` names no mark: it stands
    in its corner of the plot.
    """

    x: float
    y: float
    text: str
    role: str = "ink"
    align: Align = "left"
    dx: float = 6.0
    dy: float = 0.0
    bold: bool = False
    rank: int = 0
    short: str = ""
    about: Literal["point", "area"] = "point"


Mark = Points | Line | Band | Rule | Label


class Margin(NamedTuple):
    """Occupations that one axis has no value for, drawn in a strip beside the plot.

    `axis` says which coordinate is missing; the points keep the other one. `label` says how many
    and why ("71 without pay"). `marked` are drawn over `points`, which hold them too: the focus
    and the comparison in their colours.
    """

    axis: Literal["x", "y"]
    label: str
    points: Points
    marked: tuple[Points, ...] = ()


class Plane(NamedTuple):
    """A plot with two axes. `note` stands in the plot's place where there is nothing to draw.

    Where it `has_quarters` its rules divide it, and no label leaves the quarter of its point.
    `unnamed` is said where names have no room ("{count} more not named here").
    """

    title: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    margins: tuple[Margin, ...] = ()
    note: str = ""
    has_quarters: bool = False
    unnamed: str = ""
