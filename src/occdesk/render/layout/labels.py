"""Labels kept apart: where each one stands, and which are left out. No Qt.

This is the placement of labels at points of maps: each label has candidate positions with a
price (Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature label
placement", 1995). Labels take the cheapest free one in order of rank; one that finds none moves
another out of its way, if that one finds a place elsewhere; at the end each label takes a better
place that has become free. There is no chance in it: the same labels always stand the same.

What holds for every label that is placed: it overlaps no other label and no chosen mark; it is
nearer to its own mark than to any other, or has a leader; leaders cross no labels, no other
leaders and no chosen mark. What has no such place is left out, and the caller says so.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure.parts import Align
from occdesk.render.layout.figure import Box
from occdesk.render.layout.label_marks import (
    NO_MARKS,
    Field,
    Marks,
    along,
    crosses,
    distances,
    meet,
)
from occdesk.render.layout.label_places import (
    AIR,
    ALIGNS,
    NEAR,
    Candidates,
    Segment,
    Wanted,
    candidates,
)

_FIRST, _MORE = 24, 96  # places are looked at: most labels stand beside their points
_COVERED, _MOST_COVERED = 2.2, 16  # px of distance that one quiet mark under a label costs
_CROSSED = 1.5  # what it costs a leader to cross a line by one px of it
_TRIED = 60  # places of a label without one for which another label may have to move
_ROUNDS = 2


class Placed(NamedTuple):
    """A place for a label, written in the way of that number, with the leader that it needs."""

    box: Box
    align: Align
    way: int = 0
    leader: Segment | None = None


class _Option(NamedTuple):
    """A place that the marks allow, its price, and the box around words and leader."""

    price: float
    placed: Placed
    extent: Box


def place_labels(
    wanted: Sequence[Wanted],
    room: Box,
    marks: Marks = NO_MARKS,
    taken: Sequence[Placed] = (),
) -> list[Placed | None]:
    """Return a place in ROOM for each of WANTED, None where it is left out.

    TAKEN are labels that have their place already.
    """
    field = Field(marks, room)
    choices = [_Choices(label, room, field) for label in wanted]
    board = _Board(taken, len(wanted))
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n].rank, n))
    for number in order:
        board.places[number] = choices[number].best(board)
    for number in order:
        if board.places[number] is None:
            _make_room(number, choices, board)
    for _ in range(_ROUNDS):
        for number in order:
            now = board.places[number]
            board.places[number] = None
            better = choices[number].best(board, now.price if now else float("inf"))
            board.places[number] = better or now
    return [option.placed if option else None for option in board.places]


class _Board:
    """The labels that have a place, as long as places are looked for."""

    def __init__(self, taken: Sequence[Placed], many: int) -> None:
        self._taken = [_Option(0.0, placed, _extent(placed)) for placed in taken]
        self.places: list[_Option | None] = [None] * many

    def is_free(self, option: _Option) -> bool:
        """Tell whether OPTION clashes with nothing."""
        if any(_clash(option, other) for other in self._taken):
            return False
        return not any(other is not None and _clash(option, other) for other in self.places)

    def in_the_way(self, option: _Option) -> list[int] | None:
        """Return the numbers of labels that OPTION clashes with; None where one cannot move."""
        if any(_clash(option, other) for other in self._taken):
            return None
        return [
            number
            for number, other in enumerate(self.places)
            if other is not None and _clash(option, other)
        ]


def _make_room(number: int, choices: Sequence["_Choices"], board: _Board) -> None:
    """Give label NUMBER a place that one other label leaves for a place of its own."""
    for option in islice(choices[number], _TRIED):
        movers = board.in_the_way(option)
        if movers is None or len(movers) != 1:
            continue
        mover = movers[0]
        before = board.places[mover]
        board.places[number], board.places[mover] = option, None
        found = choices[mover].best(board, tried=_TRIED)
        if found is not None:
            board.places[mover] = found
            return
        board.places[number], board.places[mover] = None, before


class _Choices:
    """The places that one label may have as far as marks go, the cheapest first.

    They are found as far as they are asked for: most labels stand beside their points.
    """

    def __init__(self, label: Wanted, room: Box, field: Field) -> None:
        self._label = label
        self._candidates = candidates(label, room)
        self._field = field
        self._seen = 0
        self._judged: list[_Option] = []
        self._ordered: list[_Option] = []

    def __iter__(self) -> Iterator[_Option]:
        number = 0
        while number < len(self._ordered) or self._look_further():
            yield self._ordered[number]
            number += 1

    def best(self, board: _Board, limit: float = float("inf"), tried: int = 1000) -> _Option | None:
        """Return the cheapest place that is free on BOARD and costs less than LIMIT."""
        for option in islice(self, tried):
            if option.price >= limit:
                return None
            if board.is_free(option):
                return option
        return None

    def _look_further(self) -> bool:
        """Put more places in order; tell whether there are any."""
        known = len(self._ordered)
        while len(self._ordered) == known:
            first, prices = self._seen, self._candidates.prices
            if first < len(prices):
                last = first + (_MORE if first else _FIRST)
                batch = self._candidates.only(slice(first, last))
                self._judged += _judge(self._label, batch, self._field)
                self._judged.sort(key=lambda option: option.price)
                self._seen += len(batch.prices)
            elif not self._judged:
                return False
            # What is dearer than a place that was not looked at must wait for it.
            is_done = self._seen >= len(prices)
            next_price = float("inf") if is_done else float(prices[self._seen])
            ready = sum(option.price <= next_price for option in self._judged)
            self._ordered += self._judged[:ready]
            self._judged = self._judged[ready:]
        return True


def _judge(label: Wanted, batch: Candidates, field: Field) -> list[_Option]:
    """Return those of BATCH that the marks allow, with their prices and leaders."""
    hidden = field.hidden(batch.boxes)
    if label.is_quiet:
        batch = batch.only(hidden == 0)
        hidden = np.zeros(len(batch.prices), dtype=int)
    own = own_distances(batch.boxes, label)
    found: list[_Option] = []
    # What stands far from its mark has a leader, whatever else is near.
    for is_far in (False, True):
        which = (own > NEAR) == is_far
        if which.any():
            found += _judge_some(
                label, batch.only(which), own[which], hidden[which], field, is_far=is_far
            )
    return found


def _judge_some(
    label: Wanted,
    batch: Candidates,
    own: np.ndarray,
    hidden: np.ndarray,
    field: Field,
    *,
    is_far: bool,
) -> list[_Option]:
    boxes = batch.boxes
    needs_all = label.is_quiet or not is_far
    marks = _in_reach(label, boxes, own, field.marks if needs_all else field.chosen)
    away = distances(boxes, marks)
    is_own = marks.of_groups(label.own)
    allowed = ~(away[:, marks.chosen] < AIR).any(axis=1)
    if label.is_quiet:
        allowed &= ~(away[:, ~is_own] < 0.0).any(axis=1)
    prices = batch.prices + _COVERED * np.minimum(hidden, _MOST_COVERED)
    leaders, is_led = np.zeros((len(boxes), 4)), np.zeros(len(boxes), dtype=bool)
    if not label.is_fixed:
        allowed &= own >= 0.0
        is_led = (own > NEAR) | (away[:, ~is_own].min(axis=1, initial=np.inf) < own)
        leaders = leaders_of(label, boxes)
        others = marks.only(marks.chosen & ~is_own)
        gaps = along(leaders, others)
        allowed &= ~(is_led & (gaps[:, others.solid] < AIR).any(axis=1))
        crossed = (gaps[:, ~others.solid] < 0.0).sum(axis=1)
        prices = prices + is_led * (np.minimum(_CROSSED * crossed, 24.0) + 4.0 * (own < NEAR))
    return [
        _option(batch, number, float(prices[number]), leaders[number], led=bool(is_led[number]))
        for number in np.flatnonzero(allowed).tolist()
    ]


def _option(
    batch: Candidates, number: int, price: float, leader: np.ndarray, *, led: bool
) -> _Option:
    box = Box(*batch.boxes[number].tolist())
    x, y, end_x, end_y = leader.tolist()
    line = (x, y, end_x, end_y) if led else None
    placed = Placed(box, ALIGNS[batch.aligns[number]], int(batch.ways[number]), line)
    return _Option(price, placed, _extent(placed))


def _in_reach(label: Wanted, boxes: np.ndarray, own: np.ndarray, marks: Marks) -> Marks:
    """Return those of MARKS that matter to BOXES: that they may cover, or be nearest to."""
    air = 2.0 if label.is_fixed else min(max(float(own.max()), 2.0), NEAR)
    air += float(marks.radii.max(initial=0.0))
    left = min(float(boxes[:, 0].min()), label.x) - air
    top = min(float(boxes[:, 1].min()), label.y) - air
    right = max(float((boxes[:, 0] + boxes[:, 2]).max()), label.x) + air
    bottom = max(float((boxes[:, 1] + boxes[:, 3]).max()), label.y) + air
    return marks.near(Box(left, top, right - left, bottom - top))


def _extent(placed: Placed) -> Box:
    """Return the box around PLACED and its leader, with air."""
    box = placed.box
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    if placed.leader is not None:
        x, y, end_x, end_y = placed.leader
        left, right = min(left, x, end_x), max(right, x, end_x)
        top, bottom = min(top, y, end_y), max(bottom, y, end_y)
    return Box(left - AIR, top - AIR, right - left + 2 * AIR, bottom - top + 2 * AIR)


def _clash(one: _Option, other: _Option) -> bool:
    a, b = one.extent, other.extent
    if a.x > b.x + b.width or b.x > a.x + a.width or a.y > b.y + b.height or b.y > a.y + a.height:
        return False
    return clash(one.placed, other.placed)


def own_distances(boxes: np.ndarray, label: Wanted) -> np.ndarray:
    """Return how far each of BOXES is from the rim of the mark that LABEL names."""
    over = np.maximum(np.maximum(boxes[:, 0] - label.x, label.x - boxes[:, 0] - boxes[:, 2]), 0.0)
    down = np.maximum(np.maximum(boxes[:, 1] - label.y, label.y - boxes[:, 1] - boxes[:, 3]), 0.0)
    distance: np.ndarray = np.hypot(over, down) - label.radius
    return distance


def leader_of(label: Wanted, box: Box) -> Segment:
    """Return the line from the rim of the mark of LABEL to the nearest edge of BOX."""
    x, y, end_x, end_y = leaders_of(label, np.array([box]))[0].tolist()
    return x, y, end_x, end_y


def leaders_of(label: Wanted, boxes: np.ndarray) -> np.ndarray:
    """Return the lines (x, y, end x, end y) from the rim of the mark of LABEL to each of BOXES.

    Beside the words it runs to the middle of their first or last line, not to a corner.
    """
    left, top, wide, high = boxes.T
    right, bottom = left + wide, top + high
    end_x = np.clip(label.x, left, right)
    inset = np.where((label.x < left) | (label.x > right), np.minimum(6.0, high / 2), 0.0)
    end_y = np.clip(label.y, top + inset, bottom - inset)
    over, down = end_x - label.x, end_y - label.y
    share = np.minimum(label.radius / np.maximum(np.hypot(over, down), 1e-9), 1.0)
    return np.column_stack([label.x + share * over, label.y + share * down, end_x, end_y])


def clash(one: Placed, other: Placed) -> bool:
    """Tell whether two labels overlap, or a leader of one meets the other or its leader."""
    if one.box.meets(other.box, AIR):
        return True
    if one.leader and crosses(one.leader, _grown(other.box)):
        return True
    if other.leader and crosses(other.leader, _grown(one.box)):
        return True
    return bool(one.leader and other.leader and meet(one.leader, other.leader))


def _grown(box: Box) -> Box:
    return Box(box.x - AIR, box.y - AIR, box.width + 2 * AIR, box.height + 2 * AIR)
