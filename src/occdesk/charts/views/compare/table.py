"""Compare: occupations side by side, a row for each metric, with bars and differences in words."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable, Datum, legends
from occdesk.charts.figure.rows import Cell, Grid, GridColumn, GridRow
from occdesk.charts.lineage.provenance import caveats_of, name_sources, table_of
from occdesk.charts.lineage.signs import explain_signs, say_signed
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, marked, subjects, titles_of
from occdesk.charts.shared.wording import (
    NATION_WORDS,
    close,
    join_last,
    join_names,
    lower_first,
    title_compare,
)
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.model.mark import is_own
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import say, say_number, say_year

ROWS: tuple[str, ...] = (
    "ai_exposure",
    "theoretical_exposure",
    "observed_exposure",
    "automation_potential",
    "automation_risk",
    "automation_mode",
    "microsoft_applicability",
    "employment",
    "projected_growth",
    "openings",
    "self_employed",
    "median_wage",
    "wage_p10",
    "wage_p90",
    "hourly_median",
    "job_zone",
    "entry_education",
    "work_experience",
    "training",
)
"""What is compared of what is built in, in order; the registry says to which group each belongs."""

HEADLINES = ("median_wage", "projected_growth", "automation_risk")
"""The metrics of which the subtitle names who stands best."""

MOST_OWN = 12
"""How many metrics of imported tables are compared, below those; more would crowd the grid."""

NATURAL_MAXIMUM: dict[str, float] = {"share": 1.0, "score": 100.0, "zone": 5.0, "rating": 7.0}
"""Units whose bars have an end of their own; others end at the highest value shown."""

Verdict = Literal["", "best", "worst"]


def draw_compare(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the grid of the compared occupations; the baseline is the first unless named.

    With fewer than two there is nothing to compare, and the message says how to add.
    """
    people = subjects(spec, measures)
    if len(spec.occupations) < 2 or len(people) < 2:
        return _ask_for_more(spec, measures)
    own = tuple(each.id for each in measures.own_metrics)
    values = {id: _values(id, people, measures, estimates=spec.estimates) for id in (*ROWS, *own)}
    shown = [id for id in values if _is_worth_a_row(measures.metric(id), values)]
    left = [id for id in shown if id in own][MOST_OWN:]
    shown = [id for id in shown if id not in left]
    baseline = next(place for place, each in enumerate(people) if each.is_baseline)
    rows: list[GridRow] = []
    for group, ids in groupby(shown, key=lambda id: measures.metric(id).group):
        rows.append(GridRow(group, "", ()))
        rows.extend(_row(measures.metric(id), values[id], baseline, measures) for id in ids)
    listed = [value for id in shown for value in values[id]]
    return Figure(
        kind="compare",
        title=title_compare(titles_of(people)),
        subtitle=(
            f"{say_best(people, values, measures)}Differences are from"
            f" {people[baseline].title}, the baseline. {NATION_WORDS}."
        ),
        panels=(
            Grid(
                "",
                tuple(GridColumn(p.code, p.title, p.role, p.is_baseline) for p in people),
                tuple(rows),
            ),
        ),
        source=name_sources(listed, measures),
        caveat=" ".join(caveats_of([measures.metric("automation_risk")])),
        alt=_describe(people, values, baseline, measures),
        table=table_of(listed, measures),
        notes=(*legends(explain_signs(listed, measures)), *_notes(listed, len(left))),
    )


