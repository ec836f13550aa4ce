"""Where Qt or a library that it loads is missing: one sentence for pictures, all else goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from occdesk.app.system_libraries import explain, missing_packages, no_screen

# What a bare system says when the first module of Qt is imported.
WITHOUT_QT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            raise ImportError(
                "libGL.so.1: cannot open shared object file: No such file or directory", name=name
            )

sys.meta_path.insert(0, Missing())
from occdesk.app.main import main
sys.exit(main(sys.argv[1:]))
"""


def run_without_qt(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *words],
        capture_output=True, text=True, encoding="utf-8", env={"DISPLAY": ":0", "PATH": ""},
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("list", "nurse", "--limit", "1"),
        ("show", "15-1252"),
        ("compare", "15-1252", "29-1141"),
        ("moves", "15-1252", "--limit", "1"),
        ("article", "ml-engineers"),
        ("metrics",),
        ("data", "info"),
    ],
    ids=lambda words: words[0],
)
def test_what_only_prints_works_without_qt(words: tuple[str, ...]) -> None:
    done = run_without_qt(*words)
    assert done.returncode == 0, done.stderr
    assert done.stdout and not done.stderr


@pytest.mark.parametrize(
    "words", [(), ("chart", "pay", "15-1252", "-o", "x.png"), ("window", "-o", "x.png")]
)
def test_what_needs_qt_names_the_library_and_the_packages(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done = run_without_qt(*[str(tmp_path / each) if each == "x.png" else each for each in words])
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "libGL.so.1" in line and "apt-get install" in line and "libgl1" in line
    assert not list(tmp_path.iterdir())


def test_a_missing_pyside_is_not_taken_for_a_missing_library() -> None:
    told = explain(ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert told is not None and "not installed" in str(told)
    assert explain(ImportError("cannot import name 'x' from 'y'", name="y")) is None


def test_packages_are_those_of_the_list_without_what_only_setup_needs() -> None:
    packages = missing_packages()
    assert packages and "python3-venv" not in packages
    assert "xvfb" not in packages


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["could not connect to display :39", "no Qt platform plugin"], ":39"),
        (['Could not find the Qt platform plugin "nonsense" in ""'], "QT_QPA_PLATFORM"),
        (['Could not load the Qt platform plugin "xcb"'], "apt-get install"),
    ],
)
def test_why_there_is_no_screen(
    said: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":39")
    assert told in str(no_screen(said))


def test_a_display_that_does_not_answer_is_one_line_and_no_core_dump(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "occdesk"], capture_output=True, text=True, timeout=60,
        env={"DISPLAY": "unix:/nowhere", "HOME": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("occdesk: The display") and "occdesk window" in line


@pytest.mark.parametrize(
    ("said", "file", "why"),
    [
        ("/usr/lib/libGL.so.1: file too short", "/usr/lib/libGL.so.1", "file too short"),
        ("libEGL.so.1: invalid ELF header", "libEGL.so.1", "invalid ELF header"),
        ("/x/QtGui.abi3.so: undefined symbol: _Z1", "/x/QtGui.abi3.so", "undefined symbol: _Z1"),
    ],
)
def test_a_library_that_cannot_be_loaded_is_named(said: str, file: str, why: str) -> None:
    told = str(explain(ImportError(said)))
    assert f"library {file}, which" in told and f"({why})" in told and "install again" in told
