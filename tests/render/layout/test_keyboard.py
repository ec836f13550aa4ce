"""The arrow keys follow each chart: its lines, its rows, its map."""

from collections.abc import Callable, Iterator

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.areas import TileMap
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.hit_test import Targets
from occdesk.render.layout.target import Target
from occdesk.render.screen.canvas import FigureCanvas

THREE = ("15-2051.00", "29-1141.00", "43-4051.00")
RIGHT, LEFT, DOWN, UP = (1, 0), (-1, 0), (0, 1), (0, -1)

Show = Callable[..., Targets]


@pytest.fixture
def show(canvas: FigureCanvas, measures: Dataset) -> Show:
    """Return the function that shows a view of three occupations and gives its targets."""

    def shown(kind: str, form: str = "", occupations: tuple[str, ...] = THREE) -> Targets:
        spec = ChartSpec.of(kind, occupations[0], occupations, baseline=occupations[0], form=form)
        canvas.resize(900, 700)
        canvas.show_figure(build(spec, measures), "light")
        return canvas.picture().targets

    return shown


def walk(targets: Targets, start: int, way: tuple[int, int]) -> Iterator[Target]:
    """Yield the targets from START on until the walk ends."""
    now = start
    while True:
        yield targets.items[now]
        ahead = targets.step(now, *way)
        if ahead == now:
            return
        now = ahead


def number_of(targets: Targets, **wanted: object) -> int:
    """Return the number of the first stop with the WANTED fields."""
    return next(
        number
        for number, target in enumerate(targets.items)
        if target.is_stop and all(getattr(target, name) == each for name, each in wanted.items())
    )


def test_left_and_right_follow_a_line_and_up_and_down_stay_in_its_year(show: Show) -> None:
    targets = show("outlook")
    for code in THREE:
        start = number_of(targets, code=code, panel=0)
        line = [each for each in walk(targets, start, RIGHT) if each.panel == 0]
        assert {each.code for each in line} == {code}
        years = [each.column for each in line]
        assert years == sorted(years) and years[-1] == 2034
    now = number_of(targets, code=THREE[0], panel=0, column=2034.0)
    above = [each for each in walk(targets, now, UP) if each.panel == 0]
    assert len({each.code for each in above}) == len(above) == 3
    assert {each.column for each in above} == {2034.0}
    assert [each.box.y for each in above] == sorted((e.box.y for e in above), reverse=True)


def test_left_and_right_follow_the_percentiles_and_up_and_down_keep_them(show: Show) -> None:
    targets = show("pay")
    start = targets.first()
    assert start is not None
    assert targets.items[start].data[0].metric == "median_wage"
    lowest = targets.end(start, -1)
    metrics = [each.data[0].metric for each in walk(targets, lowest, RIGHT)]
    assert metrics == ["wage_p10", "wage_p25", "median_wage", "wage_p75", "wage_p90"]
    below = list(walk(targets, targets.end(start, 1), DOWN))
    assert [each.data[0].metric for each in below] == ["wage_p90"] * len(below)
    assert {each.code for each in below} >= set(THREE)


@pytest.mark.parametrize(("kind", "form"), [("skills", "skills"), ("indices", "")])
def test_left_and_right_stay_in_a_row_and_up_and_down_with_an_occupation(
    show: Show, kind: str, form: str
) -> None:
    # O*NET has not rated the skills of data scientists.
    targets = show(kind, form, ("15-2011.00", *THREE[1:]))
    start = targets.first()
    assert start is not None
    row = [e for e in walk(targets, targets.end(start, -1), RIGHT) if e.panel == 0]
    assert {each.group for each in row} == {targets.items[start].group}
    assert [each.box.x for each in row] == sorted(each.box.x for each in row)
    assert len(row) == 3
    column = [e for e in walk(targets, start, DOWN) if e.panel == 0]
    assert len(column) > 4 and {each.code for each in column} == {targets.items[start].code}


def test_equal_dots_of_a_skill_are_both_reached(show: Show) -> None:
    targets = show("skills", "skills", ("15-2011.00", *THREE[1:]))
    pairs = [
        (number, other)
        for number, target in enumerate(targets.items)
        for other in range(number)
        if targets.items[other].group == target.group
        and abs(targets.items[other].box.x - target.box.x) < 0.5
    ]
    assert pairs
    for pair in pairs:
        for number in pair:
            box = targets.items[number].box
            assert targets.at(box.x + box.width / 2, box.y + box.height / 2) == number
        upper, lower = sorted(pair, key=lambda n: targets.items[n].box.y)
        assert (targets.step(upper, *RIGHT), targets.step(lower, *LEFT)) == (lower, upper)


def test_arrows_go_from_state_to_state_within_a_row_or_a_column(
    show: Show, canvas: FigureCanvas
) -> None:
    targets = show("regions")
    figure = canvas.figure()
    assert figure is not None
    number, tiles = next((n, p) for n, p in enumerate(figure.panels) if isinstance(p, TileMap))
    places = {tile.hint: (tile.column, tile.row) for tile in tiles.tiles}
    for now, target in enumerate(targets.items):
        if target.panel != number:
            continue
        for way in (RIGHT, LEFT, DOWN, UP):
            ahead = targets.items[targets.step(now, *way)]
            if ahead.panel != number:
                continue
            column, row = places[target.hint]
            other_column, other_row = places[ahead.hint]
            assert row == other_row if way[0] else column == other_column
            # The nearest there is, over a gap where there is one.
            between = {
                (column + step * way[0], row + step * way[1])
                for step in range(1, abs(other_column - column) + abs(other_row - row))
            }
            assert not between & set(places.values())


def test_home_end_and_pages_go_far_in_a_plane_of_hundreds(show: Show) -> None:
    targets = show("landscape")
    middles = [each.box.x + each.box.width / 2 for each in targets.items]
    first, last = targets.end(500, -1), targets.end(500, 1)
    assert (middles[first], middles[last]) == (min(middles), max(middles))
    leaps = [first]
    while leaps[-1] != targets.leap(leaps[-1], 1):
        leaps.append(targets.leap(leaps[-1], 1))
    assert 10 <= len(leaps) - 1 <= 11 and leaps[-1] == last
