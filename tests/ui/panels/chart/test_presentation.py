"""Presentation: the chart alone on the screen, larger, and back again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.state.desk import Desk
from occdesk.ui.panels.chart.panel import PRESENTED


def test_the_chart_fills_the_screen_enlarged_and_esc_brings_the_rest_back(
    qtbot: QtBot, open_it: Opener
) -> None:
    opened = open_it(Desk(comparison=("15-2051.00", "15-2011.00")))
    window, chart = opened.window, opened.chart
    others = (opened.header, opened.tray, opened.find, opened.article, chart.tabs, chart.options)
    assert chart.canvas is not None
    usual = chart.canvas.picture().root.scale()
    opened.desktop.menus.actions["present"].trigger()
    assert window.isFullScreen()
    assert not any(each.isVisible() for each in others)
    assert chart.canvas.picture().root.scale() > usual
    assert chart.canvas.picture().root.scale() <= PRESENTED
    opened.desktop.menus.actions["pay"].trigger()
    assert opened.store.desk.chart == "pay"
    assert not chart.options.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    opened.desktop.menus.actions["landscape"].trigger()
    assert all(each.isVisible() for each in others)
    qtbot.waitUntil(lambda: chart.canvas.picture().root.scale() == usual, timeout=5_000)


def test_it_is_said_how_to_leave_and_esc_leaves_at_once(qtbot: QtBot, open_it: Opener) -> None:
    opened = open_it(Desk(chart="pay"))
    window, chart = opened.window, opened.chart
    canvas = chart.canvas
    assert canvas is not None and not chart.note.isVisible()
    widths = [dock.width() for dock in window.docks.values()]
    opened.desktop.menus.actions["present"].trigger()
    assert chart.note.isVisible() and chart.note.text() == "Esc leaves the presentation"
    assert chart.rect().contains(chart.note.geometry())
    assert canvas.hasFocus() and not canvas._has_frame
    size = canvas.size()
    chart.note._end.timeout.emit()
    assert not chart.note.isVisible() and canvas.size() == size
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas._pointing.ring.is_shown
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not window.isFullScreen() and not window.presents
    opened.desktop.menus.actions["present"].trigger()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not window.presents and not chart.note.isVisible()
    # The panels are as wide as before, and the keyboard is still at the chart.
    qtbot.waitUntil(lambda: [dock.width() for dock in window.docks.values()] == widths)
    assert canvas.hasFocus()
    # Elsewhere Esc takes back what is pointed at.
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas._pointing.ring.is_shown
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas._pointing.ring.is_shown


def test_places_are_remembered_as_they_were_before_a_presentation(open_it: Opener) -> None:
    opened = open_it(Desk(chart="pay"))
    window = opened.window
    places = window.places()
    opened.desktop.menus.actions["present"].trigger()
    assert window.places() == places
    opened.desktop.menus.actions["present"].trigger()
    assert window.places()[1] == places[1]
