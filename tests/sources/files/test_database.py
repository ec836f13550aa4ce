"""Databases from outside: unpacked, checked, read and nothing else."""

import gzip
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from occdesk.app.parts import open_packs
from occdesk.model.errors import OccDeskError
from occdesk.sources.files import database
from occdesk.sources.files.container import Container
from occdesk.sources.files.database import database_errors, open_database


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def made(path: Path, *statements: str) -> Path:
    """Make a database of a few rows."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("CREATE TABLE cell (key TEXT, v01 TEXT)", *statements):
            connection.execute(statement)
        connection.executemany("INSERT INTO cell VALUES (?, ?)", [("OEUN", "1")] * 500)
        connection.commit()
    return path


def test_the_time_series_are_read_and_their_copy_goes(raw: Path, scratch: Path) -> None:
    with Container(raw / "bls_oews") as container:
        member = container.find("oews-2025.sqlite.gz")
        assert member is not None
        with closing(open_database(member)) as series:
            assert len(list(scratch.iterdir())) == 1
            query = "SELECT v01, v13 FROM cell WHERE key = 'OEUN0000000000000000000'"
            assert series.execute(query).fetchone() == ("155495730", "50980")
        assert not list(scratch.iterdir())
        assert container.checksum(member) == (
            "3966d23d97176509ecbbcac23d7db0f3fd0c4c566a8f169fcb2f8ee543e9e99c",
            16_389_698,
        )


def test_a_database_that_is_not_packed_is_read_too(tmp_path: Path, scratch: Path) -> None:
    with closing(open_database(made(tmp_path / "plain.sqlite"))) as plain:
        assert plain.execute("SELECT count(*) FROM cell").fetchone() == (500,)


@pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
def test_the_copy_of_a_reader_that_was_killed_goes_at_the_next_start(
    tmp_path: Path, scratch: Path
) -> None:
    code = (
        "import os, pathlib, sys; from occdesk.sources.files.database import open_database\n"
        "open_database(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    command = [sys.executable, "-c", code, str(made(tmp_path / "plain.sqlite"))]
    subprocess.run(command, check=False, env={**os.environ, "TMPDIR": str(scratch)})
    assert len(list(scratch.rglob("*.sqlite"))) == 1
    open_packs()
    assert not list(scratch.iterdir())


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO cell VALUES ('a', 'b')",
        "CREATE TABLE more (a)",
        "ATTACH DATABASE '{folder}/other.sqlite' AS other",
        "SELECT load_extension('/nowhere')",
    ],
)
def test_nothing_but_reading_is_possible(tmp_path: Path, statement: str) -> None:
    path = made(tmp_path / "plain.sqlite")
    with (
        closing(open_database(path)) as plain,
        pytest.raises(OccDeskError, match=r"plain\.sqlite cannot be read as a database"),
        database_errors(path),
    ):
        plain.execute(statement.format(folder=tmp_path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["plain.sqlite"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW all_cells AS SELECT * FROM cell",
        "CREATE TRIGGER act AFTER INSERT ON cell BEGIN DELETE FROM cell; END",
        "CREATE VIRTUAL TABLE words USING fts5(a)",
    ],
)
def test_what_could_act_is_refused(tmp_path: Path, scratch: Path, statement: str) -> None:
    path = made(tmp_path / "acting.sqlite", statement)
    with pytest.raises(OccDeskError, match=r"acting\.sqlite holds “\w+”, which is no table of"):
        open_database(path)
    assert not list(scratch.iterdir())


def test_a_packed_file_of_zeros_is_refused_while_it_is_unpacked(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.sqlite.gz"
    path.write_bytes(gzip.compress(b"SQLite format 3\0" + bytes(30_000_000)))
    monkeypatch.setattr(database, "DATABASE", 8_000_000)
    with pytest.raises(OccDeskError, match=r"bomb\.sqlite\.gz has more than 8 MB"):
        open_database(path)
    assert not list(scratch.iterdir())


def test_what_is_no_database_or_cut_off_is_refused(tmp_path: Path, scratch: Path) -> None:
    whole = made(tmp_path / "whole.sqlite").read_bytes()
    packed = gzip.compress(whole)
    path = tmp_path / "any.sqlite"
    for content, problem in (
        (b"", "is empty"),
        (b"code,title\n", "is not an SQLite database"),
        (gzip.compress(b"code,title\n"), "is not an SQLite database"),
        (whole[:5_000], "malformed|damaged database"),
        (packed[: len(packed) // 2], r"cannot be read: it is cut off"),
        (packed[:-8] + bytes(8), r"cannot be read: .*CRC"),
    ):
        path.write_bytes(content)
        with pytest.raises(OccDeskError, match=rf"any\.sqlite.*({problem})"):
            open_database(path)
    assert not list(scratch.iterdir())
