"""The value card: one click on any value leads here."""

from collections.abc import Collection, Container, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from occdesk.state.desk import Desk
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.value_card.text import CardText

WIDTH = 400
READ, COMPARE, MOVES = "read", "compare", "moves"
_BESIDE_PAGE = 24
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ValueCard(QFrame):
    """A popover with everything that is known about one value, or two; Esc closes it.

    It offers what can be done with the occupation that the value is of: `chosen` asks to read about
    it, `added` to compare it, `moves_asked` where one could go from there.
    """

    chosen = Signal(str)
    added = Signal(str)
    moves_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("card")
        self.setAccessibleName("About this value")
        self._theme = theme
        self._window = parent
        self._texts: tuple[CardText, ...] = ()
        self._before: QWidget | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy = QPushButton("Copy", self)
        self.copy.clicked.connect(self._copy)
        self.shut = QPushButton("Close", self)
        self.shut.clicked.connect(self.close)
        self._code = ""
        self.read = QPushButton("Read about it", self)
        self.compare = QPushButton("Compare", self)
        self.compare.setToolTip("Add to the comparison")
        self.moves = QPushButton("Moves from here", self)
        ways = QHBoxLayout()
        ways.setContentsMargins(12, 0, 12, 0)
        for button, slot in (
            (self.read, self._choose), (self.compare, self._add), (self.moves, self._ask_moves),
        ):  # fmt: skip
            button.clicked.connect(slot)
            ways.addWidget(button)
        ways.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.shut)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 10)
        box.addWidget(self._scroll, 1)
        box.addLayout(ways)
        foot.setContentsMargins(12, 0, 12, 0)
        box.addLayout(foot)

    @property
    def texts(self) -> tuple[CardText, ...]:
        """What the card says, one for each value."""
        return self._texts

    def show_values(
        self, texts: Sequence[CardText], at: QRect, code: str = "", ways: Collection[str] = ()
    ) -> None:
        """Open the card beside AT, a rectangle of the screen.

        WAYS are those of READ, COMPARE and MOVES that lead on from the occupation CODE.
        """
        self._texts = tuple(texts)
        self._code = code
        for button, way in ((self.read, READ), (self.compare, COMPARE), (self.moves, MOVES)):
            button.setVisible(way in ways)
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 6)
        box.setSpacing(14)
        for number, text in enumerate(self._texts):
            if number:
                box.addWidget(self._rule(page))
            box.addWidget(self._section(text, page, whole=number == 0))
        box.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        space = self._window.rect()
        width = min(round(WIDTH * self._theme.size("body") / 13), space.width() - 16)
        here = QRect(self._window.mapFromGlobal(at.topLeft()), at.size())
        # The hint of a page whose words wrap is a guess; at a width its height is known.
        tall = page.sizeHint().height()
        if page.hasHeightForWidth():
            tall = page.heightForWidth(width - _BESIDE_PAGE)
        height = tall + self.copy.sizeHint().height() + 34
        height += self.read.sizeHint().height() + 6 if ways else 0
        self.resize(width, min(height, space.height() - 40, 620))
        self.move(_beside(here, self.rect(), space))
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self._watch(True)
        self.show()
        self.raise_()
        self.copy.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch(False)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when somebody clicks beside the card; the click goes on to what it was for."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and not watched.windowType() & Qt.WindowType.Popup:
                self.close()
        return False

    def _watch(self, on: bool) -> None:
        """Look at the clicks of the program while the card is open, and only then."""
        app = QGuiApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.close()
        self.chosen.emit(self._code)

    def _add(self) -> None:
        self.close()
        self.added.emit(self._code)

    def _ask_moves(self) -> None:
        self.close()
        self.moves_asked.emit(self._code)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(text.plain() for text in self._texts))

    def _rule(self, page: QWidget) -> QWidget:
        line = QFrame(page)
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self._theme.roles['line']};")
        return line

    def _section(self, text: CardText, page: QWidget, *, whole: bool) -> QWidget:
        section = QWidget(page)
        box = QVBoxLayout(section)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        if whole:
            box.addWidget(self._label(text.occupation, "cardName", section))
        box.addWidget(self._label(text.name, "strong", section))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._label(text.words, "cardValue", section), 1)
        for badge in text.badges:
            line.addWidget(self._label(badge, "badge", section), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(line)
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, round(6 * self._theme.size("body")))
        for row, (name, words) in enumerate(text.rows):
            label = self._label(name, "cardRow", section)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(words, "", section), row, 1)
        box.addLayout(grid)
        return section

    def _label(self, words: str, name: str, parent: QWidget) -> QLabel:
        made = QLabel(parent)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setText(words)
        made.setObjectName(name)
        if name != "badge":
            made.setWordWrap(name != "cardRow")
            made.setTextInteractionFlags(_SELECTABLE)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return made


def _beside(at: QRect, card: QRect, space: QRect) -> QPoint:
    """Return where the card goes: below AT, above it, or at a side; always inside SPACE."""
    left, top = space.left() + 8, space.top() + 8
    right = max(left, space.right() - card.width() - 8)
    bottom = max(top, space.bottom() - card.height() - 8)
    x = min(max(at.left(), left), right)
    below, above = at.bottom() + 6, at.top() - 6 - card.height()
    if below <= bottom:
        return QPoint(x, max(below, top))
    if above >= top:
        return QPoint(x, min(above, bottom))
    # Neither fits: what was asked about stays in sight where there is room beside it.
    y = min(max(at.top() - card.height() // 3, top), bottom)
    after, before = at.right() + 8, at.left() - 8 - card.width()
    if after <= right:
        return QPoint(after, y)
    return QPoint(before if before >= left else x, y)


def ways_from(desk: Desk, code: str, known: Container[str]) -> tuple[str, ...]:
    """Return what can be done on DESK with the occupation CODE, if it is one of those KNOWN."""
    if code not in known:
        return ()
    is_read = code == desk.focus
    can = {
        READ: not is_read,
        COMPARE: code not in desk.comparison and not desk.comparison_is_full,
        MOVES: not (is_read and desk.chart == "moves"),
    }
    return tuple(way for way, is_open in can.items() if is_open)
