"""Exposure: what AI could do and is seen to do, three scenarios, and what articles publish."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure.parts import Axis, Datum, Key, Symbol
from occdesk.charts.figure.plane import Band, Label, Line, Mark, Plane, Points
from occdesk.charts.lineage.provenance import Row
from occdesk.charts.lineage.signs import say_signed
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.charts.shared.wording import lower_first, say_match, say_with_year
from occdesk.charts.views.outlook.article_figures import (
    describe_article,
    draw_article,
    height_of,
    row_of_figure,
    select_articles,
)
from occdesk.charts.views.outlook.segments import Part, year_axis
from occdesk.metrics.dataset import OWN_RELEASE, OWN_SOURCE, Dataset
from occdesk.metrics.formulas import scenario
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import metric
from occdesk.model.mark import SIGNS
from occdesk.model.value import NATION, Value
from occdesk.model.wording import say, say_number

if TYPE_CHECKING:
    from occdesk.articles.article import Article, PublishedFigure

RATED, SEEN, END = 2023, 2025, 2028
"""Years: of the rating, of the use that is seen, and the end of the scenarios."""

SCENARIOS = ("slow", "steady", "fast")
"""Names of the scenarios, in the order of the method's speeds."""

# The parts of the panel: metric, word at its point, symbol.
_POINTS: tuple[tuple[str, str, Symbol], ...] = (
    ("theoretical_exposure", "in theory", "square"),
    ("observed_exposure", "in use", "circle"),
    ("automation_risk", "risk", "triangle"),
)


def draw_exposure(
    people: Sequence[Subject],
    measures: Dataset,
    articles: Sequence["Article"],
    *,
    estimates: bool,
) -> Part:
    """Return the panel of exposure from 2023 to 2028; automation risk where it is about one.

    Theoretical and observed exposure are single measurements at their own years. The years to
    2028 are scenarios: a part of the gap between them closes each year. An article's figures are
    its own, drawn with its name.
    """
    single = len(people) == 1
    marks: list[Mark] = []
    values: list[Value] = []
    notes: list[str] = []
    alts: list[str] = []
    scenarios: dict[Value, str] = {}
    for subject in people:
        found = {
            id: measures.value(subject.code, id, estimates=estimates)
            for id, *_ in _POINTS
            if single or id != "automation_risk"
        }
        fan = _scenarios(found["theoretical_exposure"], found["observed_exposure"], measures)
        known = [value for value in found.values() if value.number is not None]
        missing = [value for value in found.values() if value.number is None]
        # Risk lacks what observed exposure lacks: once is enough.
        reasons = [v for v in missing if v.metric != "automation_risk"] or missing
        if reasons:
            notes.append(_say_missing(subject, reasons))
        marks += _draw_fan(subject, found["observed_exposure"], fan, single=single)
        for id, word, symbol in _POINTS:
            value = found.get(id)
            if value is not None and value.number is not None:
                marks += _draw_point(subject, value, word, symbol, measures, single=single)
        values += known
        # With several occupations only the ends of the fan and its middle are drawn.
        for name, one in zip(SCENARIOS, fan, strict=False):
            values += one
            scenarios |= dict.fromkeys(one, name)
        if fan and _falls(found["observed_exposure"], fan[0]):
            notes.append(
                f"{subject.title}: more use is seen than was rated possible, so closing the gap"
                " lowers it."
            )
        if known:
            alts.append(_describe(subject, known, fan, measures))
    told = select_articles(people, articles)
    rows: list[Row] = []
    for article, figures in told:
        # Under what is measured, which must not be hidden.
        marks = [*draw_article(article, figures, people, measures), *marks]
        rows += [row_of_figure(article, figure, people, measures) for figure in figures]
        alts.append(describe_article(article, figures))
    years = [figure.year for _, figures in told for figure in figures]
    first, last = min([RATED, *years]), max([END, *years])
    # Room for the words at the end of the scenarios.
    x = year_axis(first, last, range(first, last + 1), room=0.2)
    y = Axis(
        "Exposure: 0 to 100%" + ("; risk: 0 to 100" if _has_risk(values, told) else ""),
        0.0,
        1.0,
        "share",
        nice_ticks(0.0, 1.0, "share"),
    )
    title = "AI exposure and automation risk" if _has_risk(values, told) else "AI exposure"
    if not values and not rows:
        return Part(Plane(title, x, y, (), note=" ".join(notes)))
    return Part(
        Plane(title, x, y, tuple(marks)),
        tuple(values),
        tuple(rows),
        credits=tuple(f"Diamonds: the article “{article.title}”." for article, _ in told),
        keys=_keys(people, values, told, measures),
        notes=tuple(notes),
        alt=" ".join(alts),
        scenarios=scenarios,
    )


