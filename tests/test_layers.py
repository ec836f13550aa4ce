"""The layers, kept by tests: nothing below ui and render needs Qt, no quick path pandas."""

import ast
import pkgutil
import re
import statistics
import subprocess
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import occdesk

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
MOST_LINES, MEDIAN_LINES = 400, 130

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
        if not path.is_file():
            continue
        content = path.read_bytes()
        assert here.encode() not in content, name
        if name.endswith(".lock"):
            assert b"://" not in content, name


class Imported(NamedTuple):
    """What a module imports, and whether one of its functions does."""

    name: str
    within: bool


def modules() -> dict[str, Path]:
    """Return the file of each module by its name; packages have the name of their folder."""
    named = {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in SOURCE.rglob("*.py")
    }
    assert len(named) > 300
    return named


def imports(nodes: Iterable[ast.AST], known: Container[str], within: bool) -> Iterator[Imported]:
    """Return what NODES import of KNOWN and whether that is WITHIN a function; no types."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                name = f"{node.module}.{each.name}"
                yield Imported(name if name in known else str(node.module), within)
        elif isinstance(node, ast.Import):
            yield from (Imported(each.name, within) for each in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from imports(node.orelse, known, within)
        else:
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from imports(ast.iter_child_nodes(node), known, within or is_function)


def find_circle(leads: Mapping[str, Iterable[str]]) -> list[str]:
    """Return names that lead to each other, back to the first; none where there are none."""
    done: set[str] = set()
    way: list[str] = []

    def go(name: str) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        way.append(name)
        found = next(filter(None, map(go, leads.get(name, ()))), [])
        way.pop()
        done.add(name)
        return found

    return next(filter(None, map(go, leads)), [])


def test_a_circle_is_found() -> None:
    assert find_circle({"a": "bc", "b": "d", "c": "d", "d": ""}) == []
    assert find_circle({"a": "bc", "b": "", "c": "d", "d": "c"}) == ["c", "d", "c"]


LOADS_ITS_CHART = re.compile(r"occdesk\.charts\.views\.\w+\.view")
"""Records of views: a chart is described by them, and they load what builds it when it is built."""


def test_no_circle_of_files() -> None:
    """No file needs one that needs it: neither when they are read, nor when functions are called.

    The one way around is that of LOADS_ITS_CHART. Imports for types alone are never run.
    """
    known = modules()
    leads = {}
    for name, path in known.items():
        found = imports(ast.parse(path.read_text("utf-8")).body, known, within=False)
        leads[name] = {
            each.name
            for each in found
            if each.name in known and not (each.within and LOADS_ITS_CHART.fullmatch(name))
        } - {name}
    assert find_circle(leads) == []


def test_nothing_is_imported_by_a_name_in_a_string() -> None:
    known = modules()
    for name, path in known.items():
        tree = ast.parse(path.read_text("utf-8"))
        assert "importlib" not in {each.name for each in imports(tree.body, known, False)}, name
        called = {ast.unparse(each.func) for each in ast.walk(tree) if isinstance(each, ast.Call)}
        assert not called & {"__import__", "builtins.__import__"}, name


def test_modules_are_short() -> None:
    sizes = {name: len(path.read_text("utf-8").splitlines()) for name, path in modules().items()}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}
    assert statistics.median(sizes.values()) < MEDIAN_LINES
