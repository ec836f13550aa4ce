"""The figure on the screen: a pyqtgraph view that is pointed at, walked by keys, panned, zoomed.

It only announces what is wanted (`pointed`, `chosen`, `added`, `questioned`); it changes nothing
but the part of a plane that it shows.
"""

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from occdesk.charts.figure import Figure
from occdesk.render.fit import fit
from occdesk.render.kept import KeptPainting
from occdesk.render.layout import Box
from occdesk.render.pens import colour, theme_named
from occdesk.render.picture import Picture
from occdesk.render.plane import PlaneItem
from occdesk.render.plotting import pg
from occdesk.render.pointing import Pointing

_HOVER_MS = 16
_DRAG_FROM = 4.0
_KEY_PAN = 40.0
_WHEEL = 1.0015

_BARS = {
    True: Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
    False: Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
}
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
        self._kept = KeptPainting()
        self._theme = "light"
        self._zoom = 1.0
        self._is_fitting = False
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
        self._pointing = Pointing()
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
        self._pointing.forget()
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
        for plane in self._picture.planes():
            plane.reset()
        self._after_move()

    def is_home(self) -> bool:
        """Tell whether every plane is shown whole."""
        return all(plane.is_home() for plane in self._picture.planes())

    def picture(self) -> Picture:
        """Return the items that are shown."""
        return self._picture

    def close(self) -> bool:
        """Stop the timers and let go of the items, in order; the canvas is of no use after."""
        if self.closed:
            return True
        self._hover_timer.stop()
        self._warm_timer.stop()
        self._pointing.forget()
        self._kept.forget()
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
        bar = self.verticalScrollBar().sizeHint().width()
        made = fit(figure, max(self.width(), 1), max(self.height(), 1), self._zoom, bar)
        self.setVerticalScrollBarPolicy(_BARS[made.scrolls_down])
        self.setHorizontalScrollBarPolicy(_BARS[made.scrolls_sideways])
        self._picture.root.setScale(made.scale)
        self._picture.show(figure, made.frame, self._theme)
        self.range.setRect(0, 0, made.width, made.height)
        self.setSceneRect(self.range)
        self.resetTransform()
        self._show_pointing()
        self._repaint()

    # Painting: the picture once, then ring and hint over it as often as the pointer moves

    def _repaint(self) -> None:
        """Have the picture painted anew."""
        self._kept.forget()
        self.viewport().update()
        # What can be pointed at is gathered after the picture is shown, before it is needed.
        self._warm_timer.start(0)

    def _warm(self) -> None:
        len(self._picture.targets.items)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture from what is kept of it, then ring and hint."""
        if self.closed:
            return
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        ground = colour(theme_named(self._theme), "panel")
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._kept.pixels(self.sceneObj, corner, self.viewport(), ground))
        painter.translate(-corner)
        scale = self._picture.root.scale()
        painter.scale(scale, scale)
        self._pointing.paint(painter)
        painter.end()

    # Marks under pointer and keyboard

    def _show_pointing(self) -> None:
        """Put ring and hint where the target stands now."""
        if self._pointing.number is None:
            # What can be pointed at need not be gathered for this.
            self._pointing.forget()
            return
        theme = theme_named(self._theme)
        self._pointing.show(self._picture.targets.items, self._seen(), theme)

    def _point_at(self, number: int | None, *, by_keys: bool) -> None:
        pointing = self._pointing
        if (number, by_keys) == (pointing.number, pointing.is_by_keys):
            return
        pointing.number, pointing.is_by_keys = number, by_keys
        self._show_pointing()
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
        is_mark = self._pointing.number is not None
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

    def _plane_at(self, at: QPointF) -> PlaneItem | None:
        point = self._layout_point(at)
        return self._picture.plane_at(point.x(), point.y())

    def _after_move(self) -> None:
        self._picture.refresh_targets()
        self._pointing.forget()
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
        elif self._pointing.number is None:
            event.ignore()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._pointing.number, event)
        elif key == Qt.Key.Key_Space:
            self._question(self._pointing.number)
        elif key == Qt.Key.Key_Escape:
            self._point_at(None, by_keys=False)
        else:
            event.ignore()
            return
        event.accept()

    def _walk(self, dx: int, dy: int) -> None:
        targets = self._picture.targets
        now = self._pointing.number
        number = targets.first() if now is None else targets.step(now, dx, dy)
        if number is None:
            return
        self._point_at(number, by_keys=True)
        box = targets.items[number].box
        scale = self._picture.root.scale()
        self.ensureVisible(
            box.x * scale, box.y * scale, box.width * scale, box.height * scale, 10, 30
        )
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
            scale = self._picture.root.scale()
            corner = QPointF(target.box.right * scale, target.box.y * scale)
            place = self.viewport().mapToGlobal(self.mapFromScene(corner))
            self.questioned.emit(target.data, place)


def _far(a: QPointF, b: QPointF) -> bool:
    return (a - b).manhattanLength() > _DRAG_FROM
