"""The dialog for exports: the fields, and beside them the picture that comes out.

Whatever it is opened with can be accepted as it is. The picture is drawn by the painter of the
export, a moment after the last change.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.publication import ExportOptions
from occdesk.charts.sizes import PX_PER, pixels_of
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.ui.asker import Asker
from occdesk.ui.export_choices import UNITS, Choices
from occdesk.ui.export_fields import sheet_of
from occdesk.ui.export_form import ExportForm
from occdesk.ui.export_many import Scope, stems_of
from occdesk.ui.export_names import fields_of, paths_of, resolve, say_files
from occdesk.ui.export_preview import Preview
from occdesk.ui.export_shown import Shown
from occdesk.ui.theme import Theme

SETTLE_MS = 80
"""How long the fields rest before the picture is drawn anew."""
WIDTH, HEIGHT = 980, 600
MOST_FORM_WIDTH = 640


class Export(NamedTuple):
    """What was asked for: whom, how, into which folder, and the names without their endings."""

    scope: Scope
    choices: Choices
    folder: Path
    stems: tuple[str, ...]


class ExportDialog(QDialog):
    """Asks for everything that an export may be, and shows what it will be."""

    def __init__(
        self,
        shown: Shown,
        choices: Choices,
        folder: Path,
        theme: Theme,
        asker: Asker,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export chart")
        self.setStyleSheet(sheet_of(theme))
        self._shown, self._asker = shown, asker
        self._drawn: ExportOptions | None = None
        self.form = ExportForm(shown, folder, self)
        self.preview = Preview(shown, theme, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.check)
        self.form.show_choices(choices)
        self._lay_out()
        self.resize(WIDTH, HEIGHT)
        self.form.changed.connect(self._soon.start)
        self.form.browsed.connect(self._browse)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.check()
        self.form.preset.setFocus()

    def chosen(self) -> Export:
        """Return what is asked for; raises UsageError where it cannot be."""
        choices, scope, folder = self.form.choices(), self.form.asked_scope, self.form.place
        if scope.codes:
            stems = stems_of(scope, self._shown, choices)
        else:
            stems = (resolve(choices.template, fields_of(self._shown, choices)),)
        if folder is None or not folder.is_dir():
            raise UsageError(f"There is no folder '{folder or ''}'; choose another.")
        return Export(scope, choices, folder, stems)

    def check(self) -> None:
        """Draw the picture anew, and say what comes of it or what is in the way of it."""
        self._soon.stop()
        try:
            self._draw(self.form.options())
        except OccDeskError as error:
            self.preview.show_nothing()
            self._drawn = None
            self._refuse(str(error))
            return
        try:
            self._tell(self.chosen())
        except OccDeskError as error:
            self._refuse(str(error))

    def accept(self) -> None:
        """Close with what is asked for, unless it cannot be."""
        self.check()
        if self.go.isEnabled():
            super().accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = None
        self._soon.start()

    def _draw(self, options: ExportOptions) -> None:
        if options != self._drawn:
            self.preview.show_export(options)
            self._drawn = options

    def _refuse(self, sentence: str) -> None:
        self.preview.say(sentence)
        self.form.files.setText("")
        self.go.setEnabled(False)

    def _tell(self, wanted: Export) -> None:
        """Say how large the picture is, which files are written, and how many."""
        choices, count = wanted.choices, len(wanted.stems)
        is_many = bool(wanted.scope.codes)
        files = say_files(paths_of(wanted.folder, wanted.stems[0], choices))
        more = f", and so on: {count:,} charts" if is_many else ""
        self.form.files.setText(f"Writes {files}{more}.")
        example = " The picture is an example." if is_many else ""
        self.preview.say(f"{say_size(choices)}{example}")
        self.go.setText(f"Export {count:,} charts" if is_many else "Export")
        self.go.setEnabled(True)

    def _browse(self) -> None:
        start = self.form.place or Path.home()
        folder = self._asker.choose_folder(self, start, "Folder for the picture")
        if folder is not None:
            self.form.folder.setText(str(folder))

    def _lay_out(self) -> None:
        self.go.setProperty("primary", True)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.go.setDefault(True)
        # Where the letters are large the fields are scrolled, so that the buttons stay in sight.
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        wanted = self.form.sizeHint().width() + scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(min(wanted, MOST_FORM_WIDTH))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(scroll)
        both.addWidget(self.preview, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 14)
        box.setSpacing(12)
        box.addLayout(both, 1)
        box.addWidget(self.buttons)


def say_size(choices: Choices) -> str:
    """Return how large the files of CHOICES are: in pixels, and in the unit that was asked for."""
    options = choices.options
    words = []
    if "png" in choices.formats:
        wide, high = pixels_of(options.width, options.height, options.scale)
        words.append(f"PNG of {wide:,} x {high:,} pixels")
    others = [ending.upper() for ending in choices.formats if ending != "png"]
    if others or choices.unit != "px":
        name, decimals = next(
            (name, digits) for unit, name, digits in UNITS if unit == choices.unit
        )
        across, down = (each / PX_PER[choices.unit] for each in (options.width, options.height))
        size = f"{across:,.{decimals}f} x {down:,.{decimals}f} {name}"
        words.append(f"{' and '.join(others)} of {size}" if others else f"printed {size}")
    return f"{', '.join(words)}."
