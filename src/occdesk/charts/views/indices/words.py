"""The words of the Indices chart: question, subtitle, hints, notes, alternative text, table."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell, name_sources, row_of, sample_of
from occdesk.charts.lineage.signs import legend
from occdesk.charts.shared.subjects import Subject, titles_of
from occdesk.charts.shared.wording import join_last, lower_first, say_match
from occdesk.metrics.agreement import IndexPlace, Pair, Spread, spread
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.mark import SIGNS, kind_of
from occdesk.model.wording import MINUS, MISSING, NBSP, say, say_number, say_year

if TYPE_CHECKING:
    from occdesk.charts.views.indices.data import Standing

CAVEAT = (
    "A percentile says where an occupation stands among others, not how much of its work AI does."
    " The indices measure different things at different times; none is averaged with another."
)
MATRIX_TITLE = "How far do the indices agree over all occupations?"
MATRIX_NOTE = f"Rank correlation: 1 is the same order, 0 no relation, {MINUS}1 the opposite order."

EXTRA_COLUMNS = ("percentile", "ranked_among")
"""What the table has beside the columns of every table of values."""


def ask(people: Sequence[Subject]) -> str:
    """Return the title of the chart."""
    return f"Do the indices agree about {join_last(titles_of(people))}?"


def say_place(percentile: float) -> str:
    """Return a percentile as it stands at its spot."""
    return f"{percentile:.0f}"


def say_rho(rho: float | None) -> str:
    """Return a correlation with two decimals and a true minus."""
    return MISSING if rho is None else say_number(rho, "index", 2)


def say_spot(place: IndexPlace) -> str:
    """Return what stands at a spot: the percentile, with the sign of an estimate or of a group.

    Indices that are published by SOC code are placed among SOC codes, so that needs no sign.
    """
    if place.percentile is None:
        return ""
    kind = None if place.match == "soc" else kind_of(place.match, place.code)
    return f"{say_place(place.percentile)}{SIGNS[kind]}" if kind else say_place(place.percentile)


def detail(metric_id: str, alone: tuple[Subject, IndexPlace] | None) -> str:
    """Return what stands under the name of an index: kind and year, and the value of ALONE.

    ALONE is the occupation of the chart and its place, None where there are several.
    """
    what = metric(metric_id)
    kind = ", ".join(part for part in (what.status, say_year(what, what.year)) if part)
    if alone is None or alone[1].value.missing:
        return kind
    subject, place = alone
    kinds = kind_of(place.match, subject.code)
    parts = (
        f"{say(place.value, what)}{NBSP}{SIGNS[kinds]}" if kinds else say(place.value, what),
        kind,
    )
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def write_subtitle(standings: Sequence["Standing"]) -> str:
    """Return what the axis means, and how far the percentiles of each occupation lie apart."""
    known = [(each.subject, spread(each.places)) for each in standings if each.is_known]
    what = "Percentile among all occupations on each index of AI, 100 the highest."
    if len(known) == 1:
        return f"{what} {known[0][1].words}"
    wide = [(apart.range, subject) for subject, apart in known if apart.range is not None]
    if len(wide) < 2:
        return what
    order = sorted(wide, key=lambda each: each[0])
    (most, far), (least, near) = order[-1], order[0]
    return (
        f"{what} The indices lie farthest apart about {far.title}: {most:.0f} points; nearest about"
        f" {near.title}: {least:.0f}."
    )


def hint(subject: Subject, place: IndexPlace) -> str:
    """Return what is said of a spot on hover."""
    what = metric(place.metric)
    lines = [f"{subject.title} ({subject.code})"]
    if place.percentile is None:
        return "\n".join((*lines, f"{what.label}: {MISSING}. {place.reason}"))
    year = say_year(what, place.value.year)
    match = say_match(place.match, subject.occupation)
    about = ", ".join(part for part in (year, match) if part)
    lines.append(f"{what.label}: {say(place.value, what)}{f' ({about})' if about else ''}")
    lines.append(f"Percentile {place.percentile:.1f} among {place.n} SOC codes")
    if place.ties > 1:
        lines.append(f"{place.ties} of them have this figure and share the middle of their place")
    return "\n".join(lines)


def hint_pair(pair: Pair) -> str:
    """Return what is said of a correlation on hover."""
    first, second = metric(pair.first).label, metric(pair.second).label
    return (
        f"{first} and {lower_first(second)}\n"
        f"Rank correlation {say_rho(pair.rho)} over {pair.n} SOC codes that have both"
    )


def name_source(standings: Sequence["Standing"], measures: Dataset) -> str:
    """Return the source line: who published the indices, and what is computed here."""
    ids = [place.metric for place in standings[0].places]
    samples = [value for id in ids for value in sample_of(measures, id)]
    line = name_sources(samples, measures)
    return f"{line} Percentiles and correlations computed by OccDesk. {measures.method.describe()}."


def write_notes(
    standings: Sequence["Standing"], figures: Mapping[str, Mapping[str, float]]
) -> tuple[str, ...]:
    """Return what a reader must know of the drawing."""
    counts = [len(each) for each in figures.values()]
    notes = [
        f"{min(counts)} to {max(counts)} SOC codes have an index and count once each; figures of"
        " merged groups are placed, not counted.",
    ]
    first = next(each for each in standings if each.is_known)
    if spread(first.places).range is not None:
        notes.append(f"Shaded: from the lowest to the highest of {first.subject.title}.")
    kinds = {kind_of(p.match, p.code) for each in standings for p in each.places}
    if signs := legend(kind for kind in kinds if kind):
        notes.append(signs)
    if "estimated" in kinds:
        notes.append("Estimates are hollow.")
    return tuple(notes)


def describe(standings: Sequence["Standing"], pairs: Sequence[Pair]) -> str:
    """Return in words each occupation's places and their spread, and the extreme correlations."""
    said = []
    for each in standings:
        title = each.subject.title
        if not each.is_known:
            said.append(f"{title}: no index has a figure. {each.places[0].reason}")
            continue
        apart: Spread = spread(each.places)
        said.append(f"{title}: {lower_first(apart.words)}")
        said.append(f"Percentiles: {'; '.join(_say_each(each.places))}.")
    known = sorted((p.rho, p.first, p.second) for p in pairs if p.rho is not None)
    if known:
        (low, *least), (high, *most) = known[0], known[-1]
        said.append(
            f"Rank correlations between the indices go from {say_rho(low)} ({_name(least)}) to"
            f" {say_rho(high)} ({_name(most)})."
        )
    return " ".join(said)


def _say_each(places: Sequence[IndexPlace]) -> list[str]:
    return [
        f"{lower_first(metric(place.metric).label)}"
        f" {MISSING if place.percentile is None else say_place(place.percentile)}"
        for place in places
    ]


def _name(ids: Sequence[str]) -> str:
    first, second = (metric(id).label for id in ids)
    return f"{lower_first(first)} and {lower_first(second)}"


def tabulate(
    standings: Sequence["Standing"], pairs: Sequence[Pair], measures: Dataset
) -> DataTable:
    """Return a row for each place, and below them one for each pair of indices.

    A pair's row names both metrics, and its value is their rank correlation.
    """
    rows: list[tuple[Cell, ...]] = [
        (*row_of(place.value, measures), place.percentile, place.n)
        for each in standings
        for place in each.places
    ]
    for pair in pairs:
        note = None if pair.rho is not None else "Too few codes have both to be ordered."
        rows.append(
            (
                "", "", f"{pair.first}, {pair.second}", None, pair.rho, "", "rank correlation",
                None if pair.rho is None else "derived", None, None, None, note, None, pair.n,
            )
        )  # fmt: skip
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))
