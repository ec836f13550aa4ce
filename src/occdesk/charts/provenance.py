"""Where the values of a chart come from: its source line, its caveat, the rows of its table."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from occdesk.charts.figure import DataTable
from occdesk.metrics.measures import OWN_SOURCE, Measures
from occdesk.model.metric import Metric
from occdesk.model.value import Match, Value

Cell = str | float | int | None
Row = tuple[Cell, ...]

COLUMNS = (
    "code",
    "title",
    "metric",
    "year",
    "value",
    "bound",
    "unit",
    "status",
    "match",
    "published_for",
    "release",
    "note",
)
"""The columns of every table that has a row for each value drawn."""

ARTICLE_STATUS = "published in an article"
"""The status of figures that are neither a source's nor this program's."""

# BLS and Anthropic publish by six-digit code, so none of their figures belongs to a single
# O*NET-SOC code; group figures are asked for apart.
_EDITION = re.compile(r"(.*) (\d{4})")


class Matches(NamedTuple):
    """How the numbers of one metric reached their occupations, and which of them are capped."""

    default: Match
    others: Mapping[str, Match]
    at_least: frozenset[str]

    def of(self, code: str) -> Match:
        """Return the match of the number of CODE."""
        return self.others.get(code, self.default)


def matches_of(measures: Measures, what: Metric, *, estimates: bool = False) -> Matches:
    """Return the matches of a metric's numbers without reading each of its values.

    Reading a thousand values with their notes takes longer than drawing them; the sources that
    publish by SOC code need no look at each.
    """
    catalogue = measures.catalogue
    inputs = [measures.metric(id) for id in what.inputs] or [what]
    by_soc = [each for each in inputs if catalogue.joins_by_soc(each.id, each.year)]
    others: dict[str, Match] = {}
    at_least: set[str] = set()
    default: Match = "soc" if by_soc else "exact"
    if by_soc:
        for each in by_soc:
            for code, mark in catalogue.marked(each.id, each.year).items():
                if mark.match == "group":
                    others[code] = "group"
                if mark.bound:
                    at_least.add(code)
    else:
        for code, value in measures.column(what.id).items():
            if value.match not in (None, default):
                others[code] = value.match
            if value.bound:
                at_least.add(code)
    if estimates:
        direct = measures.numbers(what.id)
        for code in measures.numbers(what.id, estimates=True):
            if code not in direct:
                others[code] = "estimated"
    return Matches(default, others, frozenset(at_least))


def row_of(value: Value, measures: Measures) -> Row:
    """Return the row of a table that says everything about VALUE; see COLUMNS.

    What is missing came about in no way, so it has no status.
    """
    what = measures.metric(value.metric)
    return (
        value.code,
        measures.catalogue.occupation(value.code).title,
        value.metric,
        value.year,
        value.text if value.number is None else value.number,
        value.bound,
        what.unit,
        None if value.missing else value.status,
        value.match,
        value.published_for,
        measures.release_of(value).title if value.release else None,
        value.note,
    )


def table_of(values: Iterable[Value], measures: Measures) -> DataTable:
    """Return VALUES as a table, a row each."""
    return DataTable(COLUMNS, tuple(row_of(value, measures) for value in values))


def sample_of(measures: Measures, metric_id: str) -> tuple[Value, ...]:
    """Return one value that is not missing, which names the release of its whole column."""
    for code in measures.numbers(metric_id):
        return (measures.value(code, metric_id),)
    return ()


def name_sources(values: Iterable[Value], measures: Measures) -> str:
    """Return the source line: publishers with their releases, and the method where we computed.

    Values computed here are traced to the releases of what went into them.
    """
    releases: dict[str, list[str]] = {}
    computed = False
    for value in _traced(values, measures):
        if value.source == OWN_SOURCE.id:
            computed = True
        elif value.release:
            titles = releases.setdefault(measures.source_of(value).publisher, [])
            title = measures.release_of(value).title
            if title not in titles:
                titles.append(title)
    if not releases:
        return ""
    parts = [f"{publisher}: {join_editions(titles)}" for publisher, titles in releases.items()]
    line = f"Source: {' · '.join(parts)}."
    return f"{line} Computed by OccDesk. {measures.method.describe()}." if computed else line


def join_caveats(metrics: Iterable[Metric]) -> str:
    """Return the caveats of METRICS, each once, under the names of those that it holds for."""
    said: dict[str, list[str]] = {}
    for what in metrics:
        said.setdefault(what.caveat, []).append(what.label)
    return " ".join(f"{', '.join(labels)}: {caveat}" for caveat, labels in said.items() if caveat)


def _traced(values: Iterable[Value], measures: Measures) -> Iterable[Value]:
    """Yield VALUES, and before each computed one the values that it was computed from."""
    seen: set[tuple[str, str]] = set()
    for value in values:
        key = (value.metric, value.release)
        if value.missing or key in seen:
            continue
        seen.add(key)
        if value.source == OWN_SOURCE.id and value.status == "derived":
            inputs = measures.metric(value.metric).inputs
            if inputs:
                yield from (measures.value(value.code, id) for id in inputs)
            elif (overall := measures.nation("automation_use")) is not None:
                yield overall
        yield value


def join_editions(titles: Iterable[str]) -> str:
    """Return TITLES as one phrase, yearly editions drawn together: `OEWS May 2019-2025`."""
    names: dict[str, list[str]] = {}
    for title in titles:
        found = _EDITION.fullmatch(title)
        names.setdefault(found[1] if found else title, []).append(found[2] if found else "")
    phrases = []
    for name, years in names.items():
        years.sort()
        if len(years) > 2 and int(years[-1]) - int(years[0]) == len(years) - 1:
            phrases.append(f"{name} {years[0]}\N{EN DASH}{years[-1]}")
        else:
            phrases.append(f"{name} {', '.join(years)}".strip())
    return ", ".join(phrases)
