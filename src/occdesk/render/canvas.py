"""The figure on the screen: a pyqtgraph view that is pointed at, walked by keys, panned, zoomed.

It only announces what is wanted (`pointed`, `chosen`, `added`, `questioned`); it changes nothing
but the part of a plane that it shows.
"""

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from occdesk.charts.figure import Figure
from occdesk.render.hints import Hint, Ring
from occdesk.render.layout import Box
from occdesk.render.pens import colour, theme_named
from occdesk.render.picture import Picture, frame_for, smallest_width
from occdesk.render.plane import PlaneItem
from occdesk.render.plotting import pg

_HOVER_MS = 16
_DRAG_FROM = 4.0
_KEY_PAN = 40.0
_WHEEL = 1.0015
_SMALLEST = 0.8
"""How much smaller than asked for a wide figure may be drawn; past that it is scrolled."""

_ARROWS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class FigureCanvas(pg.GraphicsView):
    """Shows one figure at the size of the widget and tells what is done to its marks.

    `pointed` carries the hint of the mark under pointer or keyboard, empty where there is none.
    `chosen` and `added` carry the code of a mark that was clicked, without and with Shift.
    `questioned` carries the values behind a mark (a tuple of Datum) and the place on the screen.
    """

    pointed = Signal(str)
    chosen = Signal(str)
    added = Signal(str)
    questioned = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._figure: Figure | None = None
        self._painted: QPixmap | None = None
        self._painted_at = (-1, -1)
        self._theme = "light"
        self._zoom = 1.0
        self._is_fitting = False
        self._at: int | None = None
        self._by_keys = False
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
        self._picture = Picture(self.sceneObj)
        self._ring = Ring()
        self._hint = Hint()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setMinimumSize(120, 90)
        self.set_theme("light")

    # What the panel asks for

    def show_figure(self, figure: Figure, theme: str | None = None) -> None:
        """Show FIGURE, in THEME where one is named; what it has in common with the last stays."""
        self._figure = figure
        if theme is not None:
            self._theme = theme
        self._forget()
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.alt)
        self._fit()

    def figure(self) -> Figure | None:
        """Return the figure that is shown."""
        return self._figure

    def set_theme(self, theme: str) -> None:
        """Show the figure in the colours of `light` or `dark`."""
        self._theme = theme
        self.setBackgroundBrush(colour(theme_named(theme), "panel"))
        if self._figure is not None:
            self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Draw everything ZOOM times as large: the text size that the reader has chosen."""
        self._zoom = min(max(zoom, 0.5), 4.0)
        self._fit()

    def reset_view(self) -> None:
        """Show every plane whole again."""
        for plane in self._planes():
            plane.reset()
        self._after_move()

    def is_home(self) -> bool:
        """Tell whether every plane is shown whole."""
        return all(plane.is_home() for plane in self._planes())

    def picture(self) -> Picture:
        """Return the items that are shown."""
        return self._picture

    def close(self) -> bool:
        """Stop the timers and let go of the items, in order; the canvas is of no use after."""
        if self.closed:
            return True
        self._hover_timer.stop()
        self._warm_timer.stop()
        self._forget()
        self._painted = None
        self._figure = None
        self._picture.clear()
        super().close()
        return True

    # Size

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the figure out anew at the new size."""
        if self.closed:
            return
        if event is not None:
            QGraphicsView.resizeEvent(self, event)
        # The base class sizes itself once while it is being made.
        if hasattr(self, "_picture") and not self._is_fitting:
            self._fit()

    def _fit(self) -> None:
        if self._figure is None or self._is_fitting or self.closed:
            return
        self._is_fitting = True
        try:
            self._lay_out(self._figure)
        finally:
            self._is_fitting = False

    def _lay_out(self, figure: Figure) -> None:
        width, height = max(self.width(), 1), max(self.height(), 1)
        need = smallest_width(figure)
        scale, wide = self._scale_at(width, need)
        frame = frame_for(figure, wide / scale, height / scale)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if frame.height * scale > height + 0.5:
            bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            width = max(width - self.verticalScrollBar().sizeHint().width(), 1)
            scale, wide = self._scale_at(width, need)
            frame = frame_for(figure, wide / scale, height / scale)
        self.setVerticalScrollBarPolicy(bar)
        on = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if wide > width + 0.5 else off)
        self._picture.root.setScale(scale)
        self._picture.show(figure, frame, self._theme)
        self.range.setRect(0, 0, wide, max(frame.height * scale, height))
        self.setSceneRect(self.range)
        self.resetTransform()
        self._mark(self._at)
        self._repaint()

    def _scale_at(self, width: float, need: float) -> tuple[float, float]:
        """Return how large a figure that NEEDs a width is drawn in WIDTH, and how wide it gets."""
        least = self._zoom * _SMALLEST
        scale = max(min(self._zoom, width / need), least)
        return scale, max(width, need * scale)

    # Painting: the picture once, then ring and hint over it as often as the pointer moves

    def _repaint(self) -> None:
        """Have the picture painted anew."""
        self._painted = None
        self.viewport().update()
        # What can be pointed at is gathered after the picture is shown, before it is needed.
        self._warm_timer.start(0)

    def _warm(self) -> None:
        len(self._picture.targets.items)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture from what is kept of it, then ring and hint."""
        if self.closed:
            return
        viewport = self.viewport()
        ratio = viewport.devicePixelRatioF()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        kept = self._painted
        if kept is None or kept.devicePixelRatio() != ratio or self._painted_at != (left, top):
            kept = QPixmap(viewport.size() * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(colour(theme_named(self._theme), "panel"))
            painter = QPainter(kept)
            shown = QRectF(left, top, viewport.width(), viewport.height())
            self.sceneObj.render(painter, QRectF(viewport.rect()), shown)
            painter.end()
            self._painted, self._painted_at = kept, (left, top)
        painter = QPainter(viewport)
        painter.drawPixmap(0, 0, kept)
        painter.translate(-left, -top)
        scale = self._picture.root.scale()
        painter.scale(scale, scale)
        self._ring.paint(painter)
        self._hint.paint(painter)
        painter.end()

    # Marks under pointer and keyboard

    def _forget(self) -> None:
        self._at = None
        self._by_keys = False
        self._ring.is_shown = False
        self._hint.is_shown = False

    def _mark(self, number: int | None) -> None:
        """Put ring and hint to the target with NUMBER, or take them away."""
        if number is None or number >= len(self._picture.targets.items):
            self._forget()
            return
        targets = self._picture.targets.items
        theme = theme_named(self._theme)
        self._ring.show_ring(targets[number], theme, self._by_keys)
        if targets[number].hint:
            self._hint.show_hint(targets[number], self._seen(), theme)
        else:
            self._hint.is_shown = False

    def _point_at(self, number: int | None, *, by_keys: bool) -> None:
        if number == self._at and by_keys == self._by_keys:
            return
        self._at, self._by_keys = number, by_keys
        self._mark(number)
        self.viewport().update()
        hint = self._picture.targets.items[number].hint if number is not None else ""
        self.pointed.emit(hint)
        if by_keys and hint and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, hint))

    def _seen(self) -> Box:
        """Return the part of the picture that the viewport shows, in layout px."""
        corner = self._picture.root.mapFromScene(self.mapToScene(0, 0))
        scale = self._picture.root.scale()
        size = self.viewport().size()
        return Box(corner.x(), corner.y(), size.width() / scale, size.height() / scale)

    def _layout_point(self, at: QPointF) -> QPointF:
        return QPointF(self._picture.root.mapFromScene(self.mapToScene(at.toPoint())))

    def _hover(self) -> None:
        self._since_hover.start()
        point = self._layout_point(self._hover_at)
        self._point_at(self._picture.targets.at(point.x(), point.y()), by_keys=False)
        is_mark = self._at is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.ArrowCursor
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

    def _click(self, event: QMouseEvent) -> None:
        point = self._layout_point(event.position())
        number = self._picture.targets.at(point.x(), point.y())
        if number is None:
            return
        target = self._picture.targets.items[number]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if target.code:
                self.added.emit(target.code)
            return
        place = event.globalPosition().toPoint()
        # The picture may be another one once a choice is taken up: the question comes first.
        if target.data:
            self.questioned.emit(target.data, place)
        if target.code:
            self.chosen.emit(target.code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go home."""
        self.reset_view()
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Take the hint away with the pointer."""
        if self.closed:
            return
        self._hover_timer.stop()
        if not self._by_keys:
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

    def _planes(self) -> list[PlaneItem]:
        return [item for item in self._picture.panels if isinstance(item, PlaneItem)]

    def _plane_at(self, at: QPointF) -> PlaneItem | None:
        point = self._layout_point(at)
        for plane in self._planes():
            box = plane.plot_box()
            if box.x <= point.x() <= box.right and box.y <= point.y() <= box.bottom:
                return plane
        return None

    def _after_move(self) -> None:
        self._picture.refresh_targets()
        self._forget()
        self._repaint()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from mark to mark, choose, question, zoom; other keys go to the window."""
        key = event.key()
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(*_ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0) and (
            not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._zoom_by_key(Qt.Key(key))
        elif self._at is None:
            event.ignore()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(event)
        elif key == Qt.Key.Key_Space:
            self._question()
        elif key == Qt.Key.Key_Escape:
            self._point_at(None, by_keys=False)
        else:
            event.ignore()
            return
        event.accept()

    def _walk(self, dx: int, dy: int) -> None:
        targets = self._picture.targets
        number = targets.first() if self._at is None else targets.step(self._at, dx, dy)
        if number is None:
            return
        self._point_at(number, by_keys=True)
        box = targets.items[number].box
        scale = self._picture.root.scale()
        self.ensureVisible(
            box.x * scale, box.y * scale, box.width * scale, box.height * scale, 10, 30
        )
        self._mark(number)

    def _zoom_by_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_0:
            self.reset_view()
            return
        for plane in self._planes()[:1]:
            box = plane.plot_box()
            factor = 1 / 1.25 if key == Qt.Key.Key_Minus else 1.25
            plane.zoom(factor, box.x + box.width / 2, box.y + box.height / 2)
            self._after_move()

    def _take(self, event: QKeyEvent) -> None:
        assert self._at is not None
        code = self._picture.targets.items[self._at].code
        if code and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.added.emit(code)
        elif code:
            self.chosen.emit(code)

    def _question(self) -> None:
        assert self._at is not None
        target = self._picture.targets.items[self._at]
        if target.data:
            scale = self._picture.root.scale()
            corner = QPointF(target.box.right * scale, target.box.y * scale)
            place = self.viewport().mapToGlobal(self.mapFromScene(corner))
            self.questioned.emit(target.data, place)


def _far(a: QPointF, b: QPointF) -> bool:
    return (a - b).manhattanLength() > _DRAG_FROM
