"""Runs the tests of what has changed since a commit, and stops after a minute.

    packaging/quick.py [SINCE]      SINCE is main where there is such a branch, else HEAD

A test that has changed is run itself; of a changed module of the program the test that mirrors it
comes first, then those that import it. What the minute does not suffice for is named. Where
conftest.py files, data or settings have changed, only `make test` tells.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 60.0


def changed(since: str) -> list[str]:
    """Return the paths that differ from the commit SINCE, new files too, without those removed."""
    commands = (
        ("diff", "--name-only", "--diff-filter=d", "--merge-base", since),
        ("ls-files", "--others", "--exclude-standard"),
    )
    found: set[str] = set()
    for command in commands:
        done = subprocess.run(
            ["git", *command], cwd=ROOT, check=True, capture_output=True, text=True
        )
        found.update(done.stdout.split("\n"))
    return sorted(found - {""})


def choose(paths: list[str], tests: dict[str, str]) -> list[str]:
    """Return which of TESTS, source by path, concern the changed PATHS, the closest first."""
    own = [path for path in paths if path in tests]
    mirrored: list[str] = []
    importing: list[str] = []
    for path in paths:
        if not (path.startswith("src/occdesk/") and path.endswith(".py")):
            continue
        inside = Path(path).relative_to("src/occdesk").with_suffix("")
        layer = inside.parts[0]
        folders = [f"tests/{parent.as_posix()}" for parent in inside.parents]
        names = {f"{folder}/test_{inside.name}.py" for folder in (*folders, f"tests/{layer}")}
        mirrored += [test for test in tests if test in names]
        module = ".".join(("occdesk", *inside.parts)).removesuffix(".__init__")
        uses = re.compile(rf"(?:from|import) {re.escape(module)}\b(?!\.)")
        importing += [test for test, source in tests.items() if uses.search(source)]
    return list(dict.fromkeys((*own, *mirrored, *importing)))


def read_tests() -> dict[str, str]:
    """Return the source of each file of tests but those for a real X server, by path."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    sources = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    return {path: source for path, source in sources.items() if "/on_x/" not in path}


class Minute:
    """A plugin that ends the session when its time is over, and knows what has been run."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.over = False
        self.failed = False
        self.ran: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember that something has failed, which a session that is ended early does not say."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Run no further test once the time is over."""
        if time.monotonic() <= self.end:
            self.ran.add(item.nodeid.partition("::")[0])
            return None
        self.over = True
        item.session.shouldstop = f"{SECONDS:.0f} s are over"
        return True


def start_of_change() -> str:
    """Return the branch main where there is one, else HEAD."""
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "main"], cwd=ROOT, capture_output=True
    )
    return "main" if known.returncode == 0 else "HEAD"


def run() -> int:
    """Run the tests of what has changed; return 0 where none of those that ran has failed."""
    since = sys.argv[1] if len(sys.argv) > 1 else start_of_change()
    paths = changed(since)
    tests = choose(paths, read_tests())
    wide = [path for path in paths if Path(path).name in ("conftest.py", "pyproject.toml")]
    wide += [path for path in paths if path.startswith(("data/", "resources/"))]
    if wide:
        print(f"Only make test tells what follows from {', '.join(wide)}.")
    if not tests:
        print(f"No test belongs to what has changed since {since}.")
        return 0
    minute = Minute(SECONDS)
    status = int(pytest.main(["-q", *tests], plugins=[minute]))
    if minute.over:
        left = [test for test in tests if test not in minute.ran]
        print(f"The time is over. Not run, besides the rest of the last file: {', '.join(left)}")
        return int(minute.failed)
    return status


if __name__ == "__main__":
    sys.exit(run())