def _scenarios(theory: Value, seen: Value, measures: Dataset) -> tuple[tuple[Value, ...], ...]:
    """Return, for each speed, observed exposure from 2026 to 2028 if the gap closes at it."""
    if theory.number is None or seen.number is None:
        return ()
    return tuple(
        tuple(
            Value(
                seen.code,
                "observed_exposure",
                scenario(theory.number, seen.number, speed, year - SEEN),
                None,
                year,
                NATION,
                "scenario",
                "estimated" if "estimated" in (theory.match, seen.match) else seen.match,
                seen.published_for,
                OWN_SOURCE.id,
                OWN_RELEASE.id,
                f"Scenario {name}: {_percent(speed)} of the gap to theoretical exposure closes"
                " each year.",
            )
            for year in range(SEEN + 1, END + 1)
        )
        for name, speed in zip(SCENARIOS, measures.method.scenarios, strict=True)
    )


def _falls(seen: Value, one: Sequence[Value]) -> bool:
    return (one[-1].number or 0.0) < (seen.number or 0.0)


def _draw_fan(
    subject: Subject, seen: Value, fan: Sequence[Sequence[Value]], *, single: bool
) -> list[Mark]:
    """Return a band between the slowest and the fastest scenario, and a line for each.

    Six fans of three lines could not be told apart: with several occupations the middle one
    stands alone in its band.
    """
    if not fan or seen.number is None:
        return []
    xs = (float(SEEN), *(float(value.year or 0) for value in fan[0]))
    paths = [(seen.number, *(value.number or 0.0 for value in one)) for one in fan]
    lows = tuple(min(at) for at in zip(*paths, strict=True))
    highs = tuple(max(at) for at in zip(*paths, strict=True))
    marks: list[Mark] = [Band(xs, lows, highs, subject.role, 0.14 if single else 0.08)]
    middle = len(fan) // 2
    for place, path in enumerate(paths):
        if single or place == middle:
            marks.append(Line(xs, path, subject.role, "dotted", 1.5))
            marks.append(_scenario_points(subject, fan[place], SCENARIOS[place], single=single))
        if single:
            marks.append(
                Label(xs[-1], path[-1], SCENARIOS[place], subject.role, dx=7.0, rank=place)
            )
        elif place == middle:
            marks.append(_number(subject, xs[-1], path[-1]))
    return marks


def _scenario_points(
    subject: Subject, values: Sequence[Value], name: str, *, single: bool
) -> Points:
    what = metric("observed_exposure")
    behind = (
        Datum(subject.code, "observed_exposure", SEEN),
        Datum(subject.code, "theoretical_exposure", RATED),
    )
    return Points(
        xs=tuple(float(value.year or 0) for value in values),
        ys=tuple(value.number or 0.0 for value in values),
        sizes=(3.0 if single else 5.5,) * len(values),
        symbol="circle" if single else subject.symbol,
        role=subject.role,
        codes=(subject.code,) * len(values),
        hints=tuple(
            f"{subject.title} ({subject.code})\n"
            f"Observed exposure: {say(value, what)} ({value.year}, scenario)\n{value.note}"
            for value in values
        ),
        data=tuple(
            (Datum(subject.code, what.id, value.year, element=name), *behind) for value in values
        ),
        hollow=True,
    )


