"""Exposure: what AI could do and is seen to do, three scenarios, and what articles publish."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure import (
    Axis,
    Band,
    Datum,
    Key,
    Label,
    Line,
    Mark,
    Plane,
    Points,
    Symbol,
)
from occdesk.charts.provenance import Row
from occdesk.charts.runs import Part, year_axis
from occdesk.charts.subjects import Subject
from occdesk.charts.ticks import nice_ticks
from occdesk.charts.wording import lower_first, say_match, say_with_year, shorten
from occdesk.metrics.formulas import scenario
from occdesk.metrics.measures import OWN_RELEASE, OWN_SOURCE, Measures
from occdesk.metrics.registry import metric
from occdesk.model.value import NATION, Value
from occdesk.model.wording import say, say_number

if TYPE_CHECKING:
    from occdesk.articles.article import Article, PublishedFigure

RATED, SEEN, END = 2023, 2025, 2028
"""Years: of the rating, of the use that is seen, and the end of the scenarios."""

DRAWN_OF_ARTICLES = ("ai_exposure", "automation_risk")

# The parts of the panel: metric, word at its point, symbol.
_POINTS: tuple[tuple[str, str, Symbol], ...] = (
    ("theoretical_exposure", "in theory", "square"),
    ("observed_exposure", "in use", "circle"),
    ("automation_risk", "risk", "triangle"),
)


def draw_exposure(
    people: Sequence[Subject],
    measures: Measures,
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
        marks += _draw_fan(subject, found["observed_exposure"], fan, measures, single=single)
        for id, word, symbol in _POINTS:
            value = found.get(id)
            if value is not None and value.number is not None:
                marks += _draw_point(subject, value, word, symbol, single=single)
        values += known
        # With several occupations only the ends of the fan and its middle are drawn.
        values += [value for scenarios in fan for value in scenarios]
        if known:
            alts.append(_describe(subject, known, fan, measures))
    told = _drawn_articles(people, articles)
    rows: list[Row] = []
    for article, figures in told:
        marks += _draw_article(article, figures, people, measures)
        rows += [_article_row(article, figure, people, measures) for figure in figures]
        alts.append(_describe_article(article, figures))
    years = [figure.year for _, figures in told for figure in figures]
    first, last = min([RATED, *years]), max([END, *years])
    x = year_axis(first, last, range(first, last + 1))
    y = Axis(
        "Exposure: % of the work" + ("; risk: 0 to 100" if _has_risk(values, told) else ""),
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
    )


def _scenarios(
    theory: Value, seen: Value, measures: Measures
) -> tuple[tuple[Value, ...], ...]:
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
                f"Scenario: {_percent(speed)} of the gap to theoretical exposure closes each year.",
            )
            for year in range(SEEN + 1, END + 1)
        )
        for speed in measures.method.scenarios
    )


def _draw_fan(
    subject: Subject,
    seen: Value,
    fan: Sequence[Sequence[Value]],
    measures: Measures,
    *,
    single: bool,
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
    for place, (path, speed) in enumerate(zip(paths, measures.method.scenarios, strict=True)):
        if single or place == middle:
            marks.append(Line(xs, path, subject.role, "dotted", 1.5))
            marks.append(_scenario_points(subject, fan[place]))
        if single:
            words = f"{_percent(speed)} a year"
            marks.append(
                Label(xs[-1], path[-1], words, subject.role, "right", 0.0, -8, rank=4 + place)
            )
    return marks


def _scenario_points(subject: Subject, values: Sequence[Value]) -> Points:
    what = metric("observed_exposure")
    data = (
        Datum(subject.code, "observed_exposure", SEEN),
        Datum(subject.code, "theoretical_exposure", RATED),
    )
    return Points(
        xs=tuple(float(value.year or 0) for value in values),
        ys=tuple(value.number or 0.0 for value in values),
        sizes=(3.0,) * len(values),
        role=subject.role,
        codes=(subject.code,) * len(values),
        hints=tuple(
            f"{subject.title} ({subject.code})\n"
            f"Observed exposure: {say(value, what)} ({value.year}, scenario)\n{value.note}"
            for value in values
        ),
        data=(data,) * len(values),
        hollow=True,
    )


def _draw_point(
    subject: Subject, value: Value, word: str, symbol: Symbol, *, single: bool
) -> list[Mark]:
    what = metric(value.metric)
    x, y = float(value.year or 0), _height(value.metric, value.number or 0.0)
    match = say_match(value.match, subject.occupation)
    about = ", ".join(part for part in (str(value.year), value.status, match) if part)
    hint = f"{subject.title} ({subject.code})\n{what.label}: {say(value, what)} ({about})"
    if what.id == "automation_risk":
        hint += f"\n{what.caveat}"
    point = Points(
        xs=(x,),
        ys=(y,),
        sizes=(9.0 if single else 7.0,),
        role=subject.role,
        codes=(subject.code,),
        hints=(hint,),
        data=((Datum(subject.code, what.id, value.year),),),
        symbol=symbol,
    )
    if single:
        text = f"{say(value, what)} {word}" if what.unit == "share" else f"{word} {say(value, what)}"
        return [point, Label(x, y, text, subject.role, dx=8.0, rank=0)]
    # The theoretical points stand in one column, so the names go there.
    if what.id == "theoretical_exposure":
        return [point, Label(x, y, shorten(subject.title, 24), subject.role, dx=7.0, rank=0)]
    return [point]


def _drawn_articles(
    people: Sequence[Subject], articles: Sequence["Article"]
) -> list[tuple["Article", tuple["PublishedFigure", ...]]]:
    """Return the articles about any of PEOPLE that publish figures of a kind drawn here."""
    codes = {subject.code for subject in people}
    found = []
    for article in articles:
        figures = tuple(each for each in article.figures if each.metric in DRAWN_OF_ARTICLES)
        if figures and codes.intersection(article.occupations):
            found.append((article, figures))
    return found


def _draw_article(
    article: "Article",
    figures: Sequence["PublishedFigure"],
    people: Sequence[Subject],
    measures: Measures,
) -> list[Mark]:
    """Return diamonds for an article's figures, those of one metric joined by a dotted line."""
    marks: list[Mark] = []
    codes = [each.code for each in people if each.code in article.occupations]
    for id in DRAWN_OF_ARTICLES:
        own = sorted((each for each in figures if each.metric == id), key=lambda each: each.year)
        if not own:
            continue
        xs = tuple(float(each.year) for each in own)
        ys = tuple(_height(id, each.value) for each in own)
        if len(own) > 1:
            marks.append(Line(xs, ys, "article", "dotted", 1.2))
        marks.append(
            Points(
                xs=xs,
                ys=ys,
                sizes=(9.0,) * len(own),
                role="article",
                codes=(codes[0],) * len(own),
                hints=tuple(_article_hint(article, each, codes[0], measures) for each in own),
                # There is no value of the catalogue behind an article's figure.
                data=((),) * len(own),
                symbol="diamond",
            )
        )
        for x, y, each in zip(xs, ys, own, strict=True):
            words = _say_figure(each)
            text = f"risk {words}" if id == "automation_risk" else words
            marks.append(Label(x, y, text, "article", "center", 0.0, -12, rank=2))
    return marks


