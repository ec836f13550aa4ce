"""Hints show text of others as it is written."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from occdesk.ui.kit.plain_tip import plain_tip


def test_a_tag_in_a_hint_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    for text in ("<img src=x>", "a < b", "Pay & more", "<h1>Jobs</h1>\nin 2025", "plain"):
        shown = QTextDocument()
        shown.setHtml(plain_tip(text))
        assert shown.toPlainText() == text
    assert plain_tip("a\x1b\u202eb") == "<qt>a‹ESC›\u2039U+202E\u203ab</qt>"
