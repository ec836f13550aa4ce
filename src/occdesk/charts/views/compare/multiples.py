"""Compare as small multiples: a small panel of bars for each metric, a bar for each occupation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, Datum, Key, Rule, Tick
from occdesk.charts.figure.rows import Bar, BarRow, Bars, Cell, Grid
from occdesk.charts.shared.subjects import Subject, subjects
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare import multiples_words as words
from occdesk.charts.views.compare.table import NATURAL_MAXIMUM, draw_compare, say_best
from occdesk.metrics.dataset import Dataset
from occdesk.model.metric import Metric, Unit
from occdesk.model.value import Value

SHARED: tuple[Unit, ...] = ("share", "usd")
"""Units whose panels have one scale: percentages of the same work, and pay by the year."""


class Shown(NamedTuple):
    """One metric that is drawn: its values and the cells of the grid, in the order of people."""

    what: Metric
    values: tuple[Value, ...]
    cells: tuple[Cell, ...]

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that are known."""
        return tuple(value.number for value in self.values if value.number is not None)


def draw_multiples(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return a panel of bars for each metric of the grid that has a number for somebody compared.

    Words, differences, verdicts and the table are those of the grid, and so is the message where
    fewer than two are compared.
    """
    grid = draw_compare(spec, measures)
    if grid.message:
        return grid
    people = subjects(spec, measures)
    shown, without = _split(grid, people, spec, measures)
    if not shown:
        return replace(grid, subtitle="", panels=(), message=words.say_none(people))
    best = say_best(people, {each.what.id: each.values for each in shown}, measures)
    return replace(
        grid,
        subtitle=f"{best}{words.count_measures(len(shown))}",
        panels=_draw_panels(shown, people, measures),
        alt=words.describe(people, [(each.what, each.values) for each in shown], measures),
        keys=_keys(shown, people),
        notes=(*_notes(shown, without, people), *grid.notes),
        table_note=words.say_without_bars(without),
    )


def _split(
    grid: Figure, people: Sequence[Subject], spec: ChartSpec, measures: Dataset
) -> tuple[list[Shown], list[Metric]]:
    """Return the metrics of GRID that have numbers, and those that are words."""
    panel = grid.panels[0]
    assert isinstance(panel, Grid)
    shown: list[Shown] = []
    without: list[Metric] = []
    for row in panel.rows:
        if not row.cells:
            continue
        what = measures.metric(row.metric)
        values = tuple(
            measures.value(each.code, what.id, estimates=spec.estimates) for each in people
        )
        each = Shown(what, values, row.cells)
        if each.numbers:
            shown.append(each)
        elif what.unit == "category":
            without.append(what)
    return shown, without


def _draw_panels(
    shown: Sequence[Shown], people: Sequence[Subject], measures: Dataset
) -> tuple[Bars, ...]:
    """Return a panel for each metric; those of a shared unit have one scale and one length."""
    ranges = _ranges(shown)
    drawn = [
        tuple(_row(each, place, person, measures) for place, person in enumerate(people))
        for each in shown
    ]
    panels = []
    for number, (each, rows) in enumerate(zip(shown, drawn, strict=True)):
        what = each.what
        like = tuple(
            bar
            for other, theirs in enumerate(drawn)
            if other != number and what.unit in SHARED and shown[other].what.unit == what.unit
            for row in theirs
            for bar in row.bars
        )
        low, high = ranges[what.id]
        axis = Axis(words.say_unit(what), low, high, what.unit, _end(what))
        panels.append(Bars(what.label, axis, rows, _rules(each, people), like=like))
    return tuple(panels)


def _ranges(shown: Sequence[Shown]) -> Mapping[str, tuple[float, float]]:
    """Return from where to where the axis of each metric goes; zero is always on it."""
    ranges: dict[str, tuple[float, float]] = {}
    for each in shown:
        unit = each.what.unit
        together = [o for o in shown if o is each or (unit in SHARED and o.what.unit == unit)]
        numbers = [number for other in together for number in other.numbers]
        low, high = min(*numbers, 0.0), max(*numbers, NATURAL_MAXIMUM.get(unit, 0.0), 0.0)
        # All of them are zero: any end will do.
        ranges[each.what.id] = (low, high) if high > low else (0.0, 1.0)
    return ranges


def _end(what: Metric) -> tuple[Tick, ...]:
    """Return a line without words where a scale ends by itself: at 100%."""
    end = NATURAL_MAXIMUM.get(what.unit)
    return (Tick(end, ""),) if end is not None else ()


def _row(shown: Shown, place: int, person: Subject, measures: Dataset) -> BarRow:
    """Return the bar of one occupation, before it the digit that the key explains."""
    what, value, cell = shown.what, shown.values[place], shown.cells[place]
    bar = Bar(
        start=0.0,
        end=value.number,
        role=person.role,
        text=words.say_at_bar(value, cell, person, what, measures),
        data=(Datum(value.code, what.id, value.year),),
        hint=words.hint(value, cell, person, what),
        hatched=value.match == "estimated",
    )
    return BarRow("", (bar,), person.code, lead=str(person.place))


def _rules(shown: Shown, people: Sequence[Subject]) -> tuple[Rule, ...]:
    """Return the line at the value of the baseline, where it has one."""
    place = next(number for number, each in enumerate(people) if each.is_baseline)
    number = shown.values[place].number
    return () if number is None else (Rule("x", number, ""),)


def _notes(
    shown: Sequence[Shown], without: Sequence[Metric], people: Sequence[Subject]
) -> tuple[str, ...]:
    are_estimated = any(value.match == "estimated" for each in shown for value in each.values)
    metrics = [each.what for each in shown]
    return words.write_notes(people, metrics, without, are_estimated=are_estimated)


def _keys(shown: Sequence[Shown], people: Sequence[Subject]) -> tuple[Key, ...]:
    keys = tuple(Key(f"{each.place} {each.title}", each.role, "square") for each in people)
    has_line = any(_rules(each, people) for each in shown)
    return (*keys, Key(words.name_rule(people), "muted", "dashed")) if has_line else keys
