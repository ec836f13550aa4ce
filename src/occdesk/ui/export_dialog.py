"""The export dialog: how large, as what, where to; with a picture of what will come out."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.figure import Figure
from occdesk.model.errors import OccDeskError
from occdesk.render.export import figure_image
from occdesk.render.sizes import PRESETS, check_size
from occdesk.ui.asker import Asker
from occdesk.ui.chooser import Chooser
from occdesk.ui.theme import Theme

FORMATS: tuple[tuple[str, str], ...] = (
    ("png", "PNG, for slides and the web"),
    ("svg", "SVG, to be edited"),
    ("pdf", "PDF, for print"),
)
SCALES: tuple[tuple[float, str], ...] = ((1.0, "1x"), (2.0, "2x"), (3.0, "3x"), (4.0, "4x"))
PREVIEW = 380


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: sizes in px, SCALE in pixels a px."""

    path: Path
    width: int
    height: int
    scale: float
    theme: str


class ExportDialog(QDialog):
    """Asks for size, format, theme and place, and shows the picture small."""

    def __init__(
        self, figure: Figure, folder: Path, theme: Theme, asker: Asker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export chart")
        self._figure = figure
        self._asker = asker
        self._rim = theme.colour("line_strong")
        self.setMinimumWidth(860)
        self.preset = Chooser("For", 26, self)
        for each in PRESETS:
            self.preset.addItem(f"{each.purpose[:1].upper()}{each.purpose[1:]}", each)
        self.preset.addItem("Other size", None)
        self.width_box = self._size_box(1920)
        self.height_box = self._size_box(1080)
        self.scale = Chooser("Pixels", 8, self)
        for number, words in SCALES:
            self.scale.addItem(words, number)
        self.format = Chooser("Format", 8, self)
        for ending, words in FORMATS:
            self.format.addItem(words, ending)
        self.theme = Chooser("Theme", 8, self)
        self.theme.addItem("Light", "light")
        self.theme.addItem("Dark", "dark")
        self.theme.setCurrentIndex(self.theme.findData(theme.name))
        self.folder = QLineEdit(str(folder), self)
        self.browse = QPushButton("Choose…", self)
        self.name = QLineEdit(file_name(figure.title), self)
        self.preview = QLabel(self)
        self.problem = QLabel(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(self._draw)
        self._lay_out()
        for chooser in (self.preset, self.format, self.theme, self.scale):
            chooser.currentIndexChanged.connect(self._changed)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(self._soon.start)
        self.preset.currentIndexChanged.connect(self._preset_used)
        self.browse.clicked.connect(self._browse)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._preset_used()
        self._draw()

    def chosen(self) -> Export:
        """Return what was asked for."""
        ending = self.format.currentData()
        name = self.name.text().strip() or "chart"
        stem = name[: -len(ending) - 1] if name.casefold().endswith(f".{ending}") else name
        path = Path(self.folder.text().strip()).expanduser() / f"{stem}.{ending}"
        return Export(
            path,
            self.width_box.value(),
            self.height_box.value(),
            self.scale.currentData(),
            self.theme.currentData(),
        )

    def _preset_used(self) -> None:
        preset = self.preset.currentData()
        for box in (self.width_box, self.height_box):
            box.setEnabled(preset is None)
        if preset is not None:
            self.width_box.setValue(round(preset.width))
            self.height_box.setValue(round(preset.height))
            at = self.scale.findData(preset.scale)
            if at < 0:
                self.scale.addItem(f"{preset.scale:g}x", preset.scale)
                at = self.scale.count() - 1
            self.scale.setCurrentIndex(at)

    def _changed(self) -> None:
        self.scale.setEnabled(self.format.currentData() == "png")
        self._soon.start()

    def _draw(self) -> None:
        """Draw the picture anew at the asked proportions, small, and say what it will measure."""
        wanted = self.chosen()
        try:
            check_size(wanted.width, wanted.height, wanted.scale)
            ratio = self.devicePixelRatioF()
            fit = min(PREVIEW / wanted.width, 300 / wanted.height)
            image = figure_image(
                self._figure, wanted.width, wanted.height, max(0.1, fit * ratio), wanted.theme
            )
        except OccDeskError as error:
            self.preview.clear()
            self.problem.setText(str(error))
            self.go.setEnabled(False)
            return
        pixmap = QPixmap.fromImage(image)
        painter = QPainter(pixmap)
        painter.setPen(self._rim)
        painter.drawRect(0, 0, pixmap.width() - 1, pixmap.height() - 1)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)
        self.go.setEnabled(True)
        if self.format.currentData() == "png":
            wide = round(wanted.width * wanted.scale)
            high = round(wanted.height * wanted.scale)
            self.problem.setText(f"{wide:,} x {high:,} pixels")
        else:
            self.problem.setText(f"{wanted.width:,} x {wanted.height:,} px, sharp at any size")

    def _browse(self) -> None:
        folder = self._asker.choose_folder(self, Path(self.folder.text()), "Folder for the picture")
        if folder is not None:
            self.folder.setText(str(folder))

    def _size_box(self, value: int) -> QSpinBox:
        box = QSpinBox(self)
        # The style sheet's padding does not reach the words inside.
        box.lineEdit().setTextMargins(8, 0, 4, 0)
        box.setRange(64, 16384)
        box.setValue(value)
        box.setSuffix(" px")
        return box

    def _lay_out(self) -> None:
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(PREVIEW + 16, 300)
        self.preview.setAccessibleName("What will be exported")
        self.problem.setObjectName("small")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.go.setProperty("primary", True)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.name.setCursorPosition(0)
        self.go.setDefault(True)
        size = QHBoxLayout()
        size.setSpacing(8)
        size.addWidget(self.width_box, 1)
        size.addWidget(QLabel("by", self))
        size.addWidget(self.height_box, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow("For", self.preset)
        form.addRow("Size", size)
        form.addRow("Pixels", self.scale)
        form.addRow("Format", self.format)
        form.addRow("Theme", self.theme)
        form.addRow("Folder", place)
        form.addRow("Name", self.name)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.preview)
        right.addWidget(self.problem)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 1)
        both.addLayout(right)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 16)
        box.setSpacing(14)
        box.addLayout(both)
        box.addWidget(self.buttons)


def file_name(title: str) -> str:
    """Return TITLE as a short name for a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    name = "-".join(words)[:60].strip("-")
    return name or "chart"


def free_path(path: Path) -> Path:
    """Return PATH, or the first of PATH-2, PATH-3 and so on that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
