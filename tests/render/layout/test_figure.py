from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Key
from occdesk.charts.figure.plane import Plane
from occdesk.charts.figure.rows import Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare.multiples import draw_multiples
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.painting import zoom_for
from occdesk.render.layout.figure import FOOT, Box, TextStyle, lay_out, wrap
from occdesk.render.panels.bars.layout import lay_out_bars
from occdesk.render.panels.bars.rows import place_row
from occdesk.render.picture import frame_for, smallest_panel, smallest_width
from occdesk.render.style.fonts import measure

SIZES = [(420, 320), (480, 360), (800, 600), (1280, 800), (1920, 1080), (3840, 2160)]
KINDS = ["landscape", "landscape6", "outlook6", "pay6", "indices", "indices6", "compare6"]
FALLING = ("43-4051.00", "13-1031.00")


def narrow(text: str, style: TextStyle) -> float:
    return len(text) * style.size * 0.5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_part_of_a_figure_overlaps_another_or_leaves_the_picture(
    drawn: Callable[[str], Figure], kind: str, size: tuple[int, int]
) -> None:
    figure = drawn(kind)
    need = smallest_width(figure)
    scale = min(1.0, size[0] / need)
    frame = frame_for(figure, size[0] / scale, size[1] / scale)
    page = Box(0, 0, frame.width, frame.height)
    parts = [block.box for block in frame.blocks]
    parts += [place.words.box for place in frame.keys] + list(frame.panels)
    assert all(part.within(page) for part in parts)
    for number, part in enumerate(parts):
        assert not any(part.meets(other) for other in parts[number + 1 :])


def test_a_long_title_is_wrapped_and_loses_no_word(drawn: Callable[[str], Figure]) -> None:
    title = "Grinding, Lapping, Polishing, and Buffing Machine Tool Setters " * 3
    figure = replace(drawn("pay"), title=title.strip())
    frame = frame_for(figure, 420, 900)
    assert len(frame.blocks[0].lines) > 2
    assert " ".join(frame.blocks[0].lines) == title.strip()


def test_a_word_without_spaces_is_broken_rather_than_cut_off() -> None:
    lines = wrap("x" * 90, FOOT, 100, narrow)
    assert "".join(lines) == "x" * 90
    assert all(narrow(line, FOOT) <= 100 for line in lines)


def test_line_breaks_of_a_text_are_kept() -> None:
    assert wrap("one\ntwo", FOOT, 500, narrow) == ("one", "two")
    assert wrap("", FOOT, 500, narrow) == ()


def test_a_figure_without_keys_has_no_key_line(drawn: Callable[[str], Figure]) -> None:
    bare = replace(drawn("landscape"), keys=())
    keyed = replace(bare, keys=(Key("An entry", "series1", "circle"),))
    assert frame_for(bare, 900, 600).keys == ()
    assert frame_for(keyed, 900, 600).panels[0].y > frame_for(bare, 900, 600).panels[0].y


def test_panels_stand_side_by_side_when_wide_and_stacked_when_tall(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("outlook")
    wide = frame_for(figure, 1400, 500).panels
    tall = frame_for(figure, 420, 1400).panels
    assert len({box.y for box in wide}) == 1 and len({box.x for box in wide}) == len(wide)
    assert len({box.x for box in tall}) == 1 and len({box.y for box in tall}) == len(tall)


def test_a_frame_grows_to_what_its_panels_need(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane]
) -> None:
    figure = make_figure(make_plane(3), make_plane(3))
    frame = lay_out(figure, 400, 300, narrow, lambda panel, width: 500.0)
    assert frame.height > 500
    assert frame.panels[-1].bottom < frame.height


def test_a_message_takes_the_place_of_the_panels(drawn: Callable[[str], Figure]) -> None:
    figure = replace(drawn("pay"), message="Nothing is known about this occupation.")
    frame = frame_for(figure, 600, 400)
    assert frame.panels == ()
    assert any("Nothing is known" in " ".join(block.lines) for block in frame.blocks)


@pytest.fixture(scope="module", params=["two", "six"])
def multiples(
    request: pytest.FixtureRequest, measures: Dataset, six: tuple[str, ...]
) -> tuple[Figure, int]:
    """A figure of many panels, and how many occupations it compares."""
    codes = six if request.param == "six" else six[:2]
    return draw_multiples(ChartSpec(kind="compare", occupations=codes), measures), len(codes)


def columns_of(boxes: Sequence[Box]) -> int:
    return len({round(box.x, 3) for box in boxes})


@pytest.mark.parametrize("size", [(340, 640), (380, 700), (700, 900), *SIZES])
def test_many_panels_stand_in_a_grid_of_equal_boxes(
    multiples: tuple[Figure, int], size: tuple[int, int]
) -> None:
    figure, _ = multiples
    frame = frame_for(figure, *size)
    boxes = frame.panels
    assert len(boxes) == len(figure.panels) > 3
    assert len({(round(box.width, 3), round(box.height, 3)) for box in boxes}) == 1
    wide = columns_of(boxes)
    for number, box in enumerate(boxes):
        assert box.x == pytest.approx(boxes[number % wide].x)
        assert box.y == pytest.approx(boxes[number - number % wide].y)
        assert box.height >= smallest_panel(figure.panels[number], box.width) - 0.01
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    page = Box(0, 0, frame.width, frame.height)
    assert all(box.within(page) for box in boxes)
    foot = [block.box for block in frame.blocks if block.box.y > boxes[-1].y]
    assert foot and all(box.y >= boxes[-1].bottom for box in foot)


