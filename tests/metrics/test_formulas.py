"""The formulas, at their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.catalogue.records import LabelSum, UsePattern
from occdesk.metrics import formulas
from occdesk.metrics.method import DEFAULT, Method

shares = st.floats(0, 1)


@given(potential=shares, theoretical=shares, observed=shares)
def test_risk_lies_between_half_of_the_potential_and_the_whole(
    potential: float, theoretical: float, observed: float
) -> None:
    risk = formulas.automation_risk(potential, theoretical, observed, DEFAULT)
    assert 50 * potential - 1e-9 <= risk <= 100 * potential + 1e-9


def test_use_counts_as_none_where_nothing_is_exposed_in_theory() -> None:
    assert formulas.automation_risk(0.4, 0.0, 0.3, DEFAULT) == 20


def test_use_beyond_theory_counts_as_all_of_it() -> None:
    assert formulas.automation_risk(0.4, 0.2, 0.9, DEFAULT) == 40


@pytest.mark.parametrize(
    ("risk", "band"),
    [(0, "very low"), (9.99, "very low"), (10, "low"), (25, "moderate"), (40, "moderate"),
     (40.01, "high"), (100, "high")],
)  # fmt: skip
def test_bands_meet_at_10_25_and_40(risk: float, band: str) -> None:
    assert formulas.risk_band(risk) == band


def test_core_tasks_weigh_as_the_method_says() -> None:
    labels = LabelSum(1, 1.0, 0.5, 1, 0.0, 0.0)
    assert formulas.theoretical_exposure(labels, DEFAULT) == pytest.approx(2 / 3)
    assert formulas.theoretical_exposure(labels, Method(core_weight=1)) == 0.5


def test_few_tasks_stay_near_the_overall_share() -> None:
    few = formulas.automation_use(UsePattern(20, 1, 1.0), 0.4, DEFAULT)
    many = formulas.automation_use(UsePattern(40, 40, 40.0), 0.4, DEFAULT)
    assert few == pytest.approx(0.5)
    assert many > 0.9


@given(theoretical=shares, observed=shares, speed=shares, years=st.integers(0, 20))
def test_a_scenario_never_leaves_the_gap(
    theoretical: float, observed: float, speed: float, years: int
) -> None:
    reached = formulas.scenario(theoretical, observed, speed, years)
    low, high = sorted((theoretical, observed))
    assert low - 1e-9 <= reached <= high + 1e-9


def test_a_projection_of_ten_years_is_the_projected_change() -> None:
    assert formulas.projected_jobs(1000, 50, 10) == pytest.approx(1500)
    assert formulas.projected_jobs(1000, 50, 0) == 1000
