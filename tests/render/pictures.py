"""Pictures of figures as tests ask for them: by width, height, scale and theme."""

from typing import Literal

from PySide6.QtGui import QImage

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import DPI
from occdesk.render.files.export import figure_bytes
from occdesk.render.files.raster import image_of

Theme = Literal["light", "dark"]


def figure_image(
    figure: Figure, width: float, height: float, scale: float = 1.0, theme: Theme = "light"
) -> QImage:
    """Return FIGURE as an image of WIDTH x HEIGHT times SCALE pixels."""
    return image_of(figure, ExportOptions(width, height, scale * DPI, theme))


def figure_png(
    figure: Figure, width: float, height: float, scale: float = 1.0, theme: Theme = "light"
) -> bytes:
    """Return FIGURE as the bytes of a PNG file."""
    return figure_bytes(figure, ".png", ExportOptions(width, height, scale * DPI, theme))


def figure_svg(figure: Figure, width: float, height: float, theme: Theme = "light") -> bytes:
    """Return FIGURE as the bytes of an SVG file."""
    return figure_bytes(figure, ".svg", ExportOptions(width, height, theme=theme))


def figure_pdf(figure: Figure, width: float, height: float, theme: Theme = "light") -> bytes:
    """Return FIGURE as the bytes of a PDF file."""
    return figure_bytes(figure, ".pdf", ExportOptions(width, height, theme=theme))
