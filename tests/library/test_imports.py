"""An imported pack that cannot be used is left out by name, and nothing else suffers."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.conftest import OWN_TABLE

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.library import checked
from occdesk.library.imports import (
    FOLDER,
    add_imported,
    explain_left_out,
    list_imported,
    remove_imported,
    staging,
    usable,
)
from occdesk.metrics.dataset import Dataset
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled
from occdesk.sources.families import Known
from occdesk.sources.importing import prepare
from occdesk.system.processes import claim

PACK = bundled("data", BUNDLED_NAME)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an imported pack: a table of one's own."""
    folder = tmp_path_factory.mktemp("good")
    (folder / "staff.csv").write_text(OWN_TABLE, encoding="utf-8")
    prepare([folder / "staff.csv"], PACK, folder / "good.pack", Known(), lambda words, part: None)
    return folder / "good.pack"


def put(good: Path, folder: Path, name: str = "mine") -> Path:
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(good, folder / FOLDER / f"{name}.pack"))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as pack:
        for each in statements:
            pack.execute(each)
        pack.commit()


def reseal(path: Path) -> None:
    """Give the pack at PATH the digests of what it holds now, as whoever means harm would."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as pack:
        for table in ("fact", "metric", "series", "origin", "note"):
            digest = table_digest(pack, table)
            pack.execute(
                "UPDATE manifest SET value = ? WHERE key = ?", (digest, f"{PREFIX}{table}")
            )
        pack.commit()


def rewrite(path: Path, table: str, sql: str) -> None:
    change(
        path,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = '{sql}' WHERE name = '{table}'",
    )


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
HARM: dict[str, Callable[[Path], object]] = {
    "a view without end": lambda path: change(
        path, "DROP VIEW value", f"CREATE VIEW value AS {ENDLESS}"
    ),
    "a manifest that is a view": lambda path: change(
        path,
        "DROP TABLE manifest",
        f"CREATE VIEW manifest AS SELECT i AS key, i AS value FROM ({ENDLESS})",
    ),
    "one view more": lambda path: change(path, f"CREATE VIEW more AS {ENDLESS}"),
    "a trigger": lambda path: change(
        path, "CREATE TRIGGER t AFTER INSERT ON fact BEGIN DELETE FROM fact; END"
    ),
    "a generated column": lambda path: rewrite(
        path,
        "note",
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT AS (hex(zeroblob(9999999))))",
    ),
    "a virtual table": lambda path: change(path, "CREATE VIRTUAL TABLE v USING fts5(a)"),
    "a table in the place of another": lambda path: change(
        path, "DROP TABLE related", "CREATE TABLE related (a)"
    ),
    "a huge value": lambda path: change(
        path,
        "INSERT INTO note VALUES (998, 'x')",
        "UPDATE note SET text = zeroblob(300000000) WHERE id = 998",
    ),
    "words for a number": lambda path: change(path, "UPDATE fact SET number = 'many'"),
    "bytes for words": lambda path: change(path, "UPDATE metric SET label = x'ff'"),
    "an endless number": lambda path: change(path, "UPDATE fact SET number = 9e999"),
    "a number for no occupation": lambda path: change(
        path, "UPDATE fact SET subject = subject + 90000"
    ),
    "another status": lambda path: change(path, "UPDATE series SET status = 'guessed'"),
    "a metric of the program": lambda path: change(
        path, "UPDATE metric SET id = 'median_wage' WHERE id LIKE '%heads'"
    ),
    "other figures": lambda path: change(path, "UPDATE fact SET number = number + 1"),
    "nothing": lambda path: path.write_bytes(b""),
    "half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "no database": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(9_000)),
    "another format": lambda path: change(
        path, "UPDATE manifest SET value = '1' WHERE key = 'format'"
    ),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_pack_that_does_harm_is_left_out_by_name(good: Path, tmp_path: Path, harm: str) -> None:
    put(good, tmp_path, "other")
    path = put(good, tmp_path)
    HARM[harm](path)
    if harm not in ("other figures", "a view without end", "a manifest that is a view"):
        reseal(path)
    start = time.monotonic()
    listed = {one.id: one for one in list_imported(tmp_path, PACK)}
    assert time.monotonic() - start < 10
    assert listed["other"].problem == ""
    assert listed["mine"].problem
    assert usable(tuple(listed.values())) == (tmp_path / FOLDER / "other.pack",)
    said = explain_left_out(tuple(listed.values()))
    assert "“mine”" in said and "“occdesk data remove mine”" in said
    assert "install the program" not in said and "other" not in said.replace("another", "")
    assert remove_imported(tmp_path, PACK, "mine").id == "mine"
    assert [one.id for one in list_imported(tmp_path, PACK)] == ["other"]


def test_no_wrong_byte_stops_what_reads_the_others(good: Path, tmp_path: Path) -> None:
    size = good.stat().st_size
    for at in range(7, size, size // 60):
        path = put(good, tmp_path, f"p{at}")
        data = bytearray(path.read_bytes())
        data[at : at + 24] = bytes(each ^ 0x55 for each in data[at : at + 24])
        path.write_bytes(data)
    listed = list_imported(tmp_path, PACK)
    assert len(listed) > 50 and sum(bool(one.problem) for one in listed) > 30
    opened = Catalogue(PACK, usable(listed))
    measures = Dataset(opened)
    for code in ("15-2051.00", "29-1141.00"):
        assert opened.stored(code)
    measures.numbers("user_staff_heads")
    opened.close()


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    packs = tmp_path / FOLDER
    packs.mkdir()
    os.mkfifo(packs / "pipe.pack")
    (packs / "device.pack").symlink_to("/dev/zero")
    (packs / "gone.pack").symlink_to("nowhere")
    (packs / "folder.pack").mkdir()
    listed = list_imported(tmp_path, PACK)
    assert len(listed) == 4 and all(one.problem for one in listed)


def test_a_pack_is_checked_once_and_again_when_it_has_changed(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(good, tmp_path)
    seen: list[Path] = []
    from occdesk.library import imports

    check = imports.check_pack
    monkeypatch.setattr(imports, "check_pack", lambda each: seen.append(each) or check(each))
    for _ in range(3):
        assert [one.problem for one in list_imported(tmp_path, PACK)] == [""]
    assert seen == [path]
    change(path, "UPDATE fact SET number = number + 1")
    for _ in range(2):
        assert "differs from its digest" in list_imported(tmp_path, PACK)[0].problem
    assert seen == [path, path]
    for damage in (b"", b"[" * 10_000, b'{"version": 1, "packs": {"mine": 3}}'):
        (tmp_path / checked.NAME).write_bytes(damage)
        assert list_imported(tmp_path, PACK)[0].problem


def test_damage_that_leaves_no_trace_is_found_where_it_is_looked_for(
    good: Path, tmp_path: Path
) -> None:
    path = put(good, tmp_path)
    assert list_imported(tmp_path, PACK)[0].problem == ""
    change(path, "UPDATE fact SET number = 7")
    known = checked.read_checked(tmp_path)
    stamp = checked.stamp_of(path)
    checked.write_checked(tmp_path, {"mine": known["mine"]._replace(stamp=stamp)})
    assert list_imported(tmp_path, PACK)[0].problem == ""
    assert list_imported(tmp_path, PACK, again=True)[0].problem
    assert list_imported(tmp_path, PACK)[0].problem


def test_nobody_else_can_read_what_was_imported(good: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with staging(tmp_path / "user") as part:
            shutil.copy(good, part)
            part.chmod(0o644)
            add_imported(part, tmp_path / "user", "mine")
        put(good, tmp_path / "user", "older").chmod(0o666)
        list_imported(tmp_path / "user", PACK)
    finally:
        os.umask(before)
    found = [tmp_path / "user", *(tmp_path / "user").rglob("*")]
    assert {each.name for each in found} >= {"mine.pack", "older.pack", checked.NAME}
    assert {each.stat().st_mode & 0o777 for each in found if each.is_file()} == {0o600}
    assert {each.stat().st_mode & 0o777 for each in found if each.is_dir()} == {0o700}


def test_what_a_killed_import_left_goes_with_the_next_one(tmp_path: Path) -> None:
    packs = tmp_path / FOLDER
    code = (
        "import os, pathlib, sys; from occdesk.library.imports import staging\n"
        "with staging(pathlib.Path(sys.argv[1])) as part: part.write_text('half'); os._exit(9)"
    )
    for _ in range(2):
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert len(list(packs.glob(".import-*"))) == 1
    (packs / ".import-mine").mkdir()
    claim(packs / ".import-mine")
    with staging(tmp_path):
        left = {each.name for each in packs.iterdir()}
    assert ".import-mine" in left and len(left) == 2, "one that is going on stays"
