"""From what was asked for to what is drawn: by the record of its view."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from occdesk.charts.figure.figure import Figure
from occdesk.charts.shared.subjects import say_left_out
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset

if TYPE_CHECKING:
    from occdesk.articles.article import Article


def build(spec: ChartSpec, measures: Dataset, articles: Sequence["Article"] = ()) -> Figure:
    """Return the figure that SPEC asks for, under its method; ARTICLES' figures are in the outlook.

    The table of a figure that is only a message names who was asked about.

    Raises UsageError for an unknown occupation or metric, and for a filter that cannot be read.
    """
    measures = measures.with_method(spec.method)
    figure = spec.view.load(spec.form)(spec, measures, articles)
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
