"""The parts that every kind of panel uses: rows of data, ticks, axes, rules, keys, the table."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    pass


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

    `unit` is a Metric unit, or `year`; a painter that pans asks `shared.ticks` for new ticks.
    """

    title: str
    low: float
    high: float
    unit: str
    ticks: tuple[Tick, ...]
    scale: Scale = "linear"


class Rule(NamedTuple):
    """A line across the plot at one value of an axis, with a small label (a median, say)."""

    axis: Literal["x", "y"]
    at: float
    label: str
    role: str = "muted"


KeyForm = Literal[
    "circle", "square", "diamond", "line", "dashed", "band", "hollow", "hollow square"
]
"""The samples of marks that a key can show."""


class Key(NamedTuple):
    """One entry of the key above the plot: a sample of the mark, and what it means.

    A line may have a `symbol` at its points, by which it is known without its color.
    """

    label: str
    role: str
    form: KeyForm
    symbol: Symbol | None = None


class DataTable(NamedTuple):
    """What is drawn, as rows: strings, numbers or None for missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]


class Paragraph(str):
    """A note that stands by itself and in full, however short the foot of a picture is kept."""

    __slots__ = ()


class Legend(Paragraph):
    """What signs at figures mean: it stays with the figures on the screen, too."""

    __slots__ = ()


def legends(*texts: str) -> tuple[Legend, ...]:
    """Return TEXTS as legends; empty ones are none."""
    return tuple(Legend(each) for each in texts if each)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Return TEXTS as paragraphs; empty ones are none."""
    return tuple(Paragraph(each) for each in texts if each)
