"""The window on a real X server, where it has a size, a focus and a clipboard."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xvfb


ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")


@contextlib.contextmanager
def serving(size: str, *, managed: bool = False) -> Iterator[str]:
    """Start Xvfb of SIZE on a free display, with a window manager where it is MANAGED.

    Where it is not installed the test is skipped, but not under CI.
    """
    lacking = [each for each in NEEDED if shutil.which(each) is None]
    if lacking:
        words = f"{', '.join(lacking)}: not installed (packaging/debian-packages.txt, [test])"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    started = [server]
    if managed:
        environment = os.environ | {"DISPLAY": display}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen(["openbox"], env=environment, **quiet))
    try:
        yield display
    finally:
        for each in reversed(started):
            each.terminate()
            each.wait()


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Start Xvfb on a free display."""
    with serving("1600x1000") as started:
        yield started


def check(size: str, scale: str, *files: str) -> None:
    """Run the tests of FILES in tests/on_x on a screen of SIZE px, everything SCALE as large."""
    with serving(size, managed=True) as display:
        environment = os.environ | {
            "DISPLAY": display, "OCCDESK_TEST_PLATFORM": "xcb", "QT_SCALE_FACTOR": scale,
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *(f"tests/on_x/{each}" for each in files)],
            env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.parametrize("scale", ["1", "1.5", "2", "3"])
@pytest.mark.parametrize("size", ["1280x800", "1024x768"])
def test_every_window_fits_its_screen(size: str, scale: str) -> None:
    check(size, scale, "test_fitting.py")


def test_keys_and_mouse_on_a_real_server() -> None:
    files = sorted(each.name for each in (ROOT / "tests" / "on_x").glob("test_*.py"))
    check("1440x900", "1", *(each for each in files if each != "test_fitting.py"))


def python(display: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)},
        cwd=home, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_the_report_of_opening_is_written_and_the_program_quits(
    display: str, tmp_path: Path
) -> None:
    done = python(display, tmp_path, "-m", "occdesk", "--startup-report", "report.json")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads((tmp_path / "report.json").read_text())
    assert set(report) == {"first_paint_ms", "ready_ms", "longest_stall_ms", "rss_mb"}
    assert 0 < report["first_paint_ms"] < report["ready_ms"]
    assert report["rss_mb"] > 20


COPY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from occdesk.app.desktop import put_together, start_application
app = start_application()
window = put_together(None, None)
def copy():
    window.desktop.shell.copy_chart()
    data = QGuiApplication.clipboard().mimeData()
    image = data.imageData()
    recipes = [b"occdesk" in data.data(kind).data() for kind in ("image/png", "image/svg+xml")]
    print(image.width(), image.height(), all(recipes), "Source" in data.text())
    window.close()
window.ready.connect(lambda: QTimer.singleShot(200, copy))
QTimer.singleShot(60000, lambda: sys.exit(3))
window.show()
sys.exit(app.exec())
"""


def test_a_chart_is_copied_as_picture_drawing_and_words(display: str, tmp_path: Path) -> None:
    done = python(display, tmp_path, "-c", COPY)
    assert (done.returncode, done.stderr) == (0, "")
    width, height, lead_back, has_source = done.stdout.split()
    # As wide as the chart on screen, twice as fine.
    assert 1280 <= int(width) <= 3200 and int(height) > 600
    assert (lead_back, has_source) == ("True", "True")


def test_without_a_display_the_program_says_so_in_one_line(tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "occdesk"], env=kept, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert "occdesk window -o" in done.stderr
