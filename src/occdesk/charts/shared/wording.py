"""The words of a chart: its title as a question or a name, axis titles, lists of names."""

import re
from collections.abc import Sequence

from occdesk.model.codes import soc_of
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.value import Match, Value
from occdesk.model.wording import say, say_percent, say_year

NATION_WORDS = "United States"

# What an axis counts in, after the label of its metric.
_UNIT_WORDS: dict[str, str] = {
    "usd": "dollars a year",
    "usd_hour": "dollars an hour",
    "jobs": "",
    "percent": "%",
    "share": "%",
    "score": "0 to 100",
    "index": "index",
    "rating": "1 to 7",
    "zone": "1 to 5",
}

# A title that lists its kinds of people to the end, and one that does not though it looks so.
_LIST = re.compile(r", (and |or |Investigators and |Lyricists and )[^,]*$")
_APPOSITION = re.compile(
    r", (Except|Including) | (Film|Shop|Greenhouse|Animals|Wall|Relay|Materials)$"
)


def title_outlook(titles: Sequence[str]) -> str:
    """Return the title of an outlook."""
    return f"What is ahead for {join_last(titles)}"


def title_pay(titles: Sequence[str]) -> str:
    """Return the title of a chart of pay."""
    return f"What {join_titles(titles)} earn"


def title_compare(titles: Sequence[str]) -> str:
    """Return the title of a comparison."""
    return f"How {join_titles(titles)} differ"


def join_names(names: Sequence[str], most: int = 3) -> str:
    """Return NAMES as one phrase; of more than MOST the first two and how many others."""
    if len(names) > most:
        return f"{names[0]}, {names[1]} and {len(names) - 2} others"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def close(title: str) -> str:
    """Return the TITLE of an occupation as it stands before more words of a sentence.

    One that ends in an apposition (`Buyers, Farm Products`) is closed by a comma.
    """
    is_list = _LIST.search(title) and not _APPOSITION.search(title)
    return title if is_list or ", " not in title else f"{title},"


def join_titles(titles: Sequence[str], most: int = 3) -> str:
    """Return TITLES of occupations as `join_names` does, for the middle of a sentence."""
    return join_names([close(each) for each in titles], most).replace(",,", ",")


def join_last(titles: Sequence[str], most: int = 3) -> str:
    """Return TITLES of occupations as `join_names` does, for the end of a sentence."""
    return join_titles(titles, most).removesuffix(",")


def shorten(title: str, most: int = 30) -> str:
    """Return TITLE cut at a word to at most MOST characters, with an ellipsis where cut."""
    if len(title) <= most:
        return title
    cut = title[: most - 1]
    if not title[most - 1].isalnum():
        return cut.rstrip(" ,;/-") + "…"
    space = cut.rfind(" ")
    # A title of one long word is cut within it.
    return (cut[:space] if space > most // 3 else cut).rstrip(" ,;/-") + "…"


def lower_first(words: str) -> str:
    """Return WORDS as they stand within a sentence: `Median pay` small, `AI exposure` as is."""
    if len(words) > 1 and (words[1].isupper() or not words[1].isalpha()):
        return words
    return words[:1].lower() + words[1:]


def name_metric(what: Metric) -> str:
    """Return the label of a metric within a sentence, quoted where it would break the sentence."""
    is_odd = what.id.startswith("education_") or what.label.startswith(("Leave ", "What "))
    return f"“{what.label}”" if is_odd or set(what.label) & set(",:") else lower_first(what.label)


def axis_title(what: Metric, year: int | None) -> str:
    """Return the title of an axis: label, unit and year."""
    parts = (what.label, what.counts_in or _UNIT_WORDS.get(what.unit, ""), say_year(what, year))
    return ", ".join(part for part in parts if part)


def say_with_year(value: Value, what: Metric) -> str:
    """Return a value in words with its year: `$120,230 (May 2025)`."""
    year = say_year(what, value.year)
    return f"{say(value, what)} ({year})" if year and not value.missing else say(value, what)


def say_match(match: Match | None, occupation: Occupation) -> str:
    """Return in a few words how a value reached OCCUPATION; empty where it is its very own."""
    if match == "soc":
        return f"for SOC {soc_of(occupation.code)}"
    if match == "group":
        return f"group figure for {occupation.matrix}"
    return "estimated from relatives" if match == "estimated" else ""


def share_of(part: int, whole: int) -> str:
    """Return PART of WHOLE as a whole percentage; 0 and 100% are said of none and all only."""
    share = 100 * part / whole
    if 0 < part < whole and not 0.5 <= share < 99.5:
        return f"{'more than 99' if share > 50 else 'less than 1'}%"
    return say_percent(share)
