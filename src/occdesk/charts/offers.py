"""What helps where a view has nothing to draw: occupations to compare, or views that have some."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from occdesk.charts.build import build
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset

if TYPE_CHECKING:
    from occdesk.articles.article import Article

MOST = 3


class Offer(NamedTuple):
    """One thing to do: compare the occupation with the code `id`, or show the view of that kind."""

    what: Literal["compare", "view"]
    id: str
    words: str


def offers_for(
    spec: ChartSpec, measures: Dataset, articles: Sequence["Article"] = ()
) -> tuple[Offer, ...]:
    """Return what could be done in place of SPEC, which has nothing to draw; at most MOST."""
    if not spec.focus or spec.focus not in measures.catalogue.by_code:
        return ()
    found = _near(spec, measures) if spec.view.least > 1 else _others(spec, measures, articles)
    return tuple(islice(found, MOST))


def _near(spec: ChartSpec, measures: Dataset) -> Iterator[Offer]:
    """Yield occupations that O*NET names as related to the focus, nearest first."""
    by_code = measures.catalogue.by_code
    for each in measures.catalogue.related(spec.focus):
        if each.code not in spec.occupations:
            yield Offer("compare", each.code, f"Compare with {by_code[each.code].title}")


def _others(spec: ChartSpec, measures: Dataset, articles: Sequence["Article"]) -> Iterator[Offer]:
    """Yield the views that have something about the same occupations.

    One that is about everyone draws its picture with or without them, so it has nothing to offer.
    """
    for view in VIEWS:
        if view.kind == spec.kind or view.about == "everyone":
            continue
        if len(spec.subjects) < view.least:
            continue
        other = ChartSpec(view.kind, spec.focus, spec.occupations, spec.baseline)
        if not build(other, measures, articles).message:
            yield Offer("view", view.kind, f"{view.title}: {view.question}")
