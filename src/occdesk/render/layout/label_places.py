"""Where a label may stand: boxes beside its point and around it, and what each costs. No Qt.

Beside the point there are the eight positions of maps, the one that was asked for first; farther
off are rings of boxes whose leaders run to the point.
"""

import math
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure.parts import Align
from occdesk.render.layout.figure import Box

Segment = tuple[float, float, float, float]

AIR = 1.0
"""How far labels keep from each other, in px."""

NEAR = 9.0
"""A label that stands farther than this from its mark has a leader."""

_GAP = 3.0
_RINGS = (12.0, 20.0, 32.0, 48.0, 70.0, 98.0, 136.0)
_DIRECTIONS = 14
_NARROW_REACH = 40.0
_LEADER, _PER_PX, _NARROWER, _SHORTER = 10.0, 0.25, 4.0, 34.0
_SIDE = 1.5  # to the side that was not asked for

_ANGLES = 2 * math.pi * (np.arange(_DIRECTIONS) + 0.5) / _DIRECTIONS
_OUT = np.repeat(_RINGS, _DIRECTIONS)
_OVER, _DOWN = np.tile(np.cos(_ANGLES), len(_RINGS)), np.tile(np.sin(_ANGLES), len(_RINGS))
_RIGHTWARD, _LEFTWARD = _OVER > 0.35, _OVER < -0.35

ALIGNS: tuple[Align, ...] = ("left", "center", "right")
_L, _C, _R = range(3)
_BESIDE_ALIGN = np.array((_L, _L, _L, _R, _C, _C, _R, _R, _L, _L, _R, _R, _L, _R, _L, _R))
# Of the last eight positions: of which of the first they are variants, and what more they cost.
_VARIANT_OF = np.array((0, 0, 3, 3, 4, 4, 5, 5))
_VARIANT_PRICE = np.array((1.0, 1.0, 1.0, 1.0, 1.5, 1.5, 1.5, 1.5))
_BESIDE_ALIGN[12:] = (_L, _R, _L, _R)

# What each of the eight positions costs: to the right of a point is read most easily.
_PRICES: dict[str, tuple[float, ...]] = {
    "right": (0.0, 3.0, 3.5, 5.0, 6.0, 7.0, 8.0, 8.5),
    "above": (6.0, 3.0, 9.0, 7.0, 0.0, 8.0, 3.5, 9.5),
    "below": (6.0, 9.0, 3.0, 7.0, 8.0, 0.0, 9.5, 3.5),
    "up_left": (7.0, 4.0, 9.0, 5.0, 2.0, 8.0, 0.0, 9.5),
    "left": (5.0, 8.0, 8.5, 0.0, 6.0, 7.0, 3.0, 3.5),
}


class Size(NamedTuple):
    """One way to write a label: how large it is, and how much the others are liked better."""

    width: float
    height: float
    price: float = 0.0


class Wanted(NamedTuple):
    """A label that asks for a place: its point, the ways to write it, and its wish.

    RADIUS is that of its mark; OWN are the groups of marks that it names. A QUIET label covers
    nothing at all. Where there are REGIONS it stands in one of them. One that is FIXED is about a
    region, not a point: it stands at (x, y), or along the same edge. REACH is how far it may
    stand from its point. A label that OUTRANKS has the smaller RANK.
    """

    x: float
    y: float
    sizes: tuple[Size, ...]
    align: Align = "left"
    dx: float = 6.0
    dy: float = 0.0
    rank: float = 0
    radius: float = 0.0
    own: frozenset[int] = frozenset()
    is_quiet: bool = True
    regions: tuple[Box, ...] = ()
    is_fixed: bool = False
    reach: float = 150.0


class Candidates(NamedTuple):
    """Boxes (x, y, width, height) for a label, each written in one of its ways, cheapest first.

    PRICES are before the marks are seen; ALIGNS are numbers of ALIGNS.
    """

    prices: np.ndarray
    boxes: np.ndarray
    aligns: np.ndarray
    ways: np.ndarray

    def only(self, which: "np.ndarray | slice") -> "Candidates":
        """Return WHICH of them: a part, or those with a truth."""
        return Candidates(*(each[which] for each in self))


def candidates(label: Wanted, room: Box) -> Candidates:
    """Return where LABEL may stand in ROOM, the best first."""
    parts = []
    for way, size in enumerate(label.sizes):
        if label.is_fixed:
            made = [_along_edge(label, size)]
        else:
            made = [_beside(label, size), _around(label, size)]
        parts += [(*part, np.full(len(part[0]), way)) for part in made]
    prices, boxes, aligns, ways = (np.concatenate(each) for each in zip(*parts, strict=True))
    fits = _within(boxes, room)
    if label.regions:
        fits &= np.any([_within(boxes, region) for region in label.regions], axis=0)
    order = np.flatnonzero(fits)
    order = order[np.argsort(prices[order], kind="stable")]
    return Candidates(prices[order], boxes[order], aligns[order], ways[order])


