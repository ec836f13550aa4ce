"""The views as tabs that stand in as many rows as they need: a tab bar would hide some of ten."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from occdesk.charts.views import View


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
        rows = self._rows(width, len(self.buttons))
        # As many rows as are needed, and about as many buttons in each.
        even = self._rows(width, -(-len(self.buttons) // max(len(rows), 1)))
        y = 0
        for row in even if len(even) == len(rows) else rows:
            x = 0
            for button in row:
                size = button.sizeHint()
                if really:
                    button.setGeometry(x, y, size.width(), size.height())
                x += size.width()
            y += max(button.sizeHint().height() for button in row)
        return y

    def _rows(self, width: int, most: int) -> list[list[QToolButton]]:
        """Return the buttons in rows of at most MOST that fit into WIDTH."""
        rows: list[list[QToolButton]] = []
        left = 0
        for button in self.buttons.values():
            need = button.sizeHint().width()
            if not rows or need > left or len(rows[-1]) >= most:
                rows.append([])
                left = width
            rows[-1].append(button)
            left -= need
        return rows

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
