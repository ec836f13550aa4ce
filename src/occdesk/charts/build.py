"""From what was asked for to what is drawn: one function for each kind of chart."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from occdesk.charts.activities import draw_activities
from occdesk.charts.compare import draw_compare
from occdesk.charts.figure import Figure
from occdesk.charts.filter_words import say_where
from occdesk.charts.landscape import draw_landscape
from occdesk.charts.measures import draw_measures
from occdesk.charts.moves import draw_moves
from occdesk.charts.multiples import draw_multiples
from occdesk.charts.outlook import draw_outlook
from occdesk.charts.pay import draw_pay
from occdesk.charts.ranking import draw_ranking
from occdesk.charts.reasons import tabulate_reason
from occdesk.charts.regions import draw_regions
from occdesk.charts.skills import draw_skills
from occdesk.charts.spec import FILTERED, ChartSpec
from occdesk.charts.treemap import draw_treemap
from occdesk.metrics.measures import Measures

if TYPE_CHECKING:
    from occdesk.articles.article import Article

Draw = Callable[[ChartSpec, Measures, Sequence["Article"]], Figure]

_LANDSCAPES = {"": draw_landscape, "scatter": draw_landscape, "treemap": draw_treemap}
_COMPARISONS = {"": draw_compare, "table": draw_compare, "multiples": draw_multiples}

CHARTS: dict[str, Draw] = {
    "landscape": lambda spec, measures, _: _LANDSCAPES[spec.form](spec, measures),
    "outlook": draw_outlook,
    "pay": lambda spec, measures, _: draw_pay(spec, measures),
    "activities": lambda spec, measures, _: draw_activities(spec, measures),
    "skills": lambda spec, measures, _: draw_skills(spec, measures),
    "moves": lambda spec, measures, _: draw_moves(spec, measures),
    "measures": lambda spec, measures, _: draw_measures(spec, measures),
    "regions": lambda spec, measures, _: draw_regions(spec, measures),
    "ranking": lambda spec, measures, _: draw_ranking(spec, measures),
    "compare": lambda spec, measures, _: _COMPARISONS[spec.form](spec, measures),
}
"""Every kind of ChartSpec and the function that draws it."""


def build(spec: ChartSpec, measures: Measures, articles: Sequence["Article"] = ()) -> Figure:
    """Return the figure that SPEC asks for, under its method; ARTICLES' figures are in the outlook.

    The table of a figure that is only a message says of whom it is one.
    Raises UsageError for an unknown occupation or metric, and for a filter that cannot be read.
    """
    measures = measures.with_method(spec.method)
    figure = CHARTS[spec.kind](spec, measures, articles)
    if figure.message and not figure.table.columns:
        figure = replace(figure, table=tabulate_reason(figure, spec, measures))
    if spec.kind in FILTERED:
        figure = replace(figure, filter=say_where(spec.where, measures))
    return figure
