"""Where the user's own files are, on machines where that is no matter of course."""

import sys
from pathlib import Path

import pytest

from occdesk.paths import home_folder, user_folder

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="homes of Linux")


@pytest.mark.parametrize("home", [None, "", "/", "//", "relative", "./here"])
def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    assert user_folder() is None
    assert home_folder().is_dir()


def test_a_named_folder_is_taken_without_a_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "occdesk"
