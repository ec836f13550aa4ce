"""Printing: the page is the chart, whole, within the margins, and no printer is asked anything."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QImage, QPageLayout, QPageSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.metrics.dataset import Dataset
from occdesk.state.desk import Desk
from occdesk.ui.dialogs.export.printing import PrintDialog, page_image, page_of, page_pdf
from occdesk.ui.dialogs.export.shown import shown_on

PAY = Desk(chart="pay", focus="15-2051.00")
A4 = QPageSize(QPageSize.PageSizeId.A4)


class Viewer(QObject):
    """Stands for the program of the system that shows PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    one = Viewer()
    QDesktopServices.setUrlHandler("file", one, "open")
    yield one
    QDesktopServices.unsetUrlHandler("file")


def test_the_page_holds_the_chart_as_shapes_and_text(qtbot: QtBot, measures: Dataset) -> None:
    data = page_pdf(shown_on(PAY, measures, ()).figure, page_of(A4))
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert float(box[0]) > float(box[1]), "landscape"
    assert b"/FontFile2" in data or b"/FontFile" in data


def test_nothing_is_painted_on_the_margins(qtbot: QtBot, measures: Dataset) -> None:
    figure = shown_on(PAY, measures, ()).figure
    for turn in (QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait):
        image = page_image(figure, page_of(A4, turn), 1.0)
        marked = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y) != QColor("white")
        ]
        xs, ys = zip(*marked, strict=True)
        # 12 mm are 45 px.
        assert min(xs) >= 44 and max(xs) <= image.width() - 44
        assert min(ys) >= 44 and max(ys) <= image.height() - 44
        assert max(xs) - min(xs) > 0.7 * image.width() and max(ys) - min(ys) > 0.7 * image.height()


def printing(it: Open, look: Callable[[PrintDialog], None], *, accept: bool = False) -> str:
    """Print what is on screen after LOOK at the dialog; return what the window says."""

    def prepare(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        dialog.show()
        look(dialog)

    it.answers.prepare = prepare
    it.answers.accept = accept
    it.desktop.menus.actions["print"].trigger()
    return it.window.bar.label.text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_preview_shows_the_page_in_the_theme_of_the_window(
    qtbot: QtBot, open_it: Opener, theme: str
) -> None:
    it: Open = open_it(PAY.with_(theme=theme))
    seen: list[QImage] = []

    def look(dialog: PrintDialog) -> None:
        qtbot.wait(120)
        seen.append(dialog.grab().toImage())
        assert dialog.note.text().endswith("connects to no printer.")

    assert printing(it, look) == "", "it was looked at, and not printed"
    assert it.answers.questions == ["Print chart"]
    image = seen[0]
    across = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    assert QColor("white") in across, "paper is white in every theme"
    assert it.desktop.theme.colour("hover") in across, "around it is the colour of the window"
    assert image.pixelColor(3, 3) == it.desktop.theme.colour("page")


def test_the_page_is_turned_and_shown_in_its_actual_size(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(PAY)
    sizes: list[tuple[int, int]] = []

    def look(dialog: PrintDialog) -> None:
        dialog.paper.setCurrentIndex(dialog.paper.findText("A4"))
        for at in range(dialog.turn.count()):
            dialog.turn.setCurrentIndex(at)
            paper = dialog.preview.widget().pixmap()
            sizes.append((paper.width(), paper.height()))
            room = dialog.preview.viewport().size()
            assert paper.width() < room.width() and paper.height() < room.height()
        dialog.actual.setChecked(True)
        paper = dialog.preview.widget().pixmap()
        sizes.append((paper.width(), paper.height()))

    printing(it, look)
    (wide, low), (narrow, high), actual = sizes
    assert wide > low and high > narrow
    assert abs(actual[0] - 794) < 2 and abs(actual[1] - 1123) < 2, "A4 at 96 to the inch"


def test_the_page_is_handed_to_the_viewer_and_never_replaces_another(
    qtbot: QtBot, open_it: Opener, viewer: Viewer, own_home: Path
) -> None:
    it = open_it(PAY)

    def look(dialog: PrintDialog) -> None:
        names = [dialog.paper.itemText(n) for n in range(dialog.paper.count())]
        assert len(names) == len(set(names)) and {"A4", "A3"} <= set(names)
        dialog.paper.setCurrentIndex(dialog.paper.findText("A3"))

    for number in (1, 2):
        said = printing(it, look, accept=True)
        assert len(viewer.opened) == number and str(viewer.opened[-1]) in said
    first, second = viewer.opened
    assert first != second and first.parent == second.parent == own_home
    assert it.window.bar.property("done") and it.window.bar.show_folder.isVisible()
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", first.read_bytes())
    assert [round(float(each) / 72 * 25.4) for each in box] == [420, 297]


def test_a_page_that_cannot_be_written_is_said(
    open_it: Opener, viewer: Viewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    it = open_it(PAY)
    monkeypatch.setattr(it.desktop.shell, "_export_folder", lambda: tmp_path / "nowhere")
    said = printing(it, lambda dialog: None, accept=True)
    assert "does not exist" in said and not it.window.bar.property("done")
    assert viewer.opened == []


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
