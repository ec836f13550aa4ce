"""Fields for numbers of the export dialog: a size with its unit, and how fine a PNG is."""

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionSpinBox,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.publishing.sizes import DPI, LEAST_SCALE, MOST_SCALE, PX_PER, pixels_of
from occdesk.ui.dialogs.export.choices import UNITS
from occdesk.ui.kit.chooser import Chooser

_DECIMALS = {unit: decimals for unit, _, decimals in UNITS}
_STEPS = {"px": 10.0, "mm": 1.0, "in": 0.25}
_MOST = 99_999.0
_AROUND = 42


class NumberField(QDoubleSpinBox):
    """A number with arrows to step it, drawn in the colours of the theme; 2.50 is written 2.5."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # Who scrolls past it does not turn it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet's padding does not reach the words inside.
        self.lineEdit().setTextMargins(8, 0, 4, 0)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 12, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the numbers that people ask for, not for the largest there are."""
        wide = self.fontMetrics().horizontalAdvance("0" * 6) + _AROUND
        return QSize(wide, super().minimumSizeHint().height())

    def textFromValue(self, value: float) -> str:
        """Return VALUE without zeros at its end."""
        words, point = super().textFromValue(value), self.locale().decimalPoint()
        return words.rstrip(self.locale().zeroDigit()).rstrip(point) if point in words else words

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        pen = QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        parts = QStyle.SubControl
        for part, turn in ((parts.SC_SpinBoxUp, -1), (parts.SC_SpinBoxDown, 1)):
            control = QStyle.ComplexControl.CC_SpinBox
            at = QPointF(self.style().subControlRect(control, option, part, self).center())
            tip = QPointF(at.x(), at.y() + 1.5 * turn)
            side = QPointF(3.5, -3.0 * turn)
            painter.drawPolyline([tip + side, tip, tip + QPointF(-side.x(), side.y())])
        painter.end()


class SizeFields(QWidget):
    """Width and height in a unit; what is kept are px, so that changing the unit loses nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._px = [0.0, 0.0]
        self.width_box, self.height_box = NumberField("Width", self), NumberField("Height", self)
        for each in (self.width_box, self.height_box):
            each.setRange(0, _MOST)
        self.unit = Chooser("Unit of the size", 4, self)
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
                box.setSingleStep(_STEPS[unit])
                box.setValue(number / PX_PER[unit])

    def _take_width(self, number: float) -> None:
        self._take(0, number)

    def _take_height(self, number: float) -> None:
        self._take(1, number)

    def _take(self, side: int, number: float) -> None:
        self._px[side] = number * PX_PER[self.unit.currentData()]
        self.changed.emit()


class PixelFields(QWidget):
    """How fine a PNG is, as a scale or as dots an inch, and the pixels that it has then.

    What is kept are the dots as they were given, so that 300 of them stay 300.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dpi = float(DPI)
        self.scale = NumberField("Scale of the PNG", self)
        self.scale.setRange(LEAST_SCALE, MOST_SCALE)
        self.scale.setDecimals(3)
        self.scale.setSingleStep(0.5)
        self.scale.setToolTip(f"{LEAST_SCALE:g} to {MOST_SCALE:g}; at 1 a px is a pixel")
        self.dots = NumberField("Dots an inch of the PNG", self)
        self.dots.setRange(LEAST_SCALE * DPI, MOST_SCALE * DPI)
        self.dots.setDecimals(1)
        self.dots.setSingleStep(DPI / 2)
        self.dots.setToolTip(
            f"{LEAST_SCALE * DPI:g} to {MOST_SCALE * DPI:,.0f}; {DPI} is scale 1, 300 is for print"
        )
        self.pixels = QLabel(self)
        self.pixels.setObjectName("small")
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in (("Scale", self.scale), ("DPI", self.dots)):
            label = QLabel(words, self)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(row)
        box.addWidget(self.pixels)
        self.scale.valueChanged.connect(self._take_scale)
        self.dots.valueChanged.connect(self._take_dots)

    @property
    def dpi(self) -> float:
        """Dots an inch."""
        return self._dpi

    def show_dpi(self, dpi: float) -> None:
        """Show DPI dots an inch, telling nobody."""
        self._dpi = dpi
        self._show(self.scale, dpi / DPI)
        self._show(self.dots, dpi)

    def show_pixels(self, width: float, height: float, *, grows: bool = False) -> None:
        """Say how many pixels a picture of a size in px has, or has at the least."""
        wide, high = pixels_of(width, height, self._dpi / DPI)
        self.pixels.setText(f"{wide:,} x {high:,} pixels{' or higher' if grows else ''}")

    def _take_scale(self, number: float) -> None:
        self._dpi = number * DPI
        self._show(self.dots, self._dpi)
        self.changed.emit()

    def _take_dots(self, number: float) -> None:
        self._dpi = number
        self._show(self.scale, number / DPI)
        self.changed.emit()

    def _show(self, field: NumberField, number: float) -> None:
        with QSignalBlocker(field):
            field.setValue(number)
