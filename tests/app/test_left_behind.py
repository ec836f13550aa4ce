"""Who is stopped, in whatever way, leaves neither processes nor half a file behind."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from occdesk.library.starts import NAME as STARTING
from occdesk.system.processes import MARK, claim

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
        start_new_session=True, preexec_fn=_usual,
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


def _usual() -> None:
    # A shell lets what it starts in the background ignore Ctrl+C; a terminal does not.
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


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


@pytest.mark.parametrize("to_all", [False, True])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_batch_that_is_stopped_is_alone_when_it_ends(
    tmp_path: Path, name: str, to_all: bool
) -> None:
    """Ctrl+C in a terminal and `systemctl stop` send their signal to all processes of a command."""
    parent = start(tmp_path, *BATCH)
    try:
        wait_until(lambda: list(tmp_path.glob("out/*.png")))
        (os.killpg if to_all else os.kill)(parent.pid, getattr(signal, name))
        parent.wait(timeout=PATIENCE)
        assert of_session(parent.pid) == []
    finally:
        for each in of_session(parent.pid):
            os.kill(each, signal.SIGKILL)
        _, said = parent.communicate()
    assert parent.returncode == 1
    assert re.fullmatch(
        r"occdesk: The batch was interrupted: \d+ of 1,016 drawn; what is drawn stays\.",
        said.splitlines()[-1],
    )


def test_a_batch_that_is_done_is_alone_when_it_ends(tmp_path: Path) -> None:
    two = ("chart", "pay", "--each", "15-1252,29-1141", "-o", "{code}.png", "--processes", "2")
    parent = start(tmp_path, *two)
    parent.wait(timeout=60)
    assert of_session(parent.pid) == []
    said, warned = parent.communicate()
    assert (parent.returncode, said) == (0, "Drawn: 2\n")
    assert warned.splitlines()[-1] == "2 of 2"


def test_the_window_removes_what_dead_processes_have_left_and_nothing_else(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    dead, alive, fresh, old, linked = (temporary / f"occdesk-read-{each}" for each in "12345")
    other, outside = temporary / "other-read-6", tmp_path / "outside"
    for each in (dead, alive, fresh, old, other, outside):
        each.mkdir()
        (each / "copy.sqlite").write_bytes(b"half")
    gone = subprocess.run(
        [sys.executable, "-c", "from occdesk.system.processes import own_mark; print(own_mark())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for each in (dead, other, outside):
        (each / MARK).write_text(gone.stdout.strip())
    claim(alive)
    os.utime(old, (0, 0))
    linked.symlink_to(outside)
    process = start(tmp_path)
    try:
        wait_until(lambda: not dead.exists() and not old.exists())
        # What remembers a start is gone when the window is ready.
        wait_until(lambda: not (tmp_path / "occdesk" / STARTING).exists())
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.communicate()
    assert (process.returncode, said) == (0, "")
    left = {each.name for each in temporary.iterdir() if not each.name.startswith("runtime-")}
    assert left == {each.name for each in (alive, fresh, linked, other)}
    assert (outside / "copy.sqlite").exists()
