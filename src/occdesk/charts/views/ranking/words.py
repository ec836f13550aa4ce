"""The words of a ranking: title, subtitle, hints, notes, alternative text, and its table."""

from collections import Counter
from collections.abc import Sequence

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell, sample_of
from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.filter_words import say_where
from occdesk.charts.shared.subjects import titles_of
from occdesk.charts.shared.wording import close, join_titles, lower_first, share_of
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.ranking.data import Place, Standings
from occdesk.model.codes import is_military
from occdesk.model.mark import SIGNS, explain_kinds
from occdesk.model.metric import Metric
from occdesk.model.wording import MISSING, NBSP, ordinal, say_year

EXTRA_COLUMNS = ("rank", "ranked_among", "lower")
"""What the table has beside the columns of every table of values; `lower` counts occupations."""

_FEW = 6
"""So many rows are drawn however little room there is; see panels.Bars."""

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven")
_MOST_NAMED = 2


def ask(standings: Standings) -> str:
    """Return the title: where the chosen ones stand, or which stand highest."""
    what, people = standings.what, standings.subjects
    if not people:
        if what.id == "employment":
            return "Which occupations have the most jobs?"
        return f"Which occupations have the highest {lower_first(what.label)}?"
    who = join_titles(titles_of(people))
    if len(people) > _MOST_NAMED:
        who = f"{_COUNTS[len(people)]} occupations"
    return f"Where {who} stand by {by(what)}"


def by(what: Metric) -> str:
    """Return what is ranked, as it stands after `by`."""
    return "number of jobs" if what.id == "employment" else lower_first(what.label)


def write_subtitle(spec: ChartSpec, standings: Standings) -> str:
    """Return rank and share of the lower for the chosen, or what is in the list for none."""
    words = say_where(spec.where, standings.measures)
    where = f" with {words}" if words else ""
    ranked = " ranked" if where and standings.uncounted else ""
    among = f"{len(standings.counted):,}{ranked}{where}"
    if not standings.subjects:
        if len(standings.counted) == 1:
            return f"The only occupation{where}."
        return f"{len(standings.counted):,} occupations{where}, from the highest to the lowest."
    first, *others = standings.subjects
    place = standings.by_code.get(first.code)
    said = MISSING if place is None else _say_standing(place, standings, among)
    if not others:
        why = f": {standings.reasons[first.code]}" if place is None else "."
        return f"{said[:1].upper()}{said[1:]}{why}"
    rest = (f"{close(each.title)} {_say_rank(each.code, standings)}" for each in others)
    return f"{first.title}: {said}. {'; '.join(rest)}."


def _say_standing(place: Place, standings: Standings, among: str) -> str:
    """Return `34th of 899 by automation risk, higher than 96% of the others`."""
    count, what = len(standings.counted), standings.what
    mark = standings.uncounted.get(place.code)
    if mark is not None:
        return (
            f"{standings.say_place(place)}, {mark.words}, without a rank; by {by(what)}"
            f" {_say_lower(place.lower, count)} of the {among} that have one"
        )
    if place.rank is None:
        return f"not among the {among}; by {by(what)} {_say_lower(place.lower, count)} of them"
    if count == 1:
        return f"the only one of {among}"
    shared = f", together with {_count(place.equal, 'other')}" if place.equal else ""
    rank = f"{ordinal(place.rank)} of {among} by {by(what)}{shared}"
    if place.rank == 1 or not place.lower:
        return f"{rank}, the {'highest' if place.rank == 1 else 'lowest'}"
    return f"{rank}, {_say_lower(place.lower, count - 1)} of the others"


def _say_lower(lower: int, count: int) -> str:
    """Return `higher than 96%`; at the ends how many it is not, or is, higher than."""
    if lower in (0, count):
        return "higher than all" if lower else "lower than or equal to all"
    if not 0.005 <= lower / count < 0.995:
        few = f"all but {count - lower:,}" if lower * 2 > count else f"only {lower:,}"
        return f"higher than {few}"
    return f"higher than {share_of(lower, count)}"


def _say_rank(code: str, standings: Standings) -> str:
    place = standings.by_code.get(code)
    if place is None:
        return MISSING
    if code in standings.uncounted:
        return "without a rank"
    return "not among them" if place.rank is None else ordinal(place.rank)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say_at_bar(place: Place, standings: Standings) -> str:
    """Return the number of PLACE as it is written at its bar, with the sign of its mark."""
    return with_sign(standings.say_place(place), standings.marks.get(place.code))


def hint(place: Place, number: str, standings: Standings) -> str:
    """Return what is said of a bar on hover: NUMBER with year and match, rank, who is lower."""
    what, occupation = standings.what, place.occupation
    mark = standings.marks.get(place.code)
    parts = (say_year(what, what.year), mark.words if mark else "")
    about = ", ".join(part for part in parts if part)
    value = f"{what.label}: {number}"
    lines = [f"{occupation.title} ({place.code})", f"{value} ({about})" if about else value]
    count = len(standings.counted)
    if place.code in standings.uncounted:
        lines.append(f"Without a rank; {place.lower:,} of {count:,} are lower")
        return "\n".join(lines)
    if place.rank is None:
        lines.append(f"Does not meet the filter; higher than {place.lower:,} of {count:,}")
        return "\n".join(lines)
    lines.append(f"Rank {place.rank:,} of {count:,}; {place.lower:,} are lower")
    if place.equal:
        lines.append(f"{_count(place.equal, 'other')} with this figure")
    return "\n".join(lines)


def say_none(spec: ChartSpec, standings: Standings) -> str:
    """Return why there is nothing to rank."""
    what = lower_first(standings.what.label)
    if not spec.where.strip():
        return f"No occupation has {what} here. Import its file, or rank by something else."
    words = say_where(spec.where, standings.measures)
    return f"None of those with {words} has a figure here: {what}."


