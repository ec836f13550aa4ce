"""Every shortcut with the keyboard in every kind of widget: X11 gives fields keys of their own."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget
from pytestqt.exceptions import TimeoutError as PytestQtTimeoutError
from pytestqt.qtbot import QtBot
from tests.on_x.conftest import Press
from tests.ui.conftest import Open, Opener

from occdesk.actions.table import ACTIONS
from occdesk.state.desk import Desk
from occdesk.ui.shell.shortcuts import _OF_THE_FIELD

DATA, NURSES = "15-2051.00", "29-1141.00"
_NAMES = {
    "?": "question", "+": "plus", "=": "equal", "-": "minus", "Ctrl": "ctrl", "Alt": "alt",
    "Shift": "shift",
}  # fmt: skip


def for_xdotool(keys: QKeySequence) -> str:
    """Return KEYS as xdotool writes them."""
    words = keys.toString().replace("++", "+plus")
    return "+".join(
        _NAMES.get(part, part.lower() if len(part) == 1 else part) for part in words.split("+")
    )


def recorded(it: Open) -> list[str]:
    """Let every action be run at any time, and only write down its id."""
    menus, done = it.desktop.menus, []

    def write(made: QAction) -> None:
        done.append(made.data())

    menus._group.triggered.disconnect(menus._run)
    menus._group.triggered.connect(write)
    for made in menus.actions.values():
        made.setEnabled(True)
    return done


def widgets(it: Open) -> dict[str, QWidget]:
    """Return one widget of each kind that can have the keyboard; a spin box is brought along."""
    spin = QSpinBox(it.header)
    spin.show()
    assert it.chart.canvas is not None
    return {
        "search field": it.header.search,
        "list": it.find.view,
        "chooser": it.find.sorter,
        "button": it.header.export,
        "views": it.chart.tabs,
        "chart": it.chart.canvas,
        "faces": it.chart.faces,
        "article": it.article.browser,
        "chip": it.tray.chips[0],
        "spin box": spin,
    }


@pytest.fixture
def it(qtbot: QtBot, open_it: Opener) -> Open:
    opened = open_it(Desk(comparison=(DATA, NURSES), baseline=DATA))
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    return opened


def keys_of_all(it: Open) -> list[tuple[str, QKeySequence]]:
    made = it.desktop.menus.actions
    return [(each.id, keys) for each in ACTIONS for keys in made[each.id].shortcuts()]


def test_every_shortcut_works_in_every_kind_of_widget(qtbot: QtBot, it: Open, press: Press) -> None:
    done, wanted = recorded(it), keys_of_all(it)
    assert len(wanted) > 20
    for name, widget in widgets(it).items():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        assert widget.hasFocus(), name
        done.clear()
        # Keys of a keyboard that has no Back and Forward are left out.
        asked = [(id, keys) for id, keys in wanted if keys.toString().isascii() and _on_board(keys)]
        press(*(for_xdotool(keys) for _, keys in asked))
        missing = _wait(qtbot, done, asked)
        assert not missing, (name, missing)
        assert done == [id for id, _ in asked], name
        assert widget.hasFocus(), name


def test_keys_in_the_table_of_a_chart(qtbot: QtBot, it: Open, press: Press) -> None:
    it.chart.faces.setCurrentIndex(1)
    it.chart.table.setFocus()
    done, asked = recorded(it), [each for each in keys_of_all(it) if _on_board(each[1])]
    press(*(for_xdotool(keys) for _, keys in asked))
    assert not _wait(qtbot, done, asked)
    assert done == [id for id, _ in asked]


def test_no_two_actions_share_keys(it: Open) -> None:
    keys = [each.toString() for _, each in keys_of_all(it)]
    assert sorted(keys) == sorted(set(keys))


def test_editing_keys_are_those_of_no_action(it: Open) -> None:
    assert not _OF_THE_FIELD & {each.toString() for _, each in keys_of_all(it)}


def test_editing_stays_with_the_search_field(qtbot: QtBot, it: Open, press: Press) -> None:
    field: QLineEdit = it.header.search
    field.setFocus()
    press("n", "u", "r", "s", "e")
    qtbot.waitUntil(lambda: field.text() == "nurse")
    press("Home", "Delete", "End", "BackSpace", "ctrl+z")
    qtbot.waitUntil(lambda: field.text() == "urse")
    press("ctrl+a", "ctrl+x", "ctrl+v", "ctrl+v")
    qtbot.waitUntil(lambda: field.text() == "urseurse")
    press("ctrl+a", "ctrl+c", "Right", "ctrl+BackSpace")
    qtbot.waitUntil(lambda: field.text() == "")
    assert it.store.desk.query == ""


def test_after_a_search_export_opens_and_escape_only_closes_it(
    qtbot: QtBot, it: Open, press: Press
) -> None:
    it.header.search.setFocus()
    press("n", "u", "r", "s", "e")
    qtbot.waitUntil(lambda: it.store.desk.query == "nurse")
    press("ctrl+e")
    qtbot.waitUntil(lambda: it.answers.questions == ["Export chart"])
    assert it.store.desk.query == "nurse"


def _on_board(keys: QKeySequence) -> bool:
    return keys.toString() not in ("Back", "Forward", "Print", "Exit", "Zoom In", "Zoom Out")


def _wait(qtbot: QtBot, done: list[str], asked: list[tuple[str, QKeySequence]]) -> list[str]:
    """Wait until DONE is as long as ASKED; return the keys that did nothing."""
    with contextlib.suppress(PytestQtTimeoutError):
        qtbot.waitUntil(lambda: len(done) >= len(asked), timeout=3000)
    return [keys.toString() for id, keys in asked if id not in done]
