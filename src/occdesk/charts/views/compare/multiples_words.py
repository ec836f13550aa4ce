"""The words of the small multiples: title, text at bars, hints, notes, alternative text."""

from collections.abc import Mapping, Sequence

from occdesk.charts.figure.rows import Cell
from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.subjects import Subject, titles_of
from occdesk.charts.shared.wording import (
    NATION_WORDS,
    axis_title,
    join_last,
    join_names,
    lower_first,
)
from occdesk.charts.views.compare.table import say_ends
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import MISSING, say_number, say_year

_DOT = " \N{MIDDLE DOT} "

# Why a source has no number, in the few words that there is room for; the hint says it at length.
_REASONS: Mapping[str, str] = {
    "anthropic": "no row in the index",
    "eloundou": "no row in the study",
    "ep": "not available",
    "microsoft": "not scored",
    "oews": "no row in OEWS",
    "onet": "not collected",
}

_SCALES: Mapping[str, str] = {
    "share": "Exposures and shares are drawn on one scale, to 100%",
    "usd": "pay by the year on one scale",
}

_DESCRIBED = ("median_wage", "automation_risk", "ai_exposure", "projected_growth")


def count_measures(panels: int) -> str:
    """Return how many measures are drawn, and of where."""
    measures = "measure" if panels == 1 else "measures"
    return f"{panels} {measures}, a bar for each occupation. {NATION_WORDS}."


def name_rule(people: Sequence[Subject]) -> str:
    """Return what the dashed line stands for."""
    return f"baseline: {_baseline(people)}"


def _baseline(people: Sequence[Subject]) -> str:
    return next(each.title for each in people if each.is_baseline)


def say_none(people: Sequence[Subject]) -> str:
    """Return why nothing can be drawn."""
    if all(each.is_military for each in people):
        return MILITARY_NOTE
    return f"No measure has a number for {join_names(titles_of(people), 6)}."


def say_unit(what: Metric) -> str:
    """Return unit and year of a metric, as they stand under its name."""
    return axis_title(what, what.year).removeprefix(what.label).removeprefix(", ")


def say_at_bar(value: Value, cell: Cell, person: Subject, what: Metric, measures: Dataset) -> str:
    """Return the number in short with what must be known of it, or why there is none."""
    if value.number is None:
        return f"{MISSING}: {_why_short(value, person, what, measures)}"
    text = cell.text
    if what.unit == "usd_hour":
        # The unit stands under the name of the metric.
        text = say_number(value.number, "usd", what.decimals)
        text = f"at least {text}" if value.bound == "at_least" else text
        text = with_sign(text, mark_of(value, measures))
    return f"{text}{_DOT}{cell.verdict}" if cell.verdict else text


def _why_short(value: Value, person: Subject, what: Metric, measures: Dataset) -> str:
    if person.is_military:
        return "military"
    for id in what.inputs:
        if measures.value(value.code, id).missing:
            return f"no {lower_first(measures.metric(id).label)}"
    if what.unit == "usd" and not measures.value(value.code, "hourly_median").missing:
        return "hourly pay only"
    if what.unit == "usd_hour" and not measures.value(value.code, "median_wage").missing:
        return "pay by the year only"
    return _REASONS.get(what.source, "no row")


def hint(value: Value, cell: Cell, person: Subject, what: Metric) -> str:
    """Return what is said of a bar on hover, the whole reason where there is none."""
    year = say_year(what, value.year)
    name = f"{what.label}, {year}" if year else what.label
    lines = [person.title, f"{name}: {cell.text}"]
    if cell.difference:
        lines.append(f"{cell.difference}, beside the baseline")
    if cell.verdict:
        lines.append(f"the {cell.verdict} of those compared")
    if cell.note:
        lines.append(cell.note)
    return "\n".join(lines)


def write_notes(
    people: Sequence[Subject],
    shown: Sequence[Metric],
    without: Sequence[Metric],
    *,
    are_estimated: bool,
) -> tuple[str, ...]:
    """Return how the bars are scaled, what has none, and why some have no number at all."""
    notes = []
    units: list[str] = [what.unit for what in shown]
    shared = [words for unit, words in _SCALES.items() if units.count(unit) > 1]
    said = "; ".join((*shared, "every other measure has a scale of its own"))
    notes.append(f"{said[:1].upper()}{said[1:]}. All bars begin at zero.")
    if without:
        notes.append(f"{_say_words(without)}; see the table.")
    if are_estimated:
        notes.append("Hatched: estimated here as the mean of related occupations.")
    military = [each.title for each in people if each.is_military]
    if military:
        notes.append(f"{join_names(military, 6)}: {MILITARY_NOTE}")
    return tuple(notes)


def say_without_bars(without: Sequence[Metric]) -> str:
    """Return which rows of the table have no bars; WITHOUT are the metrics that are words."""
    return f"{_say_words(without)} and are in the table only." if without else ""


def _say_words(without: Sequence[Metric]) -> str:
    names = [lower_first(what.label) for what in without]
    named = join_names(names, len(names))
    return f"{named[:1].upper()}{named[1:]} are words, which have no bars"


def describe(
    people: Sequence[Subject],
    shown: Sequence[tuple[Metric, Sequence[Value]]],
    measures: Dataset,
) -> str:
    """Return in words what stands out: for up to four metrics who is highest and who lowest."""
    said = [
        f"{len(shown)} small charts with a bar for each of {len(people)} occupations:"
        f" {join_names(titles_of(people), 6)}; the baseline is {_baseline(people)}."
    ]
    for id in _DESCRIBED:
        found = next((each for each in shown if each[0].id == id), None)
        if found is not None:
            said.extend(_describe_one(*found, people, measures))
    return " ".join(said)


def _describe_one(
    what: Metric, values: Sequence[Value], people: Sequence[Subject], measures: Dataset
) -> tuple[str, ...]:
    missing = [each.title for value, each in zip(values, people, strict=True) if value.missing]
    said = say_ends(what, values, people, measures)
    if missing:
        said.append(f"{what.label} is not known for {join_last(missing, 6)}.")
    return tuple(said)
