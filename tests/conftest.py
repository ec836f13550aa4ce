"""What holds for every test: no display, no network, a home of its own, the bundled pack."""

import os
import socket
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics.dataset import Dataset
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled
from occdesk.sources.families import Known
from occdesk.sources.importing import prepare

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "raw"
_EXCERPTS = Path(__file__).resolve().parent / "sources" / "excerpts"

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("OCCDESK_TEST_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test a home folder of its own, so that none sees the settings of another."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    return home


class _Watched(sqlite3.Connection):
    """A connection that notes where it was opened when it is thrown away without being closed.

    Python 3.13 warns of that with a ResourceWarning; the versions before it say nothing.
    """

    left_open: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._opened_at = "".join(traceback.format_stack(limit=8)[:-1])
        self._closed = False

    def close(self) -> None:
        self._closed = True
        super().close()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            self.left_open.append(self._opened_at)
            self.close()


@pytest.fixture(autouse=True)
def connections_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a connection to SQLite is thrown away without being closed."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda *args, **kwargs: connect(*args, **{"factory": _Watched, **kwargs}),
    )
    yield
    left, _Watched.left_open = _Watched.left_open, []
    assert not left, f"{len(left)} connections were left open; the first was opened at:\n{left[0]}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every connection but one within the machine's own files fail."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a connection to {address} was attempted")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def catalogue() -> Iterator[Catalogue]:
    """Return the catalogue of the bundled pack."""
    opened = Catalogue(bundled("data", BUNDLED_NAME))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def measures(catalogue: Catalogue) -> Dataset:
    """Return the measures of the bundled pack with the default method."""
    return Dataset(catalogue)


OWN_TABLE = """SOC,Heads,Site
15-2051,12,Lyon
29-1141,340.5,Bonn
43-4051,-7,Lyon
47-2111,,Bonn
"""


@pytest.fixture(scope="session")
def own_measures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """Return the measures of the bundled pack and of an imported table, `staff.csv`: its metrics
    are user_staff_heads (numbers) and user_staff_site (words)."""
    folder = tmp_path_factory.mktemp("own")
    table, made = folder / "staff.csv", folder / "own.pack"
    table.write_text(OWN_TABLE, encoding="utf-8")
    pack = bundled("data", BUNDLED_NAME)
    prepare([table], pack, made, Known(), lambda words, part: None)
    opened = Catalogue(pack, (made,))
    yield Dataset(opened)
    opened.close()


def _official() -> Path | None:
    folder = Path(os.environ.get("OCCDESK_RAW") or _BESIDE)
    return folder if folder.is_dir() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without the official files run of their tests those alone that excerpts suffice for."""
    if _official() is not None or os.environ.get("CI"):
        return
    reason = "needs the official files whole; name their folder in OCCDESK_RAW"
    for item in items:
        if "raw" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("excerpts"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def excerpts() -> Path:
    """Return the folder of the excerpts, laid out as that of the official files."""
    return _EXCERPTS


@pytest.fixture(scope="session")
def raw() -> Path:
    """Return the folder of official files, named by OCCDESK_RAW or beside the checkout.

    Where there is none it is that of the excerpts, but not under CI.
    """
    folder = _official()
    if folder is None and os.environ.get("CI"):
        pytest.fail("the official files are not here; name their folder in OCCDESK_RAW")
    return folder or _EXCERPTS
