from collections.abc import Callable

import pytest

from occdesk.charts.figure import Figure
from occdesk.render.fit import SMALLEST, fit
from occdesk.render.picture import smallest_width

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
