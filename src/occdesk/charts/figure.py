"""Figure: everything that is to be drawn, as frozen values in data coordinates.

A figure knows no pixels, fonts or colours. Sizes of symbols are in points, colours are roles
that a theme resolves: `focus`, `series1` to `series6`, `ink`, `muted`, `faint`, `grid`, `better`,
`worse`, `article`; `agree` and `oppose` shade numbers above and below zero. Coordinates are those
of the axes; on an axis of scale `log` they are the plain numbers, which the painter takes the
logarithm of.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from occdesk.charts.panels import Bars, TileMap, Treemap

Scale = Literal["linear", "log"]
Dash = Literal["solid", "dashed", "dotted"]
Symbol = Literal["circle", "square", "diamond", "triangle", "triangle_down", "cross"]
Align = Literal["left", "center", "right"]


ELEMENTS = ("element", "name", "activity", "statement", "scenario")
"""The columns of a table that tell rows on one metric and one occupation apart; see Datum."""


class Datum(NamedTuple):
    """The value behind a mark: what a click on it leads to; `area` is the code of an area.

    A metric that is in no registry is one of the figure's table: the value stands in its row on
    that metric, the code, and the `element` if there is one (a skill, an activity, a class). So
    does what a chart computes: a year to come (`element` then names the scenario).
    """

    code: str
    metric: str
    year: int | None = None
    area: str = ""
    element: str = ""


class Tick(NamedTuple):
    at: float
    label: str


class Axis(NamedTuple):
    """One axis: its title (with the unit), range, scale, and how its numbers are written.

    `unit` is a Metric unit, or `year`; a painter that pans asks `charts.ticks` for new ticks.
    """

    title: str
    low: float
    high: float
    unit: str
    ticks: tuple[Tick, ...]
    scale: Scale = "linear"


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


class Rule(NamedTuple):
    """A line across the plot at one value of an axis, with a small label (a median, say)."""

    axis: Literal["x", "y"]
    at: float
    label: str
    role: str = "muted"


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


class Strip(NamedTuple):
    """One row of pay percentiles: (at, label) for 10, 25, 50, 75, 90 in order; None is missing.

    `at_least` names the indices that the publisher capped: an arrow is drawn and the number is
    written as "at least". `note` stands in the row's place where nothing is known.
    """

    code: str
    label: str
    role: str
    quantiles: tuple[float | None, float | None, float | None, float | None, float | None]
    labels: tuple[str, str, str, str, str]
    at_least: tuple[int, ...]
    data: tuple[Datum, ...]
    hint: str
    note: str = ""
    mark: str = ""


class Strips(NamedTuple):
    """Rows of strips over one axis; `rules` are vertical (the median of all workers, say)."""

    title: str
    x: Axis
    rows: tuple[Strip, ...]
    rules: tuple[Rule, ...] = ()


class Cell(NamedTuple):
    """One value in a grid: its text, a bar of 0-1 of the cell (None: no bar), and the value behind.

    `difference` is the text of the difference from the baseline; `verdict` is `better` or
    `worse` where it is the best or worst of the row and the metric has a direction. The bar is
    `hatched` where the value is estimated.
    """

    text: str
    bar: float | None
    datum: Datum
    difference: str = ""
    verdict: Literal["", "best", "worst"] = ""
    note: str = ""
    hatched: bool = False


class GridRow(NamedTuple):
    """One metric across the occupations; a row with no cells is a heading."""

    label: str
    metric: str
    cells: tuple[Cell, ...]


class GridColumn(NamedTuple):
    code: str
    label: str
    role: str
    is_baseline: bool = False


class Grid(NamedTuple):
    """Occupations side by side: a column each, a row for each metric."""

    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


class Spot(NamedTuple):
    """One occupation's place on a track; `at` is None where it has none, and `note` says why.

    `label` is the number that is written at it, `mark` a digit that stands in it. `hollow` is
    drawn as an outline: estimated.
    """

    code: str
    at: float | None
    label: str
    role: str
    data: tuple[Datum, ...]
    hint: str
    mark: str = ""
    note: str = ""
    hollow: bool = False


class Track(NamedTuple):
    """One row of places: an index, what is said of it, and a spot for each occupation in order."""

    label: str
    detail: str
    spots: tuple[Spot, ...]


class Span(NamedTuple):
    """A part of the axis shaded over all rows."""

    low: float
    high: float
    role: str


class Tracks(NamedTuple):
    """Rows of places over one axis; `rules` are vertical. `note` stands under the rows."""

    title: str
    x: Axis
    rows: tuple[Track, ...]
    rules: tuple[Rule, ...] = ()
    span: Span | None = None
    note: str = ""


class Shade(NamedTuple):
    """One number from -1 to 1 in a matrix, written and shaded; None is missing, or no number."""

    text: str
    number: float | None
    hint: str
    data: tuple[Datum, ...] = ()


class MatrixRow(NamedTuple):
    """One line of a matrix; `short` is its name at the head of its column."""

    label: str
    short: str
    cells: tuple[Shade, ...]


class Matrix(NamedTuple):
    """A square of numbers from -1 to 1: each row is also the column at its place.

    `note` stands below and says how to read the numbers.
    """

    title: str
    rows: tuple[MatrixRow, ...]
    note: str = ""


Panel: TypeAlias = "Plane | Strips | Grid | Tracks | Matrix | Bars | Treemap | TileMap"


class Key(NamedTuple):
    """One entry of the key above the plot: a sample of the mark, and what it means.

    A line may have a `symbol` at its points, by which it is known without its color.
    """

    label: str
    role: str
    form: Literal[
        "circle", "square", "diamond", "line", "dashed", "band", "hollow", "hollow square"
    ]
    symbol: Symbol | None = None


class DataTable(NamedTuple):
    """What is drawn, as rows: strings, numbers or None for missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]


class Paragraph(str):
    """A note that stands by itself and in full, however short the foot of a picture is kept."""

    __slots__ = ()


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Return TEXTS as paragraphs; empty ones are none."""
    return tuple(Paragraph(each) for each in texts if each)


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
