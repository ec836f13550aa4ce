"""The adder: a field over the tray in which one types an occupation to compare it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.records import Hit
from occdesk.state.desk import Desk

MOST_HITS = 9
WIDTH = 420
_CODE = Qt.ItemDataRole.UserRole
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_HITS,
    Qt.Key.Key_PageUp: -MOST_HITS,
}


class AdderField(QLineEdit):
    """Takes the words; the keys that go through the list below it are passed on."""

    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()))
        if by is not None:
            self.moved.emit(by)
        else:
            # Esc is left to the frame.
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()


class Adder(QFrame):
    """Finds occupations by title and alternate title as one types; Enter or a click adds one.

    It stays open for the next until Esc, a click elsewhere, or six are compared.
    """

    added = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.hide()
        self.setObjectName("card")
        self.setAccessibleName("Add to the comparison")
        self._catalogue: Catalogue | None = None
        self._desk = Desk()
        self._corner = QPoint()
        self._before: QWidget | None = None
        self.field = AdderField(self)
        self.field.setPlaceholderText("Add an occupation: type any job title")
        self.field.setAccessibleName("Job title to compare")
        self.found = QListWidget(self)
        self.found.setObjectName("found")
        self.found.setAccessibleName("Occupations found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.said = QLabel(self)
        self.said.setObjectName("small")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.found, 1)
        box.addWidget(self.said)
        box.addWidget(self.field)
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._take)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.hide)
        self.found.itemClicked.connect(self._clicked)

    def open_over(self, button: QWidget, catalogue: Catalogue, desk: Desk) -> None:
        """Open above BUTTON and take the keyboard."""
        self._catalogue, self._desk = catalogue, desk
        self._before = self.window().focusWidget()
        self._corner = button.mapTo(self._over, QPoint(0, -6))
        self.field.clear()
        self._look()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_desk(self, desk: Desk) -> None:
        """Know what is compared; with six of them there is no more to add."""
        self._desk = desk
        if self.isVisible() and desk.comparison_is_full:
            self.hide()
        elif self.isVisible():
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back where it was."""
        super().hideEvent(event)
        before, self._before = self._before, None
        at = self.window().focusWidget()
        is_here = at is None or at is self.field
        if is_here and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Show what the words find; without words the occupation that is read about."""
        assert self._catalogue is not None
        words, desk = self.field.text(), self._desk
        hits = self._catalogue.search(words)[:MOST_HITS] if words.strip() else []
        focus = self._catalogue.by_code.get(desk.focus)
        if not words.strip() and focus is not None and focus.code not in desk.comparison:
            hits = [Hit(focus.code, focus.title, "title")]
        titles = {code: each.title for code, each in self._catalogue.by_code.items()}
        self.found.clear()
        for hit in hits:
            self.found.addItem(self._item(hit, titles))
        usable = [row for row in range(self.found.count()) if self._can_add(row)]
        self.found.setCurrentRow(usable[0] if usable else -1)
        self.found.setVisible(bool(hits))
        self.said.setText("" if hits or not words.strip() else f"No occupation matches “{words}”.")
        self.said.setVisible(bool(self.said.text()))
        self._fit()

    def _item(self, hit: Hit, titles: Mapping[str, str]) -> QListWidgetItem:
        title = titles[hit.code]
        words = f"{title}   (also: {hit.title})" if hit.kind == "alternate" else title
        is_in = hit.code in self._desk.comparison
        item = QListWidgetItem(f"{title}   (compared already)" if is_in else words)
        item.setToolTip(words)
        item.setData(_CODE, hit.code)
        if is_in:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _can_add(self, row: int) -> bool:
        return bool(self.found.item(row).flags() & Qt.ItemFlag.ItemIsEnabled)

    def _move(self, by: int) -> None:
        """Go BY rows on, over those that are compared already."""
        usable = [row for row in range(self.found.count()) if self._can_add(row)]
        if usable:
            at = usable.index(self.found.currentRow()) if self.found.currentRow() in usable else 0
            self.found.setCurrentRow(usable[max(0, min(at + by, len(usable) - 1))])

    def _take(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self._clicked(item)

    def _clicked(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.field.clear()
            self.added.emit(item.data(_CODE))

    def _fit(self) -> None:
        """Be as high as what is found, with the lower left corner where it opened."""
        parent = self._over
        rows = self.found.count()
        tall = self.found.sizeHintForRow(0) * rows + 2 * self.found.frameWidth() + 2 if rows else 0
        self.found.setFixedHeight(min(tall, max(40, parent.height() - 160)))
        box = self.layout()
        assert box is not None
        box.activate()
        size = self.sizeHint()
        width = min(WIDTH * self.fontMetrics().height() // 16, parent.width() - 16)
        left = max(8, min(self._corner.x(), parent.width() - width - 8))
        self.setGeometry(left, max(8, self._corner.y() - size.height()), width, size.height())
