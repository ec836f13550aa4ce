"""Runs: the stretches of a series that may be joined by a line, and the part of a chart they make.

A line that crosses a year without a figure, a change of method, a change of what is counted, or
the step from a capped to an uncapped number would show a change that nobody measured.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from occdesk.charts.figure.parts import Axis, Key, Tick
from occdesk.charts.figure.plane import Plane
from occdesk.charts.lineage.provenance import Row
from occdesk.charts.shared.wording import join_names
from occdesk.model.value import Value

METHOD_CHANGED = 2021
"""From May 2021 OEWS is estimated by a model; what lies before is not comparable with it."""


class Part(NamedTuple):
    """One panel of a chart with all that the chart says about it.

    `values` are what is drawn, in the order of the table; `rows` are drawn things that are no
    values of the catalogue; `behind` are values that went into drawn ones; `credits`
    name what is drawn and no release of the catalogue. `scenarios` has the name of the scenario
    that a value follows from, for those that do.
    """

    plane: Plane
    values: tuple[Value, ...] = ()
    rows: tuple[Row, ...] = ()
    behind: tuple[Value, ...] = ()
    credits: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    alt: str = ""
    scenarios: Mapping[Value, str] = MappingProxyType({})


def split_runs(series: Iterable[Value]) -> tuple[tuple[Value, ...], ...]:
    """Return the runs of SERIES (one metric, years ascending) whose numbers may be joined.

    Missing and capped numbers belong to no run.
    """
    runs: list[list[Value]] = []
    last: Value | None = None
    for value in series:
        if value.number is None or value.bound or value.year is None:
            last = None
            continue
        if last is not None and _joins(last, value):
            runs[-1].append(value)
        else:
            runs.append([value])
        last = value
    return tuple(tuple(run) for run in runs)


def _joins(before: Value, after: Value) -> bool:
    if before.year is None or after.year is None or after.year != before.year + 1:
        return False
    if before.year < METHOD_CHANGED <= after.year:
        return False
    return before.published_for == after.published_for


def has_break(series: Sequence[Value]) -> bool:
    """Return whether SERIES has figures on both sides of the change of method."""
    years = [value.year for value in series if value.number is not None and value.year]
    return bool(years) and min(years) < METHOD_CHANGED <= max(years)


def name_gaps(title: str, series: Sequence[Value], *, reason: bool) -> tuple[str, ...]:
    """Return one sentence on the years of SERIES without a figure, with the first one's REASON."""
    gaps = [value for value in series if value.number is None]
    if not gaps:
        return ()
    years = join_names([str(value.year) for value in gaps], len(gaps))
    why = gaps[0].note or "" if reason else ""
    return (f"{title}: no figures of {years}. {why}".rstrip(),)


def year_axis(first: int, last: int, ticks: Sequence[int], room: float = 0.06) -> Axis:
    """Return an axis of years; ROOM is left for words after the last, a share of the whole."""
    span = last - first
    places = tuple(Tick(year, str(year)) for year in ticks)
    return Axis("Year", first - 0.03 * span, last + room * span, "year", places)
