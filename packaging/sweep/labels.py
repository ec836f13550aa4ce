"""Labels of plots hold their rule, looked at as geometry: nothing is painted.

A label overlaps no other and covers no chosen mark; it stays in its quarter and in its panel; it
is nearer to its own mark than to any other, or has a leader; leaders cross no labels and no other
leaders. The marks are read from the figure here, not from what placed the labels.
"""

import math
from collections.abc import Iterator

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Label, Line, Plane, Points
from occdesk.render.layout.figure import Box, Frame
from occdesk.render.panels.plane.labels import (
    QUIET_ROLES,
    SMALLEST,
    LabelPlace,
    place_plane_labels,
    say_unnamed,
    symbol_scale,
)
from occdesk.render.panels.plane.layout import PlotLayout, home, lay_out_plane, place_rules
from occdesk.render.style.fonts import measure

TOLERANCE = 1.6
"""px: lines are seen as discs 3 px apart when labels are placed."""

Point = tuple[float, float]
Disc = tuple[float, float, float, str, bool]


def check(figure: Figure, frame: Frame) -> Iterator[str]:
    """Yield what is wrong with the labels of FIGURE as FRAME lays it out."""
    for panel, box in zip(figure.panels, frame.panels, strict=False):
        if isinstance(panel, Plane) and not panel.note:
            yield from check_plane(figure, panel, box)


def check_plane(figure: Figure, plane: Plane, box: Box) -> Iterator[str]:
    """Yield what is wrong with the labels of PLANE in BOX."""
    layout = lay_out_plane(plane, box, home(plane), measure)
    rules = [each.words.box for each in place_rules(plane, layout, measure)]
    places = place_plane_labels(plane, layout, rules, measure)
    for number, one in enumerate(places):
        yield from _check_one(one, plane, layout)
        for other in places[number + 1 :]:
            yield from _check_two(one, other)
        for words in rules:
            if _overlap(one.placed.box, words):
                yield f"'{one.label.text}' lies over the words of a rule"
    yield from _check_named(figure, plane, layout, places)


def _check_one(one: LabelPlace, plane: Plane, layout: PlotLayout) -> Iterator[str]:
    name, box = f"'{one.label.text}'", one.placed.box
    if not box.within(layout.box, 0.5):
        yield f"{name} reaches out of its panel"
    written = " ".join(one.lines)
    if "…" in written:
        yield f"{name} is cut"
    if plane.has_quarters and not _is_in_quarter(box, one.point, layout):
        yield f"{name} leaves its quarter"
    if one.label.about == "area":
        for x, y, radius, role, _ in _discs(plane, layout, one.point):
            if role not in QUIET_ROLES and _away(box, x, y) < radius - 0.5:
                yield f"{name} covers a mark"
        return
    discs = list(_discs(plane, layout, one.point))
    own = [_away(box, x, y) - radius for x, y, radius, _, is_own in discs if is_own]
    others = [
        (_away(box, x, y) - radius, role) for x, y, radius, role, is_own in discs if not is_own
    ]
    chosen = [gap for gap, role in others if plane.x.unit == "year" or role not in QUIET_ROLES]
    if min(chosen, default=9.0) < -0.5:
        yield f"{name} covers a chosen mark"
    is_quiet = one.label.role in QUIET_ROLES
    if is_quiet and min((gap for gap, _ in others), default=9.0) < -0.5:
        yield f"{name} lies over a point"
    if one.placed.leader is None:
        nearest = min((gap for gap, _ in others), default=math.inf)
        mine = max(min(own, default=math.inf), 0.0)
        if nearest < mine - TOLERANCE:
            yield f"{name} is {mine:.1f} px from its own mark and {nearest:.1f} from another"
        if mine > 14.0:
            yield f"{name} is {mine:.1f} px from its mark and has no leader"
    else:
        ends = one.placed.leader
        away = math.hypot(ends[0] - one.point[0], ends[1] - one.point[1])
        if away > 20.0:
            yield f"the leader of {name} does not begin at its mark"
        if _away(box, ends[2], ends[3]) > 1.5:
            yield f"the leader of {name} does not end at it"


def _check_two(one: LabelPlace, other: LabelPlace) -> Iterator[str]:
    names = f"'{one.label.text}' and '{other.label.text}'"
    if _overlap(one.placed.box, other.placed.box):
        yield f"{names} overlap"
    for first, second in ((one, other), (other, one)):
        leader = first.placed.leader
        if leader and _runs_through(leader, second.placed.box):
            yield f"the leader of '{first.label.text}' runs through '{second.label.text}'"
    leaders = one.placed.leader, other.placed.leader
    if leaders[0] and leaders[1] and _cross(leaders[0], leaders[1]):
        yield f"the leaders of {names} cross"


