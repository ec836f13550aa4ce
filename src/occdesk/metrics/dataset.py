"""Dataset: every metric of every occupation, stored or derived, under one method."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from occdesk.catalogue.catalogue import ALL_OCCUPATIONS, Catalogue
from occdesk.catalogue.joins import Estimate, Joined
from occdesk.metrics import formulas
from occdesk.metrics.absence import why_absent, why_no_use
from occdesk.metrics.estimating import can_be_estimated, write_estimate
from occdesk.metrics.formulas import COMBINED
from occdesk.metrics.frames import Frames
from occdesk.metrics.method import DEFAULT, Method
from occdesk.metrics.registry import METRICS, metric, pick
from occdesk.metrics.scalars import Scalars, is_derived
from occdesk.metrics.stored import Numbers, Stored, is_ready
from occdesk.metrics.tasks_seen import say_tasks
from occdesk.model.codes import is_military
from occdesk.model.metric import Metric
from occdesk.model.value import NATION, Match, Release, Source, Value, farthest
from occdesk.model.wording import say_percent

if TYPE_CHECKING:
    import pandas as pd

OWN_SOURCE = Source(
    "occdesk",
    "Computed by this program",
    "OccDesk",
    "that of each of its inputs",
    "Computed by OccDesk from the sources named with each metric.",
)
OWN_RELEASE = Release("occdesk-method-1", "occdesk", "Method 1", "2026")


class Dataset:
    """Answers what any metric is for any occupation; what is missing comes with the reason.

    Derived metrics are computed from the pack's own sums under `method`; nothing is stored.
    """

    def __init__(self, catalogue: Catalogue, method: Method = DEFAULT) -> None:
        self.catalogue = catalogue
        self.method = method
        built_in = {each.id: each for each in METRICS}
        # Where tables bring the same metric along, the last one counts, as it does for figures.
        own = {each.id: each for each in catalogue.own_metrics if each.id not in built_in}
        self.own_metrics: tuple[Metric, ...] = tuple(own.values())
        self._by_id = built_in | own
        self._share(Stored(catalogue))

    def _share(self, stored: Stored) -> None:
        self.stored = stored
        self._numbers: dict[tuple[str, int | None, bool], Numbers] = {}
        self._scalars = Scalars(stored, self.method)
        self.frames = Frames(stored, self.method, self._by_id)

    def with_method(self, method: Method) -> "Dataset":
        """Return the same figures with the derived metrics under METHOD; what is stored is kept."""
        if method == self.method:
            return self
        other = Dataset(self.catalogue, method)
        other._share(self.stored)
        return other

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """Every metric that can be shown: of the registry, as far as the packs have figures, and
        those that imported tables bring along."""
        return (*(each for each in METRICS if self.has(each.id)), *self.own_metrics)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of the metrics, in the order in which they are shown."""
        return tuple(dict.fromkeys(each.group for each in self.metrics))

    def has(self, metric_id: str) -> bool:
        """Return whether a metric is derived here or has figures in one of the packs."""
        return metric_id in _DERIVED or metric_id in self.catalogue.metrics

    def metric(self, id: str) -> Metric:
        """Return the metric with ID; raises UsageError naming the nearest when there is none."""
        return pick(id, self._by_id)

    def source_of(self, value: Value) -> Source:
        """Return who published VALUE; this program itself for derived values."""
        return self.catalogue.sources.get(value.source, OWN_SOURCE)

    def release_of(self, value: Value) -> Release:
        """Return the edition that VALUE comes from."""
        return self.catalogue.releases.get(value.release, OWN_RELEASE)

    def numbers(
        self, metric_id: str, year: int | None = None, *, estimates: bool = False
    ) -> Numbers:
        """Return the numbers of a metric by occupation, those that have one; do not change it.

        YEAR defaults to the metric's own. With ESTIMATES, means of relatives fill what is
        missing, except counts of jobs, which cannot be averaged.
        """
        what = self.metric(metric_id)
        key = (metric_id, year, estimates and can_be_estimated(what))
        if not key[2] and not is_derived(metric_id):
            return self.stored.numbers(metric_id, year or what.year)
        if key not in self._numbers:
            self._numbers[key] = self._compute(what, year, estimates=key[2])
        return self._numbers[key]

    def _compute(self, what: Metric, year: int | None, *, estimates: bool) -> Numbers:
        """Return numbers that are not in the packs: in columns, or before pandas one by one."""
        if is_ready():
            return self.frames.numbers(what.id, year, estimates=estimates)
        if not estimates:
            return self._scalars.direct(what, year or what.year, self.numbers)
        direct = self.numbers(what.id, year)
        return self._scalars.filled(what, year, direct, self.numbers)

    def texts(self, metric_id: str) -> dict[str, str]:
        """Return the categories of a metric by occupation, those that have one."""
        what = self.metric(metric_id)
        if metric_id == "automation_mode":
            patterns, method = self.catalogue.use_patterns, self.method
            return {
                code: formulas.mode_of(share, method, patterns[code].tasks_seen)
                for code, share in sorted(self.numbers("automation_use").items())
                if code in self.catalogue.by_code
            }
        return self.catalogue.texts(metric_id, what.year)

    def value(
        self, code: str, metric_id: str, year: int | None = None, *, estimates: bool = False
    ) -> Value:
        """Return one value; a missing one has neither number nor text, and a note that says why.

        Raises UsageError for an unknown code or metric.
        """
        what = self.metric(metric_id)
        occupation = self.catalogue.occupation(code)
        derive = _DERIVED.get(metric_id)
        if derive is not None:
            found = derive(self, occupation.code, what)
        else:
            found = self._stored(occupation.code, what, year or what.year)
        if found.missing and estimates and can_be_estimated(what):
            if metric_id in COMBINED:
                return self._combined(occupation.code, what, estimates=True)
            return self._estimated(occupation.code, what, year, found)
        return found

    def is_derived(self, metric_id: str) -> bool:
        """Return whether a metric is computed here."""
        return metric_id in _DERIVED

    def series(self, code: str, metric_id: str) -> tuple[Value, ...]:
        """Return a metric's values by year, oldest first; a metric of one year gives that one."""
        what = self.metric(metric_id)
        if metric_id in _DERIVED:
            return (self.value(code, metric_id),)
        occupation = self.catalogue.occupation(code)
        found = self.catalogue.stored_series(occupation.code, metric_id)
        return tuple(found) or (self._stored(occupation.code, what, what.year),)

    def everything(self, code: str) -> tuple[Value, ...]:
        """Return every value of an occupation: by metric in the registry's order, then by year."""
        occupation = self.catalogue.occupation(code)
        stored: dict[str, list[Value]] = {}
        for each in self.catalogue.stored(occupation.code):
            stored.setdefault(each.metric, []).append(each)
        values: list[Value] = []
        for what in self.metrics:
            if what.id in _DERIVED:
                values.append(_DERIVED[what.id](self, occupation.code, what))
            else:
                values.extend(
                    stored.get(what.id) or [self._stored(occupation.code, what, what.year)]
                )
        return tuple(values)

    def column(
        self, metric_id: str, year: int | None = None, *, estimates: bool = False
    ) -> dict[str, Value]:
        """Return a metric's value for every occupation, missing ones included, in code order."""
        what = self.metric(metric_id)
        if metric_id in _DERIVED or estimates:
            return {
                code: self.value(code, metric_id, year, estimates=estimates)
                for code in self.catalogue.by_code
            }
        stored = self.catalogue.stored_column(metric_id, year or what.year)
        return {
            code: stored.get(code) or self._absent(code, what, year or what.year)
            for code in self.catalogue.by_code
        }

    def frame(self, metric_ids: tuple[str, ...], *, estimates: bool = False) -> "pd.DataFrame":
        """Return a frame of numbers and categories: a row an occupation, a column a metric.

        The index holds the 1,016 codes; missing numbers are NaN, missing categories None.
        """
        ids = tuple(self.metric(id).id for id in metric_ids)
        return self.frames.wide(ids, self.texts, estimates=estimates)

    def nation(self, metric_id: str, year: int | None = None) -> Value | None:
        """Return a metric for all occupations together, where it is published so, else None."""
        return self.catalogue.stored_value(
            ALL_OCCUPATIONS, metric_id, year or self.metric(metric_id).year
        )

    def estimates(self, what: Metric, year: int | None = None) -> dict[str, Estimate]:
        """Return the mean of relatives for each occupation without a figure of its own."""
        return self._scalars.estimates(what, year, self.numbers(what.id, year))

    def joined_labels(self, metric_id: str) -> dict[str, Joined[float]]:
        """Return T or A (see LABELLED) by occupation, and how each reached it."""
        return self._scalars.joined_labels(metric_id)

    def _label_value(self, code: str, what: Metric) -> Value:
        found = self.joined_labels(what.id).get(code)
        if found is None:
            return self._absent(code, what, what.year)
        note = None
        if found.match == "mean":
            note = "Mean of the labelled occupations that share its SOC code."
        return Value(
            code, what.id, found.found, None, what.year, NATION, what.status, found.match,
            found.published_for, what.source, "eloundou-2024", note,
        )  # fmt: skip

    def _combined(self, code: str, what: Metric, *, estimates: bool = False) -> Value:
        parts = [self.value(code, id, estimates=estimates) for id in what.inputs]
        lacking = next((part for part in parts if part.missing), None)
        if lacking is not None:
            label = metric(lacking.metric).label
            reason = lacking.note or ""
            why = reason if is_military(code) else f"{label} is missing: {reason}"
            return self._own_value(code, what, None, None, None, why)
        numbers = [part.number for part in parts if part.number is not None]
        number = COMBINED[what.id](*numbers, self.method)
        match = farthest(part.match for part in parts)
        names = ", ".join(dict.fromkeys(part.published_for or "" for part in parts))
        notes = [f"Band: {formulas.risk_band(number)}."] if what.id == "automation_risk" else []
        notes += [
            f"{metric(part.metric).label}: {(part.note or '')[:1].lower()}{(part.note or '')[1:]}"
            for part in parts
            if part.match == "estimated"
        ]
        note = " ".join(notes) or None
        return self._own_value(code, what, number, match, names, note)

    def _revision(self, code: str, what: Metric) -> Value:
        found = self.catalogue.stored_series(code, "projected_growth")
        if len(found) < 2 or found[-1].number is None or found[-2].number is None:
            lacking = [each.note for each in found[-2:] if each.missing]
            reason = next(iter(lacking), None) or "There is one edition of the projections only."
            return self._own_value(code, what, None, None, None, reason)
        number = formulas.revision(found[-1].number, found[-2].number)
        words = " and ".join(
            f"{say_percent(each.number, 1, signed=True)} ({self.release_of(each).title})"
            for each in found[-2:]
            if each.number is not None
        )
        return self._own_value(
            code, what, number, found[-1].match, found[-1].published_for, f"From {words}."
        )

    def _use(self, code: str, what: Metric) -> Value:
        pattern = self.catalogue.use_patterns.get(code)
        overall = self.nation("automation_use")
        if pattern is None or pattern.tasks_seen == 0 or overall is None or overall.number is None:
            known = overall is not None and overall.number is not None
            reason = why_no_use(self.catalogue, code, overall=known)
            return self._own_value(code, what, None, None, None, reason)
        share = formulas.automation_use(pattern, overall.number, self.method)
        note = say_tasks(pattern, self.catalogue.releases.values())
        return self._own_value(code, what, share, "exact", code, note)

    def _mode(self, code: str, what: Metric) -> Value:
        use = self._use(code, metric("automation_use"))
        if use.number is None:
            return self._own_value(code, what, None, None, None, use.note or "")
        pattern = self.catalogue.use_patterns[code]
        text = formulas.mode_of(use.number, self.method, pattern.tasks_seen)
        return self._own_value(code, what, None, "exact", code, use.note, text)

    def _own_value(
        self,
        code: str,
        what: Metric,
        number: float | None,
        match: Match | None,
        published_for: str | None,
        note: str | None,
        text: str | None = None,
    ) -> Value:
        return Value(
            code, what.id, number, text, what.year, NATION, what.status, match, published_for,
            OWN_SOURCE.id, OWN_RELEASE.id, note,
        )  # fmt: skip

    def _stored(self, code: str, what: Metric, year: int | None) -> Value:
        return self.catalogue.stored_value(code, what.id, year) or self._absent(code, what, year)

    def _absent(self, code: str, what: Metric, year: int | None) -> Value:
        note = why_absent(self.catalogue, code, what, year, derived=what.id in _DERIVED)
        return Value(
            code, what.id, None, None, year, NATION, what.status, None, None, what.source, "", note
        )

    def _estimated(self, code: str, what: Metric, year: int | None, missing: Value) -> Value:
        made = self.estimates(what, year).get(code)
        if made is None:
            return missing
        return write_estimate(made, missing, OWN_SOURCE.id, OWN_RELEASE.id)


_DERIVED: Mapping[str, Callable[[Dataset, str, Metric], Value]] = {
    "theoretical_exposure": Dataset._label_value,
    "automation_potential": Dataset._label_value,
    "ai_exposure": Dataset._combined,
    "automation_risk": Dataset._combined,
    "automation_use": Dataset._use,
    "automation_mode": Dataset._mode,
    "growth_revision": Dataset._revision,
}
