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
    """The job of building one figure; it holds plain values only."""

    def __init__(self, desk: Desk, measures: Measures, articles: "Sequence[Article]") -> None:
        self._spec, self._measures, self._articles = desk.chart_spec, measures, articles

    def __call__(self) -> "tuple[str, Figure, float]":
        from occdesk.charts.build import build

        start = time.perf_counter()
        figure = build(self._spec, self._measures, self._articles)
        return self._spec.kind, figure, time.perf_counter() - start


def import_pandas() -> None:
    """Load pandas, so that what needs it later does not wait."""
    import pandas  # noqa: F401
