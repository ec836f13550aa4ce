"""The making of a pack."""

import sqlite3
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.paths import bundled
from occdesk.sources import build
from occdesk.sources.build import build_pack


def _manifest(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT key, value FROM manifest"))
    finally:
        connection.close()


def test_building_again_gives_the_bundled_pack(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.pack"
    steps: list[str] = []
    build_pack(raw, out, progress=steps.append)
    assert _manifest(out) == _manifest(bundled("data", "occdesk.pack"))
    assert len(steps) == len(set(steps)) > 4
    assert [path.name for path in tmp_path.iterdir()] == ["again.pack"]


def test_a_pack_that_exists_is_not_replaced_unless_forced(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    out = tmp_path / "old.pack"
    out.write_bytes(b"old")
    with pytest.raises(OccDeskError, match="exists already; use --force"):
        build_pack(raw, out)
    # Forced, it fails on the first missing file, and what was there stays.
    with pytest.raises(OccDeskError, match="is missing"):
        build_pack(raw, out, force=True)
    assert out.read_bytes() == b"old"


def test_a_missing_file_leaves_nothing_behind(tmp_path: Path) -> None:
    raw, target = tmp_path / "raw", tmp_path / "target"
    raw.mkdir()
    target.mkdir()
    with pytest.raises(OccDeskError, match=r"Occupation Data\.txt is missing"):
        build_pack(raw, target / "new.pack")
    assert list(target.iterdir()) == []


def test_an_interrupted_build_leaves_nothing_behind(raw: Path, tmp_path: Path) -> None:
    def stop(step: str) -> None:
        if "Task labels" in step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_pack(raw, tmp_path / "new.pack", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    with pytest.raises(OccDeskError, match=r"nowhere cannot be written to"):
        build_pack(raw, tmp_path / "nowhere" / "new.pack")
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(OccDeskError, match="file cannot be written to"):
        build_pack(raw, file / "new.pack")


def test_a_folder_of_files_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OccDeskError, match=r"no folder .*raw to read"):
        build_pack(tmp_path / "raw", tmp_path / "new.pack")


def test_an_error_in_the_middle_leaves_nothing_behind(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "MICROSOFT", build.ELOUNDOU)
    with pytest.raises(OccDeskError, match="no table of"):
        build_pack(raw, tmp_path / "new.pack")
    assert list(tmp_path.iterdir()) == []
