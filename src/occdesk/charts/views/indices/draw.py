"""Indices: where an occupation stands on every index of AI, and how far the indices agree.

One row an index, by percentile, because the indices have units of their own. None is averaged
with another: where they disagree, that is what the chart shows.
"""

from collections.abc import Sequence

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, Rule, Tick
from occdesk.charts.figure.rows import Matrix, MatrixRow, Shade, Span, Spot, Track, Tracks
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, marked
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.indices import words
from occdesk.charts.views.indices.data import Standing
from occdesk.metrics.agreement import (
    Pair,
    available_indices,
    compare_indices,
    places_among,
)
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric

_TICKS = (0, 25, 50, 75, 100)


def draw_measures(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return a track for each index with the focus and the comparison on it, and correlations.

    Raises UsageError for an unknown occupation.
    """
    people = marked(spec, measures)
    if not people:
        return _say_only("Do the indices agree?", HOW_TO_START)
    title = words.ask(people)
    figures, pairs = compare_indices(measures, available_indices(measures))
    standings = [
        Standing(each, places_among(figures, measures, each.code, estimates=spec.estimates))
        for each in people
    ]
    known = [each for each in standings if each.is_known]
    if not known:
        reasons = dict.fromkeys(p.reason for each in standings for p in each.places)
        return _say_only(title, " ".join(reasons) or "No index is here.")
    return Figure(
        kind="indices",
        title=title,
        subtitle=words.write_subtitle(standings),
        panels=(_tracks(standings, measures), _matrix(tuple(figures), pairs)),
        source=words.name_source(standings, measures),
        caveat=words.CAVEAT,
        alt=words.describe(standings, pairs),
        table=words.tabulate(standings, pairs, measures),
        keys=_keys(standings),
        notes=words.write_notes(standings, figures),
    )


def _say_only(title: str, message: str) -> Figure:
    return Figure("indices", title, "", (), "", "", message, DataTable((), ()), message=message)


def _keys(standings: Sequence[Standing]) -> tuple[Key, ...]:
    """Return who is who, with the digits in the spots; a single occupation needs no key."""
    if len(standings) == 1:
        return ()
    return tuple(
        Key(_named(each.subject, standings), each.subject.role, "circle") for each in standings
    )


def _digit(subject: Subject, standings: Sequence[Standing]) -> str:
    """Return what stands in the spots of SUBJECT: its place in the comparison, none when alone."""
    return str(subject.place) if subject.place and len(standings) > 1 else ""


def _named(subject: Subject, standings: Sequence[Standing]) -> str:
    digit = _digit(subject, standings)
    return f"{digit} {subject.title}" if digit else subject.title


def _tracks(standings: Sequence[Standing], measures: Dataset) -> Tracks:
    axis = Axis(
        "Percentile among all that have the index",
        0,
        100,
        "score",
        tuple(Tick(at, str(at)) for at in _TICKS),
    )
    known = [each for each in standings if each.is_known]
    first = known[0]
    ends = [place.percentile for place in first.places if place.percentile is not None]
    span = Span(min(ends), max(ends), first.subject.role) if len(ends) > 1 else None
    rows = []
    for number, place in enumerate(first.places):
        spots = tuple(_spot(each, number, standings, measures) for each in known)
        alone = (first.subject, place) if len(standings) == 1 else None
        rows.append(Track(metric(place.metric).label, words.detail(place.metric, alone), spots))
    lost = [each for each in standings if not each.is_known]
    note = " ".join(
        f"{each.subject.title}: no data in any row. {each.places[0].reason}" for each in lost
    )
    return Tracks("", axis, tuple(rows), (Rule("x", 50, "median"),), span, note)


def _spot(
    standing: Standing, number: int, standings: Sequence[Standing], measures: Dataset
) -> Spot:
    subject, place = standing.subject, standing.places[number]
    note = ""
    if place.percentile is None:
        whose = f"{_named(subject, standings)}: " if len(standings) > 1 else ""
        note = f"{whose}no data: {place.reason}"
    return Spot(
        code=subject.code,
        at=place.percentile,
        label=words.say_spot(place),
        role=subject.role,
        data=(Datum(subject.code, place.metric, place.value.year),),
        hint=words.hint(subject, place),
        mark=_digit(subject, standings),
        note=note,
        hollow=place.match == "estimated",
    )


def _matrix(ids: Sequence[str], pairs: Sequence[Pair]) -> Matrix:
    found = {(each.first, each.second): each for each in pairs}
    found |= {(each.second, each.first): each for each in pairs}
    rows = []
    for first in ids:
        cells = tuple(
            Shade("", None, "") if first == second else _shade(found[first, second])
            for second in ids
        )
        rows.append(MatrixRow(metric(first).label, metric(first).short, cells))
    return Matrix(words.MATRIX_TITLE, tuple(rows), words.MATRIX_NOTE)


def _shade(pair: Pair) -> Shade:
    data = (Datum("", f"{pair.first}, {pair.second}"),)
    return Shade(words.say_rho(pair.rho), pair.rho, words.hint_pair(pair), data)
