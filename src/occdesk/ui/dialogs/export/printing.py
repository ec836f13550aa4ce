"""Printing a chart: a page of paper as a PDF, shown first, and handed to the system's viewer.

No printer is asked anything here. What Qt knows of printers comes from a print service, to which
even looking for the first printer is a connection, possibly to another machine.
"""

import re
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions, with_parts
from occdesk.charts.publishing.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.files.export import save
from occdesk.render.files.painting import paint_figure
from occdesk.ui.dialogs.export.fields import sheet_of
from occdesk.ui.kit.chooser import Chooser
from occdesk.ui.kit.message_bar import Said
from occdesk.ui.kit.prompts import Asker
from occdesk.ui.kit.theme import Theme

MARGIN_MM = 12.0
NOTE = (
    "The page opens as a PDF in the program of your system that shows PDF; print it from there."
    " OccDesk itself connects to no printer."
)
_PDF_DPI = 1200
_AIR = 16
_PAPERS = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.Letter,
    QPageSize.PageSizeId.A3,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.Legal,
    QPageSize.PageSizeId.Tabloid,
)
_TURNS = (
    ("Landscape", QPageLayout.Orientation.Landscape),
    ("Portrait", QPageLayout.Orientation.Portrait),
)


def page_of(
    paper: QPageSize, turn: QPageLayout.Orientation = QPageLayout.Orientation.Landscape
) -> QPageLayout:
    """Return a page of PAPER with the margins of the program."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(paper, turn, margins, QPageLayout.Unit.Millimeter)


def page_pdf(figure: Figure, page: QPageLayout) -> bytes:
    """Return FIGURE within the margins of PAGE, in the colours of the light theme, as a PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(figure.title)
    writer.setCreator("OccDesk")
    writer.setPageLayout(page)
    writer.setResolution(_PDF_DPI)
    painter = QPainter()
    if not painter.begin(writer):
        raise OccDeskError("The page could not be begun; export a PNG and print that.")
    try:
        _paint(figure, painter, page, _PDF_DPI / DPI)
    finally:
        painter.end()
    del writer
    buffer.close()
    return bytes(data.data())


