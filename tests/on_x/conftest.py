"""Tests on a real X server with a window manager; `tests/app/test_x_server.py` runs them there."""

import os
import subprocess
from collections.abc import Callable

import pytest
from tests.ui.conftest import open_it

__all__ = ["open_it"]

# Where nobody has started a server for them, there is nothing to collect.
collect_ignore_glob = [] if os.environ["QT_QPA_PLATFORM"] == "xcb" else ["test_*.py"]

Press = Callable[..., None]


@pytest.fixture
def press() -> Press:
    """Return the function that presses keys as a keyboard does: `press("ctrl+e", "Escape")`."""

    def pressed(*keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "0", *keys], check=True, timeout=20)

    return pressed
