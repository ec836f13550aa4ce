from occdesk.render.layout import Box
from occdesk.render.targets import Target, Targets


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
