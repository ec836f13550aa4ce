"""What the program remembers survives damage, and never stops it."""

import json
import os
import random
from pathlib import Path

import pytest

from occdesk.library.settings import (
    ASIDE,
    LAST_GOOD,
    NAME,
    Settings,
    load_settings,
    save_settings,
    seal,
)

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
        b"[" * 100_000,
        b'{"a":' * 1_000 + b"1" + b"}" * 1_000,
        b'{"version": 1, "text_step": NaN}',
        b'{"version": 1, "text_step": ' + b"9" * 5_000 + b"}",
        b'{"version": 1, "text_step": 60}',
        b'{"version": 1, "version": 1}',
        b'{"version": 1, "window": "' + b"x" * 60_000 + b'"}',
        b'{"version": 1, "theme": "\\ud800"}',
    ],
)
def test_a_damaged_file_gives_the_last_good_copy(tmp_path: Path, damage: bytes) -> None:
    save_settings(tmp_path, CHOSEN)
    save_settings(tmp_path, Settings(theme="light"))
    (tmp_path / NAME).write_bytes(damage)
    loaded = load_settings(tmp_path)
    assert loaded.settings == CHOSEN
    assert "damaged" in loaded.problem
    assert (tmp_path / f"{ASIDE}1").read_bytes() == damage
    assert f"{ASIDE}1" in loaded.problem
    assert load_settings(tmp_path) == (CHOSEN, ""), "it is said once"


def test_no_wrong_byte_of_the_places_is_ever_used(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN._replace(window="AdnQywADAAAA" * 5, panels="AAAA/wAAAAH9" * 20))
    good = (tmp_path / NAME).read_bytes()
    kept = load_settings(tmp_path).settings
    for seed in range(1_500):
        dice = random.Random(seed)
        data = bytearray(good)
        for _ in range(dice.choice((1, 1, 1, 2, 5))):
            at = dice.randrange(len(data))
            if dice.random() < 0.7:
                data[at] = dice.choice((data[at] ^ 1 << dice.randrange(8), dice.randrange(256)))
            else:
                data[at : at + dice.randrange(4)] = b"AA"[: dice.randrange(3)]
        (tmp_path / NAME).write_bytes(data)
        found = load_settings(tmp_path).settings
        assert (found.window, found.panels) in (("", ""), (kept.window, kept.panels)), seed
        assert found.theme in ("system", "light", "dark") and found.text_step in range(-3, 9)
    assert len(list(tmp_path.iterdir())) < 30


def test_places_without_a_sum_are_not_used_and_the_rest_is(tmp_path: Path) -> None:
    raw = {"version": 1, "window": "abc", "panels": "def", "theme": "dark"}
    (tmp_path / NAME).write_text(json.dumps(raw))
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(theme="dark")
    assert "begin anew" in loaded.problem
    raw["places"] = seal(Settings(window="abc", panels="def"))
    (tmp_path / NAME).write_text(json.dumps(raw))
    assert load_settings(tmp_path) == (Settings("abc", "def", "dark"), "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("name", [NAME, LAST_GOOD])
def test_neither_a_pipe_nor_a_device_is_waited_for(tmp_path: Path, name: str) -> None:
    for number, make in enumerate((os.mkfifo, lambda path: path.symlink_to("/dev/zero"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        make(folder / name)
        assert load_settings(folder).settings == Settings()
        assert save_settings(folder, CHOSEN) == ""
        assert load_settings(folder) == (CHOSEN, "")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_can_read_the_settings(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        save_settings(tmp_path / "a" / "b", CHOSEN)
        save_settings(tmp_path / "a" / "b", CHOSEN)
    finally:
        os.umask(before)
    modes = {each.stat().st_mode & 0o777 for each in (tmp_path / "a" / "b").iterdir()}
    assert modes == {0o600}
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_folder_whose_name_is_no_text_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN._replace(export_folder="/tmp/\udcff"))
    assert load_settings(tmp_path) == (CHOSEN, "")


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


def test_settings_without_a_version_and_with_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "settings.json").write_bytes(b'\xef\xbb\xbf{"theme": "dark", "text_step": 2}')
    loaded = load_settings(tmp_path)
    assert (loaded.settings.theme, loaded.settings.text_step) == ("dark", 2)
    assert not loaded.problem
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