def _article_hint(
    article: "Article", figure: "PublishedFigure", code: str, measures: Measures
) -> str:
    what = metric(figure.metric)
    lines = [
        f"The article “{article.title}”",
        f"{what.label}: {_say_figure(figure)} ({figure.year}), its own figure",
    ]
    if figure.note:
        lines.append(figure.note)
    own = measures.value(code, what.id)
    if not own.missing:
        lines.append(f"This program's: {say_with_year(own, what)}")
    if what.id == "automation_risk":
        lines.append(what.caveat)
    return "\n".join(lines)


def _article_row(
    article: "Article",
    figure: "PublishedFigure",
    people: Sequence[Subject],
    measures: Measures,
) -> Row:
    code = next(each.code for each in people if each.code in article.occupations)
    what = metric(figure.metric)
    title = measures.catalogue.occupation(code).title
    return (
        code, title, what.id, figure.year, figure.value, "", what.unit, "published in an article",
        None, None, None, f"Figure of the article “{article.title}”. {figure.note}".rstrip(),
    )  # fmt: skip


def _keys(
    people: Sequence[Subject],
    values: Sequence[Value],
    told: Sequence[tuple["Article", object]],
    measures: Measures,
) -> tuple[Key, ...]:
    role = people[0].role if len(people) == 1 else "muted"
    metrics = {value.metric for value in values}
    words: dict[str, Key] = {
        "theoretical_exposure": Key(f"What AI could do ({RATED})", role, "square"),
        "observed_exposure": Key(f"What AI is seen to do ({SEEN})", role, "circle"),
        "automation_risk": Key("Automation risk", role, "triangle"),
    }
    keys = [key for id, key in words.items() if id in metrics]
    if any(value.status == "scenario" for value in values):
        speeds = measures.method.scenarios
        ends = f"{100 * min(speeds):.0f} to {_percent(max(speeds))}"
        keys.append(Key(f"Scenarios: {ends} of the gap closes a year", role, "band"))
    keys += [
        Key(f"Figures of the article “{shorten(article.title, 48)}”", "article", "diamond")
        for article, _ in told
    ]
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
    measures: Measures,
) -> str:
    parts = [
        f"{lower_first(metric(value.metric).label)} {say_with_year(value, metric(value.metric))}"
        for value in known
    ]
    words = f"{subject.title}: {', '.join(parts)}"
    if fan:
        speeds = measures.method.scenarios
        ends = sorted(one[-1].number or 0.0 for one in fan)
        words += (
            f"; {say_number(ends[0], 'share')} to {say_number(ends[-1], 'share')} in use in {END}"
            f" if {100 * min(speeds):.0f} to {_percent(max(speeds))} of the gap closes each year"
        )
    return f"{words}."


def _describe_article(article: "Article", figures: Sequence["PublishedFigure"]) -> str:
    said = ", ".join(
        f"{lower_first(metric(each.metric).label)} {_say_figure(each)} ({each.year})"
        for each in figures
    )
    return f"The article “{article.title}” publishes its own: {said}."


def _say_figure(figure: "PublishedFigure") -> str:
    return say_number(figure.value, metric(figure.metric).unit)


def _height(id: str, number: float) -> float:
    """Return where a number stands on the axis of 0-1: risk is a score of 0-100."""
    return number / 100 if metric(id).unit == "score" else number


def _percent(share: float) -> str:
    return say_number(share, "share")
