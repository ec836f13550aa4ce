"""The figure on the screen: it is pointed at, walked by keys, panned and zoomed.

It only announces what is wanted (`pointed`, `chosen`, `added`, `questioned`, `copy_asked`,
`menu_asked`); it changes nothing but the part of a plane that it shows.
"""

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from occdesk.charts.figure.figure import Figure
from occdesk.render.layout.figure import MORE_PART, Box
from occdesk.render.layout.target import Target
from occdesk.render.panels.plane.item import PlaneItem
from occdesk.render.screen.keys import WALKING, find_next
from occdesk.render.screen.pointing import Pointing
from occdesk.render.screen.view import FigureView
from occdesk.render.style.pens import rect, theme_named

_HOVER_MS = 16
_DRAG_FROM = 4.0
_WHEEL = 1.0015


class FigureCanvas(FigureView):
    """Shows one figure and tells what is done to its marks.

    `pointed` carries the hint of the mark under pointer or keyboard, empty where there is none.
    `chosen` carries the code of a mark that was double-clicked, or of one with nothing to question,
    `added` that of one clicked with Shift. A click only marks, and asks: `questioned` carries
    the values behind a mark (a tuple of Datum) and the place on the screen.
    `menu_asked` carries the code of the mark that a menu is asked for, empty where there is none,
    and the place on the screen. `moved` tells that another part of a plane is shown.
    With `passes_escape_on` Esc goes to the window even where a mark is pointed at.
    """

    pointed = Signal(str)
    chosen = Signal(str)
    added = Signal(str)
    questioned = Signal(object, QPoint)
    copy_asked = Signal()
    menu_asked = Signal(str, QPoint)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passes_escape_on = False
        self._pointing = Pointing()
        self._pressed: QPointF | None = None
        self._dragged: PlaneItem | None = None
        self._last = QPointF()
        self._hover_at = QPointF()
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.timeout.connect(self._hover)
        self._since_hover = QElapsedTimer()
        self._warm_timer = QTimer(self)
        self._warm_timer.setSingleShot(True)
        self._warm_timer.timeout.connect(self._warm)

    # What the panel asks for

    def show_figure(self, figure: Figure, theme: str | None = None, view: object = None) -> None:
        """Show FIGURE as a view does; in the same VIEW the keyboard keeps its place."""
        if view is None or view != self._view or not self._pointing.is_by_keys:
            self._pointing.forget()
        super().show_figure(figure, theme, view)

    def reset_view(self) -> None:
        """Show every plane whole again."""
        for plane in self._picture.planes():
            plane.reset()
        self._after_move()

    def is_home(self) -> bool:
        """Tell whether every plane is shown whole."""
        return all(plane.is_home() for plane in self._picture.planes())

    def close(self) -> bool:
        """Stop the timers and let go of the items, in order; the canvas is of no use after."""
        if self.closed:
            return True
        self._hover_timer.stop()
        self._warm_timer.stop()
        self._pointing.forget()
        return bool(super().close())

    def code_at_hand(self) -> str:
        """Return the code of the mark that the keyboard or the pointer is on, or nothing."""
        target = self._target()
        return "" if target is None else target.code

    # Marks under pointer and keyboard

    def _lay_out(self, figure: Figure) -> None:
        before = self._target()
        super()._lay_out(figure)
        if before is not None:
            self._point_again(before)

    def _point_again(self, before: Target) -> None:
        """Point at what BEFORE, a target of the picture before, stands for, if it is there."""
        number = self._picture.targets.find(before)
        self._pointing.number = number
        self._show_pointing()
        if number is None:
            self.pointed.emit("")
        elif self._pointing.is_by_keys:
            self._bring_into_sight(number)

    def _repaint(self) -> None:
        super()._repaint()
        # What can be pointed at is gathered after the picture is shown, before it is needed.
        self._warm_timer.start(0)

    def _warm(self) -> None:
        len(self._picture.targets.items)

    def _paint_over(self, painter: QPainter) -> None:
        painter.setClipRect(rect(self._uncovered()))
        self._pointing.ring.paint(painter)
        painter.setClipping(False)
        self._pointing.hint.paint(painter)

    def _target(self) -> Target | None:
        """Return what is pointed at."""
        number = self._pointing.number
        # What can be pointed at need not be gathered where nothing is.
        return None if number is None else self._picture.targets.items[number]

    def _hint(self, number: int) -> str:
        """Return what is said of a target; the keyboard goes to those that lie under it as well."""
        targets = self._picture.targets
        return targets.items[number].hint if self._pointing.is_by_keys else targets.hint(number)

    def _show_pointing(self) -> None:
        """Put ring and hint where the target stands now."""
        target, number = self._target(), self._pointing.number
        if target is None or number is None:
            self._pointing.forget()
            return
        target = target._replace(hint=self._hint(number))
        self._pointing.show(target, self._seen(), theme_named(self._theme))

    def _point_at(self, number: int | None, *, by_keys: bool) -> None:
        pointing = self._pointing
        if (number, by_keys) == (pointing.number, pointing.is_by_keys):
            return
        pointing.number, pointing.is_by_keys = number, by_keys
        self._show_pointing()
        self.viewport().update()
        hint = "" if number is None else self._hint(number)
        self.pointed.emit(hint)
        if by_keys and hint and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, hint))

    def _hover(self) -> None:
        self._since_hover.start()
        self._point_at(self._target_at(self._hover_at), by_keys=False)
        target = self._target()
        leads_on = target is not None and bool(target.code or target.data)
        leads_on = leads_on or self._is_at_more(self._hover_at)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor
        )

    # Mouse: the scene of pyqtgraph is left out, its own picking is slower and knows no hints

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at marks; with the button down, move the plane."""
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed is not None:
            if self._dragged is None and _far(at, self._pressed):
                self._dragged = self._plane_at(self._pressed)
                self._last = self._pressed
                self._point_at(None, by_keys=False)
            if self._dragged is not None:
                scale = self._picture.root.scale()
                move = (at - self._last) / scale
                self._last = at
                self._dragged.pan(move.x(), move.y())
                self._after_move()
        elif not event.buttons():
            self._hover_at = at
            if not self._since_hover.isValid() or self._since_hover.elapsed() >= _HOVER_MS:
                self._hover()
            elif not self._hover_timer.isActive():
                self._hover_timer.start(_HOVER_MS)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._has_frame = False
        self.viewport().update()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged = None
            event.accept()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            event.ignore()
            return
        if dragged is None and not _far(event.position(), pressed):
            self._click(event)
        event.accept()

    def _is_at_more(self, at: QPointF) -> bool:
        """Tell whether AT, in px of the widget, lies on the word behind a subtitle that goes on."""
        point = self._layout_point(at)
        blocks = self._picture.frame.blocks
        return any(
            each.part == MORE_PART and Box(point.x(), point.y(), 0, 0).within(each.box, 3)
            for each in blocks
        )

    def _click(self, event: QMouseEvent) -> None:
        if self._is_at_more(event.position()):
            self.show_whole()
            return
        number = self._target_at(event.position())
        if number is None:
            self._point_at(None, by_keys=False)
            return
        target = self._picture.targets.items[number]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if target.code:
                self.added.emit(target.code)
            return
        # It stays marked: Enter opens it, arrows go on from it.
        self._point_at(number, by_keys=True)
        if target.data:
            self.questioned.emit(target.data, event.globalPosition().toPoint())
        elif target.code:
            self.chosen.emit(target.code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the mark under the pointer; where there is none, go home."""
        number = self._target_at(event.position())
        code = "" if number is None else self._picture.targets.items[number].code
        if code:
            self.chosen.emit(code)
        elif number is None:
            self.reset_view()
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Take the hint away with the pointer."""
        if self.closed:
            return
        self._hover_timer.stop()
        if not self._pointing.is_by_keys:
            self._point_at(None, by_keys=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; without it, scroll a picture that is too high or pass it on."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            plane = self._plane_at(event.position())
            if plane is not None:
                point = self._layout_point(event.position())
                plane.zoom(_WHEEL ** event.angleDelta().y(), point.x(), point.y())
                self._after_move()
            event.accept()
            return
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        if any(bar.maximum() > bar.minimum() for bar in bars):
            QGraphicsView.wheelEvent(self, event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu about the mark under the pointer, or the one that the keyboard is on."""
        number, place = self._pointing.number, event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            number = self._target_at(QPointF(event.pos()))
        elif number is not None:
            place = self._corner_of(self._picture.targets.items[number])
        code = "" if number is None else self._picture.targets.items[number].code
        self.menu_asked.emit(code, place)
        event.accept()

    def _target_at(self, at: QPointF) -> int | None:
        point = self._layout_point(at)
        if point.y() < self._uncovered().y:
            return None
        return self._picture.targets.at(point.x(), point.y())

    def _plane_at(self, at: QPointF) -> PlaneItem | None:
        point = self._layout_point(at)
        return self._picture.plane_at(point.x(), point.y())

    def _after_move(self) -> None:
        before = self._target() if self._pointing.is_by_keys else None
        self._picture.refresh_targets()
        if before is None:
            self._pointing.forget()
        else:
            self._point_again(before)
        self._repaint()
        self.moved.emit()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from mark to mark, choose, question, zoom, copy; other keys go to the window."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in WALKING and (not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            self._walk(Qt.Key(key))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0) and (
            not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._zoom_by_key(Qt.Key(key))
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.show_whole()
        elif self._pointing.number is None:
            event.ignore()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._pointing.number, event)
        elif key == Qt.Key.Key_Space:
            self._question(self._pointing.number)
        elif key == Qt.Key.Key_Escape and not self.passes_escape_on:
            self._point_at(None, by_keys=False)
        else:
            event.ignore()
            return
        event.accept()

    def _walk(self, key: Qt.Key) -> None:
        number = find_next(self._picture.targets, self._pointing.number, key)
        if number is not None:
            self._point_at(number, by_keys=True)
            self._bring_into_sight(number)

    def _bring_into_sight(self, number: int) -> None:
        box = self._picture.targets.items[number].box
        scale = self._picture.root.scale()
        x, y, wide, high = (scale * each for each in (box.x, box.y, box.width, box.height))
        self.ensureVisible(x, y, wide, high, 10, 30)
        # A head that is painted over the picture may lie over it still.
        under = round(scale * self._uncovered().y + 10 - y)
        if under > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - under)
        self._show_pointing()

    def _zoom_by_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_0:
            self.reset_view()
            return
        for plane in self._picture.planes()[:1]:
            box = plane.plot_box()
            factor = 1 / 1.25 if key == Qt.Key.Key_Minus else 1.25
            plane.zoom(factor, box.x + box.width / 2, box.y + box.height / 2)
            self._after_move()

    def _take(self, number: int, event: QKeyEvent) -> None:
        code = self._picture.targets.items[number].code
        if code and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.added.emit(code)
        elif code:
            self.chosen.emit(code)

    def _question(self, number: int) -> None:
        target = self._picture.targets.items[number]
        if target.data:
            self.questioned.emit(target.data, self._corner_of(target))

    def _corner_of(self, target: Target) -> QPoint:
        """Return where on the screen the upper right corner of TARGET is."""
        scale = self._picture.root.scale()
        corner = QPointF(target.box.right * scale, target.box.y * scale)
        on_screen: QPoint = self.viewport().mapToGlobal(self.mapFromScene(corner))
        return on_screen


def _far(a: QPointF, b: QPointF) -> bool:
    return (a - b).manhattanLength() > _DRAG_FROM
