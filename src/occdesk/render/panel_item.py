"""What the items of all panels share: a box, a theme and the bounds that follow from them."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from occdesk.render.layout import Box
from occdesk.render.pens import Theme, rect, theme_named
from occdesk.render.plotting import pg


class PanelItem(pg.GraphicsObject):
    """A panel of a figure in its box; what is painted in it is laid out by the kind of panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._theme: Theme = theme_named("light")
        self._box = Box(0, 0, 0, 0)

    def _take(self, box: Box, theme: Theme) -> None:
        """Let the panel have another box and theme, and be painted again."""
        self.prepareGeometryChange()
        self._box, self._theme = box, theme
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the box of the panel."""
        return rect(self._box)
