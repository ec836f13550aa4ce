"""The bar over the panels: what is done leaves by itself, a warning stays until it is read."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.ui.kit.message_bar import MessageBar, Said


@pytest.fixture
def it(open_it: Opener) -> Open:
    return open_it()


@pytest.fixture
def bar(it: Open) -> MessageBar:
    """Return a bar that does not let tests wait."""
    it.window.bar.leaves.setInterval(40)
    return it.window.bar


def test_what_is_done_leaves_by_itself(qtbot: QtBot, it: Open, bar: MessageBar) -> None:
    it.window.tell_done("It is done.")
    assert bar.isVisible() and bar.property("done")
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=2000)


def test_a_warning_stays_until_it_is_closed(qtbot: QtBot, it: Open, bar: MessageBar) -> None:
    it.window.tell_done("It is done.")
    it.window.tell("It is not done; do something.")
    qtbot.wait(120)
    assert bar.isVisible() and not bar.property("done")
    bar.shut.click()
    assert not bar.isVisible()


def test_it_is_told_apart_by_more_than_its_colour(it: Open, bar: MessageBar) -> None:
    looks = []
    for theme in ("light", "dark"):
        it.store.change(theme=theme)
        for is_done in (True, False):
            bar.tell(Said("The same words", is_done))
            middle = bar.grab().toImage().pixelColor(3, bar.height() // 2).name()
            looks.append((bar.mark.text(), middle))
    assert [mark for mark, _ in looks] == ["✓", "!"] * 2
    assert len({colour for _, colour in looks}) == 4


def test_it_waits_while_pointer_or_keyboard_are_on_it(
    qtbot: QtBot, it: Open, bar: MessageBar
) -> None:
    it.window.tell_done("It is done.")
    at = QPointF(5, 5)
    QApplication.sendEvent(bar, QEnterEvent(at, at, QPointF(bar.mapToGlobal(at))))
    qtbot.wait(120)
    assert bar.isVisible()
    bar.shut.setFocus()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    qtbot.wait(120)
    assert bar.isVisible()
    it.find.view.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=2000)


def test_the_panels_stay_where_they_are(it: Open, bar: MessageBar) -> None:
    assert it.chart.canvas is not None
    panels = (it.chart.canvas, it.find.view, it.article.browser, it.tray)
    before = [each.rect().size() for each in panels], it.chart.canvas.mapTo(it.window, at_corner())
    it.window.tell("A warning that is so long that it has more than one line. " * 6)
    QApplication.sendPostedEvents()
    after = [each.rect().size() for each in panels], it.chart.canvas.mapTo(it.window, at_corner())
    assert before == after


def at_corner() -> QPointF:
    return QPointF(0, 0)


@pytest.mark.parametrize("size", [(760, 520), (1024, 680), (1600, 900)])
@pytest.mark.parametrize("step", [0, 3])
def test_all_of_it_is_seen_in_every_window(
    it: Open, bar: MessageBar, size: tuple[int, int], step: int
) -> None:
    it.store.change(text_step=step)
    folder = Path("/home/somebody/pictures/of/occupations")
    bar.tell(Said(f"Saved {folder / 'what-data-scientists-earn.png'}, .svg.", True, folder))
    it.window.resize(*size)
    QApplication.sendPostedEvents()
    assert it.window.inner.rect().contains(bar.geometry())
    assert bar.label.height() >= bar.label.heightForWidth(bar.label.width())
    assert bar.label.geometry().right() < bar.show_folder.x()
    assert bar.rect().contains(bar.shut.geometry())
    faces = it.chart.faces
    top = faces.mapTo(it.window, at_corner()).y()
    assert bar.mapTo(it.window, QPointF(0, bar.height())).y() <= top, "tabs stay in reach"


def test_the_keyboard_reaches_it_closes_it_and_is_given_back(
    qtbot: QtBot, it: Open, bar: MessageBar, tmp_path: Path
) -> None:
    it.article.browser.setFocus()
    bar.tell(Said("Saved.", True, tmp_path))
    for _ in range(2):
        it.desktop.menus.actions["next_panel"].trigger()
    assert it.window.focusWidget() is bar.show_folder
    qtbot.keyClick(bar.show_folder, Qt.Key.Key_Tab)
    assert it.window.focusWidget() is bar.copy
    qtbot.keyClick(bar.copy, Qt.Key.Key_Tab)
    assert it.window.focusWidget() is bar.shut
    qtbot.keyClick(bar.shut, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert it.window.focusWidget() in (it.tray.add, *it.tray.chips)


def test_escape_does_one_thing_at_a_time(qtbot: QtBot, it: Open, bar: MessageBar) -> None:
    search = it.header.search
    search.setFocus()
    qtbot.keyClicks(search, "nurse")
    bar.tell(Said("Nothing was saved."))
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == "" and bar.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not bar.isVisible() and search.hasFocus()
    canvas = it.chart.canvas
    assert canvas is not None
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    bar.tell(Said("Nothing was saved."))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.code_at_hand() == "" and bar.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    for widget in (it.find.view, it.article.browser, it.chart.tabs):
        bar.tell(Said("Nothing was saved."))
        widget.setFocus()
        before = it.store.desk
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not bar.isVisible() and it.store.desk == before


def test_a_screen_reader_is_told(it: Open, bar: MessageBar, tmp_path: Path) -> None:
    bar.tell(Said("Saved a chart.", True, tmp_path))
    assert bar.accessibleName() == "Saved a chart."
    QAccessible.setActive(True)
    try:
        # Now it is announced as well; Qt would warn of an event that it cannot take.
        bar.tell(Said("Saved another.", True, tmp_path))
        bar.tell(Said("Nothing was saved."))
    finally:
        QAccessible.setActive(False)
    assert bar.accessibleName() == "Nothing was saved."


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """Return the function that gives the system an opener of a STATUS, and where it writes."""

    def made(status: int) -> Path:
        folder, seen = tmp_path / "bin", tmp_path / "opened"
        folder.mkdir(exist_ok=True)
        program = folder / "xdg-open"
        program.write_text(f'#!/bin/sh\necho "$1" > {seen}\nexit {status}\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return seen

    return made


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the opener is that of Linux")
def test_the_folder_is_opened_after_a_click_and_not_before(
    qtbot: QtBot, bar: MessageBar, opener: Callable[[int], Path], tmp_path: Path
) -> None:
    seen = opener(0)
    bar.tell(Said("Saved.", True, tmp_path))
    qtbot.wait(50)
    assert not seen.exists()
    assert bar.show_folder.toolTip() == f"<qt>{tmp_path}</qt>"
    bar.show_folder.click()
    qtbot.waitUntil(lambda: seen.exists() and seen.read_text().strip() == str(tmp_path))
    qtbot.waitUntil(lambda: bar._opener is not None and not bar._opener._look.isActive())
    assert bar.label.text() == "Saved."
    bar.tell(Said("Copied.", True))
    assert not bar.show_folder.isVisible() and not bar.copy.isVisible()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the opener is that of Linux")
@pytest.mark.parametrize("status", [None, 3])
def test_where_nothing_shows_folders_the_path_is_said_and_copied(
    qtbot: QtBot,
    bar: MessageBar,
    opener: Callable[[int], Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    status: int | None,
) -> None:
    if status is None:
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        opener(status)
    bar.tell(Said("Saved.", True, tmp_path))
    bar.show_folder.click()
    qtbot.waitUntil(lambda: "No program here shows folders" in bar.label.text())
    assert str(tmp_path) in bar.label.text()
    assert not bar.show_folder.isVisible() and bar.copy.isVisible()
    right = bar.copy.geometry().right()
    assert right < bar.shut.geometry().left() and bar.rect().contains(bar.copy.geometry())
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == str(tmp_path)
    assert bar.copy.text() == "Copied"
