"""What is behind a table: the metrics in it, the editions of their figures, and the method."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.codebook_words import OTHER_NAMES, ROWS
from occdesk.charts.lineage.provenance import ARTICLE_STATUS, sample_of
from occdesk.metrics.dataset import OWN_RELEASE, OWN_SOURCE, Dataset
from occdesk.metrics.filters import parse_where
from occdesk.metrics.formulas import FORMULAS, Formula
from occdesk.metrics.method import PARAMETERS, Parameter
from occdesk.metrics.registry import METRICS
from occdesk.metrics.similarity import SIMILARITY
from occdesk.model.metric import Metric
from occdesk.model.value import Release, Source

OWN_TITLES = (OWN_RELEASE.title, f"{OWN_SOURCE.publisher}, {OWN_RELEASE.title}")
"""What the column of releases says of values that are computed here."""


class Made(NamedTuple):
    """How values are made here: the name of the formula, the metrics and the kinds of rows of a
    pack that go into them, and parameters of the method that the formula does not name."""

    formula: str = ""
    metrics: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()


_MADE: Mapping[tuple[str, str], Made] = {
    ("automation_mode", "derived"): Made(rows=("pattern",), parameters=("fewest_tasks",)),
    ("automation_use", "derived"): Made(rows=("pattern",)),
    ("employment", "derived"): Made(
        "projected_jobs", ("projected_growth", "ep_employment", "projected_employment")
    ),
    ("observed_exposure", "scenario"): Made(
        "scenario", ("theoretical_exposure",), parameters=("scenarios",)
    ),
    ("task_share", "derived"): Made(parameters=("core_weight",)),
}  # fmt: skip
"""Values by metric and status of which the registry does not tell how they are made."""

_FORMULAS: Mapping[str, Formula] = {each.metric: each for each in (*FORMULAS, SIMILARITY)}


def known_metrics(measures: Dataset) -> dict[str, Metric]:
    """Return the metrics of the registry and of imported tables by id."""
    return {each.id: each for each in (*measures.own_metrics, *METRICS)}


def column_of(table: DataTable, name: str) -> tuple[object, ...]:
    """Return the cells of a column from the top; none where the table has no such column."""
    if name not in table.columns:
        return ()
    at = table.columns.index(name)
    return tuple(row[at] for row in table.rows)


def wide_metrics(columns: Iterable[str], known: Container[str]) -> dict[str, str]:
    """Return the KNOWN metrics of those of COLUMNS that hold one: each has its years beside it."""
    names = tuple(columns)
    ids = {name: OTHER_NAMES.get(name, name) for name in names if f"{name}_year" in names}
    return {name: id for name, id in ids.items() if id in known}


def row_metrics(table: DataTable) -> tuple[str, ...]:
    """Return what the rows of TABLE are about, each once, where it has a row for each value."""
    return tuple(dict.fromkeys(str(each) for each in column_of(table, "metric") if each))


def drawn_in(table: DataTable, measures: Dataset) -> tuple[str, ...]:
    """Return what TABLE holds values of, each once: metrics, and rows that are about none."""
    wide = wide_metrics(table.columns, known_metrics(measures)).values()
    return tuple(dict.fromkeys((*wide, *row_metrics(table))))


def cells_of(table: DataTable, id: str, name: str) -> tuple[str, ...]:
    """Return what stands in the column NAME beside values of a metric, each once, as text.

    In a table with columns named after metrics those are columns of both names.
    """
    names = (id, *(other for other, same in OTHER_NAMES.items() if same == id))
    beside = tuple(cell for each in names for cell in column_of(table, f"{each}_{name}"))
    if not beside:
        pairs = zip(column_of(table, "metric"), column_of(table, name), strict=False)
        beside = tuple(cell for what, cell in pairs if what == id)
    return tuple(dict.fromkeys(str(cell) for cell in beside if cell not in (None, "")))


def editions(table: DataTable, id: str, measures: Dataset) -> tuple[Release, ...]:
    """Return the editions behind the values of a metric or kind of row, each once.

    Those of its rows come first, then those of what the values are computed from.
    """
    titled = {each.title: each for each in measures.catalogue.releases.values()}
    titled |= dict.fromkeys(OWN_TITLES, OWN_RELEASE)
    found = [titled[title] for title in cells_of(table, id, "release") if title in titled]
    if not found and not is_of_article(table, id):
        # A row about a pair of metrics names both.
        found += [each for part in id.split(", ") for each in _of_metric(part, measures)]
    for part in _inputs(table, id, measures) if OWN_RELEASE in found else ():
        found += _of_metric(part, measures)
    rows = [kind for made in _made(table, id) for kind in made.rows]
    found += _of_rows((*rows, *(ROWS[id].rows if id in ROWS else ())), measures)
    return tuple(dict.fromkeys(found))


def editions_of_rows(kinds: Iterable[str], measures: Dataset) -> tuple[Release, ...]:
    """Return the editions that rows of a pack come from, each once."""
    return tuple(dict.fromkeys(_of_rows(kinds, measures)))


def is_of_article(table: DataTable, id: str) -> bool:
    """Return whether all values of a metric in TABLE are those of an article."""
    return cells_of(table, id, "status") == (ARTICLE_STATUS,)


def _made(table: DataTable, id: str) -> tuple[Made, ...]:
    statuses = cells_of(table, id, "status")
    return tuple(_MADE[id, status] for status in statuses if (id, status) in _MADE)


def _of_metric(id: str, measures: Dataset) -> Iterator[Release]:
    if id not in known_metrics(measures):
        return
    for value in sample_of(measures, id):
        # A revision is made from two editions of one metric.
        several = measures.series(value.code, id)[-2:] if id == "projected_growth" else (value,)
        yield from (measures.release_of(each) for each in several if each.release)


def _of_rows(kinds: Iterable[str], measures: Dataset) -> Iterator[Release]:
    catalogue = measures.catalogue
    for kind in kinds:
        release = catalogue.releases.get(catalogue.release_of_rows(kind))
        if release is not None:
            yield release


def _inputs(table: DataTable, id: str, measures: Dataset) -> tuple[str, ...]:
    """Return the metrics that go into the values of ID in TABLE, and into those in turn."""
    what = known_metrics(measures).get(id)
    direct = [*(what.inputs if what else ()), *(ROWS[id].metrics if id in ROWS else ())]
    direct += [metric for made in _made(table, id) for metric in made.metrics]
    further = [each for one in direct for each in known_metrics(measures)[one].inputs]
    return tuple(dict.fromkeys((*direct, *further)))


def formulas_of(table: DataTable, id: str, measures: Dataset) -> tuple[Formula, ...]:
    """Return the formulas by which values of a metric in TABLE are computed here."""
    own = () if is_of_article(table, id) else (id,)
    names = [*own, *(made.formula for made in _made(table, id))]
    return tuple(_FORMULAS[name] for name in dict.fromkeys(names) if name in _FORMULAS)


def other_ways(table: DataTable, id: str) -> tuple[tuple[str, Formula], ...]:
    """Return by status the formulas of values that are made otherwise than their metric is."""
    found = [(status, _MADE.get((id, status))) for status in cells_of(table, id, "status")]
    return tuple(
        (status, _FORMULAS[made.formula])
        for status, made in found
        if made is not None and made.formula
    )


def settings_of(table: DataTable, id: str, measures: Dataset) -> tuple[Parameter, ...]:
    """Return the parameters of the method that values of a metric in TABLE rest on."""
    names = {name for each in formulas_of(table, id, measures) for name in each.names}
    for part in () if is_of_article(table, id) else _inputs(table, id, measures):
        names |= set(_FORMULAS[part].names) if part in _FORMULAS else set()
    for made in _made(table, id):
        names |= set(made.parameters)
    return tuple(each for each in PARAMETERS if each.name in names)


def settings_behind(
    table: DataTable, measures: Dataset, where: str = ""
) -> dict[str, tuple[Parameter, ...]]:
    """Return what in TABLE and in the filter WHERE rests on the method: the parameters by metric.

    Empty where neither has a figure that this program computes by a method.
    """
    ids = parse_where(where, measures.metric).metrics if where.strip() else ()
    asked = [measures.metric(id) for id in ids]
    wanted = DataTable(("metric", "status"), tuple((each.id, each.status) for each in asked))
    found = {each.id: settings_of(wanted, each.id, measures) for each in asked}
    found |= {id: settings_of(table, id, measures) for id in drawn_in(table, measures)}
    return {id: settings for id, settings in found.items() if settings}


def parameters_of(table: DataTable, id: str, measures: Dataset) -> str:
    """Return the parameters that values of a metric rest on as text: `core_weight = 2`."""
    found = settings_of(table, id, measures)
    return "; ".join(f"{each.id} = {each.of(measures.method):g}" for each in found)


def all_editions(table: DataTable, line: str, measures: Dataset) -> tuple[Release, ...]:
    """Return every edition behind TABLE, each once, and those that the source line LINE names."""
    ids = drawn_in(table, measures)
    found = [release for id in ids for release in editions(table, id, measures)]
    found += [
        release
        for release in measures.catalogue.releases.values()
        if re.search(rf"(?<!\w){re.escape(release.title)}(?![\w.]*\d)", line)
    ]
    return tuple(sorted(set(found), key=lambda each: (each.source, each.published, each.id)))


def source_of(release: Release, measures: Dataset) -> Source:
    """Return who published an edition; this program itself for what is computed here."""
    return measures.catalogue.sources.get(release.source, OWN_SOURCE)