def _ask_for_more(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return a figure that says what there is, and how to add to it."""
    people = subjects(spec, measures) or marked(spec, measures)
    if people:
        who = close(people[0].title)
        message = f"Only {who} are being compared; add another occupation to compare them with."
        title = f"How {close(people[0].title)} and others differ"
    else:
        message, title = HOW_TO_START, "How do occupations differ?"
    return Figure("compare", title, "", (), "", "", message, DataTable((), ()), message=message)


def _values(
    id: str, people: Sequence[Subject], measures: Dataset, *, estimates: bool
) -> tuple[Value, ...]:
    return tuple(measures.value(each.code, id, estimates=estimates) for each in people)


def _is_worth_a_row(what: Metric, values: dict[str, tuple[Value, ...]]) -> bool:
    """Return whether a row says something: hourly pay only where somebody has no annual pay."""
    if all(value.missing for value in values[what.id]):
        return what.id in ("ai_exposure", "automation_risk", "employment", "median_wage")
    if what.unit == "usd_hour":
        pairs = zip(values["median_wage"], values[what.id], strict=True)
        return any(annual.missing and not hourly.missing for annual, hourly in pairs)
    return True


def _row(what: Metric, values: Sequence[Value], baseline: int, measures: Dataset) -> GridRow:
    year = say_year(what, what.year)
    bars = scale_bars(what, values)
    verdicts = judge(what, values, measures)
    cells = []
    for place, value in enumerate(values):
        same = place == baseline
        cells.append(
            Cell(
                text=say_signed(value, measures),
                bar=bars[place],
                datum=Datum(value.code, what.id, value.year),
                difference="" if same else say_difference(value, values[baseline], what),
                verdict=verdicts[place],
                note=_note(value, measures),
                hatched=value.match == "estimated",
            )
        )
    return GridRow(f"{what.label}, {year}" if year else what.label, what.id, tuple(cells))


def scale_bars(what: Metric, values: Sequence[Value]) -> tuple[float | None, ...]:
    """Return how long each bar is (0-1), None for what has none.

    A bar begins at zero, so a row with a number below zero has none: it could not show which
    side of zero it stands on.
    """
    numbers = [value.number for value in values if value.number is not None]
    if not numbers or min(numbers) < 0 or what.unit == "category":
        return (None,) * len(values)
    end = NATURAL_MAXIMUM.get(what.unit, max(numbers)) or 1.0
    return tuple(None if v.number is None else min(v.number / end, 1.0) for v in values)


def judge(what: Metric, values: Sequence[Value], measures: Dataset) -> tuple[Verdict, ...]:
    """Return best and worst of a row where the metric has a direction and at least two differ.

    What reads alike counts as alike. Where a number is capped, nobody knows which is highest,
    and nothing is marked. Where an estimate or a figure of others stands at an end, nobody is
    the best or the worst.
    """
    none: tuple[Verdict, ...] = tuple("" for _ in values)
    known = {
        place: round(value.number, what.decimals + (2 if what.unit == "share" else 0))
        for place, value in enumerate(values)
        if value.number is not None
    }
    if what.direction == "neutral" or any(value.bound for value in values):
        return none
    if len(set(known.values())) < 2:
        return none
    high, low = max(known.values()), min(known.values())
    best, worst = (high, low) if what.direction == "higher" else (low, high)
    others = {known[place] for place in known if not is_own(mark_of(values[place], measures))}
    verdicts: list[Verdict] = []
    for place in range(len(values)):
        number = known.get(place)
        if number in others:
            verdicts.append("")
            continue
        verdicts.append("best" if number == best else "worst" if number == worst else "")
    return tuple(verdicts)


def say_best(
    people: Sequence[Subject], values: Mapping[str, Sequence[Value]], measures: Dataset
) -> str:
    """Return a sentence on who stands best by HEADLINES, with a space behind it; else nothing."""
    found: dict[int, list[str]] = {}
    for id in HEADLINES:
        what = measures.metric(id)
        verdicts = judge(what, values.get(id, ()), measures)
        if verdicts.count("best") == 1:
            place = verdicts.index("best")
            words = f"the {what.direction[:-2]}est {lower_first(what.label)}"
            found.setdefault(place, []).append(f"{words} ({say(values[id][place], what)})")
    clauses = [
        f"{close(people[place].title)}{'' if number else ' have'} {join_names(words)}"
        for number, (place, words) in enumerate(found.items())
    ]
    return f"{'; '.join(clauses)}. " if clauses else ""


def say_difference(value: Value, baseline: Value, what: Metric) -> str:
    """Return how VALUE differs from BASELINE in words; empty where one is missing or capped.

    Counts differ by a factor, percentages and scores by points, pay by dollars.
    """
    if what.unit == "category":
        known = all(text not in (None, "not enough data") for text in (value.text, baseline.text))
        return ("same" if value.text == baseline.text else "differs") if known else ""
    if value.number is None or baseline.number is None or value.bound or baseline.bound:
        return ""
    places = what.decimals + (1 if what.unit == "share" else 0)
    change = value.number - baseline.number
    if what.unit == "jobs":
        return say_factor(value.number, baseline.number)
    if round(change * (100 if what.unit == "share" else 1), places) == 0:
        return "same"
    if what.unit in ("share", "percent", "score"):
        points = change * 100 if what.unit == "share" else change
        return f"{say_number(points, 'score', places, signed=True)} points"
    return say_number(change, what.unit, what.decimals, signed=True)


def say_factor(number: float, base: float) -> str:
    """Return NUMBER as a multiple of BASE: `2.1 times`; of a base of 0 there is none."""
    if base <= 0:
        return ""
    factor = number / base
    if number == base:
        return "same"
    decimals = 0 if factor >= 10 else 1 if factor >= 1.05 or factor <= 0.95 else 2
    if factor < 0.1:
        decimals = 3 if factor < 0.01 else 2
    if round(factor, decimals) == 0:
        return "less than a thousandth"
    return f"{say_number(factor, 'index', decimals)} times"


def say_ends(
    what: Metric, values: Sequence[Value], people: Sequence[Subject], measures: Dataset
) -> list[str]:
    """Return a sentence on who is highest and who lowest; none where fewer than two are known.

    Estimates and figures of others are told with their sign, and are called neither.
    """
    known = [
        (value.number, person.title, value)
        for value, person in zip(values, people, strict=True)
        if value.number is not None
    ]
    if len(known) < 2:
        return []
    known.sort(key=lambda each: each[:2])
    ends = (known[-1], known[0])
    high, low = (f"{title} ({say_signed(value, measures)})" for _, title, value in ends)
    if all(is_own(mark_of(value, measures)) for *_, value in ends):
        return [f"{what.label}: highest {high}, lowest {low}."]
    return [f"{what.label}: from {low} to {high}."]


def _note(value: Value, measures: Dataset) -> str:
    if value.missing:
        return value.note or "no data"
    mark = mark_of(value, measures)
    return mark.words if mark else ""


def _notes(values: Sequence[Value], left: int) -> tuple[str, ...]:
    notes = ["Best and worst are marked only where most people would agree which end is better."]
    if any(value.missing for value in values):
        notes.append("No data means that the source gives no figure, not that it is zero.")
    if left:
        notes.append(
            f"The first {MOST_OWN} columns of imported tables are shown, {left} more are not;"
            " “occdesk compare” lists them all."
        )
    return tuple(notes)


def _describe(
    people: Sequence[Subject],
    values: dict[str, tuple[Value, ...]],
    baseline: int,
    measures: Dataset,
) -> str:
    """Return in words what stands out: for four metrics who is highest and who lowest."""
    words = [f"Table of {len(people)} occupations; the baseline is {people[baseline].title}."]
    for id in ("median_wage", "automation_risk", "ai_exposure", "projected_growth"):
        what = measures.metric(id)
        words += say_ends(what, values[id], people, measures)
        missing = [p.title for p, v in zip(people, values[id], strict=True) if v.missing]
        if missing:
            words.append(f"{what.label} is not known for {join_last(missing, 6)}.")
    return " ".join(words)
