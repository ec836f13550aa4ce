"""A picture of all that a screen shows: how large it is, and what it leaves out where it must."""

from dataclasses import replace

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.extent import rows_left_out, whole_size
from occdesk.render.files.painting import place_figure
from occdesk.render.files.raster import image_of
from occdesk.render.picture import frame_for, smallest_panel, smallest_width

MOST = (1600.0, 2400.0)


def drawn(measures: Dataset, kind: str, people: tuple[str, ...] = (), form: str = "") -> Figure:
    first = people[0] if people else "15-2051.00"
    return build(ChartSpec.of(kind, first, people, form=form), measures, ())


@pytest.mark.parametrize("kind", ["pay", "activities", "skills", "moves", "regions"])
@pytest.mark.parametrize("width", [640, 1100])
def test_what_is_scrolled_on_a_screen_is_whole_in_the_picture(
    measures: Dataset, kind: str, width: int
) -> None:
    figure = drawn(measures, kind)
    wide, high = whole_size(figure, width, 500, MOST)
    assert wide == width
    assert 500 <= high <= 2400
    assert rows_left_out(figure, wide, high)[0] == 0
    assert place_figure(figure, wide, high, enlarges=False)[0].height <= high + 0.5


def test_a_list_of_everybody_is_as_high_as_it_may_be_and_says_what_is_missing(
    measures: Dataset,
) -> None:
    figure = drawn(measures, "ranking", form="all")
    wide, high = whole_size(figure, 900, 700, MOST)
    assert (wide, high) == (900, 2400)
    out, there = rows_left_out(figure, wide, high)
    rows = sum(1 for row in figure.panels[0].rows if row.bars)  # type: ignore[union-attr]
    assert there == rows > 700
    # A row of a list is some 20 px high.
    assert there - 140 < out < there - 60


def test_a_list_that_is_brief_on_the_screen_leaves_nothing_out(measures: Dataset) -> None:
    figure = drawn(measures, "ranking")
    assert whole_size(figure, 900, 700, MOST) == (900, 700)
    assert rows_left_out(figure, 900, 700) == (0, 0)


def test_a_comparison_of_six_is_made_wider_rather_than_smaller(
    measures: Dataset, six: tuple[str, ...]
) -> None:
    figure = drawn(measures, "compare", six)
    wide, high = whole_size(figure, 640, 500, MOST)
    assert wide == smallest_width(figure) > 640
    assert place_figure(figure, wide, high, enlarges=False)[1] == 1.0
    assert whole_size(figure, 640, 500, (700.0, 2400.0))[0] == 700


def test_a_large_copy_has_the_text_of_the_screen(three_points: Figure) -> None:
    assert place_figure(three_points, 1920, 1080)[1] == pytest.approx(2.0)
    frame, zoom = place_figure(three_points, 1920, 1080, enlarges=False)
    assert (frame.width, frame.height, zoom) == (1920, 1080, 1.0)
    options = ExportOptions(1200, 700, dpi=96)
    small, large = (image_of(three_points, options.with_(enlarges=on)) for on in (False, True))
    assert small.size() == large.size() and small != large


def test_a_sentence_in_the_place_of_a_chart_has_no_rows(three_points: Figure) -> None:
    said = replace(three_points, panels=(), message="Nothing is known.")
    assert rows_left_out(said, 640, 400) == (0, 0)


def test_a_scatter_is_not_squeezed_where_a_picture_is_as_narrow_as_a_column(
    measures: Dataset,
) -> None:
    figure = drawn(measures, "landscape")
    (panel,) = figure.panels
    for width, least in ((440.0, 176.0), (800.0, 112.0)):
        (box,) = frame_for(figure, width, 200, may_grow=False).panels
        assert box.height == pytest.approx(smallest_panel(panel, box.width, least))
