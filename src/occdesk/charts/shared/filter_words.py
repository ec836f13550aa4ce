"""Filters in words, as they stand behind `occupations with`: `median pay above $80,000`."""

import math
from collections.abc import Mapping

from occdesk.charts.shared.wording import name_metric
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import Condition, Joint, parse_where
from occdesk.model.metric import Unit
from occdesk.model.wording import say_number

_SIGNS: Mapping[str, str] = {
    "<": "below",
    "<=": "of at most",
    ">": "above",
    ">=": "of at least",
    "==": "of",
    "!=": "other than",
}
_COUNTED = ("employment", "openings", "projected_employment")
"""Metrics that are numbers of what their label says: `more than 1,000 openings a year`."""

_COUNTS: Mapping[str, str] = {
    "<": "fewer than",
    "<=": "at most",
    ">": "more than",
    ">=": "at least",
    "==": "exactly",
    "!=": "any but",
}
_DIGITS = range(7)
_HUGE = 1e15
"""From here on digits of a number are noise, and too many to be read."""


def say_where(where: str, measures: Dataset) -> str:
    """Return the filter WHERE in words, metrics by their labels; empty where there is none.

    Raises UsageError for a filter that cannot be read.
    """
    return _say(parse_where(where, measures.metric).root) if where.strip() else ""


def say_nobody(where: str, measures: Dataset) -> str:
    """Return that no occupation passes the filter WHERE, and what to do."""
    said = f"There is no occupation with {say_where(where, measures)}"
    never = parse_where(where, measures.metric).never(measures, name_metric)
    return f"{said}: {never}" if never else f"{said}. Loosen or remove the filter."


def _say(part: Condition | Joint) -> str:
    if isinstance(part, Condition):
        return _say_condition(part)
    said = [
        f"({_say(each)})" if isinstance(each, Joint) and each.all != part.all else _say(each)
        for each in part.parts
    ]
    return (" and " if part.all else " or ").join(said)


def _say_condition(condition: Condition) -> str:
    what, sign, against = condition
    if isinstance(against, str):
        other = "other than " if sign == "!=" else ""
        return f"{name_metric(what)} {other}“{against}”"
    number = _say_exact(against, what.unit)
    if what.id in _COUNTED:
        return f"{_COUNTS[sign]} {number} {name_metric(what)}"
    return f"{name_metric(what)} {_SIGNS[sign]} {number}"


def _say_exact(number: float, unit: Unit) -> str:
    """Return NUMBER in words with as many digits as it was given with."""
    if abs(number) >= _HUGE:
        return f"{number:g}"
    shown = 100 * number if unit == "share" else number
    # Dollars have two decimals or none.
    for digits in _DIGITS[::2] if unit in ("usd", "usd_hour") else _DIGITS:
        if math.isclose(round(shown, digits), shown, rel_tol=1e-12, abs_tol=1e-12):
            return say_number(number, unit, digits)
    return say_number(number, unit, _DIGITS[-1])
