"""The words of the Regions chart: title, hints, classes, notes, alternative text, table."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell, name_sources, row_of
from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.wording import NATION_WORDS, axis_title, close, join_names, lower_first
from occdesk.charts.views.regions.data import (
    REASONS,
    ROUGH,
    UNSURE,
    Region,
    Survey,
)
from occdesk.charts.views.regions.view import REGIONAL_METRICS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.codes import is_military
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import MISSING, NBSP, say, say_number, say_short, say_year

EXTRA_COLUMNS = ("area", "area_code", "low_95", "high_95")
"""What the table has beside the columns of every table of values."""

WEAK = "*"
"""Stands at the figure of an area that is too unsure to be called the highest."""
WEAK_WORDS = (
    f"the number of jobs there is not published, or a relative standard error is above"
    f" {UNSURE:.0f}%"
)

CAPPED = "OEWS gives no higher figure than this cap; the true one may be more."
SHARE_OF_NATION = "the national share: 1"
NONE = "\N{EN DASH}"

_QUESTIONS = {
    "median_wage": ("Where", "are paid best"),
    "employment": ("Where most", "work"),
    "location_quotient": ("Where", "are most concentrated"),
}
_SUPERLATIVES = {
    "median_wage": "Median pay is highest in",
    "employment": "Most jobs are in",
    "location_quotient": "Compared with the nation, the share of jobs is largest in",
}
_CAVEATS = {
    "median_wage": "Pay is as published, not adjusted for what living costs there.",
    "employment": "A large place has many jobs of every kind.",
    "location_quotient": (
        "A location quotient above 1 says that the occupation has a larger share of the jobs"
        " there than in the nation, not that it has many."
    ),
}
_IDS = tuple(id for id, _ in REGIONAL_METRICS)
_PROPER_WORDS = ("English",)
_HYPHENED = ("Winston-Salem",)


def in_sentence(title: str) -> str:
    """Return the title of an occupation as it stands within a sentence, in small letters.

    One that ends in an apposition (`Secretaries, Except Legal`) is closed by a comma.
    """
    return " ".join(
        word if word.strip(",/()") in _PROPER_WORDS else word.lower()
        for word in close(title).split(" ")
    )


def short_name(region: Region) -> str:
    """Return the name of a region by its first city: `San Jose, CA`; others as they are."""
    cities, comma, states = region.title.rpartition(", ")
    if not comma or region.title.endswith("area"):
        return region.title
    first = next(
        (name for name in _HYPHENED if cities.startswith(name)), re.split("-+|/", cities)[0]
    )
    return f"{first}, {states}"


def ask(title: str, metric_id: str) -> str:
    """Return the title of the chart for the occupation with a TITLE."""
    before, after = _QUESTIONS[metric_id]
    return f"{before} {in_sentence(title)} {after}"


def ask_nobody(metric_id: str) -> str:
    """Return the title of a chart without an occupation."""
    before, after = _QUESTIONS[metric_id]
    return f"{before} people {after}"


def short(number: float, unit: str, is_capped: bool = False) -> str:
    """Return NUMBER as it stands in a tile: $124k, 14k, 1.28; $239k+ where it is capped."""
    return ("$" if unit == "usd" else "") + brief(number, unit, is_capped)


def brief(number: float, unit: str, is_capped: bool = False) -> str:
    """Return NUMBER as it stands in a tile of the size of its letters."""
    more = "+" if is_capped else ""
    if unit == "index":
        return f"{say_number(number, unit, 2)}{more}"
    if number >= 999_500:
        return f"{say_number(number / 1e6, 'index', 1)}M{more}"
    if unit == "usd" or number >= 9_950:
        return f"{say_number(number / 1e3, 'index')}k{more}"
    return f"{say_number(number / 1e3, 'index', 1)}k{more}" if number >= 1000 else f"{number:.0f}"


def aside(value: Value) -> str:
    """Return a value beside a bar."""
    return NONE if value.missing else say(value, metric(value.metric))


def name_classes(bounds: Sequence[float], numbers: Sequence[float], unit: str) -> tuple[str, ...]:
    """Return what each class of NUMBERS between BOUNDS holds; without bounds there is one."""
    if not bounds:
        ends = dict.fromkeys(short(end, unit) for end in (min(numbers), max(numbers)))
        return (" to ".join(ends),)
    names = [_say_bound(bound, unit, bounds) for bound in bounds]
    between = [f"{low} to {high}" for low, high in pairwise(names)]
    return (f"under {names[0]}", *between, f"from {names[-1]}")


def _say_bound(bound: float, unit: str, bounds: Sequence[float]) -> str:
    if unit == "index":
        return f"{bound:g}"
    if unit == "usd" and any(each % 1000 for each in bounds):
        return say_number(bound, unit)
    return say_short(bound, unit)


def title_scale(survey: Survey) -> str:
    """Return what the colours mean, and the figure of the nation."""
    if survey.what.id == "location_quotient":
        return f"{_axis(survey)}: 1 is the national share"
    nation = f". {name_nation(survey.nation)}" if survey.nation is not None else ""
    return f"{_axis(survey)}{nation}"


def title_axis(survey: Survey) -> str:
    """Return the title of the axis of the bars."""
    return _axis(survey)


def _axis(survey: Survey) -> str:
    if survey.what.id == "location_quotient":
        return f"{survey.what.label}, {say_year(survey.what, survey.year)}"
    return axis_title(survey.what, survey.year)


def title_ranking(survey: Survey, ranked: Sequence[Region], form: str) -> str:
    """Return what is ranked, and how many there are."""
    if form == "states":
        return f"The {len(ranked)} states and territories with a figure"
    many = len(survey.known(survey.areas))
    which = f"the first of {many}" if many > len(ranked) else f"all {many}"
    return f"Metropolitan and nonmetropolitan areas, {which}"


def say_what_is_left_out(survey: Survey, ranked: Sequence[Region], form: str) -> str:
    """Return how many areas there are where not all are drawn; empty where all are."""
    many = len(survey.known(survey.areas))
    if form == "states" or many == len(ranked):
        return ""
    return f"Chart and table have the first {len(ranked)} of {many} areas with a figure."


def name_nation(value: Value) -> str:
    """Return the figure of the nation in words."""
    unit = " jobs" if value.metric == "employment" else ""
    return f"{NATION_WORDS}: {say(value, metric(value.metric))}{unit}"


def explain_absence(subject: Subject, measures: Dataset) -> str:
    """Return why there is nothing for an occupation in any area."""
    if measures.catalogue.holding("regional") is None:
        return "Figures of states and areas are not among the data."
    national = measures.value(subject.code, "employment")
    if is_military(subject.code) or (national.missing and national.note):
        return national.note or ""
    return f"OEWS has no row for SOC {subject.occupation.soc} in any state or area."


def explain_none(survey: Survey) -> str:
    """Return why no region has the mapped figure, and what is there in its place."""
    rows = [each for each in (*survey.states, *survey.areas) if each.figure is not None]
    marks = {each.mark(survey.what.id) for each in rows}
    label = lower_first(survey.what.label)
    others = [
        metric(id)
        for id, _ in REGIONAL_METRICS
        if id != survey.what.id and any(each.number(id) is not None for each in rows)
    ]
    rule = ", only by the hour or not at all" if "hourly" in marks else ""
    what = "wages by the year" if rule else label
    said = (
        f"In none of the {len(rows)} states and areas that have this occupation does OEWS release"
        f" {what}{rule}."
    )
    if others:
        names = join_names([lower_first(each.label) for each in others])
        said += f" There are figures of {names}: choose one of them."
    return said


def write_subtitle(survey: Survey, ranked: Sequence[Region]) -> str:
    """Return the answer: the first three, the nation, and for whom else the figures are."""
    first = ranked or survey.known(survey.states)
    exact = [e for e in first if e.mark(survey.what.id) != "at_least" and not e.is_weak]
    times = " times" if survey.what.id == "location_quotient" else ""
    named = [
        f"{short_name(each)} ({say(survey.value(each), survey.what)}{times})" for each in exact[:3]
    ]
    nation = f"{name_nation(survey.nation)}, " if survey.nation is not None else ""
    parts = [f"{_SUPERLATIVES[survey.what.id]} {join_names(named)}."]
    weak = sum(each.is_weak for each in first)
    if named and weak:
        verb = "is" if weak == 1 else "are"
        parts = [f"{parts[0][:-1]}; {weak} with {WEAK} {verb} too unsure to be named."]
    if not named:
        parts = ["No figure here is sure enough, or uncapped, to be named as the highest."]
    if exact and (capped := _count_capped(survey)):
        parts.append(f"{capped} capped figures may be higher.")
    parts.append(f"{nation}{say_year(survey.what, survey.year)}.")
    return " ".join((*parts, survey.group)).strip()


def _count_capped(survey: Survey) -> int:
    regions = (*survey.states, *survey.areas)
    return sum(each.mark(survey.what.id) == "at_least" for each in regions)


def hint(survey: Survey, region: Region, places: Mapping[str, int]) -> str:
    """Return what is said of a region on hover: its figures, their ranges, its place."""
    lines = [region.title]
    if region.figure is None:
        reason = survey.explain(region, survey.what.id)
        return "\n".join((*lines, f"{survey.what.label}: {MISSING}, {reason}"))
    # The error of the mean is the nearest that is published to that of the median.
    ids = (survey.what.id, "median_wage", "mean_wage", "employment", "location_quotient")
    lines += [_line(survey.value(region, id)) for id in dict.fromkeys(ids)]
    if region.is_weak:
        lines.append(WEAK_WORDS)
    if place := places.get(region.area):
        kind = "states and territories" if region.figure.kind == "state" else "areas"
        sure = sum(not each.is_weak for each in survey.known(_beside(survey, region)))
        which = "figure" if sure == len(places) else f"figure without {WEAK}"
        lines.append(f"Place {place} of {sure} {kind} with a {which}")
    if survey.group:
        lines.append(survey.group)
    return "\n".join(lines)


def _beside(survey: Survey, region: Region) -> Sequence[Region]:
    """Return the regions of the kind of REGION."""
    return survey.states if region in survey.states else survey.areas


def say_at_bar(survey: Survey, region: Region) -> str:
    """Return the mapped figure of REGION as it is written at its bar, with the signs it has."""
    said = with_sign(say(survey.value(region), survey.what), survey.mark)
    return f"{said}{NBSP}{WEAK}" if region.is_weak else said


def _line(value: Value) -> str:
    what = metric(value.metric)
    if value.missing:
        return f"{what.label}: {MISSING}, {value.note}"
    if value.range is None:
        return f"{what.label}: {say(value, what)}"
    low, high = (say_number(end, what.unit, what.decimals) for end in value.range)
    return f"{what.label}: {say(value, what)}, 95% range {low} to {high}"


def caveat(what: Metric) -> str:
    """Return what a reader must not misunderstand."""
    return f"{_CAVEATS[what.id]} Wage and salary workers only."


def name_source(survey: Survey, measures: Dataset) -> str:
    """Return the source line."""
    known = survey.known((*survey.states, *survey.areas))
    values = [survey.value(known[0])]
    if survey.nation is not None:
        values.append(survey.nation)
    return name_sources(values, measures)


def write_notes(survey: Survey, ranked: Sequence[Region], others: int) -> tuple[str, ...]:
    """Return what a reader must know of the drawing; OTHERS is how many are not drawn."""
    id = survey.what.id
    notes = [_count(survey)]
    if capped := _count_capped(survey):
        notes.append(
            f"{capped} of these figures are capped, written as at least so much or with a plus;"
            " where they would stand among the others is not known."
        )
    if any((each.error(id) or 0.0) > ROUGH for each in ranked):
        of_what = "of mean pay" if id == "median_wage" else "of jobs"
        notes.append(
            f"Hatched bar: the relative standard error {of_what} is above {ROUGH:.0f}%, or"
            f" the figure has {WEAK}."
        )
    if any(each.is_weak for each in (*ranked, *survey.known(survey.states))):
        notes.append(
            f"{WEAK}{NBSP}{WEAK_WORDS[:1].upper()}{WEAK_WORDS[1:]}: not named as the highest."
        )
    if ranked and id != "location_quotient":
        notes.append("Concentration: the occupation’s share of jobs there; 1 is the national one.")
    if any(survey.value(each, beside).missing for each in ranked for beside in _IDS):
        notes.append(f"{NONE}: not released by OEWS.")
    if any(short_name(each) != each.title for each in ranked):
        notes.append("Metropolitan areas are called by their first city.")
    if others:
        who = close(survey.subject.title)
        notes.append(f"Only {who} are drawn, not the others of the comparison.")
    return tuple(notes)


def _count(survey: Survey) -> str:
    """Return how many states and areas have a figure, and why the others have none."""
    id = survey.what.id
    all_areas = "metropolitan and nonmetropolitan areas that have the occupation"
    parts = []
    for regions, name in ((survey.states, "states and territories"), (survey.areas, all_areas)):
        known, many = len(survey.known(regions)), len(regions)
        parts.append(f"{'all' if known == many else f'{known} of'} {many} {name}" if many else "")
    said = f"There is a figure for {' and '.join(filter(None, parts))}"
    reasons = Counter(
        REASONS["" if each.figure is None else each.mark(id) or "unpublished"]
        for each in (*survey.states, *survey.areas)
        if each.number(id) is None
    )
    why = ", ".join(f"{many} {reason}" for reason, many in reasons.most_common())
    none = "" if survey.areas else " No metropolitan or nonmetropolitan area has the occupation."
    return f"{said}{f' ({why})' if why else ''}.{none}"


def describe(survey: Survey, ranked: Sequence[Region]) -> str:
    """Return in words the first areas, the ends of the map, and who has no figure."""
    said = [write_subtitle(survey, ranked)]
    states = [each for each in survey.known(survey.states) if not each.is_weak]
    if len(states) > 1:
        high, low = (f"{each.title} ({say(survey.value(each), survey.what)})"
                     for each in (states[0], states[-1]))  # fmt: skip
        said.append(f"By state it goes from {low} to {high}.")
    without = [each.title for each in survey.states if each.number(survey.what.id) is None]
    if without:
        said.append(f"No figure: {', '.join(without)}.")
    return " ".join(said)


def tabulate(survey: Survey, ranked: Sequence[Region], measures: Dataset) -> DataTable:
    """Return a row for the nation, for each state, and for each number of a ranked area."""
    rows: list[tuple[Cell, ...]] = []
    if survey.nation is not None:
        rows.append((*row_of(survey.nation, measures), NATION_WORDS, None, None, None))
    for each in survey.states:
        rows.append(_table_row(survey.value(each), each, measures))
    for each in ranked:
        ids = ("median_wage", "employment", "location_quotient")
        mapped = survey.what.id if each not in survey.states else ""
        for id in sorted(ids, key=lambda id: id != survey.what.id):
            if id != survey.what.id or mapped:
                rows.append(_table_row(survey.value(each, id), each, measures))
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))


def _table_row(value: Value, region: Region, measures: Dataset) -> tuple[Cell, ...]:
    low, high = value.range or (None, None)
    return (*row_of(value, measures), region.title, region.area, low, high)
