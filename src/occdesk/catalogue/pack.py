"""Opening a pack: one read-only SQLite file, refused with a sentence when it cannot be used.

A pack may come from anybody. Nothing is asked of it before its tables, views and indexes are known
to be those that this program makes: a view, trigger or generated column of another kind would be
run by the first question.
"""

import re
import sqlite3
from pathlib import Path

from occdesk.model.errors import PackError
from occdesk.model.pack import FORMAT, INDEXES, SEARCH, TABLES, VIEWS, WITHOUT_ROWID

LARGEST = 2_000_000_000
"""Bytes of a pack; an import may write half of that."""
LONGEST_VALUE = 2_000_000
"""Bytes of one value."""
_MOST_PARTS = 200
_ITS_OWN = re.compile(
    r"CREATE TABLE 'title_search_\w+'\((id INTEGER PRIMARY KEY, (block|sz) BLOB"
    r"|segid, term, pgno, PRIMARY KEY\(segid, term\)|k PRIMARY KEY, v)\)( WITHOUT ROWID)?"
    r"|CREATE TABLE sqlite_stat[14]\([\w, ]+\)"
)
"""What SQLite makes by itself for the search and for its planning."""


def open_pack(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to the pack at PATH, usable from any thread.

    Raises PackError when the file is missing, is not a pack, is damaged, holds other tables than
    a pack, or is a pack of a version that this program does not read.
    """
    if not path.is_file():
        reason = "it is not a file" if path.exists() else "it is missing"
        raise PackError(
            f"The data pack {path} is missing; install the program again to restore it.", reason
        )
    if path.stat().st_size > LARGEST:
        raise damaged(path, f"it has more than {LARGEST:,} bytes")
    try:
        # immutable: the file never changes while open, so SQLite takes no locks and needs no
        # write access to the folder.
        pack = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise damaged(path, str(error)) from error
    try:
        _restrict(pack)
        _check(pack, path)
    except sqlite3.Error as error:
        pack.close()
        raise damaged(path, str(error)) from error
    except BaseException:
        pack.close()
        raise
    return pack


def _restrict(pack: sqlite3.Connection) -> None:
    """Let nothing in PACK act: no function in its schema, no writing, no other file."""
    pack.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    pack.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    pack.execute("PRAGMA trusted_schema = OFF")
    pack.execute("PRAGMA query_only = ON")
    pack.execute("PRAGMA cell_size_check = ON")


def _check(pack: sqlite3.Connection, path: Path) -> None:
    """Raise PackError where PACK is damaged or of a version that this program does not read."""
    asked = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT ?"
    found = dict(pack.execute(asked, (_MOST_PARTS,)).fetchall())
    wanted = schema()
    # The manifest, if it is one, says of which version the others are.
    if "manifest" not in found:
        raise damaged(path, "table manifest is missing")
    if found["manifest"] != wanted["manifest"]:
        raise damaged(path, "its manifest is not one of a pack")
    version = pack.execute("SELECT value FROM manifest WHERE key = 'format'").fetchone()
    if version is None or version[0] != str(FORMAT):
        is_known = version is not None and str(version[0]).isalnum()
        number = str(version[0])[:20] if is_known else "none"
        raise PackError(
            f"The data pack {path} has format {number}, and this program reads format {FORMAT};"
            " build it again with “occdesk data build” or install a matching program.",
            f"it has format {number}, and this program reads format {FORMAT}",
        )
    for name, sql in found.items():
        if name not in wanted and not _ITS_OWN.fullmatch(str(sql)):
            raise damaged(path, f"it holds {name[:40]!r}, which is no part of a pack")
    for name, sql in wanted.items():
        if name not in found:
            raise damaged(path, f"{sql.split()[1].lower()} {name} is missing")
        if found[name] != sql:
            raise damaged(path, f"{name} is not as in a pack")


def schema() -> dict[str, str]:
    """Return how each table, view and index of a pack is made, by name."""
    parts = {
        table: f"CREATE TABLE {table} ({rules}){' WITHOUT ROWID' * (table in WITHOUT_ROWID)}"
        for table, rules in TABLES.items()
    }
    parts |= {view: f"CREATE VIEW {view} AS {query}" for view, query in VIEWS.items()}
    for each in (SEARCH, *INDEXES):
        words = each.split()
        parts[words[3 if words[1] == "VIRTUAL" else 2]] = each
    return parts


def damaged(path: Path, reason: str) -> PackError:
    """Return the error that says that the pack at PATH is damaged, for REASON."""
    return PackError(
        f"The data pack {path} is damaged ({reason}); install the program again to restore it.",
        f"it is damaged: {reason}",
    )
