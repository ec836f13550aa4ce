"""Fields of the export dialog that are made of several: a size with its unit, boxes to tick."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from occdesk.charts.sizes import PX_PER
from occdesk.render.tokens import RADIUS
from occdesk.ui.chooser import Chooser
from occdesk.ui.export_choices import UNITS
from occdesk.ui.theme import Theme

_DECIMALS = {unit: decimals for unit, _, decimals in UNITS}
_MOST = 99_999.0


class SizeFields(QWidget):
    """Width and height in a unit; what is kept are px, so that changing the unit loses nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._px = [0.0, 0.0]
        self.width_box, self.height_box = self._box("Width"), self._box("Height")
        self.unit = Chooser("Unit of the size", 5, self)
        for unit, words, _ in UNITS:
            self.unit.addItem(words, unit)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.width_box, 1)
        box.addWidget(QLabel("by", self))
        box.addWidget(self.height_box, 1)
        box.addWidget(self.unit)
        self.unit.currentIndexChanged.connect(self._show)
        self.unit.currentIndexChanged.connect(self.changed)
        self.width_box.valueChanged.connect(self._take_width)
        self.height_box.valueChanged.connect(self._take_height)

    @property
    def px(self) -> tuple[float, float]:
        """Width and height in px."""
        return self._px[0], self._px[1]

    def show_size(self, width: float, height: float, unit: str) -> None:
        """Show a size given in px in UNIT, telling nobody."""
        self._px = [width, height]
        with QSignalBlocker(self.unit):
            self.unit.setCurrentIndex(self.unit.findData(unit))
        self._show()

    def allow(self, is_own: bool) -> None:
        """Let numbers be typed, or only be read."""
        for each in (self.width_box, self.height_box):
            each.setEnabled(is_own)

    def _show(self) -> None:
        unit = self.unit.currentData()
        for box, number in zip((self.width_box, self.height_box), self._px, strict=True):
            with QSignalBlocker(box):
                box.setDecimals(_DECIMALS[unit])
                box.setSingleStep(10.0 if unit == "px" else 1.0 if unit == "mm" else 0.25)
                box.setValue(number / PX_PER[unit])

    def _take_width(self, number: float) -> None:
        self._take(0, number)

    def _take_height(self, number: float) -> None:
        self._take(1, number)

    def _take(self, side: int, number: float) -> None:
        self._px[side] = number * PX_PER[self.unit.currentData()]
        self.changed.emit()

    def _box(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setAccessibleName(name)
        # The style sheet's padding does not reach the words inside.
        box.lineEdit().setTextMargins(8, 0, 4, 0)
        box.setRange(0, _MOST)
        return box


class TickBox(QCheckBox):
    """A box to tick whose rim can be seen in every theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        style = self.style()
        part = QStyle.SubElement
        # The rim goes around the middle of pixels.
        box = QRectF(style.subElementRect(part.SE_CheckBoxIndicator, option, self))
        box.adjust(0.5, 0.5, -0.5, -0.5)
        option.rect = style.subElementRect(part.SE_CheckBoxContents, option, self)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)
        self._paint_box(painter, box)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        roles, palette = QPalette.ColorRole, self.palette()
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        rim, fill = roles.PlaceholderText, roles.Base
        if self.isChecked() and self.isEnabled():
            rim = fill = roles.Accent
        if not self.isEnabled():
            rim = roles.Dark
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(rim), 1.0))
        painter.setBrush(palette.color(fill))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            ink = roles.BrightText if self.isEnabled() else roles.Text
            pen = QPen(palette.color(group, ink), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            places = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
            points = [
                QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places
            ]
            painter.drawPolyline(points)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(roles.Accent), 2.0))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)


class Ticks(QWidget):
    """Boxes to tick, in rows of COLUMNS; `changed` is sent when one is ticked or not any more."""

    changed = Signal()

    def __init__(self, about: Iterable[tuple[str, str]], columns: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, TickBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(3, 3, 0, 3)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        for at, (name, words) in enumerate(about):
            box = self.boxes[name] = TickBox(words, self)
            box.toggled.connect(self.changed)
            grid.addWidget(box, at // columns, at % columns)
        grid.setColumnStretch(columns - 1, 1)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names of the boxes that are ticked, in their order."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def tick(self, names: Sequence[str]) -> None:
        """Tick the boxes of NAMES and no others."""
        for name, box in self.boxes.items():
            box.setChecked(name in names)


def sheet_of(theme: Theme) -> str:
    """Return the style of fields that only a dialog like this one has."""
    roles = theme.roles
    return f"""
QDoubleSpinBox {{ background: {roles["panel"]}; border: 1px solid {roles["line_strong"]};
  border-radius: {RADIUS}px; padding: 4px 6px; min-height: 18px; }}
QDoubleSpinBox:focus {{ border: 2px solid {roles["accent"]}; padding: 3px 5px; }}
QDoubleSpinBox:disabled, QSpinBox:disabled {{ color: {roles["muted"]};
  border-color: {roles["line"]}; background: {roles["page"]}; }}
QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus {{ border: none; padding: 0 4px;
  background: transparent; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QPushButton[primary="true"]:disabled {{ background: {roles["hover"]}; color: {roles["faint"]};
  border-color: {roles["line"]}; }}
"""
