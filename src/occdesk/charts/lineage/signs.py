"""How a chart shows the marks of figures: the sign at a number, and the legend below it.

Which figure has which mark is decided in `metrics.marking`, for every surface alike.
"""

from collections.abc import Iterable, Mapping

from occdesk.charts.shared.wording import join_names
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.model.mark import SIGNS, Mark, MarkKind, explain_kinds
from occdesk.model.value import Value
from occdesk.model.wording import NBSP, say

MOST_NAMED = 3


def with_sign(text: str, mark: Mark | None) -> str:
    """Return a number in words with the sign of MARK behind it."""
    return f"{text}{NBSP}{mark.sign}" if mark else text


def say_signed(value: Value, measures: Dataset) -> str:
    """Return VALUE in words with the sign of its mark."""
    return with_sign(say(value, measures.metric(value.metric)), mark_of(value, measures))


def explain_signs(values: Iterable[Value], measures: Dataset) -> str:
    """Return the legend of the signs at VALUES, naming whose figures they are; empty for none."""
    by_code = measures.catalogue.by_code
    found: dict[str, list[tuple[str, Mark]]] = {}
    for value in values:
        mark = mark_of(value, measures)
        if mark is not None:
            found.setdefault(mark.kind, []).append((by_code[value.code].title, mark))
    return explain_marks(found)


def explain_marks(found: Mapping[str, Iterable[tuple[str, Mark]]]) -> str:
    """Return the legend of marks by kind, each with the title of the occupation that has it."""
    said = []
    for kind in (kind for kind in SIGNS if kind in found):
        named = dict.fromkeys(
            f"{title}: {mark.whose}{f' ({mark.holds} occupations)' if mark.holds > 1 else ''}"
            if mark.whose
            else title
            for title, mark in found[kind]
        )
        who = join_names(list(named), MOST_NAMED)
        said.append(f"{explain_kinds((kind,))} ({who}).".replace(" ", NBSP, 1))
    return " ".join(said)


def legend(kinds: Iterable[MarkKind]) -> str:
    """Return the meanings of the signs of KINDS as one sentence; empty for none."""
    said = explain_kinds(kinds)
    return f"{said}." if said else ""