def _check_named(
    figure: Figure, plane: Plane, layout: PlotLayout, places: tuple[LabelPlace, ...]
) -> Iterator[str]:
    """Yield chosen names that stand nowhere whole: at their marks, or in the key."""
    shown = {each.label.text for each in places if " ".join(each.lines) == each.label.text}
    keys = " | ".join(key.label for key in figure.keys)
    labels = [mark for mark in plane.marks if isinstance(mark, Label) and mark.about == "point"]
    left_out = [label for label in labels if label.text not in {p.label.text for p in places}]
    for label in labels:
        is_chosen = label.role not in (*QUIET_ROLES, "ink", "article")
        is_named = label.text in shown or label.text in keys
        if plane.x.unit != "year" and is_chosen and not is_named:
            yield f"'{label.text}' is named nowhere"
    said = say_unnamed(plane, layout, places, measure)
    if plane.unnamed and bool(said) != bool(left_out):
        yield "it is not said rightly how many names have no room"


def _discs(plane: Plane, layout: PlotLayout, point: Point) -> Iterator[Disc]:
    """Yield what is drawn: x, y, radius, role, and whether it is what stands at POINT."""
    is_trend = plane.x.unit == "year"
    scale = symbol_scale(plane, layout.plot)
    for mark in plane.marks:
        if isinstance(mark, Points):
            xs, ys = layout.x.px(mark.xs).tolist(), layout.y.px(mark.ys).tolist()
            here = [_is_at(point, x, y) for x, y in zip(xs, ys, strict=True)]
            is_own = is_trend and any(here)
            for x, y, size, is_here in zip(xs, ys, mark.sizes, here, strict=True):
                yield x, y, max(size * scale, SMALLEST) / 2, mark.role, is_own or is_here
        elif isinstance(mark, Line):
            xs, ys = layout.x.px(mark.xs).tolist(), layout.y.px(mark.ys).tolist()
            is_own = any(_is_at(point, x, y) for x, y in zip(xs, ys, strict=True))
            for start, end in zip(range(len(xs) - 1), range(1, len(xs)), strict=True):
                long = math.hypot(xs[end] - xs[start], ys[end] - ys[start])
                for step in range(int(long) + 1):
                    share = min(step / long, 1.0) if long else 0.0
                    yield (
                        xs[start] + share * (xs[end] - xs[start]),
                        ys[start] + share * (ys[end] - ys[start]),
                        mark.width / 2, mark.role, is_own,
                    )  # fmt: skip


def _is_at(point: Point, x: float, y: float) -> bool:
    return math.hypot(point[0] - x, point[1] - y) < 0.6


def _is_in_quarter(box: Box, point: Point, layout: PlotLayout) -> bool:
    x, y = layout.x.at(0.0), layout.y.at(0.0)
    left, right = point[0] < x - 0.8, point[0] > x + 0.8
    above, below = point[1] < y - 0.8, point[1] > y + 0.8
    return not (
        (left and box.right > x + 0.5)
        or (right and box.x < x - 0.5)
        or (above and box.bottom > y + 0.5)
        or (below and box.y < y - 0.5)
    )


def _away(box: Box, x: float, y: float) -> float:
    over = max(box.x - x, x - box.right, 0.0)
    return math.hypot(over, max(box.y - y, y - box.bottom, 0.0))


def _overlap(one: Box, other: Box) -> bool:
    return one.meets(other, -0.2)


def _runs_through(line: tuple[float, float, float, float], box: Box) -> bool:
    """Tell whether a point of LINE, of many, lies in BOX."""
    x, y, end_x, end_y = line
    many = max(int(math.hypot(end_x - x, end_y - y) * 2), 2)
    return any(
        _away(box, x + n / many * (end_x - x), y + n / many * (end_y - y)) <= 0.0
        for n in range(many + 1)
    )


def _cross(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    """Tell whether two lines cross: each has the ends of the other on both sides."""

    def side(line: tuple[float, float, float, float], x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    first = side(one, other[0], other[1]) * side(one, other[2], other[3])
    second = side(other, one[0], one[1]) * side(other, one[2], one[3])
    return first < 0 and second < 0
