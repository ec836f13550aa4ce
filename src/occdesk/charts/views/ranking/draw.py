"""Ranking: where an occupation stands among all others by one metric, as a long list of bars."""

from collections.abc import Mapping, Sequence

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Rule, legends
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.lineage.provenance import caveats_of, name_sources, sample_of
from occdesk.charts.shared.filter_words import say_nobody
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.shared.wording import axis_title
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.ranking import words
from occdesk.charts.views.ranking.data import Place, Standings, rank_all
from occdesk.metrics.dataset import Dataset
from occdesk.model.occupation import Occupation

ENDS = 5
"""How many of the highest and of the lowest stay where there is no room for all."""

_NEIGHBOURS = 10


def draw_ranking(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the occupations that spec.where keeps as bars, from the highest down.

    All of them are in the figure; but for the form `all` a screen shows the first, the last and
    those around the marked ones.

    Raises UsageError for an unknown occupation or metric, one that is words, and an unreadable
    filter.
    """
    standings = rank_all(spec, measures)
    title = words.ask(standings)
    message = ""
    if not standings.kept:
        message = say_nobody(spec.where, measures)
    elif not standings.counted:
        message = words.say_none(spec, standings)
    if message:
        table = DataTable((), ())
        return Figure("ranking", title, "", (), "", "", message, table, message=message)
    signs = words.explain_signs(standings)
    return Figure(
        kind="ranking",
        title=title,
        subtitle=words.write_subtitle(spec, standings),
        panels=(_draw_bars(standings, brief=spec.form != "all"),),
        source=name_sources(sample_of(measures, standings.what.id), measures),
        caveat=" ".join(caveats_of((standings.what,))),
        alt=" ".join(filter(None, (words.describe(standings), signs))),
        table=words.tabulate(standings),
        notes=(*legends(signs), *words.write_notes(standings)),
        table_note=words.say_what_is_drawn(standings, brief=spec.form != "all"),
    )


def _draw_bars(standings: Standings, *, brief: bool) -> Bars:
    what = standings.what
    numbers = [each.number for each in standings.places]
    low, high = min(*numbers, 0.0), max(*numbers, 0.0)
    if low == high:
        low, high = nice_range(0.0, 1.0)
    axis = Axis(axis_title(what, what.year), low, high, what.unit, nice_ticks(low, high, what.unit))
    own = {each.code: each for each in standings.subjects}
    ranks = _rank_rows(standings.places, own)
    rows = [
        _row(place, own.get(place.code), rank, standings)
        for place, rank in zip(standings.places, ranks, strict=True)
    ]
    rows += [
        _row_without(each, own[each.code], standings)
        for each in standings.missing
        if each.code in own
    ]
    note = words.count_missing(standings)
    return Bars("", axis, tuple(rows), _rules(standings), note=note, brief=brief)


def _rules(standings: Standings) -> tuple[Rule, ...]:
    """Return the median over occupations, each counting once whatever its number of jobs."""
    many, middle = len(standings.counted), standings.middle
    if many < 2:
        return ()
    return (Rule("x", middle, f"median of {many:,}: {standings.say(middle)}"),)


def _rank_rows(places: Sequence[Place], own: Mapping[str, Subject]) -> list[int]:
    """Return which rows stay longest: the chosen, both ends, then neighbours of the chosen."""
    chosen = [number for number, each in enumerate(places) if each.code in own]
    ranks = []
    for number, each in enumerate(places):
        to_end = min(number, len(places) - 1 - number)
        away = min((abs(number - at) for at in chosen), default=len(places))
        if each.code in own:
            ranks.append(0)
        elif to_end < ENDS:
            ranks.append(1 + to_end)
        elif away <= _NEIGHBOURS:
            ranks.append(ENDS + away)
        else:
            # Who asks for nobody asks for the highest.
            ranks.append(ENDS + _NEIGHBOURS + (to_end if chosen else number))
    return ranks


def _row(place: Place, subject: Subject | None, rank: int, standings: Standings) -> BarRow:
    what, match = standings.what, standings.matches.of(place.code)
    number = standings.say_place(place)
    bar = Bar(
        start=0.0,
        end=place.number,
        role=subject.role if subject else "bar",
        text=words.say_at_bar(place, standings),
        data=(Datum(place.code, what.id, what.year),),
        hint=words.hint(place, number, standings),
        hatched=match == "estimated",
    )
    return BarRow(
        place.occupation.title,
        (bar,),
        place.code,
        role=subject.role if subject else "ink",
        rank=rank,
        lead="" if place.rank is None else f"{place.rank:,}",
    )


def _row_without(occupation: Occupation, subject: Subject, standings: Standings) -> BarRow:
    """Return the row of a chosen occupation that has no number: it says why."""
    what = standings.what
    reason = standings.reasons[occupation.code]
    bar = Bar(
        0.0,
        None,
        subject.role,
        f"no data: {reason}",
        (Datum(occupation.code, what.id, what.year),),
        f"{occupation.title} ({occupation.code})\n{what.label}: no data. {reason}",
    )
    return BarRow(occupation.title, (bar,), occupation.code, role=subject.role)
