"""Figures of a wider code, of a group and estimates are marked where the table says so."""

from collections.abc import Iterator

from occdesk.metrics.marking import mark_match
from occdesk.model.value import Match
from sweep.drawn import Drawn


def check(drawn: Drawn) -> Iterator[str]:
    """Yield kinds of marks at figures of the table that no sign in the picture tells of."""
    table = drawn.figure.table
    if not {"code", "value", "match"} <= set(table.columns):
        return
    said = " ".join(word.text for word in drawn.words)
    columns = {name: number for number, name in enumerate(table.columns)}
    seen: set[str] = set()
    for row in table.rows:
        match, code = row[columns["match"]], str(row[columns["code"]])
        if row[columns["value"]] is None or not isinstance(match, str):
            continue
        kind: Match = match  # type: ignore[assignment]
        mark = mark_match(code, kind, drawn.measures)
        if mark is None or mark.kind in seen:
            continue
        seen.add(mark.kind)
        if mark.sign not in said:
            yield f"the table has a figure with {mark.sign} ({code}), the picture no such sign"
