"""Sources, releases and files of a pack."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.provenance import FILES, LINES, RELEASES, SOURCES, read_source_files


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


def test_every_text_has_its_number_of_lines(raw: Path) -> None:
    texts = {path for path, _ in FILES if path.endswith((".txt", ".csv", ".tsv"))}
    assert texts == set(LINES)
    for path, lines in LINES.items():
        assert len((raw / path).read_bytes().splitlines()) == lines, path


def test_a_text_that_was_cut_off_between_two_lines_is_refused(raw: Path, tmp_path: Path) -> None:
    cut = "anthropic_economic_index/labor_market_impacts/job_exposure.csv"
    for path, _ in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        if path != cut:
            (tmp_path / path).symlink_to(raw / path)
    lines = (raw / cut).read_bytes().splitlines(keepends=True)
    (tmp_path / cut).write_bytes(b"".join(lines[:-1]))
    with pytest.raises(OccDeskError, match=r"job_exposure\.csv has 756 lines where .* has 757"):
        list(read_source_files(tmp_path))
