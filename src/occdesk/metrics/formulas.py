"""The formulas of the derived metrics: pure functions of numbers, or of columns, and a Method.

Each stands once. A condition counts 1 or 0 in it, so that the same line computes the figure of
one occupation from plain numbers and those of all from columns, bit for bit alike.

FORMULAS holds each of them as it is printed for a reader. What is printed is an expression in
Python's syntax, which the tests evaluate on real figures and compare with the function.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from occdesk.catalogue.records import LabelSum, UsePattern
from occdesk.metrics.method import Method

N = TypeVar("N")
"""A number, or a column of numbers in which NaN stands for what is missing."""


def theoretical_exposure(labels: LabelSum, method: Method) -> float:
    """Return T (0-1): the weighted mean of the GPT-4 exposure labels over an occupation's tasks.

    E1 counts 1, E2 0.5, E0 0; Core tasks weigh `core_weight`, others 1. With weight 2 this is
    `dv_rating_beta` of Eloundou and others (Science 384, 2024).
    """
    return _weighted(labels, labels.core_beta, labels.other_beta, method)


def automation_potential(labels: LabelSum, method: Method) -> float:
    """Return A (0-1): the same weighted mean of the GPT-4 automation labels T0-T4 = 0 to 1."""
    return _weighted(labels, labels.core_automation, labels.other_automation, method)


def _weighted(labels: LabelSum, core: float, other: float, method: Method) -> float:
    weight = method.core_weight
    return (weight * core + other) / (weight * labels.core_tasks + labels.other_tasks)


def ai_exposure(theoretical: N, observed: N, method: Method) -> N:
    """Return AI exposure (0-1): the weighted mean of theoretical and observed exposure."""
    t: Any = theoretical
    o: Any = observed
    total = method.theory_weight + method.use_weight
    found: N = (method.theory_weight * t + method.use_weight * o) / total
    return found


def automation_risk(potential: N, theoretical: N, observed: N, method: Method) -> N:
    """Return automation risk (0-100): 100 * A * (f + (1 - f) * min(1, O / T)).

    The automatable share of the work counts in full where use is as wide as theory allows, and
    with the floor f where no use is seen. O / T counts as 0 where T is 0. It is not the
    probability that a job disappears.
    """
    a: Any = potential
    t: Any = theoretical
    o: Any = observed
    # Use as wide as theory counts 1; no quotient is taken that could be infinite.
    seen = (o * (o < t) / (t + (t <= 0)) + (o >= t)) * (t > 0)
    found: N = 100 * a * (method.risk_floor + (1 - method.risk_floor) * seen)
    return found


def risk_band(risk: Any) -> Any:
    """Return the band of an automation risk (0-100): below 10, 10-25, 25-40, above 40."""
    place = 0 * risk + (risk >= 10) + (risk >= 25) + (risk > 40)
    return _word(("very low", "low", "moderate", "high"), place)


def automation_use(pattern: UsePattern, overall: float, method: Method) -> float:
    """Return the share (0-1) of seen AI use that hands work over, shrunk to the OVERALL share.

    The mean over the tasks seen is mixed with `shrinkage` tasks' worth of OVERALL, so that an
    occupation with few tasks seen stays near the overall share.
    """
    weight = method.shrinkage
    return (pattern.automation_sum + weight * overall) / (pattern.tasks_seen + weight)


def mode_of(share: Any, method: Method, tasks_seen: Any = math.inf) -> Any:
    """Return the mode that a share of automating use (0-1) stands for.

    Where fewer tasks are seen in use than the method asks for, it says so instead.
    """
    automates = share >= method.automate_from
    augments = (share <= method.augment_to) * (share < method.automate_from)
    enough = tasks_seen >= method.fewest_tasks
    few = tasks_seen < method.fewest_tasks
    return _word(_MODES, enough * (0 * share + augments + 2 * automates) + 3 * few)


_MODES = ("mixed", "augment", "automate", "not enough data")


def _word(words: Sequence[str], place: Any) -> Any:
    """Return the word at PLACE; of a column a list of them, with None where it is NaN."""
    if isinstance(place, int | float):
        return words[int(place)]
    return [words[int(each)] if each == each else None for each in place.tolist()]


def revision(now: N, before: N) -> N:
    """Return by how many percentage points a projection differs from that of the edition before."""
    latest: Any = now
    found: N = latest - before
    return found


def scenario(theoretical: N, observed: N, speed: float, years: int) -> N:
    """Return observed exposure (0-1) after YEARS if SPEED of the gap to theory closes each year."""
    t: Any = theoretical
    found: N = t + (observed - t) * (1 - speed) ** years
    return found


def projected_jobs(jobs: N, change: N, years: float) -> N:
    """Return JOBS after YEARS along a projection that changes by CHANGE percent in ten years.

    Source: BLS Employment Projections 2024-34, whose published change is laid onto the OEWS count.
    """
    yearly: Any = change
    found: N = jobs * (1 + yearly / 100) ** (years / 10)
    return found


class Formula(NamedTuple):
    """A formula as a reader sees it, beside the function that computes it.

    `metric` is what comes out: a metric's id, or a name of its own where the registry has none.
    `expression` is in Python's syntax; its names are those of `inputs` (name, meaning) and the
    parameters of Method. `words` says the same in a sentence, `origin` whose idea it is.
    """

    metric: str
    function: Callable[..., Any]
    expression: str
    inputs: tuple[tuple[str, str], ...]
    words: str
    origin: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the expression in their order, each once, without functions of Python."""
        import ast

        tree = ast.walk(ast.parse(self.expression, mode="eval"))
        found = [(node.col_offset, node.id) for node in tree if isinstance(node, ast.Name)]
        return tuple(dict.fromkeys(name for _, name in sorted(found) if name != "min"))


