"""Axes of a plot: from numbers to px and back, and which ticks there is room for. No Qt."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure.parts import Axis, Tick
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.render.layout.figure import TICK, Measure

TICK_AIR = 14.0
_WHOLE = 1e-6


class Scaled(NamedTuple):
    """An axis stretched from px START to px END; y axes have START below END on the screen."""

    axis: Axis
    low: float
    high: float
    start: float
    end: float

    def px(self, numbers: Iterable[float]) -> np.ndarray:
        """Return NUMBERS in px; those that a log axis cannot show become NaN."""
        values = self._plain(np.asarray(tuple(numbers), dtype=float))
        low, high = self._ends()
        share = (values - low) / ((high - low) or 1.0)
        return self.start + share * (self.end - self.start)

    def at(self, number: float) -> float:
        """Return one NUMBER in px."""
        return float(self.px((number,))[0])

    def number(self, px: float) -> float:
        """Return the number at PX."""
        return self._number(self._value(px))

    def moved(self, px: float) -> tuple[float, float]:
        """Return low and high after the plot was dragged by PX; never past the axis's own ends."""
        return self._seen(self.start - px, self.end - px)

    def zoomed(self, factor: float, around: float) -> tuple[float, float]:
        """Return low and high after a zoom by FACTOR (over 1: nearer) AROUND a px.

        Whoever goes back ends with the whole axis.
        """
        return self._seen(
            around + (self.start - around) / factor, around + (self.end - around) / factor
        )

    def share(self) -> float:
        """Return how much of the axis is seen, from 0 to 1."""
        first, last = self._own_ends()
        low, high = self._ends()
        return (high - low) / ((last - first) or 1.0)

    def _seen(self, start: float, end: float) -> tuple[float, float]:
        """Return the numbers at START and END px, moved and cut to lie within the whole axis."""
        first, last = self._own_ends()
        low, high = self._value(start), self._value(end)
        if high - low >= (last - first) * (1 - _WHOLE):
            # Exactly its ends: the axis then has its own ticks.
            return self.axis.low, self.axis.high
        by = max(first - low, 0.0) + min(last - high, 0.0)
        return self._number(low + by), self._number(high + by)

    def _value(self, px: float) -> float:
        """Return what stands at PX as the axis is divided: on a log axis the logarithm."""
        low, high = self._ends()
        return low + (px - self.start) / ((self.end - self.start) or 1.0) * (high - low)

    def _number(self, value: float) -> float:
        return 10**value if self.axis.scale == "log" else value

    def _plain(self, values: np.ndarray) -> np.ndarray:
        if self.axis.scale != "log":
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(values > 0, np.log10(values), np.nan)

    def _ends(self) -> tuple[float, float]:
        return self._divided(self.low, self.high)

    def _own_ends(self) -> tuple[float, float]:
        return self._divided(self.axis.low, self.axis.high)

    def _divided(self, low: float, high: float) -> tuple[float, float]:
        if self.axis.scale != "log":
            return low, high
        return math.log10(low), math.log10(high)


def window_ticks(axis: Axis, low: float, high: float, count: int) -> tuple[Tick, ...]:
    """Return the ticks of AXIS between LOW and HIGH: its own where nobody has zoomed."""
    if (low, high) == (axis.low, axis.high):
        return axis.ticks
    return nice_ticks(low, high, axis.unit, count, axis.scale)


def ticks_across(scaled: Scaled, measure: Measure) -> tuple[Tick, ...]:
    """Return the ticks of an x axis that stand side by side without touching."""
    long = abs(scaled.end - scaled.start)
    return _fitting(
        scaled,
        max(2, int(long / 110)),
        lambda ticks: _apart(
            [scaled.at(tick.at) for tick in ticks],
            [measure(tick.label, TICK) + TICK_AIR for tick in ticks],
        ),
    )


def ticks_up(scaled: Scaled) -> tuple[Tick, ...]:
    """Return the ticks of a y axis that stand one above another without crowding."""
    long = abs(scaled.end - scaled.start)
    need = TICK.line * 1.5
    return _fitting(
        scaled,
        max(2, int(long / 56)),
        lambda ticks: _apart([scaled.at(tick.at) for tick in ticks], [need] * len(ticks)),
    )


def _fitting(
    scaled: Scaled, count: int, fits: Callable[[Sequence[Tick]], bool]
) -> tuple[Tick, ...]:
    """Return the axis's ticks, else rounder and fewer ones, until they fit."""
    ticks = window_ticks(scaled.axis, scaled.low, scaled.high, count)
    if fits(ticks):
        return ticks
    if ticks and all(tick.label for tick in ticks):
        for fewer in range(len(ticks) - 1, 1, -1):
            rounder = nice_ticks(
                scaled.low, scaled.high, scaled.axis.unit, fewer, scaled.axis.scale
            )
            if 2 <= len(rounder) < len(ticks) and fits(rounder):
                return rounder
    for step in range(2, len(ticks)):
        if fits(ticks[::step]) and len(ticks[::step]) > 2:
            return ticks[::step]
    if len(ticks) > 1 and fits((ticks[0], ticks[-1])):
        return ticks[0], ticks[-1]
    for step in range(2, len(ticks)):
        if fits(ticks[::step]):
            return ticks[::step]
    return ticks[:1]


def _apart(middles: Sequence[float], sizes: Sequence[float]) -> bool:
    order = sorted(range(len(middles)), key=lambda n: middles[n])
    return all(middles[b] - middles[a] >= (sizes[a] + sizes[b]) / 2 for a, b in pairwise(order))
