"""The making of a pack: official files in, one SQLite file out, the same content every time."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.model.codes import soc_of
from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Group, Occupation
from occdesk.model.pack import FORMAT, INDEXES, SEARCH, TABLES, VIEWS, WITHOUT_ROWID
from occdesk.sources import onet
from occdesk.sources.anthropic import read_use_patterns
from occdesk.sources.eloundou import read_label_sums
from occdesk.sources.index_values import place_indices, place_overall_use
from occdesk.sources.labour_values import (
    name_groups,
    place_oews,
    place_projections,
    read_editions,
)
from occdesk.sources.onet_values import place_onet
from occdesk.sources.projections import read_matrix_codes
from occdesk.sources.provenance import RELEASES, SOURCES, read_source_files
from occdesk.sources.rows import ValueRow
from occdesk.sources.soc import read_structure

IDENTITY = (("id", "bundled"), ("name", "Bundled data"))

Progress = Callable[[str], None]


def build_pack(
    raw: Path, out: Path, *, progress: Progress | None = None, force: bool = False
) -> None:
    """Write to OUT a pack of the official files under RAW.

    PROGRESS is called with a few words before each step. The pack is written to a temporary file
    beside OUT and renamed when it is whole; after an error nothing is left. Raises OccDeskError
    when OUT exists and FORCE is not set, when its folder cannot be written to, and when an
    official file is missing or not in its published layout.
    """
    say = progress or (lambda words: None)
    if not raw.is_dir():
        raise OccDeskError(f"There is no folder {raw} to read the official files from.")
    if out.is_symlink():
        # The link stays, and what it leads to is written.
        out = Path(os.path.realpath(out))
    if out.exists() and not out.is_file():
        raise OccDeskError(f"{out} is not a file; name a file to write the pack to.")
    if out.exists() and not force:
        raise OccDeskError(f"{out} exists already; use --force to replace it.")
    part = _reserve(out)
    try:
        connection = sqlite3.connect(part)
        try:
            _fill(connection, raw, say)
        finally:
            connection.close()
        _publish(part, out)
    except sqlite3.Error as error:
        raise OccDeskError(f"The pack {out} cannot be written: {error}.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def read_all_occupations(raw: Path) -> tuple[tuple[Group, ...], tuple[Occupation, ...]]:
    """Return the SOC groups and all occupations with the groups that they belong to."""
    groups, detailed = read_structure(raw)
    places = {one.code: one for one in detailed}
    matrix = read_matrix_codes(raw)
    surveyed = read_surveyed(raw)
    occupations = []
    for code, title in onet.read_occupations(raw):
        place = places.get(soc_of(code))
        if place is None:
            raise OccDeskError(f"The SOC structure has no code {soc_of(code)}, needed for {code}.")
        occupations.append(
            Occupation(
                code=code,
                title=title,
                soc=place.code,
                broad=place.broad,
                minor=place.minor,
                family=place.family,
                matrix=matrix.get(code, ""),
                surveyed=code in surveyed,
            )
        )
    return groups, tuple(occupations)


def read_surveyed(raw: Path) -> frozenset[str]:
    """Return the codes that O*NET collects data about: those with task statements."""
    return frozenset(onet.count_tasks(raw))


def _reserve(out: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}-", suffix=".part", dir=out.parent)
    except OSError as error:
        raise OccDeskError(
            f"The folder {out.parent} cannot be written to: {error.strerror or error}."
        ) from error
    os.close(handle)
    return Path(name)


def _publish(part: Path, out: Path) -> None:
    try:
        # Temporary files are made readable by their owner alone; a pack is for everybody.
        part.chmod(0o644)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise OccDeskError(
            f"The pack {out} cannot be written: {error.strerror or error}."
        ) from error


def _fill(connection: sqlite3.Connection, raw: Path, say: Progress) -> None:
    # Speed is safe here: a file that is not whole is thrown away.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    for table, rules in TABLES.items():
        ending = " WITHOUT ROWID" if table in WITHOUT_ROWID else ""
        connection.execute(f"CREATE TABLE {table} ({rules}){ending}")
    for view, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {view} AS {query}")
    connection.execute(SEARCH)

    say("Sources and checksums")
    _insert(connection, "source", SOURCES)
    _insert(connection, "release", RELEASES)
    _insert(connection, "source_file", sorted(map(astuple, read_source_files(raw))))

    say("Occupations and titles")
    groups, occupations = read_all_occupations(raw)
    _insert(connection, "soc_group", sorted(groups))
    _insert(connection, "occupation", occupations)
    _fill_titles(connection, raw, occupations)
    _insert(connection, "related", sorted(_related(raw)))

    say("Task labels and patterns of use")
    known = {one.code for one in occupations}
    sums = [astuple(one) for one in read_label_sums(raw) if one.code in known]
    patterns = [astuple(one) for one in read_use_patterns(raw) if one.code in known]
    _insert(connection, "label_sum", sums)
    _insert(connection, "use_pattern", patterns)

    _fill_values(connection, raw, occupations, say)

    say("Skills and knowledge")
    _fill_ratings(connection, raw)

    say("Indexes and digests")
    for index in INDEXES:
        connection.execute(index)
    _finish(connection)


def _fill_titles(
    connection: sqlite3.Connection, raw: Path, occupations: Sequence[Occupation]
) -> None:
    titles = onet.read_titles(raw)
    own = [(one.title, one.code, "title") for one in occupations]
    others = [(title, one.code, "alternate") for one in occupations for title in titles[one.code]]
    # A search that stops early should have seen the shortest titles, which say most.
    others.sort(key=lambda row: (len(row[0]), row))
    _insert(connection, "title", ((number, *row) for number, row in enumerate(own + others, 1)))
    for command in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO title_search (title_search) VALUES ('{command}')")


def _related(raw: Path) -> Iterable[tuple[object, ...]]:
    return (astuple(relation) for relation in onet.read_related(raw))


def _fill_values(
    connection: sqlite3.Connection, raw: Path, occupations: Sequence[Occupation], say: Progress
) -> None:
    say("Employment and pay")
    editions = read_editions(raw)
    groups = name_groups(editions, occupations)
    rows = list(place_oews(editions, occupations, groups))
    say("Projections, indices, job zones and interests")
    rows += place_projections(raw, occupations, groups)
    rows += place_indices(raw, occupations, groups)
    rows += place_onet(raw, occupations)
    rows.append(place_overall_use(raw))
    rows.sort(key=lambda row: (row.code, row.metric, row.year, row.area))
    texts = sorted({row.note for row in rows if row.note})
    notes = {text: number for number, text in enumerate(texts, 1)}
    _insert(connection, "note", ((number, text) for text, number in notes.items()))
    # Numbered in order of content, so that the same files give the same numbers.
    origins = sorted({_origin(row, notes) for row in rows}, key=repr)
    numbers = {origin: number for number, origin in enumerate(origins, 1)}
    _insert(connection, "origin", ((number, *origin) for origin, number in numbers.items()))
    _insert(connection, "fact", (_fact(row, numbers[_origin(row, notes)]) for row in rows))


def _origin(row: ValueRow, notes: dict[str, int]) -> tuple[str | int | None, ...]:
    note = notes[row.note] if row.note else None
    return (row.bound, row.status, row.match, row.published_for, row.release, note)


def _fact(row: ValueRow, origin: int) -> tuple[object, ...]:
    return (row.code, row.metric, row.year, row.area, row.number, row.text, origin)


def _fill_ratings(connection: sqlite3.Connection, raw: Path) -> None:
    elements: dict[str, tuple[str, str, str]] = {}
    rows: list[tuple[object, ...]] = []
    for domain in onet.RATINGS:
        for one in onet.read_ratings(raw, domain):
            elements[one.element] = (one.element, domain, one.name)
            rows.append(
                (
                    one.code,
                    one.element,
                    one.scale,
                    one.number,
                    one.low,
                    one.high,
                    one.n,
                    int(one.suppress),
                    int(one.irrelevant),
                )
            )
    _insert(connection, "element", sorted(elements.values()))
    _insert(connection, "rating", sorted(rows, key=lambda row: row[:3]))


def _finish(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        table, _, other, _ = broken[0]
        raise OccDeskError(f"Table {table} refers to a row of {other} that is missing.")
    tables = [table for table in TABLES if table != "manifest"]
    digests = [(f"{PREFIX}{table}", table_digest(connection, table)) for table in tables]
    manifest = [("format", str(FORMAT)), *IDENTITY, *digests]
    _insert(connection, "manifest", sorted(manifest))
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("VACUUM")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    listed = connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    marks = ", ".join("?" * len(listed))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
