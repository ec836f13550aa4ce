"""What the items of panels share: a box, a theme and bounds, and sheets that hang on them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from occdesk.render.files.recording import begin_part
from occdesk.render.layout.figure import Box
from occdesk.render.layout.target import Target
from occdesk.render.style.pens import Theme, rect, theme_named
from occdesk.render.style.pyqtgraph_import import pg


class PanelItem(pg.GraphicsObject):
    """A panel of a figure in its box; what is painted in it is laid out by the kind of panel."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.name = "panel"
        self._theme: Theme = theme_named("light")
        self._box = Box(0, 0, 0, 0)

    def show_panel(self, panel: Any, box: Box, theme: Theme) -> None:
        """Show PANEL, one of the item's kind, in BOX."""
        raise NotImplementedError

    def targets(self, panel: int) -> tuple[Target, ...]:
        """Return what can be pointed at, in px of the picture, as PANEL of the figure."""
        raise NotImplementedError

    def head_in(self, seen: Box) -> Box | None:
        """Return where in SEEN, a part of the picture, the head of the panel is painted over it.

        None where its own is seen, or where the panel has none that is needed to read the rest.
        """
        return None

    def paint_head(self, painter: QPainter, at: Box) -> None:
        """Paint the head of the panel AT a place where its own is not."""

    def _begin(self, painter: QPainter, part: str) -> None:
        """Let what is painted from now on be PART of this panel, in files that have parts."""
        begin_part(painter, f"{self.name}-{part}")

    def _take(self, box: Box, theme: Theme) -> None:
        """Let the panel have another box and theme, and be painted again."""
        self.prepareGeometryChange()
        self._box, self._theme = box, theme
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the box of the panel."""
        return rect(self._box)


class Paper(pg.GraphicsObject):
    """A sheet that paints with a function; what hangs on it may be clipped to its box."""

    def __init__(
        self, parent: QGraphicsItem, paint_with: Callable[[QPainter], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._box = QRectF()
        self._paint_with = paint_with

    def set_box(self, box: QRectF) -> None:
        """Let the sheet be BOX, in the px of its parent."""
        self.prepareGeometryChange()
        self._box = box
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the sheet."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what the sheet was made for."""
        if self._paint_with is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_with(painter)
