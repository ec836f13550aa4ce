"""Desk: everything that is on screen, as one frozen value of ids and options."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Literal

from occdesk.charts.publishing.written import Written
from occdesk.charts.spec import FORMS, MOST_COMPARED, ChartSpec
from occdesk.metrics.method import DEFAULT, Method
from occdesk.model.errors import UsageError

Theme = Literal["system", "light", "dark"]

FIRST_FOCUS = "15-2051.00"
FIRST_ARTICLE = "ml-engineers"

COLUMNS = ("automation_risk", "ai_exposure", "median_wage", "employment", "projected_growth")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window shows: the one truth, held by the Store.

    `sort` is `relevance`, `title` or a metric id. `article` is the slug of an article, or empty
    for the program's own page about the focus, which `reads_data` prefers where there is an
    article, too. `chart` is a chart kind; `x` and `y` are the
    landscape's metrics, `ranked` is that of the ranking and `mapped` that of the regions, empty
    for those that they begin with. `forms` are the second forms that are chosen, `method` the
    parameters of the derived metrics. `colours` are those of the comparison, as `charts.colours`
    writes them. `written` is what the user wrote for a chart that was exported: a sign of the
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
    chart: str = "landscape"
    x: str = "ai_exposure"
    y: str = "median_wage"
    article: str = FIRST_ARTICLE
    reads_data: bool = False
    estimates: bool = False
    ranked: str = ""
    mapped: str = ""
    forms: tuple[str, ...] = ()
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
            x=self.x,
            y=self.y,
            where=self.where,
            estimates=self.estimates,
            metric=self.mapped if self.chart == "regions" else self.ranked,
            form=self.form,
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
        chosen = [form for form in self.forms if form in FORMS.get(self.chart, ())]
        return chosen[0] if chosen else ""

    def showing(self, spec: ChartSpec) -> "Desk":
        """Return this desk with the chart that SPEC asks for, looks and list left as they are."""
        others = tuple(form for form in self.forms if form not in FORMS[spec.kind])
        is_first = spec.form in ("", *FORMS[spec.kind][:1])
        return self.with_(
            chart=spec.kind,
            focus=spec.focus or self.focus,
            comparison=spec.occupations,
            baseline=spec.baseline,
            x=spec.x,
            y=spec.y,
            where=spec.where,
            estimates=spec.estimates,
            ranked=spec.metric if spec.kind == "ranking" else self.ranked,
            mapped=spec.metric if spec.kind == "regions" else self.mapped,
            forms=others if is_first else (*others, spec.form),
            method=spec.method,
            colours=spec.colours,
        )

    def to_json(self) -> str:
        """Return the desk as JSON, one field a line."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Desk":
        """Return the desk that TEXT describes; fields that it does not name are those of a new one.

        Raises UsageError naming what cannot be taken as it is; `desk_reading` goes on without that.
        """
        from occdesk.state.desk_reading import read_desk_text

        found = read_desk_text(text)
        if found.left_out:
            raise UsageError(found.left_out)
        return found.desk


def _sign_of(spec: ChartSpec) -> str:
    """Return some letters by which SPEC is told from others."""
    import hashlib

    return hashlib.sha256(spec.to_json().encode()).hexdigest()[:16]