_LABELS_OF = "of the occupation’s tasks in the file of labels"
_OWN = "This program."

FORMULAS: tuple[Formula, ...] = (
    Formula(
        "theoretical_exposure",
        theoretical_exposure,
        "(core_weight * core_beta + other_beta) / (core_weight * core_tasks + other_tasks)",
        (
            ("core_beta", "sum over Core tasks of 1 for E1, 0.5 for E2, 0 for E0"),
            ("other_beta", "the same sum over all other tasks"),
            ("core_tasks", f"number of Core tasks {_LABELS_OF}"),
            ("other_tasks", "number of all other tasks there"),
        ),
        "The weighted mean of the exposure labels of the occupation’s tasks.",
        "Eloundou and others, Science 384 (2024): with a weight of 2 this is dv_rating_beta.",
    ),
    Formula(
        "automation_potential",
        automation_potential,
        "(core_weight * core_automation + other_automation)"
        " / (core_weight * core_tasks + other_tasks)",
        (
            ("core_automation", "sum over Core tasks of 0, 0.25, 0.5, 0.75, 1 for T0 to T4"),
            ("other_automation", "the same sum over all other tasks"),
            ("core_tasks", f"number of Core tasks {_LABELS_OF}"),
            ("other_tasks", "number of all other tasks there"),
        ),
        "The weighted mean of the automation labels of the occupation’s tasks.",
        "Labels of Eloundou and others (2024), weighted as their exposure is.",
    ),
    Formula(
        "ai_exposure",
        ai_exposure,
        "(theory_weight * theoretical + use_weight * observed) / (theory_weight + use_weight)",
        (
            ("theoretical", "theoretical exposure, 0 to 1"),
            ("observed", "observed exposure, 0 to 1"),
        ),
        "The weighted mean of what could be done with AI and what it is seen to be used for.",
        _OWN,
    ),
    Formula(
        "automation_risk",
        automation_risk,
        "100 * potential * (risk_floor + (1 - risk_floor)"
        " * (min(1, observed / theoretical) if theoretical > 0 else 0))",
        (
            ("potential", "automation potential, 0 to 1"),
            ("theoretical", "theoretical exposure, 0 to 1"),
            ("observed", "observed exposure, 0 to 1"),
        ),
        "The automatable share of the work: in full where use is as wide as theory allows, with"
        " the floor where no use is seen.",
        _OWN,
    ),
    Formula(
        "risk_band",
        risk_band,
        "'high' if risk > 40 else 'moderate' if risk >= 25 else 'low' if risk >= 10"
        " else 'very low'",
        (("risk", "automation risk, 0 to 100"),),
        "The word for an automation risk.",
        _OWN,
    ),
    Formula(
        "automation_use",
        automation_use,
        "(automation_sum + shrinkage * overall) / (tasks_seen + shrinkage)",
        (
            ("automation_sum", "sum over the tasks seen of the share of use that hands work over"),
            ("tasks_seen", "how many of the occupation’s tasks are seen in use"),
            ("overall", "the share over all occupations together, 0 to 1"),
        ),
        "The mean share of use that hands work over, drawn towards the overall share where few"
        " tasks are seen.",
        f"{_OWN[:-1]}, from conversations published by Anthropic.",
    ),
    Formula(
        "automation_mode",
        mode_of,
        "'automate' if share >= automate_from else 'augment' if share <= augment_to else 'mixed'",
        (("share", "use that automates, 0 to 1"),),
        "The word for a share of automating use; none where fewer tasks are seen than the method"
        " asks for.",
        _OWN,
    ),
    Formula(
        "growth_revision",
        revision,
        "now - before",
        (
            ("now", "projected change in percent of the latest edition"),
            ("before", "that of the edition before"),
        ),
        "How far a projection differs from that of the edition before, in percentage points.",
        "BLS Employment Projections, two editions.",
    ),
    Formula(
        "scenario",
        scenario,
        "theoretical + (observed - theoretical) * (1 - speed) ** years",
        (
            ("theoretical", "theoretical exposure, 0 to 1"),
            ("observed", "observed exposure, 0 to 1"),
            ("speed", "the part of the gap that closes each year: one of the three scenarios"),
            ("years", "years since the use was observed"),
        ),
        "Observed exposure if a fixed part of the gap to theory closes each year: an if-then, not"
        " a forecast.",
        _OWN,
    ),
    Formula(
        "projected_jobs",
        projected_jobs,
        "jobs * (1 + change / 100) ** (years / 10)",
        (
            ("jobs", "jobs counted by OEWS in its latest year"),
            (
                "change",
                "projected change in percent over ten years, as BLS publishes it; where it does"
                " not, that from its jobs in the first year to those in the last",
            ),
            ("years", "years since the count"),
        ),
        "The latest count moved along the yearly rate of the published change. The published counts"
        " of the projection are rounded to a hundred jobs, so in small occupations they would give"
        " another rate.",
        "BLS Employment Projections, laid onto OEWS by this program.",
    ),
)
"""The formulas in the order in which one builds on another."""

LABELLED: Mapping[str, Callable[..., Any]] = {
    "theoretical_exposure": theoretical_exposure,
    "automation_potential": automation_potential,
}
"""The metrics that are computed from the labels of tasks."""

COMBINED: Mapping[str, Callable[..., Any]] = {
    "ai_exposure": ai_exposure,
    "automation_risk": automation_risk,
}
"""The metrics that are computed from others, their inputs."""
