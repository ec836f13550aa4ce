"""Landscape: all occupations as points, one metric by another, sized by how many jobs they have."""

from collections.abc import Sequence
from statistics import median
from typing import Literal

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, KeyForm, Rule, legends
from occdesk.charts.figure.plane import Label, Margin, Mark, Plane, Points
from occdesk.charts.lineage.provenance import caveats_of, name_sources, sample_of
from occdesk.charts.shared.filter_words import say_nobody
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.shared.wording import axis_title, lower_first
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.data import SMALLEST, Scene, Side, look
from occdesk.charts.views.landscape.dots import FORMS, HOLLOW, SYMBOLS, Dot, hint_dot, place_dots
from occdesk.charts.views.landscape.questions import ask_landscape
from occdesk.charts.views.landscape.scatter_words import (
    describe,
    explain_signs,
    tabulate,
    write_notes,
    write_subtitle,
)
from occdesk.metrics.dataset import Dataset
from occdesk.model.mark import SIGNS
from occdesk.model.occupation import Occupation
from occdesk.model.wording import say_number

SMALLEST_MARKED = 9.0
"""What is marked must be seen, however few jobs it has."""

MOST_NAMED = 3
"""How many marked occupations have their names in bold; of more only the first has."""

LANDMARKS = 4
"""How many large occupations are named for orientation, besides both extremes."""


