import random

import numpy as np

from occdesk.render.labels import Wanted, place_labels
from occdesk.render.layout import Box

ROOM = Box(0, 0, 400, 300)


def label(x: float, y: float, *, rank: int = 0, must_stay: bool = False) -> Wanted:
    return Wanted(x, y, 80, 16, "left", 6, 0, rank, must_stay)


def test_a_label_alone_stands_where_it_asked_to() -> None:
    (placed,) = place_labels([label(100, 100)], ROOM)
    assert placed is not None
    assert (placed.box.x, placed.box.y) == (106, 92)
    assert not placed.is_far


def test_labels_that_are_shown_never_touch_each_other() -> None:
    rng = random.Random(4)
    wanted = [label(rng.uniform(0, 400), rng.uniform(0, 300), rank=n) for n in range(60)]
    boxes = [placed.box for placed in place_labels(wanted, ROOM) if placed is not None]
    assert len(boxes) > 10
    assert all(box.within(ROOM) for box in boxes)
    for number, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[number + 1 :])


def test_the_higher_rank_goes_where_two_cannot_both_stand() -> None:
    small = Box(0, 0, 95, 20)
    first, second = place_labels([label(5, 10, rank=7), label(5, 10, rank=1)], small)
    assert first is None and second is not None


def test_a_label_that_must_stay_is_never_left_out() -> None:
    small = Box(0, 0, 95, 20)
    placed = place_labels([label(5, 10, must_stay=True) for _ in range(4)], small)
    assert all(each is not None for each in placed)


def test_a_label_at_the_right_edge_turns_to_the_left() -> None:
    (placed,) = place_labels([label(390, 100)], ROOM)
    assert placed is not None
    assert placed.box.right <= 390 and placed.align == "right"


def test_a_label_moves_off_what_is_drawn() -> None:
    line = np.column_stack([np.arange(0, 400, 4.0), np.full(100, 100.0)])
    (placed,) = place_labels([label(100, 100)], ROOM, covers=line)
    assert placed is not None
    assert placed.box.bottom <= 100 or placed.box.y >= 100


def test_a_label_does_not_lie_on_the_point_that_it_names() -> None:
    # To the right it touches the edge, to the left it would hide much.
    wide = Wanted(292, 150, 110, 16, "left", 6, 0, 0, must_stay=False)
    drawn = np.asarray([(x, y) for x in range(180, 288, 9) for y in range(100, 200, 9)], float)
    (placed,) = place_labels([wide], ROOM, covers=drawn)
    assert placed is not None
    assert not (placed.box.x < 292 < placed.box.right and placed.box.y < 150 < placed.box.bottom)


def test_only_a_label_that_must_stay_hides_a_chosen_symbol() -> None:
    room, symbol = Box(0, 0, 95, 20), Box(40, 5, 10, 10)
    assert place_labels([label(5, 10)], room, chosen=[symbol]) == [None]
    assert place_labels([label(5, 10, must_stay=True)], room, chosen=[symbol]) != [None]
    # Beside its own symbol it may stand as near as it likes.
    assert place_labels([label(5, 10)], room, chosen=[Box(0, 5, 14, 10)]) != [None]
