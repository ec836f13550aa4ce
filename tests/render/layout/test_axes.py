from itertools import pairwise

import numpy as np
import pytest

from occdesk.charts.figure.parts import Axis
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.render.layout.axes import Scaled, ticks_across, ticks_up
from occdesk.render.layout.figure import TextStyle


def wide(text: str, style: TextStyle) -> float:
    return len(text) * 7.0


def axis(low: float, high: float, unit: str = "usd", scale: str = "linear") -> Axis:
    ticks = nice_ticks(low, high, unit, 6, scale)  # type: ignore[arg-type]
    return Axis("", low, high, unit, ticks, scale)  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_numbers_go_to_px_and_back(scale: str) -> None:
    scaled = Scaled(axis(10, 1000, scale=scale), 10, 1000, 300, 20)
    assert scaled.at(10) == 300 and scaled.at(1000) == pytest.approx(20)
    for number in (10, 35, 500, 1000):
        assert scaled.number(scaled.at(number)) == pytest.approx(number)


def test_equal_factors_are_equal_lengths_on_a_log_axis() -> None:
    scaled = Scaled(axis(1, 100, scale="log"), 1, 100, 0, 200)
    assert scaled.at(10) == pytest.approx(100)


def test_zero_has_no_place_on_a_log_axis() -> None:
    assert np.isnan(Scaled(axis(1, 100, scale="log"), 1, 100, 0, 200).at(0))


def test_a_zoom_keeps_what_is_under_the_pointer() -> None:
    scaled = Scaled(axis(0, 100), 0, 100, 0, 400)
    low, high = scaled.zoomed(2.0, 100.0)
    assert high - low == pytest.approx(50)
    assert Scaled(axis(0, 100), low, high, 0, 400).at(25) == pytest.approx(100)


def test_a_drag_to_the_right_shows_smaller_numbers() -> None:
    low, high = Scaled(axis(0, 100), 40, 80, 0, 400).moved(40)
    assert (low, high) == pytest.approx((36, 76))


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize(("start", "end"), [(0, 400), (400, 0)])
def test_neither_drag_nor_zoom_leaves_the_axis(scale: str, start: int, end: int) -> None:
    whole = axis(10, 1000, scale=scale)
    part = Scaled(whole, 100, 500, start, end)
    for px in (-1e6, -300, -10, 0, 10, 300, 1e6):
        low, high = part.moved(px)
        assert whole.low <= low * 1.000001 and high <= whole.high * 1.000001
        moved = Scaled(whole, low, high, start, end)
        assert moved.share() == pytest.approx(part.share())
        for factor in (1e-9, 0.5, 0.9, 1.5):
            low, high = part.zoomed(factor, px)
            assert whole.low <= low * 1.000001 and high <= whole.high * 1.000001
    assert part.zoomed(1e-9, 17) == (10, 1000)
    assert Scaled(whole, 10, 1000, start, end).moved(250) == (10, 1000)


@pytest.mark.parametrize("length", [60, 110, 200, 400, 1200])
def test_ticks_never_touch_each_other(length: int) -> None:
    across = Scaled(axis(0, 240_000), 0, 240_000, 0, length)
    ticks = ticks_across(across, wide)
    spans = [(across.at(t.at) - wide(t.label, None) / 2, wide(t.label, None)) for t in ticks]  # type: ignore[arg-type]
    assert all(a + w < b for (a, w), (b, _) in pairwise(spans))
    up = Scaled(axis(0, 240_000), 0, 240_000, length, 0)
    ys = [up.at(tick.at) for tick in ticks_up(up)]
    assert all(a - b > 16 for a, b in pairwise(ys))


def test_a_narrow_axis_of_years_keeps_its_ends() -> None:
    years = axis(2019, 2034, "year")
    ticks = ticks_across(Scaled(years, 2019, 2034, 0, 90), wide)
    assert len(ticks) == 2
