"""Printing: the page is the chart, whole, within the margins."""

import re
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.metrics.measures import Measures
from occdesk.state.desk import Desk
from occdesk.ui.export_print import Page, print_figure, printer_of
from occdesk.ui.export_shown import shown_on

PAY = Desk(chart="pay", focus="15-2051.00")


def test_the_page_holds_the_chart_as_shapes_and_text(
    qtbot: QtBot, measures: Measures, tmp_path: Path
) -> None:
    figure = shown_on(PAY, measures, ()).figure
    printer = printer_of(figure)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = tmp_path / "page.pdf"
    printer.setOutputFileName(str(path))
    Page(figure).paint(printer)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert float(box[0]) > float(box[1]), "landscape"
    assert b"/FontFile2" in data or b"/FontFile" in data


def test_the_preview_shows_the_page(qtbot: QtBot, open_it: Opener) -> None:
    it: Open = open_it(PAY)
    seen: list[QImage] = []

    def look(dialog: QPrintPreviewDialog) -> None:
        dialog.show()
        preview = dialog.findChild(QPrintPreviewWidget)
        assert preview is not None and preview.pageCount() == 1
        seen.append(dialog.grab().toImage())
        dialog.hide()

    it.answers.prepare = look
    assert it.chart.figure is not None
    print_figure(it.chart.figure, it.answers, it.window)
    assert it.answers.questions[-1] == "Print chart"
    image = seen[0]
    middle = [image.pixelColor(image.width() // 2, y) for y in range(0, image.height(), 3)]
    assert QColor("white") in middle
