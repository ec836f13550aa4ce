"""Moves: where somebody in an occupation could go, and what would change.

The occupations are those that O*NET names as related and those that are most alike by
`metrics.similarity`. A change is a difference of two published or derived figures; where both
stand for the same published code there is no difference to speak of, and it says so.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from occdesk.catalogue.records import Related
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.similarity import Likeness, profiles_of, why_none
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.value import Match, Value, farthest

SHOWN: tuple[str, ...] = (
    "median_wage", "automation_risk", "entry_education", "job_zone", "openings", "employment",
)  # fmt: skip
"""The metrics that are shown of every move."""

MOST = 15
"""How many moves are shown where no other number is asked for."""

ChangeBound = Literal["", "at_least", "at_most"]


class Change(NamedTuple):
    """How much a figure differs from that of the occupation one comes from.

    `number` is in the metric's unit, `percent` (of pay alone) is of where one comes from; both are
    None where there is no difference to be told, and `reason` says why. `bound` is set where one of
    the two figures was capped by its publisher. `match` is that of the figure farther from its
    occupation.
    """

    number: float | None
    percent: float | None = None
    bound: ChangeBound = ""
    reason: str = ""
    match: Match | None = None

    @property
    def rises(self) -> bool | None:
        """Whether it is more than before; None where that is not known, or capped away."""
        if self.number is None:
            return None
        if (self.bound == "at_least" and self.number <= 0) or (
            self.bound == "at_most" and self.number > 0
        ):
            return None
        return self.number > 0


class Move(NamedTuple):
    """One occupation to go to: how alike it is, how O*NET names it, its figures, what changes.

    `likeness` is None where there is no similarity, and `reason` says why; `related` is None
    where O*NET does not name it. `values` are those of SHOWN.
    """

    occupation: Occupation
    likeness: Likeness | None
    reason: str
    related: Related | None
    values: Mapping[str, Value]
    pay: Change
    risk: Change
    zone: Change

    @property
    def code(self) -> str:
        return self.occupation.code

    @property
    def title(self) -> str:
        return self.occupation.title

    @property
    def is_better(self) -> bool | None:
        """Whether it pays more and has a lower risk; None where one of the two is not known."""
        rises, grows = self.pay.rises, self.risk.rises
        if rises is None or grows is None:
            return None
        return rises and not grows and self.risk.number != 0


class Moves(NamedTuple):
    """Where one could go from an occupation.

    `related` are O*NET's, the most alike first; `alike` the most alike beyond them. `reason`
    says why there is no similarity, `lacking` why there is nowhere to go; both may be empty.
    `unlisted` counts those that O*NET names too but that are not shown.
    """

    origin: Occupation
    values: Mapping[str, Value]
    related: tuple[Move, ...]
    alike: tuple[Move, ...]
    reason: str
    lacking: str
    unlisted: int

    @property
    def all(self) -> tuple[Move, ...]:
        """Every move, in the order in which they are shown."""
        return (*self.related, *self.alike)


def find_moves(measures: Dataset, code: str, most: int = MOST, *, estimates: bool = False) -> Moves:
    """Return at most MOST moves from CODE: two in three as O*NET names them, then the most alike.

    Of O*NET's the first are taken, in its order. Without a similarity all are O*NET's. With
    ESTIMATES, means of relatives stand in for missing figures. Raises UsageError for an unknown
    code.
    """
    catalogue = measures.catalogue
    origin = catalogue.occupation(code)
    alike = profiles_of(catalogue).compare(origin.code)
    related = catalogue.related(origin.code)
    named = {each.code: each for each in related}
    first = related[: -(-2 * most // 3) if alike else most]
    taken = {each.code for each in first}
    others = sorted(
        (each for each in alike if each not in taken), key=lambda each: (-alike[each].score, each)
    )
    ordered = sorted(first, key=lambda each: (-_score(alike.get(each.code)), each.rank))
    reason = why_none(catalogue, origin.code)
    values = _values(measures, origin.code, estimates)

    def move(other: str) -> Move:
        found = alike.get(other)
        why = "" if found else reason or why_none(catalogue, other)
        return _move(measures, values, other, found, why, named.get(other), estimates)

    shown = tuple(move(each.code) for each in ordered)
    beyond = tuple(move(each) for each in others[: most - len(shown)])
    lacking = "" if shown or beyond else _nowhere(reason)
    unlisted = len(named.keys() - taken - {each.code for each in beyond})
    return Moves(origin, values, shown, beyond, reason, lacking, unlisted)


def _score(likeness: Likeness | None) -> float:
    return -1.0 if likeness is None else likeness.score


def _nowhere(reason: str) -> str:
    return f"O*NET names no related occupations here. {reason}".strip()


def _values(measures: Dataset, code: str, estimates: bool) -> dict[str, Value]:
    return {id: measures.value(code, id, estimates=estimates) for id in SHOWN}


def _move(
    measures: Dataset,
    start: Mapping[str, Value],
    code: str,
    likeness: Likeness | None,
    reason: str,
    related: Related | None,
    estimates: bool,
) -> Move:
    values = _values(measures, code, estimates)
    pay, risk, zone = (
        change_of(start[id], values[id], measures.metric(id))
        for id in ("median_wage", "automation_risk", "job_zone")
    )
    occupation = measures.catalogue.by_code[code]
    return Move(occupation, likeness, reason, related, values, pay, risk, zone)


def change_of(start: Value, end: Value, what: Metric) -> Change:
    """Return how END differs from START, both of the metric WHAT; in percent too where it is pay.

    There is no difference where both are capped, nor where both are one figure: that of the SOC
    code or the merged group which both occupations belong to.
    """
    if start.number is None:
        return Change(
            None, reason=f"{what.label} of the starting occupation is missing: {start.note}"
        )
    if end.number is None:
        return Change(None, reason=end.note or "")
    if start.published_for == end.published_for and start.match != "exact":
        if start.match == "estimated":
            return Change(None, reason="Both are estimated as the mean of the same relatives.")
        return Change(None, reason=f"Both have one figure, published for {start.published_for}.")
    if start.bound and end.bound:
        return Change(None, reason="Both figures are capped by the publisher.")
    bound: ChangeBound = "at_least" if end.bound else "at_most" if start.bound else ""
    number = end.number - start.number
    percent = 100 * number / start.number if what.unit == "usd" and start.number else None
    return Change(number, percent, bound, match=farthest((start.match, end.match)))
