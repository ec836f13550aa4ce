"""Boxes to tick, how a wrong field is marked, and the style of fields that are the dialog's own."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from occdesk.render.style.tokens import RADIUS
from occdesk.ui.kit.theme import Theme


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
        self.setObjectName("ticks")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.boxes: dict[str, TickBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 3, 0, 3)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        listed = tuple(about)
        for at, (name, words) in enumerate(listed):
            box = self.boxes[name] = TickBox(words, self)
            box.toggled.connect(self.changed)
            # The last may have all of its row: long words do not make the columns wide.
            rest = columns - at % columns if at == len(listed) - 1 else 1
            grid.addWidget(box, at // columns, at % columns, 1, rest)
        grid.setColumnStretch(columns - 1, 1)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names of the boxes that are ticked, in their order."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def tick(self, names: Sequence[str]) -> None:
        """Tick the boxes of NAMES and no others."""
        for name, box in self.boxes.items():
            box.setChecked(name in names)


def mark_wrong(field: QWidget, sentence: str) -> None:
    """Mark FIELD as wrong, with SENTENCE as its description; an empty one takes the mark away."""
    if field.accessibleDescription() != sentence:
        field.setAccessibleDescription(sentence)
    if bool(field.property("wrong")) != bool(sentence):
        field.setProperty("wrong", bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)


def sheet_of(theme: Theme) -> str:
    """Return the style of what only a dialog like this one has."""
    roles = theme.roles
    return f"""
QDoubleSpinBox {{ background: {roles["panel"]}; border: 1px solid {roles["line_strong"]};
  border-radius: {RADIUS}px; padding: 3px 20px 2px 6px; min-height: 18px; }}
QDoubleSpinBox:focus {{ border: 2px solid {roles["accent"]}; padding: 2px 19px 1px 5px; }}
QDoubleSpinBox:disabled {{ color: {roles["muted"]};
  border-color: {roles["line"]}; background: {roles["page"]}; }}
QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus {{ border: none; padding: 0 4px;
  background: transparent; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ subcontrol-origin: border; width: 20px;
  border: none; background: transparent; }}
QDoubleSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 2px 0 0; }}
QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 2px 2px 0; }}
QDoubleSpinBox::up-button:hover, QDoubleSpinBox::down-button:hover {{ border-radius: 3px;
  background: {roles["hover"]}; }}
QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QDoubleSpinBox[wrong="true"], QLineEdit[wrong="true"], #ticks[wrong="true"] {{
  background: {roles["warning_soft"]}; border: 2px solid {roles["warning_ink"]};
  border-radius: {RADIUS}px; }}
QDoubleSpinBox[wrong="true"] {{ padding: 2px 19px 1px 5px; }}
QLineEdit[wrong="true"] {{ padding: 3px 7px; }}
QDoubleSpinBox[wrong="true"]:focus, QLineEdit[wrong="true"]:focus {{
  border: 2px solid {roles["accent"]}; }}
#stage {{ background: {roles["hover"]}; border: 1px solid {roles["line"]};
  border-radius: {RADIUS}px; }}
#stage:focus {{ border: 2px solid {roles["accent"]}; }}
QPushButton:checked {{ background: {roles["accent_soft"]}; }}
QPushButton[primary="true"]:disabled {{ background: {roles["hover"]}; color: {roles["faint"]};
  border-color: {roles["line"]}; }}
"""
