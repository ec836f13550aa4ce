"""Exporting what is on screen: asked for in a dialog, or onto the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from occdesk.charts.figure import Figure
from occdesk.model.errors import OccDeskError
from occdesk.render.export import export_figure, figure_image, figure_svg
from occdesk.ui.asker import Asker
from occdesk.ui.export_dialog import ExportDialog, free_path
from occdesk.ui.theme import Theme

COPIED_SIZE = (960, 600)
COPIED_SCALE = 2.0


def ask_and_export(
    figure: Figure, folder: Path, theme: Theme, asker: Asker, parent: QWidget
) -> tuple[Path | None, str]:
    """Ask how to export FIGURE and do it; return the file written, if any, and a sentence.

    A file that is there is overwritten only when the user says so; else the name gets a number.
    """
    dialog = ExportDialog(figure, folder, theme, asker, parent)
    try:
        if not asker.run(dialog):
            return None, ""
        wanted = dialog.chosen()
        path = wanted.path
        question = f"{path.name} exists already. Overwrite it?"
        if path.exists() and not asker.confirm(parent, question, "Overwrite"):
            path = free_path(path)
        export_figure(
            figure,
            path,
            width=wanted.width,
            height=wanted.height,
            scale=wanted.scale,
            theme=wanted.theme,
            force=path == wanted.path,
        )
    except OccDeskError as error:
        return None, str(error)
    finally:
        dialog.deleteLater()
    return path, f"Saved {path}."


def copy_figure(figure: Figure, theme: str) -> None:
    """Put FIGURE on the clipboard: as a picture, as a drawing, and its words as text."""
    data = QMimeData()
    data.setImageData(figure_image(figure, *COPIED_SIZE, COPIED_SCALE, theme))
    data.setData("image/svg+xml", figure_svg(figure, *COPIED_SIZE, theme))
    words = (figure.title, figure.subtitle, figure.alt, figure.source, figure.caveat)
    data.setText("\n".join(each for each in words if each))
    QGuiApplication.clipboard().setMimeData(data)
