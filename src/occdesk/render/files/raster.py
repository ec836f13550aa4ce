"""A figure as pixels: an image, and a PNG that knows its resolution and what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import Imprint, written_in, xmp_of
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.recipe_files import KEY
from occdesk.charts.publishing.sizes import pixels_of
from occdesk.model.errors import OccDeskError
from occdesk.render.files.painting import application, paint_figure
from occdesk.render.files.png import png_of
from occdesk.render.style.pens import colour, theme_named


def image_of(figure: Figure, options: ExportOptions) -> QImage:
    """Return FIGURE as an image of the pixels and the resolution that OPTIONS ask for.

    It is RGB, or ARGB with premultiplied colours on a transparent background.
    """
    application()
    is_clear = options.background == "transparent"
    form = QImage.Format.Format_ARGB32_Premultiplied if is_clear else QImage.Format.Format_RGB32
    image = QImage(*pixels_of(options.width, options.height, options.scale), form)
    if image.isNull():
        raise OccDeskError(
            f"There is not enough memory for a picture of {options.width:g}x{options.height:g} px"
            f" at {options.dpi:g} dpi; make it smaller."
        )
    page = colour(theme_named(options.colours), "panel")
    image.fill(Qt.GlobalColor.transparent if is_clear else page)
    painter = QPainter(image)
    try:
        painter.scale(image.width() / options.width, image.height() / options.height)
        size = options.width, options.height
        paint_figure(figure, painter, *size, options.colours, enlarges=options.enlarges)
    finally:
        painter.end()
    # After painting: fonts are sized in px, and the painter must not see another resolution.
    dots = round(options.dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


def raster_of(figure: Figure, options: ExportOptions, imprint: Imprint) -> bytes:
    """Return FIGURE as the bytes of a PNG file that carries IMPRINT."""
    words = {
        "Title": imprint.title,
        "Description": imprint.description,
        "Source": imprint.source,
        "Copyright": imprint.licence,
        "Software": imprint.software,
        "Author": imprint.written.byline,
        **{f"occdesk:{name}": words for name, words in written_in(imprint)},
        KEY: imprint.recipe,
        "XML:com.adobe.xmp": xmp_of(imprint).decode(),
    }
    known = {key: text for key, text in words.items() if text}
    return png_of(image_of(figure, options), known)
