"""Derived metrics on real figures, and values that can be questioned."""

import re

import pytest

from occdesk.catalogue.regions import read_regions
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.metrics.regional import regional_values
from occdesk.metrics.registry import METRICS
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric


@pytest.mark.parametrize(
    ("code", "risk"),
    [("43-4051.00", 68.2), ("15-2051.00", 50.4), ("29-1141.00", 19.3), ("47-2111.00", 7.3)],
)
def test_automation_risk_is_what_the_formula_gives(
    measures: Dataset, code: str, risk: float
) -> None:
    value = measures.value(code, "automation_risk")
    assert value.number == pytest.approx(risk, abs=0.05)
    assert measures.numbers("automation_risk")[code] == value.number
    assert value.status == "derived"


def test_theoretical_exposure_of_data_scientists_is_the_published_beta(measures: Dataset) -> None:
    value = measures.value("15-2051.00", "theoretical_exposure")
    assert value.number == pytest.approx(0.75, abs=1e-12)
    assert (value.status, value.match, value.year) == ("rated", "exact", 2023)


def test_ai_exposure_is_the_mean_of_its_parts(measures: Dataset) -> None:
    parts = [
        measures.numbers(id)["15-2051.00"] for id in ("theoretical_exposure", "observed_exposure")
    ]
    assert measures.numbers("ai_exposure")["15-2051.00"] == pytest.approx(sum(parts) / 2)


def test_employment_of_software_developers_is_the_published_count(measures: Dataset) -> None:
    assert measures.value("15-1252.00", "employment").number == 1_687_890
    assert measures.value("15-1252.00", "employment", 2023).number == 1_656_880


def test_a_residual_takes_the_mean_of_its_labelled_occupations(measures: Dataset) -> None:
    value = measures.value("15-1299.00", "theoretical_exposure")
    assert value.match == "mean"
    assert value.published_for is not None and "15-1299.01" in value.published_for
    assert value.note is not None


def test_risk_is_missing_where_no_use_was_published_and_says_so(measures: Dataset) -> None:
    missing = measures.value("13-1022.00", "automation_risk")
    assert missing.missing
    assert missing.note is not None and "Observed exposure is missing" in missing.note
    assert "13-1022.00" not in measures.numbers("automation_risk")


def test_an_estimate_is_shown_only_when_asked_for_and_flagged(measures: Dataset) -> None:
    estimate = measures.value("13-1022.00", "automation_risk", estimates=True)
    assert estimate.match == "estimated"
    assert estimate.number == measures.numbers("automation_risk", estimates=True)["13-1022.00"]
    assert estimate.note is not None and estimate.note.endswith(
        "the codes of its minor group with a figure."
    )


def test_counts_are_never_estimated(measures: Dataset) -> None:
    assert measures.numbers("employment", estimates=True) == measures.numbers("employment")


def test_numbers_of_a_table_of_ones_own_are_never_estimated(own_measures: Dataset) -> None:
    heads = own_measures.numbers("user_staff_heads", estimates=True)
    assert heads == own_measures.numbers("user_staff_heads")
    assert own_measures.value("13-1022.00", "user_staff_heads", estimates=True).missing


def test_military_occupations_have_titles_and_nothing_else(measures: Dataset) -> None:
    military = [code for code in measures.catalogue.by_code if code.startswith("55-")]
    assert len(military) == 19
    for code in military:
        values = measures.everything(code)
        assert {value.metric for value in values} == {metric.id for metric in measures.metrics}
        assert all(value.missing and value.note == MILITARY_NOTE for value in values)
        assert measures.value(code, "automation_risk", estimates=True).missing


def test_group_figures_are_flagged_for_34_occupations(measures: Dataset) -> None:
    column = measures.column("employment")
    groups = [code for code, value in column.items() if value.match == "group"]
    assert len(groups) == 34
    assert all(column[code].note for code in groups)


def test_every_missing_value_has_a_reason(measures: Dataset) -> None:
    for metric in METRICS:
        for value in measures.column(metric.id).values():
            assert not value.missing or value.note, (value.code, metric.id)


def test_every_value_has_status_source_and_release(measures: Dataset) -> None:
    for code in ("15-2051.00", "13-1022.00", "29-1211.00", "27-2011.00"):
        for value in measures.everything(code):
            if not value.missing:
                assert value.match is not None
                assert measures.source_of(value).title
                assert measures.release_of(value).title


