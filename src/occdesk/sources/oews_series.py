"""The wage statistics as time series: an SQLite database of one release, packed or not."""

import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing

from occdesk.model.errors import OccDeskError
from occdesk.sources.bls import TOTAL
from occdesk.sources.container import Member
from occdesk.sources.content import Area, Published, RegionalRow
from occdesk.sources.oews_cells import (
    FIGURES,
    WAGE_ERROR_OF,
    Edition,
    make_edition,
    read_series_cell,
)
from occdesk.sources.oews_regions import (
    FIGURE_METRICS,
    STATES,
    WAGES,
    is_nonmetro,
    read_series_row,
)
from occdesk.sources.oews_tables import National, Regional

TABLE = "cell"
KEY = "key"
NATION_KEY = "OEUN0000000000000"
"""What stands before the six digits of a code in the key of the nation, all industries together.
The key of an area is OEU, S (state) or M, its seven digits, six zeros and the code."""

_MAGIC = b"SQLite format 3\x00"
_PACKED = b"\x1f\x8b"
_TABLES = {"cell", "area", "occupation", "footnote", "meta"}
_CHUNK = 1 << 20
_LARGEST = 512 * 1024 * 1024
_ENDING = ".sqlite"
_DETAILED = "3"
_EMPLOYMENT_ERROR, _WAGE_ERROR = 2, 5
_FIELDS = (("employment", 1), *((field, number) for field, _, number in WAGES), ("quotient", 17))


def is_series(member: Member) -> bool:
    """Tell by its content whether a file is the database of time series."""
    start = b""
    try:
        with member.open() as file:
            start = file.read(len(_MAGIC))
        if start.startswith(_PACKED):
            with member.open() as file, gzip.GzipFile(fileobj=file) as unpacked:
                start = unpacked.read(len(_MAGIC))
    except (OccDeskError, OSError, EOFError, zlib.error):
        # A packed file that is damaged is named when it is read.
        return start.startswith(_PACKED) and _ENDING in member.name.casefold()
    if start != _MAGIC:
        return start == b"" and _ENDING in member.name.casefold()
    try:
        with closing(_open(member)) as database:
            found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in found} >= _TABLES
    except (OccDeskError, sqlite3.Error):
        return _ENDING in member.name.casefold()


def read_edition(member: Member) -> Edition:
    """Return the year that the database names, and the ceiling that its footnotes name."""
    try:
        with closing(_open(member)) as database:
            meta = dict(database.execute("SELECT name, value FROM meta"))
            legend = [text for (text,) in database.execute("SELECT footnote_text FROM footnote")]
            return make_edition(int(meta["data_year"]), legend)
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise _unreadable(member, error) from error


def read_national(member: Member, edition: Edition) -> National:
    """Return the lines of the nation for all industries: detailed codes and the total."""
    wanted = ", ".join(f"v{number:02}, f{number:02}" for *_, number in FIGURES)
    query = (
        f"SELECT occupation_code, occupation_name, v02, v05, {wanted}"
        f" FROM occupation JOIN cell ON cell.key = '{NATION_KEY}' || occupation_code"
        f" WHERE display_level = {_DETAILED} OR occupation_code = '000000'"
        " ORDER BY occupation_code"
    )
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, Published]] = {metric: {} for metric, *_ in FIGURES}
    try:
        with closing(_open(member)) as database:
            for digits, title, jobs_error, wage_error, *found in database.execute(query):
                code = _hyphenate(digits)
                where = f"{NATION_KEY}{digits} of {member}"
                titles[code] = title
                for place, (metric, _, number) in enumerate(FIGURES):
                    error = jobs_error if metric == "employment" else None
                    error = wage_error if metric in WAGE_ERROR_OF else error
                    text, marks = found[2 * place : 2 * place + 2]
                    named = f"v{number:02} of {where}"
                    cell = read_series_cell(text, marks, metric, code, edition, error, named)
                    cells[metric][code] = Published(code, cell, 0)
    except sqlite3.Error as error:
        raise _unreadable(member, error) from error
    if TOTAL not in titles:
        raise OccDeskError(f"{member} has no figure of the nation; it is not whole.")
    columns = {metric: f"v{number:02}" for metric, _, number in FIGURES}
    return National(edition, member.label, TABLE, KEY, columns, titles, cells)


