"""Chooser: a combo box whose arrow is drawn in the colours of the theme."""

from __future__ import annotations  # the first picture waits for what is imported here

from string import ascii_lowercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPalette, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget


class Chooser(QComboBox):
    """A list to choose one of, as narrow as LETTERS average letters where room is short."""

    def __init__(self, name: str, letters: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setMinimumWidth(72)
        self.setMaxVisibleItems(24)
        # Who scrolls past it does not choose.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def least_width(self) -> int:
        """Return how wide it must be for its LETTERS to be read, whatever is chosen."""
        letters = self.fontMetrics().horizontalAdvance(ascii_lowercase)
        many = self.minimumContentsLength()
        return -(-many * letters // len(ascii_lowercase)) + self.width() - self._room()

    def chosen_width(self) -> int:
        """Return how wide it must be for what is chosen now to be read."""
        wide = self.fontMetrics().horizontalAdvance(self.currentText())
        return wide + 1 + self.width() - self._room()

    def _room(self) -> int:
        """Return how wide the words may be."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self).width() - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        # What is too long ends in an ellipsis, not in half a letter.
        control, right = QStyle.ComplexControl.CC_ComboBox, Qt.TextElideMode.ElideRight
        words = option.fontMetrics.elidedText(option.currentText, right, self._room())
        option.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = self.width() - 15.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
