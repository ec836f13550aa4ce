"""The views as tabs that stand in as many rows as they need: a tab bar would hide some of ten."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from occdesk.charts.view import View
from occdesk.ui.kit.rows import split_rows


class ViewTabs(QWidget):
    """One button a view, one of them chosen; Left and Right, Home and End go from one to another.

    `asked` carries the kind of the view that is wanted.
    """

    asked = Signal(str)

    def __init__(self, views: Sequence[View], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Views")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons: dict[str, QToolButton] = {}
        for view in views:
            button = QToolButton(self)
            button.setObjectName("view")
            button.setText(view.title)
            button.setToolTip(view.question)
            button.setAccessibleName(view.title)
            button.setAccessibleDescription(view.question)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("kind", view.kind)
            button.clicked.connect(self._clicked)
            self.buttons[view.kind] = button
        self.kind = ""

    def show_kind(self, kind: str) -> None:
        """Show which view is chosen."""
        self.kind = kind
        for each, button in self.buttons.items():
            button.setChecked(each == kind)
        self._show_focus()

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        widest = max((each.sizeHint().width() for each in self.buttons.values()), default=0)
        return QSize(widest, 0)

    def heightForWidth(self, width: int) -> int:
        """Return how high the rows are at WIDTH."""
        return self._place(width, really=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self._place(self.width(), really=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kinds = list(self.buttons)
        at = kinds.index(self.kind) if self.kind in kinds else 0
        steps = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(kinds) - 1,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 0 <= wanted < len(kinds):
            self.asked.emit(kinds[wanted])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def take_theme(self) -> None:
        """Take the place that the letters need now."""
        self.setFixedHeight(self._place(self.width(), really=True))

    def _place(self, width: int, *, really: bool) -> int:
        """Return the height of all rows, and put the buttons there when it is meant REALLY."""
        buttons = list(self.buttons.values())
        sizes = [button.sizeHint() for button in buttons]
        widths = [size.width() for size in sizes]
        rows = split_rows(widths, width)
        # As many rows as are needed, and about as many buttons in each.
        even = split_rows(widths, width, most=-(-len(widths) // max(len(rows), 1)))
        y = 0
        for row in even if len(even) == len(rows) else rows:
            x = 0
            for number in row:
                if really:
                    buttons[number].setGeometry(QRect(QPoint(x, y), sizes[number]))
                x += widths[number]
            y += max(sizes[number].height() for number in row)
        return y

    def _show_focus(self) -> None:
        for kind, button in self.buttons.items():
            has = self.hasFocus() and kind == self.kind
            if bool(button.property("focused")) != has:
                button.setProperty("focused", has)
                button.style().unpolish(button)
                button.style().polish(button)

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        # Which one is chosen is told by the desk.
        self.show_kind(self.kind)
        self.asked.emit(button.property("kind"))
