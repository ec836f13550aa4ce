"""The fields of the export dialog, in the order in which somebody decides."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QWidget,
)

from occdesk.charts.publication import BACKGROUNDS, PARTS, ExportOptions
from occdesk.charts.sizes import DPI, LEAST_SCALE, MOST_SCALE, PRESETS
from occdesk.ui.chooser import Chooser
from occdesk.ui.export_choices import DATA, FORMATS, Choices, unit_of
from occdesk.ui.export_fields import SizeFields, Ticks
from occdesk.ui.export_many import Scope, scopes_of
from occdesk.ui.export_names import FIELDS
from occdesk.ui.export_shown import Shown

_MORE = (("outlines", "Text of the SVG as outlines"), ("attach_data", "Data attached to the PDF"))


class ExportForm(QWidget):
    """Shows Choices and turns what is done to its fields into others; `changed` says when."""

    changed = Signal()
    browsed = Signal()

    def __init__(self, shown: Shown, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self._templates = ["", ""]
        self._make_choosers()
        # In the order in which the tabulator goes through them.
        self.formats = Ticks(((ending, name) for ending, name, _ in FORMATS), 3, self)
        self.dpi = QSpinBox(self)
        self.parts = Ticks(PARTS, 2, self)
        self.more = Ticks(_MORE, 1, self)
        self.folder = QLineEdit(str(folder), self)
        self.browse = QPushButton("Choose…", self)
        self.name = QLineEdit(self)
        self.insert = QPushButton("Insert…", self)
        self.files = QLabel(self)
        self._dress()
        self._lay_out()
        self._order_keys()
        self._connect()

    # From choices to fields, and back

    def show_choices(self, choices: Choices) -> None:
        """Show CHOICES, telling nobody."""
        options, preset = choices.options, choices.preset
        self._templates = [choices.template, choices.batch_template]
        with QSignalBlocker(self):
            names = [each.name for each in PRESETS]
            at = names.index(preset.name) if preset is not None else len(PRESETS)
            with QSignalBlocker(self.preset):
                self.preset.setCurrentIndex(at)
            self.size_fields.show_size(options.width, options.height, choices.unit)
            self.formats.tick(choices.formats)
            self.dpi.setValue(round(options.dpi))
            self.theme.setCurrentIndex(self.theme.findData(options.theme))
            self.background.setCurrentIndex(self.background.findData(options.background))
            self.parts.tick(options.parts)
            ticked = {"outlines": options.outlines, "attach_data": options.attach_data}
            self.more.tick([name for name, is_on in ticked.items() if is_on])
            self.data.setCurrentIndex(self.data.findData(choices.data))
            self._scope_used()
            self._enable()

    def choices(self) -> Choices:
        """Return what the fields ask for; raises UsageError where it cannot be."""
        preset = self.preset.currentData()
        return Choices(
            self.options(),
            preset.name if preset is not None else "",
            self.size_fields.unit.currentData(),
            self.formats.ticked,
            self.data.currentData(),
            *self._templates,
        )

    def options(self) -> ExportOptions:
        """Return what is asked of the picture itself; raises UsageError where it cannot be."""
        width, height = self.size_fields.px
        more = self.more.ticked
        return ExportOptions(
            width,
            height,
            float(self.dpi.value()),
            self.theme.currentData(),
            self.background.currentData(),
            self.parts.ticked,  # type: ignore[arg-type]
            outlines="outlines" in more,
            attach_data="attach_data" in more,
        )

    @property
    def asked_scope(self) -> Scope:
        """Whom charts are asked for."""
        return self._scopes[self.scope.currentIndex()]

    @property
    def place(self) -> Path | None:
        """The folder that is named, or None for no name."""
        words = self.folder.text().strip()
        return Path(words).expanduser() if words else None

    # What is done to the fields

    def _preset_used(self) -> None:
        preset = self.preset.currentData()
        if preset is not None:
            self.size_fields.show_size(preset.width, preset.height, unit_of(preset))
            with QSignalBlocker(self.dpi):
                self.dpi.setValue(round(preset.dpi))
        self._tell()

    def _scope_used(self) -> None:
        with QSignalBlocker(self.name):
            self.name.setText(self._templates[bool(self.asked_scope.codes)])
            self.name.setCursorPosition(0)
        self._tell()

    def _name_typed(self, words: str) -> None:
        self._templates[bool(self.asked_scope.codes)] = words
        self.changed.emit()

    def _insert(self, action: QAction) -> None:
        self.name.insert(f"{{{action.data()}}}")
        self.name.setFocus()

    def _tell(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        """Let only be changed what makes a difference."""
        formats, figure = self.formats.ticked, self._shown.figure
        self.size_fields.allow(self.preset.currentData() is None)
        self.dpi.setEnabled("png" in formats)
        self.theme.setEnabled(self.background.currentData() != "white")
        self.more.boxes["outlines"].setEnabled("svg" in formats)
        self.more.boxes["attach_data"].setEnabled("pdf" in formats)
        is_one = not self.asked_scope.codes
        there = {
            "title": figure.title,
            "subtitle": figure.subtitle,
            "caveat": figure.caveat,
            "notes": figure.notes,
            "source": figure.source,
            "filter": self._shown.spec.where,
            "alternative": figure.alt,
        }
        for part, words in there.items():
            # Another chart of many may have what this one lacks; a filter they all have or lack.
            self.parts.boxes[part].setEnabled(bool(words) or not (is_one or part == "filter"))

    # Making

    def _make_choosers(self) -> None:
        self.scope = Chooser("Export", 26, self)
        self._scopes = scopes_of(self._shown)
        self.scope.addItems([each.words for each in self._scopes])
        self.preset = Chooser("For", 26, self)
        for preset in PRESETS:
            self.preset.addItem(f"{preset.purpose[:1].upper()}{preset.purpose[1:]}", preset)
        self.preset.addItem("Other size", None)
        self.size_fields = SizeFields(self)
        self.theme = Chooser("Theme", 5, self)
        self.theme.addItem("Light", "light")
        self.theme.addItem("Dark", "dark")
        self.background = Chooser("Background", 10, self)
        for name, words in BACKGROUNDS:
            self.background.addItem(words, name)
        self.data = Chooser("Data beside it", 16, self)
        for ending, words in DATA:
            self.data.addItem(words, ending)

    def _dress(self) -> None:
        for ending, _, purpose in FORMATS:
            self.formats.boxes[ending].setToolTip(purpose)
            self.formats.boxes[ending].setAccessibleDescription(purpose)
        self.dpi.setRange(round(LEAST_SCALE * DPI) + 1, round(MOST_SCALE * DPI))
        self.dpi.setSingleStep(DPI)
        self.dpi.setPrefix("PNG at ")
        self.dpi.setSuffix(" dots an inch")
        self.dpi.setAccessibleName("Dots an inch of the PNG")
        self.dpi.setToolTip(f"{DPI} is one pixel for each px; 300 is for print")
        self.dpi.lineEdit().setTextMargins(8, 0, 4, 0)
        self.folder.setAccessibleName("Folder")
        self.browse.setAccessibleName("Choose the folder")
        self.name.setAccessibleName("Name of the files")
        self.insert.setAccessibleName("Insert a field into the name")
        self.files.setObjectName("small")
        self.files.setTextFormat(Qt.TextFormat.PlainText)
        self.files.setWordWrap(True)
        self.files.setAlignment(Qt.AlignmentFlag.AlignTop)
        menu = QMenu(self.insert)
        for field, words in FIELDS:
            menu.addAction(f"{{{field}}}  {words}").setData(field)
        menu.triggered.connect(self._insert)
        self.insert.setMenu(menu)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._scope_used)
        self.preset.currentIndexChanged.connect(self._preset_used)
        for chooser in (self.theme, self.background, self.data):
            chooser.currentIndexChanged.connect(self._tell)
        for ticks in (self.formats, self.parts, self.more):
            ticks.changed.connect(self._tell)
        self.size_fields.changed.connect(self._tell)
        self.dpi.valueChanged.connect(self._tell)
        self.folder.textChanged.connect(self._tell)
        self.name.textChanged.connect(self._name_typed)
        self.browse.clicked.connect(self.browsed)

    def _order_keys(self) -> None:
        fields = self.size_fields
        order: list[QWidget] = [
            self.scope, self.preset, fields.width_box, fields.height_box, fields.unit,
            *self.formats.boxes.values(), self.dpi, self.theme, self.background,
            *self.parts.boxes.values(), *self.more.boxes.values(), self.data,
            self.folder, self.browse, self.name, self.insert,
        ]  # fmt: skip
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 8, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.addRow("Export", self.scope)
        form.addRow("For", self.preset)
        form.addRow("Size", self.size_fields)
        form.addRow("Files", _row((self.formats, 0), (self.dpi, 1)))
        form.addRow("Colours", _row((self.theme, 0), (self.background, 1)))
        form.addRow("Include", self.parts)
        form.addRow("", self.more)
        form.addRow("Data beside it", self.data)
        form.addRow("Folder", _row((self.folder, 1), (self.browse, 0)))
        form.addRow("Name", _row((self.name, 1), (self.insert, 0)))
        form.addRow("", self.files)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets side by side, each with its share of the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
