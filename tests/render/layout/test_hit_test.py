from occdesk.charts.figure.parts import Datum
from occdesk.render.layout.figure import Box
from occdesk.render.layout.hit_test import Targets
from occdesk.render.layout.target import Target


def spot(x: float, y: float, size: float = 8, panel: int = 0, *, is_round: bool = True) -> Target:
    box = Box(x - size / 2, y - size / 2, size, size)
    return Target(box, f"{x},{y}", "", (), is_round, False, panel)


def test_the_mark_under_the_pointer_is_found_and_nothing_beside_it() -> None:
    targets = Targets((spot(10, 10), spot(50, 10), spot(90, 80)))
    assert targets.at(51, 11) == 1
    assert targets.at(57, 10) == 1  # within reach of its edge
    assert targets.at(70, 40) is None
    assert Targets().at(0, 0) is None


def test_a_small_mark_on_a_large_one_can_be_pointed_at() -> None:
    targets = Targets((spot(50, 50, 60), spot(60, 50, 6)))
    assert targets.at(60, 50) == 1
    assert targets.at(35, 50) == 0


def test_of_two_marks_in_one_place_the_upper_is_meant() -> None:
    assert Targets((spot(50, 50), spot(50, 50))).at(50, 50) == 1


def test_keys_reach_every_point_in_order_and_pass_on_to_the_next_panel() -> None:
    targets = Targets((spot(30, 5), spot(10, 50), spot(20, 90), spot(200, 5, panel=1)))
    walked = [1]
    for _ in range(4):
        walked.append(targets.step(walked[-1], 1, 0))
    assert walked == [1, 2, 0, 3, 3]
    assert targets.step(3, -1, 0) == 0
    assert targets.step(0, 0, 1) == 1


def test_keys_walk_cells_by_their_neighbours() -> None:
    cells = [spot(x, y, 20, is_round=False) for y in (0, 30) for x in (0, 50, 100)]
    targets = Targets(tuple(cells))
    assert targets.step(0, 1, 0) == 1
    assert targets.step(1, 0, 1) == 4
    assert targets.step(4, -1, 0) == 3
    assert targets.step(3, 0, -1) == 0
    assert targets.step(0, -1, 0) == 0


def test_keys_walk_groups_one_by_one_and_from_group_to_group() -> None:
    """Tiles of a tree: the first of each family is its name."""
    places = ((0, 0, 0), (0, 0, 30), (0, 90, 30), (1, 50, 0), (1, 50, 30))
    tiles = [spot(x, y, 20, is_round=False)._replace(group=group) for group, x, y in places]
    targets = Targets((*tiles, spot(200, 0, panel=1)))
    walked = [0]
    for _ in range(6):
        walked.append(targets.step(walked[-1], 1, 0))
    assert walked == [0, 1, 2, 3, 4, 5, 5]
    assert targets.step(2, 0, 1) == 3
    assert targets.step(4, 0, -1) == 0
    assert targets.step(3, -1, 0) == 2
    assert targets.step(0, -1, 0) == 0


def row(y: float, *places: tuple[float, float], group: int) -> list[Target]:
    """Return marks of one row: (x, column) of each."""
    return [spot(x, y)._replace(group=group, column=column) for x, column in places]


def test_keys_go_along_a_row_and_keep_the_column_from_row_to_row() -> None:
    """Percentiles: in the second row they stand further left, in the third two are missing."""
    whole = spot(100, 10, 200)._replace(group=0, column=1, is_stop=False)
    marks = [
        whole,
        *row(10, (50, 0), (90, 1), (130, 2), group=0),
        *row(40, (20, 0), (30, 1), (40, 2), group=1),
        *row(70, (95, 1), group=2),
    ]
    targets = Targets(tuple(marks))
    assert targets.first() == 1
    assert [targets.step(n, 1, 0) for n in (1, 2, 3)] == [2, 3, 3]
    assert [targets.step(n, -1, 0) for n in (3, 2, 1)] == [2, 1, 1]
    assert [targets.step(n, 0, 1) for n in (3, 6, 7)] == [6, 7, 7]
    assert [targets.step(n, 0, -1) for n in (7, 5, 2)] == [5, 2, 2]
    assert (targets.end(2, -1), targets.end(2, 1)) == (1, 3)
    # The pointer may be on the row itself when a key is pressed.
    assert (targets.step(0, 1, 0), targets.step(0, 0, 1)) == (1, 5)


