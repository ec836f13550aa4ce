"""Files damaged by chance: success, or one sentence; a script of packaging tries thousands."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from occdesk.sources import importing
from occdesk.sources.files import child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork here")
SCRIPT = Path(__file__).parents[2] / "packaging" / "mutation_sweep.py"


@pytest.fixture
def sweep(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return the script, with files read in the process that it limits."""
    found = importlib.util.spec_from_file_location("mutation_sweep", SCRIPT)
    assert found is not None and found.loader is not None
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    # They are put back when the test is over.
    monkeypatch.setattr(child, "run_in_child", child.run_in_child)
    monkeypatch.setattr(importing, "read_base", importing.read_base)
    script.read_here()
    return script


def test_every_file_is_borne_sound_or_damaged(
    sweep: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "kept").mkdir()
    seeds = sweep.make_seeds(tmp_path / "seeds", None)
    for path in seeds:
        for command in sweep.commands(path):
            outcome = sweep.run(command)
            # JSON is data of the program's own only, and no table.
            assert outcome.status == (1 if path.suffix == ".json" and "import" in command else 0), (
                command,
                outcome,
            )
    assert sweep.sweep(seeds, 40, 2026, tmp_path / "kept") == 0, capsys.readouterr().out
    assert not list((tmp_path / "home").rglob("*pack"))


@pytest.mark.parametrize(
    ("status", "said", "problem"),
    [
        (0, "", ""),
        (1, "occdesk: It is damaged.\n", ""),
        (1, "occdesk: Unexpected KeyError: 'a'.\n", "says “Unexpected”"),
        (1, "Traceback (most recent call last):\nKeyError\n", "is not one sentence"),
        (1, "occdesk: one\noccdesk: two\n", "is not one sentence"),
        (-9, "", "ended with -9"),
    ],
)
def test_what_is_no_sentence_is_found(
    sweep: ModuleType, status: int, said: str, problem: str
) -> None:
    assert sweep.Outcome(status, said, 0.1).problem == problem
