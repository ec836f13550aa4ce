"""A digest of a table's content that does not depend on how SQLite lays it out."""

import hashlib
import json
import sqlite3

PREFIX = "digest:"
"""Manifest keys of digests: this, then the name of the table."""


def table_digest(connection: sqlite3.Connection, table: str) -> str:
    """Return the SHA-256, in hexadecimal, of a table's column names and rows.

    Rows are taken in the order of the primary key (of the row number where there is none) and
    written as JSON arrays, one a line: NULL is null, an integer has no point and a real number
    has one, in the shortest form that reads back as the same number.
    """
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = [column[1] for column in columns]
    keys = [column[1] for column in sorted(columns, key=lambda column: int(column[5])) if column[5]]
    listed = ", ".join(f'"{name}"' for name in names)
    order = ", ".join(f'"{name}"' for name in keys) or "rowid"
    digest = hashlib.sha256(_canonical(names))
    for row in connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {order}'):
        digest.update(_canonical(list(row)))
    return digest.hexdigest()


def _canonical(row: list[object]) -> bytes:
    return (_encode(row) + "\n").encode()


def _name_bytes(found: object) -> dict[str, str]:
    """Return what stands for bytes, which no pack holds unless it is damaged."""
    assert isinstance(found, bytes)
    return {"bytes": found.hex()}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_name_bytes).encode
