"""Orders of numbers: ranks with ties, and how far two orders agree."""

import math
from collections.abc import Sequence
from operator import mul


def mid_ranks(numbers: Sequence[float]) -> list[float]:
    """Return the rank of each number from 1 for the lowest; ties get the mean of their ranks."""
    order = sorted(numbers)
    last = {number: at for at, number in enumerate(order, start=1)}
    first = {
        number: at for at, number in zip(range(len(order), 0, -1), reversed(order), strict=True)
    }
    return [(first[number] + last[number]) / 2 for number in numbers]


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation (-1 to 1) of two sequences of equal length.

    It is Pearson's correlation of the mid-ranks. None where there are fewer than three pairs, or
    where one side is all alike: there is no order to agree with.
    """
    if len(first) < 3:
        return None
    a, b = mid_ranks(first), mid_ranks(second)
    # Mid-ranks are whole or half numbers, so these sums are exact.
    base = len(a) * ((len(a) + 1) / 2) ** 2
    spread = (sum(map(mul, a, a)) - base) * (sum(map(mul, b, b)) - base)
    return (sum(map(mul, a, b)) - base) / math.sqrt(spread) if spread else None


def percentile_rank(number: float, numbers: Sequence[float]) -> float:
    """Return where NUMBER stands among NUMBERS, which are not empty: 0 to 100, 50 in the middle.

    It is the share of NUMBERS that are lower plus half the share of those that are equal, so
    that all that are equal share the middle of the place that they take up together.
    """
    lower = sum(each < number for each in numbers)
    equal = sum(each == number for each in numbers)
    return 100 * (lower + equal / 2) / len(numbers)


def quantile(numbers: Sequence[float], share: float) -> float:
    """Return the number below which SHARE (0-1) of NUMBERS lie, between neighbours in proportion.

    This is method 7 of Hyndman and Fan (1996), which spreadsheets and pandas use.
    """
    order = sorted(numbers)
    at = share * (len(order) - 1)
    low = math.floor(at)
    high = min(low + 1, len(order) - 1)
    return order[low] + (order[high] - order[low]) * (at - low)
