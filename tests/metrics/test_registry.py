"""Every metric is described well enough to be questioned."""

from occdesk.metrics.dataset import OWN_SOURCE, Dataset
from occdesk.metrics.registry import METRICS, metric


def test_ids_are_unique_and_findable() -> None:
    assert len({each.id for each in METRICS}) == len(METRICS)
    assert all(metric(each.id) is each for each in METRICS)


def test_every_metric_has_a_definition_a_caveat_and_a_known_source(measures: Dataset) -> None:
    known = set(measures.catalogue.sources) | {OWN_SOURCE.id}
    for each in METRICS:
        assert each.definition.endswith(".") and each.caveat.endswith("."), each.id
        assert not measures.has(each.id) or each.source in known, each.id
        assert each.group


def test_every_metric_has_values(measures: Dataset) -> None:
    for each in measures.metrics:
        found = measures.texts(each.id) if each.unit == "category" else measures.numbers(each.id)
        fewest = 400 if each.id == "change_reasons" else 500
        assert len(found) > fewest, each.id


def test_risk_says_that_it_is_no_probability() -> None:
    assert "Not the probability that a job disappears" in metric("automation_risk").caveat
