"""Classes with round bounds: how numbers are put into the few colours of a map."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from occdesk.charts.figure.areas import LEVELS

_MANTISSAS = (5.0, 2.0, 1.0)
_POWERS = 4


class Classes(NamedTuple):
    """Numbers from one of `bounds` up to the next are of one class; one more class than bounds."""

    bounds: tuple[float, ...]

    def level_of(self, number: float) -> int:
        """Return the level of NUMBER, 0 to LEVELS - 1; few classes are spread over all levels."""
        return self.levels[bisect_right(self.bounds, number)]

    @property
    def levels(self) -> tuple[int, ...]:
        """The level of each class, the lowest first; a single class has the middle one."""
        return _levels(len(self.bounds))


@cache
def _levels(bounds: int) -> tuple[int, ...]:
    if not bounds:
        return (LEVELS // 2,)
    return tuple(round(place * (LEVELS - 1) / bounds) for place in range(bounds + 1))


def round_classes(
    numbers: Sequence[float], most: int = LEVELS, pivot: float | None = None
) -> Classes:
    """Return at most MOST classes that share out NUMBERS about equally, between round bounds.

    The bounds are the quantiles, rounded as far as no class is left nearly empty. A PIVOT within
    the numbers (1 for a quotient) takes the place of the bound nearest to it.
    """
    ordered = sorted(numbers)
    for many in range(min(most, len(set(ordered))), 1, -1):
        wanted = [_quantile(ordered, place / many) for place in range(1, many)]
        for step in _steps(ordered[-1] - ordered[0]):
            bounds = tuple(float(f"{math.floor(each / step + 0.5) * step:.12g}") for each in wanted)
            if _is_fair(bounds, ordered):
                return Classes(_pivoted(bounds, ordered, pivot))
    return Classes(())


def _quantile(ordered: Sequence[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def _steps(span: float) -> list[float]:
    """Return what bounds may be multiples of, from coarse to fine."""
    power = math.floor(math.log10(span))
    return [m * 10.0 ** (power - n) for n in range(_POWERS) for m in _MANTISSAS]


def _is_fair(bounds: Sequence[float], ordered: Sequence[float]) -> bool:
    """Tell whether each class holds at least a quarter of its share of the numbers, and one."""
    ends = [0, *(sum(number < bound for number in ordered) for bound in bounds), len(ordered)]
    least = max(1.0, len(ordered) / (len(bounds) + 1) / 4)
    return all(high - low >= least for low, high in pairwise(ends))


def _pivoted(
    bounds: tuple[float, ...], ordered: Sequence[float], pivot: float | None
) -> tuple[float, ...]:
    if pivot is None or pivot in bounds or not ordered[0] < pivot <= ordered[-1]:
        return bounds
    nearest = min(bounds, key=lambda bound: abs(bound - pivot))
    moved = tuple(sorted(pivot if bound == nearest else bound for bound in bounds))
    return moved if _is_fair(moved, ordered) else bounds
