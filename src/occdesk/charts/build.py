"""From what was asked for to what is drawn: one function for each kind of chart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from occdesk.charts.figure.figure import Figure
from occdesk.charts.shared.subjects import say_left_out
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.measures import Measures

if TYPE_CHECKING:
    from occdesk.articles.article import Article

Draw = Callable[..., Figure]

BUILDERS: Mapping[tuple[str, str], str] = {
    ("landscape", ""): "charts.views.landscape.scatter:draw_landscape",
    ("landscape", "treemap"): "charts.views.landscape.treemap:draw_treemap",
    ("outlook", ""): "charts.views.outlook.draw:draw_outlook",
    ("pay", ""): "charts.views.pay.draw:draw_pay",
    ("activities", ""): "charts.views.activities.by_activity:draw_activities",
    ("skills", ""): "charts.views.skills.draw:draw_skills",
    ("moves", ""): "charts.views.moves.draw:draw_moves",
    ("measures", ""): "charts.views.indices.draw:draw_measures",
    ("regions", ""): "charts.views.regions.draw:draw_regions",
    ("ranking", ""): "charts.views.ranking.draw:draw_ranking",
    ("compare", ""): "charts.views.compare.table:draw_compare",
    ("compare", "multiples"): "charts.views.compare.multiples:draw_multiples",
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
        from occdesk.charts.lineage.unanswered import tabulate_reason

        figure = replace(figure, table=tabulate_reason(figure, spec, measures))
    if left_out := say_left_out(spec, measures):
        figure = replace(figure, caveat=" ".join(filter(None, (left_out, figure.caveat))))
    from occdesk.charts.lineage.footnotes import add_marks

    figure = replace(figure, table=add_marks(figure.table, measures))
    if spec.applied_filter:
        from occdesk.charts.shared.filter_words import say_where

        figure = replace(figure, filter=say_where(spec.where, measures))
    return figure


def builder_of(spec: ChartSpec) -> Draw:
    """Return the function that draws SPEC; its module is loaded when it is first wanted."""
    named = BUILDERS.get((spec.kind, spec.form)) or BUILDERS[spec.kind, ""]
    module, function = named.split(":")
    found: Draw = getattr(import_module(f"occdesk.{module}"), function)
    return found
