"""Moves: where somebody could go from an occupation, as a list by similarity and as a map.

The list says how alike each occupation is and what would change; the map sets the change of pay
against the change of automation risk, so that the upper left is better in both.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, Rule, Symbol, Tick, legends
from occdesk.charts.figure.plane import Label, Margin, Mark, Plane, Points
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, marked
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.moves import words
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.moves import Move, Moves, find_moves
from occdesk.model.metric import Unit

ROLE, BEYOND_ROLE = "level4", "level3"
"""Of the occupations that O*NET names, and of those that are alike beyond them."""

SMALLEST, LARGEST, IN_STRIP = 9.0, 28.0, 9.0
"""Diameters in points: of the fewest jobs, of the most among the moves, in a margin strip."""

FEWEST = 10
"""How many moves a picture of any size lists, if there are so many."""

NEEDED = 2
"""How many columns the list always has: the changes of pay and of risk, which the map shows."""

_AIR = 0.12
_TICKS = (0, 25, 50, 75, 100)

Roles = Mapping[str, str]


def draw_moves(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the moves from the focus as a list of bars and as a map of pay and risk.

    Without a focus the first of the comparison takes its place. Raises UsageError for an unknown
    occupation.
    """
    people = marked(spec, measures)
    if not people:
        return _say_only("Where could one go from here?", HOW_TO_START)
    first = people[0]
    moves = find_moves(measures, first.code, estimates=spec.estimates)
    title = words.ask(first.occupation)
    if moves.lacking:
        return _say_only(title, moves.reason if first.is_military else moves.lacking)
    roles = {each.code: each.role for each in people[1:]}
    return Figure(
        kind="moves",
        title=title,
        subtitle=words.write_subtitle(moves),
        panels=(_list(moves, roles, measures), _map(moves, people, measures)),
        source=words.name_source(moves, measures),
        caveat=words.write_caveat(),
        alt=words.describe(moves),
        table=words.tabulate(moves, measures),
        keys=_keys(moves, people),
        notes=(*legends(*words.explain_marks(moves, measures)), *words.write_notes(moves)),
        table_note=words.say_unlisted(moves),
    )


def _say_only(title: str, message: str) -> Figure:
    return Figure("moves", title, "", (), "", "", message, DataTable((), ()), message=message)


def _keys(moves: Moves, people: Sequence[Subject]) -> tuple[Key, ...]:
    """Return the key of the map, and of those compared that are among the moves."""
    shown = {each.code for each in moves.all}
    keys = [Key(f"{people[0].title} now", people[0].role, "square")]
    keys += [
        Key(f"{each.place} {each.title}", each.role, "circle")
        for each in people[1:]
        if each.code in shown
    ]
    if moves.related:
        keys.append(Key("Named by O*NET; area stands for jobs", ROLE, "circle"))
    if moves.alike:
        keys.append(Key("Alike, beyond those", BEYOND_ROLE, "diamond"))
    return tuple(keys)


def _role(move: Move, moves: Moves, roles: Roles) -> str:
    return roles.get(move.code) or (ROLE if move in moves.related else BEYOND_ROLE)


# --- the list -------------------------------------------------------------------------------------


def _list(moves: Moves, roles: Roles, measures: Dataset) -> Bars:
    """Return the moves as bars of their similarity; of pay where there is none to anybody."""
    known = [each.pay.percent for each in moves.all if each.pay.percent is not None]
    by_pay = bool(moves.reason and known)
    # Where there is no room for all, two of O*NET's stay for each one beyond them.
    rows: list[BarRow] = []
    for heading, group, first, step in (
        (words.NAMED_IN_ORDER if moves.reason else words.NAMED, moves.related, 0, 2),
        (words.BEYOND, moves.alike, 3, 4),
    ):
        if group:
            rows.append(BarRow(heading, ()))
            rows += [
                _row(each, by_pay, moves, roles, measures, first + step * number)
                for number, each in enumerate(group)
            ]
    if by_pay:
        low, high = nice_range(min(known), max(known), zero=True, count=5)
        axis = Axis(words.PAY_CHANGE, low, high, "percent", nice_ticks(low, high, "percent", 5))
    else:
        ticks = tuple(Tick(at, str(at)) for at in _TICKS)
        axis = Axis(words.SIMILARITY_TITLE, 0, 100, "score", ticks)
    return Bars(
        "",
        axis,
        tuple(rows),
        heads=words.HEADS,
        note=words.write_list_note(moves),
        fewest=FEWEST,
        needed=NEEDED,
    )


