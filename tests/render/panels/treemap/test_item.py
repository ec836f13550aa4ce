"""Treemaps laid out: areas in proportion, nothing outside, words whole inside their tiles."""

from itertools import pairwise

import pytest

from occdesk.charts.figure.areas import Level, TreeGroup, Treemap, TreeTile
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.treemap import draw_treemap
from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.figure import Block, Box
from occdesk.render.layout.squares import squarify
from occdesk.render.panels.treemap.layout import (
    DUST,
    TreemapLayout,
    lay_out_treemap,
    smallest_height,
)
from occdesk.render.style.fonts import measure

SIX = ("15-2051.00", "29-1141.00", "43-4051.00", "23-1011.00", "45-2093.00", "15-1252.00")
SIZES = [(328, 0), (340, 160), (912, 60), (912, 400), (1860, 700)]


@pytest.fixture(scope="module")
def panel(measures: Dataset) -> Treemap:
    """Return the jobs of all occupations, six of them marked."""
    figure = draw_treemap(ChartSpec(focus=SIX[0], occupations=SIX), measures)
    found = figure.panels[0]
    assert isinstance(found, Treemap)
    return found


def lay_out(panel: Treemap, width: float, extra: float) -> tuple[TreemapLayout, Box]:
    box = Box(7, 11, width, smallest_height(panel, width, measure) + extra)
    return lay_out_treemap(panel, box, measure), box


def tree(*weights: float, text: str = "12", role: str = "") -> Treemap:
    tiles = tuple(
        TreeTile(f"c{number}", f"Name {number}", weight, 0, text, (), "hint", role)
        for number, weight in enumerate(weights)
    )
    return Treemap("", (TreeGroup("A family", tiles, "Fam."),), "Scale", (Level("all", 2),))


def written(block: Block) -> Box:
    return block.box._replace(width=max(measure(line, block.style) for line in block.lines))


def test_the_example_of_the_paper_has_the_rows_of_the_paper() -> None:
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert boxes[:2] == [Box(0, 0, 3, 2), Box(0, 2, 3, 2)]
    assert [round(each.height, 3) for each in boxes[2:4]] == [2.333, 2.333]
    assert [round(each.width, 3) for each in boxes[2:4]] == [1.714, 1.286]
    assert [each.width * each.height for each in boxes] == pytest.approx([6, 6, 4, 3, 2, 2, 1])


@pytest.mark.parametrize("size", [(600, 400), (400, 600), (1, 900), (333.3, 7.7)])
def test_areas_fill_the_box_in_proportion_and_do_not_overlap(size: tuple[float, float]) -> None:
    weights = [2.0 ** -(n / 3) for n in range(40)]
    box = Box(5, 9, *size)
    boxes = squarify(weights, box)
    room = box.width * box.height / sum(weights)
    for number, (weight, each) in enumerate(zip(weights, boxes, strict=True)):
        assert each.width * each.height == pytest.approx(weight * room, rel=1e-6)
        assert each.within(box, 1e-6)
        assert not any(each.meets(other, -1e-6) for other in boxes[number + 1 :])


def test_nothing_and_no_room_have_boxes_without_area() -> None:
    assert squarify([], Box(0, 0, 9, 9)) == []
    for boxes in (squarify([0.0, 0.0], Box(1, 2, 9, 9)), squarify([3.0, 1.0], Box(1, 2, 9, 0))):
        assert [each.width * each.height for each in boxes] == [0, 0]
    first, second, third = squarify([3.0, 1.0, 0.0], Box(1, 2, 8, 8))
    assert first.width * first.height == pytest.approx(48)
    assert second.width * second.height == pytest.approx(16)
    assert third.width * third.height == 0


@pytest.mark.parametrize(("width", "extra"), SIZES)
def test_nothing_is_outside_and_nothing_overlaps(panel: Treemap, width: int, extra: int) -> None:
    layout, box = lay_out(panel, width, extra)
    assert len(layout.tiles) == 830
    groups = [each.box for each in layout.groups]
    for number, group in enumerate(layout.groups):
        assert group.box.within(box)
        assert not any(group.box.meets(other, -0.01) for other in groups[number + 1 :])
        assert all(place.box.within(group.inner) for place in group.tiles)
        if group.name is not None:
            assert written(group.name).within(group.box)
            assert not group.name.box.meets(group.inner, -0.01)
    words = [item for each in layout.scale for item in each.words]
    for block in (*layout.blocks, *words):
        assert written(block).within(box)
        assert block.box.bottom <= layout.tree.y
    parts = [written(block) for block in words]
    for number, part in enumerate(parts):
        assert not any(part.meets(other) for other in parts[number + 1 :])


