"""Pages about the program, opened as from the menu."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.actions.context import Context
from occdesk.metrics.method import PARAMETERS
from occdesk.ui.page_window import PageWindow
from occdesk.ui.wiring import Desktop


def page_of(window: QWidget, qtbot: QtBot) -> PageWindow:
    qtbot.waitUntil(lambda: window.findChild(PageWindow) is not None, timeout=20_000)
    found = window.findChild(PageWindow)
    assert isinstance(found, PageWindow)
    return found


def context_of(window: QWidget) -> Context:
    desktop = window.findChild(Desktop)
    assert isinstance(desktop, Desktop)
    return desktop.context


def test_the_method_page_names_every_parameter_and_says_how_rankings_move(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it()
    context_of(it.window).shell.show_method()
    page = page_of(it.window, qtbot)
    text = page.browser.toPlainText()
    assert all(each.label in text for each in PARAMETERS)
    for heading in ("Formulas", "Kinds of figures", "Parameters"):
        assert heading in text
    assert "automation_risk = " in text
    page.close()


def test_sources_have_licence_and_attribution(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    context = context_of(it.window)
    context.shell.show_sources()
    page = page_of(it.window, qtbot)
    text = page.browser.toPlainText()
    for source in context.measures.catalogue.sources.values():
        assert source.attribution in text and source.licence in text
    page.close()
