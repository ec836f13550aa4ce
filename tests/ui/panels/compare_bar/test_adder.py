"""Adding to the comparison by typing, and what Ctrl+D means by the occupation at hand."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.actions.verbs import search_for

DATA, NURSES, LAWYERS = "15-2051.00", "29-1141.00", "23-1011.00"


@pytest.fixture
def it(open_it: Opener) -> Open:
    return open_it()


def rows(it: Open) -> list[str]:
    found = it.desktop.adder.found
    return [found.item(row).text() for row in range(found.count())]


def add_at_hand(it: Open) -> None:
    it.desktop.menus.actions["add"].trigger()


def test_titles_and_other_titles_are_found_and_added_by_keys(qtbot: QtBot, it: Open) -> None:
    adder, field = it.desktop.adder, it.desktop.adder.field
    it.tray.add.setFocus()
    qtbot.keyClick(it.tray.add, Qt.Key.Key_Space)
    assert adder.isVisible() and field.hasFocus()
    assert rows(it) == ["Data Scientists"], "without words: who is read about"
    qtbot.keyClicks(field, "attorney")
    assert rows(it)[0] == "Lawyers   (also: Attorney)"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert it.store.desk.comparison == (LAWYERS,)
    assert adder.isVisible() and field.text() == ""
    qtbot.keyClicks(field, "nurse")
    second = it.desktop.measures.catalogue.search("nurse")[1].code
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert it.store.desk.comparison == (LAWYERS, second)
    qtbot.keyClicks(field, "lawyers")
    assert rows(it)[0] == "Lawyers   (compared already)"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert LAWYERS in it.store.desk.comparison and len(set(it.store.desk.comparison)) >= 2
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not adder.isVisible() and it.tray.add.hasFocus()


def test_it_lies_in_the_window_with_every_row_in_sight(qtbot: QtBot, it: Open) -> None:
    adder = it.desktop.adder
    for size in ((1024, 680), (1440, 900)):
        it.window.resize(*size)
        it.tray.add.click()
        qtbot.keyClicks(adder.field, "e")
        found = adder.found
        assert it.window.rect().contains(adder.geometry())
        assert found.count() == 9
        last = found.visualItemRect(found.item(8))
        assert found.viewport().rect().contains(last)
        qtbot.keyClick(adder.field, Qt.Key.Key_Escape)


def test_what_is_not_found_is_said_and_six_close_it(qtbot: QtBot, it: Open) -> None:
    adder = it.desktop.adder
    it.tray.add.click()
    qtbot.keyClicks(adder.field, "xyzzy")
    assert adder.said.text() == "No occupation matches “xyzzy”." and adder.said.isVisible()
    qtbot.keyClick(adder.field, Qt.Key.Key_Return)
    assert it.store.desk.comparison == ()
    for word in ("nurse", "lawyers", "cashiers", "actuaries", "chefs", "roofers"):
        adder.field.clear()
        qtbot.keyClicks(adder.field, word)
        qtbot.mouseClick(
            adder.found.viewport(), Qt.MouseButton.LeftButton,
            pos=adder.found.visualItemRect(adder.found.item(0)).center(),
        )  # fmt: skip
    assert len(it.store.desk.comparison) == 6
    assert not adder.isVisible() and not it.tray.add.isVisible()


def test_a_click_elsewhere_closes_it_and_keeps_the_keyboard_there(qtbot: QtBot, it: Open) -> None:
    it.tray.add.click()
    it.header.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not it.desktop.adder.isVisible()
    assert it.header.search.hasFocus()


def test_after_a_search_its_best_hit_is_at_hand(qtbot: QtBot, it: Open) -> None:
    it.header.search.setFocus()
    qtbot.keyClicks(it.header.search, "registered nurses")
    add_at_hand(it)
    assert it.store.desk.comparison == (NURSES,)
    add_at_hand(it)
    assert it.window.bar.label.text() == "Registered Nurses is compared already."
    it.article.browser.setFocus()
    add_at_hand(it)
    assert it.store.desk.comparison == (NURSES, DATA), "who reads is at what is read about"


def test_the_row_the_mark_and_the_chip_with_the_keyboard_are_at_hand(
    qtbot: QtBot, it: Open
) -> None:
    it.store.change(chart="landscape")
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == "landscape")
    view = it.find.view
    view.setFocus()
    view.setCurrentIndex(it.find.model.index(40, 0))
    add_at_hand(it)
    assert it.store.desk.comparison == (it.codes[40],)
    canvas = it.chart.canvas
    assert canvas is not None
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    mark = canvas.code_at_hand()
    assert mark
    add_at_hand(it)
    assert it.store.desk.comparison[-1] == mark
    it.tray.chips[1].setFocus()
    it.desktop.menus.actions["baseline"].trigger()
    assert it.store.desk.baseline == it.tray.chips[1].code


def test_a_search_that_finds_nothing_adds_nobody(qtbot: QtBot, it: Open) -> None:
    it.header.search.setFocus()
    search_for(it.store, "xyzzy")
    add_at_hand(it)
    assert it.store.desk.comparison == ()
    assert "finds no occupation" in it.window.bar.label.text()
