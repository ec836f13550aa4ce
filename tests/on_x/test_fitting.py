"""No window is larger than its screen, whatever the scale; what has no room is scrolled.

The screen and the scale are those of the server and of QT_SCALE_FACTOR.
"""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.charts.figure.parts import Datum
from occdesk.state.desk import Desk
from occdesk.ui.dialogs.export.batch import BatchWindow
from occdesk.ui.dialogs.method.window import MethodWindow
from occdesk.ui.kit.prompts import Question

SIX = ("29-2099.08", "55-1011.00", "13-1022.00", "13-1074.00", "15-2051.00", "29-1141.00")


def check(qtbot: QtBot, window: QWidget) -> None:
    """Wait until WINDOW has its frame, and see that the screen holds it with its buttons."""
    room = window.screen().availableGeometry()
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()), timeout=3000)
    qtbot.wait(300)
    assert room.contains(window.frameGeometry()), (window.windowTitle(), window.frameGeometry())


def test_the_window_and_all_its_dialogs(qtbot: QtBot, open_it: Opener, tmp_path: Path) -> None:
    it = open_it(Desk(comparison=SIX, baseline=SIX[0], chart="compare"), folder=tmp_path)
    check(qtbot, it.window)
    # Everything stands in the window, or on the page that is scrolled in it.
    page = it.window.area.widget()
    for each in (it.find, it.chart, it.article, it.tray, it.header):
        low = each.mapTo(page, QPoint(each.width(), each.height()))
        assert low.x() <= page.width() and low.y() <= page.height()
    bars = (it.window.area.horizontalScrollBar(), it.window.area.verticalScrollBar())
    beyond = (page.width() - it.window.area.width(), page.height() - it.window.area.height())
    assert all(bar.maximum() >= more for bar, more in zip(bars, beyond, strict=True))
    # What the keyboard goes to is brought into sight.
    it.tray.baseline.setFocus()
    qtbot.waitUntil(lambda: not it.tray.baseline.visibleRegion().isEmpty())
    it.header.search.setFocus()
    qtbot.waitUntil(lambda: not it.header.search.visibleRegion().isEmpty())
    it.desktop._question((Datum(SIX[1], "median_wage"),), it.window.rect())
    card = it.desktop.card
    assert it.window.rect().contains(card.geometry())
    card.close()
    shell = it.desktop.shell
    shell.show_about()
    shell.show_shortcuts()
    shell.change_method()
    shell.show_imports()
    for dialog in it.window.findChildren(QDialog):
        if dialog.isVisible():
            check(qtbot, dialog)
            dialog.close()
    assert it.window.findChild(MethodWindow) is not None
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        dialog.show()
        check(qtbot, dialog)
        seen.append(dialog.windowTitle())
        dialog.hide()

    it.answers.prepare, it.answers.accept = look, False
    shell.export_chart()
    shell.print_chart()
    assert seen == ["Export chart", "Print chart"]


def test_questions_and_the_window_of_a_batch(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    question = Question(
        "Is this a long question? " * 40, ("Close when done", "Stop and close"), parent
    )
    batch = BatchWindow(parent)
    batch.show_start(1016, Path("/a/folder/of/some/length") / ("and" * 30))
    batch.show_end("Saved some.", [f"{n} is missing" for n in range(300)])
    for dialog in (question, batch):
        dialog.show()
        check(qtbot, dialog)
        dialog.close()
