"""Sensitivity: how far rankings move when a parameter of the method does.

`derive` computes the derived metrics of all occupations at once from a frame of what goes into
them, so that another method costs a few milliseconds; it gives what a Dataset gives.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import risk_band
from occdesk.metrics.method import DEFAULT, PARAMETERS, Method
from occdesk.metrics.ranks import rank_correlation

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

RANKED: tuple[str, ...] = ("ai_exposure", "automation_risk", "automation_use")
"""The metrics whose rankings are compared."""

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


def gather(measures: Dataset) -> "pd.DataFrame":
    """Return what the derived metrics are computed from: a row for each of the 1,016 occupations.

    The index holds the codes. Columns: the sums of labels (NaN where no task is labelled),
    `observed_exposure` (0-1), `tasks_seen` and `automation_sum` of the pattern of use, `overall`
    (0-1, the same in each row), and `soc`, a number for each six-digit code. No method goes in.
    """
    import pandas as pd

    from occdesk.catalogue.records import LabelSum

    catalogue = measures.catalogue
    index = pd.Index(list(catalogue.by_code), name="code")
    labels = pd.DataFrame.from_dict(
        catalogue.label_sums, orient="index", columns=list(LabelSum._fields), dtype="float64"
    )
    patterns = pd.DataFrame.from_dict(
        {code: (each.tasks_seen, each.automation_sum)
         for code, each in catalogue.use_patterns.items()},
        orient="index", columns=["tasks_seen", "automation_sum"], dtype="float64",
    )  # fmt: skip
    frame = labels.reindex(index).join(patterns.reindex(index))
    frame["observed_exposure"] = pd.Series(measures.numbers("observed_exposure")).reindex(index)
    overall = measures.nation("automation_use")
    frame["overall"] = float("nan") if overall is None else overall.number
    socs = [each.soc for each in catalogue.occupations]
    frame["soc"] = pd.factorize(pd.Series(socs, dtype="str"))[0]
    return frame


def derive(inputs: "pd.DataFrame", method: Method) -> "pd.DataFrame":
    """Return every derived metric under METHOD for the rows of INPUTS, as `gather` gives them.

    Columns are ids of metrics; a number that is missing is NaN, a mode that is missing None.
    """
    import numpy as np
    import pandas as pd

    column = {name: inputs[name].to_numpy() for name in inputs.columns}
    weight = method.core_weight
    tasks = weight * column["core_tasks"] + column["other_tasks"]
    soc = column["soc"]
    theory = _filled((weight * column["core_beta"] + column["other_beta"]) / tasks, soc)
    potential = _filled(
        (weight * column["core_automation"] + column["other_automation"]) / tasks, soc
    )
    seen = column["observed_exposure"]
    total = method.theory_weight + method.use_weight
    reached = np.divide(seen, theory, out=np.where(np.isnan(theory), np.nan, 0.0), where=theory > 0)
    reached = np.where(np.isnan(seen), np.nan, np.minimum(1.0, reached))
    floor = method.risk_floor
    count = column["tasks_seen"]
    mixed = column["automation_sum"] + method.shrinkage * column["overall"]
    divisor = np.where(count > 0, count + method.shrinkage, np.nan)
    use = mixed / divisor
    return pd.DataFrame(
        {
            "theoretical_exposure": theory,
            "automation_potential": potential,
            "ai_exposure": (method.theory_weight * theory + method.use_weight * seen) / total,
            "automation_risk": 100 * potential * (floor + (1 - floor) * reached),
            "automation_use": use,
            "automation_mode": pd.Series(
                _modes(use, count, method), dtype="object", index=inputs.index
            ),
        },
        index=inputs.index,
    )


def _filled(own: "np.ndarray", soc: "np.ndarray") -> "np.ndarray":
    """Return OWN with what is missing replaced by the mean of those that share the SOC code."""
    import numpy as np

    known = ~np.isnan(own)
    counts = np.bincount(soc[known], minlength=int(soc.max()) + 1)
    sums = np.bincount(soc[known], weights=own[known], minlength=len(counts))
    means = np.divide(sums, counts, out=np.full(len(counts), np.nan), where=counts > 0)
    return np.where(known, own, means[soc])


def _modes(use: "np.ndarray", count: "np.ndarray", method: Method) -> "np.ndarray":
    import numpy as np

    words = np.full(len(use), "mixed", dtype=object)
    words[use <= method.augment_to] = "augment"
    words[use >= method.automate_from] = "automate"
    words[count < method.fewest_tasks] = "not enough data"
    words[np.isnan(use)] = None
    return words


def sensitivity(
    inputs: "pd.DataFrame", alternatives: Sequence[Changes] = ALTERNATIVES
) -> Sensitivity:
    """Return how each of ALTERNATIVES moves the rankings and the modes that the default gives."""
    before = derive(inputs, DEFAULT)
    shifts: list[Shift] = []
    modes: list[ModeShift] = []
    for changes in alternatives:
        after = derive(inputs, method_with(changes))
        for id in RANKED:
            if not before[id].equals(after[id]):
                shifts.append(_shift(changes, id, before[id].dropna(), after[id].dropna()))
        if not before["automation_mode"].equals(after["automation_mode"]):
            known = before["automation_mode"].notna()
            other = (before["automation_mode"] != after["automation_mode"]) & known
            modes.append(ModeShift(changes, int(known.sum()), int(other.sum())))
    return Sensitivity(tuple(shifts), tuple(modes))


def _shift(changes: Changes, id: str, before: "pd.Series", after: "pd.Series") -> Shift:
    """Return how the ranking AFTER differs from that BEFORE; both hold the same occupations."""
    bands = None
    if id == "automation_risk":
        pairs = zip(before, after, strict=True)
        bands = sum(risk_band(old) != risk_band(new) for old, new in pairs)
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
