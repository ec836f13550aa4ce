"""Numbers as people read them."""

import pytest

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import METRICS, metric
from occdesk.model.value import Release
from occdesk.model.wording import (
    MINUS,
    NBSP,
    say,
    say_as_published,
    say_number,
    say_release,
    say_short,
    say_year,
)


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "words"),
    [
        (123480, "usd", 0, "$123,480"),
        (0.675, "share", 0, "68%"),
        (0.625, "share", 0, "63%"),
        (12.0, "percent", 1, "12.0%"),
        (-25.9, "percent", 1, f"{MINUS}25.9%"),
        (0.0, "percent", 1, "0.0%"),
        (23.5, "usd_hour", 2, "$23.50 an hour"),
        (1687890, "jobs", 0, "1,687,890"),
        (2025, "year", 0, "2025"),
    ],
)
def test_numbers_carry_their_unit(number: float, unit: str, decimals: int, words: str) -> None:
    assert say_number(number, unit, decimals) == words


def test_what_is_published_as_zero_hundreds_is_not_said_to_be_none(measures: Dataset) -> None:
    """BLS rounds its projections to hundreds: 0.0 thousand is up to 49."""
    said = 0
    for id in ("projected_employment", "ep_employment", "openings", "exits", "transfers"):
        for code, value in measures.column(id).items():
            words = say(value, measures.metric(id))
            assert words != "0", (code, id)
            assert (words == "fewer than 50") == (value.number == 0)
            said += value.number == 0
    assert said >= 28


@pytest.mark.parametrize(
    ("id", "year", "words"),
    [
        ("median_wage", 2025, "May 2025"),
        ("exits_rate", 2034, "2024–34"),
        ("projected_growth", 2032, "2022–32"),
        ("projected_employment", 2034, "2034"),
        ("ep_employment", 2024, "2024"),
        ("growth_revision", 2034, "2024–34"),
        ("job_zone", None, ""),
    ],
)
def test_a_figure_of_a_span_is_said_of_the_span(id: str, year: int | None, words: str) -> None:
    assert say_year(metric(id), year) == words


def test_what_is_of_several_years_says_so_in_its_definition() -> None:
    """A definition that speaks of 2024 to 2034 is of a metric with that span, and the reverse."""
    for each in METRICS:
        if each.id == "change_reasons":
            continue
        speaks = "2024 to 2034" in each.definition
        assert speaks == (each.span == 10), each.id


def test_no_metric_is_called_a_share_whose_caveat_says_that_it_is_none() -> None:
    for each in METRICS:
        if "not a share" in each.caveat:
            assert "index" in (each.counts_in or each.unit), each.id
            assert "of the work" not in each.counts_in
        if each.unit == "share" or each.unit == "percent":
            assert each.counts_in or each.id == "projected_growth", each.id


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026", "OEWS May 2025, published in 2026"),
        ("2026-03", "OEWS May 2025, published in March 2026"),
        ("2025-08-28", "OEWS May 2025, published on August 28, 2025"),
        ("", "OEWS May 2025"),
    ],
)
def test_a_release_says_when_it_came_out(published: str, words: str) -> None:
    assert say_release(Release("oews-2025", "oews", "OEWS May 2025", published)) == words


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "words"),
    [
        (0.0, "share", 0, "0%"),
        (0.0022, "share", 0, "0.2%"),
        (0.0004, "share", 0, "0.04%"),
        (0.00003, "share", 0, "<0.01%"),
        (-0.04, "percent", 1, f"{MINUS}0.04%"),
        (-0.0001, "percent", 1, f">{MINUS}0.001%"),
        (0.004, "score", 1, "0.004"),
        (0.4, "jobs", 0, "0.4"),
        (0.4, "usd", 0, "$0.40"),
        (0.3 - 0.2 - 0.1, "index", 2, "0.00"),
    ],
)
def test_only_zero_reads_as_zero(number: float, unit: str, decimals: int, words: str) -> None:
    assert say_number(number, unit, decimals) == words


def test_a_small_difference_keeps_its_sign() -> None:
    assert say_number(0.3, "percent", signed=True) == "+0.3%"
    assert say_number(0.001, "points", signed=True) == f"<+0.01{NBSP}points"
    assert say_number(0.0, "percent", signed=True) == "0%"


def test_differences_carry_their_sign() -> None:
    assert say_number(1200, "usd", signed=True) == "+$1,200"
    assert say_number(-1200, "usd", signed=True) == f"{MINUS}$1,200"


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1687890, "jobs", f"1.69{NBSP}million"),
        (155495730, "jobs", f"155{NBSP}million"),
        (123480, "usd", "$123k"),
        (8200, "jobs", "8,200"),
    ],
)
def test_narrow_places_get_short_numbers(number: float, unit: str, words: str) -> None:
    assert say_short(number, unit) == words


def test_a_figure_of_others_has_the_digits_that_they_gave_it() -> None:
    assert say_as_published(40.0, "score") == "40"
    assert say_as_published(40.5, "score") == "40.5"
    assert say_as_published(0.67, "share") == "67%"
    assert say_as_published(0.675, "share") == "67.5%"
    assert say_as_published(123480.0, "usd") == "$123,480"
