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
    assert offers_for(spec, measures) == (), "no source covers military occupations"


@pytest.mark.parametrize("code", ["11-1031.00", "13-1074.00", "45-3031.00", "19-1099.00"])
def test_what_is_offered_is_about_the_occupation(measures: Dataset, code: str) -> None:
    for kind in ("skills", "regions", "activities", "outlook"):
        for offer in offers_for(ChartSpec(kind, code), measures):
            assert offer.what == "view" and offer.id != kind
            figure = build(ChartSpec(offer.id, code), measures)
            assert not figure.message
            at = figure.table.columns.index("code")
            assert code in {row[at] for row in figure.table.rows}


def test_nothing_is_offered_to_nobody(measures: Dataset) -> None:
    assert offers_for(ChartSpec("pay"), measures) == ()
