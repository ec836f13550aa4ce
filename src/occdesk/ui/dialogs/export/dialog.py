"""The dialog for exports: the fields, and beside them the picture that comes out.

Whatever it is opened with can be accepted as it is. The picture is drawn by the painter of the
export, a moment after the last change.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.publishing.publication import ExportOptions
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.paths import home_folder
from occdesk.ui.dialogs.export.checks import Problem
from occdesk.ui.dialogs.export.choices import UNITS, Choices, sides_of
from occdesk.ui.dialogs.export.fields import sheet_of
from occdesk.ui.dialogs.export.form import ExportForm
from occdesk.ui.dialogs.export.many import Scope, existing, stems_of
from occdesk.ui.dialogs.export.names import fields_of, free_stem, paths_of, resolve, say_files
from occdesk.ui.dialogs.export.preview import Preview
from occdesk.ui.dialogs.export.shown import Shown
from occdesk.ui.kit.announcing import announce
from occdesk.ui.kit.fitting import Dialog
from occdesk.ui.kit.prompts import Asker
from occdesk.ui.kit.theme import Theme

SETTLE_MS = 80
"""How long the fields rest before the picture is drawn anew."""
FIRST_SIZE = QSize(1240, 760)
_MOST_OF_SCREEN = (0.95, 0.9)
_MOST_FOR_FORM = 0.55
_NARROW = 800
OVERWRITE, KEEP_BOTH = "Overwrite", "Keep both"


class Export(NamedTuple):
    """What was asked for: whom, how, into which folder, and the names without their endings.

    Only with `force` files that are there may be overwritten.
    """

    scope: Scope
    choices: Choices
    folder: Path
    stems: tuple[str, ...]
    force: bool = False


class ExportDialog(Dialog):
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
        self._shown, self._theme, self._asker = shown, theme, asker
        self._take_theme()
        theme.changed.connect(self._take_theme)
        self._drawn: ExportOptions | None = None
        self._answer = ""
        self._opened_at = QSize()
        self.form = ExportForm(shown, folder, self)
        self.preview = Preview(shown, theme, self)
        self.problem = QLabel(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.check)
        self.form.show_choices(choices)
        self._lay_out()
        self.form.changed.connect(self._soon.start)
        self.form.browsed.connect(self._browse)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.check()
        self.form.preset.setFocus()

    def open_at(self, kept: str) -> None:
        """Take the size that KEPT says, as `1240x760`, or a first one; it fits the screen."""
        self.resize(fitting_size(kept, self.screen().availableGeometry().size()))
        self._opened_at = self.size()

    def kept_size(self, before: str) -> str:
        """Return the size that the user gave the dialog, or that of BEFORE."""
        size = self.size()
        return before if size == self._opened_at else f"{size.width()}x{size.height()}"

    def chosen(self) -> Export:
        """Return what is asked for; raises UsageError where it cannot be."""
        problems = self.form.problems()
        if problems:
            raise UsageError(problems[0].words)
        choices, scope, folder = self.form.choices(), self.form.asked_scope, self.form.place
        assert folder is not None
        stems = self._stems(choices, scope)
        if self._answer == KEEP_BOTH and not scope.codes:
            stems = (free_stem(folder, stems[0], choices),)
        return Export(scope, choices, folder, stems, self._answer == OVERWRITE)

    def check(self) -> None:
        """Draw the picture anew, and say what comes of it or what is in the way of it."""
        self._soon.stop()
        problems = self.form.problems()
        try:
            self._draw(self.form.options())
        except OccDeskError as error:
            self.preview.show_nothing()
            self.preview.say("")
            self._drawn = None
            problems = problems or [Problem(("width", "height"), str(error))]
        if not problems:
            try:
                wanted = self.chosen()
            except UsageError as error:
                problems = [Problem(("name",), str(error))]
        self._refuse(problems)
        if not problems:
            self._tell(wanted)

    def accept(self) -> None:
        """Close with what is asked for, unless it cannot be or is not wanted after all."""
        self.check()
        if self.go.isEnabled() and self._may_write():
            super().accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most = round(_MOST_FOR_FORM * self.width())
        # Where there is no room for form and picture, both are scrolled, and neither is cut.
        most = self._form_width() if self.width() < _NARROW else most
        self._scroll.setFixedWidth(min(self._form_width(), most))
        self._drawn = None
        self._soon.start()

    def _take_theme(self) -> None:
        self.setStyleSheet(sheet_of(self._theme))

    def _stems(self, choices: Choices, scope: Scope) -> tuple[str, ...]:
        """Return the names of the files without their endings; raises UsageError."""
        if scope.codes:
            return stems_of(scope, self._shown, choices)
        return (resolve(choices.template, fields_of(self._shown, choices)),)

    def _may_write(self) -> bool:
        """Ask, where files of the names that are wanted exist, what is to become of them."""
        self._answer = ""
        wanted = self.chosen()
        found = existing(wanted.folder, wanted.stems, wanted.choices)
        if not found:
            return True
        question = say_existing(found, wanted)
        self._answer = self._asker.choose(self, question, (OVERWRITE, KEEP_BOTH))
        return bool(self._answer)

    def _draw(self, options: ExportOptions) -> None:
        if options != self._drawn:
            self.preview.show_export(options)
            self._drawn = options

    def _refuse(self, problems: list[Problem]) -> None:
        """Mark what PROBLEMS are about and say the first; with none, let everything go on."""
        self.form.mark(problems)
        words = problems[0].words if problems else ""
        if words != self.problem.text():
            self.problem.setText(words)
            self._bar.setVisible(bool(words))
            if words:
                announce(self.problem, words, at_once=True)
        self.go.setEnabled(not problems)
        if problems:
            self.form.files.setText("")

    def _tell(self, wanted: Export) -> None:
        """Say how large the picture is, which files are written, and how many."""
        choices, count = wanted.choices, len(wanted.stems)
        is_many = bool(wanted.scope.codes)
        files = say_files(paths_of(wanted.folder, wanted.stems[0], choices))
        more = f", and so on: {count:,} charts" if is_many else ""
        self.form.files.setText(f"Writes {files}{more}.")
        example = " This one is an example." if is_many else ""
        grown = choices.with_(options=self.preview.options or choices.options)
        self.preview.say(f"{say_size(grown)}.{example}")
        self.go.setText(f"Export {count:,} charts" if is_many else "Export")

    def _browse(self) -> None:
        start = self.form.place or home_folder()
        folder = self._asker.choose_folder(self, start, "Folder for the picture")
        if folder is not None:
            self.form.folder.setText(str(folder))

    def _form_width(self) -> int:
        return self.form.sizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()

    def _lay_out(self) -> None:
        self.go.setProperty("primary", True)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.go.setDefault(True)
        # Where the letters are large the fields are scrolled, so that the buttons stay in sight.
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(scroll)
        both.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._make_bar(), 1)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self.content)
        box.setContentsMargins(20, 16, 20, 0)
        box.setSpacing(12)
        box.addLayout(both, 1)
        self.set_foot(foot, (20, 12, 20, 14))

    def _make_bar(self) -> QFrame:
        """Return the bar for what is wrong; its place beside the buttons is kept."""
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bar = self._bar = QFrame(self)
        bar.setObjectName("bar")
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self.problem)
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        bar.setSizePolicy(policy)
        bar.hide()
        return bar


def say_size(choices: Choices) -> str:
    """Return how large the picture is, in the unit that was asked for."""
    name = next(name for unit, name, _ in UNITS if unit == choices.unit)
    return " x ".join(sides_of(choices)) + f" {name}"


def say_existing(found: Sequence[Path], wanted: Export) -> str:
    """Return the question what is to become of the files FOUND in the place of those WANTED."""
    if len(found) == 1:
        what = f"{found[0].name} exists already in {wanted.folder}. Overwrite it, or keep both?"
    else:
        names = ", ".join(each.name for each in found[:3])
        more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
        what = f"{len(found):,} of the files exist already in {wanted.folder}: {names}{more}."
        what += " Overwrite them, or keep both?"
    if len(wanted.stems) > 1:
        return f"{what} The new ones get a number then."
    return (
        f"{what} The new name is {free_stem(wanted.folder, wanted.stems[0], wanted.choices)} then."
    )


def fitting_size(kept: str, room: QSize) -> QSize:
    """Return the size KEPT, or a first one for none, as far as the ROOM of the screen goes."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", kept, re.ASCII)
    wanted = QSize(int(found[1]), int(found[2])) if found else FIRST_SIZE
    across, down = _MOST_OF_SCREEN
    return wanted.boundedTo(QSize(round(across * room.width()), round(down * room.height())))
