"""Skills: what is to be learned on the way from one occupation to others, or what one asks for.

Ratings of O*NET by level; the gap to the baseline is a line from dot to dot. The percentiles of
the BLS skill groups stand in for occupations that O*NET has not rated.
"""

from collections.abc import Mapping, Sequence

from occdesk.catalogue.levels import rated_for, usual_levels
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, Rule, Tick, legends
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.lineage.releases import name_editions
from occdesk.charts.lineage.signs import explain_marks, with_sign
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, marked
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.skills import words
from occdesk.charts.views.skills.data import GROUPS, Gap, Gaps, Rated, find_gaps, rate
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_match
from occdesk.model.mark import Mark

DOMAINS: Mapping[str, str] = {
    "": "skill",
    "skills": "skill",
    "knowledge": "knowledge",
    "abilities": "ability",
    "groups": GROUPS,
}
"""The domain of ratings that each form of the chart is about."""

LEVELS = 7
MIDDLE = 50
"""The median of percentiles."""


Marks = Sequence[Mark | None]


def draw_skills(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return a row for each skill, its levels for the occupations as dots on one scale.

    With a comparison the rows go from the baseline to the focus or the next one compared, the
    largest gap first; alone an occupation stands beside the median of all. Raises UsageError for
    an unknown occupation.
    """
    people = _in_order(marked(spec, measures))
    if not people:
        return _say_only(words.ask((), "skill"), HOW_TO_START)
    domain = DOMAINS[spec.form]
    rated = [rate(each, measures.catalogue, domain) for each in people]
    unrated: list[Subject] = []
    if domain == "skill" and not all(each.places for each in rated[:2]):
        groups = [rate(each, measures.catalogue, GROUPS) for each in people]
        if all(each.places for each in groups[:2]):
            unrated = _lost(rated)
            domain, rated = GROUPS, groups
    known = [each for each in rated if each.places]
    if not known:
        return _say_only(words.ask(people, domain), words.why_none(_lost(rated), domain, measures))
    return _draw(known, _lost(rated), unrated, domain, measures)


def _lost(rated: Sequence[Rated]) -> list[Subject]:
    return [each.subject for each in rated if not each.places]


def _draw(
    known: Sequence[Rated],
    lost: Sequence[Subject],
    unrated: Sequence[Subject],
    domain: str,
    measures: Dataset,
) -> Figure:
    """Return the figure of those KNOWN; UNRATED by O*NET are those that led to the groups."""
    who = [each.subject for each in known]
    gaps = find_gaps(known, domain)
    usual = usual_levels(measures.catalogue, domain) if len(known) == 1 else {}
    marks = [mark_rated(each, domain, measures) for each in who]
    found: dict[str, list[tuple[str, Mark]]] = {}
    for each, mark in zip(who, marks, strict=True):
        if mark is not None:
            found.setdefault(mark.kind, []).append((each.title, mark))
    return Figure(
        kind="skills",
        title=words.ask(who, domain),
        subtitle=words.write_subtitle(who, gaps, unrated),
        panels=(_bars(who, gaps, usual, marks),),
        source=name_editions((domain,), measures),
        caveat=words.CAVEATS[domain],
        alt=words.describe(who, gaps),
        table=words.tabulate(known, gaps, measures),
        keys=_keys(who, gaps, marks),
        notes=(
            *legends(explain_marks(found)),
            *words.write_notes(who, lost, unrated, gaps, measures),
        ),
        table_note=words.say_left_out(gaps, len(who)),
    )


def _in_order(people: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the baseline first, where one comes from, then where one may get to."""
    return tuple(sorted(people, key=lambda each: not each.is_baseline))


def _say_only(title: str, message: str) -> Figure:
    return Figure("skills", title, "", (), "", "", message, DataTable((), ()), message=message)


def _keys(who: Sequence[Subject], gaps: Gaps, marks: Marks) -> tuple[Key, ...]:
    """Return who is who; the median of all is a key where there is one."""
    if len(who) > 1:
        first, *others = who
        return (
            Key(with_sign(f"1 From {first.title}", marks[0]), first.role, "circle"),
            *(
                Key(with_sign(f"{number} To {each.title}", mark), each.role, "circle")
                for number, (each, mark) in enumerate(zip(others, marks[1:], strict=True), start=2)
            ),
        )
    if gaps.domain == GROUPS:
        return ()
    return (
        Key(who[0].title, who[0].role, "circle"),
        Key("Median of all occupations", "faint", "circle"),
    )


def _bars(
    who: Sequence[Subject], gaps: Gaps, usual: Mapping[str, float | None], marks: Marks
) -> Bars:
    rows = []
    for rank, gap in enumerate(gaps.rows):
        bars = _dots(who, gap, gaps.domain, marks)
        level = usual.get(gap.element)
        if level is not None:
            text = words.say_level(level, gaps.domain)
            bars = (Bar(0, level, "faint", text, (), words.hint_usual(gap, level)), *bars)
        asides = words.asides(gap, gaps.domain)
        rows.append(BarRow(gap.name, bars, asides=asides, rank=rank))
    is_percentile = gaps.domain == GROUPS
    return Bars(
        "",
        _percentiles() if is_percentile else _levels(),
        tuple(rows),
        rules=(Rule("x", MIDDLE, "median"),) if is_percentile else (),
        form="bars" if is_percentile and len(who) == 1 else "dumbbell",
        heads=words.heads(who, gaps.domain),
        note=words.count_left_out(gaps, len(who)),
        needed=len(words.heads(who, gaps.domain)),
    )


def _levels() -> Axis:
    ticks = tuple(Tick(at, str(at)) for at in range(LEVELS + 1))
    return Axis(words.LEVEL_AXIS, 0, LEVELS, "index", ticks)


def _percentiles() -> Axis:
    ticks = tuple(Tick(at, str(at)) for at in (0, 25, 50, 75, 100))
    return Axis(words.PERCENTILE_AXIS, 0, 100, "score", ticks)


def _dots(who: Sequence[Subject], gap: Gap, domain: str, marks: Marks) -> tuple[Bar, ...]:
    """Return a dot for each of WHO: where one comes from first, the main target last.

    Those without a level are named together in one bar without an end.
    """
    bars, without = [], []
    for number in (0, *range(len(who) - 1, 0, -1)):
        subject, place = who[number], gap.places[number]
        if place is None or place.level is None:
            without.append(subject)
            continue
        # Of several the sign stands at the names: their numbers are differences, too.
        text = words.say_at(gap, number, domain)
        text = with_sign(text, marks[0]) if len(who) == 1 else text
        hint = words.hint(subject, gap, number, domain)
        data = (Datum(subject.code, f"{domain}_level", element=gap.element),)
        digit = str(number + 1) if len(who) > 1 else ""
        bars.append(Bar(0, place.level, subject.role, text, data, hint, not place.reliable, digit))
    if without:
        reasons = words.say_without(gap, who)
        bars.append(Bar(0, None, without[0].role, reasons, (), f"{gap.name}\n{reasons}"))
    return tuple(bars)


def mark_rated(subject: Subject, domain: str, measures: Dataset) -> Mark | None:
    """Return what sets the ratings of SUBJECT apart; None where they are its own."""
    published = rated_for(measures.catalogue, subject.code, domain)
    match = words.match_rated(published, subject.code)
    return mark_match(subject.code, match, measures, published)
