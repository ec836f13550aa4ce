"""Opening a pack: one read-only SQLite file, refused with a sentence when it cannot be used."""

import sqlite3
from pathlib import Path

from occdesk.model.errors import PackError
from occdesk.model.pack import FORMAT, TABLES


def open_pack(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to the pack at PATH, usable from any thread.

    Raises PackError when the file is missing, is not a pack, is damaged, or is a pack of a
    version that this program does not read.
    """
    if not path.is_file():
        raise PackError(
            f"The data pack {path} is missing; install the program again to restore it."
        )
    try:
        # immutable: the file never changes while open, so SQLite takes no locks and needs no
        # write access to the folder.
        pack = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise damaged(path, str(error)) from error
    try:
        _check(pack, path)
    except BaseException:
        pack.close()
        raise
    return pack


def _check(pack: sqlite3.Connection, path: Path) -> None:
    """Raise PackError where PACK is damaged or of a version that this program does not read."""
    try:
        found = pack.execute("SELECT value FROM manifest WHERE key = 'format'").fetchone()
        tables = {name for (name,) in pack.execute("SELECT name FROM sqlite_schema")}
    except sqlite3.Error as error:
        raise damaged(path, str(error)) from error
    version = found[0] if found else "none"
    if version != str(FORMAT):
        raise PackError(
            f"The data pack {path} has format {version}, and this program reads format {FORMAT};"
            " build it again with “occdesk data build” or install a matching program."
        )
    lacking = sorted(set(TABLES) - tables)
    if lacking:
        raise damaged(path, f"table {lacking[0]} is missing")


def damaged(path: Path, reason: str) -> PackError:
    """Return the error that says that the pack at PATH is damaged, for REASON."""
    return PackError(
        f"The data pack {path} is damaged ({reason}); install the program again to restore it."
    )
