"""What is chosen for views, in desks that others may have written, and in those of before.

Once the axes of the landscape, the metric of ranking and regions, and forms were fields of the
desk itself.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from occdesk.charts.publishing.written import Written
from occdesk.charts.spec import FORMS, read_options
from occdesk.charts.view import ViewOptions
from occdesk.charts.views.listed import BY_KIND
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk
from occdesk.system.json_text import short

ONCE: Mapping[str, tuple[str, str]] = {
    "x": ("landscape", "x"),
    "y": ("landscape", "y"),
    "ranked": ("ranking", "metric"),
    "mapped": ("regions", "metric"),
    "forms": ("", "form"),
}
"""Fields of desks of before: of which view they are, and which option of it."""

MOST_LETTERS = 100

Chosen = tuple[tuple[str, ViewOptions], ...]


def read_chosen(value: object) -> tuple[Chosen | None, str]:
    """Return what can be shown of the options in VALUE, by view, and what is wrong with it."""
    if not isinstance(value, dict):
        return None, "it is not an object of views"
    found, problems = [], []
    for kind, raw in value.items():
        if kind not in BY_KIND:
            problems.append(f"there is no view {short(kind)}")
        elif not isinstance(raw, dict) or not all(map(_is_word, raw.values())):
            problems.append(f"those of {kind} are not words")
        else:
            try:
                found.append((kind, read_options(kind, raw)))
            except UsageError as error:
                problems.append(str(error).rstrip("."))
    return tuple(sorted(found, key=lambda each: each[0])), "; ".join(problems[:3])


def take_once(desk: Desk, once: Mapping[str, object], lost: list[str]) -> Desk:
    """Return DESK with what a desk of before has in ONCE; what cannot be read is added to LOST."""
    before = desk
    for name, value in once.items():
        words = value if isinstance(value, list) and name == "forms" else [value]
        if not all(map(_is_word, words)):
            lost.append(f"{name} (it is not of type {'list' if name == 'forms' else 'str'})")
            continue
        for word in map(str, words):
            kind = ONCE[name][0] or next((k for k, forms in FORMS.items() if word in forms), "")
            if kind and word:
                desk = desk.choosing(kind, **{ONCE[name][1]: word})
    return _with_words(desk, before, once)


def _with_words(desk: Desk, before: Desk, once: Mapping[str, object]) -> Desk:
    """Return DESK with what its user wrote for its chart, whose sign was another before."""
    if not desk.written or desk.written[0] != _sign_of_before(desk, once):
        return desk
    return desk.saying(Written(*before.written[1:]))


def _sign_of_before(desk: Desk, once: Mapping[str, object]) -> str:
    """Return the sign by which a desk of before told its chart from others."""
    spec = desk.chart_spec
    raw = asdict(spec)
    del raw["options"]
    metric = once.get("mapped" if desk.chart == "regions" else "ranked", "")
    raw |= {"x": once.get("x", "ai_exposure"), "y": once.get("y", "median_wage")}
    raw |= {"metric": metric, "form": spec.form}
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:16]


def _is_word(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_LETTERS
