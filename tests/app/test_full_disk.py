"""On a full disk what was there stays, nothing half written is left, and the path is named."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.conftest import Run
from tests.conftest import OWN_TABLE

from occdesk.library.settings import Settings, load_settings, save_settings
from occdesk.library.starts import begin_start
from occdesk.model.errors import OccDeskError
from occdesk.render.files.export import save
from occdesk.ui.shell.crash_report import FaultLog


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of a megabyte, of which nothing is free."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "occdesk-test", str(disk)], capture_output=True
    )
    if done.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        save_settings(disk / "occdesk", Settings(theme="dark"))
        with (disk / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(bytes(1_000)):
                    pass
            except OSError:
                pass
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def names(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))


def test_settings_pictures_and_logs_stay_as_they_were(full: Path) -> None:
    before = names(full)
    folder = full / "occdesk"
    said = save_settings(folder, Settings(theme="light", export_choices="x" * 9_000))
    assert "No space left on device" in said and str(folder) in said
    assert load_settings(folder) == (Settings(theme="dark"), "")
    with pytest.raises(OccDeskError, match=r"chart\.png. could not be written \(No space left"):
        save(full / "chart.png", bytes(50_000))
    assert "No space left on device" in begin_start(folder).problem
    FaultLog(folder).write("x" * 9_000)
    assert [each for each in names(full) if not each.endswith(".log")] == before


@pytest.mark.parametrize(
    "command",
    [
        ("chart", "pay", "15-2051", "-o", "{}/a.png"),
        ("compare", "15-2051", "29-1141", "-o", "{}/a.xlsx"),
        ("window", "-o", "{}/a.png"),
        ("data", "import", "staff.csv"),
    ],
)
def test_commands_say_so_and_leave_nothing(
    run: Run, full: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "staff.csv").write_text(OWN_TABLE)
    before = names(full)
    done = run(*(each.format(full) for each in command), XDG_DATA_HOME=str(full))
    assert done.status == 1 and done.err.count("\n") == 1
    assert "No space left on device" in done.err or "no room left on the disk" in done.err
    assert str(full) in done.err or "staff.csv" in done.err
    left = [each for each in names(full) if not each.endswith(("packs", ".log"))]
    assert left == before
    assert os.path.ismount(full)


def test_a_report_of_the_start_says_so_as_well(run: Run, full: Path) -> None:
    path = full / "report.json"
    report = ("--startup-report", str(path))
    done = run(*report, XDG_DATA_HOME=str(full), QT_QPA_PLATFORM="offscreen")
    assert done.status == 1
    settings, said = done.err.splitlines()
    assert settings.startswith("occdesk: The settings cannot be written")
    assert said == f"occdesk: {path} could not be written: No space left on device."
    assert not path.exists()


FULL_DEVICE = Path("/dev/full")


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "command", [("--help",), ("--version",), ("chart", "--help"), ("list", "--limit", "1")]
)
def test_what_cannot_be_printed_is_said(command: tuple[str, ...]) -> None:
    with FULL_DEVICE.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "occdesk", *command],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    reason = "No space left on device"
    assert done.stderr == f"occdesk: Standard output could not be written: {reason}.\n"


def test_a_closed_standard_output_is_said() -> None:
    code = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    command = [sys.executable, "-c", code, "-m", "occdesk", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("occdesk: Standard output is closed")


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "command",
    [
        ("chart", "pay", "15-1252", "-o"),
        ("chart", "pay", "--each", "15-1252", "-o"),
        ("chart", "pay", "15-1252", "-o", "chart.png", "--data"),
        ("compare", "15-1252", "29-1141", "-o"),
        ("article", "ml-engineers", "--format", "pdf", "-o"),
        ("window", "-o"),
        ("--startup-report",),
    ],
)
def test_a_device_is_no_file_to_write_and_is_named(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, str(FULL_DEVICE), QT_QPA_PLATFORM="offscreen")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("occdesk: ") and done.err.count("\n") == 1
    assert str(FULL_DEVICE) in done.err
