"""The writing of a pack: the content of importers in, one SQLite file out, the same every time."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.model.errors import OccDeskError
from occdesk.model.pack import FORMAT, INDEXES, SEARCH, TABLES, VIEWS, WITHOUT_ROWID
from occdesk.model.plain_text import plain_lines
from occdesk.sources.pack.base import Base
from occdesk.sources.pack.content import Cite, Content, Extract, Series
from occdesk.sources.pack.placing import Fact, place, stands_by
from occdesk.sources.pack.tables import element_numbers, fill_tables

Progress = Callable[[str], None]
Row = Sequence[object]


def write_pack(
    out: Path,
    base: Base,
    content: Content,
    identity: Mapping[str, str],
    *,
    say: Progress = lambda words: None,
    force: bool = False,
) -> None:
    """Write to OUT a pack of CONTENT, joined to the occupations of BASE.

    IDENTITY goes into the manifest. SAY is called with a few words before each step. The pack is
    written to a temporary file beside OUT and renamed when it is whole; after an error nothing is
    left. Raises OccDeskError when OUT exists and FORCE is not set, and when its folder cannot be
    written to.
    """
    with reserved(out, force=force) as part:
        fill_pack(part, base, content, identity, say)


def fill_pack(
    part: Path, base: Base, content: Content, identity: Mapping[str, str], say: Progress
) -> None:
    """Write the tables of a pack into the empty file PART; raises OccDeskError when it cannot."""
    connection = sqlite3.connect(part)
    try:
        _fill(connection, base, content, identity, say)
    except sqlite3.IntegrityError as error:
        raise OccDeskError(
            f"What was read cannot be kept, as rows of it contradict each other ({error}); the file"
            " is damaged: fetch it again."
        ) from error
    except OverflowError as error:
        raise OccDeskError(
            "What was read holds a whole number of more than 18 digits, which is no figure; the"
            " file is damaged: fetch it again."
        ) from error
    except sqlite3.Error as error:
        is_full = "disk is full" in str(error)
        reason = "No space left on device" if is_full else str(error)
        raise OccDeskError(
            f"The pack cannot be written to the folder {part.parent}: {reason}."
        ) from error
    finally:
        connection.close()


@contextmanager
def reserved(out: Path, *, force: bool) -> Iterator[Path]:
    """Give an empty file beside OUT, which takes its name when all went well and is gone else.

    Raises OccDeskError when OUT exists and FORCE is not set, and when its folder cannot be
    written to.
    """
    if out.is_symlink():
        # The link stays, and what it leads to is written.
        out = Path(os.path.realpath(out))
    if out.exists() and not out.is_file():
        raise OccDeskError(f"{out} is not a file; name a file to write the pack to.")
    if out.exists() and not force:
        raise OccDeskError(f"{out} exists already; use --force to replace it.")
    part = _reserve(out)
    try:
        yield part
        _publish(part, out)
    finally:
        with suppress(OSError):
            part.unlink()


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


def _fill(
    connection: sqlite3.Connection,
    base: Base,
    content: Content,
    identity: Mapping[str, str],
    say: Progress,
) -> None:
    # Speed is safe here: a file that is not whole is thrown away.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    for table, rules in TABLES.items():
        ending = " WITHOUT ROWID" if table in WITHOUT_ROWID else ""
        connection.execute(f"CREATE TABLE {table} ({rules}){ending}")
    for view, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {view} AS {query}")
    connection.execute(SEARCH)
    say("Occupations, titles and sources")
    _fill_base(connection, base, content)
    say("Figures of every column")
    numbers = _fill_series(connection, content)
    _fill_facts(connection, base, content, numbers)
    say("Ratings, tasks, technology, activities and regions")
    elements = element_numbers(content)
    for table, rows in fill_tables(base, content, elements):
        _insert(connection, table, rows)
    say("Indexes and digests")
    for index in INDEXES:
        connection.execute(index)
    _finish(connection, identity)


def _fill_base(connection: sqlite3.Connection, base: Base, content: Content) -> None:
    _insert(connection, "source", sorted(set(content.sources)))
    _insert(connection, "release", sorted(set(content.releases)))
    _insert(connection, "source_file", sorted(set(content.files)))
    _insert(
        connection,
        "metric",
        (
            (m.id, m.label, m.short, m.unit, m.status, m.source, m.year, m.definition, m.caveat,
             m.decimals)
            for m in sorted(content.metrics)
        ),
    )  # fmt: skip
    _insert(connection, "soc_group", sorted(base.groups))
    _insert(connection, "merged_group", sorted(base.merged.items()))
    _insert(connection, "occupation", sorted(base.occupations))
    _insert(connection, "subject", ((n, code) for code, n in base.numbers.items()))
    for version, successors in (("soc", base.soc_2010), ("onet", base.onet_2010)):
        pairs = sorted((version, old, new) for old, news in successors.items() for new in news)
        _insert(connection, "crosswalk", pairs)
    own = [(one.title, one.code, "title") for one in base.occupations]
    others = [(title, code, "alternate") for code, title in content.alternate_titles]
    # A search that stops early should have seen the shortest titles, which say most.
    others.sort(key=lambda row: (len(row[0]), row))
    _insert(connection, "title", ((number, *row) for number, row in enumerate(own + others, 1)))
    for command in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO title_search (title_search) VALUES ('{command}')")


def _fill_series(connection: sqlite3.Connection, content: Content) -> dict[Extract, int]:
    """Write every column that figures were taken from; return the number of each."""
    joinings = {one.extract: one.joining for one in content.series}
    ordered = sorted({*joinings, *content.extracts})
    numbers = {extract: number for number, extract in enumerate(ordered, 1)}
    _insert(
        connection,
        "series",
        (
            (n, x.metric, x.year, x.status, x.release, x.file, x.table, x.key, x.column, x.step,
             joinings.get(x, ""))
            for x, n in numbers.items()
        ),
    )  # fmt: skip
    return numbers


def _fill_facts(
    connection: sqlite3.Connection, base: Base, content: Content, numbers: Mapping[Extract, int]
) -> None:
    subjects = base.numbers
    ordered = sorted(content.series, key=lambda one: numbers[one.extract])
    placed = [(numbers[one.extract], list(place(one, base))) for one in ordered]
    texts = sorted({fact.note for _, facts in placed for fact in facts if fact.note})
    notes = {text: number for number, text in enumerate(texts, 1)}
    _insert(connection, "note", ((number, text) for text, number in notes.items()))
    # Numbered in order of content, so that the same files give the same numbers.
    found = {_origin(fact, notes) for _, facts in placed for fact in facts}
    origins = {origin: number for number, origin in enumerate(sorted(found, key=repr), 1)}
    _insert(connection, "origin", ((number, *origin) for origin, number in origins.items()))
    rows = sorted(
        (subjects[fact.code], series, fact.number, fact.text, fact.rse,
         origins[_origin(fact, notes)])
        for series, facts in placed
        for fact in facts
    )  # fmt: skip
    _insert(connection, "fact", rows)
    for one in ordered:
        _insert(connection, "published", _published(numbers[one.extract], one))


def _published(number: int, series: Series) -> list[Row]:
    """Return where each cell of a series stands; cells that share a published code stand once."""
    cells = {stands_by(key, each): each for key, each in series.cells.items()}
    return [
        (number, code, one.row, one.raw, one.key or (None if each.code == code else each.code))
        for code, each in sorted(cells.items())
        for one in each.cites or (Cite(each.row, each.cell.raw),)
    ]


def _origin(fact: Fact, notes: Mapping[str, int]) -> tuple[object, ...]:
    note = notes[fact.note] if fact.note else None
    return (fact.bound, fact.match, fact.published_for, note, int(fact.unreliable))


def _finish(connection: sqlite3.Connection, identity: Mapping[str, str]) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        table, _, other, _ = broken[0]
        raise OccDeskError(f"Table {table} refers to a row of {other} that is missing.")
    _check_types(connection)
    digests = {
        f"{PREFIX}{table}": table_digest(connection, table)
        for table in TABLES
        if table != "manifest"
    }
    manifest = {"format": str(FORMAT), **identity, **digests}
    _insert(connection, "manifest", sorted(manifest.items()))
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("VACUUM")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    listed = connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    marks = ", ".join("?" * len(listed))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", map(_plain, rows))


def _plain(row: Row) -> Row:
    """Return a row in which no text holds what acts on a terminal or a window that shows it."""
    for cell in row:
        if type(cell) is str and not cell.isprintable():
            return [plain_lines(cell) if isinstance(cell, str) else cell for cell in row]
    return row


def _check_types(connection: sqlite3.Connection) -> None:
    """Raise OccDeskError where a value is of another type than the rules of its table say.

    SQLite itself keeps in any column whatever it is given.
    """
    for table in TABLES:
        described = connection.execute(f"PRAGMA table_info({table})").fetchall()
        wrong = [
            (name, f"{name} < '' OR {name} >= x''" if kind == "TEXT" else f"{name} >= ''")
            for _, name, kind, *_ in described
        ]
        every = " OR ".join(condition for _, condition in wrong)
        if connection.execute(f"SELECT 1 FROM {table} WHERE {every} LIMIT 1").fetchone() is None:
            continue
        for name, condition in wrong:
            found = connection.execute(
                f"SELECT typeof({name}) FROM {table} WHERE {condition} LIMIT 1"
            ).fetchone()
            if found is not None:
                raise OccDeskError(
                    f"What was read gives column {name} of table {table} a value of the wrong kind"
                    f" ({found[0]}); the file is damaged: fetch it again."
                )
