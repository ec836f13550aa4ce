"""A figure in a widget: laid out at its size, scrolled where it must be, painted once and kept."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from occdesk.charts.figure.figure import Figure
from occdesk.render.layout.figure import Box
from occdesk.render.picture import Picture
from occdesk.render.screen.fit import fit
from occdesk.render.screen.paint_cache import KeptPainting
from occdesk.render.screen.tooltip import paint_frame
from occdesk.render.style.pens import colour, theme_named
from occdesk.render.style.pyqtgraph_import import pg

MOST_SUBTITLE = 2
"""So many lines of a subtitle are shown; the rest when it is asked for."""

_BARS = {
    True: Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
    False: Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
}

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
# A window or a menu that comes and goes takes the focus and gives it back as it was.
_SAME_FOCUS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FigureView(pg.GraphicsView):
    """Shows one figure at the size of the widget; what floats over it is painted by a subclass."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._figure: Figure | None = None
        self._view: object = None
        self._kept = KeptPainting()
        self._theme = "light"
        self._zoom = 1.0
        self._is_whole = False
        self._is_fitting = False
        self._has_frame = False
        self._picture = Picture(self.sceneObj)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        # At another height what is at the top stays there.
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setMinimumSize(120, 90)
        self.set_theme("light")

    # What the panel asks for

    def show_figure(self, figure: Figure, theme: str | None = None, view: object = None) -> None:
        """Show FIGURE, in THEME where one is named.

        VIEW says what it is a view of, whoever it is about. A figure of the same view as the last
        is shown where that one was scrolled and zoomed to, any other from its top and whole.
        """
        if view is None or view != self._view:
            self._go_home()
            self._is_whole = False
        self._figure, self._view = figure, view
        if theme is not None:
            self._theme = theme
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

    def show_whole(self) -> None:
        """Show the whole subtitle, or its first lines again."""
        self._is_whole = not self._is_whole
        self._fit()

    def picture(self) -> Picture:
        """Return the items that are shown."""
        return self._picture

    def close(self) -> bool:
        """Let go of the items, in order; the view is of no use after."""
        if self.closed:
            return True
        self._kept.forget()
        self._figure = None
        self._picture.clear()
        super().close()
        return True

    def _go_home(self) -> None:
        """Let the next figure be shown from its top, its planes whole."""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(bar.minimum())
        for plane in self._picture.planes():
            plane.forget()

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
        top = self._seen().y
        most = 0 if self._is_whole else MOST_SUBTITLE
        made = fit(figure, max(self.width(), 1), max(self.height(), 1), self._zoom, bar, most)
        self.setVerticalScrollBarPolicy(_BARS[made.scrolls_down])
        self.setHorizontalScrollBarPolicy(_BARS[made.scrolls_sideways])
        self._picture.root.setScale(made.scale)
        self._picture.show(figure, made.frame, self._theme)
        self.range.setRect(0, 0, made.width, made.height)
        self.setSceneRect(self.range)
        self.resetTransform()
        # Larger letters leave at the top what was there.
        self.verticalScrollBar().setValue(round(top * made.scale))
        self._repaint()

    def _seen(self) -> Box:
        """Return the part of the picture that the viewport shows, in layout px."""
        corner = self._picture.root.mapFromScene(self.mapToScene(0, 0))
        scale = self._picture.root.scale()
        size = self.viewport().size()
        return Box(corner.x(), corner.y(), size.width() / scale, size.height() / scale)

    def _layout_point(self, at: QPointF) -> QPointF:
        return QPointF(self._picture.root.mapFromScene(self.mapToScene(at.toPoint())))

    # Painting: the picture once, then what floats over it as often as it moves

    def _repaint(self) -> None:
        """Have the picture painted anew."""
        self._kept.forget()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture from what is kept of it, then what floats over it."""
        if self.closed:
            return
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        ground = colour(theme_named(self._theme), "panel")
        kept = self._kept.pixels(self.sceneObj, corner, self.viewport(), ground, self._paint_heads)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, kept)
        painter.translate(-corner)
        scale = self._picture.root.scale()
        painter.scale(scale, scale)
        self._paint_over(painter)
        if self._has_frame and self.hasFocus():
            paint_frame(painter, self._seen(), theme_named(self._theme))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here, where it came by a key."""
        super().focusInEvent(event)
        if event.reason() not in _SAME_FOCUS:
            self._has_frame = event.reason() in _BY_KEY
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what floats over the picture, in layout px."""

    def _paint_heads(self, painter: QPainter) -> None:
        """Paint the heads that are scrolled away at the top of what is seen, in px of the scene."""
        scale = self._picture.root.scale()
        painter.scale(scale, scale)
        for item, place in self._picture.heads(self._seen()):
            item.paint_head(painter, place)

    def _uncovered(self) -> Box:
        """Return the part of the picture that is seen and that no head lies over, in layout px."""
        seen = self._seen()
        top = max((place.bottom for _, place in self._picture.heads(seen)), default=seen.y)
        return Box(seen.x, top, seen.width, seen.bottom - top)
