"""Disagreement of the indices: percentiles, their spread, and correlations of ranks."""

import pandas as pd
import pytest

from occdesk.metrics import agreement
from occdesk.metrics.agreement import BESIDE, INDICES, percentiles, rank_correlations, spread
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.model.value import Value

DATA, NURSES, ELECTRICIANS = "15-2051.00", "29-1141.00", "47-2111.00"
THEORY, POTENTIAL, SEEN, COPILOT = (
    "theoretical_exposure",
    "automation_potential",
    "observed_exposure",
    "microsoft_applicability",
)
HERE = (THEORY, POTENTIAL, "human_exposure", SEEN, COPILOT)


@pytest.fixture(scope="module")
def pairs(measures: Dataset) -> dict[tuple[str, str], agreement.Pair]:
    found = rank_correlations(measures, (THEORY, POTENTIAL, SEEN, COPILOT, *BESIDE))
    return {(each.first, each.second): each for each in found}


@pytest.mark.parametrize(
    ("first", "second", "rho", "n"),
    [
        (THEORY, POTENTIAL, 0.94, 798), (THEORY, SEEN, 0.70, 756), (THEORY, COPILOT, 0.71, 773),
        (POTENTIAL, SEEN, 0.69, 756),
        (POTENTIAL, COPILOT, 0.72, 773), (SEEN, COPILOT, 0.57, 756),
        (THEORY, "median_wage", 0.46, 767), (POTENTIAL, "median_wage", 0.39, 767),
        (SEEN, "median_wage", 0.28, 752), (COPILOT, "median_wage", 0.25, 767),
        (THEORY, "projected_growth", 0.08, 773), (POTENTIAL, "projected_growth", 0.06, 773),
        (SEEN, "projected_growth", 0.05, 756), (COPILOT, "projected_growth", 0.03, 773),
    ],
)  # fmt: skip
def test_correlations_are_those_of_the_table_of_sources(
    pairs: dict[tuple[str, str], agreement.Pair], first: str, second: str, rho: float, n: int
) -> None:
    pair = pairs[first, second]
    assert pair.rho is not None
    assert round(pair.rho, 2) == rho
    assert pair.n == n
    assert 665 <= pair.n <= 809


def test_correlations_are_what_pandas_makes_of_the_values_themselves(
    measures: Dataset, pairs: dict[tuple[str, str], agreement.Pair]
) -> None:
    rows = [
        (code[:7], id, value.number)
        for id in (THEORY, POTENTIAL, SEEN, COPILOT, *BESIDE)
        for code, value in measures.column(id).items()
        if value.number is not None and value.match != "group"
    ]
    frame = pd.DataFrame(rows, columns=["soc", "metric", "number"])
    wide = frame.pivot_table(index="soc", columns="metric", values="number", aggfunc="mean")
    for (first, second), pair in pairs.items():
        both = wide[[first, second]].dropna().round(12).rank()
        assert pair.n == len(both)
        assert pair.rho == pytest.approx(both[first].corr(both[second]), abs=1e-9)


def test_indices_that_nobody_imported_are_left_out(measures: Dataset) -> None:
    assert agreement.available_indices(measures) == HERE
    assert [place.metric for place in percentiles(measures, DATA)] == list(HERE)
    assert set(HERE) < set(INDICES)


def test_the_percentile_counts_each_soc_code_once(measures: Dataset) -> None:
    numbers = measures.numbers(THEORY)
    by_soc: dict[str, list[float]] = {}
    for code, number in numbers.items():
        by_soc.setdefault(code[:7], []).append(number)
    assert len(by_soc) == 798 < len(numbers)
    means = [sum(each) / len(each) for each in by_soc.values()]
    own = numbers[NURSES]
    lower = sum(mean < own - 1e-12 for mean in means)
    alike = sum(abs(mean - own) <= 1e-12 for mean in means)
    place = percentiles(measures, NURSES, (THEORY,))[0]
    assert place.percentile == pytest.approx(100 * (lower + alike / 2) / 798)
    assert (place.n, place.value.number) == (798, own)


def test_all_that_are_not_seen_in_use_share_the_middle_of_their_place(measures: Dataset) -> None:
    place = percentiles(measures, ELECTRICIANS, (SEEN,))[0]
    assert (place.value.number, place.ties, place.n) == (0, 411, 756)
    assert place.percentile == pytest.approx(100 * 411 / 2 / 756)


