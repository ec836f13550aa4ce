"""The official files, and the pack that was made of them."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from occdesk.paths import bundled

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "raw"


@pytest.fixture(scope="session")
def raw() -> Path:
    """Return the folder of official files, named by OCCDESK_RAW or beside the checkout."""
    folder = Path(os.environ.get("OCCDESK_RAW") or _BESIDE)
    if not folder.is_dir():
        reason = "the official files are not here; name their folder in OCCDESK_RAW"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def pack() -> Iterator[sqlite3.Connection]:
    """Return a connection to the bundled pack."""
    path = bundled("data", "occdesk.pack")
    assert path.is_file(), "the bundled pack is missing"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()
