"""What is run in the background: jobs that hold, take and return plain values."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.metrics.measures import Measures
from occdesk.state.desk import Desk

if TYPE_CHECKING:
    from occdesk.articles.article import Article
    from occdesk.charts.figure import Figure


class BuildFigure:
    """The job of building one figure; it holds plain values only.

    Where what was asked for cannot be drawn the figure is a sentence that says why.
    """

    def __init__(self, desk: Desk, measures: Measures, articles: "Sequence[Article]") -> None:
        self._spec, self._measures, self._articles = desk.chart_spec, measures, articles

    def __call__(self) -> "tuple[str, Figure, float]":
        from occdesk.charts.build import build
        from occdesk.charts.figure import DataTable, Figure
        from occdesk.model.errors import UsageError

        start = time.perf_counter()
        try:
            figure = build(self._spec, self._measures, self._articles)
        except UsageError as error:
            # What a view of earlier names may not be here any more.
            figure = Figure(
                self._spec.kind, "", "", (), "", "", str(error), DataTable((), ()),
                message=str(error),
            )  # fmt: skip
        return self._spec.kind, figure, time.perf_counter() - start


def import_pandas() -> None:
    """Load pandas, so that what needs it later does not wait."""
    import pandas  # noqa: F401
