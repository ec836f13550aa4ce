"""Where the ticks of an axis stand and what is written at them."""

import math
from collections.abc import Sequence
from itertools import pairwise

from occdesk.charts.figure.parts import Scale, Tick
from occdesk.model.wording import NBSP, say_number, say_short

# Mantissas that people count in, from sparse to dense; a log axis takes the densest that fits.
_LOG_MANTISSAS: tuple[tuple[float, ...], ...] = (
    (1,),
    (1, 3),
    (1, 2, 5),
    (1, 1.5, 2, 3, 5, 7),
    (1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9),
)
_WHOLE_UNITS = ("year", "jobs", "zone")


def nice_ticks(
    low: float, high: float, unit: str, count: int = 6, scale: Scale = "linear"
) -> tuple[Tick, ...]:
    """Return about COUNT ticks at round numbers within LOW to HIGH, labelled in UNIT.

    UNIT is a Metric unit or `year`; years and counts are whole. A log axis takes plain numbers
    above 0. Raises ValueError for a range that is not finite, or not above 0 on a log axis.
    """
    low, high = _checked(low, high, scale)
    count = max(count, 2)
    if low == high:
        return (Tick(low, _labels((low,), unit)[0]),)
    places = _log_places(low, high, unit, count) if scale == "log" else ()
    if len(places) < 2:
        places = _linear_places(low, high, unit, count)
    return tuple(Tick(at, label) for at, label in zip(places, _labels(places, unit), strict=True))


def nice_range(
    low: float, high: float, zero: bool = False, scale: Scale = "linear", count: int = 6
) -> tuple[float, float]:
    """Return the smallest range that holds LOW to HIGH and begins and ends at round numbers.

    ZERO puts 0 into a linear range. A range of one number is widened around it. Raises
    ValueError as `nice_ticks` does.
    """
    low, high = _checked(low, high, scale)
    if scale == "log":
        return _log_floor(low), _log_ceiling(high if high > low else low * 1.01)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        spread = abs(low) * 0.1 or 1.0
        low, high = low - spread, high + spread
    step = _step(high - low, count)
    # The last digit of a float must not push the range out by a whole step.
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return _clean(first * step), _clean(last * step)


def _checked(low: float, high: float, scale: Scale) -> tuple[float, float]:
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"an axis cannot run from {low} to {high}")
    if scale == "log" and min(low, high) <= 0:
        raise ValueError(f"a log axis cannot run from {low} to {high}")
    return min(low, high), max(low, high)


def _step(span: float, count: int) -> float:
    """Return the round step (1, 2, 2.5 or 5 times a power of ten) that cuts SPAN about so."""
    rough = span / max(count - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    for mantissa in (1.0, 2.0, 2.5, 5.0, 10.0):
        if rough <= mantissa * power * 1.0001:
            return mantissa * power
    return 10.0 * power


def _clean(number: float) -> float:
    """Return NUMBER without the dust of binary fractions (0.30000000000000004)."""
    return float(f"{number:.12g}") + 0.0


def _linear_places(low: float, high: float, unit: str, count: int) -> tuple[float, ...]:
    step = _step(high - low, count)
    if unit in _WHOLE_UNITS:
        step = max(round(step), 1.0) if step != 2.5 else 2.0
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(_clean(n * step) for n in range(first, last + 1))


def _log_places(low: float, high: float, unit: str, count: int) -> tuple[float, ...]:
    best: tuple[float, ...] = ()
    for mantissas in _LOG_MANTISSAS:
        places = tuple(
            at
            for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
            for at in (_clean(m * 10.0**power) for m in mantissas)
            if low * (1 - 1e-9) <= at <= high * (1 + 1e-9)
            and (unit not in _WHOLE_UNITS or at == round(at))
        )
        if best and len(places) > count:
            break
        best = places
    # Many decades: every second power of ten, then every third.
    return best[:: math.ceil(len(best) / count)] if len(best) > count else best


def _log_floor(number: float) -> float:
    power = 10.0 ** math.floor(math.log10(number) + 1e-9)
    steps = [_clean(m * power) for m in _LOG_MANTISSAS[3]]
    return max((s for s in steps if s <= number * (1 + 1e-9)), default=_clean(power))


def _log_ceiling(number: float) -> float:
    power = 10.0 ** math.floor(math.log10(number) + 1e-9)
    steps = [_clean(m * power) for m in (*_LOG_MANTISSAS[3], 10)]
    return min(s for s in steps if s >= number * (1 - 1e-9))


def _labels(places: Sequence[float], unit: str) -> list[str]:
    """Return what to write at PLACES: short words, as exact as the places need.

    The axis title says "an hour", so the ticks of hourly pay need not.
    """
    unit = "usd" if unit == "usd_hour" else unit
    say = say_short if _can_be_short(places, unit) else say_number
    for decimals in range(5):
        labels = [_trimmed(say(at, unit, decimals)) for at in places]
        if _exact(labels, places, unit, decimals):
            return labels
    return [say_number(at, unit, 4) for at in places]


def _can_be_short(places: Sequence[float], unit: str) -> bool:
    """Tell whether short words round none of PLACES off and do not mix $5,000 with $10k."""
    if unit not in ("usd", "jobs"):
        return True
    thousands = [at for at in places if 0 < abs(at) < 1e6]
    if unit == "usd" and any(abs(at) >= 10_000 for at in thousands):
        if any(at % 1000 for at in thousands):
            return False
        if min(abs(at) for at in thousands) < 10_000 and max(places) < 100_000:
            return False
    return not any(abs(at) >= 1e6 and at % 1e4 for at in places)


def _exact(labels: Sequence[str], places: Sequence[float], unit: str, decimals: int) -> bool:
    """Tell whether DECIMALS write each place unrounded and no two places alike."""
    if unit == "usd" and decimals == 1:
        return False  # dollars have two decimals or none
    factor = 100.0 if unit == "share" else 1.0
    rounded = all(
        math.isclose(round(at * factor, decimals), at * factor, rel_tol=1e-6, abs_tol=1e-9)
        for at in places
    )
    return rounded and all(a != b for a, b in pairwise(labels))


def _trimmed(label: str) -> str:
    """Return LABEL with `1.50 million` as `1.5 million`."""
    body, space, word = label.partition(f"{NBSP}million")
    if space and "." in body:
        body = body.rstrip("0").rstrip(".")
    return body + space + word
