"""What is run in the background: jobs that hold, take and return plain values."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT
from occdesk.state.desk import Desk

if TYPE_CHECKING:
    from occdesk.articles.article import Article
    from occdesk.charts.figure.figure import Figure
    from occdesk.charts.offers import Offer


class Built(NamedTuple):
    """A figure, what it is a view of, and how many seconds it took."""

    view: ChartSpec
    figure: "Figure"
    seconds: float
    offers: "tuple[Offer, ...]" = ()


class BuildFigure:
    """The job of building one figure; it holds plain values only.

    Where what was asked for cannot be drawn the figure is a sentence that says why.
    """

    def __init__(self, desk: Desk, measures: Dataset, articles: "Sequence[Article]") -> None:
        self._spec, self._measures, self._articles = desk.chart_spec, measures, articles

    def __call__(self) -> Built:
        from occdesk.charts.build import build
        from occdesk.charts.figure.figure import Figure
        from occdesk.charts.figure.parts import DataTable
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
        offers = self._offers(figure)
        return Built(_view_of(self._spec), figure, time.perf_counter() - start, offers)

    def _offers(self, figure: "Figure") -> "tuple[Offer, ...]":
        """Return what helps where FIGURE has nothing to draw."""
        if not figure.message:
            return ()
        from occdesk.charts.offers import offers_for

        return offers_for(self._spec, self._measures, self._articles)


def _view_of(spec: ChartSpec) -> ChartSpec:
    """Return SPEC without those whom it is about, and as if its figures were computed plainly.

    Charts of one view differ in their marks only: who looks at a part of one stays there.
    """
    return spec.with_(
        focus="", occupations=(), baseline="", colours="", estimates=False, method=DEFAULT
    )


def import_pandas() -> None:
    """Load pandas, so that what needs it later does not wait."""
    from occdesk.metrics.stored import get_ready

    get_ready()
