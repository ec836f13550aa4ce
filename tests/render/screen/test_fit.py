from collections.abc import Callable

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.render.picture import smallest_width
from occdesk.render.screen.fit import SMALLEST, fit

BAR = 12


def test_a_figure_that_has_room_is_as_large_as_the_widget(three_points: Figure) -> None:
    made = fit(three_points, 900, 700, 1.0, BAR)
    assert (made.scale, made.width, made.height) == (1.0, 900, 700)
    assert not made.scrolls_down and not made.scrolls_sideways
    assert (made.frame.width, made.frame.height) == (900, 700)


def test_a_bar_that_scrolls_down_takes_its_room_from_the_figure(
    drawn: Callable[[str], Figure],
) -> None:
    made = fit(drawn("compare6"), 1000, 300, 1.0, BAR)
    assert made.scrolls_down and not made.scrolls_sideways
    assert made.width == 1000 - BAR and made.height == made.frame.height > 300


def test_a_wide_figure_is_first_drawn_smaller_then_scrolled(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("compare6")
    need = smallest_width(figure)
    smaller = fit(figure, 0.9 * need, 5000, 1.0, BAR)
    assert smaller.scale == pytest.approx(0.9) and not smaller.scrolls_sideways
    scrolled = fit(figure, 0.5 * need, 5000, 1.5, BAR)
    assert scrolled.scale == pytest.approx(1.5 * SMALLEST) and scrolled.scrolls_sideways
    assert scrolled.width == pytest.approx(need * scrolled.scale)


def test_a_figure_that_is_a_little_too_high_is_drawn_smaller_rather_than_scrolled(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("landscape")
    need = fit(figure, 516, 100, 1.0, BAR).frame.height
    a_little = fit(figure, 516, 0.965 * need, 1.0, BAR)
    assert not a_little.scrolls_down and 0.94 <= a_little.scale < 1
    assert a_little.height == pytest.approx(0.965 * need, abs=0.5)
    assert fit(figure, 516, 0.9 * need, 1.0, BAR).scrolls_down
    wide = drawn("compare6")
    short = fit(wide, SMALLEST * smallest_width(wide), 400, 1.0, BAR)
    nearly = fit(wide, SMALLEST * smallest_width(wide), short.height - 8, 1.0, BAR)
    assert nearly.scale == pytest.approx(SMALLEST) and nearly.scrolls_down
