"""A page in a small window of its own: sources, shortcuts, about. It blocks nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from occdesk.ui.kit.fitting import Dialog
from occdesk.ui.kit.reading import ReadingBrowser
from occdesk.ui.kit.theme import Theme


class PageWindow(Dialog):
    """Shows one page until it is closed with Esc or its button."""

    def __init__(self, title: str, html: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.browser = ReadingBrowser(theme, self)
        self.browser.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self.content)
        box.setContentsMargins(8, 8, 8, 0)
        box.addWidget(self.browser, 1)
        foot = QHBoxLayout()
        foot.addWidget(buttons)
        self.set_foot(foot, (8, 8, 8, 12))
        self.resize(640, 620)
        self.browser.show_page(html)
        theme.changed.connect(self.browser.take_theme)
