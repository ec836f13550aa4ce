import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.model.wording import NBSP


def labels(*arguments: object) -> list[str]:
    return [tick.label for tick in nice_ticks(*arguments)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ((0, 240_000, "usd"), ["$0", "$50k", "$100k", "$150k", "$200k"]),
        ((30_000, 45_000, "usd", 4), ["$30k", "$35k", "$40k", "$45k"]),
        ((0, 12_000, "usd"), ["$0", "$2,500", "$5,000", "$7,500", "$10,000"]),
        ((10_000, 20_000, "usd", 5), ["$10,000", "$12,500", "$15,000", "$17,500", "$20,000"]),
        ((20_000, 239_000, "usd", 6, "log"), ["$20k", "$50k", "$100k", "$200k"]),
        ((15, 90, "usd_hour"), ["$20", "$40", "$60", "$80"]),
        ((0, 1_900_000, "jobs"), ["0", "500,000", f"1{NBSP}million", f"1.5{NBSP}million"]),
        (
            (100, 3e6, "jobs", 6, "log"),
            ["100", "1,000", "10,000", "100,000", f"1{NBSP}million"],
        ),
        ((0, 1, "share", 6), [f"{n}%" for n in (0, 20, 40, 60, 80, 100)]),
        ((-12.5, 33, "percent"), [f"{n}%" for n in ("−10", 0, 10, 20, 30)]),
        ((2019, 2034, "year"), ["2020", "2025", "2030"]),
        ((2024, 2025, "year"), ["2024", "2025"]),
        ((0, 2, "jobs"), ["0", "1", "2"]),
        ((0, 100, "score"), ["0", "20", "40", "60", "80", "100"]),
    ],
)
def test_ticks_are_round_and_written_as_people_read_them(
    asked: tuple[object, ...], written: list[str]
) -> None:
    assert labels(*asked) == written


def test_an_axis_of_one_number_has_one_tick() -> None:
    assert labels(5, 5, "score") == ["5"]


@pytest.mark.parametrize(
    "asked", [(0, math.inf, "usd"), (math.nan, 1, "usd"), (0, 10, "usd", 6, "log")]
)
def test_a_range_without_an_axis_is_refused(asked: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="cannot run from"):
        labels(*asked)


spans = st.tuples(st.floats(-1e6, 1e6, allow_nan=False), st.floats(1e-2, 1e7, allow_nan=False)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(spans, st.sampled_from(["usd", "jobs", "percent", "score", "share"]), st.integers(3, 10))
def test_ticks_rise_within_the_range_and_no_two_are_written_alike(
    span: tuple[float, float], unit: str, count: int
) -> None:
    low, high = span
    ticks = nice_ticks(low, high, unit, count)
    slack = (high - low) * 1e-6
    assert all(low - slack <= tick.at <= high + slack for tick in ticks)
    assert all(a.at < b.at and a.label != b.label for a, b in pairwise(ticks))
    assert len(ticks) <= 2 * count + 1


@given(st.floats(0.01, 1e6), st.floats(1.05, 1e5), st.integers(3, 8))
def test_log_ticks_stay_within_the_range_and_are_never_a_crowd(
    low: float, factor: float, count: int
) -> None:
    ticks = nice_ticks(low, low * factor, "score", count, "log")
    assert all(low * 0.999 <= tick.at <= low * factor * 1.001 for tick in ticks)
    assert len(ticks) <= 2 * count + 1


@given(spans, st.booleans())
def test_a_nice_range_holds_what_it_was_given(span: tuple[float, float], zero: bool) -> None:
    low, high = nice_range(*span, zero=zero)
    slack = (high - low) * 1e-6
    assert low <= span[0] + slack and high >= span[1] - slack
    if zero:
        assert low <= 0 <= high


def test_a_nice_range_is_round() -> None:
    assert nice_range(31_000, 239_000) == (0, 250_000)
    assert nice_range(0.02, 0.83) == (0, 1)
    assert nice_range(-3, 14) == (-5, 15)
    assert nice_range(31_000, 239_200, scale="log") == (30_000, 300_000)


def test_a_range_of_one_number_is_widened() -> None:
    low, high = nice_range(5, 5)
    assert low < 5 < high
    low, high = nice_range(0, 0)
    assert low < 0 < high
    low, high = nice_range(5, 5, scale="log")
    assert low <= 5 < high
