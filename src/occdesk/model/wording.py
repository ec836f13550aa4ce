"""Numbers written as people read them: $123,480, 1.69 million, 12%."""

import math
import re

from occdesk.model.metric import Metric
from occdesk.model.value import Release, Value

MISSING = "no data"
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

PERCENT = "%"
"""The sign stands at its number, as American text has it: 8%."""

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
_MORE_DIGITS = 2
"""How many digits more a number gets that would else read as zero."""

_NOISE = 1e-9
"""What is left of a difference of equal numbers, and no number of its own."""


def say_number(number: float, unit: str, decimals: int = 0, *, signed: bool = False) -> str:
    """Return NUMBER, which is in UNIT (a Metric unit), in words for a reader.

    `share` is 0-1 and is written as a percentage. `signed` puts a plus before positive numbers.
    A number that is not zero never reads as zero: it has up to two more digits, and what is
    smaller still is written as less than the last of them.
    """
    if unit == "share":
        number *= 100
    rounded, less = round_half_up(number, decimals), ""
    if not rounded and abs(number) > _NOISE:
        rounded, decimals, less = _round_small(number, unit, decimals)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    body = f"{abs(rounded):,.{decimals}f}"
    if unit == "usd":
        return f"{less}{sign}${body}"
    if unit == "usd_hour":
        return f"{less}{sign}${body} an hour"
    if unit in ("percent", "share"):
        return f"{less}{sign}{body}{PERCENT}"
    if unit == "points":
        return f"{less}{'+' if rounded > 0 else sign}{body}{NBSP}points"
    if unit == "year":
        return f"{number:.0f}"
    return less + sign + body


def say_as_published(number: float, unit: str) -> str:
    """Return NUMBER, which somebody else published, with the digits that it has and no more."""
    shown = round(number * 100, 6) if unit == "share" else number
    _, _, digits = f"{shown:.12g}".partition(".")
    return say_number(number, unit, len(digits) if digits.isdigit() else 0)


def _round_small(number: float, unit: str, decimals: int) -> tuple[float, int, str]:
    """Return NUMBER with more digits than DECIMALS, how many, and `<` where they are too few.

    A negative number that is too small is above the last digit (`>`).
    """
    most = decimals + _MORE_DIGITS
    # Dollars have two decimals or none.
    for digits in range(most if unit == "usd" else decimals + 1, most + 1):
        rounded = round_half_up(number, digits)
        if rounded:
            return rounded, digits, ""
    return math.copysign(10.0**-most, number), most, "<" if number > 0 else ">"


def typeset(text: str) -> str:
    """Return published TEXT as the program writes its own, with curly apostrophes."""
    return _STRAIGHT.sub("\N{RIGHT SINGLE QUOTATION MARK}", text)


def say_percent(number: float, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a percentage that is no value of a metric in words: 8%."""
    return say_number(number, "percent", decimals, signed=signed)


def round_half_up(number: float, decimals: int) -> float:
    """Return NUMBER rounded as people do it: a half goes away from zero, so 62.5 becomes 63.

    What the machine cannot hold exactly counts as the half that it stands for (2.675 is 2.68).
    """
    power = 10.0**decimals
    whole = math.floor(abs(number) * power + 0.5 + 1e-9) / power
    return -whole if number < 0 and whole else whole


def say_short(number: float, unit: str, decimals: int = 0) -> str:
    """Return NUMBER for a narrow place: $124k, 1.69 million, 12%."""
    size = abs(number)
    if unit in ("jobs", "usd") and size >= 1_000_000:
        sign = MINUS if number < 0 else ""
        dollar = "$" if unit == "usd" else ""
        places = 2 if size < 10_000_000 else 1 if size < 100_000_000 else 0
        return f"{sign}{dollar}{size / 1e6:.{places}f}{NBSP}million"
    if unit == "usd" and size >= 10_000:
        return f"{MINUS if number < 0 else ''}${size / 1000:.0f}k"
    if unit == "points":
        return say_number(number, "index", decimals, signed=True)
    return say_number(number, unit, decimals)


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def say_release(release: Release) -> str:
    """Return an edition and when it came out: `OEWS May 2025, published in 2026`."""
    year, *rest = release.published.split("-")
    if not year:
        return release.title
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    if len(rest) > 1:
        return f"{release.title}, published on {month}{int(rest[1])}, {year}"
    return f"{release.title}, published in {month}{year}"


def ordinal(number: int) -> str:
    """Return NUMBER as a place: 1st, 22nd, 413th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number:,}{ending or 'th'}"


def say_year(what: Metric, year: int | None) -> str:
    """Return the time that a figure is of, as its source would say it; empty where it has none."""
    if year is None:
        return ""
    if what.span:
        return f"{year - what.span}\N{EN DASH}{year % 100:02}"
    return f"May {year}" if what.source == "oews" else str(year)


def say(value: Value, metric: Metric) -> str:
    """Return VALUE in words: the number with its unit, the category, or that there is no data."""
    if value.number == 0 and metric.grain:
        # A publisher that rounds to hundreds writes 0 for up to 49.
        return f"fewer than {metric.grain // 2}"
    if value.number is not None:
        words = say_number(value.number, metric.unit, metric.decimals)
        return f"at least {words}" if value.bound == "at_least" else words
    return typeset(value.text) if value.text is not None else MISSING