def _row(
    move: Move, by_pay: bool, moves: Moves, roles: Roles, measures: Dataset, rank: int
) -> BarRow:
    bar = _bar_of_pay if by_pay else _bar
    return BarRow(
        move.title,
        (bar(move, moves, roles, measures),),
        move.code,
        role=roles.get(move.code, "ink"),
        asides=words.asides(move, with_percent=not by_pay),
        rank=rank,
        # Beside rows in another order O*NET's numbers would read as ours; the hint has them.
        lead=str(move.related.rank) if move.related and moves.reason else "",
    )


def _bar(move: Move, moves: Moves, roles: Roles, measures: Dataset) -> Bar:
    return Bar(
        0.0,
        move.likeness.score if move.likeness else None,
        _role(move, moves, roles),
        words.say_score(move),
        _listed_data(move),
        words.hint(move, measures),
    )


def _bar_of_pay(move: Move, moves: Moves, roles: Roles, measures: Dataset) -> Bar:
    return Bar(
        0.0,
        move.pay.percent,
        _role(move, moves, roles),
        words.say_percent(move),
        _data(move),
        words.hint(move, measures),
        hatched=move.pay.match == "estimated",
    )


def _listed_data(move: Move) -> tuple[Datum, ...]:
    """Return the similarity where there is one, then the figures behind the changes."""
    own = (Datum(move.code, "similarity"),) if move.likeness else ()
    return (*own, *_data(move))


def _data(move: Move) -> tuple[Datum, ...]:
    """Return the figures behind the changes: those of pay and risk of the occupation itself."""
    return tuple(
        Datum(move.code, id, move.values[id].year) for id in ("median_wage", "automation_risk")
    )


# --- the map --------------------------------------------------------------------------------------


def _map(moves: Moves, people: Sequence[Subject], measures: Dataset) -> Plane:
    first, roles = people[0], {each.code: each.role for each in people[1:]}
    both = [each for each in moves.all if _at(each) is not None]
    points = [at for each in both if (at := _at(each)) is not None]
    x = _axis(words.RISK_CHANGE, "points", [at[0] for at in points])
    y = _axis(words.PAY_CHANGE, "percent", [at[1] for at in points])
    if not both:
        reasons = dict.fromkeys(
            change.reason
            for each in moves.all
            for change in (each.pay, each.risk)
            if change.number is None
        )
        return Plane(words.MAP_TITLE, x, y, (), note=f"No map. {next(iter(reasons))}")
    marks: list[Mark] = [
        Rule("x", 0.0, ""),
        Rule("y", 0.0, ""),
        *(_dot(each, moves, roles, measures) for each in _by_size(both)),
        _origin(moves, first, measures),
        *_corners(x, y),
        *_names(both, moves, people),
    ]
    return Plane(
        words.MAP_TITLE,
        x,
        y,
        tuple(marks),
        _margins(moves, roles, measures),
        has_quarters=True,
        unnamed=words.UNNAMED,
    )


def _at(move: Move) -> tuple[float, float] | None:
    """Return where MOVE stands: the change of risk in points, and of pay in percent."""
    if move.risk.number is None or move.pay.percent is None:
        return None
    return move.risk.number, move.pay.percent


