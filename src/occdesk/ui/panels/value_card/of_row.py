"""What the value card says about a value that is no metric: a row of the table of its chart. No Qt.

Levels of skills, parts of the work and similarities are in no registry. Everything that is known
of them stands in the table of the figure that draws them, and its codebook explains the columns.
"""

from collections.abc import Mapping

from occdesk.charts.figure.parts import ELEMENTS, DataTable, Datum
from occdesk.charts.lineage.codebook import Entry, codebook
from occdesk.charts.lineage.codebook_words import COLUMN_BY_NAME
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS
from occdesk.model.wording import MISSING, NBSP, say_number
from occdesk.ui.panels.value_card.text import CardText, question

Plain = str | float | int | None

NAMES = ("name", "activity", "statement")
"""The columns that say in words which skill, activity or task a row is about."""

_SAID = frozenset(
    ("code", "title", "metric", "value", "unit", "status", "match", "published_for", "year",
     "release", "note", "mark", *ELEMENTS)
)  # fmt: skip
_DECIMALS: Mapping[str, int] = {"percentile": 0, "score": 1, "importance": 2, "count": 0, "rank": 0}


def _say_status(status: str) -> str:
    return next((words for known, words in STATUS_WORDS.items() if known == status), "")


def question_row(measures: Dataset, table: DataTable, datum: Datum) -> CardText:
    """Return what TABLE says of the value that DATUM names; raises OccDeskError without a row."""
    row = _find(table, datum)
    entries = codebook(table, measures)
    what = next(each for each in entries if each.kind == "metric" and each.name == datum.metric)
    about = next((str(row[name]) for name in NAMES if row.get(name)), "")
    unit = str(row.get("unit") or "")
    status, match = str(row.get("status") or ""), str(row.get("match") or "")
    sign = str(row.get("mark") or "")
    rows = [
        ("Why", str(row.get("note") or "") if row["value"] is None else ""),
        ("Meaning", what.definition),
        ("Status", f"{status}: {_say_status(status)}" if status else ""),
        ("Match", _say_match(match, row)),
        ("Whose", sign),
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
        NBSP.join((_say_value(row["value"], datum.metric, unit, measures), *sign[:1])),
        (status,) if row["value"] is not None and status else (MISSING,),
        tuple((name, text) for name, text in rows if text),
    )


def answer(
    measures: Dataset, table: DataTable, datum: Datum, *, estimates: bool = False
) -> CardText:
    """Return the card of the value that DATUM, a mark or a cell of TABLE, stands for.

    Figures of areas and of metrics are asked of the packs; what the chart itself computes, as the
    jobs of a year to come, stands in its table only.
    """
    if datum.area:
        return question(measures, datum, estimates=estimates)
    if not measures.has(datum.metric) or datum.element:
        return question_row(measures, table, datum)
    asked = measures.value(datum.code, datum.metric, datum.year, estimates=estimates)
    row = _seek(table, datum) if asked.missing else None
    if row is not None and row["value"] is not None:
        return question_row(measures, table, datum)
    return question(measures, datum, estimates=estimates)


def _find(table: DataTable, datum: Datum) -> dict[str, Plain]:
    row = _seek(table, datum)
    if row is None:
        raise OccDeskError("The table of this chart has no row on this value.")
    return row


def _seek(table: DataTable, datum: Datum) -> dict[str, Plain] | None:
    """Return the row that has all keys of DATUM; a row of another year or area is another value."""
    if "metric" not in table.columns:
        return None
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        if row.get("code") != datum.code or row.get("metric") != datum.metric:
            continue
        if str(row.get("area_code") or "") != datum.area:
            continue
        if datum.year is not None and row.get("year") not in (None, datum.year):
            continue
        if not datum.element or datum.element in [row.get(key) for key in ELEMENTS]:
            return row
    return None


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


def _say_value(cell: Plain, id: str, unit: str, measures: Dataset) -> str:
    """Return the value of a row in words: as its metric is written, where it is of one."""
    if measures.has(id) and isinstance(cell, (int, float)):
        what = measures.metric(id)
        return say_number(cell, what.unit, what.decimals)
    return _say(cell, unit)


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
