"""Pages about the program, opened as from the menu."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.actions.context import Context
from occdesk.metrics.method import PARAMETERS
from occdesk.ui.dialogs.help.page_window import PageWindow
from occdesk.ui.shell.wiring import Desktop


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


def test_sources_lead_to_the_text_of_their_licence_after_a_question(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it()
    context_of(it.window).shell.show_sources()
    page = page_of(it.window, qtbot)
    text = page.browser.toPlainText()
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "not approved, endorsed, or tested" in text
    page.browser.followed.emit("https://creativecommons.org/licenses/by/4.0/")
    assert it.answers.questions and "creativecommons.org" in it.answers.questions[-1]
    page.close()


def test_notices_name_what_comes_with_the_program(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    context_of(it.window).shell.show_notices()
    page = page_of(it.window, qtbot)
    text = page.browser.toPlainText()
    for words in ("pyqtgraph", "Source Serif 4", "Permission is hereby granted", "LGPL"):
        assert words in text
    page.close()


def test_about_qt_is_shown(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(0, it.window, close)
    context_of(it.window).shell.show_about_qt()
    assert seen == ["About Qt"]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_each_page_has_one_window_that_comes_to_the_front_again(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it()
    shell = context_of(it.window).shell
    for show in (shell.show_about, shell.show_shortcuts, shell.show_about, shell.show_about):
        show()
    pages = [each for each in it.window.findChildren(PageWindow) if each.isVisible()]
    assert [each.windowTitle() for each in pages] == ["About OccDesk", "Keyboard shortcuts"]
    colour = it.desktop.theme.roles["ink"]
    it.store.change(theme="dark")
    assert it.desktop.theme.roles["ink"] != colour
    style = pages[0].browser.document().defaultStyleSheet()
    assert it.desktop.theme.roles["ink"] in style and colour not in style
    pages[0].close()
    shell.show_about()
    assert sum(each.isVisible() for each in it.window.findChildren(PageWindow)) == 2
    for each in it.window.findChildren(PageWindow):
        each.close()
