"""One picture of the sweep: a figure laid out at a size, and what is painted of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.growth import fits, grown
from occdesk.render.files.painting import place_figure
from occdesk.render.layout.figure import Box, Frame
from occdesk.render.picture import Picture
from occdesk.render.style.pens import colour, theme_named

_RIM = 2.5  # px: the same words so near to each other are the rim of one


class Word(NamedTuple):
    """Words as they are painted, and the box of their letters in px of the layout."""

    text: str
    box: Box


class _Reader(QPainter):
    """A painter that also writes down which words it writes, and where."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self._scale = self.worldTransform().inverted()[0]
        self.words: list[Word] = []

    def drawText(self, at: QPointF, words: str) -> None:
        super().drawText(at, words)
        of = QFontMetricsF(self.font())
        box = QRectF(at.x(), at.y() - of.capHeight(), of.horizontalAdvance(words), of.capHeight())
        box = (self.worldTransform() * self._scale).mapRect(box)
        self.words.append(Word(words, Box(box.x(), box.y(), box.width(), box.height())))


@dataclass
class Drawn:
    """A figure as it stands in a picture of one size and theme; it is painted when first asked."""

    spec: ChartSpec
    figure: Figure
    frame: Frame
    zoom: float
    theme: str
    measures: Dataset

    @cached_property
    def _painted(self) -> tuple[list[Word], QImage]:
        wide, high = round(self.frame.width), round(self.frame.height)
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(self.ground)
        holder = QObject()
        scene = QGraphicsScene(holder)
        picture = Picture(scene)
        picture.root.has_page = False
        picture.show(self.figure, self.frame, self.theme)
        painter = _Reader(image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        page = QRectF(0, 0, self.frame.width, self.frame.height)
        scene.setSceneRect(page)
        scene.render(painter, page, page)
        painter.end()
        scene.clear()
        return list(_once(painter.words)), image

    @property
    def ground(self) -> QColor:
        """The color of the page."""
        return colour(theme_named(self.theme), "panel")

    @property
    def words(self) -> list[Word]:
        """Return the words that are painted."""
        return self._painted[0]

    @property
    def image(self) -> QImage:
        """Return the picture, a pixel for each px of the layout."""
        return self._painted[1]


def draw(
    spec: ChartSpec, figure: Figure, options: ExportOptions, theme: str, measures: Dataset
) -> Drawn:
    """Return FIGURE laid out as a file of these OPTIONS has it; at its least where none is made."""
    sized = grown(figure, options) if fits(figure, options) else options
    frame, zoom = place_figure(figure, sized.width, sized.height)
    return Drawn(spec, figure, frame, zoom, theme, measures)


def _once(words: list[Word]) -> Iterator[Word]:
    """Yield WORDS without their rims: a rim is the same text beside its place, painted before."""
    last: dict[str, list[Box]] = {}
    for word in reversed(words):
        if not word.text.strip():
            continue
        known = last.setdefault(word.text, [])
        is_rim = any(
            abs(box.x - word.box.x) < _RIM and abs(box.y - word.box.y) < _RIM for box in known
        )
        if not is_rim:
            known.append(word.box)
            yield word
