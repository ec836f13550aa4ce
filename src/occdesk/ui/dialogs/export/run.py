"""Exporting what is on screen: into files, as the dialog asks, or onto the clipboard."""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from occdesk import __version__
from occdesk.charts.figure.figure import Figure
from occdesk.charts.lineage.of_table import settings_behind
from occdesk.charts.publishing.metadata import licence_notes
from occdesk.charts.publishing.publication import ExportOptions, say_filter
from occdesk.charts.publishing.sizes import DPI
from occdesk.charts.publishing.written import Written
from occdesk.charts.spec import ChartSpec
from occdesk.charts.tables.files import data_files
from occdesk.library.settings import Settings
from occdesk.metrics.dataset import OWN_SOURCE, Dataset
from occdesk.model.errors import OccDeskError
from occdesk.render.files.batch import Batch
from occdesk.render.files.export import figure_bytes, published, save
from occdesk.render.files.extent import rows_left_out, whole_size
from occdesk.ui.dialogs.export.choices import Choices, read_choices
from occdesk.ui.dialogs.export.dialog import Export, ExportDialog
from occdesk.ui.dialogs.export.many import batch_of
from occdesk.ui.dialogs.export.names import data_of, say_files
from occdesk.ui.dialogs.export.shown import Shown
from occdesk.ui.kit.message_bar import Said
from occdesk.ui.kit.prompts import Asker
from occdesk.ui.kit.theme import Theme

COPIED_SCALE = 2.0
LEAST_COPIED, MOST_COPIED = (640.0, 400.0), (1600.0, 2400.0)
"""Between which sizes, in px, a copy is as large as what is on screen."""


class Exported(NamedTuple):
    """What came of asking: a sentence or none, the settings as they are now, a batch to be run.

    `written` is what the user wrote for the chart, None where that cannot be told.
    """

    said: Said | None
    settings: Settings
    batch: Batch | None = None
    written: Written | None = None


def ask_and_export(
    shown: Shown, settings: Settings, folder: Path, theme: Theme, asker: Asker, parent: QWidget
) -> Exported:
    """Ask how to export SHOWN, beginning with the last choices and FOLDER, and do it.

    Many charts are not drawn here: they are handed back as a batch.
    """
    choices = read_choices(settings.export_choices, Choices(_first_options(theme.name)))
    words = shown.words._asdict()
    choices = choices.with_(options=choices.options.with_(**words))
    dialog = ExportDialog(shown, choices, folder, theme, asker, parent)
    try:
        dialog.open_at(settings.export_size)
        is_wanted = asker.run(dialog)
        settings = settings._replace(export_size=dialog.kept_size(settings.export_size))
        if not is_wanted:
            # Who turns away finds the fields as they were left.
            return Exported(None, kept_fields(dialog, settings), written=dialog.form.words)
        wanted = dialog.chosen()
        settings = settings._replace(
            export_folder=str(wanted.folder),
            export_choices=wanted.choices.without_words().to_json(),
        )
        if wanted.scope.codes:
            batch = batch_of(wanted.scope, shown, wanted.choices, wanted.folder, force=wanted.force)
            return Exported(None, settings, batch, dialog.form.words)
        said = write_export(shown, wanted)
        return Exported(said, settings, written=wanted.choices.options.written)
    except OccDeskError as error:
        return Exported(Said(str(error)), settings)
    finally:
        dialog.deleteLater()


def kept_fields(dialog: ExportDialog, settings: Settings) -> Settings:
    """Return SETTINGS with what the fields of DIALOG say, as far as that could be exported."""
    try:
        wanted = dialog.chosen()
    except OccDeskError:
        return settings
    return settings._replace(
        export_folder=str(wanted.folder), export_choices=wanted.choices.without_words().to_json()
    )


def write_export(shown: Shown, wanted: Export) -> Said:
    """Write the files of the one chart that is WANTED; return a sentence on them.

    All are made before the first is written, so that what cannot be drawn leaves nothing. Raises
    OccDeskError where none could be written, or one is there that may not be overwritten.
    """
    choices, folder, stem = wanted.choices, wanted.folder, wanted.stems[0]
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
        files += data_files(shown.figure, shown.measures, path, for_excel=choices.for_excel)
    if not wanted.force:
        for path, _ in files:
            if path.exists():
                raise OccDeskError(f"{path} exists by now, and nothing was written; export again.")
    return _save_all(files)


def _save_all(files: Iterable[tuple[Path, bytes]]) -> Said:
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
    folder = done[0].parent
    saved = f"Saved {folder / say_files(done)}."
    return Said(" ".join([saved, *problems]), is_done=not problems, folder=folder)


def _first_options(theme: str) -> ExportOptions:
    """Return the options of an export in the theme of the window."""
    return ExportOptions(theme="dark" if theme == "dark" else "light")


def copy_figure(shown: Shown, theme: str, seen: tuple[float, float]) -> Said:
    """Put SHOWN on the clipboard: as a picture at 2x, as a drawing, and its words as text.

    Its size is that SEEN on the screen in layout px, made higher for what is scrolled there.
    Picture and drawing carry the recipe, like exported files. Returns a sentence, which says how
    many rows there was no room for.
    """
    figure, recipe, licence = shown.figure, shown.recipe, shown.licence
    if figure.message:
        return Said(f"There is nothing to copy: {figure.message}")
    options = _first_options(theme).with_(dpi=COPIED_SCALE * DPI, enlarges=False)
    drawn = published(figure, options, recipe)
    width, height = (max(a, b) for a, b in zip(seen, LEAST_COPIED, strict=True))
    width, height = map(math.ceil, whole_size(drawn, width, height, MOST_COPIED))
    options = options.with_(width=width, height=height)
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
    out, rows = rows_left_out(drawn, width, height)
    left = f"; the picture leaves out {out:,} of {rows:,} rows" if out else ""
    return Said(f"The chart is on the clipboard{left}.", is_done=True)


def copy_citation(figure: Figure, measures: Dataset, spec: ChartSpec) -> None:
    """Put on the clipboard, as text, what somebody who shows FIGURE has to say of it."""
    QGuiApplication.clipboard().setText(citation(figure, measures, spec))


def citation(figure: Figure, measures: Dataset, spec: ChartSpec) -> str:
    """Return title, sources with releases, program, method, licences and FIGURE in words.

    The method is named where something that is drawn, or the filter, rests on it.
    """
    made = measures.with_method(spec.method)
    kept = spec.applied_filter
    method = made.method.describe() if settings_behind(figure.table, made, kept) else ""
    licence = licence_notes(figure, measures, is_brief=True)
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