def _draw_point(
    subject: Subject, value: Value, word: str, symbol: Symbol, measures: Dataset, *, single: bool
) -> list[Mark]:
    what = metric(value.metric)
    x, y = float(value.year or 0), height_of(value.metric, value.number or 0.0)
    mark = mark_of(value, measures)
    match = mark.words if mark else say_match(value.match, subject.occupation)
    about = ", ".join(part for part in (str(value.year), value.status, match) if part)
    hint = (
        f"{subject.title} ({subject.code})\n{what.label}: {say_signed(value, measures)} ({about})"
    )
    if what.id == "automation_risk":
        hint += f"\n{what.caveat}"
    point = Points(
        xs=(x,),
        ys=(y,),
        sizes=(9.0 if single else 8.0,),
        role=subject.role,
        codes=(subject.code,),
        hints=(hint,),
        data=((Datum(subject.code, what.id, value.year),),),
        # Of several each has its symbol, which is hollow for what was rated and not seen; and what
        # is estimated is nobody's observation.
        symbol=symbol if single else subject.symbol,
        hollow=value.match == "estimated" or (not single and what.id == "theoretical_exposure"),
    )
    if single:
        number = say_signed(value, measures)
        text = f"{number} {word}" if what.unit == "share" else f"{word} {number}"
        return [point, Label(x, y, text, subject.role, dx=8.0, rank=0)]
    # The theoretical points stand in one column, with room beside it.
    if what.id == "theoretical_exposure":
        return [point, _number(subject, x, y)]
    return [point]


def _number(subject: Subject, x: float, y: float) -> Label:
    """Return the number of a subject's key beside what is its own: colour alone does not tell."""
    return Label(x, y, str(subject.place), subject.role, dx=7.0, bold=True, rank=subject.place)


def _keys(
    people: Sequence[Subject],
    values: Sequence[Value],
    told: Sequence[tuple["Article", object]],
    measures: Dataset,
) -> tuple[Key, ...]:
    role = people[0].role if len(people) == 1 else "muted"
    metrics = {value.metric for value in values}
    words: dict[str, Key] = {
        "theoretical_exposure": Key(
            f"AI could do ({RATED})", role, "square" if len(people) == 1 else "hollow"
        ),
        "observed_exposure": Key(f"AI is seen to do ({SEEN})", role, "circle"),
    }
    direct = {value.metric for value in values if value.match != "estimated"}
    keys = [key for id, key in words.items() if id in direct]
    if metrics and any(value.match == "estimated" for value in values):
        keys.append(
            Key(f"{SIGNS['estimated']} Hollow: estimated here from relatives", role, "hollow")
        )
    if any(value.status == "scenario" for value in values):
        speeds = measures.method.scenarios
        said = ", ".join(f"{100 * speed:.0f}" for speed in speeds[:-1])
        pace = f"{said} or {_percent(speeds[-1])} of the gap a year"
        keys.append(Key(f"Scenarios: {pace}", role, "band"))
    if told:
        # Its title stands in the source line.
        many = "article" if len(told) == 1 else "articles"
        keys.append(Key(f"Figures of the {many}", "article", "diamond"))
    return tuple(keys)


def _has_risk(
    values: Sequence[Value], told: Sequence[tuple["Article", Sequence["PublishedFigure"]]]
) -> bool:
    metrics = [value.metric for value in values]
    metrics += [figure.metric for _, figures in told for figure in figures]
    return "automation_risk" in metrics


def _say_missing(subject: Subject, missing: Sequence[Value]) -> str:
    labels = " and ".join(lower_first(metric(value.metric).label) for value in missing)
    reasons = " ".join(dict.fromkeys(value.note or "" for value in missing))
    return f"{subject.title}: no {labels}. {reasons}".rstrip()


def _describe(
    subject: Subject,
    known: Sequence[Value],
    fan: Sequence[Sequence[Value]],
    measures: Dataset,
) -> str:
    parts = [_say_known(value, measures) for value in known]
    words = f"{subject.title}: {', '.join(parts)}"
    if fan and fan[0][0].match == "estimated":
        words += "; the scenarios start from an estimate"
    if fan:
        speeds = measures.method.scenarios
        ends = sorted(one[-1].number or 0.0 for one in fan)
        words += (
            f"; {say_number(ends[0], 'share')} to {say_number(ends[-1], 'share')} in use in {END}"
            f" if {100 * min(speeds):.0f} to {_percent(max(speeds))} of the gap closes each year"
        )
    return f"{words}."


def _say_known(value: Value, measures: Dataset) -> str:
    """Return a value with its year, and for an estimate that it is one."""
    what = metric(value.metric)
    mark = mark_of(value, measures)
    said = f"{lower_first(what.label)} {say_with_year(value, what)}"
    return f"{said}, {mark.words}" if mark and mark.kind == "estimated" else said


def _percent(share: float) -> str:
    return say_number(share, "share")