def page_image(figure: Figure, page: QPageLayout, scale: float) -> QImage:
    """Return PAGE with FIGURE on it as an image, SCALE pixels for each px of the paper."""
    whole = page.fullRectPixels(DPI).size()
    image = QImage(
        max(1, round(whole.width() * scale)),
        max(1, round(whole.height() * scale)),
        QImage.Format.Format_RGB32,
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        corner = page.paintRectPixels(DPI).topLeft()
        painter.translate(corner.x() * scale, corner.y() * scale)
        _paint(figure, painter, page, scale)
    finally:
        painter.end()
    return image


def _paint(figure: Figure, painter: QPainter, page: QPageLayout, scale: float) -> None:
    room = QRectF(page.paintRect(QPageLayout.Unit.Point))
    painter.scale(scale, scale)
    paint_figure(figure, painter, room.width() * DPI / 72, room.height() * DPI / 72)


class PagePreview(QScrollArea):
    """Shows the page on the ground of the window: whole, or in its actual size to be scrolled."""

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure = figure
        self.page = page_of(QPageSize(QPageSize.PageSizeId.A4))
        self.actual = False
        self._paper = QLabel(self)
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("Preview of the page")
        self.setAccessibleDescription(figure.alt)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self.draw)

    def draw(self) -> None:
        """Draw the page in the size that there is room for."""
        whole, room = self.page.fullRectPixels(DPI).size(), self.viewport().size()
        fits = min(
            (room.width() - 2 * _AIR) / whole.width(), (room.height() - 2 * _AIR) / whole.height()
        )
        ratio = self.devicePixelRatioF()
        scale = 1.0 if self.actual else max(fits, 0.05)
        pixmap = QPixmap.fromImage(page_image(self._figure, self.page, scale * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._paper.setPixmap(pixmap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.actual:
            self._soon.start()


class PrintDialog(QDialog):
    """Shows the page as it will be printed; its paper is chosen here, and it is handed over."""

    def __init__(self, figure: Figure, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print chart")
        self._theme = theme
        # In the order in which the tabulator goes through them.
        self.paper = Chooser("Paper", 12, self)
        for size in map(QPageSize, sorted(_PAPERS, key=lambda id: id is not first_paper())):
            self.paper.addItem(size.name(), size)
        self.turn = Chooser("Orientation of the page", 10, self)
        for words, orientation in _TURNS:
            self.turn.addItem(words, orientation)
        self.actual = QPushButton("Actual size", self)
        self.preview = PagePreview(figure, self)
        self.note = QLabel(NOTE, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("Open as PDF", QDialogButtonBox.ButtonRole.AcceptRole)
        self._dress()
        self._lay_out()
        self._take_theme()
        theme.changed.connect(self._take_theme)
        self.paper.currentIndexChanged.connect(self._take_page)
        self.turn.currentIndexChanged.connect(self._take_page)
        self.actual.toggled.connect(self._zoom)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        room = self.screen().availableGeometry()
        self.resize(min(960, round(0.95 * room.width())), min(740, round(0.88 * room.height())))
        self._take_page()
        self.go.setFocus()

    @property
    def page(self) -> QPageLayout:
        """The page that is chosen."""
        return page_of(self.paper.currentData(), self.turn.currentData())

    def _take_page(self) -> None:
        self.preview.page = self.page
        self.preview.draw()

    def _zoom(self, is_actual: bool) -> None:
        self.preview.actual = is_actual
        self.preview.draw()

    def _take_theme(self) -> None:
        """Take the colours of the theme; the paper stays white."""
        ground = self._theme.colour("hover").name()
        self.setStyleSheet(
            f"{sheet_of(self._theme)}\n#stage, #stage QLabel {{ background: {ground}; }}"
        )

    def _dress(self) -> None:
        self.preview.setObjectName("stage")
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.actual.setCheckable(True)
        self.actual.setToolTip("Show the page at 100%, to be scrolled, or whole again")
        self.go.setProperty("primary", True)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.go.setDefault(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel("Paper", self)
        label.setBuddy(self.paper)
        for each in (label, self.paper, self.turn):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.actual)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 14)
        box.setSpacing(12)
        box.addLayout(row)
        box.addWidget(self.preview, 1)
        box.addWidget(self.note)
        box.addWidget(self.buttons)


def first_paper() -> QPageSize.PageSizeId:
    """Return the paper that is usual where the user is."""
    is_letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def print_figure(
    figure: Figure, folder: Path, theme: Theme, asker: Asker, parent: QWidget
) -> Said | None:
    """Show FIGURE as it will be printed, and open its page from a file in FOLDER.

    Returns a sentence on it, or None where it was not wanted. The page is landscape until it is
    turned in the preview.
    """
    if figure.message:
        return Said(f"There is nothing to print: {figure.message}")
    whole = with_parts(figure, ExportOptions())
    dialog = PrintDialog(whole, theme, parent)
    try:
        if not asker.run(dialog):
            return None
        path = _free_name(folder, figure.title)
        save(path, page_pdf(whole, dialog.page))
    except OccDeskError as error:
        return Said(str(error))
    finally:
        dialog.deleteLater()
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return Said(f"The page is {path}; print it from the program that shows it.", True, folder)
    said = f"The page is {path}; no program to show it was found, so open it yourself."
    return Said(said, folder=folder)


def _free_name(folder: Path, title: str) -> Path:
    """Return a name for the page of a chart that is not taken in FOLDER."""
    stem = " ".join(re.sub(r"[^\w\s-]", " ", title).split())[:80] or "Chart"
    names = (f"{stem}{f' {number}' if number else ''}.pdf" for number in range(1_000))
    return next((folder / name for name in names if not (folder / name).exists()), folder / stem)
