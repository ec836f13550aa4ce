"""One damaged import, and everything else goes on: every command, and the window."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.app.conftest import Run
from tests.conftest import OWN_TABLE

from occdesk.actions.imported_data import ImportedData
from occdesk.app import main as entrance
from occdesk.app.desktop import put_together
from occdesk.app.pack_path import pack_path
from occdesk.library.imports import FOLDER, staging
from occdesk.paths import user_folder
from occdesk.sources.families import Known
from occdesk.sources.importing import prepare
from occdesk.ui.shell.window import OccDeskWindow


@pytest.fixture
def rotten() -> Path:
    """Give the user an import of which some pages in the middle have rotted."""
    folder = user_folder()
    assert folder is not None
    with staging(folder) as made:
        table = made.with_name("staff.csv")
        table.write_text(OWN_TABLE, encoding="utf-8")
        prepare([table], pack_path(), made, Known(), lambda words, part: None)
        path = made.replace(folder / FOLDER / "staff.pack")
    data = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(data) - 4096, 2 * 4096):
        data[at : at + 400] = b"\xa5" * 400
    path.write_bytes(data)
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[OccDeskWindow]:
    opened = put_together(None, user_folder())
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.mark.parametrize(
    "command",
    [("show", "15-2051"), ("list", "--limit", "3"), ("data", "info"), ("moves", "15-2051")],
)
def test_every_command_goes_on_without_it(run: Run, rotten: Path, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.status == 0 and len(done.out) > 100
    assert done.err.count("\n") == 1 and "“occdesk data remove staff”" in done.err
    assert "install the program" not in done.err


def test_the_window_opens_without_it_and_says_so(
    qtbot: QtBot, rotten: Path, window: OccDeskWindow
) -> None:
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.show()
    assert not window.broken
    assert "“staff” are left out" in window.bar.label.text()


def test_what_rots_unnoticed_is_left_out_by_the_command_that_meets_it(
    rotten: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    met: list[int] = []

    def run(given: list[str]) -> int:
        met.append(1)
        if len(met) == 1:
            raise sqlite3.DatabaseError("database disk image is malformed")
        return 0

    checked = iter([True, False])
    monkeypatch.setattr(entrance, "_run", run)
    monkeypatch.setattr(ImportedData, "look_for_damage", lambda self: next(checked))
    assert entrance.main(["list"]) == 0 and len(met) == 2
    met.clear()
    assert entrance.main(["list"]) == 1 and len(met) == 1
    assert "install" in capsys.readouterr().err, "then it is the bundled pack"