def test_keys_go_along_a_line_and_to_the_next_one_at_the_nearest_year() -> None:
    """Two lines that cross, and one with a single year."""
    falls = row(0, (10, 2019), group=0) + row(60, (50, 2025), group=0)
    rises = row(50, (10, 2019), group=1) + row(20, (50, 2025), group=1)
    single = row(80, (30, 2022), group=2)
    targets = Targets((*falls, *rises, *single))
    assert targets.step(0, 1, 0) == 1 and targets.step(1, 1, 0) == 1
    assert [targets.step(n, 0, 1) for n in (0, 2)] == [2, 4]
    assert [targets.step(n, 0, 1) for n in (3, 1)] == [1, 4]
    assert targets.step(1, 0, -1) == 3


def test_keys_go_straight_to_a_neighbour_and_never_across_a_corner() -> None:
    tiles = [spot(x, y, 20, is_round=False) for x, y in ((0, 0), (60, 0), (30, 30), (0, 90))]
    targets = Targets(tuple(tiles))
    assert targets.step(0, 1, 0) == 1 and targets.step(0, 0, 1) == 3
    assert targets.step(2, 1, 0) == 2


def test_keys_go_on_in_the_panel_that_lies_in_that_direction() -> None:
    left, right = spot(10, 10), spot(200, 10, panel=1)
    below = spot(10, 300, panel=2)
    targets = Targets((left, right, below))
    assert [targets.step(0, *way) for way in ((1, 0), (0, 1), (-1, 0))] == [1, 2, 0]
    assert [targets.step(n, 0, -1) for n in (2, 1)] == [0, 1]


def test_leaps_go_over_a_tenth_of_many_points() -> None:
    targets = Targets(tuple(spot(x, 7 * x % 100) for x in range(0, 400, 2)))
    assert (targets.end(77, -1), targets.end(77, 1)) == (0, 199)
    assert [targets.leap(n, 1) for n in (0, 77, 190)] == [20, 97, 199]
    assert [targets.leap(n, -1) for n in (199, 77, 5)] == [179, 57, 0]
    assert Targets((spot(0, 0), spot(9, 9))).leap(0, 1) == 1


def test_equal_marks_are_told_together_and_stopped_at_one_by_one() -> None:
    marks = [spot(50, 50)._replace(hint=f"{n}", group=0, column=n) for n in range(5)]
    targets = Targets((*marks, spot(50, 50, 30), spot(58, 50)))
    assert targets.hint(4) == "4\n\n0\n\n1\n\nAnd 2 more in this place."
    assert targets.hint(5) == "50,50"
    walked = [0]
    for _ in range(4):
        walked.append(targets.step(walked[-1], 1, 0))
    assert walked == [0, 1, 2, 3, 4]


def test_a_mark_is_found_again_by_what_it_stands_for() -> None:
    data = (Datum("11-1011.00", "employment", 2025),)
    years = [
        spot(x, 10)._replace(code="11-1011.00", data=data, hint=f"{year}", column=year)
        for x, year in ((10, 2026), (20, 2027))
    ]
    name = spot(90, 10)._replace(hint="A family")
    moved = Targets((name, *(each._replace(box=Box(0, 0, 1, 1)) for each in years)))
    assert [moved.find(each) for each in (*years, name)] == [1, 2, 0]
    assert moved.find(years[1]._replace(hint="said otherwise")) == 2
    assert moved.find(years[1]._replace(panel=1)) is None
    assert moved.find(name._replace(hint="Another family")) is None
