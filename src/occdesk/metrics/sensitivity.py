"""Sensitivity: how far rankings move when a parameter of the method does.

Each method is a Dataset of its own; what does not depend on it they share, so that another method
costs a millisecond.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import LABELLED, risk_band
from occdesk.metrics.method import DEFAULT, PARAMETERS, Method
from occdesk.metrics.ranks import rank_correlation

if TYPE_CHECKING:
    import pandas as pd

RANKED: tuple[str, ...] = ("ai_exposure", "automation_risk", "automation_use")
"""The metrics whose rankings are compared."""

MODE = "automation_mode"

TOP = 100
"""How many of the highest are followed."""

Changes = tuple[tuple[str, float], ...]

ALTERNATIVES: tuple[Changes, ...] = (
    (("core_weight", 1),),
    (("core_weight", 3),),
    (("theory_weight", 2),),
    (("use_weight", 2),),
    (("theory_weight", 1), ("use_weight", 0)),
    (("theory_weight", 0), ("use_weight", 1)),
    (("risk_floor", 0),),
    (("risk_floor", 0.25),),
    (("risk_floor", 0.75),),
    (("risk_floor", 1),),
    (("shrinkage", 0),),
    (("shrinkage", 2),),
    (("shrinkage", 10),),
    (("fewest_tasks", 1),),
    (("fewest_tasks", 5),),
    (("automate_from", 0.6),),
    (("augment_to", 0.3),),
)
"""Methods that somebody could as well have chosen: the parameters that differ from the default.

The speeds of the scenarios are not among them: they change no ranking of today.
"""


class Shift(NamedTuple):
    """How one metric's ranking under one alternative differs from that under the default.

    `n` occupations have it. `correlation` is Spearman's. Moves are in places of the ranking;
    `farthest` is the code of the occupation that moves farthest. `stay` of the `top` highest are
    among the highest still. `bands` counts the occupations whose band is another, None for
    metrics without bands.
    """

    changes: Changes
    metric: str
    n: int
    correlation: float | None
    median_move: float
    largest_move: float
    farthest: str
    stay: int
    top: int
    bands: int | None


class ModeShift(NamedTuple):
    """How many of the `n` occupations with a pattern of use have another mode: `changed`."""

    changes: Changes
    n: int
    changed: int

    @property
    def share(self) -> float:
        """The share (0-1) of those that have another mode."""
        return self.changed / self.n if self.n else 0.0


class Sensitivity(NamedTuple):
    """Every shift that an alternative brings; what it does not touch is left out."""

    shifts: tuple[Shift, ...]
    modes: tuple[ModeShift, ...]


def say_changes(changes: Changes) -> str:
    """Return CHANGES in words: `Weight of Core tasks 1`."""
    labels = {each.name: each.label for each in PARAMETERS}
    first, *others = (f"{labels[name]} {number:g}" for name, number in changes)
    return ", ".join((first, *(f"{each[:1].lower()}{each[1:]}" for each in others)))


def method_with(changes: Changes) -> Method:
    """Return the default method with CHANGES made."""
    return DEFAULT.with_(
        **{name: int(number) if name == "fewest_tasks" else number for name, number in changes}
    )


def derive(measures: Dataset, method: Method) -> "pd.DataFrame":
    """Return every metric that the method changes under METHOD: a row an occupation.

    Columns are ids of metrics; what is missing is NaN.
    """
    return measures.with_method(method).frame((*LABELLED, *RANKED, MODE))


def sensitivity(measures: Dataset, alternatives: Sequence[Changes] = ALTERNATIVES) -> Sensitivity:
    """Return how each of ALTERNATIVES moves the rankings and the modes that the default gives."""
    before = derive(measures, DEFAULT)
    shifts: list[Shift] = []
    modes: list[ModeShift] = []
    for changes in alternatives:
        after = derive(measures, method_with(changes))
        for id in RANKED:
            if not before[id].equals(after[id]):
                shifts.append(_shift(changes, id, before[id].dropna(), after[id].dropna()))
        if not before[MODE].equals(after[MODE]):
            known = before[MODE].notna()
            other = (before[MODE] != after[MODE]) & known
            modes.append(ModeShift(changes, int(known.sum()), int(other.sum())))
    return Sensitivity(tuple(shifts), tuple(modes))


def _shift(changes: Changes, id: str, before: "pd.Series", after: "pd.Series") -> Shift:
    """Return how the ranking AFTER differs from that BEFORE; both hold the same occupations."""
    bands = None
    if id == "automation_risk":
        pairs = zip(risk_band(before), risk_band(after), strict=True)
        bands = sum(old != new for old, new in pairs)
    # Sums in another order leave dust in the last digits, which must not make ranks of ties.
    before, after = before.round(12), after.round(12)
    ranks = [each.rank(ascending=False, method="average") for each in (before, after)]
    moves = (ranks[1] - ranks[0]).abs()
    tops = [set(each.sort_values(kind="stable").index[:TOP]) for each in ranks]
    return Shift(
        changes,
        id,
        len(before),
        rank_correlation(before.tolist(), after.tolist()),
        float(moves.median()),
        float(moves.max()),
        str(moves.idxmax()),
        len(tops[0] & tops[1]),
        min(TOP, len(before)),
        bands,
    )
