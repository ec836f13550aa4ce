"""From what was asked for to what is drawn: one function for each kind of chart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from occdesk.charts.figure import Figure
from occdesk.charts.spec import ChartSpec
from occdesk.charts.subjects import say_left_out
from occdesk.metrics.measures import Measures

if TYPE_CHECKING:
    from occdesk.articles.article import Article

Draw = Callable[..., Figure]

BUILDERS: Mapping[tuple[str, str], str] = {
    ("landscape", ""): "landscape.draw_landscape",
    ("landscape", "treemap"): "treemap.draw_treemap",
    ("outlook", ""): "outlook.draw_outlook",
    ("pay", ""): "pay.draw_pay",
    ("activities", ""): "activities.draw_activities",
    ("skills", ""): "skills.draw_skills",
    ("moves", ""): "moves.draw_moves",
    ("measures", ""): "measures.draw_measures",
    ("regions", ""): "regions.draw_regions",
    ("ranking", ""): "ranking.draw_ranking",
    ("compare", ""): "compare.draw_compare",
    ("compare", "multiples"): "multiples.draw_multiples",
}
"""The function that draws a kind of chart, and one of its forms where that has its own.

They are named, not imported: a window opens with one of them, and the others can wait.
"""


def build(spec: ChartSpec, measures: Measures, articles: Sequence["Article"] = ()) -> Figure:
    """Return the figure that SPEC asks for, under its method; ARTICLES' figures are in the outlook.

    The table of a figure that is only a message names who was asked about.

    Raises UsageError for an unknown occupation or metric, and for a filter that cannot be read.
    """
    measures = measures.with_method(spec.method)
    draw = builder_of(spec)
    figure = draw(spec, measures, articles) if spec.kind == "outlook" else draw(spec, measures)
    if figure.message and not figure.table.columns:
        from occdesk.charts.reasons import tabulate_reason

        figure = replace(figure, table=tabulate_reason(figure, spec, measures))
    if left_out := say_left_out(spec, measures):
        figure = replace(figure, caveat=" ".join(filter(None, (left_out, figure.caveat))))
    from occdesk.charts.table_marks import add_marks

    figure = replace(figure, table=add_marks(figure.table, measures))
    if spec.applied_filter:
        from occdesk.charts.filter_words import say_where

        figure = replace(figure, filter=say_where(spec.where, measures))
    return figure


def builder_of(spec: ChartSpec) -> Draw:
    """Return the function that draws SPEC; its module is loaded when it is first wanted."""
    named = BUILDERS.get((spec.kind, spec.form)) or BUILDERS[spec.kind, ""]
    module, function = named.split(".")
    found: Draw = getattr(import_module(f"occdesk.charts.{module}"), function)
    return found
