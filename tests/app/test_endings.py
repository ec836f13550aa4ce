"""The window ends when it is told to: quickly, whole, with what it remembers kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from occdesk.library.settings import NAME, load_settings
from occdesk.library.starts import NAME as STARTING

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

LIMIT = 3.0 if not os.environ.get("CI") else 10.0


def _usual() -> None:
    # A shell lets what it starts in the background ignore Ctrl+C; a terminal does not.
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


@contextmanager
def window(home: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "occdesk", *arguments],
        env=os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home)},
        cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_usual,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(what: Path, process: "subprocess.Popen[str]", *, there: bool = True) -> None:
    end = time.monotonic() + 60
    while what.exists() is not there:
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.02)


def end_by(process: "subprocess.Popen[str]", number: int) -> tuple[int, str, float]:
    start = time.monotonic()
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    return process.returncode, said, time.monotonic() - start


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_closes_the_window_and_keeps_the_settings(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "occdesk"
    with window(tmp_path) as process:
        wait_for(folder / STARTING, process)
        wait_for(folder / STARTING, process, there=False)
        status, said, seconds = end_by(process, getattr(signal, name))
    assert (status, said) == (0, "")
    assert seconds < LIMIT + 1
    assert load_settings(folder).settings.panels
    assert sorted(each.name for each in folder.iterdir()) == [NAME]


def test_a_signal_while_the_window_opens_ends_it_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "occdesk"
    for wait in (0.0, 0.15, 0.4):
        with window(tmp_path) as process:
            wait_for(folder / STARTING, process)
            time.sleep(wait)
            _, said, seconds = end_by(process, signal.SIGINT)
        assert said == ""
        assert seconds < LIMIT + 1
        assert not (folder / STARTING).exists()


def test_a_picture_of_the_window_is_given_up_at_once(tmp_path: Path) -> None:
    with window(tmp_path, "window", "-o", "window.png") as process:
        time.sleep(1.5)
        status, said, seconds = end_by(process, signal.SIGTERM)
    assert (status, said) == (1, "occdesk: Interrupted.\n")
    assert seconds < LIMIT
    assert list(tmp_path.iterdir()) == []
