"""Where a stored value stands in the published files."""

import sqlite3
from collections.abc import Iterator

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.packs import REGIONAL_NAMES
from occdesk.model.value import Place, Value

_COLUMNS = (
    "s.file, coalesce(f.sha256, ''), s.release, s.sheet, s.key_column, s.value_column, s.step"
    " FROM series s LEFT JOIN source_file f ON f.path = s.file"
)
SERIES_TABLE = "cell"
NATIONAL = "OEUN0000000000000"
"""The table of OEWS series in a database, and how the keys of the nation, all industries, begin."""

_AREA_TYPES = {"nation": "N", "state": "S", "metro": "M", "nonmetro": "M"}
MARKED = "(a mark, no number)"
"""Stands for the text of a cell of an area that has no number, where its mark is not kept."""
TASKS_BY_NAME, TASK_OF_LINE = "task_name", "the task of this line"
"""A column that names tasks by their words, which are not kept, and what stands for one of them."""
ABSENT = "(no such row)"
"""Stands for the text of a cell that the file does not have."""


def find_places(catalogue: Catalogue, value: Value) -> tuple[Place, ...]:
    """Return where the figures behind a stored value are published, in the order of their codes.

    What is put together from several rows or
    codes has several places. A value that is missing because the file has no
    row gets one place that names the code looked for; where codes of 2010 would be looked for
    there is none.
    """
    held = catalogue.series.get((value.metric, value.year or 0))
    if held is None:
        return ()
    column = held.pack.execute(f"SELECT {_COLUMNS} WHERE s.id = ?", (held.number,)).fetchone()
    if value.published_for:
        codes = value.published_for.split(",")
    else:
        codes = _looked_for(catalogue, value, held.joining)
    found = []
    for code in codes:
        cells = held.pack.execute(
            "SELECT row, raw, coalesce(key, ?) FROM published WHERE series = ? AND code = ?"
            " ORDER BY row",
            (TASK_OF_LINE if column[4] == TASKS_BY_NAME else code, held.number, code),
        ).fetchall()
        found += [_place(column, row, key, raw) for row, raw, key in cells or [(0, ABSENT, code)]]
    return tuple(found)


def _looked_for(catalogue: Catalogue, value: Value, joining: str) -> list[str]:
    occupation = catalogue.by_code.get(value.code)
    if occupation is None or joining.endswith("2010"):
        return []
    return [occupation.soc if joining == "soc" else occupation.code]


def label_places(catalogue: Catalogue, code: str) -> Iterator[Place]:
    """Yield where the labels of each task of an occupation are published."""
    pack = catalogue.holding("task_label")
    if pack is None:
        return
    column = _column_of(pack, "task_label")
    rows = pack.execute(
        "SELECT row, task, core, exposure, automation FROM task_label WHERE subject = ?"
        " ORDER BY row",
        (catalogue.subject(code),),
    )
    for row, task, core, exposure, automation in rows:
        kind = "Task Type Core" if core else "Task Type other than Core"
        yield _place(column, row, str(task), f"E{exposure}, T{automation}, {kind}")


def pattern_places(catalogue: Catalogue, code: str) -> Iterator[Place]:
    """Yield where the patterns of use of each task of an occupation are published."""
    pack = catalogue.holding("pattern")
    if pack is None:
        return
    column = _column_of(pack, "pattern")
    rows = pack.execute(
        "SELECT row, feedback_loop, directive, filtered FROM pattern WHERE subject = ?"
        " ORDER BY row",
        (catalogue.subject(code),),
    )
    for row, loop, directive, filtered in rows:
        shares = {"feedback_loop": loop, "directive": directive, "filtered": filtered}
        raw = ", ".join(f"{name} {_shortest(share)}" for name, share in shares.items())
        yield _place(column, row, TASK_OF_LINE, raw)


def rating_place(catalogue: Catalogue, code: str, element: str, scale: str) -> Place | None:
    """Return where the rating of an element is published; None where there is none."""
    for domain, pack in catalogue.rating_packs:
        row = pack.execute(
            "SELECT r.row, r.raw, r.number, r.published_for, e.name FROM rating r"
            " JOIN element e ON e.id = r.element"
            " WHERE r.subject = ? AND e.element = ? AND e.domain = ? AND r.scale = ?",
            (catalogue.subject(code), element, domain, scale),
        ).fetchone()
        if row is not None:
            line, raw, number, published_for, name = row
            place = _place(
                _column_of(pack, domain),
                line,
                published_for or code,
                raw if raw is not None else _shortest(number),
            )
            if not place.column:
                # A table with a column for each element.
                return place._replace(column=name)
            key = f"{place.key}, Element ID {element}, Scale ID {scale}"
            return place._replace(key=key)
    return None


def regional_place(catalogue: Catalogue, value: Value, area: str) -> Place | None:
    """Return where VALUE, a figure of the area with the code AREA, is published; None if nowhere.

    The pack keeps numbers of areas, not their texts: the text is the number as its publisher
    writes it, and a mark in the place of a number is only said to be one where files differ.
    """
    pack = catalogue.holding("regional")
    if pack is None or not value.published_for:
        return None
    name = REGIONAL_NAMES.get(value.metric, value.metric)
    row = pack.execute(
        f"SELECT {_COLUMNS} WHERE s.metric = ? AND s.year = ?", (f"regional.{name}", value.year)
    ).fetchone()
    found = pack.execute(
        "SELECT r.row, a.kind, a.title FROM regional r JOIN area a ON a.id = r.area"
        " WHERE a.code = ? AND r.code = ? AND r.year = ?",
        (area, int(value.published_for.replace("-", "")), value.year),
    ).fetchone()
    if row is None or found is None:
        return None
    (line, kind, title), column = found, tuple(row)
    code = value.published_for.replace("-", "")
    is_series = column[3] == SERIES_TABLE
    key = f"OEU{_AREA_TYPES[kind]}{area}000000{code}" if is_series else f"{title}, {code}"
    if value.number is None or value.bound:
        raw = "-" if is_series else MARKED
    elif name == "quotient":
        raw = f"{value.number:.2f}"
    else:
        raw = str(round(value.number))
    return Place(
        column[0], column[1], column[2], column[3], line, column[4], key, column[5], raw, ""
    )


def _column_of(pack: sqlite3.Connection, rows: str) -> tuple[str, ...]:
    found = pack.execute(
        f"SELECT {_COLUMNS} WHERE s.metric = ? AND s.joining = ''", (rows,)
    ).fetchone()
    return tuple(found)


def _place(column: tuple[str, ...], row: int, key: str, raw: str) -> Place:
    file, sha256, release, sheet, key_column, value_column, step = column
    if sheet == SERIES_TABLE and not key.startswith(NATIONAL):
        key = NATIONAL + key.replace("-", "")
    return Place(file, sha256, release, sheet, row, key_column, key, value_column, raw, step)


def _shortest(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)
