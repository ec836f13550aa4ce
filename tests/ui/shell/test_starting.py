"""A start that crashed, twice: the window opens all the same, with its panels in their places."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import Opener

from occdesk.library.starts import NAME
from occdesk.system.processes import own_mark

machine, _, _ = own_mark().partition(" ")
DEAD = f"{machine} 999999999 1"


@pytest.mark.parametrize(("crashes", "is_fresh"), [(1, False), (2, True)])
def test_after_two_starts_that_crashed_the_panels_have_their_first_places(
    open_it: Opener, tmp_path: Path, crashes: int, is_fresh: bool
) -> None:
    first = open_it(folder=tmp_path)
    first.store.change(theme="dark")
    right = Qt.DockWidgetArea.RightDockWidgetArea
    first.window.inner.addDockWidget(right, first.window.docks["Find"])
    first.window.close()
    (tmp_path / NAME).write_text("\n".join([DEAD] * crashes))
    it = open_it(folder=tmp_path)
    place = it.window.inner.dockWidgetArea(it.window.docks["Find"])
    assert (place == right) is not is_fresh
    assert it.store.desk.theme == "dark", "everything else is as it was"
    said = it.window.bar.label.text() if it.window.bar.isVisible() else ""
    assert ("never came to an end" in said) is is_fresh
    assert not (tmp_path / NAME).exists()


def test_what_cannot_be_kept_is_said_at_once(open_it: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    it = open_it(folder=tmp_path / "file" / "occdesk")
    assert it.window.bar.label.text().startswith("Sizes and places are forgotten on closing")
