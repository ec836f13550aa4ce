"""The pack that was made of the official files."""

import sqlite3
from collections.abc import Iterator

import pytest

from occdesk.paths import bundled


@pytest.fixture(scope="session")
def pack() -> Iterator[sqlite3.Connection]:
    """Return a connection to the bundled pack."""
    path = bundled("data", "occdesk.pack")
    assert path.is_file(), "the bundled pack is missing"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()
