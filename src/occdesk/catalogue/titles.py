"""The titles alone: what the first painted list needs, read as quickly as a pack can be."""

import sqlite3
from contextlib import closing
from pathlib import Path

from occdesk.catalogue.pack import damaged, open_pack


def read_titles(path: Path) -> dict[str, str]:
    """Return every occupation's title by code, in the order of the titles.

    Raises PackError when the pack at PATH cannot be used.
    """
    with closing(open_pack(path)) as pack:
        try:
            rows = pack.execute("SELECT code, title FROM occupation").fetchall()
        except sqlite3.Error as error:
            raise damaged(path, str(error)) from error
    return dict(sorted(rows, key=_by_title))


def _by_title(row: tuple[str, str]) -> tuple[str, str]:
    code, title = row
    return title.casefold(), code
