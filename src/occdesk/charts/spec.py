"""ChartSpec: what was asked for, as a frozen value that round-trips through JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, TypeVar

from occdesk.charts.view import View, ViewOptions
from occdesk.charts.views.listed import ALIASES, BY_KIND, VIEWS
from occdesk.metrics.method import DEFAULT, Method
from occdesk.model.errors import UsageError
from occdesk.system.json_text import parse_object

KINDS: tuple[str, ...] = tuple(view.kind for view in VIEWS)

FORMS: Mapping[str, tuple[str, ...]] = {
    view.kind: tuple(form.id for form in view.forms) for view in VIEWS
}
"""The forms of each kind, the first of them first; none where a kind has only one."""

MOST_COMPARED = 6

FILTERED = tuple(view.kind for view in VIEWS if view.has_filter)
"""The kinds that draw only what a filter keeps."""

ONCE = ("form", "metric", "x", "y")
"""What charts had as fields of their own before each view had its options."""

_FIRST = "landscape"
"""The kind of a chart that names none."""

Own = TypeVar("Own", bound=ViewOptions)


def find_view(kind: str) -> View:
    """Return the view called KIND; raises UsageError for one that there is not."""
    kind = ALIASES.get(kind, kind)
    if kind not in BY_KIND:
        raise UsageError(f"“{kind}” is not a chart; there are {', '.join(KINDS)}.")
    return BY_KIND[kind]


def read_options(kind: str, given: Mapping[str, str]) -> ViewOptions:
    """Return the options of the view KIND with what is GIVEN; an empty word is the first choice.

    Raises UsageError for an unknown view, option or form.
    """
    view = find_view(kind)
    kind, known = view.kind, {each.name for each in fields(view.options)}
    for name in given:
        if name not in known:
            raise UsageError(f"The {kind} chart has no option “{name}”.")
    options = view.options(**{name: words for name, words in given.items() if words})
    check_form(kind, options.form)
    return options


def check_form(kind: str, form: str) -> None:
    """Raise UsageError where the view KIND has no FORM; an empty one is the first."""
    if form and form not in FORMS[kind]:
        have = ", ".join(FORMS[kind]) or "none"
        raise UsageError(f"The {kind} chart has no form “{form}”; it has {have}.")


def own_options(kind: str, once: Mapping[str, str]) -> dict[str, str]:
    """Return those of ONCE, fields of a chart before views had options, that the view KIND has."""
    known = {each.name for each in fields(find_view(kind).options)}
    return {name: words for name, words in once.items() if name in known}


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart: its kind, the occupations it is about, and its options.

    `focus` is the occupation being read about; `occupations` is the comparison, in order, at
    most six; `baseline` is one of them or empty. `where` is a filter in the words of `occdesk list
    --where` (of the views that have one). `estimates` shows values that are means of related
    occupations. `options` are those of the view, its first ones where nothing is said. `method`
    holds the parameters of the derived metrics. `colours` says which colour each of the comparison
    has, as `charts.shared.colours` writes it.
    """

    kind: str = _FIRST
    focus: str = ""
    occupations: tuple[str, ...] = ()
    baseline: str = ""
    where: str = ""
    estimates: bool = False
    options: ViewOptions = field(default=None)  # type: ignore[assignment]
    method: Method = DEFAULT
    colours: str = ""

    def __post_init__(self) -> None:
        view = find_view(self.kind)
        object.__setattr__(self, "kind", view.kind)
        if self.options is None:
            object.__setattr__(self, "options", view.options())
        if type(self.options) is not view.options:
            raise UsageError(f"The options are not those of the {self.kind} chart.")
        check_form(self.kind, self.options.form)
        if len(self.occupations) > MOST_COMPARED:
            raise UsageError(
                f"{len(self.occupations)} occupations are too many to compare;"
                f" name at most {MOST_COMPARED}."
            )

    @classmethod
    def of(
        cls, kind: str, focus: str = "", occupations: tuple[str, ...] = (), **given: object
    ) -> "ChartSpec":
        """Return a chart of KIND; what is GIVEN may name options of the view as well."""
        return cls(kind, focus, occupations).with_(**given)

    @property
    def view(self) -> View:
        """The record of its view."""
        return BY_KIND[self.kind]

    @property
    def form(self) -> str:
        """The form that is chosen; empty for the first."""
        return self.options.form

    @property
    def subjects(self) -> tuple[str, ...]:
        """The occupations that the chart is about: the comparison, else the focus."""
        if self.occupations:
            return self.occupations
        return (self.focus,) if self.focus else ()

    def take(self, own: type[Own]) -> Own:
        """Return the options as the record OWN of the view; raises TypeError for another view."""
        if not isinstance(self.options, own):
            raise TypeError(f"{self.kind} has no {own.__name__}")
        return self.options

    def with_(self, **changes: object) -> "ChartSpec":
        """Return a copy with CHANGES made; they may name options of the view as well."""
        own = {each.name for each in fields(type(self))}
        options: dict[str, Any] = {n: words for n, words in changes.items() if n not in own}
        plain: dict[str, Any] = {n: value for n, value in changes.items() if n in own}
        if options:
            kind = plain.get("kind", self.kind)
            before = self.options.to_mapping() if kind == self.kind else {}
            plain["options"] = read_options(kind, {**before, **options})
        elif plain.get("kind", self.kind) != self.kind:
            plain.setdefault("options", None)
        return replace(self, **plain)

    @property
    def applied_filter(self) -> str:
        """The filter that chooses who is drawn; empty where the kind has none."""
        return self.where.strip() if self.view.has_filter else ""

    def to_mapping(self) -> dict[str, Any]:
        """Return the spec as what JSON can hold."""
        return asdict(self)

    def to_json(self) -> str:
        """Return the spec as one line of JSON, keys sorted."""
        return json.dumps(self.to_mapping(), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "ChartSpec":
        """Return the spec that `to_json` wrote, now or before views had options.

        Raises UsageError for anything else.
        """
        try:
            raw = parse_object(text)
            known = {each.name for each in fields(cls)}
            unknown = sorted(set(raw) - known - set(ONCE))
            if unknown:
                raise UsageError(f"The chart has an unknown option “{unknown[0]}”.")
            kind = raw.get("kind", _FIRST)
            once = {name: raw.pop(name) for name in ONCE if name in raw}
            given = {**own_options(kind, once), **raw.pop("options", {})}
            raw["options"] = read_options(kind, given)
            raw["occupations"] = tuple(raw.get("occupations", ()))
            raw["method"] = Method.from_mapping(raw.get("method", {}))
            return cls(**raw)
        except (ValueError, TypeError, AttributeError) as error:
            raise UsageError("The description of the chart is not readable as JSON.") from error