def _axis(title: str, unit: Unit, found: Sequence[float]) -> Axis:
    """Return an axis that holds zero, where one is now, with room around everything."""
    low, high = min(found, default=0.0), max(found, default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    air = _AIR * (high - low) or 1.0
    low, high = nice_range(low - air, high + air, count=8)
    return Axis(title, low, high, unit, nice_ticks(low, high, unit))


def _jobs(move: Move) -> float:
    return move.values["employment"].number or 0.0


def _by_size(moves: Sequence[Move]) -> list[Move]:
    """Return MOVES with the large ones first, so that the small ones lie on top of them."""
    return sorted(moves, key=lambda each: (-_jobs(each), each.code))


def _size(move: Move, moves: Moves) -> float:
    most = max(map(_jobs, moves.all)) or 1.0
    return max(SMALLEST, LARGEST * math.sqrt(_jobs(move) / most))


def _dot(move: Move, moves: Moves, roles: Roles, measures: Dataset) -> Points:
    at = _at(move)
    assert at is not None
    return _points(move, at, _size(move, moves), moves, roles, measures)


def _points(
    move: Move,
    at: tuple[float, float],
    size: float,
    moves: Moves,
    roles: Roles,
    measures: Dataset,
) -> Points:
    symbol: Symbol = "circle" if move in moves.related else "diamond"
    return Points(
        (at[0],),
        (at[1],),
        (size,),
        _role(move, moves, roles),
        (move.code,),
        (words.hint(move, measures),),
        (_data(move),),
        symbol,
        opacity=0.85,
        hollow=_is_estimated(move),
    )


def _is_estimated(move: Move) -> bool:
    return "estimated" in (move.pay.match, move.risk.match)


def _origin(moves: Moves, first: Subject, measures: Dataset) -> Points:
    data = tuple(
        Datum(moves.origin.code, id, moves.values[id].year)
        for id in ("median_wage", "automation_risk")
    )
    hint = words.origin_hint(moves, measures)
    return Points(
        (0.0,), (0.0,), (11.0,), first.role, (moves.origin.code,), (hint,), (data,), "square"
    )


def _corners(x: Axis, y: Axis) -> list[Label]:
    """Return in the corners of the map what its quarters stand for."""
    places = ((x.low, y.high), (x.high, y.high), (x.low, y.low), (x.high, y.low))
    labels = []
    for rank, ((text, role), (at_x, at_y)) in enumerate(zip(words.CORNERS, places, strict=True)):
        is_left = at_x == x.low
        labels.append(
            Label(
                at_x, at_y, text, role, "left" if is_left else "right", 6.0 if is_left else -6.0,
                12.0 if at_y == y.high else -12.0, bold=True, rank=rank, about="area",
            )
        )  # fmt: skip
    return labels


def _names(both: Sequence[Move], moves: Moves, people: Sequence[Subject]) -> list[Label]:
    first, others = people[0], {each.code: each for each in people[1:]}
    now = f"{first.title} now"
    # What is named in the key, in full, may go without a name where it stands.
    labels = [Label(0.0, 0.0, now, first.role, dx=10.0, bold=True, short="now")]
    order = sorted(both, key=lambda each: (each.code not in others, not each.is_better))
    for rank, move in enumerate(order, start=len(words.CORNERS)):
        at = _at(move)
        assert at is not None
        own = others.get(move.code)
        labels.append(
            Label(
                *at,
                move.title,
                own.role if own else "ink",
                dx=_size(move, moves) / 2 + 4,
                rank=rank,
                short=str(own.place) if own else "",
            )
        )
    return labels


def _margins(moves: Moves, roles: Roles, measures: Dataset) -> tuple[Margin, ...]:
    """Return a strip for those whose risk, and one for those whose pay, has no change."""
    margins = []
    cases: tuple[tuple[Literal["x", "y"], str], ...] = (("x", "risk"), ("y", "pay"))
    for axis, lacking in cases:
        group = [each for each in moves.all if _lacks_only(each, axis)]
        if not group:
            continue
        symbols = [_strip_point(each, moves, roles, measures) for each in group]
        own = tuple(each for each in symbols if each.codes[0] in roles)
        margins.append(Margin(axis, words.say_missing(group, lacking), _together(symbols), own))
    return tuple(margins)


def _together(symbols: Sequence[Points]) -> Points:
    """Return SYMBOLS, of one point each, as one mark in the colour of O*NET's."""
    return Points(
        tuple(each.xs[0] for each in symbols),
        tuple(each.ys[0] for each in symbols),
        tuple(each.sizes[0] for each in symbols),
        ROLE,
        tuple(each.codes[0] for each in symbols),
        tuple(each.hints[0] for each in symbols),
        tuple(each.data[0] for each in symbols),
        hollow=True,
    )


def _lacks_only(move: Move, axis: Literal["x", "y"]) -> bool:
    has_x, has_y = move.risk.number is not None, move.pay.percent is not None
    return has_y and not has_x if axis == "x" else has_x and not has_y


def _strip_point(move: Move, moves: Moves, roles: Roles, measures: Dataset) -> Points:
    """Return MOVE with one coordinate; the one that is missing is written as 0, not drawn."""
    at = (move.risk.number or 0.0, move.pay.percent or 0.0)
    return _points(move, at, IN_STRIP, moves, roles, measures)
