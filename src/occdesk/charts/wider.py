"""Figures that were published for a wider code than an occupation's own: how they are marked.

BLS and others publish by six-digit SOC code, or for a merged group of codes. Baristas then have
the jobs of all fast food and counter workers, which must not be read as jobs of baristas.
"""

from collections.abc import Iterable

from occdesk.charts.wording import join_names
from occdesk.metrics.measures import Measures
from occdesk.model.occupation import Occupation
from occdesk.model.value import Match, Value
from occdesk.model.wording import NBSP

MARK = "\N{DAGGER}"
"""Stands at a number that is that of a wider code; a note says of which."""

MOST_NAMED = 4


def is_wider(match: Match | None, occupation: Occupation) -> bool:
    """Tell whether a figure with MATCH is also that of others: of a merged group, or of a SOC code
    of which OCCUPATION is one part; the occupation that the code is named after is the whole."""
    return match == "group" or (match == "soc" and not occupation.code.endswith(".00"))


def mark(text: str, match: Match | None, occupation: Occupation) -> str:
    """Return a number in words with MARK behind it where it is that of a wider code."""
    return f"{text}{NBSP}{MARK}" if is_wider(match, occupation) else text


def name_wider(match: Match | None, occupation: Occupation, measures: Measures) -> str:
    """Return the wider code in words: `Fast Food and Counter Workers (35-3023)`."""
    if match == "group":
        return f"the merged group {occupation.matrix}"
    whole = measures.catalogue.by_code.get(f"{occupation.soc}.00")
    return f"{whole.title} ({occupation.soc})" if whole else f"SOC {occupation.soc}"


def say_wider(match: Match | None, occupation: Occupation, measures: Measures) -> str:
    """Return a sentence on whose figures those of OCCUPATION are; empty where they are its own."""
    if not is_wider(match, occupation):
        return ""
    return f"Published only for {name_wider(match, occupation, measures)} as a whole."


def explain_wider(values: Iterable[Value], measures: Measures) -> str:
    """Return the note that explains MARK, naming whose figures stand for whom; empty for none."""
    by_code = measures.catalogue.by_code
    found = dict.fromkeys(
        (by_code[each.code], each.match)
        for each in values
        if not each.missing and is_wider(each.match, by_code[each.code])
    )
    if not found:
        return ""
    named = [
        f"{occupation.title} within {name_wider(match, occupation, measures)}"
        for occupation, match in found
    ]
    return f"{MARK}{NBSP}Published only for a wider code: {join_names(named, MOST_NAMED)}."
