"""Presentation: the chart alone on the screen, larger, and back again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.state.desk import Desk
from occdesk.ui.chart import PRESENTED


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
