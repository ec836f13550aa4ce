"""A pack that cannot be used is refused with a sentence."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from occdesk.catalogue.pack import open_pack
from occdesk.model.errors import PackError
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled


def test_a_missing_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"absent\.pack is missing"):
        open_pack(tmp_path / "absent.pack")


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all", b"SQLite format 3\0" + b"x" * 500]
)
def test_a_file_that_is_no_pack_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.pack"
    path.write_bytes(content)
    with pytest.raises(PackError, match="damaged"):
        open_pack(path)


def test_a_pack_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.pack"
    shutil.copy(bundled("data", BUNDLED_NAME), path)
    with sqlite3.connect(path) as pack:
        pack.execute("UPDATE manifest SET value = '99' WHERE key = 'format'")
    pack.close()
    with pytest.raises(PackError, match="has format 99, and this program reads format"):
        open_pack(path)


def test_a_pack_without_one_of_its_tables_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "cut.pack"
    shutil.copy(bundled("data", BUNDLED_NAME), path)
    with sqlite3.connect(path) as pack:
        pack.execute("DROP TABLE related")
    pack.close()
    with pytest.raises(PackError, match="table related is missing"):
        open_pack(path)


def test_a_pack_cannot_be_written_to() -> None:
    pack = open_pack(bundled("data", BUNDLED_NAME))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        pack.execute("DELETE FROM manifest")
    pack.close()
