"""Regions: where an occupation is paid best, has most jobs, or is most concentrated.

A map of the states in equal tiles, and a ranking of metropolitan and nonmetropolitan areas or of
the states. The figures are those of OEWS for areas; a figure that it withholds is no number.
"""

from collections.abc import Mapping, Sequence

from occdesk.charts.figure.areas import Level, MapTile, TileMap
from occdesk.charts.figure.figure import Figure, Panel
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Rule
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.shared.classes import Classes, round_classes
from occdesk.charts.shared.subjects import HOW_TO_START, marked
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.regions import words
from occdesk.charts.views.regions.data import (
    ROUGH,
    Region,
    Survey,
    survey_regions,
)
from occdesk.charts.views.regions.state_grid import STATE_GRID
from occdesk.charts.views.regions.view import REGIONAL_METRICS, RegionsOptions
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric

Places = Mapping[str, int]

FIRST_AREAS = 15
"""How many metropolitan and nonmetropolitan areas are ranked."""


def draw_regions(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the map and the ranking of SPEC's metric for the focus, else the first compared.

    Raises UsageError for an unknown occupation, and for a metric that is not published for areas.
    """
    what = _mapped(spec)
    people = marked(spec, measures)
    if not people:
        return _say_only(words.ask_nobody(what.id), HOW_TO_START)
    subject = people[0]
    title = words.ask(subject.title, what.id)
    survey = survey_regions(subject, what, measures)
    if survey is None:
        return _say_only(title, words.explain_absence(subject, measures))
    regions = (*survey.states, *survey.areas)
    if not survey.known(regions):
        return _say_only(title, words.explain_none(survey))
    ranked = survey.known(survey.states if spec.form == "states" else survey.areas)
    if spec.form != "states":
        ranked = ranked[:FIRST_AREAS]
    panels: tuple[Panel, ...] = (_draw_map(survey),)
    if ranked:
        panels = (*panels, _draw_ranking(survey, ranked, spec.form))
    return Figure(
        kind="regions",
        title=title,
        subtitle=words.write_subtitle(survey, ranked),
        panels=panels,
        source=words.name_source(survey, measures),
        caveat=words.caveat(what),
        alt=words.describe(survey, ranked),
        table=words.tabulate(survey, ranked, measures),
        notes=words.write_notes(survey, ranked, others=len(people) - 1),
        table_note=words.say_what_is_left_out(survey, ranked, spec.form),
    )


def _mapped(spec: ChartSpec) -> Metric:
    ids = [id for id, _ in REGIONAL_METRICS]
    wanted = spec.take(RegionsOptions).metric
    if wanted not in ids:
        raise UsageError(f"“{wanted}” cannot be mapped; choose {', '.join(ids[:-1])} or {ids[-1]}.")
    return metric(wanted)


def _say_only(title: str, message: str) -> Figure:
    return Figure("regions", title, "", (), "", "", message, DataTable((), ()), message=message)


def _draw_map(survey: Survey) -> TileMap:
    id = survey.what.id
    exact = [
        number
        for each in survey.states
        if (number := each.number(id)) is not None and each.mark(id) != "at_least"
    ]
    classes = round_classes(exact, pivot=1.0 if id == "location_quotient" else None)
    places = survey.places(survey.states)
    tiles = tuple(
        _tile(survey, each, classes, places) for each in survey.states if each.state in STATE_GRID
    )
    labels = words.name_classes(classes.bounds, exact, survey.what.unit) if exact else ()
    scale = tuple(Level(*pair) for pair in zip(labels, classes.levels, strict=False))
    return TileMap("By state", tiles, words.title_scale(survey), scale)


def _tile(survey: Survey, state: Region, classes: Classes, places: Places) -> MapTile:
    what = survey.what
    number = state.number(what.id)
    column, row = STATE_GRID[state.state]
    hint = words.hint(survey, state, places)
    data = _data(survey, state)
    if number is None:
        note = survey.explain(state, what.id)
        return MapTile(state.area, state.state, column, row, None, "", hint, note, "", data)
    capped = state.mark(what.id) == "at_least"
    # What is at least so much belongs to a class only where no class is higher.
    is_classed = not capped or (bool(classes.bounds) and number >= classes.bounds[-1])
    sign = words.WEAK if state.is_weak else ""
    return MapTile(
        state.area, state.state, column, row, classes.level_of(number) if is_classed else None,
        words.short(number, what.unit, capped) + sign, hint, words.CAPPED if capped else "",
        words.brief(number, what.unit, capped) + sign, data,
    )  # fmt: skip


def _data(survey: Survey, region: Region) -> tuple[Datum, ...]:
    """Return the mapped value first, then the others of the region."""
    ids = [survey.what.id, *(id for id, _ in REGIONAL_METRICS if id != survey.what.id)]
    return tuple(Datum(survey.subject.code, id, survey.year, region.area) for id in ids)


def _draw_ranking(survey: Survey, ranked: Sequence[Region], form: str) -> Bars:
    what = survey.what
    numbers = [number for each in ranked if (number := each.number(what.id)) is not None]
    rules = _rules(survey)
    low, high = nice_range(0.0, max(*numbers, *(rule.at for rule in rules), 0.0), zero=True)
    axis = Axis(words.title_axis(survey), low, high, what.unit, nice_ticks(low, high, what.unit))
    heads = tuple(label for id, label in REGIONAL_METRICS if id != what.id)
    places = survey.places(survey.states if form == "states" else survey.areas)
    rows = tuple(_row(survey, each, places, rank) for rank, each in enumerate(ranked))
    return Bars(words.title_ranking(survey, ranked, form), axis, rows, rules, "bars", heads)


def _rules(survey: Survey) -> tuple[Rule, ...]:
    """Return where the nation stands; its jobs are no number to measure an area by."""
    if survey.what.id == "location_quotient":
        return (Rule("x", 1.0, words.SHARE_OF_NATION),)
    if survey.what.id == "employment" or survey.nation is None or survey.nation.number is None:
        return ()
    return (Rule("x", survey.nation.number, words.name_nation(survey.nation)),)


def _row(survey: Survey, region: Region, places: Places, rank: int) -> BarRow:
    what = survey.what
    value = survey.value(region)
    error = region.error(what.id)
    bar = Bar(
        0.0,
        value.number,
        survey.subject.role,
        words.say_at_bar(survey, region),
        _data(survey, region),
        words.hint(survey, region, places),
        hatched=region.is_weak or (error is not None and error > ROUGH),
    )
    others = (survey.value(region, id) for id, _ in REGIONAL_METRICS if id != what.id)
    asides = tuple(words.aside(each) for each in others)
    lead = str(places[region.area] or "")
    return BarRow(words.short_name(region), (bar,), asides=asides, rank=rank, lead=lead)
