"""A figure as PNG, SVG, PDF or an image for the clipboard, laid out afresh at the asked size.

The files carry what they show, where it comes from, and the recipe that leads back to the chart.
Two exports of one figure are the same bytes.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtGui import QImage

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import Imprint, imprint_of
from occdesk.charts.publishing.publication import ExportOptions, with_parts
from occdesk.charts.publishing.recipe import Recipe
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.render.files.growth import grown
from occdesk.render.files.painting import least_text
from occdesk.render.files.pdf import pdf_of
from occdesk.render.files.raster import image_of, raster_of
from occdesk.render.files.svg import svg_of
from occdesk.system.files import reason_of, write_whole

Make = Callable[[Figure, ExportOptions, Imprint], bytes]

_MAKERS: Mapping[str, Make] = {".png": raster_of, ".svg": svg_of, ".pdf": pdf_of}

ENDINGS: tuple[str, ...] = tuple(_MAKERS)


def export_figure(
    figure: Figure,
    path: Path,
    options: ExportOptions,
    *,
    recipe: Recipe | None = None,
    licence: str = "",
    force: bool = False,
) -> None:
    """Write FIGURE to PATH as .png, .svg or .pdf; the file is there whole or not at all.

    The file carries RECIPE and the LICENCE notes. Raises UsageError for another suffix and a file
    that exists (unless FORCE), and OccDeskError where the folder cannot be written.
    """
    check_target(path, force=force)
    save(path, figure_bytes(figure, path.suffix.lower(), options, recipe=recipe, licence=licence))


def figure_bytes(
    figure: Figure,
    ending: str,
    options: ExportOptions,
    *,
    recipe: Recipe | None = None,
    licence: str = "",
) -> bytes:
    """Return FIGURE as the bytes of a file with ENDING, one of ENDINGS."""
    imprint = imprint_of(figure, recipe, licence, options.written)
    shown = published(figure, options, recipe)
    return _MAKERS[ending](shown, grown(shown, options), imprint)


def fitted(
    figure: Figure, options: ExportOptions, recipe: Recipe | None = None
) -> tuple[ExportOptions, float]:
    """Return OPTIONS with the height that the picture has, and its smallest text in points."""
    shown = published(figure, options, recipe)
    whole = grown(shown, options)
    return whole, least_text(shown, whole.width, whole.height)


def published(figure: Figure, options: ExportOptions, recipe: Recipe | None = None) -> Figure:
    """Return FIGURE with the parts that OPTIONS ask for; the filter is that of RECIPE."""
    return with_parts(figure, options, recipe.spec.where if recipe is not None else "")


def preview_image(
    figure: Figure, options: ExportOptions, dpi: float, recipe: Recipe | None = None
) -> QImage:
    """Return the picture that an export with OPTIONS makes, at DPI dots an inch instead."""
    shown = published(figure, options, recipe)
    return image_of(shown, grown(shown, options).with_(dpi=dpi))


def check_target(path: Path, *, force: bool) -> None:
    """Raise UsageError for a PATH of another kind, or one that exists and may not be replaced."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"“{path}” has no known ending; use .png, .svg or .pdf.")
    if path.is_dir():
        raise UsageError(f"“{path}” is a folder; name a file.")
    if path.exists() and not force:
        raise UsageError(f"“{path}” exists already; use --force to overwrite it.")


def save(path: Path, data: bytes) -> None:
    """Write DATA to PATH through a temporary file beside it; raises OccDeskError."""
    if not path.parent.is_dir():
        raise OccDeskError(f"The folder “{path.parent}” does not exist; make it first.")
    try:
        write_whole(path, data)
    except (OSError, ValueError) as error:
        raise OccDeskError(
            f"“{path}” could not be written ({reason_of(error)}); choose another folder."
        ) from error
