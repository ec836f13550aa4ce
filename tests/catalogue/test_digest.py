"""Digests of a table's content."""

import sqlite3

from occdesk.catalogue.digest import table_digest


def _digest(rules: str, rows: list[tuple[object, ...]]) -> str:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE one ({rules})")
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO one VALUES ({marks})", rows)
    try:
        return table_digest(connection, "one")
    finally:
        connection.close()


KEYED = "code TEXT PRIMARY KEY, number REAL"


def test_the_order_of_writing_does_not_matter_to_a_keyed_table() -> None:
    rows: list[tuple[object, ...]] = [("b", 2.0), ("a", 1.0)]
    assert _digest(KEYED, rows) == _digest(KEYED, rows[::-1])


def test_the_way_of_storing_does_not_matter() -> None:
    rows: list[tuple[object, ...]] = [("a", 1.5), ("b", None)]
    assert _digest(KEYED, rows) == _digest("code TEXT, number REAL, PRIMARY KEY (code)", rows)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE one (code TEXT PRIMARY KEY, number REAL) WITHOUT ROWID")
    connection.executemany("INSERT INTO one VALUES (?, ?)", rows)
    assert table_digest(connection, "one") == _digest(KEYED, rows)
    connection.close()


def test_any_change_of_content_shows() -> None:
    base = _digest(KEYED, [("a", 1.0)])
    assert _digest(KEYED, [("a", 1.0000000000000002)]) != base
    assert _digest(KEYED, [("a", None)]) != base
    assert _digest(KEYED, [("A", 1.0)]) != base
    assert _digest(KEYED, [("a", 1.0), ("b", 1.0)]) != base
    assert _digest("code TEXT PRIMARY KEY, figure REAL", [("a", 1.0)]) != base


def test_null_empty_text_and_zero_differ() -> None:
    loose = "id INTEGER PRIMARY KEY, cell"
    digests = {_digest(loose, [(1, cell)]) for cell in (None, "", 0, 0.0, "0", "null")}
    assert len(digests) == 6


def test_cells_cannot_run_into_each_other() -> None:
    both = "a TEXT PRIMARY KEY, b TEXT"
    assert _digest(both, [('x","y', "z")]) != _digest(both, [("x", 'y","z')])


def test_bytes_where_there_should_be_text_only_change_the_digest() -> None:
    assert _digest(KEYED, [(b"a", 1.0)]) != _digest(KEYED, [("a", 1.0)])
