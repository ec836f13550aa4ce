"""The words of About: how status, sources, matches and settings are said, and what goes unsaid."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from occdesk.charts.lineage.codebook_words import OF_METRIC, UNIT_WORDS, VALUE_WORDS
from occdesk.charts.lineage.of_table import source_of
from occdesk.charts.lineage.provenance import COLUMNS, join_editions
from occdesk.charts.shared.wording import join_names, lower_first
from occdesk.metrics import similarity
from occdesk.metrics.dataset import OWN_RELEASE, OWN_SOURCE, Dataset
from occdesk.metrics.method import Method, Parameter
from occdesk.model.value import Release

Own = Literal["none", "part", "all"]
"""How many of the values of a thing are computed here."""

PAIRS = "Rank correlation"
"""What rows about two metrics are called together."""

OF_ARTICLE = (
    "What the article itself gives as {}, by a ruler of its own; it stands beside this program’s"
    " figures and is not mixed with them."
)
"""What is said instead of a definition where an article's figures alone are drawn."""

ARTICLE_SOURCE = "the article that is named below"

MATCHED = "So many of the figures reached their occupation in each way."
MATCHED_BY_INPUTS = (
    "A figure that is computed from several others has the way of the one that is farthest from"
    " the occupation."
)
NO_FIGURE = "no figure"
NO_FIGURE_MEANS = "there is no value; reasons stand in the notes of the table"

FURTHER: Mapping[str, tuple[str, ...]] = {"similarity": similarity.STEPS}
"""What is said after a definition that is short."""

NOT_EXPLAINED: frozenset[str] = frozenset(
    (
        *(*COLUMNS, "change_note", "element", "name", "activity", "task", "statement"),
        *("area", "area_code", "family"),
    )
)
"""Columns that name their row, that hold notes, or that are told of each thing by itself."""

UNITS_NOT_SAID = (UNIT_WORDS[""], UNIT_WORDS[OF_METRIC])

BOUND_NAMES: Mapping[tuple[str, str], str] = {
    ("bound", "at_least"): "At least",
    ("change_bound", "at_least"): "Change of at least",
    ("change_bound", "at_most"): "Change of at most",
}
"""What bounds are called, by their column and the word in it."""

# A full stop within `U.S. Bureau` ends no sentence.
_BETWEEN = re.compile(r"(?<=[.!?])(?<!U\.S\.) (?=[A-Z“])")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of TEXT in order."""
    return tuple(each for each in _BETWEEN.split(text) if each)


def upper_first(words: str) -> str:
    """Return WORDS as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def say_status(counts: Mapping[str, int], usual: str) -> str:
    """Return how values came about: in words, and how many each way where there are several.

    USUAL is the status where there is no value to count.
    """
    words = VALUE_WORDS["status"]
    if len(counts) > 1:
        return "; ".join(f"{count} {each} ({words[each]})" for each, count in counts.items())
    status = next(iter(counts), usual)
    return f"{upper_first(status)}: {words[status]}" if status in words else ""


def say_source(releases: Iterable[Release], measures: Dataset, own: Own = "none") -> str:
    """Return publishers with their releases, and whether the values are computed from those."""
    titles: dict[str, list[str]] = {}
    for each in releases:
        if each != OWN_RELEASE:
            titles.setdefault(source_of(each, measures).publisher, []).append(each.title)
    named = " · ".join(
        f"{publisher}: {join_editions(dict.fromkeys(each))}" for publisher, each in titles.items()
    )
    computed = f"Computed by {OWN_SOURCE.publisher}"
    if own == "all":
        return f"{computed} from {named}" if named else computed
    return f"{named}, in part {lower_first(computed)}" if own == "part" else named


def say_of_article(label: str) -> str:
    """Return what the figures of an article under the name LABEL are."""
    return OF_ARTICLE.format(lower_first(label))


def say_match(match: str) -> str:
    """Return what a match means, or what it means that there is no figure."""
    meaning = VALUE_WORDS["match"].get(match, NO_FIGURE_MEANS)
    # The name of the match stands before it.
    return f"{meaning.rpartition(': ')[2]}."


def say_ways(labels: Sequence[str], settings: Sequence[Parameter], method: Method) -> str:
    """Return what rests on SETTINGS of METHOD, and which of them differ from the default."""
    names = join_names([lower_first(each) for each in labels], len(labels))
    said = f"The method is behind {names}."
    changed = [lower_first(each.label) for each in settings if each.of(method) != each.default]
    if not changed:
        return f"{said} All settings that count here are those of the default method."
    are = "are" if len(changed) > 1 else "is"
    return (
        f"{said} It is not the default method: {join_names(changed, len(changed))} {are} changed."
    )


def say_setting(what: Parameter, method: Method) -> str:
    """Return the number of a parameter now, whether it is the default, and what it does."""
    now = f"{what.of(method):g}"
    stands = ", the default" if what.of(method) == what.default else f"; default {what.default:g}"
    return f"{now}{stands}. {what.effect}"
