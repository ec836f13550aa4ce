"""The layers, kept by tests: nothing below ui and render needs Qt, no quick path pandas."""

import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import occdesk

ROOT = Path(__file__).resolve().parents[1]

WITH_QT = ("app", "ui", "render")
WITHOUT_QT = (
    *("actions", "state", "charts", "metrics", "sources", "library", "articles"),
    *("catalogue", "model", "paths", "system"),
)

BLOCKER = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Blocker())
"""


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_package_belongs_to_a_layer() -> None:
    packages = {info.name for info in pkgutil.iter_modules(occdesk.__path__)}
    assert packages == {*WITH_QT, *WITHOUT_QT, "__main__"}


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_what_is_below_ui_and_render_imports_without_qt(package: str) -> None:
    folder = ROOT / "src" / "occdesk" / package
    modules = sorted(
        ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        for path in folder.rglob("*.py")
        if path.name != "__init__.py"
    )
    blocked = {"PySide6", "shiboken6", "pyqtgraph"}
    python(BLOCKER.format(blocked=blocked) + "\n".join(f"import {name}" for name in modules))


def test_the_quick_paths_import_neither_pandas_nor_numpy() -> None:
    python(
        BLOCKER.format(blocked={"pandas", "numpy", "openpyxl"})
        + "import occdesk.metrics.filters, occdesk.actions.table, occdesk.charts.build\n"
        + "import occdesk.app.reading, occdesk.app.arguments"
    )


def test_the_contracts_of_the_linter_name_every_layer() -> None:
    rules = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = rules.split("layers = [", 1)[1].split("]", 1)[0]
    named = set(re.findall(r"\w+", layers))
    assert named == {*WITH_QT, *WITHOUT_QT}


def test_no_lock_holds_an_address_and_no_file_a_path_of_this_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    if listed == [""]:
        pytest.skip("not a git checkout")
    here = str(ROOT.parent) + "/"
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in (".ttf", ".png", ".pack") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        assert here not in text, name
        if name.endswith(".lock"):
            assert "://" not in text, name
