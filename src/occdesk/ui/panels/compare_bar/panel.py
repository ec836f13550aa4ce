"""The comparison tray: up to six occupations in the colours of their series, and a baseline."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from occdesk.charts.shared.colours import colour_numbers
from occdesk.charts.spec import MOST_COMPARED
from occdesk.state.desk import Desk
from occdesk.ui.kit.chooser import Chooser
from occdesk.ui.kit.dragging import MIME
from occdesk.ui.kit.theme import Theme

CHIP_MIME = "application/x-occdesk-chip"
WIDEST_CHIP = 210


class Chip(QFrame):
    """One occupation of the comparison. Enter reads about it, Delete takes it out."""

    chosen = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self, code: str, title: str, place: int, role: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.code, self.title, self.place, self.role = code, title, place, role
        self._theme = theme
        self._pressed: QPoint | None = None
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, number {place + 1} of the comparison")
        self.setToolTip(
            f"{title}\nClick to read about it, drag or Ctrl+arrows to move it, Delete to remove it"
        )
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.remove = QToolButton(self)
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(f"Remove {title}")
        self.remove.setToolTip("Remove from the comparison")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self._remove)
        box = QHBoxLayout(self)
        box.setContentsMargins(26, 2, 4, 2)
        box.setSpacing(4)
        box.addWidget(self.label)
        box.addWidget(self.remove)

    def fit(self, width: int) -> None:
        """Cut the title so that its words take no more than WIDTH px."""
        metrics = QFontMetrics(self.label.font())
        self.label.setText(metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, width))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self.role))
        painter.drawRoundedRect(11, self.height() // 2 - 5, 10, 10, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far < QApplication.startDragDistance():
            return
        self._pressed = None
        data = QMimeData()
        data.setData(CHIP_MIME, QByteArray(self.code.encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.code)
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.code)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.code)
        elif control and key == Qt.Key.Key_Left:
            self.moved.emit(self.code, self.place - 1)
        elif control and key == Qt.Key.Key_Right:
            self.moved.emit(self.code, self.place + 1)
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        self.removed.emit(self.code)


class Tray(QFrame):
    """Shows the comparison of the desk and tells what is asked of it."""

    chosen = Signal(str)
    added = Signal(str)
    add_asked = Signal()
    removed = Signal(str)
    moved = Signal(str, int)
    based = Signal(str)

    def __init__(self, titles: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Comparison")
        self.setAcceptDrops(True)
        self._titles = titles
        self._theme = theme
        self._cross = QIcon()
        self._shown: object = None
        self.chips: list[Chip] = []
        name = QLabel("COMPARE", self)
        name.setObjectName("dockTitle")
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.add = QPushButton("+ Add", self)
        self.add.setProperty("quiet", True)
        self.add.setToolTip("Type an occupation to compare it (Ctrl+D adds the one you are at)")
        self.add.setAccessibleName("Add to the comparison")
        self.add.clicked.connect(self.add_asked)
        self.by = QLabel("Baseline", self)
        self.by.setObjectName("small")
        self.baseline = Chooser("Baseline", 10, self)
        self.baseline.activated.connect(self._baseline_used)
        self.by.setBuddy(self.baseline)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 10, 6)
        box.setSpacing(8)
        box.addWidget(name)
        box.addSpacing(4)
        box.addLayout(self._row)
        box.addWidget(self.add)
        box.addWidget(self.hint)
        box.addStretch(1)
        box.addWidget(self.by)
        box.addWidget(self.baseline)

    def show_desk(self, desk: Desk) -> None:
        """Show the comparison of DESK."""
        if (desk.comparison, desk.baseline, desk.colours) == self._shown:
            return
        self._shown = (desk.comparison, desk.baseline, desk.colours)
        held = next((chip for chip in self.chips if chip.hasFocus()), None)
        # The keyboard stays on the occupation; where that is gone, on the one in its place.
        stays = held.code if held is not None else ""
        if held is not None and stays not in desk.comparison and desk.comparison:
            stays = desk.comparison[min(held.place, len(desk.comparison) - 1)]
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        numbers = colour_numbers(len(desk.comparison), desk.colours)
        for place, (code, number) in enumerate(zip(desk.comparison, numbers, strict=True)):
            chip = Chip(code, self._titles[code], place, f"series{number}", self._theme, self)
            chip.setProperty("baseline", code == desk.baseline)
            chip.chosen.connect(self.chosen)
            chip.removed.connect(self.removed)
            chip.moved.connect(self.moved)
            chip.remove.setIcon(self._cross)
            self._row.addWidget(chip)
            self.chips.append(chip)
            if code == stays:
                chip.show()  # what is not shown yet takes no focus
                chip.setFocus()
        # The tray is the last stop of the tabulator: what was there already goes behind the chips.
        for first, second in pairwise([*self.chips, self.add, self.baseline]):
            QWidget.setTabOrder(first, second)
        self._show_rest(desk)
        self._fit()

    def take_theme(self, cross: QIcon) -> None:
        """Take sizes from the theme and the icon CROSS for removing."""
        self._cross = cross
        for chip in self.chips:
            chip.remove.setIcon(cross)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) or event.mimeData().hasFormat(CHIP_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        if data.hasFormat(CHIP_MIME):
            code = bytes(data.data(CHIP_MIME).data()).decode()
            self.moved.emit(code, self._place_at(event.position().toPoint().x()))
        elif data.hasFormat(MIME):
            for code in bytes(data.data(MIME).data()).decode().split("\n"):
                if code in self._titles:
                    self.added.emit(code)
        event.acceptProposedAction()

    def _place_at(self, x: int) -> int:
        return sum(1 for chip in self.chips if chip.geometry().center().x() < x)

    def _show_rest(self, desk: Desk) -> None:
        count = len(desk.comparison)
        if not count:
            words = "Add up to six occupations to see them side by side."
        elif count >= MOST_COMPARED:
            words = "Six is the most; remove one to add another."
        else:
            words = ""
        self.hint.setText(words)
        self.add.setVisible(count < MOST_COMPARED)
        self.by.setVisible(bool(count))
        self.baseline.setVisible(bool(count))
        self.baseline.clear()
        for code in desk.comparison:
            self.baseline.addItem(self._titles[code], code)
        self.baseline.setCurrentIndex(max(0, self.baseline.findData(desk.baseline)))

    def _fit(self) -> None:
        if not self.chips:
            return
        rest = 110 + self.by.sizeHint().width()
        rest += self.baseline.sizeHint().width()
        if len(self.chips) < MOST_COMPARED:
            rest += self.add.sizeHint().width()
        # Where room is short the titles matter more; the sentence is told when a seventh is tried.
        full = len(self.chips) >= MOST_COMPARED
        self.hint.setVisible(not full or self.width() > 1500)
        if full and self.width() > 1500:
            rest += self.hint.sizeHint().width()
        each = (self.width() - rest) // len(self.chips) - 64
        for chip in self.chips:
            chip.fit(max(30, min(WIDEST_CHIP, each)))

    def _baseline_used(self, at: int) -> None:
        self.based.emit(self.baseline.itemData(at))
