"""Panels behind others come to the front when what they show is asked for."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

DATA, LAWYERS = "15-2051.00", "23-1011.00"
NAMES = ("Find", "Chart", "Article")


def put_behind(qtbot: QtBot, it: Open, front: str) -> None:
    """Put all panels behind the one that is called FRONT."""
    docks = it.window.docks
    for name in NAMES:
        if name != front:
            it.window.inner.tabifyDockWidget(docks[front], docks[name])
    docks[front].raise_()
    qtbot.waitUntil(lambda: in_front(it) == [front])


def in_front(it: Open) -> list[str]:
    return [n for n in NAMES if not it.window.docks[n].visibleRegion().isEmpty()]


@pytest.mark.parametrize("front", ["Chart", "Article"])
def test_typing_a_search_brings_the_list_to_the_front(
    qtbot: QtBot, open_it: Opener, front: str
) -> None:
    it = open_it()
    put_behind(qtbot, it, front)
    it.header.search.setFocus()
    qtbot.keyClicks(it.header.search, "law")
    qtbot.waitUntil(lambda: in_front(it) == ["Find"])
    assert it.window.focusWidget() is it.header.search
    qtbot.keyClick(it.header.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_front(it) == ["Article"])
    assert it.window.focusWidget() is it.header.search


def test_the_shortcut_of_a_view_shows_the_chart_even_where_it_is_that_view(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it()
    put_behind(qtbot, it, "Find")
    actions = it.desktop.menus.actions
    actions[it.store.desk.chart].trigger()
    qtbot.waitUntil(lambda: in_front(it) == ["Chart"])
    actions["search"].trigger()
    qtbot.waitUntil(lambda: in_front(it) == ["Find"])
    actions["compare"].trigger()
    qtbot.waitUntil(lambda: in_front(it) == ["Chart"])


def test_choosing_an_occupation_does_not_take_its_chart_away(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    put_behind(qtbot, it, "Chart")
    it.desktop.gestures.choose(LAWYERS)
    qtbot.wait(20)
    assert in_front(it) == ["Chart"]


def test_the_view_menu_shows_and_hides_every_panel(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    menus = it.desktop.menus
    view = next(menu for menu in it.desktop.opened_menus if menu.title() == "&View")
    panels = {
        each.text(): each for each in view.actions() if each.text() in (*NAMES, "Compare bar")
    }
    assert list(panels) == [*NAMES, "Compare bar"]
    for each in panels.values():
        assert each.isChecked()
        each.trigger()
        assert not each.isChecked()
    assert in_front(it) == []
    assert not it.desktop.tray.isVisible()
    it.desktop.gestures.add(DATA)
    assert it.desktop.tray.isVisible()
    for name in NAMES:
        panels[name].trigger()
    qtbot.waitUntil(lambda: in_front(it) == list(NAMES))
    view.aboutToShow.emit()
    assert all(each.isChecked() for each in panels.values())
    put_behind(qtbot, it, "Chart")
    view.aboutToShow.emit()
    assert not panels["Find"].isChecked()
    menus.actions["panels"].trigger()
    qtbot.waitUntil(lambda: in_front(it) == list(NAMES))
