"""The parameters of the derived metrics, each with a control; everything on screen follows."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from occdesk.metrics.method import DEFAULT, PARAMETERS, Method, Parameter
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk
from occdesk.ui.kit.fitting import Dialog

SETTLE_MS = 120
"""How long a control rests before its number is taken, so that a drag is one change."""


class Control(QWidget):
    """One parameter: its name, a slider and a field for its number, and what it does."""

    moved = Signal()

    def __init__(self, what: Parameter, parent: QWidget) -> None:
        super().__init__(parent)
        self.what = what
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, round((what.high - what.low) / what.step))
        self.slider.setAccessibleName(what.label)
        self.field = QDoubleSpinBox(self)
        self.field.setRange(what.low, what.high)
        self.field.setSingleStep(what.step)
        self.field.setDecimals(0 if what.is_whole else 2)
        self.field.setFixedWidth(72)
        self.field.setAccessibleName(f"{what.label}, {what.unit}")
        self.field.setAccessibleDescription(what.effect)
        name = QLabel(what.label, self)
        name.setObjectName("strong")
        name.setBuddy(self.field)
        unit = QLabel(f"{what.unit}, default {what.default:g}", self)
        unit.setObjectName("small")
        effect = QLabel(what.effect, self)
        effect.setObjectName("small")
        effect.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(name)
        top.addStretch(1)
        top.addWidget(unit)
        middle = QHBoxLayout()
        middle.addWidget(self.slider, 1)
        middle.addWidget(self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(2)
        box.addLayout(top)
        box.addLayout(middle)
        box.addWidget(effect)
        self.slider.valueChanged.connect(self._slid)
        self.field.valueChanged.connect(self._typed)

    def show_number(self, number: float) -> None:
        """Show NUMBER, telling nobody."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            self.field.setValue(number)
            self.slider.setValue(round((number - self.what.low) / self.what.step))

    def _slid(self, place: int) -> None:
        self.field.setValue(self.what.low + place * self.what.step)

    def _typed(self, number: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((number - self.what.low) / self.what.step))
        self.moved.emit()


class MethodWindow(Dialog):
    """Shows the method of the desk and asks for another; a method that cannot be is explained."""

    changed = Signal(object)
    page_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change the method")
        self.resize(460, 640)
        self._method = DEFAULT
        self.controls = {each.id: Control(each, self) for each in PARAMETERS}
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.default = QPushButton("Default method", self)
        self.page = QPushButton("How figures are made", self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._take)
        for each in self.controls.values():
            each.moved.connect(self._settle.start)
        self.default.clicked.connect(self._use_default)
        self.page.clicked.connect(self.page_asked)
        self._lay_out()

    def show_desk(self, desk: Desk) -> None:
        """Show the method of DESK."""
        self._method = desk.method
        for each in self.controls.values():
            each.show_number(each.what.of(desk.method))
        self.said.setText(desk.method.describe() + ".")
        self.default.setEnabled(desk.method != DEFAULT)

    def _take(self) -> None:
        try:
            method = self._asked()
        except UsageError as error:
            self.said.setText(str(error))
            return
        if method != self._method:
            self.changed.emit(method)

    def _asked(self) -> Method:
        """Return the method of the controls; raises UsageError where they do not go together."""
        numbers: dict[str, object] = {}
        for each in self.controls.values():
            number = each.field.value()
            if each.what.place is None:
                numbers[each.what.name] = int(number) if each.what.is_whole else number
            else:
                numbers.setdefault(each.what.name, [])
                numbers[each.what.name].append(number)  # type: ignore[attr-defined]
        return Method.from_mapping(numbers)

    def _use_default(self) -> None:
        self.changed.emit(DEFAULT)

    def _lay_out(self) -> None:
        rows = QWidget(self)
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for each in self.controls.values():
            inside.addWidget(each)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(rows)
        close = QPushButton("Close", self)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        for button in (self.default, self.page):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        box = QVBoxLayout(self.content)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(12)
        box.addWidget(self.said)
        box.addWidget(scroll, 1)
        box.addLayout(foot)
