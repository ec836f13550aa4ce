"""Desks that others may have written: what can be shown is read, what cannot is said."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, NamedTuple, get_args

from occdesk.charts.publishing.written import MOST_WRITTEN
from occdesk.charts.spec import KINDS
from occdesk.charts.views.listed import ALIASES
from occdesk.library.settings import TEXT_STEPS
from occdesk.metrics.method import Method
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk, Theme
from occdesk.state.desk_options import ONCE, read_chosen, take_once
from occdesk.system.files import UnfitError
from occdesk.system.json_text import Limits, parse_object, short

LIMITS = Limits(bytes=256 * 1024, depth=8)
MOST_LETTERS = {"query": 200, "where": 2_000, "written": max(MOST_WRITTEN.values())}
"""The longest search and the longest filter; of what else has letters, a hundred are the most."""
MOST_NAMES = 100
"""The most names in a list; a comparison has six, and there may be unknown ones before them."""
_USUAL_LETTERS = 100


class Found(NamedTuple):
    """A desk, and in a sentence what of its text could not be taken; or an empty one."""

    desk: Desk
    left_out: str = ""


def read_desk_text(text: str) -> Found:
    """Return the desk that TEXT describes as far as it can be shown.

    What it does not name is as on a new one. Raises UsageError where it is no desk at all.
    """
    try:
        raw = parse_object(text, LIMITS)
    except UnfitError as error:
        raise UsageError(f"The desk cannot be read: {error}.") from error
    known = {field.name for field in fields(Desk)}
    once = {name: raw.pop(name) for name in ONCE if name in raw}
    lost = [f"“{short(name)}”, which is not known here" for name in raw if name not in known][:3]
    taken: dict[str, Any] = {}
    for name in known & set(raw):
        value, problem = _take(name, raw[name], getattr(_FIRST, name))
        if value is not None:
            taken[name] = value
        if problem:
            lost.append(f"{name} ({problem})")
    desk = take_once(Desk(**taken), once, lost) if once else Desk(**taken)
    said = f"Of the desk is left out: {'; '.join(sorted(lost))}." if lost else ""
    return Found(desk, said)


_FIRST = Desk()
_CHOICES: Mapping[str, tuple[str, ...]] = {"chart": KINDS, "theme": get_args(Theme)}


def _take(name: str, value: object, first: object) -> tuple[object, str]:
    """Return what can be shown of a VALUE, None for nothing, and what is wrong with it."""
    if isinstance(first, Method):
        return _method(value)
    if name == "options":
        return read_chosen(value)
    if isinstance(first, tuple):
        return _names(value, MOST_LETTERS.get(name, _USUAL_LETTERS))
    if type(value) is not type(first):
        return None, f"it is not of type {type(first).__name__}"
    if name in _CHOICES and value not in _CHOICES[name]:
        if name == "chart" and value in ALIASES:
            return ALIASES[str(value)], ""
        return None, f"there is no {short(value)}"
    if isinstance(value, str):
        most = MOST_LETTERS.get(name, _USUAL_LETTERS)
        if len(value) <= most:
            return value, ""
        # A search means something when it is cut off; a filter or a name does not.
        return value[:most] if name == "query" else None, f"it has more than {most:,} letters"
    if name == "text_step":
        assert isinstance(value, int)
        shown = max(TEXT_STEPS[0], min(TEXT_STEPS[1], value))
        return shown, "" if shown == value else f"{value} is shown as {shown}"
    return value, ""


def _names(value: object, most: int) -> tuple[object, str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None, "it is not a list of words"
    kept = tuple(each for each in value[:MOST_NAMES] if len(each) <= most)
    return kept, f"{len(value) - len(kept):,} of its words" if len(kept) < len(value) else ""


def _method(value: object) -> tuple[object, str]:
    if not isinstance(value, dict):
        return None, "it is not an object of parameters"
    try:
        return Method.from_mapping(value), ""
    except UsageError as error:
        return None, f"{str(error).rstrip('.')[:200]}"
