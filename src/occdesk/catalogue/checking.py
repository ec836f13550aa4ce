"""Whether a pack is whole: its pages, what its columns hold, and the digests of a small one.

Reading a pack never does all of that. It is done once, when a pack is seen for the first time, and
again where reading one fails.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.catalogue.pack import damaged, open_pack
from occdesk.model.metric import Unit
from occdesk.model.pack import TABLES
from occdesk.model.value import Bound, Match, Status

DIGESTED = 8_000_000
"""Bytes of a pack whose digests are computed, which takes a second for each of its 6 MB; those of
a larger one are left to `data verify`."""
PATIENCE = 60.0
"""Seconds that a pack may take to be checked."""
_LOOK_EVERY = 100_000
"""Steps of SQLite between two looks at the clock."""
_KINDS = {"INTEGER": ("integer",), "REAL": ("real", "integer"), "TEXT": ("text",)}


def check_pack(path: Path) -> dict[str, str]:
    """Return the manifest of the pack at PATH; raises PackError for one that is not whole."""
    end = time.monotonic() + PATIENCE
    with closing(open_pack(path)) as pack:
        pack.set_progress_handler(lambda: time.monotonic() > end, _LOOK_EVERY)
        try:
            return _check(pack, path)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise damaged(path, f"it takes more than {PATIENCE:g} seconds to check") from error
            raise damaged(path, str(error)) from error
        except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
            raise damaged(path, str(error)) from error


def _check(pack: sqlite3.Connection, path: Path) -> dict[str, str]:
    (verdict,) = pack.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise damaged(path, " ".join(str(verdict).splitlines()[-1].split())[:200])
    for table, wrong in _wrong():
        if pack.execute(f"SELECT 1 FROM {table} WHERE {wrong} LIMIT 1").fetchone():
            raise damaged(path, f"a value in table {table} is of another kind")
    for table in TABLES:
        if pack.execute(f"PRAGMA foreign_key_check({table})").fetchone():
            raise damaged(path, f"table {table} refers to a row that is missing")
    manifest = dict(pack.execute("SELECT key, value FROM manifest"))
    for table in TABLES if path.stat().st_size <= DIGESTED else ():
        if table != "manifest" and table_digest(pack, table) != manifest.get(PREFIX + table):
            raise damaged(path, f"table {table} differs from its digest")
    return manifest


def _wrong() -> Iterator[tuple[str, str]]:
    """Yield each table with the condition that a row of it fulfils where it is wrong."""
    for table, columns in _columns().items():
        wrong = []
        for name, (kind, may_be_empty) in columns.items():
            kinds = [*_KINDS[kind], *(["null"] if may_be_empty else [])]
            listed = ", ".join(f"'{each}'" for each in kinds)
            wrong.append(f"typeof({name}) NOT IN ({listed})")
            if kind == "REAL":
                wrong.append(f"abs({name}) > 1e300")
        yield table, " OR ".join(wrong)
    yield from _CHOICES


def _columns() -> dict[str, dict[str, tuple[str, bool]]]:
    """Return the kind of each column by table and name, and whether it may hold nothing."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    with closing(sqlite3.connect(":memory:")) as empty:
        for table, rules in TABLES.items():
            empty.execute(f"CREATE TABLE {table} ({rules})")
            found[table] = {
                name: (kind, not needed and not key)
                for _, name, kind, needed, _, key in empty.execute(f"PRAGMA table_info({table})")
            }
    return found


def _one_of(column: str, choices: tuple[str, ...]) -> str:
    return f"{column} NOT IN ({', '.join(map(repr, choices))})"


_CHOICES = (
    ("series", _one_of("status", get_args(Status))),
    ("series", "year <> 0 AND year NOT BETWEEN 1900 AND 2200"),
    ("origin", _one_of("match", get_args(Match))),
    ("origin", _one_of("bound", get_args(Bound))),
    ("metric", _one_of("unit", get_args(Unit))),
    ("metric", _one_of("status", get_args(Status))),
    ("metric", "decimals NOT BETWEEN 0 AND 15 OR id NOT GLOB 'user_*' OR id GLOB '*[^a-z0-9_]*'"),
    ("metric", "length(label) > 1000 OR length(short) > 1000 OR length(definition) > 20000"),
)
"""What words and numbers mean something in a column."""
