"""The views as tabs in one row; those that it has no room for are in a menu behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from occdesk.charts.view import View
from occdesk.ui.kit.plain_tip import plain_tip


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
        self.more = QToolButton(self)
        self.more.setObjectName("view")
        self.more.setText("More")
        self.more.setAccessibleName("More views")
        self.more.setToolTip("Views that have no room beside the others")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = QMenu(self.more)
        self.entries: dict[str, QAction] = {}
        for view in views:
            entry = QAction(view.title, menu)
            entry.setToolTip(plain_tip(view.question))
            entry.setCheckable(True)
            entry.setData(view.kind)
            entry.triggered.connect(self._entered)
            menu.addAction(entry)
            self.entries[view.kind] = entry
        menu.setToolTipsVisible(True)
        self.more.setMenu(menu)
        self.kind = ""

    def show_kind(self, kind: str) -> None:
        """Show which view is chosen."""
        self.kind = kind
        for each, button in self.buttons.items():
            button.setChecked(each == kind)
            self.entries[each].setChecked(each == kind)
        self._place(self.width())
        self._show_focus()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def minimumSizeHint(self) -> QSize:
        widest = max((each.sizeHint().width() for each in self.buttons.values()), default=0)
        return QSize(widest + self.more.sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(event.size().width())

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
        self.setFixedHeight(self._height())
        self._place(self.width())

    def _height(self) -> int:
        return max(each.sizeHint().height() for each in (self.more, *self.buttons.values()))

    def _place(self, width: int) -> None:
        """Put as many buttons into a row of WIDTH as there is room for; the chosen one is there."""
        shown = self._kinds_in(width)
        x = 0
        for kind, button in self.buttons.items():
            is_shown = kind in shown
            button.setVisible(is_shown)
            self.entries[kind].setVisible(not is_shown)
            if is_shown:
                size = button.sizeHint()
                button.setGeometry(QRect(QPoint(x, 0), size))
                x += size.width()
        self.more.setVisible(len(shown) < len(self.buttons))
        self.more.setGeometry(QRect(QPoint(x, 0), self.more.sizeHint()))

    def _kinds_in(self, width: int) -> list[str]:
        """Return the views that a row of WIDTH shows: the first ones, the chosen one among them."""
        wide = {kind: button.sizeHint().width() for kind, button in self.buttons.items()}
        if sum(wide.values()) <= width:
            return list(wide)
        room = width - self.more.sizeHint().width()
        shown: list[str] = []
        for kind, needs in wide.items():
            if needs > room:
                break
            shown.append(kind)
            room -= needs
        if self.kind in wide and self.kind not in shown:
            while shown and wide[self.kind] > room:
                room += wide[shown.pop()]
            shown.append(self.kind)
        return shown

    def _show_focus(self) -> None:
        for kind, button in self.buttons.items():
            has = self.hasFocus() and kind == self.kind
            if bool(button.property("focused")) != has:
                button.setProperty("focused", has)
                button.style().unpolish(button)
                button.style().polish(button)

    def _entered(self) -> None:
        entry = self.sender()
        assert isinstance(entry, QAction)
        self.show_kind(self.kind)
        self.asked.emit(entry.data())

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        # Which one is chosen is told by the desk.
        self.show_kind(self.kind)
        self.asked.emit(button.property("kind"))
