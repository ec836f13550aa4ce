"""Desk: everything that is on screen, as one frozen value of ids and options."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Literal

from occdesk.charts.publishing.written import Written
from occdesk.charts.spec import FORMS, MOST_COMPARED, ChartSpec, Own, find_view, read_options
from occdesk.charts.view import ViewOptions
from occdesk.metrics.method import DEFAULT, Method

Theme = Literal["system", "light", "dark"]

FIRST_FOCUS = "15-2051.00"
FIRST_ARTICLE = "ml-engineers"

COLUMNS = ("automation_risk", "ai_exposure", "median_wage", "employment", "projected_growth")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window shows: the one truth, held by the Store.

    `sort` is `relevance`, `title` or a metric id. `article` is the slug of an article, or empty
    for the program's own page about the focus, which `reads_data` prefers where there is an
    article, too. `chart` is a chart kind, `options` what is chosen for views, by their
    kinds, where it is not what they begin with. `method` holds the parameters of the derived
    metrics. `colours` are those of the comparison, as `charts.shared.colours` writes them.
    `written` is what the user wrote for a chart that was exported: a sign of the
    chart, title, note and byline. `text_step` counts presses of larger (+) and smaller (-) text.
    """

    query: str = ""
    where: str = ""
    sort: str = "title"
    descending: bool = False
    columns: tuple[str, ...] = COLUMNS
    focus: str = FIRST_FOCUS
    comparison: tuple[str, ...] = ()
    baseline: str = ""
    chart: str = "outlook"
    article: str = FIRST_ARTICLE
    reads_data: bool = False
    estimates: bool = False
    options: tuple[tuple[str, ViewOptions], ...] = ()
    method: Method = DEFAULT
    colours: str = ""
    written: tuple[str, ...] = ()
    theme: Theme = "system"
    text_step: int = 0

    def with_(self, **changes: object) -> "Desk":
        """Return a copy with CHANGES made."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def comparison_is_full(self) -> bool:
        return len(self.comparison) >= MOST_COMPARED

    @property
    def chart_spec(self) -> ChartSpec:
        """The chart that this desk shows."""
        return ChartSpec(
            kind=self.chart,
            focus=self.focus,
            occupations=self.comparison,
            baseline=self.baseline,
            where=self.where,
            estimates=self.estimates,
            options=self.options_of(self.chart),
            method=self.method,
            colours=self.colours,
        )

    @property
    def words(self) -> Written:
        """What the user wrote for the very chart that this desk shows."""
        chart, *words = self.written or ("",)
        is_same = len(words) == len(Written._fields) and chart == _sign_of(self.chart_spec)
        return Written(*words) if is_same else Written()

    def saying(self, words: Written) -> "Desk":
        """Return this desk with WORDS of the user for the chart that it shows."""
        return self.with_(written=(_sign_of(self.chart_spec), *words) if any(words) else ())

    @property
    def form(self) -> str:
        """The form that is chosen for the chart on screen; empty for its first one."""
        return self.options_of(self.chart).form

    def options_of(self, kind: str) -> ViewOptions:
        """Return what is chosen for the view KIND; raises UsageError for one that there is not."""
        return dict(self.options).get(kind) or find_view(kind).options()

    def take(self, kind: str, own: type[Own]) -> Own:
        """Return what is chosen for the view KIND as its record OWN."""
        found = self.options_of(kind)
        assert isinstance(found, own)
        return found

    def choosing(self, kind: str, **given: str) -> "Desk":
        """Return this desk with what is GIVEN of the options of the view KIND.

        Raises UsageError for an unknown view, option or form.
        """
        return self.with_options(
            kind, read_options(kind, {**self.options_of(kind).to_mapping(), **given})
        )

    def with_options(self, kind: str, options: ViewOptions) -> "Desk":
        """Return this desk with the OPTIONS of the view KIND; those it begins with are not kept."""
        if options.form in FORMS[kind][:1]:
            options = options.with_(form="")
        chosen = {each: found for each, found in self.options if each != kind}
        if options != find_view(kind).options():
            chosen[kind] = options
        return self.with_(options=tuple(sorted(chosen.items(), key=lambda each: each[0])))

    def showing(self, spec: ChartSpec) -> "Desk":
        """Return this desk with the chart that SPEC asks for, looks and list left as they are."""
        return self.with_options(spec.kind, spec.options).with_(
            chart=spec.kind,
            focus=spec.focus or self.focus,
            comparison=spec.occupations,
            baseline=spec.baseline,
            where=spec.where,
            estimates=spec.estimates,
            method=spec.method,
            colours=spec.colours,
        )

    def to_json(self) -> str:
        """Return the desk as JSON, one field a line."""
        raw = asdict(self)
        raw["options"] = {kind: chosen.to_mapping() for kind, chosen in self.options}
        return json.dumps(raw, indent=1)


def _sign_of(spec: ChartSpec) -> str:
    """Return some letters by which SPEC is told from others."""
    import hashlib

    return hashlib.sha256(spec.to_json().encode()).hexdigest()[:16]
