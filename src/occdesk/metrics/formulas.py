"""The formulas of the derived metrics: pure functions of plain numbers and a Method."""

from occdesk.catalogue.records import LabelSum, UsePattern
from occdesk.metrics.method import Method


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


def ai_exposure(theoretical: float, observed: float, method: Method) -> float:
    """Return AI exposure (0-1): the weighted mean of theoretical and observed exposure."""
    total = method.theory_weight + method.use_weight
    return (method.theory_weight * theoretical + method.use_weight * observed) / total


def automation_risk(potential: float, theoretical: float, observed: float, method: Method) -> float:
    """Return automation risk (0-100): 100 * A * (f + (1 - f) * min(1, O / T)).

    The automatable share of the work counts in full where use is as wide as theory allows, and
    with the floor f where no use is seen. O / T counts as 0 where T is 0. It is not the
    probability that a job disappears.
    """
    seen = min(1.0, observed / theoretical) if theoretical > 0 else 0.0
    return 100 * potential * (method.risk_floor + (1 - method.risk_floor) * seen)


def risk_band(risk: float) -> str:
    """Return the band of an automation risk (0-100): below 10, 10-25, 25-40, above 40."""
    if risk > 40:
        return "high"
    if risk >= 25:
        return "moderate"
    return "low" if risk >= 10 else "very low"


def automation_use(pattern: UsePattern, overall: float, method: Method) -> float:
    """Return the share (0-1) of seen AI use that hands work over, shrunk to the OVERALL share.

    The mean over the tasks seen is mixed with `shrinkage` tasks' worth of OVERALL, so that an
    occupation with few tasks seen stays near the overall share.
    """
    weight = method.shrinkage
    return (pattern.automation_sum + weight * overall) / (pattern.tasks_seen + weight)


def mode_of(share: float, method: Method) -> str:
    """Return the mode that a share of automating use (0-1) stands for."""
    if share >= method.automate_from:
        return "automate"
    return "augment" if share <= method.augment_to else "mixed"


def scenario(theoretical: float, observed: float, speed: float, years: int) -> float:
    """Return observed exposure (0-1) after YEARS if SPEED of the gap to theory closes each year."""
    return theoretical + (observed - theoretical) * (1 - speed) ** years


def projected_jobs(jobs: float, base: float, target: float, years: float) -> float:
    """Return JOBS after YEARS along a projection from BASE to TARGET, which are ten years apart.

    Both ends of the projection must be above zero. Source: BLS Employment Projections 2024-34,
    whose yearly rate is laid onto the OEWS count.
    """
    return float(jobs * (target / base) ** (years / 10))
