"""Where the values of a chart come from: its source line, its caveat, the rows of its table."""

import re
from collections.abc import Iterable

from occdesk.charts.figure.parts import DataTable
from occdesk.metrics.dataset import OWN_SOURCE, Dataset
from occdesk.model.metric import Metric
from occdesk.model.value import Value

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

_EDITION = re.compile(r"(.*) (\d{4})")


def row_of(value: Value, measures: Dataset) -> Row:
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


def table_of(values: Iterable[Value], measures: Dataset) -> DataTable:
    """Return VALUES as a table, a row each."""
    return DataTable(COLUMNS, tuple(row_of(value, measures) for value in values))


def sample_of(measures: Dataset, metric_id: str) -> tuple[Value, ...]:
    """Return one value that is not missing, which names the release of its whole column."""
    for code in measures.numbers(metric_id):
        return (measures.value(code, metric_id),)
    return ()


def name_sources(values: Iterable[Value], measures: Dataset) -> str:
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


def caveats_of(metrics: Iterable[Metric]) -> tuple[str, ...]:
    """Return the caveats of METRICS, each once, under the names of those that it holds for."""
    said: dict[str, list[str]] = {}
    for what in metrics:
        said.setdefault(what.caveat, []).append(what.label)
    return tuple(f"{', '.join(labels)}: {caveat}" for caveat, labels in said.items() if caveat)


def _traced(values: Iterable[Value], measures: Dataset) -> Iterable[Value]:
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
                estimates = value.match == "estimated"
                parts = [measures.value(value.code, id, estimates=estimates) for id in inputs]
                yield from (_behind(part, measures) for part in parts)
            elif value.match == "estimated":
                yield _behind(value, measures)
            elif (overall := measures.nation("automation_use")) is not None:
                yield overall
        yield value


def _behind(value: Value, measures: Dataset) -> Value:
    """Return VALUE, or for an estimate one of the published figures that it is the mean of."""
    if value.match != "estimated":
        return value
    return next(iter(sample_of(measures, value.metric)), value)


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
