"""The wage statistics as time series: an SQLite database of one release, packed or not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_line
from occdesk.sources.bls import TOTAL
from occdesk.sources.files.container import Member
from occdesk.sources.files.database import check_texts, database_errors, open_database
from occdesk.sources.files.limits import CELL_TEXT
from occdesk.sources.files.streams import short
from occdesk.sources.oews.cells import (
    FIGURES,
    WAGE_ERROR_OF,
    Edition,
    make_edition,
    read_series_cell,
)
from occdesk.sources.oews.regions import FIGURE_METRICS, STATES, WAGES, is_nonmetro, read_series_row
from occdesk.sources.oews.tables import National, Regional
from occdesk.sources.pack.content import Area, Published, RegionalRow

TABLE = "cell"
KEY = "key"
NATION_KEY = "OEUN0000000000000"
"""What stands before the six digits of a code in the key of the nation, all industries together.
The key of an area is OEU, S (state) or M, its seven digits, six zeros and the code."""

_BEGINNINGS = (b"SQLite format 3\x00", b"\x1f\x8b")
"""How a database begins, and a packed file."""
_TABLES = {"cell", "area", "occupation", "footnote", "meta"}
_ENDING = ".sqlite"
_READ = "(display_level = 3 OR occupation_code = '000000')"
"""The occupations that are read: detailed ones and the total."""
_WRONG = (
    (
        "in its table occupation the code",
        "SELECT occupation_code FROM occupation"
        " WHERE occupation_code NOT GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'",
    ),
    (
        "in its table area twice the code",
        "SELECT area_code FROM area GROUP BY area_code HAVING count(*) > 1",
    ),
    ("in its table cell twice the key", "SELECT key FROM cell GROUP BY key HAVING count(*) > 1"),
    (
        "in its table cell, but not in its table area, the area",
        "SELECT DISTINCT substr(key, 5, 7) FROM cell WHERE key >= 'OEUM'"
        " AND substr(key, 4, 1) IN ('M', 'S') AND substr(key, 12, 6) = '000000'"
        " AND substr(key, 5, 7) NOT IN"
        " (SELECT area_code FROM area WHERE areatype_code IN ('S', 'M'))",
    ),
)
"""What makes a row that cannot be placed, and how it is found."""
_FIELDS = (("employment", 1), *((field, number) for field, _, number in WAGES), ("quotient", 17))


def is_series(member: Member) -> bool:
    """Tell by its content whether a file is the database; a damaged or empty one by its name."""
    named = _ENDING in member.name.casefold()
    try:
        with member.open() as file:
            start = file.read(len(_BEGINNINGS[0]))
        if not start.startswith(_BEGINNINGS):
            return not start and named
        with _open(member) as database:
            found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in found} >= _TABLES
    except OccDeskError:
        # It is named when it is read.
        return named


def read_edition(member: Member) -> Edition:
    """Return the year that the database names, and the ceiling that its footnotes name."""
    with _open(member) as database:
        check_texts(database, member, "meta", ("name", "value"))
        check_texts(database, member, "footnote", ("footnote_text",), longest=CELL_TEXT)
        meta = dict(database.execute("SELECT name, value FROM meta"))
        legend = [text for (text,) in database.execute("SELECT footnote_text FROM footnote")]
    try:
        return make_edition(int(meta["data_year"]), legend)
    except (KeyError, TypeError, ValueError) as error:
        raise OccDeskError(
            f"{member} does not say in its table meta of which year it is; fetch it again."
        ) from error


def read_tables(member: Member, edition: Edition) -> tuple[National, Regional | None]:
    """Return the lines of the nation, and the areas if there are any.

    The rows of areas are read when they are gone through. Raises OccDeskError where there is no
    figure of the nation.
    """
    with _open(member) as database:
        _check(database, member)
        nation = _read_national(database, member, edition)
        if next(_read_rows(database, member, edition), None) is None:
            return nation, None
        found = database.execute(
            "SELECT area_code, areatype_code, state_code, area_name FROM area"
            " WHERE areatype_code IN ('S', 'M') ORDER BY areatype_code DESC, area_code"
        )
        areas = tuple(_read_area(*one) for one in found)
    columns = {FIGURE_METRICS[field]: f"v{number:02}" for field, number in _FIELDS}
    rows = RegionalRows(member, edition)
    return nation, Regional(edition, member.label, TABLE, KEY, columns, areas, rows)


def _check(database: sqlite3.Connection, member: Member) -> None:
    """Raise OccDeskError for what is no text, no code, or of an area that is not listed."""
    figures = (*(number for *_, number in FIGURES), *(number for _, number in _FIELDS), 2, 5)
    cells = tuple(f"{kind}{number:02}" for kind in "vf" for number in sorted(set(figures)))
    check_texts(database, member, "cell", ("key",))
    check_texts(database, member, "cell", cells, empty=True)
    check_texts(database, member, "occupation", ("occupation_code", "occupation_name"))
    columns = ("area_code", "areatype_code", "state_code", "area_name")
    check_texts(database, member, "area", columns)
    for what, query in _WRONG:
        found = database.execute(query).fetchone()
        if found is not None:
            raise OccDeskError(f"{member} has {what} “{short(found[0], 40)}”; fetch it again.")


class RegionalRows:
    """The rows of states and areas: read from the database each time they are gone through."""

    def __init__(self, member: Member, edition: Edition) -> None:
        self._member = member
        self._edition = edition

    def __iter__(self) -> Iterator[RegionalRow]:
        with _open(self._member) as database:
            yield from _read_rows(database, self._member, self._edition)


def _read_national(database: sqlite3.Connection, member: Member, edition: Edition) -> National:
    wanted = ", ".join(f"v{number:02}, f{number:02}" for *_, number in FIGURES)
    query = (
        f"SELECT occupation_code, occupation_name, v02, v05, {wanted}"
        f" FROM occupation JOIN cell ON cell.key = '{NATION_KEY}' || occupation_code"
        f" WHERE {_READ} ORDER BY occupation_code"
    )
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, Published]] = {metric: {} for metric, *_ in FIGURES}
    for digits, title, jobs_error, wage_error, *found in database.execute(query):
        code = _hyphenate(digits)
        titles[code] = title
        for place, (metric, _, number) in enumerate(FIGURES):
            error = jobs_error if metric == "employment" else None
            error = wage_error if metric in WAGE_ERROR_OF else error
            text, marks = found[2 * place : 2 * place + 2]
            named = f"v{number:02} of {NATION_KEY}{digits} of {member}"
            cell = read_series_cell(text, marks, metric, code, edition, error, named)
            cells[metric][code] = Published(code, cell, 0)
    if TOTAL not in titles:
        raise OccDeskError(f"{member} has no figure of the nation; it is not whole.")
    columns = {metric: f"v{number:02}" for metric, _, number in FIGURES}
    return National(edition, member.label, TABLE, KEY, columns, titles, cells)


def _read_rows(
    database: sqlite3.Connection, member: Member, edition: Edition
) -> Iterator[RegionalRow]:
    values = ", ".join(f"v{number:02}" for _, number in _FIELDS)
    marks = ", ".join(f"f{number:02}" for _, number in _FIELDS)
    query = (
        f"SELECT substr(key, 5, 7), substr(key, 18), v02, v05, {values}, {marks} FROM cell"
        " WHERE key >= 'OEUM' AND substr(key, 4, 1) IN ('M', 'S')"
        " AND substr(key, 12, 6) = '000000' ORDER BY key"
    )
    fields = tuple(field for field, _ in _FIELDS)
    listed = database.execute(f"SELECT occupation_code FROM occupation WHERE {_READ}")
    wanted = {digits: _hyphenate(digits) for (digits,) in listed}
    for area, digits, jobs_error, wage_error, *found in database.execute(query):
        if digits in wanted:
            cells = dict(zip(fields, found, strict=False))
            footnotes = dict(zip(fields, found[len(fields) :], strict=True))
            errors = (jobs_error, wage_error)
            where = f"{digits} in area {area} of {member}"
            yield read_series_row(edition, area, wanted[digits], cells, footnotes, errors, where)


def _read_area(code: str, kind: str, state: str, name: str) -> Area:
    postal, name = STATES.get(state, ""), plain_line(name)
    if kind == "S":
        return Area(code, "state", name, postal)
    return Area(code, "nonmetro" if is_nonmetro(code) else "metro", name, postal)


@contextmanager
def _open(member: Member) -> Iterator[sqlite3.Connection]:
    """Give the database; what is damaged in it is named as an OccDeskError."""
    with closing(open_database(member)) as database, database_errors(member):
        yield database


def _hyphenate(digits: str) -> str:
    return f"{digits[:2]}-{digits[2:]}"
