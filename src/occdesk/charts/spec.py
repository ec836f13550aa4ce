"""ChartSpec: what was asked for, as a frozen value that round-trips through JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.method import DEFAULT, Method
from occdesk.model.errors import UsageError
from occdesk.system.json_text import parse_object

KINDS: tuple[str, ...] = tuple(view.kind for view in VIEWS)

FORMS: Mapping[str, tuple[str, ...]] = {
    view.kind: tuple(form.id for form in view.forms) for view in VIEWS
}
"""The forms of each kind, the first of them first; none where a kind has only one."""

MOST_COMPARED = 6

FILTERED = ("landscape", "ranking")
"""The kinds that draw only what a filter keeps."""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart: its kind, the occupations it is about, and its options.

    `focus` is the occupation being read about; `occupations` is the comparison, in order, at
    most six; `baseline` is one of them or empty. `x` and `y` are metric ids (landscape).
    `where` is a filter in the words of `occdesk list --where` (landscape, ranking). `estimates`
    shows values that are means of related occupations. `metric` is what is ranked or mapped
    (ranking, regions; empty for the one that the view begins with). `form` is the other form of
    a view that has two: one of FORMS of its kind, or empty for the first. `method` holds the
    parameters of the derived metrics. `colours` says which colour each of the comparison has, as
    `charts.colours` writes it.
    """

    kind: str = "landscape"
    focus: str = ""
    occupations: tuple[str, ...] = ()
    baseline: str = ""
    x: str = "ai_exposure"
    y: str = "median_wage"
    where: str = ""
    estimates: bool = False
    metric: str = ""
    form: str = ""
    method: Method = DEFAULT
    colours: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UsageError(f"“{self.kind}” is not a chart; there are {', '.join(KINDS)}.")
        if self.form and self.form not in FORMS[self.kind]:
            have = ", ".join(FORMS[self.kind]) or "none"
            raise UsageError(f"The {self.kind} chart has no form “{self.form}”; it has {have}.")
        if len(self.occupations) > MOST_COMPARED:
            raise UsageError(
                f"{len(self.occupations)} occupations are too many to compare;"
                f" name at most {MOST_COMPARED}."
            )

    @property
    def subjects(self) -> tuple[str, ...]:
        """The occupations that the chart is about: the comparison, else the focus."""
        if self.occupations:
            return self.occupations
        return (self.focus,) if self.focus else ()

    def with_(self, **changes: object) -> "ChartSpec":
        """Return a copy with CHANGES made."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def applied_filter(self) -> str:
        """The filter that chooses who is drawn; empty where the kind has none."""
        return self.where.strip() if self.kind in FILTERED else ""

    def to_json(self) -> str:
        """Return the spec as one line of JSON, keys sorted."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "ChartSpec":
        """Return the spec that `to_json` wrote; raises UsageError for anything else."""
        try:
            raw = parse_object(text)
            known = {field.name for field in fields(cls)}
            unknown = sorted(set(raw) - known)
            if unknown:
                raise UsageError(f"The chart has an unknown option “{unknown[0]}”.")
            raw["occupations"] = tuple(raw.get("occupations", ()))
            raw["method"] = Method.from_mapping(raw.get("method", {}))
            return cls(**raw)
        except (ValueError, TypeError, AttributeError) as error:
            raise UsageError("The description of the chart is not readable as JSON.") from error
