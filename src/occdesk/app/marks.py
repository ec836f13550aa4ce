"""Marks of figures that are not the occupation's own: of a wider code, estimated, or capped."""

from collections.abc import Iterable, Sequence

from occdesk.charts.provenance import matches_of
from occdesk.charts.wider import MARK, is_wider
from occdesk.metrics.measures import Measures
from occdesk.model.metric import Metric
from occdesk.model.value import MATCH_WORDS, Match, Value

ESTIMATED = "~"


def mark_of(value: Value, measures: Measures) -> str:
    """Return what stands behind a value in a table: ` †`, ` ~`, or nothing."""
    if value.missing:
        return ""
    found = _mark(value.match, value.code, measures)
    return f" {found}" if found else ""


def _mark(match: Match | None, code: str, measures: Measures) -> str:
    if match == "estimated":
        return ESTIMATED
    return MARK if is_wider(match, measures.catalogue.by_code[code]) else ""


def explain_marks(values: Iterable[Value], measures: Measures) -> str:
    """Return a line for each mark that VALUES carry in a table; nothing where there is none."""
    used = {mark_of(value, measures).strip() for value in values}
    lines = []
    if MARK in used:
        lines.append(f"{MARK}: published only for a wider code or a merged group, as a whole.\n")
    if ESTIMATED in used:
        lines.append(f"{ESTIMATED}: {MATCH_WORDS['estimated']}.\n")
    return "".join(lines)


def marks_of_columns(
    measures: Measures, columns: Sequence[Metric], *, estimates: bool
) -> dict[str, list[str]]:
    """Return by occupation the metrics that are of a wider code, estimated or capped, in words.

    As in `median_wage: group`; an occupation with none has no entry.
    """
    marks: dict[str, list[str]] = {}
    for what in columns:
        if what.unit == "category":
            for code, value in measures.column(what.id).items():
                if mark_of(value, measures):
                    marks.setdefault(code, []).append(f"{what.id}: {value.match}")
            continue
        matches = matches_of(measures, what, estimates=estimates)
        for code in measures.numbers(what.id, estimates=estimates):
            if _mark(matches.of(code), code, measures):
                marks.setdefault(code, []).append(f"{what.id}: {matches.of(code)}")
            if code in matches.at_least:
                marks.setdefault(code, []).append(f"{what.id}: at_least")
    return marks
