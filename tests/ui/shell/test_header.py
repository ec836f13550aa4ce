"""The header: its search field."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from occdesk.ui.shell.header import Header


def test_the_icon_of_the_search_field_moves_no_words(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    header = Header(window)
    window.show()
    qtbot.waitExposed(window)
    before = header.search.cursorRect()
    header.take_icons(QIcon(), QIcon(), QIcon())
    header.search.setText("")
    assert header.search.cursorRect() == before
