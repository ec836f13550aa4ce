"""Numbers as people read them."""

import pytest

from occdesk.model.wording import MINUS, NBSP, say_as_published, say_number, say_short


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
