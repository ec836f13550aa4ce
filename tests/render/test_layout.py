from collections.abc import Callable
from dataclasses import replace

import pytest

from occdesk.charts.figure import Figure, Key, Plane
from occdesk.render.layout import FOOT, Box, TextStyle, lay_out, wrap
from occdesk.render.picture import frame_for, smallest_width

SIZES = [(420, 320), (480, 360), (800, 600), (1280, 800), (1920, 1080), (3840, 2160)]
KINDS = ["landscape", "landscape6", "outlook6", "pay6", "measures", "measures6", "compare6"]


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
