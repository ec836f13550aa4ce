"""Tile maps laid out: nothing outside, nothing over another, every number inside its tile."""

import pytest

from occdesk.charts.figure.areas import Level, MapTile, TileMap
from occdesk.charts.views.regions.state_grid import STATE_GRID
from occdesk.render.layout.figure import Box
from occdesk.render.panels.shades import ink_on, stripes
from occdesk.render.panels.tile_map import lay_out_tile_map, smallest_height
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import theme_named

WIDTHS = [300, 328, 400, 444, 640, 900, 1800]
TEXTS = {"pay": ("$124k", "124k"), "capped": ("$239k+", "239k+"), "jobs": ("1.28", "1.28")}


def full_map(kind: str = "pay") -> TileMap:
    text, brief = TEXTS[kind]
    tiles = tuple(
        MapTile(
            code, code, column, row, None if code in ("WY", "VI") else number % 5,
            "" if code == "WY" else text, f"{code}\nhint", "", brief,
        )
        for number, (code, (column, row)) in enumerate(STATE_GRID.items())
    )  # fmt: skip
    labels = ("under $90k", "$90k to $100k", "$100k to $110k", "$110k to $130k", "$130k and more")
    scale = tuple(Level(label, number) for number, label in enumerate(labels))
    title = "Median pay, dollars a year, May 2025. United States: $120,230"
    return TileMap("By state", tiles, title, scale, "A note that stands under the tiles.")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("extra", [0, 90, 700])
@pytest.mark.parametrize("kind", list(TEXTS))
def test_tiles_scale_and_words_keep_apart(width: int, extra: int, kind: str) -> None:
    panel = full_map(kind)
    box = Box(7, 11, width, smallest_height(panel, width, measure) + extra)
    layout = lay_out_tile_map(panel, box, measure)
    tiles = [place.box for place in layout.tiles]
    samples = [place.box for place in layout.scale]
    words = [*layout.blocks, *(place.words for place in layout.scale)]
    said = [
        Box(each.box.x, each.box.y, max(measure(line, each.style) for line in each.lines),
            each.box.height) for each in words
    ]  # fmt: skip
    parts = [*tiles, *samples, *said]
    for number, part in enumerate(parts):
        assert part.within(box, 0.5)
        assert not any(part.meets(other, -0.01) for other in parts[number + 1 :])
    assert len({(round(each.width, 6), round(each.height, 6)) for each in tiles}) == 1
    assert len(samples) == 6, "five classes and what is hatched"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", list(TEXTS))
def test_words_fit_into_their_tiles(width: int, kind: str) -> None:
    panel = full_map(kind)
    layout = lay_out_tile_map(panel, Box(0, 0, width, 500), measure)
    styles = {tuple(block.style for block in place.words)[:1] for place in layout.tiles}
    assert len(styles) == 1, "all names are of one size"
    for place in layout.tiles:
        for block in place.words:
            assert block.box.within(place.box, 0.01)
            assert measure(block.lines[0], block.style) <= place.box.width
        written = [block.lines[0] for block in place.words]
        assert written[0] == place.tile.label
        if place.tile.label == "WY":
            assert written[1] == "\N{EN DASH}" and place.role == ""
        elif width >= {"pay": 328, "capped": 444, "jobs": 300}[kind]:
            assert written[1] in TEXTS[kind]


def test_numbers_lose_their_dollar_before_they_go() -> None:
    # Figures of 360 and of 340 px, less their edges.
    layout = lay_out_tile_map(full_map(), Box(0, 0, 328, 500), measure)
    assert {place.words[1].lines[0] for place in layout.tiles} == {"124k", "\N{EN DASH}"}
    least = lay_out_tile_map(full_map(), Box(0, 0, 308, 500), measure)
    assert {len(place.words) for place in least.tiles if place.tile.text} == {1}


def test_tiles_get_smaller_where_height_is_short() -> None:
    panel = full_map()
    low = lay_out_tile_map(panel, Box(0, 0, 1000, 380), measure)
    high = lay_out_tile_map(panel, Box(0, 0, 1000, 900), measure)
    assert low.tiles[0].box.width < high.tiles[0].box.width
    assert low.height <= 380
    assert high.tiles[0].box.width == pytest.approx(high.tiles[0].box.height)


def test_the_scale_stands_between_the_corners_where_it_fits() -> None:
    wide = lay_out_tile_map(full_map(), Box(0, 0, 900, 900), measure)
    alaska, maine = (next(p.box for p in wide.tiles if p.tile.label == code)
                     for code in ("AK", "ME"))  # fmt: skip
    for each in wide.scale:
        assert alaska.right < each.box.x and each.box.right < maine.x
        assert alaska.y <= each.box.y < alaska.bottom
    narrow = lay_out_tile_map(full_map(), Box(0, 0, 328, 500), measure)
    assert all(each.words.box.bottom < narrow.tiles[0].box.y for each in narrow.scale)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ink_on_a_class_is_the_better_of_two(theme: str) -> None:
    inks = [ink_on(theme_named(theme), f"level{number}") for number in range(1, 6)]
    assert inks[0] == "ink" and inks[-1] == "panel"
    assert inks == sorted(inks), "it changes once from the lowest class to the highest"


def test_stripes_stay_inside_their_box() -> None:
    box = Box(10, 20, 31, 17)
    lines = stripes(box, 6.0)
    assert len(lines) == 8
    for line in lines:
        for point in (line.p1(), line.p2()):
            assert Box(point.x(), point.y(), 0, 0).within(box)
