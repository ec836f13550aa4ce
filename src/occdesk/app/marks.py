"""Marks of figures that are not the occupation's own: of a merged group, estimated, or capped."""

from collections.abc import Iterable, Sequence

from occdesk.charts.provenance import matches_of
from occdesk.metrics.measures import Measures
from occdesk.model.metric import Metric
from occdesk.model.value import MATCH_WORDS, Value

_MARKS = {"group": " g", "estimated": " ~"}


def mark_of(value: Value) -> str:
    """Return what stands behind a value in a table: ` g`, ` ~`, or nothing."""
    return "" if value.missing else _MARKS.get(value.match or "", "")


def explain_marks(values: Iterable[Value]) -> str:
    """Return a line for each mark that VALUES carry in a table; nothing where there is none."""
    used = {mark_of(value).strip() for value in values}
    lines = []
    if "g" in used:
        lines.append(f"g: {MATCH_WORDS['group']}.\n")
    if "~" in used:
        lines.append(f"~: {MATCH_WORDS['estimated']}.\n")
    return "".join(lines)


def marks_of_columns(
    measures: Measures, columns: Sequence[Metric], *, estimates: bool
) -> dict[str, list[str]]:
    """Return by occupation the metrics that are group figures, estimated or capped, in words.

    As in `median_wage: group`; an occupation with none has no entry.
    """
    marks: dict[str, list[str]] = {}
    for what in columns:
        if what.unit == "category":
            for code, value in measures.column(what.id).items():
                if mark_of(value):
                    marks.setdefault(code, []).append(f"{what.id}: {value.match}")
            continue
        matches = matches_of(measures, what, estimates=estimates)
        for code in measures.numbers(what.id, estimates=estimates):
            if matches.of(code) in _MARKS:
                marks.setdefault(code, []).append(f"{what.id}: {matches.of(code)}")
            if code in matches.at_least:
                marks.setdefault(code, []).append(f"{what.id}: at_least")
    return marks
