"""Classes at even steps: how exposed or how well paid a job is, told by round and equal bounds.

Quantiles would say where an occupation stands among others; here a reader asks how much, so each
class is as wide as the next, and the lowest and the highest are open.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from occdesk.charts.figure.areas import LEVELS
from occdesk.charts.shared.classes import Classes
from occdesk.model.metric import Metric
from occdesk.model.wording import NBSP, PERCENT, say_number, say_short

Ladder = tuple[float, ...]

_BOUNDS = LEVELS - 1
_MANTISSAS = (1.0, 2.0, 2.5, 5.0)

# The bands of automation risk; "moderate" still holds 40, as in `metrics.formulas.risk_band`.
_RISK = (10.0, 25.0, math.nextafter(40.0, math.inf))
_RISK_NAMES = ("below 10, very low", "10 to 25, low", "25 to 40, moderate", "above 40, high")

_ZONES = (1.5, 2.5, 3.5, 4.5)


class NamedClasses(NamedTuple):
    """Classes and what each is called; `low` and `top` are its ends within a sentence."""

    classes: Classes
    names: tuple[str, ...]
    low: str
    top: str


class _Weighed(NamedTuple):
    """Numbers in their order, and the sum of the jobs before each of them and after the last."""

    numbers: tuple[float, ...]
    jobs_before: tuple[float, ...]


def even_classes(what: Metric, numbers: Sequence[tuple[float, float]]) -> NamedClasses:
    """Return at most five classes for NUMBERS (number, jobs) of a metric, with even round bounds.

    Of all such ladders the one is taken that spreads codes and jobs most evenly (the highest sum
    of both entropies). Counts of jobs, which span powers of ten, get bounds of 1 and 3 times such
    powers; what rises for some and falls for others has a bound at 0. Bands of automation risk
    and job zones are those of their makers.
    """
    if what.id == "automation_risk":
        return NamedClasses(Classes(_RISK), _RISK_NAMES, "below 10", "above 40")
    if what.unit == "zone":
        names = tuple(str(zone) for zone in range(1, LEVELS + 1))
        return NamedClasses(Classes(_ZONES), names, names[0], names[-1])
    ordered = sorted(numbers)
    weighed = _Weighed(
        tuple(number for number, _ in ordered),
        (0.0, *accumulate(jobs for _, jobs in ordered)),
    )
    ladders = list(_ladders(weighed.numbers, what.unit))
    through_zero = [ladder for ladder in ladders if 0.0 in ladder]
    if through_zero and weighed.numbers[0] < 0:
        ladders = through_zero
    bounds = max(ladders, key=lambda ladder: _spread(ladder, weighed), default=())
    return _name(bounds, what.unit)


def _ladders(ordered: Sequence[float], unit: str) -> Iterator[Ladder]:
    """Yield ladders of bounds that the middle number is not above, nor below but for the first."""
    if not ordered or ordered[0] == ordered[-1]:
        return
    low, middle, high = ordered[0], ordered[len(ordered) // 2], ordered[-1]
    if unit == "jobs":
        rungs = [m * 10.0**p for p in range(10) for m in (1.0, 3.0) if low < m * 10.0**p <= high]
        for start in range(max(len(rungs) - _BOUNDS, 0) + 1):
            yield tuple(rungs[start : start + _BOUNDS])
        return
    power = math.floor(math.log10(high - low))
    for step in (m * 10.0**p for p in range(power - 2, power + 1) for m in _MANTISSAS):
        first = math.floor(low / step) + 1
        near = range(math.ceil(middle / step) - _BOUNDS, math.floor(middle / step) + 2)
        for start in dict.fromkeys((first, *(each for each in near if each > first))):
            yield tuple(
                bound
                for bound in (float(f"{(start + n) * step:.12g}") for n in range(_BOUNDS))
                if bound <= high
            )


def _spread(bounds: Ladder, weighed: _Weighed) -> float:
    ends = [0, *(bisect_left(weighed.numbers, bound) for bound in bounds), len(weighed.numbers)]
    codes = [float(b - a) for a, b in pairwise(ends)]
    jobs = [weighed.jobs_before[b] - weighed.jobs_before[a] for a, b in pairwise(ends)]
    return _entropy(codes) + _entropy(jobs)


def _entropy(parts: Sequence[float]) -> float:
    total = sum(parts)
    return -sum(each / total * math.log(each / total) for each in parts if each)


def _name(bounds: Ladder, unit: str) -> NamedClasses:
    """Return the classes between BOUNDS with what they are called."""
    if not bounds:
        return NamedClasses(Classes(()), ("all that have a value",), "", "")
    said = _say_bounds(bounds, unit)
    # "10 to 20%": the sign of the second bound is that of the first, too.
    bare = [each.split(NBSP)[0].removesuffix(PERCENT) for each in said]
    starts = bare if unit in ("share", "percent", "points") else said
    between = tuple(
        f"{start} to {end}" for start, (_, end) in zip(starts, pairwise(said), strict=False)
    )
    low, top = f"below {said[0]}", f"{said[-1]} or more"
    return NamedClasses(Classes(bounds), (low, *between, top), low, top)


def _say_bounds(bounds: Ladder, unit: str) -> list[str]:
    """Return BOUNDS in words, all with as many decimals as tell them apart."""
    if unit == "usd" and not any(bound % 1000 for bound in bounds):
        return [say_short(bound, unit) for bound in bounds]
    unit = "usd" if unit == "usd_hour" else unit
    factor = 100.0 if unit == "share" else 1.0
    for decimals in (0, 2) if unit == "usd" else range(6):
        if all(math.isclose(round(b * factor, decimals), b * factor, abs_tol=1e-9) for b in bounds):
            return [say_number(bound, unit, decimals) for bound in bounds]
    return [f"{bound:g}" for bound in bounds]
