"""How many occupations a metric has a figure for, by the way in which it reaches them."""

from collections import Counter
from typing import NamedTuple

from occdesk.catalogue.joins import estimate
from occdesk.metrics.dataset import Dataset

COVERED: tuple[str, ...] = (
    "theoretical_exposure", "aioe", "observed_exposure", "microsoft_applicability",
    "frey_osborne", "webb", "eisfeldt", "projected_growth", "employment", "median_wage",
    "job_zone",
)  # fmt: skip
"""One metric for each source, in the order in which they are shown; those at hand are counted."""


class Coverage(NamedTuple):
    """Counts of occupations: with a figure by match, and without one by their nearest relatives.

    `broad`, `minor` and `major` count those without a figure whose relatives at that level have
    one; `none` those that have no relatives with a figure either.
    """

    metric: str
    exact: int
    soc: int
    mean: int
    group: int
    crosswalk: int
    broad: int
    minor: int
    major: int
    none: int

    @property
    def direct(self) -> int:
        """How many have a figure of any match."""
        return self.exact + self.soc + self.mean + self.group + self.crosswalk


def cover(measures: Dataset, metric_id: str) -> Coverage:
    """Return the coverage of one metric in its own year."""
    values = measures.column(metric_id)
    direct = {code: each.number for code, each in values.items() if each.number is not None}
    matches = Counter(values[code].match for code in direct)
    made = estimate(direct, measures.catalogue.occupations)
    levels = Counter(each.level for each in made.values())
    return Coverage(
        metric_id,
        matches["exact"],
        matches["soc"],
        matches["mean"],
        matches["group"],
        matches["crosswalk"],
        levels["broad"],
        levels["minor"],
        levels["major"],
        len(values) - len(direct) - len(made),
    )


def cover_all(measures: Dataset) -> tuple[Coverage, ...]:
    """Return the coverage of each source at hand."""
    return tuple(cover(measures, id) for id in COVERED if measures.has(id))
