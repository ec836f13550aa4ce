"""The program as a user runs it: a process of its own, in another folder, without a display."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ran:
    """What a run of the program printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `occdesk` with arguments in an empty folder, without a display or a home of one's own."""

    def go(*arguments: str, **environment: str) -> Ran:
        kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        kept.pop("QT_QPA_PLATFORM", None)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "occdesk", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=kept | {"HOME": str(tmp_path), "PYTHONUTF8": "1"} | environment,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return go
