"""The fields of the export dialog, in the order in which somebody decides."""

from collections.abc import Iterable, Mapping
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
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.publishing.publication import BACKGROUNDS, PARTS, ExportOptions
from occdesk.charts.publishing.sizes import DPI, PRESETS
from occdesk.charts.publishing.written import MOST_WRITTEN, OWN_TITLE, Written, clean
from occdesk.ui.dialogs.export.checks import (
    Problem,
    check_folder,
    check_formats,
    check_pixels,
    check_sides,
)
from occdesk.ui.dialogs.export.choices import DATA, FORMATS, Choices, unit_of
from occdesk.ui.dialogs.export.fields import Ticks, mark_wrong
from occdesk.ui.dialogs.export.many import Scope, nearest_family, scopes_of
from occdesk.ui.dialogs.export.names import FIELDS
from occdesk.ui.dialogs.export.numbers import PixelFields, SizeFields
from occdesk.ui.dialogs.export.shown import Shown
from occdesk.ui.kit.chooser import Chooser

_MORE = (
    ("outlines", "SVG text as outlines"),
    ("attach_data", "Data in the PDF"),
    ("grows", "Higher if its text needs it"),
)
_WRITTEN = {
    "title": ("Own title", ""),
    "note": ("Own note", "A note of your own"),
    "byline": ("Byline", "Who made it"),
}
"""What the user may write: the name of its field, and what stands in it while it is empty."""
_OWN_TITLE = f"{OWN_TITLE} stands for the title that the program writes"
_LETTERS, _FEW_LETTERS = 22, 8
"""How narrow choosers get where room is short, in average letters, and two beside each other."""
_BESIDE_WORDS = 12


