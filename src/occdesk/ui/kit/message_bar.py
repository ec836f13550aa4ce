"""The message bar: one sentence that floats over the panels, done or a warning."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton
from shiboken6 import isValid

from occdesk.model.plain_text import plain_line
from occdesk.ui.kit.announcing import announce
from occdesk.ui.kit.plain_tip import plain_tip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from occdesk.ui.kit.folders import FolderOpener

LASTS_MS = 8000
"""How long a sentence on what is done stays, unless pointer or keyboard are on it."""
_WIDEST = 760
_BESIDE = 16
_BELOW = 52
"""How far above the lower edge it floats: under it are the faces and the buttons of the chart."""


class Said(NamedTuple):
    """A sentence on what `is_done`, else a warning; `folder` is where to look at what was done.

    `details` are for whoever looks for the cause of what went wrong; they can be copied.
    """

    words: str
    is_done: bool = False
    folder: Path | None = None
    details: str = ""


class MessageBar(QFrame):
    """Shows the last sentence over the lower part of PARENT, which keeps its layout.

    A warning stays until it is dismissed or another sentence takes its place; what is done leaves
    by itself.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._panels = parent
        self._folder: Path | None = None
        self._details = ""
        self._opener: FolderOpener | None = None
        self._before: QWidget | None = None
        self.mark = QLabel(self)
        self.mark.setObjectName("barMark")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_folder = QPushButton("Show in folder", self)
        self.show_folder.clicked.connect(self._open_folder)
        self.copy = QPushButton(self)
        self.copy.clicked.connect(self._copy)
        self.shut = QToolButton(self)
        self.shut.setText("×")
        self.shut.setAccessibleName("Dismiss")
        self.shut.setToolTip("Dismiss (Esc)")
        self.shut.clicked.connect(self.hide)
        self.leaves = QTimer(self)
        self.leaves.setSingleShot(True)
        self.leaves.setInterval(LASTS_MS)
        self.leaves.timeout.connect(self._leave)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(1500)
        self._copied.timeout.connect(self._offer_copy)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 5, 5, 5)
        box.setSpacing(10)
        box.addWidget(self.mark)
        box.addWidget(self.label, 1)
        box.addWidget(self.show_folder)
        box.addWidget(self.copy)
        box.addWidget(self.shut)
        parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._see_focus)
        self.hide()

    @property
    def first_stop(self) -> QWidget:
        """The first of its buttons, for the keyboard."""
        stops = (self.show_folder, self.copy)
        return next((each for each in stops if not each.isHidden()), self.shut)

    def tell(self, said: Said, *, is_lost: bool = False) -> None:
        """Show SAID in the place of the sentence before, and have it read out.

        Where the folder IS LOST to the programs of the system, its path is all there is to offer.
        """
        self._folder, self._details = said.folder, said.details
        words = plain_line(said.words)
        self.mark.setText("✓" if said.is_done else "!")
        self.label.setText(words)
        self.setAccessibleName(words)
        self.show_folder.setVisible(said.folder is not None and not is_lost)
        self._offer_copy()
        if said.folder is not None:
            self.show_folder.setToolTip(plain_tip(str(said.folder)))
            self.show_folder.setAccessibleDescription(str(said.folder))
        self.setProperty("done", said.is_done)
        for each in (self, self.mark, self.label, self.show_folder, self.copy, self.shut):
            each.style().unpolish(each)
            each.style().polish(each)
        self._place()
        self.show()
        self.raise_()
        self.leaves.stop()
        if said.is_done:
            self.leaves.start()
        announce(self, words, at_once=not said.is_done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place while the panels get another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leaves.stop()
        before, self._before = self._before, None
        if self._has_keyboard() and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.underMouse() or self._has_keyboard():
            self.leaves.start()
        else:
            self.hide()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _see_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard came from, so that it can be given back."""
        if now is not None and self.isAncestorOf(now) and before is not None:
            self._before = self._before if self.isAncestorOf(before) else before

    def _open_folder(self) -> None:
        """Show the folder in the program of the system that shows folders."""
        from occdesk.ui.kit.folders import FolderOpener

        if self._folder is not None:
            if self._opener is None:
                self._opener = FolderOpener(self)
                self._opener.failed.connect(self._say_place)
            self._opener.open(self._folder)

    def _say_place(self, folder: Path) -> None:
        words = f"No program here shows folders. What was saved is in {folder}."
        self.tell(Said(words, folder=folder), is_lost=True)
        if self.isVisible():
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details or str(self._folder))
        self.copy.setText("Copied")
        self._copied.start()

    def _offer_copy(self) -> None:
        """Let details be copied, or the path of the folder."""
        has_details = bool(self._details)
        self.copy.setText("Copy details" if has_details else "Copy path")
        tip = "Copy what the makers of the program need to find the cause" if has_details else ""
        self.copy.setToolTip(tip)
        self.copy.setVisible(has_details or self._folder is not None)

    def _place(self) -> None:
        """Stand in the middle over the lower edge, as wide as the sentence needs."""
        room = self._panels.rect()
        others = [self.mark, self.shut]
        others += [each for each in (self.show_folder, self.copy) if not each.isHidden()]
        box = self.layout()
        assert box is not None
        margins = box.contentsMargins()
        wide = margins.left() + margins.right() + 4 + len(others) * box.spacing()
        wide += sum(each.sizeHint().width() for each in others)
        wide += self.label.fontMetrics().horizontalAdvance(self.label.text())
        wide = min(wide, _WIDEST, room.width() - 2 * _BESIDE)
        high = self.heightForWidth(wide)
        top = max(room.height() - _BELOW - high, 0)
        self.setGeometry((room.width() - wide) // 2, top, wide, high)
