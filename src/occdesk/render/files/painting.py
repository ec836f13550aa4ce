"""A figure painted into any painter, laid out afresh at the asked size. Needs no screen.

Sizes are in px at 96 to the inch. A large picture is not a wider one with small text: the layout
is made at the size divided by a zoom of min(width / 960, height / 540), kept between 1 and 4, so
that a slide of 1920x1080 is read from the back of a room. A copy of the screen is asked for with
a zoom of at most 1. Where a figure does not fit (a long comparison), the zoom falls until all of
it is there.
"""

import os

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.render.layout.figure import Frame, TextStyle
from occdesk.render.picture import Picture, frame_for, smallest_width
from occdesk.render.style.fonts import font
from occdesk.render.style.pens import colour, theme_named
from occdesk.render.style.tokens import TYPE

LEAST_POINTS = 6.0
"""The smallest text that is read on paper without a glass."""

POINTS = 0.75
"""How many points a px at 96 to the inch is."""

LEAST_ZOOM = LEAST_POINTS / (TYPE["tiny"] * POINTS)
"""The zoom at which the smallest text of a figure has LEAST_POINTS."""

_ANY_TEXT = TextStyle(12)
_BLEED = 2.0
"""How far the colour of the page goes beyond it, in px: viewers round its edges to whole pixels,
and Qt's PDF to whole points."""

MOST_ZOOM = 4.0

_holder: list[QApplication] = []


def application() -> QApplication:
    """Return the running QApplication, or a new one that needs no screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _holder.append(QApplication(["occdesk"]))
    return _holder[0]


def zoom_for(
    figure: Figure, width: float, height: float, most: float = MOST_ZOOM, *, roomy: bool = False
) -> float:
    """Return how many times larger than on a screen the parts of a picture of this size are.

    A ROOMY one has room for the words of a wider font; see `frame_for`.
    """
    zoom = min(max(min(width / 960, height / 540), 1.0), most)
    zoom = min(zoom, width / smallest_width(figure))
    # A figure grows downwards where its panels need it; smaller letters give it the room.
    for _ in range(60):
        frame = frame_for(figure, width / zoom, height / zoom, may_grow=False, roomy=roomy)
        if frame.height * zoom <= height + 0.5:
            break
        # The least that is read is tried itself: a picture that grew was laid out at it.
        smaller = zoom * 0.96
        zoom = LEAST_ZOOM if smaller < LEAST_ZOOM < zoom else smaller
    return zoom


def least_text(figure: Figure, width: float, height: float) -> float:
    """Return how high the smallest letters of a picture of this size are, in points on paper."""
    application()  # text is measured with fonts, which need it
    return TYPE["tiny"] * zoom_for(figure, width, height) * POINTS


def paint_figure(
    figure: Figure,
    painter: QPainter,
    width: float,
    height: float,
    theme: str = "light",
    *,
    enlarges: bool = True,
    roomy: bool = False,
) -> None:
    """Paint FIGURE, laid out afresh, into 0, 0, WIDTH, HEIGHT of PAINTER; the page is left as is.

    A large picture has larger text where it ENLARGES. Needs a QApplication, as `application`
    returns it, but no screen.
    """
    application()
    frame, zoom = place_figure(figure, width, height, enlarges=enlarges, roomy=roomy)
    # pyqtgraph's items look for a view only where they are in one; a plain scene has none.
    holder = QObject()
    scene = QGraphicsScene(holder)
    picture = Picture(scene)
    picture.root.has_page = False
    picture.show(figure, frame, theme)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font(_ANY_TEXT))
    source = QRectF(0, 0, width / zoom, height / zoom)
    scene.setSceneRect(source)
    scene.render(painter, QRectF(0, 0, width, height), source)
    # All items end here, with their parents. Taken out of the scene one by one they would be left
    # to Python's collector, which ends children and parents in any order, and crashes in Qt.
    scene.clear()


def place_figure(
    figure: Figure, width: float, height: float, *, enlarges: bool = True, roomy: bool = False
) -> tuple[Frame, float]:
    """Return FIGURE laid out for a picture of this size, and the zoom that it is painted with.

    Where the picture does not ENLARGE it is laid out as on a screen, if all of that fits.
    """
    if not enlarges:
        zoom = min(1.0, width / smallest_width(figure))
        frame = frame_for(figure, width / zoom, height / zoom, roomy=roomy)
        if frame.height * zoom <= height + 0.5:
            return frame, zoom
    zoom = zoom_for(figure, width, height, MOST_ZOOM if enlarges else 1.0, roomy=roomy)
    return frame_for(figure, width / zoom, height / zoom, may_grow=False, roomy=roomy), zoom


def paint_page(
    figure: Figure, painter: QPainter, options: ExportOptions, *, roomy: bool = False
) -> None:
    """Paint FIGURE on its page, or on none, as OPTIONS ask, in px, for a file of shapes."""
    # A file names the font of shapes too, and that of the application is another in a window.
    painter.setFont(font(_ANY_TEXT))
    if options.background != "transparent":
        page = QRectF(0, 0, options.width, options.height)
        page.adjust(-_BLEED, -_BLEED, _BLEED, _BLEED)
        painter.fillRect(page, colour(theme_named(options.colours), "panel"))
    size = options.width, options.height
    enlarges = options.enlarges
    paint_figure(figure, painter, *size, options.colours, enlarges=enlarges, roomy=roomy)