class ExportForm(QWidget):
    """Shows Choices and turns what is done to its fields into others; `changed` says when."""

    changed = Signal()
    browsed = Signal()

    def __init__(self, shown: Shown, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self._templates = ["", ""]
        self._theme = "light"
        self._make_choosers()
        self.size_fields = SizeFields(self)
        self.formats = Ticks(((ending, name) for ending, name, _ in FORMATS), 3, self)
        self.more = Ticks(_MORE, 2, self)
        self.pixel_fields = PixelFields(self)
        self.parts = Ticks(PARTS, 3, self)
        self.written = {name: QLineEdit(self) for name in MOST_WRITTEN}
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
            self.pixel_fields.show_dpi(options.dpi)
            self._theme = options.theme
            self.background.setCurrentIndex(self.background.findData(options.background))
            self.parts.tick(options.parts)
            ticked = {
                "outlines": options.outlines,
                "attach_data": options.attach_data,
                "grows": options.grows,
            }
            self.more.tick([name for name, is_on in ticked.items() if is_on])
            for name, words in options.written._asdict().items():
                self.written[name].setText(words)
                self.written[name].setCursorPosition(0)
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
        # Nobody who writes no PNG is to be stopped by the number of its pixels.
        dpi = self.pixel_fields.dpi if "png" in self.formats.ticked else float(DPI)
        return ExportOptions(
            width,
            height,
            dpi,
            self._theme,  # type: ignore[arg-type]
            self.background.currentData(),
            self.parts.ticked,  # type: ignore[arg-type]
            outlines="outlines" in more,
            attach_data="attach_data" in more,
            grows="grows" in more,
            **{name: field.text() for name, field in self.written.items()},  # type: ignore[arg-type]
        )

    @property
    def words(self) -> Written:
        """What is written for the chart, as it would be kept."""
        return Written(*(clean(name, field.text()) for name, field in self.written.items()))

    @property
    def asked_scope(self) -> Scope:
        """Whom charts are asked for."""
        scope = self._scopes[self.scope.currentIndex()]
        return scope.parts[self.family.currentIndex()] if scope.parts else scope

    @property
    def place(self) -> Path | None:
        """The folder that is named, or None for no name."""
        words = self.folder.text().strip()
        try:
            return Path(words).expanduser() if words else None
        except RuntimeError:
            # `~name` of somebody whom this machine does not know.
            return Path(words)

    # What is wrong

    def problems(self) -> list[Problem]:
        """Return what is wrong with what the fields ask for, in their order; names are not read."""
        (width, height), unit = self.size_fields.px, self.size_fields.unit.currentData()
        found = check_sides(width, height, unit)
        if not found and "png" in self.formats.ticked:
            found = check_pixels(width, height, self.pixel_fields.dpi)
        return [*found, *check_formats(self.formats.ticked), *check_folder(self.place)]

    def mark(self, problems: Iterable[Problem]) -> None:
        """Mark the fields that PROBLEMS are about, and no others."""
        about = {field: each.words for each in problems for field in each.fields}
        for name, field in self._checked().items():
            mark_wrong(field, about.get(name, ""))

    def _checked(self) -> Mapping[str, QWidget]:
        """Return the fields that can be wrong, by the names that problems have for them."""
        size, pixels = self.size_fields, self.pixel_fields
        return {
            "width": size.width_box, "height": size.height_box, "formats": self.formats,
            "scale": pixels.scale, "dpi": pixels.dots, "folder": self.folder, "name": self.name,
        }  # fmt: skip

    # What is done to the fields

    def _preset_used(self) -> None:
        preset = self.preset.currentData()
        if preset is not None:
            self.size_fields.show_size(preset.width, preset.height, unit_of(preset))
            self.pixel_fields.show_dpi(preset.dpi)
            self.more.boxes["grows"].setChecked(preset.grows)
        self._tell()

    def _theme_used(self) -> None:
        self._theme = self.theme.currentData()
        self._tell()

    def _scope_used(self) -> None:
        self._form.setRowVisible(self.family, bool(self._scopes[self.scope.currentIndex()].parts))
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
        self.pixel_fields.setEnabled("png" in formats)
        grows = "grows" in self.more.ticked
        self.pixel_fields.show_pixels(*self.size_fields.px, grows=grows)
        self._show_colours()
        self.more.boxes["outlines"].setEnabled("svg" in formats)
        self.more.boxes["attach_data"].setEnabled("pdf" in formats)
        self.written["title"].setEnabled("title" in self.parts.ticked)
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

    def _show_colours(self) -> None:
        """Show the colours that are drawn with: on white those of the light theme."""
        is_white = self.background.currentData() == "white"
        self.theme.setEnabled(not is_white)
        with QSignalBlocker(self.theme):
            self.theme.setCurrentIndex(self.theme.findData("light" if is_white else self._theme))
        at = self.background.findData("theme")
        self.background.setItemText(at, f"{BACKGROUNDS[at][1]} ({self._theme})")

    # Making

    def _make_choosers(self) -> None:
        self.scope = Chooser("Export", _LETTERS, self)
        self._scopes = scopes_of(self._shown)
        self.scope.addItems([each.words for each in self._scopes])
        self.family = Chooser("Family", _LETTERS, self)
        self.family.addItems([part.words for each in self._scopes for part in each.parts])
        self.family.setCurrentIndex(nearest_family(self._shown))
        self.preset = Chooser("For", _LETTERS, self)
        for preset in PRESETS:
            self.preset.addItem(f"{preset.purpose[:1].upper()}{preset.purpose[1:]}", preset)
        self.preset.addItem("Other size", None)
        self.theme = Chooser("Colours", _FEW_LETTERS, self)
        self.theme.addItem("Light", "light")
        self.theme.addItem("Dark", "dark")
        self.background = Chooser("Background", _FEW_LETTERS, self)
        for name, words in BACKGROUNDS:
            self.background.addItem(words, name)
        self.data = Chooser("Data file", _LETTERS, self)
        for ending, words in DATA:
            self.data.addItem(words, ending)
        for chooser in (self.scope, self.family, self.preset):
            # The list may be wider than the field, so that all words of it are read.
            listed = chooser.view()
            listed.setMinimumWidth(listed.sizeHintForColumn(0) + 2 * _BESIDE_WORDS)

    def _dress(self) -> None:
        for ending, _, purpose in FORMATS:
            self.formats.boxes[ending].setToolTip(purpose)
            self.formats.boxes[ending].setAccessibleDescription(purpose)
        for name, field in self.written.items():
            field.setMaxLength(MOST_WRITTEN[name])
            field.setAccessibleName(_WRITTEN[name][0])
            field.setToolTip("" if name == "byline" else _OWN_TITLE)
            field.setPlaceholderText(_WRITTEN[name][1] or self._shown.figure.title)
        self.folder.setAccessibleName("Folder")
        self.browse.setAccessibleName("Choose the folder")
        self.name.setAccessibleName("Name of the files")
        self.insert.setAccessibleName("Insert a field into the name")
        self.files.setObjectName("small")
        self.files.setTextFormat(Qt.TextFormat.PlainText)
        self.files.setWordWrap(True)
        self.files.setAlignment(Qt.AlignmentFlag.AlignTop)
        menu = QMenu(self.insert)
        for placed, words in FIELDS:
            menu.addAction(f"{{{placed}}}  {words}").setData(placed)
        menu.triggered.connect(self._insert)
        self.insert.setMenu(menu)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._scope_used)
        self.preset.currentIndexChanged.connect(self._preset_used)
        self.theme.currentIndexChanged.connect(self._theme_used)
        for chooser in (self.family, self.background, self.data):
            chooser.currentIndexChanged.connect(self._tell)
        for ticks in (self.formats, self.parts, self.more):
            ticks.changed.connect(self._tell)
        self.size_fields.changed.connect(self._tell)
        self.pixel_fields.changed.connect(self._tell)
        for field in (self.folder, *self.written.values()):
            field.textChanged.connect(self._tell)
        self.name.textChanged.connect(self._name_typed)
        self.browse.clicked.connect(self.browsed)

    def _order_keys(self) -> None:
        size, pixels = self.size_fields, self.pixel_fields
        order: list[QWidget] = [
            self.scope, self.family, self.preset, size.width_box, size.height_box, size.unit,
            *self.formats.boxes.values(), *self.more.boxes.values(), pixels.scale, pixels.dots,
            self.theme, self.background, *self.parts.boxes.values(),
            *self.written.values(), self.data,
            self.folder, self.browse, self.name, self.insert,
        ]  # fmt: skip
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 8, 0)
        form.setVerticalSpacing(5)
        form.setHorizontalSpacing(14)
        form.addRow("Export", self.scope)
        form.addRow("Family", self.family)
        form.addRow("For", self.preset)
        form.addRow("Size", self.size_fields)
        form.addRow("Files", _stack(self.formats, self.more))
        form.addRow("PNG", self.pixel_fields)
        form.addRow("Colours", _row((self.theme, 1), (self.background, 1)))
        form.addRow("Include", self.parts)
        form.addRow("Own title", self.written["title"])
        form.addRow("Note, byline", _row((self.written["note"], 1), (self.written["byline"], 1)))
        form.addRow("Data file", self.data)
        form.addRow("Folder", _row((self.folder, 1), (self.browse, 0)))
        form.addRow("Name", _row((self.name, 1), (self.insert, 0)))
        form.addRow("", self.files)


def _stack(*parts: QWidget) -> QVBoxLayout:
    """Return widgets close under one another."""
    stack = QVBoxLayout()
    stack.setSpacing(0)
    for widget in parts:
        stack.addWidget(widget)
    return stack


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets side by side, each with its share of the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
