"""A user's own table of figures by occupation: a text table or a sheet of a workbook.

Rows are keyed by O*NET-SOC code, by SOC code or by job title. Nothing in it is taken silently:
what is not understood is listed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.cells import Cell
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.limits import OWN_COLUMNS
from occdesk.sources.files.streams import short
from occdesk.sources.indices.columns import describe_file
from occdesk.sources.own_table.choice import (
    TableChoice,
    TableGuess,
    UserColumn,
    count_words,
    keyed_rows,
    list_words,
    twice,
)
from occdesk.sources.own_table.grid import Grid, is_ambiguous, parse_number, read_grid, read_kind
from occdesk.sources.own_table.keys import KeyKind, find_key, normal_code
from occdesk.sources.own_table.title_match import Known
from occdesk.sources.own_table.titles import explain_matches, judge_titles, match_note
from occdesk.sources.pack.content import Content, Extract, Joining, MatchedTitle, Published, Series

SOURCE = Source("user", "Your own table", "You", "Your own", "Your own table.")
_LONGEST_SLUG = 80
_LONGEST_CATEGORY = 1_000

_JOININGS: Mapping[KeyKind, Joining] = {"onet": "exact", "soc": "soc", "title": "title"}
"""How the rows of a table reach the occupations, by the kind of its key."""


class _Row(NamedTuple):
    """One row that reached a code: its number, the code, and a note on how it did."""

    row: int
    code: str
    key: str
    note: str
    cells: tuple[str, ...]


def inspect_table(container: Container, sheet: str = "") -> TableGuess:
    """Return what the one table of CONTAINER seems to be; SHEET chooses one of a workbook.

    Raises OccDeskError for a file that is no table, has no row under its header, or has no column
    that could be a key.
    """
    return container.once(("guess", sheet), lambda: _inspect(read_grid(_only(container), sheet)))


def _inspect(grid: Grid) -> TableGuess:
    key, kind = find_key(grid)
    columns = tuple(
        _guess_column(grid, title) for place, title in enumerate(grid.titles) if place != key
    )
    doubtful = [column.title for column in columns if _is_doubtful(grid, column)]
    warnings = list(grid.warnings)
    if doubtful:
        warnings.append(
            f"Numbers of {list_words(doubtful)} could be read with a point or with a comma before"
            " decimals; look whether they are right."
        )
    return TableGuess(
        grid.file,
        grid.sheet,
        grid.titles[key],
        kind,
        tuple(column for column in columns if column.filled),
        len(grid.rows),
        tuple(warnings),
    )


def read_user_table(
    container: Container,
    choice: TableChoice,
    occupations: Sequence[Occupation],
    titles: Iterable[Known],
) -> Content:
    """Return a metric and its series for each chosen column; TITLES serve a key of job titles.

    Codes that are not known, and titles matched below the threshold or to the same occupation,
    are left out and named in warnings. Raises OccDeskError for a key that stands in two rows, a
    column that is not there, and a table of which no row reaches an occupation.
    """
    member = _only(container)
    grid = read_grid(member, choice.sheet)
    if len(choice.columns) > OWN_COLUMNS:
        raise OccDeskError(
            f"{grid.called} has {len(choice.columns):,} columns of figures where {OWN_COLUMNS}"
            " are the most that are taken; keep those that you need, or name them with --columns."
        )
    for column in choice.columns:
        grid.place(column.title)
    warnings = list(grid.warnings)
    matches: list[MatchedTitle] = []
    if choice.kind == "title":
        matches = judge_titles(grid, choice, {one.code: one.title for one in occupations}, titles)
        rows = _rows_by_title(grid, choice, matches)
        warnings += explain_matches(matches)
    else:
        rows = _rows_by_code(grid, choice, occupations, warnings)
    if not rows:
        raise OccDeskError(
            f"No row of {grid.called} reaches an occupation by its column {choice.key};"
            " choose another key column."
        )
    release = Release(f"user-{_slug(member.stem)}", SOURCE.id, member.stem, str(choice.year or ""))
    content = Content(
        sources=[SOURCE],
        releases=[release],
        files=[describe_file(member, release.id)],
        matches=matches,
        warnings=warnings,
    )
    for column, name in zip(choice.columns, _names(member.stem, choice.columns), strict=True):
        content.metrics.append(_metric(column, name, choice, grid, rows, member.stem))
        content.series.append(_series(column, name, choice, grid, rows, release.id))
    return content


def _rows_by_code(
    grid: Grid, choice: TableChoice, occupations: Sequence[Occupation], warnings: list[str]
) -> list[_Row]:
    known = {one.code for one in occupations}
    if choice.kind == "soc":
        known = {one.soc for one in occupations} | {one.matrix for one in occupations if one.matrix}
    rows: dict[str, _Row] = {}
    unknown: list[str] = []
    for number, key, cells in keyed_rows(grid, choice):
        code = normal_code(key, choice.kind)
        if code not in known:
            unknown.append(f"{key or 'no code'} (row {number})")
        elif code in rows:
            raise twice(code, rows[code].row, number, grid)
        else:
            rows[code] = _Row(number, code, key, "", cells)
    if unknown:
        warnings.append(
            f"{count_words(unknown, 'row has', 'rows have')} no known code: {list_words(unknown)}."
        )
    return list(rows.values())


def _rows_by_title(grid: Grid, choice: TableChoice, matches: list[MatchedTitle]) -> list[_Row]:
    taken = {one.row: one for one in matches if one.taken}
    return [
        _Row(number, taken[number].code, key, match_note(taken[number], choice), cells)
        for number, key, cells in keyed_rows(grid, choice)
        if number in taken
    ]


def _series(
    column: UserColumn, name: str, choice: TableChoice, grid: Grid, rows: list[_Row], release: str
) -> Series:
    place = grid.place(column.title)
    cells = {row.code: Published(row.key, _cell(row, place, column), row.row) for row in rows}
    extract = Extract(
        name, choice.year, "measured", release, grid.file, grid.sheet, choice.key, column.title
    )
    return Series(extract, cells, _JOININGS[choice.kind], _absent)


def _cell(row: _Row, place: int, column: UserColumn) -> Cell:
    raw = row.cells[place]
    if not raw:
        return Cell(note="Your table has no entry here.")
    if len(raw) > _LONGEST_CATEGORY:
        why = f"has a text of {len(raw):,} characters here, more than {_LONGEST_CATEGORY:,}"
        return Cell(raw=short(raw), note=f"Your table {why}.")
    if column.kind == "category":
        return Cell(text=raw, raw=raw, note=row.note or None)
    number = parse_number(raw, column.decimal)
    if number is None:
        return Cell(raw=raw, note=f"Your table says “{raw}” here, which is not a number.")
    return Cell(number=number, raw=raw, note=row.note or None)


def _metric(
    column: UserColumn, name: str, choice: TableChoice, grid: Grid, rows: list[_Row], table: str
) -> Metric:
    place = grid.place(column.title)
    numbers = [parse_number(row.cells[place], column.decimal) for row in rows]
    return Metric(
        id=name,
        label=f"{short(column.title)} ({short(table)})",
        short=column.title[:12].strip(),
        group="Your own",
        unit="category" if column.kind == "category" else "number",
        direction="neutral",
        status="measured",
        source=SOURCE.id,
        year=choice.year or None,
        definition=f"Column {short(column.title)} of your table {grid.called}.",
        caveat="Your own figures, as they stand in your table.",
        decimals=_decimals(number for number in numbers if number is not None),
    )


def _absent(occupation: Occupation) -> str:
    return f"Your table has no row for {occupation.code} {occupation.title}."


def _guess_column(grid: Grid, title: str) -> UserColumn:
    filled = [cell for cell in grid.column(title) if cell]
    kind, decimal = read_kind(filled, grid.decimal)
    return UserColumn(title, kind, decimal, len(filled))


def _is_doubtful(grid: Grid, column: UserColumn) -> bool:
    return (
        column.kind == "number" and grid.decimal == "," and is_ambiguous(grid.column(column.title))
    )


def _names(table: str, columns: Sequence[UserColumn]) -> list[str]:
    """Return an id for each column; those of the same slug are numbered.

    The name of the table is part of it, so that a column of the same title in another table is
    another metric, and a later edition of the table takes the place of the earlier one.
    """
    names: dict[str, None] = {}
    used: dict[str, int] = {}
    for column in columns:
        base = f"user_{_slug(table)}_{_slug(column.title)}"
        name = base
        while name in names:
            used[base] = used.get(base, 1) + 1
            name = f"{base}_{used[base]}"
        names[name] = None
    return list(names)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_SLUG] or "column"


def _decimals(numbers: Iterable[float]) -> int:
    return max(
        (min(3, len(f"{one:.3f}".rstrip("0").partition(".")[2])) for one in numbers), default=0
    )


def _only(container: Container) -> Member:
    members = container.members()
    if len(members) != 1:
        raise OccDeskError(
            f"{container.path} holds {len(members)} files; give one table by itself."
        )
    return members[0]
