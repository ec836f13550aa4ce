"""The codebook: what each column of a table holds, and each metric in it, from the registry."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.codebook_words import (
    COLUMN_BY_NAME,
    OF_A_METRIC,
    ROWS,
    UNIT_WORDS,
    VALUE_WORDS,
    Column,
    Described,
)
from occdesk.charts.lineage.of_table import (
    cells_of,
    column_of,
    editions,
    formulas_of,
    is_of_article,
    known_metrics,
    parameters_of,
    row_metrics,
    source_of,
    wide_metrics,
)
from occdesk.charts.shared.cells import as_csv
from occdesk.charts.shared.wording import lower_first
from occdesk.metrics.dataset import Dataset
from occdesk.model.metric import Metric
from occdesk.model.wording import MINUS


class Entry(NamedTuple):
    """One column of a table, or one metric that stands in its column `metric` (`kind`).

    All fields are text. `direction` says which end most people would call better; `status`,
    `year`, `source`, `release` and `licence` are those of the values in the table, parted by
    semicolons; `formula` and `parameters` tell how they are computed where this program does it.
    """

    name: str
    kind: str
    label: str
    unit: str
    direction: str = ""
    definition: str = ""
    caveat: str = ""
    status: str = ""
    year: str = ""
    source: str = ""
    release: str = ""
    licence: str = ""
    formula: str = ""
    parameters: str = ""


HEADS: tuple[str, ...] = Entry._fields
"""The columns of a codebook that is itself a table."""


def codebook(table: DataTable, measures: Dataset) -> tuple[Entry, ...]:
    """Return an entry for each column of TABLE in its order, then one for each metric of its rows.

    MEASURES are those that the table was made from, under the method of its chart.
    """
    known = known_metrics(measures)
    wide = wide_metrics(table.columns, known)
    columns = [
        _metric(wide[name], name, "column", table, measures)
        if name in wide
        else _column(name, describe_column(name, wide, known), table)
        for name in table.columns
    ]
    metrics = [_metric(id, id, "metric", table, measures) for id in row_metrics(table)]
    return (*columns, *metrics)


def codebook_csv(table: DataTable, measures: Dataset, *, for_excel: bool = False) -> str:
    """Return the codebook of TABLE as CSV, in English, one line an entry; see `as_csv`."""
    return as_csv(HEADS, codebook(table, measures), for_excel=for_excel)


def describe_column(name: str, wide: Mapping[str, str], known: Mapping[str, Metric]) -> Column:
    """Return what is to be said of a column; WIDE are the columns of its table that hold metrics.

    KNOWN are all metrics by id. The name of one that follows that of a metric is short: `match`.
    """
    if name in wide:
        what = known[wide[name]]
        return Column(name, what.label, what.unit, what.definition)
    return COLUMN_BY_NAME.get(name) or _beside(name, wide, known)


def _beside(name: str, wide: Mapping[str, str], known: Mapping[str, Metric]) -> Column:
    """Return what is to be said of a column that follows that of a metric."""
    for head, id in wide.items():
        for column in OF_A_METRIC:
            if name == f"{head}_{column.name}":
                return column._replace(label=column.label.format(known[id].label))
    return Column(name, name, "", "")


def _column(name: str, column: Column, table: DataTable) -> Entry:
    definition = " ".join(filter(None, (column.definition, _decode(column, name, table))))
    return Entry(name, "column", column.label, UNIT_WORDS[column.unit], definition=definition)


def _decode(column: Column, name: str, table: DataTable) -> str:
    """Return what the words that stand in a column mean, where they are of a few kinds."""
    words = VALUE_WORDS.get(column.name, {})
    found = dict.fromkeys(str(cell) for cell in column_of(table, name))
    meanings = [f"{each}: {words[each]}" for each in found if each in words]
    return f"{'; '.join(meanings)}." if meanings else ""


def describe_rows(id: str, known: Mapping[str, Metric]) -> Described:
    """Return what is to be said of rows in whose column `metric` ID stands; see codebook_words."""
    what = known.get(id)
    if what is not None:
        return Described(what.label, what.unit, what.definition, what.caveat, what.direction)
    return ROWS.get(id) or _pair(id, known)


def _metric(id: str, name: str, kind: str, table: DataTable, measures: Dataset) -> Entry:
    known = known_metrics(measures)
    what, said = known.get(id), describe_rows(id, known)
    releases = editions(table, id, measures)
    sources = [source_of(release, measures) for release in releases]
    return Entry(
        name=name,
        kind=kind,
        label=said.label,
        unit=UNIT_WORDS[said.unit],
        direction=said.direction,
        definition=said.definition,
        caveat=said.caveat,
        status=_join(cells_of(table, id, "status")) or (what.status if what else ""),
        year=_say_years(sorted(cells_of(table, id, "year"))),
        source="the article that the note names"
        if is_of_article(table, id)
        else _join(each.publisher for each in sources),
        release=_join(each.title for each in releases),
        licence=_join(each.licence for each in sources),
        formula=_join(each.expression for each in formulas_of(table, id, measures)),
        parameters=parameters_of(table, id, measures),
    )


def _pair(id: str, known: Mapping[str, Metric]) -> Described:
    """Return what is to be said of rows about two metrics: how far they go together."""
    first, _, second = id.partition(", ")
    if first not in known or second not in known:
        return Described(id, "", "", "")
    labels = known[first].label, known[second].label
    return Described(
        " and ".join((labels[0], lower_first(labels[1]))),
        "rank correlation",
        "Spearman’s rank correlation of two metrics over the codes that have both: 1 where they put"
        f" occupations into one order, 0 where they have nothing to do with each other, {MINUS}1"
        " where one order is the other’s reverse.",
        "Tells whether orders agree, not which of them is right.",
    )


def _say_years(years: list[str]) -> str:
    return f"{years[0]} to {years[-1]}" if len(years) > 2 else _join(years)


def _join(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(each for each in words if each))
