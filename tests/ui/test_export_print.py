"""Printing: the page is the chart, whole, within the margins."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.metrics.measures import Measures
from occdesk.state.desk import Desk
from occdesk.ui.export_print import Page, PrintDialog, printer_of
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


def printing(it: Open, look: Callable[[PrintDialog], None], *, file: Path | None = None) -> str:
    """Print what is on screen after LOOK at the dialog, into FILE; return what the window says."""

    def prepare(dialog: QDialog) -> None:
        if isinstance(dialog, PrintDialog):
            dialog.show()
            look(dialog)
        elif isinstance(dialog, QPrintDialog) and file is not None:
            # As the user names it there; nothing else is printed to on a machine for tests.
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(file))
            dialog.done(QDialog.DialogCode.Accepted)

    it.answers.prepare = prepare
    it.answers.accept = file is not None
    it.desktop.menus.actions["print"].trigger()
    return it.window.bar.label.text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_preview_shows_the_page_in_the_theme_of_the_window(
    qtbot: QtBot, open_it: Opener, theme: str
) -> None:
    it: Open = open_it(PAY.with_(theme=theme))
    seen: list[QImage] = []

    def look(dialog: PrintDialog) -> None:
        assert dialog.preview.pageCount() == 1
        seen.append(dialog.grab().toImage())

    assert printing(it, look) == "", "it was looked at, and not printed"
    assert it.answers.questions == ["Print chart"]
    image = seen[0]
    across = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    assert QColor("white") in across, "paper is white in every theme"
    assert it.desktop.theme.colour("hover") in across, "around it is the colour of the window"
    assert image.pixelColor(3, 3) == it.desktop.theme.colour("page")


def test_the_page_is_turned(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(PAY)
    sides: list[tuple[int, int]] = []

    def look(dialog: PrintDialog) -> None:
        for at in range(dialog.turn.count()):
            dialog.turn.setCurrentIndex(at)
            image = dialog.preview.grab().toImage()
            white = [
                (x, y)
                for x in range(0, image.width(), 4)
                for y in range(0, image.height(), 4)
                if image.pixelColor(x, y) == QColor("white")
            ]
            xs, ys = zip(*white, strict=True)
            sides.append((max(xs) - min(xs), max(ys) - min(ys)))

    printing(it, look)
    (wide, low), (narrow, high) = sides
    assert wide > low and high > narrow


def test_another_paper_has_another_page(qtbot: QtBot, open_it: Opener, tmp_path: Path) -> None:
    it = open_it(PAY)

    def look(dialog: PrintDialog) -> None:
        names = [dialog.paper.itemText(n) for n in range(dialog.paper.count())]
        assert len(names) == len(set(names)) and {"A4", "A3"} <= set(names)
        dialog.paper.setCurrentIndex(dialog.paper.findText("A3"))

    path = tmp_path / "a3.pdf"
    printing(it, look, file=path)
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    assert [round(float(each) / 72 * 25.4) for each in box] == [420, 297]


def test_what_was_printed_is_said(qtbot: QtBot, open_it: Opener, tmp_path: Path) -> None:
    it = open_it(PAY)
    path = tmp_path / "printed.pdf"
    said = printing(it, lambda dialog: None, file=path)
    assert said == f"Printed into {path}."
    assert path.read_bytes().startswith(b"%PDF")
    assert it.window.bar.property("done")
    assert it.window.bar.show_folder.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_page_that_cannot_be_printed_is_said(open_it: Opener, tmp_path: Path) -> None:
    it = open_it(PAY)
    said = printing(it, lambda dialog: None, file=tmp_path / "nowhere" / "printed.pdf")
    assert said.startswith("The printer could not be used; choose another")
    assert not it.window.bar.property("done")


def test_everything_of_the_dialog_is_reached_by_keys(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(PAY)

    def look(dialog: PrintDialog) -> None:
        stops = [dialog.paper, dialog.turn, dialog.actual, dialog.go]
        dialog.paper.setFocus()
        seen = [dialog.focusWidget()]
        for _ in range(10):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            seen.append(dialog.focusWidget())
        places = [seen.index(each) for each in stops]
        assert places == sorted(places)

    printing(it, look)
