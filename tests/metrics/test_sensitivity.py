"""Sensitivity: the quick frame gives what a Dataset gives, and rankings move as they should."""

import pandas as pd
import pytest

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import risk_band
from occdesk.metrics.method import DEFAULT, PARAMETERS, Method
from occdesk.metrics.sensitivity import (
    ALTERNATIVES,
    Sensitivity,
    Shift,
    derive,
    method_with,
    say_changes,
    sensitivity,
)

OTHER = Method(
    core_weight=3,
    theory_weight=1,
    use_weight=2.5,
    risk_floor=0.25,
    shrinkage=1.5,
    fewest_tasks=4,
    automate_from=0.55,
    augment_to=0.35,
)


@pytest.fixture(scope="module")
def found(measures: Dataset) -> Sensitivity:
    return sensitivity(measures)


@pytest.fixture(scope="module")
def by_words(found: Sensitivity) -> dict[tuple[str, str], Shift]:
    return {(say_changes(each.changes), each.metric): each for each in found.shifts}


@pytest.mark.parametrize("method", [DEFAULT, OTHER, Method(risk_floor=0), Method(shrinkage=0)])
def test_the_frame_gives_what_single_values_give(measures: Dataset, method: Method) -> None:
    derived = derive(measures, method)
    slow = Dataset(measures.catalogue, method)
    assert list(derived.index) == list(measures.catalogue.by_code)
    for code in list(derived.index)[::9]:
        for id in derived.columns:
            value = slow.value(code, id)
            found = derived.loc[code, id]
            if value.missing:
                assert pd.isna(found), (code, id)
            else:
                assert found == (value.text if id == "automation_mode" else value.number), id


def test_each_parameter_of_today_has_an_alternative() -> None:
    changed = {name for changes in ALTERNATIVES for name, _ in changes}
    assert changed == {each.name for each in PARAMETERS} - {"scenarios"}
    assert all(method_with(changes) != DEFAULT for changes in ALTERNATIVES)


def test_a_parameter_moves_only_what_depends_on_it(
    by_words: dict[tuple[str, str], Shift],
) -> None:
    touched = {(words, metric) for words, metric in by_words if "Floor" in words}
    assert {metric for _, metric in touched} == {"automation_risk"}
    assert {metric for words, metric in by_words if words.startswith("Weight of theory")} == {
        "ai_exposure"
    }
    core = {metric for words, metric in by_words if "Core" in words}
    assert core == {"ai_exposure", "automation_risk"}


def test_a_shift_is_what_pandas_makes_of_two_whole_computations(
    measures: Dataset, by_words: dict[tuple[str, str], Shift]
) -> None:
    shift = by_words["Floor of automation risk 0.25", "automation_risk"]
    before = pd.Series(measures.numbers("automation_risk"))
    other = Dataset(measures.catalogue, Method(risk_floor=0.25))
    after = pd.Series(other.numbers("automation_risk"))
    both = pd.DataFrame({"before": before, "after": after})
    ranks = both.round(10).rank(ascending=False)
    moves = (ranks["after"] - ranks["before"]).abs()
    assert shift.n == len(both) == 899
    assert shift.correlation == pytest.approx(ranks["before"].corr(ranks["after"]), abs=1e-9)
    assert (shift.median_move, shift.largest_move) == (moves.median(), moves.max())
    assert moves[shift.farthest] == moves.max()
    tops = [set(both[side].nlargest(100).index) for side in ("before", "after")]
    assert shift.stay == len(tops[0] & tops[1])
    bands = both.map(risk_band)
    assert shift.bands == (bands["before"] != bands["after"]).sum()


def test_rankings_hold_for_small_changes_and_not_for_dropping_use(
    by_words: dict[tuple[str, str], Shift],
) -> None:
    small = by_words["Weight of Core tasks 3", "automation_risk"]
    assert small.correlation is not None and small.correlation > 0.999
    assert small.stay == 100
    large = by_words["Floor of automation risk 0", "automation_risk"]
    assert large.correlation is not None and large.correlation < 0.9
    assert large.bands is not None and large.bands > 500


def test_modes_are_counted_against_those_with_a_pattern_of_use(
    measures: Dataset, found: Sensitivity
) -> None:
    shifts = {say_changes(each.changes): each for each in found.modes}
    few = shifts["Fewest tasks for a mode 1"]
    assert few.n == len(measures.texts("automation_mode"))
    unnamed = list(measures.texts("automation_mode").values()).count("not enough data")
    assert few.changed == unnamed
    assert few.share == pytest.approx(unnamed / few.n)
    assert not any("Floor" in words or "Core" in words for words in shifts)
