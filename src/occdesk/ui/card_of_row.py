"""What the value card says about a value that is no metric: a row of the table of its chart. No Qt.

Levels of skills, parts of the work and similarities are in no registry. Everything that is known
of them stands in the table of the figure that draws them, and its codebook explains the columns.
"""

from collections.abc import Mapping

from occdesk.charts.codebook import Entry, codebook
from occdesk.charts.codebook_words import COLUMN_BY_NAME
from occdesk.charts.figure import ELEMENTS, DataTable, Datum
from occdesk.metrics.measures import Measures
from occdesk.model.errors import OccDeskError
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS
from occdesk.model.wording import MISSING, NBSP, say_number
from occdesk.ui.card_text import CardText

Plain = str | float | int | None

NAMES = ("name", "activity", "statement")
"""The columns that say in words which skill, activity or task a row is about."""

_SAID = frozenset(
    ("code", "title", "metric", "value", "unit", "status", "match", "published_for", "year",
     "release", "note", *ELEMENTS)
)  # fmt: skip
_DECIMALS: Mapping[str, int] = {"percentile": 0, "score": 1, "importance": 2, "count": 0, "rank": 0}


def question_row(measures: Measures, table: DataTable, datum: Datum) -> CardText:
    """Return what TABLE says of the value that DATUM names; raises OccDeskError without a row."""
    row = _find(table, datum)
    entries = codebook(table, measures)
    what = next(each for each in entries if each.kind == "metric" and each.name == datum.metric)
    about = next((str(row[name]) for name in NAMES if row.get(name)), "")
    unit = str(row.get("unit") or "")
    status, match = str(row.get("status") or ""), str(row.get("match") or "")
    rows = [
        ("Why", str(row.get("note") or "") if row["value"] is None else ""),
        ("Meaning", what.definition),
        ("Status", f"{status}: {STATUS_WORDS.get(status, '')}" if status else ""),
        ("Match", _say_match(match, row)),
        ("Year", str(row.get("year") or "")),
        *_beside(table, row, entries),
        ("Source", what.source),
        ("Release", str(row.get("release") or "")),
        ("Licence", what.licence),
        ("Computed as", what.formula),
        ("With", what.parameters),
        ("Caveat", what.caveat),
        ("Note", str(row.get("note") or "") if row["value"] is not None else ""),
    ]
    who = f"{row['title']} · {row['code']}" if row["code"] else ""
    return CardText(
        who,
        f"{what.label}: {about}" if about else what.label,
        _say(row["value"], unit),
        (status,) if row["value"] is not None and status else (MISSING,),
        tuple((name, text) for name, text in rows if text),
    )


def _find(table: DataTable, datum: Datum) -> dict[str, Plain]:
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        if row.get("code") != datum.code or row.get("metric") != datum.metric:
            continue
        if not datum.element or datum.element in [row.get(key) for key in ELEMENTS]:
            return row
    raise OccDeskError("The table of this chart has no row on this value.")


def _beside(
    table: DataTable, row: Mapping[str, Plain], entries: tuple[Entry, ...]
) -> list[tuple[str, str]]:
    """Return what else the row holds, by the headings of its columns."""
    found = []
    for entry in entries[: len(table.columns)]:
        cell = row[entry.name]
        if entry.name not in _SAID and cell not in (None, ""):
            column = COLUMN_BY_NAME.get(entry.name)
            found.append((entry.label, _say(cell, column.unit if column else "")))
    return found


def _say_match(match: str, row: Mapping[str, Plain]) -> str:
    words = {str(key): value for key, value in MATCH_WORDS.items()}.get(match, "")
    under = row.get("published_for")
    return f"{words} ({under})" if words and under and under != row.get("code") else words


def _say(cell: Plain, unit: str) -> str:
    """Return a cell in words: shares in percent, levels with the end of their scale."""
    if cell is None:
        return MISSING
    if isinstance(cell, str):
        return cell
    if unit == "share":
        return say_number(cell, "share", 1)
    words = say_number(cell, "index", _DECIMALS.get(unit, 2))
    if unit == "in 10000":
        words = say_number(cell, "index", 1)
    if unit.startswith("level of"):
        return f"{words} of{NBSP}7"
    return f"{words} of{NBSP}100" if unit in ("percentile", "score") else words
