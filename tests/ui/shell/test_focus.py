"""The keyboard: the tabulator reaches everything, and it is seen where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.state.desk import Desk

DATA, NURSES = "15-2051.00", "29-1141.00"


def tabbed_through(qtbot: QtBot, it: Open) -> list[QWidget]:
    """Return every widget that the tabulator goes to, from the search field around to it again."""
    seen: list[QWidget] = []
    it.header.search.setFocus(Qt.FocusReason.TabFocusReason)
    at = it.window.focusWidget()
    while at is not None and at not in seen and len(seen) < 200:
        seen.append(at)
        # Within a page the tabulator goes from link to link first.
        for _ in range(400):
            qtbot.keyClick(at, Qt.Key.Key_Tab)
            if it.window.focusWidget() is not at:
                break
        at = it.window.focusWidget()
    return seen


def around(it: Open, widget: QWidget) -> QImage:
    """Return what is painted of WIDGET in the window."""
    rect = widget.rect().translated(widget.mapTo(it.window, QPoint(0, 0)))
    return it.window.grab(rect.intersected(it.window.rect())).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_tabulator_reaches_everything_and_is_seen_everywhere(
    qtbot: QtBot, open_it: Opener, theme: str
) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES), baseline=DATA, theme=theme, article=""))
    it.window.resize(1280, 800)
    it.window.place_panels()
    qtbot.wait(20)
    stops = tabbed_through(qtbot, it)
    expected = [
        each
        for each in it.window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.visibleRegion().isEmpty()
    ]
    lost = [f"{type(each).__name__} {each.accessibleName()}" for each in set(expected) - set(stops)]
    assert not lost
    for widget in stops:
        other = it.header.search if widget is not it.header.search else it.find.view
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = around(it, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert around(it, widget) != without, f"{type(widget).__name__} {widget.accessibleName()}"
