"""Signs of figures that are not the occupation's own, as the command line writes them."""

from collections.abc import Iterable, Sequence

from occdesk.metrics import marking
from occdesk.metrics.dataset import Dataset
from occdesk.model.mark import SIGNS, explain_kinds, sign_of
from occdesk.model.metric import Metric
from occdesk.model.value import Value

_MOST_NAMED = 8


def mark_of(value: Value, measures: Dataset) -> str:
    """Return what stands behind a value in a table: ` †`, ` ≈`, or nothing."""
    found = sign_of(marking.mark_of(value, measures))
    return f" {found}" if found else ""


def explain_marks(values: Iterable[Value], measures: Dataset) -> str:
    """Return a line for each sign that VALUES carry in a table; nothing where there is none."""
    marks = [mark for value in values if (mark := marking.mark_of(value, measures)) is not None]
    lines = []
    for kind in SIGNS:
        found = [mark for mark in marks if mark.kind == kind]
        if not found:
            continue
        whose = list(dict.fromkeys(mark.whose for mark in found if mark.whose))
        named = "; ".join(whose[:_MOST_NAMED])
        more = f" and {len(whose) - _MOST_NAMED} more" if len(whose) > _MOST_NAMED else ""
        lines.append(f"{explain_kinds((kind,))}{f': {named}{more}' if named else ''}.\n")
    return "".join(lines)


def marks_of_columns(
    measures: Dataset, columns: Sequence[Metric], *, estimates: bool
) -> dict[str, list[str]]:
    """Return by occupation the metrics that are not its own figure, or capped, in words.

    As in `median_wage: group figure, figure of 13-1020 Buyers and purchasing agents`; an occupation
    with none has no entry. A file of data may be read where there are no signs.
    """
    said: dict[str, list[str]] = {}
    for what in columns:
        for code, mark in marking.marks_of(measures, what, estimates=estimates).items():
            said.setdefault(code, []).append(f"{what.id}: {mark.badge}, {mark.words}")
        if what.unit != "category":
            for code in marking.matches_of(measures, what, estimates=estimates).at_least:
                said.setdefault(code, []).append(f"{what.id}: at_least")
    return said
