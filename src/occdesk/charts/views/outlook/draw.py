"""Outlook: what has happened, what is expected, and how sure it is: jobs, pay, exposure by year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable, Key, legends
from occdesk.charts.lineage.provenance import COLUMNS, caveats_of, name_sources, row_of
from occdesk.charts.lineage.signs import explain_signs
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, subjects, titles_of
from occdesk.charts.shared.wording import title_outlook
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.outlook.exposure import draw_exposure
from occdesk.charts.views.outlook.gaps import find_gaps
from occdesk.charts.views.outlook.segments import Part
from occdesk.charts.views.outlook.trends import draw_jobs, draw_pay_trend
from occdesk.charts.views.outlook.words import answer
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric

if TYPE_CHECKING:
    from occdesk.articles.article import Article


def draw_outlook(spec: ChartSpec, measures: Dataset, articles: Sequence["Article"] = ()) -> Figure:
    """Return three panels about the comparison, or about the focus where nothing is compared."""
    asked = subjects(spec, measures)
    if not asked:
        return _say_only("Outlook", HOW_TO_START)
    title = title_outlook(titles_of(asked))
    people = [each for each in asked if not each.is_military]
    if not people:
        return _say_only(title, MILITARY_NOTE)
    parts = (
        draw_jobs(people, measures),
        draw_pay_trend(people, measures),
        draw_exposure(people, measures, articles, estimates=spec.estimates),
    )
    values = [value for part in parts for value in part.values]
    scenarios = {value: name for part in parts for value, name in part.scenarios.items()}
    rows = [(*row_of(value, measures), scenarios.get(value)) for value in values]
    rows += [(*row, None) for part in parts for row in part.rows]
    gaps = find_gaps(asked, values, measures, estimates=spec.estimates)
    wider = explain_signs(values, measures)
    caveat, *more = _caveats(rows) or ("",)
    return Figure(
        kind="outlook",
        title=title,
        subtitle=answer(people, measures, estimates=spec.estimates),
        panels=tuple(part.plane for part in parts),
        source=_source(parts, measures),
        caveat=caveat,
        alt=" ".join(filter(None, (*(part.alt for part in parts), wider))),
        table=DataTable(
            (*COLUMNS, "scenario"),
            (*rows, *((*row_of(value, measures), None) for value in gaps)),
        ),
        keys=_keys(people, parts),
        notes=(*legends(wider), *more, *_notes(asked, parts)),
    )


def _say_only(title: str, message: str) -> Figure:
    return Figure("outlook", title, "", (), "", "", message, DataTable((), ()), message=message)


def _keys(people: Sequence[Subject], parts: Sequence[Part]) -> tuple[Key, ...]:
    keys: list[Key] = []
    if len(people) > 1:
        keys = [Key(f"{p.place} {p.title}", p.role, "line", p.symbol) for p in people]
    for part in parts:
        keys.extend(part.keys)
    return tuple(keys)


_SCENARIOS = "Scenarios are an if-then of this program, not a forecast."


def _caveats(rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    """Return what must not be misunderstood of the metrics that are drawn, the first first."""
    drawn = {row[2] for row in rows}
    wanted = ("automation_risk", "employment")
    caveats = [metric(id) for id in wanted if id in drawn]
    has_scenarios = any(row[7] == "scenario" for row in rows)
    if not has_scenarios:
        # Nothing else in the panel of exposure says what its points are not.
        exposures = ("theoretical_exposure", "observed_exposure")
        caveats += [metric(id) for id in exposures if id in drawn]
    said = caveats_of(caveats)
    return (*said[:1], _SCENARIOS, *said[1:]) if has_scenarios else said


def _notes(asked: Sequence[Subject], parts: Sequence[Part]) -> tuple[str, ...]:
    notes = [f"{each.title}: {MILITARY_NOTE}" for each in asked if each.is_military]
    for part in parts:
        notes.extend(part.notes)
    return tuple(dict.fromkeys(note for note in notes if note))


def _source(parts: Sequence[Part], measures: Dataset) -> str:
    values = [value for part in parts for value in (*part.values, *part.behind)]
    credits = [credit for part in parts for credit in part.credits]
    return " ".join(line for line in (name_sources(values, measures), *credits) if line)