def test_occupations_that_share_a_soc_code_share_its_tie(measures: Dataset) -> None:
    # Three O*NET-SOC codes hold the figure of 15-2051; their mean is that very figure.
    place = percentiles(measures, DATA, (SEEN,))[0]
    assert place.ties == 1
    assert agreement.soc_figures(measures, SEEN)["15-2051"] == place.value.number


def test_percentiles_of_a_whole_index_are_even_around_50(measures: Dataset) -> None:
    figures = agreement.soc_figures(measures, COPILOT)
    codes = [f"{soc}.00" for soc in figures if f"{soc}.00" in measures.catalogue.by_code]
    places = agreement.places_among({COPILOT: figures}, measures, codes[0])
    assert len(places) == 1
    ranks = [agreement.percentile_rank(number, tuple(figures.values())) for number in
             figures.values()]  # fmt: skip
    assert sum(ranks) / len(ranks) == pytest.approx(50)
    assert min(ranks) > 0 and max(ranks) < 100


def test_a_figure_of_a_merged_group_is_placed_but_not_counted(measures: Dataset) -> None:
    place = percentiles(measures, "13-1022.00", (COPILOT,))[0]
    assert place.match == "group"
    assert place.percentile is not None and 60 < place.percentile < 75
    assert "13-1022" not in agreement.soc_figures(measures, COPILOT)
    assert place.n == 773


def test_a_missing_figure_has_a_reason_and_an_estimate_only_when_asked_for(
    measures: Dataset,
) -> None:
    missing = percentiles(measures, "13-1022.00", (SEEN,))[0]
    assert missing.percentile is None and missing.reason
    made = percentiles(measures, "13-1022.00", (SEEN,), estimates=True)[0]
    assert made.match == "estimated"
    assert made.percentile is not None and made.n == missing.n


def test_the_military_stand_nowhere(measures: Dataset) -> None:
    places = percentiles(measures, "55-1011.00", estimates=True)
    assert all(place.percentile is None and "military" in place.reason for place in places)
    apart = spread(places)
    assert (apart.n, apart.range, apart.middle) == (0, None, None)
    assert apart.words == "No index has a figure."


def test_the_spread_is_the_range_and_the_middle_half_of_the_percentiles(
    measures: Dataset,
) -> None:
    places = percentiles(measures, NURSES)
    found = pd.Series([place.percentile for place in places], dtype="float64")
    apart = spread(places)
    assert apart.low is not None and apart.high is not None
    assert (apart.low.metric, apart.high.metric) == (COPILOT, SEEN)
    assert apart.range == pytest.approx(found.max() - found.min())
    assert apart.middle == pytest.approx(found.quantile(0.75) - found.quantile(0.25))
    assert "39 on AI applicability (Microsoft) to 69 on observed exposure: 29" in apart.words


@pytest.mark.parametrize(
    ("ends", "words"),
    [((50, 60), "agree closely"), ((50, 80), "agree roughly"), ((40, 90), "they differ"),
     ((0.0, 100.0), "contradict each other")],
)  # fmt: skip
def test_words_follow_the_range(ends: tuple[float, float], words: str) -> None:
    value = Value(DATA, THEORY, 0.5, None, 2023, "US", "rated", "exact", DATA, "", "", None)
    places = [agreement.IndexPlace(THEORY, DATA, end, 798, 0, value) for end in ends]
    assert words in spread(places).words
    assert spread(places[:1]).words == "Only one index has a figure."


def test_disagreements_are_the_spreads_of_all_soc_codes(measures: Dataset) -> None:
    figures = {id: agreement.soc_figures(measures, id) for id in HERE}
    found = {each.soc: each for each in agreement.disagreements(figures)}
    assert len(found) == 798
    for code in (NURSES, ELECTRICIANS, "23-2093.00", "43-4051.00"):
        apart = spread(percentiles(measures, code))
        assert apart.low is not None and apart.high is not None
        own = found[code[:7]]
        assert own.range == pytest.approx(apart.range)
        assert (own.low[0], own.high[0], own.n) == (apart.low.metric, apart.high.metric, apart.n)
    ranges = [each.range for each in agreement.disagreements(figures)]
    assert ranges == sorted(ranges, reverse=True)


def test_an_unknown_occupation_is_refused(measures: Dataset) -> None:
    with pytest.raises(UsageError, match="no occupation 15-9999"):
        percentiles(measures, "15-9999.00")
