"""Printing a chart: a preview of the page, and the figure painted on it by its own painter."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from occdesk.charts.figure import Figure
from occdesk.charts.publication import ExportOptions, with_parts
from occdesk.charts.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.painting import paint_figure
from occdesk.ui.asker import Asker
from occdesk.ui.chooser import Chooser
from occdesk.ui.export_fields import sheet_of
from occdesk.ui.fitting import Dialog
from occdesk.ui.message_bar import Said
from occdesk.ui.theme import Theme

MARGIN_MM = 12.0
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
_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class Page(QObject):
    """Paints one figure on a page of any printer, in the colours of the light theme.

    `problem` says why it could not be the last time, empty where it could.
    """

    def __init__(self, figure: Figure, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self.problem = ""

    def draw(self, printer: QPrinter) -> None:
        """Fill the page of PRINTER, or keep what is in the way of it."""
        try:
            self.paint(printer)
            self.problem = ""
        except OccDeskError as error:
            self.problem = str(error)

    def paint(self, printer: QPrinter) -> None:
        """Fill the page of PRINTER within its margins; raises OccDeskError where it cannot be."""
        painter = QPainter()
        if not painter.begin(printer):
            raise OccDeskError(
                "The printer could not be used; choose another, or export a PDF and print that."
            )
        try:
            room = printer.pageLayout().paintRectPixels(printer.resolution())
            scale = printer.resolution() / DPI
            painter.scale(scale, scale)
            paint_figure(self._figure, painter, room.width() / scale, room.height() / scale)
        finally:
            painter.end()


class PrintDialog(Dialog):
    """Shows the page as it will be printed; its paper is chosen here, and it is sent off."""

    def __init__(
        self, figure: Figure, printer: QPrinter, theme: Theme, asker: Asker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print chart")
        self._printer, self._theme, self._asker = printer, theme, asker
        self.sheet = Page(figure, self)
        # In the order in which the tabulator goes through them.
        self.paper = Chooser("Paper", 12, self)
        own = printer.pageLayout().pageSize()
        for size in (own, *(QPageSize(id) for id in _PAPERS if id != own.id())):
            self.paper.addItem(size.name(), size)
        self.turn = Chooser("Orientation of the page", 10, self)
        for words, orientation in _TURNS:
            self.turn.addItem(words, orientation)
        self.actual = QPushButton("Actual size", self)
        self.preview = QPrintPreviewWidget(printer, self)
        view = self.preview.findChild(QGraphicsView)
        assert view is not None
        self._view = view
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("Print…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._dress(figure.alt)
        self._lay_out()
        self._take_theme()
        theme.changed.connect(self._take_theme)
        self.preview.paintRequested.connect(self.sheet.draw)
        self.paper.currentIndexChanged.connect(self._take_page)
        self.turn.currentIndexChanged.connect(self._take_page)
        self.actual.toggled.connect(self._zoom)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        room = self.screen().availableGeometry()
        self.resize(min(960, round(0.95 * room.width())), min(740, round(0.88 * room.height())))
        self.go.setFocus()

    def accept(self) -> None:
        """Ask for the printer, and print; close only after that."""
        dialog = QPrintDialog(self._printer, self)
        try:
            is_wanted = self._asker.run(dialog)
        finally:
            dialog.deleteLater()
        if is_wanted:
            self.preview.print_()
            super().accept()

    def said(self) -> Said:
        """Return a sentence on what was printed, or why it was not."""
        printer, file = self._printer, self._printer.outputFileName()
        if self.sheet.problem:
            return Said(self.sheet.problem)
        if printer.printerState() in _FAILED:
            return Said(f"The printer {printer.printerName()} reports an error; look at it.")
        if file:
            return Said(f"Printed into {file}.", is_done=True, folder=Path(file).parent)
        return Said(f"The chart was sent to the printer {printer.printerName()}.", is_done=True)

    def _take_page(self) -> None:
        self._printer.setPageSize(self.paper.currentData())
        self._printer.setPageOrientation(self.turn.currentData())
        self.preview.updatePreview()

    def _zoom(self, is_actual: bool) -> None:
        if is_actual:
            self.preview.setZoomFactor(1.0)
        else:
            self.preview.fitInView()

    def _take_theme(self) -> None:
        """Take the colours of the theme; the paper stays white."""
        self.setStyleSheet(sheet_of(self._theme))
        self._view.scene().setBackgroundBrush(self._theme.colour("hover"))

    def _dress(self, alt: str) -> None:
        self._view.setObjectName("stage")
        self._view.setAccessibleName("Preview of the page")
        self._view.setAccessibleDescription(alt)
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
        box = QVBoxLayout(self.content)
        box.setContentsMargins(20, 18, 20, 14)
        box.setSpacing(12)
        box.addLayout(row)
        box.addWidget(self.preview, 1)
        box.addWidget(self.buttons)


def print_figure(figure: Figure, theme: Theme, asker: Asker, parent: QWidget) -> Said | None:
    """Show FIGURE as it will be printed; return a sentence on it, or None where it was not.

    The page is the paper's own size, landscape, until it is turned in the preview.
    """
    if figure.message:
        return Said(f"There is nothing to print: {figure.message}")
    printer = printer_of(figure)
    dialog = PrintDialog(with_parts(figure, ExportOptions()), printer, theme, asker, parent)
    try:
        return dialog.said() if asker.run(dialog) else None
    finally:
        dialog.deleteLater()


def printer_of(figure: Figure) -> QPrinter:
    """Return the printer that the system begins with, its page turned for a chart."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(figure.title)
    printer.setCreator("OccDesk")
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer
