"""What processes that were killed left behind is removed, and nothing else."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from occdesk.system.files import write_whole
from occdesk.system.processes import sweep_parts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")

KILLED = """
import os, pathlib, sys
from occdesk.system.files import fill_whole
def fill(part):
    part.write_bytes(b"half")
    os.kill(os.getpid(), 9)
fill_whole(pathlib.Path(sys.argv[1]), fill)
"""


def _killed_while_writing(path: Path) -> Path:
    """Return what a process leaves that is killed while it writes PATH, as of two minutes ago."""
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode == -9
    (part,) = path.parent.glob(".*")
    assert part.read_bytes() == b"half"
    os.utime(part, (time.time() - 120,) * 2)
    return part


def test_what_is_left_of_a_killed_write_goes_with_the_next_one_there(tmp_path: Path) -> None:
    part = _killed_while_writing(tmp_path / "chart.png")
    write_whole(tmp_path / "other.png", b"whole")
    assert not part.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["other.png"]


def test_what_somebody_is_writing_or_has_named_so_stays(tmp_path: Path) -> None:
    gone = _killed_while_writing(tmp_path / "chart.png").name.split(".")[2].partition("-")[0]
    names = (
        f".chart.{os.getpid()}-1.part.png",  # of one that is running
        f".chart.{gone}-1.parts.png",
        f"chart.{gone}-1.part.png",
        f".chart.{gone}.part",
        ".chart.0-1.part.png",
        ".a download.part",
    )
    for name in names:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - 120,) * 2)
    new = tmp_path / f".chart.{gone}-9.part.png"
    new.write_bytes(b"")
    sweep_parts(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {*names, new.name}
    sweep_parts(tmp_path / "missing")
