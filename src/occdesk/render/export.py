"""A figure as PNG, SVG, PDF or an image for the clipboard, laid out afresh at the asked size.

Sizes are in px at 96 to the inch. A large picture is not a wider one with small text: the layout
is made at the size divided by a zoom of min(width / 960, height / 540), kept between 1 and 4, so
that a slide of 1920x1080 is read from the back of a room. Where a figure does not fit (a long
comparison), the zoom falls until all of it is there. `scale` multiplies pixels only: the same
picture, finer.
"""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QRectF,
    QSaveFile,
    QSize,
    QSizeF,
)
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QGraphicsScene

from occdesk.charts.figure import Figure
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.render.pens import colour, theme_named
from occdesk.render.picture import Picture, frame_for, smallest_width
from occdesk.render.sizes import DPI, check_size, pixels_of
from occdesk.render.sizes import PRESETS as PRESETS
from occdesk.render.sizes import parse_size as parse_size
from occdesk.render.tokens import SANS

_PDF_DPI = 1200

_holder: list[QApplication] = []


def zoom_for(figure: Figure, width: float, height: float) -> float:
    """Return how many times larger than on a screen the parts of a picture of this size are."""
    zoom = min(max(min(width / 960, height / 540), 1.0), 4.0)
    zoom = min(zoom, width / smallest_width(figure))
    # A figure grows downwards where its panels need it; smaller letters give it the room.
    for _ in range(60):
        frame = frame_for(figure, width / zoom, height / zoom, may_grow=False)
        if frame.height * zoom <= height + 0.5:
            break
        zoom *= 0.96
    return zoom


def paint_figure(
    figure: Figure,
    painter: QPainter,
    width: float,
    height: float,
    theme: str = "light",
    zoom: float | None = None,
) -> None:
    """Paint FIGURE, laid out afresh, into 0, 0, WIDTH, HEIGHT of PAINTER.

    Without a ZOOM the one that suits the size is taken. Needs a QApplication, as `application`
    returns it, but no screen.
    """
    application()
    zoom = zoom or zoom_for(figure, width, height)
    # pyqtgraph's items look for a view only where they are in one; a plain scene has none.
    holder = QObject()
    scene = QGraphicsScene(holder)
    picture = Picture(scene)
    picture.show(figure, frame_for(figure, width / zoom, height / zoom, may_grow=False), theme)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    source = QRectF(0, 0, width / zoom, height / zoom)
    scene.setSceneRect(source)
    scene.render(painter, QRectF(0, 0, width, height), source)
    picture.clear()
    scene.clear()


def application() -> QApplication:
    """Return the running QApplication, or a new one that needs no screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _holder.append(QApplication(["occdesk"]))
    return _holder[0]


def figure_image(
    figure: Figure, width: int, height: int, scale: float = 1.0, theme: str = "light"
) -> QImage:
    """Return FIGURE as an image of WIDTH x HEIGHT times SCALE pixels, with its words attached."""
    check_size(width, height, scale)
    application()
    image = QImage(*pixels_of(width, height, scale), QImage.Format.Format_RGB32)
    if image.isNull():
        raise OccDeskError(f"There is not enough memory for a picture of {width}x{height} px.")
    image.fill(colour(theme_named(theme), "panel"))
    painter = QPainter(image)
    try:
        painter.scale(image.width() / width, image.height() / height)
        paint_figure(figure, painter, width, height, theme)
    finally:
        painter.end()
    # After painting: fonts are sized in px, and the painter must not see another resolution.
    dots = round(DPI * scale / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    for key, text in _words(figure).items():
        image.setText(key, text)
    return image


def _words(figure: Figure) -> dict[str, str]:
    words = {"Title": figure.title, "Description": figure.alt, "Source": figure.source}
    return {key: text for key, text in words.items() if text}


def figure_png(
    figure: Figure, width: int, height: int, scale: float = 1.0, theme: str = "light"
) -> bytes:
    """Return FIGURE as the bytes of a PNG file."""
    image = figure_image(figure, width, height, scale, theme)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    # For PNG this is how hard to compress: two thirds of the time for files a fiftieth larger.
    writer.setQuality(80)
    if not writer.write(image):
        raise OccDeskError(f"The picture could not be made: {writer.errorString()}.")
    return bytes(data.data())


def figure_svg(figure: Figure, width: int, height: int, theme: str = "light") -> bytes:
    """Return FIGURE as the bytes of an SVG file: real text, title and description."""
    check_size(width, height, 1.0)
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(figure.title)
    generator.setDescription(figure.alt)
    _paint(generator, figure, width, height, theme, 1.0)
    buffer.close()
    # A reader without the font gets the nearest of their own rather than a serif.
    family = f'font-family="{SANS}"'.encode()
    return bytes(data.data()).replace(family, f'font-family="{SANS}, Arial, sans-serif"'.encode())


def figure_pdf(figure: Figure, width: int, height: int, theme: str = "light") -> bytes:
    """Return FIGURE as the bytes of a PDF file: one page of just this size, fonts embedded."""
    check_size(width, height, 1.0)
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    points = QSizeF(width * 72 / DPI, height * 72 / DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )
    writer.setResolution(_PDF_DPI)
    writer.setTitle(figure.title)
    writer.setCreator("OccDesk")
    _paint(writer, figure, width, height, theme, _PDF_DPI / DPI)
    del writer
    buffer.close()
    return bytes(data.data())


def _paint(
    device: QSvgGenerator | QPdfWriter,
    figure: Figure,
    width: int,
    height: int,
    theme: str,
    scale: float,
) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise OccDeskError("The picture could not be begun; try PNG.")
    try:
        painter.scale(scale, scale)
        painter.fillRect(QRectF(0, 0, width, height), QColor(theme_named(theme)["panel"]))
        paint_figure(figure, painter, width, height, theme)
    finally:
        painter.end()


def export_figure(
    figure: Figure,
    path: Path,
    *,
    width: int,
    height: int,
    scale: float = 1.0,
    theme: str = "light",
    force: bool = False,
) -> None:
    """Write FIGURE to PATH as .png, .svg or .pdf; the file is there whole or not at all.

    Raises UsageError for another suffix, a size that is not possible, and a file that exists
    (unless FORCE), and OccDeskError where the folder cannot be written.
    """
    check_target(path, force=force)
    makers: dict[str, Callable[[], bytes]] = {
        ".png": lambda: figure_png(figure, width, height, scale, theme),
        ".svg": lambda: figure_svg(figure, width, height, theme),
        ".pdf": lambda: figure_pdf(figure, width, height, theme),
    }
    check_size(width, height, scale)
    save(path, makers[path.suffix.lower()]())


def check_target(path: Path, *, force: bool) -> None:
    """Raise UsageError for a PATH of another kind, or one that exists and may not be replaced."""
    if path.suffix.lower() not in (".png", ".svg", ".pdf"):
        raise UsageError(f"'{path.name}' has no known ending; use .png, .svg or .pdf.")
    if path.is_dir():
        raise UsageError(f"'{path}' is a folder; name a file.")
    if path.exists() and not force:
        raise UsageError(f"'{path}' exists already; use --force to overwrite it.")


def save(path: Path, data: bytes) -> None:
    """Write DATA to PATH through a temporary file beside it; raises OccDeskError."""
    if not path.parent.is_dir():
        raise OccDeskError(f"The folder '{path.parent}' does not exist; make it first.")
    file = QSaveFile(str(path))
    if not (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(data) == len(data)
        and file.commit()
    ):
        raise OccDeskError(
            f"'{path}' could not be written ({file.errorString()}); choose another folder."
        )
