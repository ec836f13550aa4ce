"""Figures of a wider code, of a group and estimates are marked where the table says so."""

from collections.abc import Iterator

from occdesk.charts.wider import is_wider

from sweep.drawn import Drawn

_SIGNS = {
    "group": ("†", "group"),
    "estimated": ("~", "estimate", "hollow", "(est.)"),
    "soc": ("†", "wider", "are those of", "for SOC", "figure for"),
}


def check(drawn: Drawn) -> Iterator[str]:
    """Yield kinds of match in the table that no word of the picture speaks of."""
    table = drawn.figure.table
    if not {"code", "value", "match"} <= set(table.columns):
        return
    said = " ".join(word.text for word in drawn.words)
    columns = {name: number for number, name in enumerate(table.columns)}
    by_code = drawn.measures.catalogue.by_code
    seen: set[str] = set()
    for row in table.rows:
        match, code = row[columns["match"]], row[columns["code"]]
        number = row[columns["value"]]
        if number is None or match in seen or not isinstance(match, str) or match not in _SIGNS:
            continue
        occupation = by_code.get(str(code))
        if match == "soc" and (occupation is None or not is_wider(match, occupation)):
            continue
        seen.add(match)
        if not any(sign in said for sign in _SIGNS[match]):
            yield f"the table has figures by '{match}' (first of {code}), the picture no sign of it"