def read_regional(member: Member, edition: Edition) -> Regional:
    """Return the areas, and their rows to be read when they are gone through."""
    try:
        with closing(_open(member)) as database:
            areas = tuple(
                _read_area(*found)
                for found in database.execute(
                    "SELECT area_code, areatype_code, state_code, area_name FROM area"
                    " WHERE areatype_code IN ('S', 'M') ORDER BY areatype_code DESC, area_code"
                )
            )
    except sqlite3.Error as error:
        raise _unreadable(member, error) from error
    columns = {FIGURE_METRICS[field]: f"v{number:02}" for field, number in _FIELDS}
    rows = RegionalRows(member, edition)
    return Regional(edition, member.label, TABLE, KEY, columns, areas, rows)


class RegionalRows:
    """The rows of states and areas: read from the database each time they are gone through."""

    def __init__(self, member: Member, edition: Edition) -> None:
        self._member = member
        self._edition = edition

    def __iter__(self) -> Iterator[RegionalRow]:
        values = ", ".join(f"v{number:02}" for _, number in _FIELDS)
        marks = ", ".join(f"f{number:02}" for _, number in _FIELDS)
        query = (
            f"SELECT substr(key, 5, 7), substr(key, 18), v02, v05, {values}, {marks} FROM cell"
            " WHERE key >= 'OEUM' AND substr(key, 4, 1) IN ('M', 'S')"
            " AND substr(key, 12, 6) = '000000' ORDER BY key"
        )
        fields = tuple(field for field, _ in _FIELDS)
        try:
            with closing(_open(self._member)) as database:
                wanted = {
                    digits: _hyphenate(digits)
                    for (digits,) in database.execute(
                        "SELECT occupation_code FROM occupation"
                        f" WHERE display_level = {_DETAILED} OR occupation_code = '000000'"
                    )
                }
                for area, digits, jobs_error, wage_error, *found in database.execute(query):
                    if digits not in wanted:
                        continue
                    cells = dict(zip(fields, found, strict=False))
                    footnotes = dict(zip(fields, found[len(fields) :], strict=True))
                    where = f"{digits} in area {area} of {self._member}"
                    yield read_series_row(
                        self._edition,
                        area,
                        wanted[digits],
                        cells,
                        footnotes,
                        (jobs_error, wage_error),
                        where,
                    )
        except sqlite3.Error as error:
            raise _unreadable(self._member, error) from error


def _read_area(code: str, kind: str, state: str, name: str) -> Area:
    postal = STATES.get(state, "")
    if kind == "S":
        return Area(code, "state", name, postal)
    return Area(code, "nonmetro" if is_nonmetro(code) else "metro", name, postal)


def _open(member: Member) -> sqlite3.Connection:
    """Return the database, held in memory: an archive or a packed file has no path to open."""
    database = sqlite3.connect(":memory:")
    database.deserialize(_unpack(member))
    return database


def _unpack(member: Member) -> bytearray:
    """Return the bytes of the database, read bit by bit: one large read takes its room at once."""
    content = bytearray()
    try:
        with member.open() as file:
            packed = file.read(len(_PACKED)) == _PACKED
        with member.open() as file:
            stream = gzip.GzipFile(fileobj=file) if packed else file
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > _LARGEST:
                    raise OccDeskError(f"{member} is too large to be the published database.")
    except (OSError, EOFError, zlib.error) as error:
        raise OccDeskError(f"{member} cannot be unpacked: {error}.") from error
    if not content:
        raise OccDeskError(f"{member} is empty; fetch it again.")
    return content


def _hyphenate(digits: str) -> str:
    return f"{digits[:2]}-{digits[2:]}"


def _unreadable(member: Member, error: Exception) -> OccDeskError:
    return OccDeskError(f"{member} is not the database of OEWS series: {error}.")
