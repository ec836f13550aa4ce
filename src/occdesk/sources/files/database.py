"""SQLite databases from outside: unpacked below a limit, checked, and only ever read."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Member, lone_member
from occdesk.sources.files.limits import DATABASE
from occdesk.sources.files.streams import gunzip, reason, short, too_large
from occdesk.system.scratch import make_scratch

_GZIP = b"\x1f\x8b"
_SQLITE = b"SQLite format 3\0"
_LONGEST_VALUE = 1_000_000
LONGEST_NAME = 1_000
"""Characters of a name or of a figure."""
_KINDS = {"blob": "bytes", "integer": "a number", "real": "a number", "null": "nothing"}
"""What SQLite calls what is no text, in words."""


class Database(sqlite3.Connection):
    """A connection to a copy in a folder of its own, which goes when it is closed."""

    folder: Path | None = None

    def close(self) -> None:
        """Close the connection and remove the copy."""
        super().close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None


def open_database(file: Path | Member) -> sqlite3.Connection:
    """Return a connection to an SQLite database, packed with gzip or not, for reading only.

    Only tables and indexes may be in it; close the connection to remove its unpacked copy. Raises
    OccDeskError when the file is none, is damaged, or has more than DATABASE bytes.
    """
    member = lone_member(file) if isinstance(file, Path) else file
    folder: Path | None = None
    try:
        folder = make_scratch()
        path = folder / "copy.sqlite"
        with path.open("xb") as copy:
            _copy(member, str(file), copy)
    except BaseException as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OccDeskError(
                f"{file} cannot be unpacked into {tempfile.gettempdir()}: {reason(error)}."
            ) from error
        raise
    # Immutable: nothing else knows the copy, so no lock, no journal and no log are looked for.
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, factory=Database, cached_statements=16
    )
    connection.folder = folder
    try:
        with database_errors(file):
            _restrict(connection)
            _check(connection, str(file))
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def database_errors(file: Path | Member) -> Iterator[None]:
    """Turn what a damaged database raises while it is read into one sentence that names FILE."""
    try:
        yield
    except MemoryError as error:
        # SQLite 3.40 says so of some damaged schemas too, with memory to spare.
        raise OccDeskError(
            f"{file} cannot be read as a database: it is damaged or too large for the memory that"
            " there is; fetch it again."
        ) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise OccDeskError(
            f"{file} cannot be read as a database ({short(str(error))}); fetch it again."
        ) from error


def check_texts(
    database: sqlite3.Connection,
    file: Path | Member,
    table: str,
    columns: Sequence[str],
    *,
    longest: int = LONGEST_NAME,
    empty: bool = False,
) -> None:
    """Raise OccDeskError where a value of COLUMNS of TABLE is no text or too long.

    SQLite keeps in any column whatever it was given: a number, or bytes that are no text. EMPTY
    allows nothing (NULL) as well, LONGEST characters are the most. The sentence names table, row
    and column.
    """
    kinds = ("text", "null") if empty else ("text",)
    # Numbers come before all text and bytes after it, which is quicker asked than the type.
    wrong = " OR ".join(
        f"{column} < '' OR {column} >= x'' OR length({column}) > {longest}"
        + ("" if empty else f" OR {column} IS NULL")
        for column in columns
    )
    with database_errors(file):
        if database.execute(f"SELECT 1 FROM {table} WHERE {wrong} LIMIT 1").fetchone() is None:
            return
        listed = ", ".join(f"typeof({column}), length({column})" for column in columns)
        for row, found in enumerate(database.execute(f"SELECT {listed} FROM {table}"), 1):
            for column, kind, length in zip(columns, found[::2], found[1::2], strict=True):
                if kind not in kinds or (length or 0) > longest:
                    what = _KINDS.get(kind, f"text of {length or 0:,} characters")
                    most = f" of at most {longest:,} characters" if kind in kinds else ""
                    raise OccDeskError(
                        f"{file}: row {row:,} of table {table} has {what} in column {column}, where"
                        f" text{most} should stand; fetch the database again."
                    )


def _copy(member: Member, called: str, copy: IO[bytes]) -> None:
    with member.open() as stream:
        first = stream.peek(2)[:2]  # type: ignore[attr-defined]
        source = gunzip(stream, called, DATABASE) if first == _GZIP else stream
        with closing(source):
            for number, portion in enumerate(iter(partial(source.read, 1 << 20), b"")):
                if number == 0 and not portion.startswith(_SQLITE):
                    raise OccDeskError(f"{called} is not an SQLite database.")
                if copy.tell() > DATABASE:
                    raise too_large(called, DATABASE)
                copy.write(portion)
    if not copy.tell():
        raise OccDeskError(f"{called} is empty; fetch it again.")


def _restrict(connection: sqlite3.Connection) -> None:
    """Let nothing in the database act: no function in its schema, no writing, no other file."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)


def _check(connection: sqlite3.Connection, called: str) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        problem = short(str(found[0])) if found else "no answer"
        raise OccDeskError(f"{called} is a damaged database ({problem}); fetch it again.")
    others = connection.execute(
        "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')"
        " OR sql LIKE 'CREATE VIRTUAL%'"
    ).fetchone()
    if others is not None:
        raise OccDeskError(
            f"{called} holds “{short(str(others[0]))}”, which is no table of data; it is not read."
        )
