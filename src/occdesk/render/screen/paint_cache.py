"""A scene kept as pixels, so that what floats over it moves without painting it anew."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsScene, QWidget


class KeptPainting:
    """The part of a scene that a viewport shows, painted when it is first asked for."""

    def __init__(self) -> None:
        self._pixels: QPixmap | None = None
        self._corner = QPoint()

    def forget(self) -> None:
        """Have the scene painted anew the next time."""
        self._pixels = None

    def pixels(
        self,
        scene: QGraphicsScene,
        corner: QPoint,
        viewport: QWidget,
        ground: QColor,
        finish: Callable[[QPainter], None],
    ) -> QPixmap:
        """Return SCENE on GROUND from CORNER on, as large and as fine as VIEWPORT.

        What belongs to this part of it only is painted over it by FINISH, in px of the scene.
        """
        ratio = viewport.devicePixelRatioF()
        kept = self._pixels
        if kept is None or kept.devicePixelRatio() != ratio or self._corner != corner:
            kept = QPixmap(viewport.size() * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(ground)
            painter = QPainter(kept)
            shown = QRectF(corner.x(), corner.y(), viewport.width(), viewport.height())
            scene.render(painter, QRectF(viewport.rect()), shown)
            painter.translate(-corner)
            finish(painter)
            painter.end()
            self._pixels, self._corner = kept, corner
        return kept
