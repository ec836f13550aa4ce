"""Sources, releases and files of a pack."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.provenance import FILES, RELEASES, SOURCES, read_source_files


def test_every_release_has_a_source_and_every_file_a_release() -> None:
    assert {release.source for release in RELEASES} == {source.id for source in SOURCES}
    assert {release for _, release in FILES} == {release.id for release in RELEASES}
    assert len({path for path, _ in FILES}) == len(FILES)


def test_every_source_states_licence_and_attribution() -> None:
    for source in SOURCES:
        assert all((source.title, source.publisher, source.licence, source.attribution))


def test_the_pack_names_the_files_that_it_came_from(raw: Path, pack: sqlite3.Connection) -> None:
    rows = pack.execute("SELECT path, sha256, bytes FROM source_file").fetchall()
    assert len(rows) == len(FILES)
    for path, digest, size in rows:
        content = (raw / path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (digest, size)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OccDeskError, match=r"Occupation Data\.txt is missing"):
        list(read_source_files(tmp_path))
