import random
from itertools import combinations, pairwise

import numpy as np

from occdesk.render.layout.figure import Box
from occdesk.render.layout.label_marks import Marks, crosses, meet
from occdesk.render.layout.label_places import Size, Wanted, shorter
from occdesk.render.layout.label_stacks import stack
from occdesk.render.layout.labels import Placed, clash, place_labels

ROOM = Box(0, 0, 400, 300)
SIZE = Size(80, 16)


def label(x: float, y: float, *, rank: int = 0, own: int = -1, quiet: bool = False) -> Wanted:
    return Wanted(
        x, y, (SIZE,), rank=rank, radius=4.0, own=frozenset([own]), is_quiet=quiet
    )  # fmt: skip


def marks(*at: tuple[float, float], radius: float = 4.0, chosen: bool = True) -> Marks:
    xs, ys = (np.array(each, dtype=float) for each in zip(*at, strict=True))
    many = len(at)
    truth = np.full(many, chosen)
    return Marks(xs, ys, np.full(many, radius), np.arange(many), truth, truth)


def test_a_label_alone_stands_at_the_right_of_its_point() -> None:
    (placed,) = place_labels([label(100, 100)], ROOM)
    assert placed is not None and placed.align == "left" and placed.leader is None
    assert 104 < placed.box.x < 112 and placed.box.y == 92


def test_labels_never_touch_and_leaders_cross_nothing() -> None:
    rng = random.Random(4)
    at = [(rng.uniform(0, 400), rng.uniform(0, 300)) for _ in range(40)]
    wanted = [label(*point, rank=n, own=n) for n, point in enumerate(at)]
    drawn = marks(*at)
    shown = [each for each in place_labels(wanted, ROOM, drawn) if each is not None]
    assert len(shown) >= 20 and any(each.leader for each in shown)
    assert all(each.box.within(ROOM) for each in shown)
    assert not any(clash(one, other) for one, other in combinations(shown, 2))
    for each in shown:
        over = np.maximum(np.maximum(each.box.x - drawn.xs, drawn.xs - each.box.right), 0)
        down = np.maximum(np.maximum(each.box.y - drawn.ys, drawn.ys - each.box.bottom), 0)
        assert (np.hypot(over, down) >= drawn.radii).all()


def test_the_same_labels_always_stand_the_same() -> None:
    at = [(30.0 * n % 390, 47.0 * n % 290) for n in range(30)]
    wanted = [label(*point, rank=n, own=n) for n, point in enumerate(at)]
    assert place_labels(wanted, ROOM, marks(*at)) == place_labels(wanted, ROOM, marks(*at))


def test_the_higher_rank_goes_where_two_cannot_both_stand() -> None:
    small = Box(0, 0, 95, 20)
    first, second = place_labels([label(5, 10, rank=7), label(5, 10, rank=1)], small)
    assert first is None and second is not None


def test_a_label_moves_out_of_the_way_of_one_that_has_no_other_place() -> None:
    # The first would stand at the right of its point; only there the second may stand.
    first = label(150, 72, rank=0, own=0)
    second = label(245, 72, rank=1, own=1)._replace(regions=(Box(156, 60, 84, 24),))
    places = place_labels([first, second], ROOM, marks((150, 72), (245, 72)))
    assert places[0] is not None and places[0].box.right < 160
    assert places[1] is not None and places[1].box.right < 241


def test_a_label_at_the_right_edge_turns_to_the_left() -> None:
    (placed,) = place_labels([label(390, 100)], ROOM)
    assert placed is not None
    assert placed.box.right <= 390 and placed.align == "right"


def test_a_label_nearer_to_another_mark_has_a_leader_or_another_place() -> None:
    drawn = marks((100, 100), (118, 90), (118, 110), (82, 100), (100, 80), (100, 120))
    (placed,) = place_labels([label(100, 100, own=0)], ROOM, drawn)
    assert placed is not None and placed.leader is not None
    x, y, end_x, end_y = placed.leader
    assert np.hypot(x - 100, y - 100) <= 4.1
    assert placed.box.x - 0.1 <= end_x <= placed.box.right + 0.1
    assert placed.box.y - 0.1 <= end_y <= placed.box.bottom + 0.1


def test_a_quiet_label_covers_nothing_and_a_chosen_one_rather_little() -> None:
    crowd = marks(
        *((x, y) for x in range(0, 400, 12) for y in range(0, 300, 12)), radius=2, chosen=False
    )
    own = int(np.flatnonzero((crowd.xs == 204) & (crowd.ys == 144))[0])
    assert place_labels([label(204, 144, own=own, quiet=True)], ROOM, crowd) == [None]
    (placed,) = place_labels([label(204, 144, own=own)], ROOM, crowd)
    assert placed is not None and placed.leader is not None


def test_a_label_keeps_to_its_region() -> None:
    wanted = label(100, 100)._replace(regions=(Box(0, 0, 104, 300),))
    (placed,) = place_labels([wanted], ROOM)
    assert placed is not None and placed.box.right <= 104
    narrow = label(100, 100)._replace(regions=(Box(60, 0, 44, 300),))
    assert place_labels([narrow], ROOM) == [None]


def test_the_short_form_stands_where_the_words_have_no_room() -> None:
    wanted = label(20, 10)._replace(sizes=(SIZE, shorter(8, 16)))
    (placed,) = place_labels([wanted], Box(0, 0, 60, 24))
    assert placed is not None and placed.way == 1


def test_words_of_a_stack_keep_their_order_and_come_as_near_as_they_can() -> None:
    heights = (50, 52, 54, 200)
    wanted = [label(100, y, rank=n) for n, y in enumerate(heights)]
    places = stack(wanted, 110, ROOM)
    tops = [placed.box.y for placed in places if placed is not None]
    assert tops == sorted(tops) and tops[3] == 192
    assert all(b - a >= 16 for a, b in pairwise(tops))
    assert abs(tops[1] + 8 - 52) < 0.6
    # Where they have no room together the last in rank goes.
    few = stack(wanted, 110, Box(0, 0, 400, 60))
    assert few[3] is None and all(few[:3])


def test_lines_that_cross_or_touch_are_found() -> None:
    assert meet((0, 0, 10, 10), (0, 10, 10, 0)) and not meet((0, 0, 10, 0), (0, 1, 10, 1))
    assert meet((0, 0, 10, 0), (5, 0, 5, 8))
    box = Box(4, 4, 10, 10)
    assert crosses((0, 0, 20, 20), box) and not crosses((0, 0, 3, 3), box)
    assert crosses((6, 0, 6, 30), box) and not crosses((2, 0, 2, 30), box)
    one = Placed(Box(0, 0, 10, 10), "left", 0, (30.0, 5.0, 10.0, 5.0))
    assert clash(one, Placed(Box(15, 0, 5, 10), "left"))
    assert not clash(one, Placed(Box(15, 20, 5, 10), "left"))
