"""The table of a chart as it is read on the screen: order of columns, headings, cells in words.

The files that leave the program keep the columns and ids of the table itself; see charts.tables.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.codebook import describe_column, describe_rows
from occdesk.charts.lineage.codebook_words import (
    CODE,
    FORMATS,
    OF_A_METRIC,
    OF_METRIC,
    SHORT_WORDS,
    VALUE_WORDS,
    Described,
)
from occdesk.charts.lineage.of_table import column_of, row_metrics, wide_metrics
from occdesk.charts.lineage.provenance import ARTICLE_STATUS
from occdesk.charts.shared.cells import Plain, guard, plain
from occdesk.model.metric import Metric
from occdesk.model.wording import say_as_published, say_number

Row = Sequence[Plain]
Say = Callable[[float, Row], str]

NONE = "\N{EN DASH}"
"""What is shown where a cell is missing."""

# The order in which columns are read: what a row is about, its figures, how they came about.
_NAMES = ("title", "name", "activity", "statement", "area", "metric")
_FIGURES = (
    "value", "bound", "code", "difference_from_baseline", "change", "change_bound",
    "change_percent", "low_95", "high_95", "rank", "percentile", "ranked_among", "lower",
    "onet_rank", "importance", "applicability", "asked_for_in_10000", "done_by_ai_in_10000",
    "core", "exposure_gpt4", "exposure_people", "automation_gpt4", "observed_use", "jobs_drawn",
    "class",
)  # fmt: skip
_REST = (
    "status", "match", "note", "change_note", "release", "published_for", "made", "family",
    "occupations", "raters", "weight", "asked_for_score", "done_by_ai_score", "unit",
)  # fmt: skip

_DIFFERENCES = ("change", "change_percent", "difference_from_baseline")
_EMPTY = (None, "")


class Head(NamedTuple):
    """One column as it is shown: `at` is its place in the table, `name` its name there.

    `about` says what it holds. `say` puts the number of a row into words, `words` are written for
    what stands in its cells, `meanings` tell what that means.
    """

    at: int
    name: str
    label: str
    about: str
    has_numbers: bool
    say: Say
    words: Mapping[str, str]
    meanings: Mapping[str, str]

    def read(self, row: Row) -> str:
        """Return the cell of ROW in words: numbers in their unit, a dash for what is missing."""
        cell = row[self.at]
        if cell is None:
            return NONE
        return self.words.get(cell, cell) if isinstance(cell, str) else self.say(cell, row)

    def explain(self, row: Row) -> str:
        """Return what the words in the cell of ROW mean; empty where they speak for themselves."""
        cell = row[self.at]
        return self.meanings.get(cell, "") if isinstance(cell, str) else ""

    def copy(self, row: Row) -> str:
        """Return the cell of ROW for another program: numbers plain, nothing for missing.

        Text that a spreadsheet would run as a formula gets an apostrophe.
        """
        cell = row[self.at]
        if cell is None:
            return ""
        if not isinstance(cell, str):
            return str(plain(cell))
        return str(guard(" ".join(self.read(row).replace("\t", " ").splitlines())))


def as_text(heads: Iterable[Head], rows: Iterable[Row]) -> str:
    """Return what stands under HEADS as lines of cells parted by tabs, the headings first."""
    shown = tuple(heads)
    lines = ["\t".join(head.label for head in shown)]
    lines += ["\t".join(head.copy(row) for head in shown) for row in rows]
    return "\n".join(lines) + "\n"


def read_columns(table: DataTable, known: Mapping[str, Metric]) -> tuple[Head, ...]:
    """Return the columns of TABLE in the order of reading, without those that are empty.

    KNOWN are all metrics by id.
    """
    cells = {name: column_of(table, name) for name in table.columns}
    filled = {name: found for name, found in cells.items() if any(c not in _EMPTY for c in found)}
    behind = _Behind(
        {name: at for at, name in enumerate(table.columns)},
        {id: describe_rows(id, known) for id in row_metrics(table)},
        wide_metrics(table.columns, known),
        known,
    )
    return tuple(_head(name, filled[name], behind) for name in _order(filled, behind.wide))


def _order(filled: Mapping[str, Sequence[object]], wide: Iterable[str]) -> list[str]:
    """Return the names of the columns FILLED in the order of reading; WIDE are those of metrics.

    What a row is about comes first, but for what is the same in all rows: that stands behind
    their figures and years.
    """
    names = [name for name in _NAMES if name in filled]
    differing = [name for name in names if len(set(filled[name])) > 1] or names
    same = [name for name in names if name not in differing]
    if "title" in same:
        same.insert(same.index("title") + 1, "code")
    metrics = [f"{metric}{end}" for metric in wide for end in ("", "_bound")]
    figures = [name for name in _FIGURES if name not in same]
    beside = [f"{metric}_{each.name}" for metric in wide for each in OF_A_METRIC]
    order = (*differing, *metrics, *figures, "year", *same, *beside, *_REST, *filled)
    return [name for name in dict.fromkeys(order) if name in filled]


class _Behind(NamedTuple):
    """What columns are explained from: the places of all, what the rows are about by what is in
    `metric`, the metrics of columns, and all metrics by id."""

    places: Mapping[str, int]
    rows: Mapping[str, Described]
    wide: Mapping[str, str]
    known: Mapping[str, Metric]


def _head(name: str, cells: Sequence[object], behind: _Behind) -> Head:
    column = describe_column(name, behind.wide, behind.known)
    label, definition, unit = column.label, column.definition, column.unit
    if name == "value" and len(behind.rows) == 1:
        (only,) = behind.rows.values()
        label, definition, unit = only.label, only.definition, only.unit
    words, meanings = SHORT_WORDS.get(column.name, {}), VALUE_WORDS.get(column.name, {})
    if name == "metric":
        words = {id: each.label for id, each in behind.rows.items()}
        meanings = {id: each.definition for id, each in behind.rows.items()}
    has_numbers = any(isinstance(cell, int | float) for cell in cells)
    is_counted = has_numbers and unit in FORMATS and unit not in ("year", "count", CODE)
    counted = f"Unit: {SHORT_WORDS['unit'][unit]}." if is_counted else ""
    return Head(
        at=behind.places[name],
        name=name,
        label=label,
        about="\n".join(filter(None, (label, definition, counted))),
        has_numbers=has_numbers,
        say=_say_of_rows(name, behind) if column.unit == OF_METRIC else _say(name, behind),
        words=words,
        meanings=meanings,
    )


def _say(name: str, behind: _Behind) -> Say:
    """Return what puts numbers of a column of one unit into words."""
    if name in behind.wide:
        what = behind.known[behind.wide[name]]
        return lambda number, _: say_number(number, what.unit, what.decimals)
    unit = describe_column(name, behind.wide, behind.known).unit
    if unit == CODE or unit not in FORMATS:
        return lambda number, _: str(plain(number))
    return lambda number, _: say_in(number, unit, signed=name in _DIFFERENCES)


def _say_of_rows(name: str, behind: _Behind) -> Say:
    """Return what puts numbers into words that are in the unit of the metric of their row."""
    at, signed = behind.places["metric"], name in _DIFFERENCES
    rows, known, status = behind.rows, behind.known, behind.places.get("status")

    def say(number: float, row: Row) -> str:
        id = str(row[at])
        if id in known and status is not None and row[status] == ARTICLE_STATUS:
            return say_as_published(number, known[id].unit)
        if (what := known.get(id)) is not None:
            return say_number(number, what.unit, what.decimals, signed=signed)
        return say_in(number, rows[id].unit, signed=signed)

    return say


def say_in(number: float, unit: str, *, signed: bool = False) -> str:
    """Return NUMBER with the decimals that a spreadsheet shows of UNIT, one of FORMATS.

    What is more than nothing is not written as nothing: `<0.1`.
    """
    found = re.search(r"0\.(0+)", FORMATS[unit])
    decimals = len(found[1]) if found else 0
    least = 10.0**-decimals / (100 if unit == "share" else 1)
    if 0 < number < least / 2:
        return f"<{say_number(least, unit, decimals)}"
    return say_number(number, unit, decimals, signed=signed)
