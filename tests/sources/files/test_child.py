"""Reading files in a child process: results, limits, crashes and cancelling."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled
from occdesk.sources.files import child
from occdesk.sources.files.child import CancelledError, ChildLimits, command, run_in_child

posix = pytest.mark.skipif(sys.platform == "win32", reason="no limits of resources here")


def test_what_is_in_the_files_comes_back(raw: Path) -> None:
    paths = [str(raw / "bls_oews" / "oesm24nat.zip"), str(raw / "bls_ooh")]
    seen: list[tuple[str, float]] = []
    found = run_in_child("inspect", {"paths": paths}, progress=lambda *step: seen.append(step))
    members = found["members"]
    assert isinstance(members, list)
    assert [member["name"] for member in members] == [
        "oesm24nat/national_M2024_dl.xlsx",
        "occupations.csv",
    ]
    top = members[0]["sheets"]["national_M2024_dl"]
    assert top[0][8:10] == ["OCC_CODE", "OCC_TITLE"]
    assert top[1][8:10] == ["00-0000", "All Occupations"]
    assert "title" in members[1]["header"]
    assert [doing for doing, _ in seen] == [member["name"] for member in members]


def test_an_error_of_the_job_comes_back_as_its_sentence() -> None:
    with pytest.raises(OccDeskError, match=r"^The file .*no\.zip is missing; fetch it from its"):
        run_in_child("inspect", {"paths": ["/nowhere/no.zip"]})


def test_an_unknown_job_is_refused_before_anything_is_started() -> None:
    with pytest.raises(UsageError, match="no job “dance”"):
        run_in_child("dance", {})


def test_every_job_of_the_table_can_be_loaded() -> None:
    assert all(callable(load()) for load in child.JOBS.values())


@posix
@pytest.mark.excerpts
def test_too_little_memory_is_said(raw: Path, tmp_path: Path) -> None:
    """The skills alone are read in 40 MB; with a picture of 80 MB they need more."""
    book = tmp_path / "Skills.xlsx"
    shutil.copyfile(raw / "onet_30_1" / "Skills.xlsx", book)
    run_in_child("inspect", {"paths": [str(book)]}, limits=ChildLimits(memory=500))
    with zipfile.ZipFile(book, "a") as made:
        made.writestr("xl/media/noise.bin", bytes(80_000_000))
    with pytest.raises(OccDeskError, match=r"^Skills\.xlsx needs more than 60 MB of memory"):
        run_in_child("inspect", {"paths": [str(book)]}, limits=ChildLimits(memory=60))


@posix
def test_a_file_that_unpacks_to_more_than_is_allowed_is_said(raw: Path) -> None:
    series = raw / "bls_oews" / "oews-2025.sqlite.gz"
    with pytest.raises(OccDeskError, match=r"^oews-2025\.sqlite\.gz needs a file of more than 10"):
        run_in_child("inspect", {"paths": [str(series)]}, limits=ChildLimits(file=10))


@pytest.mark.excerpts
def test_too_little_time_is_said(raw: Path) -> None:
    start = time.monotonic()
    with pytest.raises(OccDeskError, match=r"^onet_30_1 needs more than 0\.02 seconds"):
        run_in_child(
            "inspect", {"paths": [str(raw / "onet_30_1")]}, limits=ChildLimits(seconds=0.02)
        )
    assert time.monotonic() - start < 5


@pytest.mark.excerpts
def test_cancelling_stops_the_child_at_once_and_leaves_nothing(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[str] = []
    with pytest.raises(CancelledError, match=r"^Reading onet_30_1 was cancelled"):
        run_in_child(
            "inspect",
            {"paths": [str(raw / "onet_30_1")]},
            progress=lambda doing, _: seen.append(doing),
            cancelled=lambda: bool(seen),
        )
    names = sorted(path.name for path in (raw / "onet_30_1").iterdir())
    assert seen[0] == names[0]
    assert len(seen) < len(names)
    assert not list(tmp_path.iterdir())
    assert all("child" not in thread.name for thread in threading.enumerate())


@posix
@pytest.mark.excerpts
def test_a_child_that_is_killed_is_one_sentence(raw: Path) -> None:
    """The child is killed from outside at its first word, as the system does when memory ends."""

    def kill(_doing: str, _done: float) -> None:
        found = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
            capture_output=True,
            text=True,
            check=False,
        )
        for line in found.stdout.splitlines():
            if "occdesk.sources.files.child" in line:
                os.kill(int(line.split()[0]), signal.SIGKILL)

    if shutil.which("ps") is None:
        pytest.skip("ps is not installed")
    paths = [str(raw / "onet_30_1")] * 200
    with pytest.raises(OccDeskError, match=r"system stopped the process") as caught:
        run_in_child("inspect", {"paths": paths}, progress=kill)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("onet_30_1 with 199 others cannot be read")


def test_a_child_that_fails_tells_how_in_a_note() -> None:
    with pytest.raises(OccDeskError, match=r"prepared for \(TypeError: ") as caught:
        run_in_child("inspect", {"paths": [1]})
    assert "TypeError" in caught.value.__notes__[0]


def test_a_child_takes_no_module_of_the_current_folder(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = run_in_child("inspect", {"paths": [str(raw / "bls_ooh")]})
    assert found["left_out"] == []


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_child_opens_no_connection_and_starts_no_program(act: str) -> None:
    code = (
        "import sys; from occdesk.sources.files import child\n"
        "sys.addaudithook(child._stay_inside)\n" + act
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr
    assert "not for a process that reads files" in done.stderr


def test_the_command_names_the_job_last() -> None:
    assert command("inspect")[-1] == "inspect"


@posix
def test_a_cancelled_import_ends_within_a_second_whatever_the_child_is_doing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    table = tmp_path / "titles.csv"
    table.write_text("title,n\n" + "".join(f"Manager of work {n},{n}\n" for n in range(20_000)))
    end = time.monotonic() + 1.5
    with pytest.raises(CancelledError):
        run_in_child(
            "import",
            {
                "paths": [str(table)],
                "pack": str(bundled("data", BUNDLED_NAME)),
                "out": str(tmp_path / "pack"),
            },
            cancelled=lambda: time.monotonic() > end,
        )
    assert time.monotonic() - end < 1
    assert [path.name for path in tmp_path.iterdir()] == ["titles.csv"]


@posix
def test_what_the_system_refuses_is_said_as_such() -> None:
    with pytest.raises(OccDeskError, match=r"^mem cannot be read, as the system refuses: Input"):
        run_in_child("inspect", {"paths": ["/proc/self/mem"]})
