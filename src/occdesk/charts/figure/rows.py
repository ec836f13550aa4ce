"""Panels that are made of rows: strips, grids, tracks, matrices and bars."""

from typing import Literal, NamedTuple

from occdesk.charts.figure.parts import Axis, Datum, Rule


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