def test_another_method_changes_what_depends_on_it(measures: Dataset) -> None:
    other = Dataset(measures.catalogue, Method(risk_floor=1.0))
    potential = other.numbers("automation_potential")["47-2111.00"]
    assert other.numbers("automation_risk")["47-2111.00"] == pytest.approx(100 * potential)
    assert other.numbers("ai_exposure") == measures.numbers("ai_exposure")


def test_a_frame_holds_numbers_and_categories(measures: Dataset) -> None:
    frame = measures.frame(("median_wage", "entry_education"))
    assert frame.shape == (1016, 2)
    assert frame["median_wage"].notna().sum() == 990
    assert frame["entry_education"].notna().sum() == 997


def test_an_unknown_metric_is_refused_with_the_nearest(measures: Dataset) -> None:
    with pytest.raises(UsageError, match="did you mean median_wage"):
        measures.value("15-2051.00", "median_wages")


def test_modes_need_three_tasks(measures: Dataset) -> None:
    modes = measures.texts("automation_mode")
    assert set(modes.values()) == {"automate", "mixed", "augment", "not enough data"}
    for code, mode in modes.items():
        few = measures.catalogue.use_patterns[code].tasks_seen < 3
        assert few == (mode == "not enough data")


def test_an_imported_table_brings_its_metrics_along(
    own_measures: Dataset, measures: Dataset
) -> None:
    ids = ("user_staff_heads", "user_staff_site")
    assert tuple(each.id for each in own_measures.own_metrics) == ids
    assert own_measures.metrics == (*measures.metrics, *own_measures.own_metrics)
    assert own_measures.groups == (*measures.groups, "Imported")
    assert all(own_measures.has(id) and not measures.has(id) for id in ids)
    assert own_measures.metric(ids[0]).label == "Heads (staff)"
    assert own_measures.value("29-1141.00", ids[0]).number == 340.5
    missing = own_measures.value("47-2111.00", ids[0])
    assert missing.missing and missing.note == "Your table has no entry here."
    assert own_measures.texts(ids[1])["47-2111.00"] == "Bonn"
    frame = own_measures.frame(ids)
    assert frame.loc["43-4051.00"].tolist() == [-7.0, "Lyon"]


@pytest.mark.parametrize("what", METRICS, ids=lambda what: what.id)
def test_another_method_gives_what_opening_with_it_gives(measures: Dataset, what: Metric) -> None:
    method = Method(core_weight=1, theory_weight=3, risk_floor=0, shrinkage=20, automate_from=0.6)
    for id in ("automation_risk", "median_wage"):
        measures.numbers(id)
    other = measures.with_method(method)
    fresh = Dataset(measures.catalogue, method)
    assert other.numbers(what.id) == fresh.numbers(what.id)
    assert other.texts(what.id) == fresh.texts(what.id)
    assert measures.with_method(measures.method) is measures


def test_a_count_of_tasks_names_the_lists_that_it_is_of(measures: Dataset) -> None:
    note = measures.value("15-1252.00", "automation_use").note
    assert note == (
        "20 of 36 tasks are seen. The 36 are those of O*NET 20.1, as the file of use names them,"
        " and those of O*NET 30.1 together."
    )


def test_what_is_said_on_capping_holds_for_every_edition_and_kind_of_area(
    measures: Dataset,
) -> None:
    from occdesk.metrics.work_metrics import PAY_CAVEAT

    # The nation of May 2025 has no capped wage, its states and areas have: no year can be named.
    assert not re.search(r"[0-9]{4}", PAY_CAVEAT) and "at least so much" in PAY_CAVEAT
    capped = {
        year: any(value.bound for value in measures.column("wage_p90", year).values())
        for year in range(2019, 2026)
    }
    assert capped == {**dict.fromkeys(range(2019, 2025), True), 2025: False}
    states = read_regions(measures.catalogue, "29-1211.00")
    assert any("at_least" in each.marks.values() for each in states if each.year == 2025)


def test_percentiles_that_coincide_are_said_to(measures: Dataset) -> None:
    values = {each.metric: each for each in regional_values(measures, "33-2011.00", "0012540")}
    for id in ("wage_p75", "wage_p90"):
        assert values[id].number == 470_940
        assert "one figure for the 75th and 90th percentile" in str(values[id].note)
    assert values["median_wage"].note is None
