"""A figure as an SVG: real text or outlines, sizes in mm, and what it shows.

Qt draws it; the head is our own, since Qt's has whole px only and no metadata, and so are the
groups that Qt opens for every change of pen and leaves empty.
"""

import re
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from occdesk.charts.figure import Figure
from occdesk.charts.imprint import Imprint, rdf_of
from occdesk.charts.publication import ExportOptions
from occdesk.charts.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.painting import OutlinePainter, application, paint_page
from occdesk.render.tokens import SANS

_EMPTY = re.compile(r"<g [^>]*>\s*</g>\s*")
_FAMILY = f'font-family="{SANS}"'
_FALLBACK = f'font-family="{SANS}, Arial, sans-serif"'
"""A reader without the font gets the nearest of their own rather than a serif."""


def svg_of(figure: Figure, options: ExportOptions, imprint: Imprint) -> bytes:
    """Return FIGURE as the bytes of an SVG file that carries IMPRINT."""
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSize(round(options.width), round(options.height)))
    generator.setViewBox(QRectF(0, 0, options.width, options.height))
    painter = OutlinePainter() if options.outlines else QPainter()
    if not painter.begin(generator):
        raise OccDeskError("The drawing could not be begun; try PNG.")
    try:
        paint_page(figure, painter, options)
    finally:
        painter.end()
    buffer.close()
    return _finished(bytes(data.data()).decode(), options, imprint).encode()


def _finished(drawn: str, options: ExportOptions, imprint: Imprint) -> str:
    """Return what Qt has DRAWN under a head of our own, without groups that hold nothing."""
    body = drawn[drawn.index("<defs>") :]
    # A group that holds only empty ones is empty after them: two are nested, never more.
    for _ in range(2):
        body = _EMPTY.sub("", body)
    body = body.replace(_FAMILY, _FALLBACK)
    return f"{_head(options, imprint)}\n{body}"


def _head(options: ExportOptions, imprint: Imprint) -> str:
    wide, high = (_number(px * 25.4 / DPI) for px in (options.width, options.height))
    box = f"0 0 {_number(options.width)} {_number(options.height)}"
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
            f'<svg width="{wide}mm" height="{high}mm" viewBox="{box}" version="1.1" role="img"',
            ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
            f"<title>{escape(imprint.title)}</title>",
            f"<desc>{escape(imprint.alt)}</desc>",
            f"<metadata>\n{rdf_of(imprint)}\n</metadata>",
        )
    )


def _number(number: float) -> str:
    """Return NUMBER to a ten-thousandth, without zeros at its end."""
    return f"{number:.4f}".rstrip("0").rstrip(".")
