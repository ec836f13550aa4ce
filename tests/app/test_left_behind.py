"""Who is stopped, in whatever way, leaves neither processes nor half a file behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc"
)

SLOW_TABLE_ROWS = 60_000
PATIENCE = 20.0


def start(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    temporary = home / "tmp"
    temporary.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "occdesk", *arguments],
        env=os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "TMPDIR": str(temporary)},
        cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def of_session(number: int) -> list[int]:
    """Return the processes of the session NUMBER that are there and not just waiting to be told."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            words = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) == number and words[0] != "Z":
            found.append(int(entry.name))
    return found


def wait_until(what: "object") -> None:
    assert callable(what)
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table by job titles, which takes a while to read."""
    path = tmp_path / "staff.csv"
    rows = (f"nurse of ward {number},{number}" for number in range(SLOW_TABLE_ROWS))
    path.write_text("\n".join(("title,heads", *rows)))
    return path


IMPORT = ("data", "import", "staff.csv")
BATCH = ("chart", "pay", "--each", "all", "-o", "out/{code}.png", "--processes", "2")


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
@pytest.mark.parametrize(("command", "processes"), [(IMPORT, 2), (BATCH, 3)])
def test_children_end_with_their_parent(
    tmp_path: Path, table: Path, command: tuple[str, ...], processes: int, name: str
) -> None:
    parent = start(tmp_path, *command)
    try:
        wait_until(lambda: len(of_session(parent.pid)) >= processes)
        if command is BATCH:
            wait_until(lambda: list(tmp_path.glob("out/*.png")))
        parent.send_signal(getattr(signal, name))
        begun = time.monotonic()
        parent.wait(timeout=PATIENCE)
        wait_until(lambda: not of_session(parent.pid))
        assert time.monotonic() - begun < 10
    finally:
        for each in of_session(parent.pid):
            os.kill(each, signal.SIGKILL)
        parent.communicate()
    assert list(tmp_path.glob("out/.*")) == []
    assert all(each.read_bytes().endswith(b"IEND\xaeB`\x82") for each in tmp_path.glob("out/*"))
    packs = tmp_path / "occdesk" / "packs"
    if name == "SIGTERM":
        assert list(packs.glob(".import-*")) + list((tmp_path / "tmp").iterdir()) == []
    # Whatever was left goes with the next start.
    done = start(tmp_path, "list", "--limit", "1")
    done.communicate(timeout=60)
    assert done.returncode == 0 and list(packs.glob(".import-*")) == []