def test_many_panels_are_never_narrower_than_can_be_read(multiples: tuple[Figure, int]) -> None:
    figure, _ = multiples
    for width in range(360, 2000, 40):
        boxes = frame_for(figure, width, 700).panels
        assert columns_of(boxes) == 1 or boxes[0].width >= 190
    assert columns_of(frame_for(figure, 380, 700).panels) == 1
    assert columns_of(frame_for(figure, 480, 700).panels) == 2


def test_many_panels_fit_the_room_where_some_number_of_columns_does(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane]
) -> None:
    figure = make_figure(*(make_plane(3) for _ in range(14)))
    frame = lay_out(figure, 1000, 700, narrow, lambda panel, width: 110.0)
    assert frame.height == 700
    assert columns_of(frame.panels) == 4
    grown = lay_out(figure, 1000, 700, narrow, lambda panel, width: 400.0)
    assert columns_of(grown.panels) == 4, "as many as can be read, so that it grows least"
    assert grown.height > 1600
    # What needs more height where it is narrow may grow least in fewer columns.
    steep = lay_out(figure, 1000, 700, narrow, lambda panel, width: 1e5 if width < 300 else 160.0)
    assert columns_of(steep.panels) == 3


@pytest.mark.parametrize("many", range(1, 4))
def test_few_panels_are_placed_as_before(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane], many: int
) -> None:
    figure = make_figure(*(make_plane(3) for _ in range(many)))
    boxes = lay_out(figure, 1600, 600, narrow, lambda panel, width: 200.0).panels
    assert sum(box.width for box in boxes if box.y == boxes[0].y) > 1500, "the whole width is used"


@pytest.mark.parametrize("size", [(380, 700), (960, 600), (1080, 1080), (1200, 628), (1920, 1080)])
def test_a_picture_of_many_panels_holds_all_of_them(
    multiples: tuple[Figure, int], size: tuple[int, int]
) -> None:
    figure, many = multiples
    zoom = zoom_for(figure, *size)
    frame = frame_for(figure, size[0] / zoom, size[1] / zoom, may_grow=False)
    assert len(frame.panels) == len(figure.panels)
    assert frame.height * zoom <= size[1] + 0.5
    assert zoom > (0.5 if size[0] < 400 else 0.7 if many > 2 else 0.9)


@pytest.mark.parametrize("width", [340, 380, 480, 700, 960, 1400, 1920, 3840])
def test_small_panels_without_names_have_room_for_bars_and_words(
    multiples: tuple[Figure, int], width: int
) -> None:
    figure, _ = multiples
    boxes = frame_for(figure, width, 800).panels
    for panel, box in zip(figure.panels, boxes, strict=True):
        assert isinstance(panel, Bars)
        layout = lay_out_bars(panel, box, measure)
        assert not layout.gaps
        for row in layout.rows:
            placed = place_row(row.shape, row.box, panel, layout.columns, measure)
            (bar,) = placed.bars
            assert not bar.is_inside and bar.words.box.within(box, 0.6)
            if bar.bar.end is not None:
                assert not bar.words.box.meets(bar.area)
            (lead,) = [words for words in placed.words if words.lines]
            assert lead.lines == (row.shape.row.lead,)
            # The digit stands beside the middle of its bar.
            middle = lead.box.y + lead.box.height / 2
            assert middle == pytest.approx(bar.lane.y + bar.lane.height / 2, abs=0.6)


def test_panels_of_one_scale_have_axes_of_one_length(multiples: tuple[Figure, int]) -> None:
    figure, _ = multiples
    boxes = frame_for(figure, 960, 600).panels
    for unit in ("share", "usd"):
        lengths = set()
        for panel, box in zip(figure.panels, boxes, strict=True):
            assert isinstance(panel, Bars)
            if panel.x.unit == unit:
                at = lay_out_bars(panel, box, measure).columns.at
                lengths.add(round(at(panel.x.high) - at(0.0), 3))
        assert len(lengths) == 1


def test_words_of_falling_bars_stand_beyond_zero_unless_all_fall(measures: Dataset) -> None:
    for codes, stands_beyond in ((("43-4051.00", "15-2051.00"), True), (FALLING, False)):
        figure = draw_multiples(ChartSpec(kind="compare", occupations=codes), measures)
        panel = next(each for each in figure.panels if each.title == "Projected change in jobs")
        assert isinstance(panel, Bars)
        layout = lay_out_bars(panel, Box(0, 0, 200, 120), measure)
        zero = layout.columns.at(0.0)
        row = layout.rows[0]
        bar = place_row(row.shape, row.box, panel, layout.columns, measure).bars[0]
        assert bar.area.right == pytest.approx(zero) and bar.area.width > 10
        assert (bar.words.box.x >= zero) == stands_beyond
        assert bar.is_inside or not bar.words.box.meets(bar.area)
