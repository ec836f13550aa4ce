"""What hands do to a canvas: the pointer over it, a drag, the wheel."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from occdesk.render.screen.canvas import FigureCanvas

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def middle_of(canvas: FigureCanvas, number: int) -> QPoint:
    box = canvas.picture().targets.items[number].box
    scale = canvas.picture().root.scale()
    return QPoint(round((box.x + box.width / 2) * scale), round((box.y + box.height / 2) * scale))


def move_to(canvas: FigureCanvas, at: QPoint, buttons: Qt.MouseButton | None = None) -> None:
    held = buttons or Qt.MouseButton.NoButton
    place = QPointF(canvas.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, held, held, NONE)
    QApplication.sendEvent(canvas.viewport(), event)


def turn_wheel(canvas: FigureCanvas, at: QPoint, by: int, keys: Qt.KeyboardModifier) -> bool:
    """Turn the wheel and return whether the canvas kept the event for itself."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(False)
    QApplication.sendEvent(canvas.viewport(), event)
    return event.isAccepted()


def drag(canvas: FigureCanvas, start: QPoint, by: QPoint) -> None:
    """Press at START, move BY some px, and let go."""
    QTest.mousePress(canvas.viewport(), LEFT, NONE, start)
    for part in (0.2, 0.6, 1.0):
        move_to(canvas, start + by * part, LEFT)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start + by)
