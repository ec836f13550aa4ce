"""Where a view has nothing to draw, something that has is offered."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.offers import offers_for
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset


def test_a_comparison_of_one_offers_those_that_are_related(measures: Dataset) -> None:
    spec = ChartSpec("compare", "15-2051.00", ("15-2051.00",))
    offers = offers_for(spec, measures)
    near = [each.code for each in measures.catalogue.related("15-2051.00")][:3]
    assert [(each.what, each.id) for each in offers] == [("compare", code) for code in near]
    again = offers_for(spec.with_(occupations=("15-2051.00", near[0])), measures)
    assert near[0] not in [each.id for each in again]


@pytest.mark.parametrize("kind", ["outlook", "pay", "regions", "activities"])
def test_a_view_without_data_offers_views_that_have_some(measures: Dataset, kind: str) -> None:
    spec = ChartSpec(kind, "55-1011.00")
    assert build(spec, measures).message
    for offer in offers_for(spec, measures):
        assert offer.what == "view" and offer.id != kind
        assert not build(ChartSpec(offer.id, "55-1011.00"), measures).message


def test_nothing_is_offered_to_nobody(measures: Dataset) -> None:
    assert offers_for(ChartSpec("pay"), measures) == ()