def _within(boxes: np.ndarray, room: Box) -> np.ndarray:
    left, top, wide, high = boxes.T
    inside: np.ndarray = (left >= room.x - 0.01) & (left + wide <= room.right + 0.01)
    inside &= (top >= room.y - 0.01) & (top + high <= room.bottom + 0.01)
    return inside


_Part = tuple[np.ndarray, np.ndarray, np.ndarray]


def _boxes(lefts: np.ndarray, tops: np.ndarray, size: Size) -> np.ndarray:
    many = len(lefts)
    return np.column_stack([lefts, tops, np.full(many, size.width), np.full(many, size.height)])


def _wish(label: Wanted) -> str:
    if label.align == "center":
        return "below" if label.dy > 0 else "above"
    if label.align == "right":
        return "up_left" if label.dy else "left"
    return "right"


def _beside(label: Wanted, size: Size) -> _Part:
    """Return the eight positions beside the point, and some of them a little moved."""
    x, y, wide, high = label.x, label.y, size.width, size.height
    out = label.radius + _GAP
    slant = 0.72 * label.radius + 0.6 * _GAP
    right, left, middle = x + out, x - out - wide, y - high / 2
    above, below = y - label.radius - 1.0 - high, y + label.radius + 1.0
    over, under = y - slant - 0.8 * high, y + slant - 0.2 * high
    up, down = middle - 0.3 * high, middle + 0.3 * high
    # Over and under the point also with an end of the words at it.
    begins, ends = x - 0.12 * wide, x - 0.88 * wide
    lefts = (
        right, x + slant, x + slant, left, x - wide / 2, x - wide / 2, x - slant - wide,
        x - slant - wide, right, right, left, left, begins, ends, begins, ends,
    )  # fmt: skip
    tops = (
        middle, over, under, middle, above, below, over, under, up, down, up, down, above, above,
        below, below,
    )  # fmt: skip
    first = np.array(_PRICES[_wish(label)])
    prices = size.price + np.concatenate([first, first[_VARIANT_OF] + _VARIANT_PRICE])
    return prices, _boxes(np.array(lefts), np.array(tops), size), _BESIDE_ALIGN


def _around(label: Wanted, size: Size) -> _Part:
    """Return boxes in rings around the point, each with its nearest edge in another direction."""
    # Far off, words are written as they are read best; its number stands near or not at all.
    reach = label.reach if not size.price else min(label.reach, _NARROW_REACH)
    many = sum(ring <= reach for ring in _RINGS) * _DIRECTIONS
    over, down, out = _OVER[:many], _DOWN[:many], _OUT[:many]
    rightward, leftward = _RIGHTWARD[:many], _LEFTWARD[:many]
    away = label.radius + out
    wide = size.width
    lefts = label.x + away * over - np.where(rightward, 0.0, np.where(leftward, wide, wide / 2))
    tops = label.y + away * down - (size.height / 2) * (1 - down)
    aligns = np.where(rightward, _L, np.where(leftward, _R, _C))
    is_left = _wish(label) in ("left", "up_left")
    prices = size.price + _LEADER + _PER_PX * out + _SIDE * ((over < 0) != is_left)
    return prices, _boxes(lefts, tops, size), aligns


def _along_edge(label: Wanted, size: Size) -> _Part:
    """Return boxes of a label that is fixed: where it was asked for, then along the two edges."""
    left = label.x + label.dx - (size.width if label.align == "right" else 0.0)
    top = label.y if label.dy > 0 else label.y - size.height
    top += math.copysign(3.0, label.dy)
    along = 14.0 * np.arange(24)
    inward = -along if label.align == "right" else along
    downward = math.copysign(1.0, label.dy) * along
    none = np.zeros(len(along))
    lefts = left + np.concatenate([inward, none])
    tops = top + np.concatenate([none, downward])
    prices = size.price + 0.1 * np.concatenate([along, along])
    aligns = np.full(len(lefts), ALIGNS.index(label.align))
    return prices, _boxes(lefts, tops, size), aligns


def narrower(width: float, height: float, lines: int) -> Size:
    """Return the size of a label that is written in more LINES than it asked for."""
    return Size(width, height, _NARROWER * lines)


def shorter(width: float, height: float) -> Size:
    """Return the size of the short form of a label, its number in the key."""
    return Size(width, height, _SHORTER)
