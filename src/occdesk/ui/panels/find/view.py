"""The view of the occupation list: as many columns as there is room for, keys, mouse, dragging."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from occdesk.ui.panels.find.delegate import OccupationDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QMenu, QWidget

    from occdesk.ui.kit.theme import Theme
    from occdesk.ui.panels.find.model import OccupationModel

NARROWEST_TITLE = 190
COLUMN = 82


class OccupationView(QTableView):
    """Shows the list and tells what the hand asks for; it changes nothing itself."""

    chosen = Signal(str)
    questioned = Signal(object, object)
    added = Signal(str)
    based = Signal(str)
    sort_asked = Signal(str)
    typed = Signal(str)
    painted = Signal()

    def __init__(self, model: OccupationModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._menu_code = ""
        # Asking for the viewport makes PySide6 define every kind of widget there is, which the
        # first picture need not wait for; its width comes with each resize.
        self._room = 0
        self._delegate = OccupationDelegate(model, theme, self)
        self.setObjectName("list")
        self.setAccessibleName("Occupations")
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(20)
        heads.setHighlightSections(False)
        heads.setSectionsMovable(False)
        heads.sectionClicked.connect(self._head_clicked)
        self.clicked.connect(self._clicked)
        self._menu: QMenu | None = None
        self.take_theme()

    def take_theme(self) -> None:
        """Take row heights and colours from the theme."""
        self._delegate.take_theme()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.lay_columns()
        if self.isVisible():
            self.viewport().update()

    def show_top(self, code: str) -> None:
        """Begin with the first row and be at it; CODE is marked as being read about."""
        self._delegate.focus = code
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        # Only now: a new place would be scrolled to.
        self.scrollToTop()
        self.viewport().update()

    def show_focus(self, code: str) -> None:
        """Mark CODE as the occupation being read about, and bring it into sight."""
        self._delegate.focus = code
        row = self._model.row_of(code)
        if row >= 0:
            index = self._model.index(row, max(0, self.currentIndex().column()))
            seen = self.viewport().rect().contains(self.visualRect(index))
            if self.currentIndex().row() != row:
                self.setCurrentIndex(index)
            if not seen:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def lay_columns(self) -> None:
        """Give each column its width: the sorted metric always, others while there is room."""
        width = self._room or self.width()
        column = round(COLUMN * self._theme.size("body") / 13)
        count = len(self._model.metrics)
        if not count:
            self.setColumnWidth(0, width)
            return
        room = max(1, min(count, (width - NARROWEST_TITLE) // column))
        ids = [each.id for each in self._model.metrics]
        shown = ids[:room]
        if self._model.order[0] in ids[room:]:
            shown[-1] = self._model.order[0]
        for at, id in enumerate(ids, start=1):
            self.setColumnHidden(at, id not in shown)
            self.setColumnWidth(at, column)
        self.setColumnWidth(0, max(60, width - column * len(shown)))

    def shown_metrics(self) -> tuple[str, ...]:
        """Return the metrics that there is room for, from the left."""
        return tuple(
            each.id
            for at, each in enumerate(self._model.metrics, start=1)
            if not self.isColumnHidden(at)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self.lay_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._delegate.selected = current.row()
        self._delegate.current = QPersistentModelIndex(
            current if self.hasFocus() else QModelIndex()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        self._delegate.current = QPersistentModelIndex(self.currentIndex())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._delegate.current = QPersistentModelIndex()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._clicked(index)
        elif key == Qt.Key.Key_Plus and plain and index.isValid():
            self.added.emit(self._model.codes[index.row()])
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self._menu_code = self._model.codes[index.row()]
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu().popup(self.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu of a row, made when it is first asked for."""
        if self._menu is None:
            from PySide6.QtWidgets import QMenu

            self._menu = QMenu(self)
            self._menu.addAction("Read about it").triggered.connect(self._menu_read)
            self._menu.addAction("Add to comparison").triggered.connect(self._menu_add)
            self._menu.addAction("Use as baseline").triggered.connect(self._menu_base)
        return self._menu

    def _clicked(self, index: QModelIndex) -> None:
        code = self._model.codes[index.row()]
        if index.column() == 0:
            self.chosen.emit(code)
            return
        from occdesk.charts.figure.parts import Datum

        rect = self.visualRect(index)
        rect.moveTopLeft(self.viewport().mapToGlobal(rect.topLeft()))
        self.questioned.emit((Datum(code, self._model.metrics[index.column() - 1].id),), rect)

    def _head_clicked(self, section: int) -> None:
        self.sort_asked.emit(self._model.metrics[section - 1].id if section else "title")

    def _menu_read(self) -> None:
        self.chosen.emit(self._menu_code)

    def _menu_add(self) -> None:
        self.added.emit(self._menu_code)

    def _menu_base(self) -> None:
        self.based.emit(self._menu_code)
