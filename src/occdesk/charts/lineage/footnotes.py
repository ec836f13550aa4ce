"""The column of a chart's table that says of each figure what sets it apart, in sign and words."""

from collections.abc import Mapping, Sequence

from occdesk.charts.figure.parts import DataTable
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import COMBINED
from occdesk.metrics.marking import mark_match, mark_of
from occdesk.model.mark import Mark
from occdesk.model.value import MATCHES, Match

MARK = "mark"
_END = "_match"

Plain = str | float | int | None


def add_marks(table: DataTable, measures: Dataset) -> DataTable:
    """Return TABLE with a column `mark` behind the others, or one for each metric it has."""
    at = {name: place for place, name in enumerate(table.columns)}
    heads = {name.removesuffix(_END): name for name in table.columns if name.endswith(_END)}
    if "code" not in at or not ("match" in at or heads):
        return table
    named = [MARK] if "match" in at else [f"{head}_{MARK}" for head in heads]
    matches = ["match"] if "match" in at else list(heads.values())
    rows = []
    for row in table.rows:
        cells = [_say(row, at, name, measures) for name in matches]
        rows.append((*row, *cells))
    return DataTable((*table.columns, *named), tuple(rows))


def _say(row: Sequence[Plain], at: Mapping[str, int], name: str, measures: Dataset) -> str | None:
    match = row[at[name]]
    if match not in MATCHES or match in ("exact", "mean"):
        return None
    metric = str(row[at["metric"]]) if "metric" in at else name.removesuffix(_END)
    under = str(row[at["published_for"]] or "") if "published_for" in at else ""
    mark = _mark(str(row[at["code"]]), match, metric, under, measures)
    return f"{mark.sign} {mark.words}" if mark else None


def _mark(code: str, match: Match, metric: str, under: str, measures: Dataset) -> Mark | None:
    if match == "crosswalk":
        # What was published is written there in words; the value itself has the codes.
        return mark_of(measures.value(code, metric), measures)
    found = mark_match(code, match, measures)
    if found is None:
        return None
    is_computed = metric in COMBINED
    many = len(under.split(",")) if found.kind == "estimated" and under else found.holds
    return found._replace(is_computed=is_computed, holds=many)
