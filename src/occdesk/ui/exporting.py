"""Exporting what is on screen: into files, as the dialog asks, or onto the clipboard."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from occdesk import __version__
from occdesk.charts.behind import settings_behind
from occdesk.charts.figure import Figure
from occdesk.charts.imprint import licence_notes
from occdesk.charts.publication import ExportOptions, say_filter
from occdesk.charts.sizes import DPI
from occdesk.charts.spec import ChartSpec
from occdesk.charts.tables import data_files
from occdesk.library.settings import Settings
from occdesk.metrics.measures import OWN_SOURCE, Measures
from occdesk.model.errors import OccDeskError
from occdesk.render.batch import Batch
from occdesk.render.export import figure_bytes, save
from occdesk.ui.asker import Asker
from occdesk.ui.export_choices import Choices, read_choices
from occdesk.ui.export_dialog import Export, ExportDialog
from occdesk.ui.export_many import batch_of, existing
from occdesk.ui.export_names import data_of, free_stem, say_files
from occdesk.ui.export_shown import Shown
from occdesk.ui.theme import Theme

COPIED_SIZE = (960.0, 600.0)
COPIED_SCALE = 2.0


class Exported(NamedTuple):
    """What came of asking: a sentence or none, the settings as they are now, a batch to be run."""

    said: str
    settings: Settings
    batch: Batch | None = None


def ask_and_export(
    shown: Shown, settings: Settings, folder: Path, theme: Theme, asker: Asker, parent: QWidget
) -> Exported:
    """Ask how to export SHOWN, beginning with the last choices and FOLDER, and do it.

    A file that is there is overwritten only when the user says so; else the names get a number.
    Many charts are not drawn here: they are handed back as a batch.
    """
    choices = read_choices(settings.export_choices, Choices(_first_options(theme.name)))
    dialog = ExportDialog(shown, choices, folder, theme, asker, parent)
    try:
        if not asker.run(dialog):
            return Exported("", settings)
        wanted = dialog.chosen()
        settings = settings._replace(
            export_folder=str(wanted.folder), export_choices=wanted.choices.to_json()
        )
        force = _may_overwrite(wanted, asker, parent)
        if wanted.scope.codes:
            batch = batch_of(wanted.scope, shown, wanted.choices, wanted.folder, force=force)
            return Exported("", settings, batch)
        stem = wanted.stems[0]
        if not force:
            stem = free_stem(wanted.folder, stem, wanted.choices)
        return Exported(write_export(shown, wanted.choices, wanted.folder, stem), settings)
    except OccDeskError as error:
        return Exported(str(error), settings)
    finally:
        dialog.deleteLater()


def write_export(shown: Shown, choices: Choices, folder: Path, stem: str) -> str:
    """Write the files of one chart into FOLDER, over those of that name; return a sentence.

    All are made before the first is written, so that what cannot be drawn leaves nothing. Raises
    OccDeskError where none could be written.
    """
    recipe, licence = shown.recipe, shown.licence
    files = [
        (
            folder / f"{stem}.{ending}",
            figure_bytes(
                shown.figure, f".{ending}", choices.options, recipe=recipe, licence=licence
            ),
        )
        for ending in choices.formats
    ]
    for path in data_of(folder, stem, choices)[:1]:
        files += data_files(shown.figure, shown.measures, path)
    return _save_all(files)


def _save_all(files: Iterable[tuple[Path, bytes]]) -> str:
    """Write FILES, each whole or not at all; return a sentence on those that are there or not."""
    done: list[Path] = []
    problems: list[str] = []
    for path, content in files:
        try:
            save(path, content)
            done.append(path)
        except OccDeskError as error:
            problems.append(str(error))
    if not done:
        raise OccDeskError(problems[0])
    saved = f"Saved {done[0].parent / say_files(done)}."
    return " ".join([saved, *problems])


def _may_overwrite(wanted: Export, asker: Asker, parent: QWidget) -> bool:
    """Ask, where files of the names that are wanted exist, whether to overwrite them."""
    found = existing(wanted.folder, wanted.stems, wanted.choices)
    if not found:
        return False
    if len(found) == 1:
        question = f"{found[0].name} exists already. Overwrite it?"
    else:
        question = f"{len(found):,} of the files exist already, {found[0].name} among them."
        question += " Overwrite them?"
    question += " Cancel keeps what is there and numbers the new names."
    return asker.confirm(parent, question, "Overwrite")


def _first_options(theme: str) -> ExportOptions:
    """Return the options of an export in the theme of the window."""
    return ExportOptions(theme="dark" if theme == "dark" else "light")


def copy_figure(shown: Shown, theme: str) -> None:
    """Put SHOWN on the clipboard: as a picture at 2x, as a drawing, and its words as text.

    Picture and drawing carry the recipe, like exported files.
    """
    figure, recipe, licence = shown.figure, shown.recipe, shown.licence
    options = _first_options(theme).with_(
        width=COPIED_SIZE[0], height=COPIED_SIZE[1], dpi=COPIED_SCALE * DPI
    )
    png, svg = (
        figure_bytes(figure, ending, options, recipe=recipe, licence=licence)
        for ending in (".png", ".svg")
    )
    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", png)
    data.setData("image/svg+xml", svg)
    words = (figure.title, figure.subtitle, figure.alt, figure.source, figure.caveat)
    data.setText("\n".join(each for each in words if each))
    QGuiApplication.clipboard().setMimeData(data)


def copy_citation(figure: Figure, measures: Measures, spec: ChartSpec) -> None:
    """Put on the clipboard, as text, what somebody who shows FIGURE has to say of it."""
    QGuiApplication.clipboard().setText(citation(figure, measures, spec))


def citation(figure: Figure, measures: Measures, spec: ChartSpec) -> str:
    """Return title, sources with releases, program, method, licences and FIGURE in words.

    The method is named where something that is drawn, or the filter, rests on it.
    """
    made = measures.with_method(spec.method)
    kept = spec.applied_filter
    method = made.method.describe() if settings_behind(figure.table, made, kept) else ""
    licence = licence_notes(figure, measures)
    lines = (
        figure.title,
        figure.subtitle,
        figure.source,
        f"Made with {OWN_SOURCE.publisher} {__version__}.",
        f"{method}." if method and method not in figure.source else "",
        say_filter(figure, kept),
        figure.caveat,
        f"Licences: {licence}" if licence else "",
        f"In words: {figure.alt}" if figure.alt else "",
    )
    return "\n".join(line for line in lines if line)