def count_missing(standings: Standings) -> str:
    """Return how many of the kept ones have no number, by the kind of reason; empty for none."""
    codes = [each.code for each in standings.missing if each.code in standings.kept]
    if not codes:
        return ""
    kinds = Counter(_kind(code, standings) for code in codes)
    order = sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    said = ", ".join(f"{count} {words}" for words, count in order)
    return (
        f"{len(codes):,} of {len(standings.kept):,} have no figure and no place here: {said}."
        " The table says why for each."
    )


def _kind(code: str, standings: Standings) -> str:
    measures, what = standings.measures, standings.what
    if is_military(code):
        return "military, which no source covers"
    for id in what.inputs:
        if code not in measures.numbers(id):
            return f"without {lower_first(measures.metric(id).label)}"
    return "not in your table" if what in measures.own_metrics else "not published"


def write_notes(standings: Standings) -> tuple[str, ...]:
    """Return what a reader must know: how ranks are counted, and whose the figures are."""
    counted = standings.counted
    notes = ["Rank 1 is the highest; equal figures share a rank."]
    if standings.uncounted:
        notes.append(
            "Estimates and figures of a wider code or a merged group are shown without a rank: a"
            " figure counts once, at the occupation that its code is named after."
        )
    if any(mark.kind == "estimated" for mark in standings.marks.values()):
        notes.append("Hatched: estimated here as the mean of related occupations.")
    capped = sum(each.code in standings.matches.at_least for each in counted)
    if capped:
        stand = "stands" if capped == 1 else "stand"
        notes.append(f"{capped} {stand} at the highest figure published: at least that much.")
    for subject in standings.subjects:
        if subject.code not in standings.kept:
            who = close(subject.title)
            notes.append(f"{who} do not meet the filter and are shown without a rank.")
    return tuple(notes)


def explain_signs(standings: Standings) -> str:
    """Return what the signs at bars mean, how many have each, and whose the chosen ones are."""
    counts = Counter(
        standings.marks[e.code].kind for e in standings.places if _is_marked(e, standings)
    )
    said = [
        f"{explain_kinds((kind,)).replace(' ', NBSP, 1)}: {counts[kind]:,}."
        for kind in SIGNS
        if counts[kind]
    ]
    for each in standings.subjects:
        mark = standings.marks.get(each.code)
        if mark is not None and each.code in standings.by_code:
            said.append(f"{each.title}: {mark.sign}{NBSP}{mark.words}.")
    return " ".join(said)


def _is_marked(place: Place, standings: Standings) -> bool:
    return place.code in standings.marks


def describe(standings: Standings) -> str:
    """Return in words what is seen first: the ends, the median, where the chosen ones stand."""
    what, counted = standings.what, standings.counted
    said = [f"Bars of {_count(len(counted), 'occupation')} by {by(what)}, the highest first."]
    ends = f"From {_say_end(counted, standings)}"
    if len(counted) > 1:
        ends += f" down to {_say_end(counted[::-1], standings)}"
        ends += f"; the median is {standings.say(standings.middle)}"
    said.append(f"{ends}.")
    for subject in standings.subjects:
        place = standings.by_code.get(subject.code)
        if place is None:
            said.append(f"{subject.title}: {MISSING}. {standings.reasons[subject.code]}")
        else:
            where = _say_standing(place, standings, f"{len(counted):,}")
            said.append(f"{subject.title}: {standings.say_place(place)}, {where}.")
    return " ".join(said)


def say_what_is_drawn(standings: Standings, *, brief: bool) -> str:
    """Return which rows of the table have no bar; empty where all have one.

    A BRIEF chart leaves out what there is no room for.
    """
    own = {each.code for each in standings.subjects}
    lost = sum(each.code not in own for each in standings.missing)
    said = []
    if brief and len(standings.places) > _FEW:
        ends = "first, the last and those around the chosen ones" if own else "first and the last"
        said.append(
            f"The chart shows the {ends}, as many as there is room for, and counts the rest."
        )
    if lost:
        verb = "is" if lost == 1 else "are"
        said.append(f"{_count(lost, 'row')} without a figure {verb} in the table only.")
    many = len(standings.places) + len(standings.missing)
    return " ".join((f"{_count(many, 'row')}.", *said)) if said else ""


def _say_end(places: Sequence[Place], standings: Standings) -> str:
    """Return the figure at one end of PLACES and whose it is: one title, or how many there are."""
    first = places[0]
    whose = first.occupation.title if not first.equal else f"{first.equal + 1:,} occupations"
    return f"{standings.say_place(first)} ({whose})"


def tabulate(standings: Standings) -> DataTable:
    """Return a row for each occupation in the order of its rank, then those without a number."""
    what, matches = standings.what, standings.matches
    sample = sample_of(standings.measures, what.id)
    release = standings.measures.release_of(sample[0]).title if sample else None
    rows: list[tuple[Cell, ...]] = []
    for each in standings.places:
        match = matches.of(each.code)
        is_estimate = match == "estimated"
        rows.append(
            (
                each.code, each.occupation.title, what.id, what.year, each.number,
                "at_least" if each.code in matches.at_least else "", what.unit,
                "derived" if is_estimate else what.status, match,
                standings.published_for(each.occupation), release,
                standings.marks[each.code].sentence if is_estimate else None,
                each.rank, len(standings.counted), each.lower,
            )
        )  # fmt: skip
    for lost in standings.missing:
        rows.append(
            (
                lost.code, lost.title, what.id, what.year, None, "", what.unit, None, None,
                None, None, standings.reasons[lost.code], None, None, None,
            )
        )  # fmt: skip
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))
