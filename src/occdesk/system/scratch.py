"""Folders for what is only needed while a file is read; what a killed process left is swept."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from occdesk.system.processes import claim, sweep

_PREFIX = "occdesk-read-"


def make_scratch() -> Path:
    """Return a new folder that is swept should this process be killed; raises OSError."""
    sweep_scratch()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        claim(folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder that is gone in the end; raises OSError."""
    folder = make_scratch()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_scratch() -> None:
    """Remove the folders of processes that are gone; never raises."""
    sweep(Path(tempfile.gettempdir()), _PREFIX)
