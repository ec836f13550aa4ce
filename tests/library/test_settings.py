"""What the program remembers survives damage, and never stops it."""

import json
from pathlib import Path

import pytest

from occdesk.library.settings import LAST_GOOD, NAME, Settings, load_settings, save_settings

CHOSEN = Settings(
    window="abc", panels="def", theme="dark", text_step=2, export_choices='{"unit": "mm"}'
)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    assert save_settings(tmp_path / "new" / "folder", CHOSEN) == ""
    loaded = load_settings(tmp_path / "new" / "folder")
    assert loaded.settings == CHOSEN
    assert loaded.problem == ""


def test_a_first_start_has_the_defaults_and_nothing_to_say(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == load_settings(None)
    assert load_settings(tmp_path).settings == Settings()
    assert load_settings(tmp_path).problem == ""


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"version": 99}',
        b'{"version": 1, "theme": 3}',
        b'{"version": 1, "theme": "pink"}',
        b'{"version": 1, "text_step": true}',
        b'{"version": 1, "text_step": 4000}',
        b'{"version": 1, "export_choices": {"unit": "mm"}}',
        b"\xff\xfe\x00",
        b" " * 2_000_000,
    ],
)
def test_a_damaged_file_gives_the_last_good_copy(tmp_path: Path, damage: bytes) -> None:
    save_settings(tmp_path, CHOSEN)
    save_settings(tmp_path, Settings(theme="light"))
    (tmp_path / NAME).write_bytes(damage)
    loaded = load_settings(tmp_path)
    assert loaded.settings == CHOSEN
    assert "damaged" in loaded.problem


def test_when_the_copy_is_damaged_too_the_program_starts_with_its_defaults(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("junk")
    (tmp_path / LAST_GOOD).write_text("junk")
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert "defaults" in loaded.problem


def test_a_damaged_file_never_becomes_the_last_good_copy(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    save_settings(tmp_path, CHOSEN)
    (tmp_path / NAME).write_text("junk")
    assert save_settings(tmp_path, Settings(theme="light")) == ""
    assert json.loads((tmp_path / LAST_GOOD).read_text())["theme"] == "dark"
    assert load_settings(tmp_path).settings.theme == "light"


def test_a_name_from_a_later_version_is_dropped(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"version": 1, "theme": "dark", "hologram": true}')
    assert load_settings(tmp_path).settings.theme == "dark"


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    said = save_settings(tmp_path / "file" / "occdesk", CHOSEN)
    assert "cannot be written" in said
    assert save_settings(None, CHOSEN).endswith("closed.")


def test_nothing_is_left_beside_the_settings(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    save_settings(tmp_path, CHOSEN)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([NAME, LAST_GOOD])
