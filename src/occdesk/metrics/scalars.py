"""Numbers of derived metrics and estimates in plain Python, for what comes before pandas.

The formulas, and who stands for whom, are those of `metrics.frames`; the numbers are equal.
"""

from collections.abc import Callable, Mapping

from occdesk.catalogue.joins import Estimate, Joined, estimate, join_by_code
from occdesk.metrics import formulas
from occdesk.metrics.formulas import COMBINED, LABELLED
from occdesk.metrics.method import Method
from occdesk.metrics.stored import Numbers, Stored
from occdesk.model.metric import Metric

Ask = Callable[..., Numbers]
"""Gives the numbers of the metric with an id, with `estimates` or without."""


class Scalars:
    """Computes under one method, occupation by occupation."""

    def __init__(self, stored: Stored, method: Method) -> None:
        self._stored = stored
        self._method = method
        self._labels: dict[str, dict[str, Joined[float]]] = {}
        self._made: dict[tuple[str, int | None], dict[str, Estimate]] = {}

    def direct(self, what: Metric, year: int | None, ask: Ask) -> Numbers:
        """Return the numbers of a metric without estimates; ASK gives those it is made of."""
        if what.id in LABELLED:
            return {code: each.found for code, each in self.joined_labels(what.id).items()}
        if what.id in COMBINED:
            return self._combined(what, ask, estimates=False)
        derive = _OTHERS.get(what.id)
        return derive(self) if derive else self._stored.numbers(what.id, year)

    def filled(self, what: Metric, year: int | None, direct: Numbers, ask: Ask) -> Numbers:
        """Return DIRECT with estimates for what is missing."""
        if what.id in COMBINED:
            return self._combined(what, ask, estimates=True) | direct
        made = self.estimates(what, year, direct)
        return {code: each.number for code, each in made.items()} | direct

    def estimates(self, what: Metric, year: int | None, direct: Numbers) -> dict[str, Estimate]:
        """Return the mean of relatives for each occupation without one of the DIRECT figures."""
        key = (what.id, year)
        if key not in self._made:
            shared = {} if is_derived(what.id) else self._stored.shared(what, year)
            self._made[key] = estimate(direct, self._stored.catalogue.occupations, shared)
        return self._made[key]

    def joined_labels(self, metric_id: str) -> dict[str, Joined[float]]:
        """Return T or A (see LABELLED) by occupation, and how each reached it."""
        if metric_id not in self._labels:
            formula, catalogue = LABELLED[metric_id], self._stored.catalogue
            published = {
                code: formula(labels, self._method) for code, labels in catalogue.label_sums.items()
            }
            self._labels[metric_id] = join_by_code(catalogue.occupations, published)
        return self._labels[metric_id]

    def _combined(self, what: Metric, ask: Ask, *, estimates: bool) -> Numbers:
        inputs = [ask(id, estimates=estimates) for id in what.inputs]
        combine = COMBINED[what.id]
        return {
            code: combine(*(numbers[code] for numbers in inputs), self._method)
            for code in inputs[0]
            if all(code in numbers for numbers in inputs)
        }

    def _use(self) -> Numbers:
        overall = self._stored.overall_use
        if overall is None:
            return {}
        return {
            code: formulas.automation_use(pattern, overall, self._method)
            for code, pattern in self._stored.catalogue.use_patterns.items()
            if pattern.tasks_seen
        }

    def _no_numbers(self) -> Numbers:
        return {}

    def _revisions(self) -> Numbers:
        first, last = (
            self._stored.numbers("projected_growth", year) for year in self._stored.growth_years()
        )
        return {code: formulas.revision(last[code], first[code]) for code in last if code in first}


_OTHERS: Mapping[str, Callable[[Scalars], Numbers]] = {
    "automation_use": Scalars._use,
    "automation_mode": Scalars._no_numbers,
    "growth_revision": Scalars._revisions,
}


def is_derived(metric_id: str) -> bool:
    """Return whether a metric is computed here."""
    return metric_id in LABELLED or metric_id in COMBINED or metric_id in _OTHERS
