"""The header of the window: back, forward, the search field, export and compare."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from occdesk.state.desk import Desk


class SearchField(QLineEdit):
    """Where one types what to look for; Down goes to the list, Esc empties it."""

    went_down = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Header(QWidget):
    """One row of what is needed all the time."""

    searched = Signal(str)
    compare_asked = Signal()
    method_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.back = self._button()
        self.forward = self._button()
        self.search = SearchField(self)
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search occupations and other job titles    Ctrl+K")
        self.search.setAccessibleName("Search")
        self.search.setClearButtonEnabled(True)
        # More is no search, and what is pasted by mistake would stop the list.
        self.search.setMaxLength(200)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(620)
        self.search.textEdited.connect(self.searched)
        # Its place is kept from the first: a field that has no focus would not move its words.
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._glass = self.search.addAction(QIcon(), leading)
        self.export = QPushButton("Export", self)
        self.export.setToolTip("Export the chart as PNG, SVG or PDF (Ctrl+E)")
        self.compare = QPushButton("Compare", self)
        self.compare.setToolTip("Show the comparison")
        self.compare.clicked.connect(self.compare_asked)
        self.method = QPushButton("Method changed", self)
        self.method.setToolTip("Derived figures are not computed with the default method")
        self.method.clicked.connect(self.method_asked)
        self.method.hide()
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 2, 8, 6)
        box.setSpacing(4)
        box.addWidget(self.back)
        box.addWidget(self.forward)
        box.addSpacing(4)
        box.addWidget(self.search, 3)
        box.addStretch(1)
        box.addWidget(self.method)
        box.addSpacing(2)
        box.addWidget(self.export)
        box.addSpacing(2)
        box.addWidget(self.compare)

    def show_desk(self, desk: Desk) -> None:
        """Show the search text, how many are compared, and whether the method is changed."""
        from occdesk.metrics.method import DEFAULT

        self.method.setVisible(desk.method != DEFAULT)
        if self.search.text() != desk.query:
            self.search.setText(desk.query)
        count = len(desk.comparison)
        self.compare.setText(f"Compare ({count})" if count else "Compare")

    def take_icons(self, search: QIcon, export: QIcon, compare: QIcon) -> None:
        """Put the icons into the search field and onto the buttons."""
        self._glass.setIcon(search)
        self.export.setIcon(export)
        self.compare.setIcon(compare)

    def take_actions(self, back: QAction, forward: QAction, export: QAction) -> None:
        """Let the buttons run the actions of the menus."""
        for button, action in ((self.back, back), (self.forward, forward)):
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            keys = action.shortcut().toString()
            button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        self.export.clicked.connect(export.trigger)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(32, 30)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
