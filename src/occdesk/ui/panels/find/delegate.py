"""Painting of the occupation list: titles on two lines, numbers with a bar under them."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from occdesk.ui.kit.theme import sans

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from occdesk.ui.kit.theme import Theme
    from occdesk.ui.panels.find.model import OccupationModel

PAD = 10
BAR = 4

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight


class OccupationDelegate(QStyledItemDelegate):
    """Paints one row: the focus has a stripe and is bold; the keyboard's cell has a ring.

    A sign behind a number says that it is not the occupation's own; numbers stay in line.
    """

    def __init__(self, model: OccupationModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._wrapped: dict[tuple[str, int, bool], tuple[str, ...]] = {}
        self.focus = ""
        self.selected = -1
        self.hovered = -1
        self.current = QPersistentModelIndex()
        self.take_theme()

    def take_theme(self) -> None:
        """Fetch colours, fonts and sizes anew from the theme."""
        theme = self._theme
        self._title: QFont = sans(theme.size("body"))
        self._bold: QFont = sans(theme.size("body"), bold=True)
        self._small: QFont = sans(theme.size("tiny"))
        self._number: QFont = sans(theme.size("body"), tabular=True)
        self._digits = QFontMetricsF(self._number)
        self._line = QFontMetricsF(self._title).height()
        self.row_height = round(2 * self._line + 8)
        self._colours = {name: QColor(value) for name, value in theme.roles.items()}
        self._wrapped.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, column = index.row(), index.column()
        rect = QRectF(option.rect)
        focused = self._model.codes[row] == self.focus
        if focused:
            painter.fillRect(rect, self._colours["accent_soft"])
        elif row == self.selected:
            painter.fillRect(rect, self._colours["hover"])
        elif row == self.hovered:
            painter.fillRect(rect, self._colours["raised"])
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self._colours["grid"]
        )
        if column == 0:
            self._paint_title(painter, rect, row, focused)
        else:
            self._paint_number(painter, rect, row, column, focused)
        if self.current.isValid() and self.current == index:
            painter.setPen(QPen(self._colours["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1, -1.5, -2), 4, 4)

    def _paint_title(self, painter: QPainter, rect: QRectF, row: int, focused: bool) -> None:
        if focused:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height() - 1), self._colours["accent"]
            )
        also = self._model.also.get(self._model.codes[row], "")
        inside = rect.adjusted(PAD, 3, -4, -4)
        font = self._bold if focused else self._title
        width = int(inside.width())
        lines = self._wrap(self._model.title(row), width, focused)
        if also:
            lines = (QFontMetricsF(font).elidedText(self._model.title(row), _ELIDE, width),)
        painter.setFont(font)
        painter.setPen(self._colours["ink"])
        count = len(lines) + bool(also)
        top = inside.top() + (inside.height() - count * self._line) / 2
        for line in lines:
            painter.drawText(QRectF(inside.left(), top, width, self._line), _LEFT, line)
            top += self._line
        if also:
            painter.setFont(self._small)
            painter.setPen(self._colours["muted"])
            words = QFontMetricsF(self._small).elidedText(f"also: {also}", _ELIDE, width)
            painter.drawText(QRectF(inside.left(), top, width, self._line), _LEFT, words)

    def _paint_number(
        self, painter: QPainter, rect: QRectF, row: int, column: int, focused: bool
    ) -> None:
        cell = self._model.cell(row, column)
        inside = rect.adjusted(6, 0, -PAD, 0)
        if cell.missing:
            painter.setFont(self._number)
            painter.setPen(self._colours["muted"])
            painter.drawText(inside, _RIGHT, cell.text)
            return
        block = self._line + 3 + BAR
        top = inside.top() + (inside.height() - 1 - block) / 2
        painter.setFont(self._number)
        painter.setPen(self._colours["ink"])
        words = QRectF(inside.left(), top, inside.width(), self._line)
        painter.drawText(words, _RIGHT, self._digits.elidedText(cell.text, _ELIDE, words.width()))
        if cell.mark:
            hanging = QRectF(words.right() + 1, top, rect.right() - words.right() - 1, self._line)
            painter.drawText(hanging, _LEFT, cell.mark)
        track = QRectF(inside.left(), top + self._line + 3, inside.width(), BAR)
        painter.fillRect(track, self._colours["line" if focused else "grid"])
        left = track.left() + cell.low * track.width()
        length = max(1.0, (cell.high - cell.low) * track.width())
        colour = self._colours["accent" if focused else "faint"]
        painter.fillRect(QRectF(left, track.top(), length, BAR), colour)

    def _wrap(self, title: str, width: int, bold: bool) -> tuple[str, ...]:
        """Return TITLE in one line or two, the second cut with an ellipsis."""
        key = (title, width, bold)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > 20_000:
                self._wrapped.clear()
            metrics = QFontMetricsF(self._bold if bold else self._title)
            found = self._wrapped[key] = wrap_in_two(title, width, metrics)
        return found


def wrap_in_two(title: str, width: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Break TITLE between words (or after a slash) into at most two lines of WIDTH px."""
    if metrics.horizontalAdvance(title) <= width:
        return (title,)
    words = title.replace("/", "/\0").replace(" ", " \0").split("\0")
    first = ""
    while words and metrics.horizontalAdvance((first + words[0]).rstrip()) <= width:
        first += words.pop(0)
    if not first:
        return (metrics.elidedText(title, _ELIDE, width),)
    return (first.rstrip(), metrics.elidedText("".join(words), _ELIDE, width))
