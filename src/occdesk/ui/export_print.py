"""Printing a chart: a preview of the page, and the figure painted on it by its own painter."""

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from occdesk.charts.figure import Figure
from occdesk.charts.publication import ExportOptions, with_parts
from occdesk.charts.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.painting import paint_figure
from occdesk.ui.asker import Asker

MARGIN_MM = 12.0


class Page(QObject):
    """Paints one figure on a page of any printer, in the colours of the light theme."""

    def __init__(self, figure: Figure, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figure = figure

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


def print_figure(figure: Figure, asker: Asker, parent: QWidget) -> None:
    """Show FIGURE as it will be printed, with the printers to choose from.

    The page is the paper's own size, landscape, until it is turned in the preview.
    """
    printer = printer_of(figure)
    dialog = QPrintPreviewDialog(printer, parent)
    page = Page(with_parts(figure, ExportOptions()), dialog)
    dialog.setWindowTitle("Print chart")
    dialog.paintRequested.connect(page.paint)
    # The field of the zoom is too narrow for the padding of the window's other fields.
    dialog.setStyleSheet(
        "QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none;"
        " padding: 0; background: transparent; }"
    )
    dialog.resize(900, 620)
    try:
        asker.run(dialog)
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
