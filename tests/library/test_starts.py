"""A start that never came to an end is noticed by the next one."""

import os
import subprocess
import sys
from pathlib import Path

from occdesk.library.starts import NAME, begin_start, end_start

BEGIN = "import sys, pathlib, occdesk.library.starts as s; s.begin_start(pathlib.Path(sys.argv[1]))"


def crash(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", BEGIN, str(folder)], check=True)


def test_starts_that_end_leave_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        assert begin_start(tmp_path / "new") == (0, "")
        end_start(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_starts_that_crashed_are_counted_until_one_succeeds(tmp_path: Path) -> None:
    crash(tmp_path)
    crash(tmp_path)
    assert begin_start(tmp_path).failed == 2
    end_start(tmp_path)
    assert not (tmp_path / NAME).exists()
    assert begin_start(tmp_path).failed == 0


def test_a_window_that_is_opening_is_no_crash(tmp_path: Path) -> None:
    begin_start(tmp_path)
    code = (
        "import sys, pathlib, occdesk.library.starts as s; p = pathlib.Path(sys.argv[1]);"
        "print(s.begin_start(p).failed); s.end_start(p)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert done.stdout == "0\n"
    assert str(os.getpid()) in (tmp_path / NAME).read_text(), "the other one is still opening"


def test_damage_of_the_mark_does_no_harm(tmp_path: Path) -> None:
    for damage in (b"\xff\0" * 50, b"x" * 100_000, b"\n" * 90, b"here 99999999999999999999 1"):
        (tmp_path / NAME).write_bytes(damage)
        assert begin_start(tmp_path).problem == ""
        end_start(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "forgotten on closing" in begin_start(tmp_path / "file" / "occdesk").problem
    assert begin_start(None) == (0, "")
