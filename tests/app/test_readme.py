"""The readme prints what the program prints, and the pictures in it are there."""

import re
import shlex
from pathlib import Path

import pytest
from tests.app.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ occdesk (.+)\n((?:.*\n)*?)```", README)


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=["first", "second", "third"])
def test_an_example_prints_what_the_readme_says(run: Run, command: str, printed: str) -> None:
    done = run(*shlex.split(command))
    assert (done.status, done.err) == (0, "")
    assert done.out.replace("\N{NO-BREAK SPACE}", " ") == printed.replace("\N{NO-BREAK SPACE}", " ")


def test_the_pictures_of_the_readme_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 3
    assert all((ROOT / picture).is_file() for picture in pictures)