def draw_landscape(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the scatter of two metrics over the occupations that spec.where keeps.

    Raises UsageError for an unknown metric, one that is words, and an unreadable filter.
    """
    scene = look(spec, measures)
    x, y = scene.x.what, scene.y.what
    title = ask_landscape(x, y)
    if not scene.shown:
        message = say_nobody(spec.where, measures)
        return Figure(
            "landscape", title, "", (), "", "", message, DataTable((), ()), message=message
        )
    dots = place_dots(scene)
    drawn = [each for each in scene.shown if scene.stands(each.code)]
    counted = [
        each.code for each in drawn if each.code in scene.kept and not scene.is_estimated(each.code)
    ]
    used = [value for id in (x.id, y.id, "employment") for value in sample_of(measures, id)]
    caveat, *more = caveats_of((x, y)) or ("",)
    return Figure(
        kind="landscape",
        title=title,
        subtitle=write_subtitle(spec, scene, counted),
        panels=(_draw_plane(scene, dots, counted),),
        source=name_sources(used, measures),
        caveat=caveat,
        alt=describe(scene, counted),
        table=tabulate(scene),
        keys=_keys(scene, dots),
        notes=(*legends(explain_signs(scene, drawn)), *more, *write_notes(spec, scene, counted)),
    )


def _draw_plane(scene: Scene, dots: Sequence[Dot], counted: Sequence[str]) -> Plane:
    x, y = _axis(scene.x, scene), _axis(scene.y, scene)
    margins = _margins(scene)
    if not dots:
        labels = (lower_first(side.what.label) for side in scene.sides)
        note = f"None of these occupations has both {' and '.join(labels)}."
        return Plane("", x, y, (), margins, note)
    own = {each.code for each in scene.subjects}
    # Large ones first, so that the small ones lie on top of them.
    others = sorted(
        (each for each in dots if each.code not in own), key=lambda each: (-each.size, each.code)
    )
    marks: list[Mark] = [*_rules(scene, counted)]
    for form in FORMS:
        group = [each for each in others if each.form == form]
        if group:
            marks.append(_points(scene, group, "faint"))
    # The focus comes last, on top of everything.
    by_code = {each.code: each for each in dots}
    for subject in reversed(scene.subjects):
        if subject.code in by_code:
            marks.append(_points(scene, [by_code[subject.code]], subject.role))
    return Plane("", x, y, (*marks, *_labels(scene, counted)), margins)


def _axis(side: Side, scene: Scene) -> Axis:
    """Return an axis that holds whoever has a place on it, those in the margin beside it too."""
    what = side.what
    title = axis_title(what, what.year)
    found = [side.numbers[each.code] for each in scene.shown if side.has(each.code)]
    if side.is_log:
        low, high = nice_range(min(found, default=1.0), max(found, default=10.0), scale="log")
        ticks = nice_ticks(low, high, what.unit, 6, "log")
        return Axis(f"{title} (log scale)", low, high, what.unit, ticks, "log")
    from_zero = what.unit in ("share", "score")
    low, high = nice_range(min(found, default=0.0), max(found, default=1.0), zero=from_zero)
    return Axis(title, low, high, what.unit, nice_ticks(low, high, what.unit))


def _points(scene: Scene, dots: Sequence[Dot], role: str) -> Points:
    """Return symbols for DOTS, which are all of one form."""
    is_marked = role != "faint"
    codes = tuple(each.code for each in dots)
    least = SMALLEST_MARKED if is_marked else SMALLEST
    form = dots[0].form
    return Points(
        xs=tuple(scene.x.numbers[code] for code in codes),
        ys=tuple(scene.y.numbers[code] for code in codes),
        sizes=tuple(max(each.size, least) for each in dots),
        role=role,
        codes=codes,
        hints=tuple(hint_dot(scene, each) for each in dots),
        data=tuple(_data(scene, code) for code in codes),
        symbol=SYMBOLS[form],
        opacity=1.0 if is_marked else 0.5,
        hollow=form in HOLLOW,
    )


def _data(scene: Scene, code: str) -> tuple[Datum, ...]:
    x, y = scene.x.what, scene.y.what
    return Datum(code, x.id, x.year), Datum(code, y.id, y.year)


def _rules(scene: Scene, counted: Sequence[str]) -> list[Rule]:
    """Return the medians over occupations, each counting once whatever its number of jobs."""
    if len(counted) < 2:
        return []
    axes: tuple[tuple[Literal["x", "y"], Side], ...] = (("x", scene.x), ("y", scene.y))
    rules = []
    for axis, side in axes:
        middle = median(side.numbers[code] for code in counted)
        words = say_number(middle, side.what.unit, side.what.decimals)
        rules.append(Rule(axis, middle, f"median of {len(counted):,}: {words}"))
    return rules


def _labels(scene: Scene, counted: Sequence[str]) -> list[Label]:
    labels: list[Label] = []
    for subject in scene.subjects:
        if scene.stands(subject.code):
            air = max(scene.size(subject.code), SMALLEST_MARKED) / 2 + 4
            label = _label(scene, subject.code, subject.title, subject.role, air, len(labels))
            labels.append(label._replace(short=str(subject.place or "")))
    own = {each.code for each in scene.subjects}
    for code in _landmarks(scene, counted):
        if code not in own:
            text = scene.measures.catalogue.occupation(code).title
            air = scene.size(code) / 2 + 3
            labels.append(_label(scene, code, text, "muted", air, len(labels)))
    return labels


def _label(scene: Scene, code: str, text: str, role: str, air: float, rank: int) -> Label:
    x, y = scene.x.numbers[code], scene.y.numbers[code]
    is_bold = role != "muted" and (rank == 0 or _are_few(scene))
    return Label(x, y, text, role, dx=air, bold=is_bold, rank=rank)


def _are_few(scene: Scene) -> bool:
    """Tell whether so few are marked that all of their names are bold."""
    return len(scene.subjects) <= MOST_NAMED


def _landmarks(scene: Scene, counted: Sequence[str]) -> list[str]:
    """Return codes that orient: the highest on each axis, then those with most jobs.

    Occupations that BLS publishes under one code share its jobs: only the first of them is named.
    """
    if not counted:
        return []
    found = []
    for side in (scene.y, scene.x):
        # What is not an occupation's own is no landmark: neither the highest nor the largest.
        own = [code for code in counted if side.is_own(code)]
        if own:
            found.append(max(own, key=side.numbers.__getitem__))
    published_as = {code: scene.measures.catalogue.by_code[code].matrix for code in counted}
    named: set[str] = set()
    for code in sorted(counted, key=lambda code: (-scene.jobs.get(code, 0.0), code)):
        if published_as[code] not in named and len(named) < LANDMARKS:
            named.add(published_as[code])
            found.append(code)
    return list(dict.fromkeys(found))


def _margins(scene: Scene) -> tuple[Margin, ...]:
    """Return a strip for each axis of those that have only the other coordinate."""
    margins = []
    axes: tuple[tuple[Literal["x", "y"], Side, Side], ...] = (
        ("x", scene.x, scene.y),
        ("y", scene.y, scene.x),
    )
    for axis, lacking, other in axes:
        group = [e for e in scene.shown if other.has(e.code) and not lacking.has(e.code)]
        if not group:
            continue
        zeros = sum(each.code in lacking.numbers for each in group)
        label = lower_first(lacking.what.label)
        words = [f"{len(group) - zeros} without {label}"] if len(group) > zeros else []
        if zeros:
            verb = "is" if zeros == 1 else "are"
            words.append(f"{zeros} whose {label} {verb} 0 when rounded, which a log scale lacks")
        marked = tuple(
            _margin_points(scene, [subject.occupation], axis, subject.role)
            for subject in scene.subjects
            if subject.occupation in group
        )
        points = _margin_points(scene, group, axis, "faint")
        margins.append(Margin(axis, ", ".join(words), points, marked))
    return tuple(margins)


def _margin_points(
    scene: Scene, group: Sequence[Occupation], lacking: Literal["x", "y"], role: str
) -> Points:
    """Return symbols with one coordinate; the one that is LACKING is written as 0, not drawn."""
    codes = tuple(each.code for each in group)
    nothing = (0.0,) * len(codes)
    size = SMALLEST if role == "faint" else SMALLEST_MARKED
    return Points(
        xs=nothing if lacking == "x" else tuple(scene.x.numbers[code] for code in codes),
        ys=nothing if lacking == "y" else tuple(scene.y.numbers[code] for code in codes),
        sizes=(size,) * len(codes),
        role=role,
        codes=codes,
        hints=tuple(scene.hint(each) for each in group),
        data=tuple(_data(scene, code) for code in codes),
        opacity=0.6 if role == "faint" else 1.0,
        hollow=True,
    )


def _sample(dot: Dot | None) -> KeyForm:
    """Return the symbol by which DOT is drawn; who stands in a margin has a hollow circle there."""
    if dot is None or dot.form == "no jobs":
        return "hollow"
    if dot.form == "estimated":
        return "hollow square"
    return "diamond" if dot.form == "part" else "circle"


def _keys(scene: Scene, dots: Sequence[Dot]) -> tuple[Key, ...]:
    """Return all that are marked by their full names, with the number that may stand for one."""
    by_code = {each.code: each for each in dots}
    keys = [
        Key(
            f"{each.place} {each.title}" if each.place else each.title,
            each.role,
            _sample(by_code.get(each.code)),
        )
        for each in scene.subjects
        if any(side.has(each.code) for side in scene.sides)
    ]
    keys.append(Key("An occupation; its area stands for its jobs", "faint", "circle"))
    forms = {each.form for each in dots}
    if "part" in forms:
        sign = f"{SIGNS['wider']} {SIGNS['group']}"
        words = f"{sign} Part of a code, whose jobs are drawn once"
        keys.append(Key(words, "faint", "diamond"))
    if "estimated" in forms:
        keys.append(Key(f"{SIGNS['estimated']} Estimated here", "faint", "hollow square"))
    if "no jobs" in forms:
        keys.append(Key("Jobs not published", "faint", "hollow"))
    return tuple(keys)