@pytest.mark.parametrize(("width", "extra"), SIZES)
def test_a_job_has_the_same_area_in_every_family(panel: Treemap, width: int, extra: int) -> None:
    layout, _ = lay_out(panel, width, extra)
    ratios = []
    for group in layout.groups:
        jobs = sum(place.tile.weight for place in group.tiles)
        per_job = group.inner.width * group.inner.height / jobs
        ratios.append(per_job)
        for place in group.tiles:
            area = place.box.width * place.box.height
            assert area == pytest.approx(place.tile.weight * per_job, rel=1e-6)
    # However much of a small family its name takes.
    assert max(ratios) / min(ratios) < 1.02


@pytest.mark.parametrize(("width", "extra"), SIZES)
def test_words_are_whole_and_inside_their_tiles(panel: Treemap, width: int, extra: int) -> None:
    layout, _ = lay_out(panel, width, extra)
    named = [place for place in layout.tiles if place.words]
    assert named or width < 400
    for place in named:
        for block in place.words:
            assert written(block).within(place.box)
        said = "".join(place.words[0].lines).replace(" ", "").replace("-", "")
        assert said == place.tile.label.replace(" ", "").replace("-", "")
        added = sum(line.endswith("-") for line in place.words[0].lines)
        assert added <= 1 or "-" in place.tile.label
        assert not place.is_dust


@pytest.mark.parametrize(("width", "extra"), SIZES)
def test_every_marked_tile_is_named_in_it_or_beside_it(
    panel: Treemap, width: int, extra: int
) -> None:
    layout, _ = lay_out(panel, width, extra)
    marked = [place for place in layout.tiles if place.tile.role]
    assert {place.tile.role for place in marked} == {f"series{n}" for n in range(1, 7)}
    flagged = {flag.tile.code for flag in layout.flags}
    assert all(bool(place.words) != (place.tile.code in flagged) for place in marked)
    for number, flag in enumerate(layout.flags):
        assert flag.box.within(layout.tree)
        assert written(flag.words).within(flag.box)
        assert not any(flag.box.meets(other.box) for other in layout.flags[number + 1 :])
        assert not any(flag.box.meets(place.box) for place in marked)
        for place in layout.tiles:
            assert not any(written(item).meets(flag.box) for item in place.words)


def test_tiny_tiles_are_dust_and_keep_their_place(panel: Treemap) -> None:
    layout, _ = lay_out(panel, 328, 0)
    dust = [place for place in layout.tiles if place.is_dust]
    assert dust
    assert all(min(place.box.width, place.box.height) < DUST for place in dust)
    assert all(place.box.width > 0 and place.box.height > 0 for place in dust)


def test_the_largest_letters_that_fit_are_taken() -> None:
    large = lay_out_treemap(tree(1.0), Box(0, 0, 400, 300), measure).tiles[0]
    small = lay_out_treemap(tree(1.0), Box(0, 0, 44, 110), measure).tiles[0]
    assert large.words[0].style.size > small.words[0].style.size
    assert [block.lines for block in large.words] == [("Name 0",), ("12",)]
    none = lay_out_treemap(tree(1.0), Box(0, 0, 30, 110), measure).tiles[0]
    assert none.words == ()


def test_a_family_has_its_short_name_where_there_is_little_room() -> None:
    names = {
        width: lay_out_treemap(tree(1.0), Box(0, 0, width, 200), measure).groups[0].name
        for width in (200, 40, 20)
    }
    assert names[200] is not None and names[200].lines == ("A family",)
    assert names[40] is not None and names[40].lines == ("Fam.",)
    assert names[20] is None


def test_names_of_neighbours_are_not_read_as_one() -> None:
    family = tree(1.0).groups[0]
    panel = Treemap("", (family, family._replace(label="Another family")), "", ())
    seen = set()
    for width in range(60, 260):
        groups = lay_out_treemap(panel, Box(0, 0, width, 56), measure).groups
        names = [written(group.name) for group in groups if group.name is not None]
        seen |= {group.name.lines[0] for group in groups if group.name is not None}
        # Wider than a space between the words of one name.
        assert not any(a.meets(b, 6.0) for a, b in pairwise(names))
    assert seen == {"A family", "Another family", "Fam."}


def test_a_tree_of_one_and_of_nobody() -> None:
    layout = lay_out_treemap(tree(5.0, role="focus"), Box(0, 0, 300, 300), measure)
    assert layout.tiles[0].box.within(layout.tree)
    assert layout.flags == ()
    assert lay_out_treemap(Treemap("", (), "", ()), Box(0, 0, 300, 300), measure).tiles == ()
