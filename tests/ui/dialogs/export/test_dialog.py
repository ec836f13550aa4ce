"""Exporting as somebody does it: choose, accept, and find the files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.articles.shelf import load_articles
from occdesk.charts.publishing.recipe import read_recipe
from occdesk.library.settings import Settings
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.paths import bundled
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import read_desk_text
from occdesk.ui.dialogs.export.choices import Choices, read_choices
from occdesk.ui.dialogs.export.dialog import (
    KEEP_BOTH,
    OVERWRITE,
    Export,
    ExportDialog,
    fitting_size,
)
from occdesk.ui.dialogs.export.many import Scope
from occdesk.ui.dialogs.export.names import fields_of, resolve, safe_name
from occdesk.ui.dialogs.export.run import ask_and_export, write_export
from occdesk.ui.dialogs.export.shown import Shown, shown_on
from occdesk.ui.kit.prompts import Asker

DATA, NURSES = "15-2051.00", "29-1141.00"
PAY = Desk(chart="pay", focus=DATA)
Do = Callable[[ExportDialog], None]


@pytest.fixture
def it(open_it: Opener, tmp_path: Path) -> Open:
    """Return a window on the pay of data scientists that exports into `tmp_path`."""
    opened = open_it(PAY)
    opened.desktop.settings = Settings(export_folder=str(tmp_path))
    return opened


def export(it: Open, do: Do = lambda dialog: None) -> str:
    """Export what is on screen after DO with the dialog, and return what the window says."""
    it.answers.prepare = do
    it.desktop.menus.actions["export"].trigger()
    return it.window.bar.label.text()


def dialog_of(it: Open, do: Do) -> None:
    """Open the dialog, do something with it, and turn away."""
    it.answers.accept = False
    export(it, do)
    it.answers.accept = True


def choose(dialog: ExportDialog, words: str) -> None:
    preset = dialog.form.preset
    (at,) = (n for n in range(preset.count()) if preset.itemText(n).startswith(words))
    preset.setCurrentIndex(at)


def tick(dialog: ExportDialog, *names: str) -> None:
    """Tick boxes by their names, whichever group they are in."""
    groups = (dialog.form.formats, dialog.form.parts, dialog.form.more)
    for name in names:
        (box,) = (group.boxes[name] for group in groups if name in group.boxes)
        box.click()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def shown_of(desk: Desk, measures: Dataset) -> Shown:
    return shown_on(desk, measures, load_articles(bundled("resources", "articles")).articles)


# Accepted as it is, and with other choices


def test_accepted_as_it_is_it_writes_one_picture_that_leads_back(it: Open, tmp_path: Path) -> None:
    said = export(it)
    assert names_in(tmp_path) == ["what-data-scientists-earn.png"]
    path = tmp_path / "what-data-scientists-earn.png"
    assert QImage(str(path)).size().toTuple() == (1920, 1080)
    assert said == f"Saved {path}."
    recipe = read_recipe(path)
    assert recipe.spec == it.store.desk.chart_spec
    assert read_desk_text(recipe.desk).desk == it.store.desk


def test_a_preset_and_three_formats_give_three_files_that_lead_back(
    it: Open, tmp_path: Path
) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "One column")
        tick(dialog, "svg", "pdf")

    said = export(it, do)
    stem = "what-data-scientists-earn"
    assert names_in(tmp_path) == [f"{stem}.pdf", f"{stem}.png", f"{stem}.svg"]
    assert said.endswith(f"{stem}.png, .svg, .pdf.")
    for path in tmp_path.iterdir():
        assert read_recipe(path).spec == it.store.desk.chart_spec
        assert b"Occupational Employment and Wage Statistics" in path.read_bytes() or (
            path.suffix == ".png"
        )
    image = QImage(str(tmp_path / f"{stem}.png"))
    assert image.width() == 1004 < image.height(), "85 mm at 300 dots an inch, and as high"
    assert round(image.dotsPerMeterX() * 0.0254) == 300


def test_the_preview_of_a_column_has_the_height_that_the_file_will_have(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "One column")
        dialog.check()
        shown = dialog.preview.options
        assert shown is not None and shown.height > 1.5 * shown.width
        sheet = dialog.preview.sheet
        assert sheet.height() / sheet.width() == pytest.approx(shown.height / shown.width, rel=0.02)
        assert "hard to read" not in dialog.preview.words.text()
        tick(dialog, "grows")
        dialog.check()
        assert "hard to read" in dialog.preview.words.text()

    export(it, do)


def test_a_column_that_may_not_grow_is_as_high_as_it_is_said_to_be(
    it: Open, tmp_path: Path
) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "One column")
        assert dialog.form.more.boxes["grows"].isChecked()
        assert dialog.form.pixel_fields.pixels.text() == "1,004 x 1,004 pixels or higher"
        tick(dialog, "grows")

    export(it, do)
    assert QImage(str(tmp_path / "what-data-scientists-earn.png")).size().toTuple() == (1004, 1004)


def test_the_licence_is_in_a_png_too(it: Open, tmp_path: Path) -> None:
    export(it)
    (path,) = tmp_path.iterdir()
    assert "Public domain" in QImage(str(path)).text("Copyright")


def test_parts_outlines_and_background_are_those_that_were_ticked(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        tick(dialog, "svg", "png", "title", "outlines")
        dialog.form.background.setCurrentIndex(dialog.form.background.findData("transparent"))

    export(it, do)
    drawn = (tmp_path / "what-data-scientists-earn.svg").read_text(encoding="utf-8")
    assert names_in(tmp_path) == ["what-data-scientists-earn.svg"]
    assert "<text" not in drawn
    remembered: list[Choices] = []
    dialog_of(it, lambda dialog: remembered.append(dialog.form.choices()))
    assert remembered[-1].options.background == "transparent"
    assert "title" not in remembered[-1].options.parts


@pytest.mark.parametrize(
    ("ending", "files"),
    [
        ("csv", ["chart-codebook.csv", "chart.csv", "chart.png"]),
        ("xlsx", ["chart.png", "chart.xlsx"]),
    ],
)
def test_the_data_stands_beside_the_picture(
    it: Open, tmp_path: Path, ending: str, files: list[str]
) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.form.name.setText("chart")
        dialog.form.data.setCurrentIndex(dialog.form.data.findData(ending))

    export(it, do)
    assert names_in(tmp_path) == files
    if ending == "csv":
        assert "120230" in (tmp_path / "chart.csv").read_text(encoding="utf-8")


def test_the_data_is_attached_to_the_pdf(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        assert not dialog.form.more.boxes["attach_data"].isEnabled()
        tick(dialog, "pdf", "png", "attach_data")

    export(it, do)
    (path,) = tmp_path.iterdir()
    assert b"/EmbeddedFile" in path.read_bytes()


# Sizes and units


def test_a_size_keeps_its_length_when_its_unit_changes(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "A page of A4, landscape")
        fields = dialog.form.size_fields
        assert fields.unit.currentData() == "mm"
        assert (fields.width_box.value(), fields.height_box.value()) == (297, 210)
        assert not fields.width_box.isEnabled()
        before = fields.px
        fields.unit.setCurrentIndex(fields.unit.findData("in"))
        assert (fields.width_box.value(), fields.height_box.value()) == (11.69, 8.27)
        fields.unit.setCurrentIndex(fields.unit.findData("px"))
        assert (fields.width_box.value(), fields.height_box.value()) == (1123, 794)
        assert fields.px == before
        assert dialog.form.pixel_fields.pixels.text() == "3,508 x 2,480 pixels"

    dialog_of(it, do)


def test_an_own_size_in_inches_is_written(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "Other size")
        fields = dialog.form.size_fields
        fields.unit.setCurrentIndex(fields.unit.findData("in"))
        fields.width_box.setValue(6)
        fields.height_box.setValue(4)
        dialog.form.pixel_fields.dots.setValue(200)
        dialog.check()
        assert dialog.form.pixel_fields.pixels.text() == "1,200 x 800 pixels"
        assert dialog.preview.words.text().startswith("6 x 4 inch. Shown at ")

    export(it, do)
    (path,) = tmp_path.iterdir()
    assert QImage(str(path)).size().toTuple() == (1200, 800)


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda d: tick(d, "png"), "tick PNG, SVG or PDF"),
        (lambda d: d.form.folder.setText("/nowhere"), "no folder “/nowhere”"),
        (lambda d: d.form.folder.setText(" "), "No folder is named"),
        (lambda d: d.form.name.setText("{tilte}"), "{tilte} is no field"),
    ],
)
def test_what_cannot_be_exported_is_said_and_not_offered(
    it: Open, tmp_path: Path, do: Do, said: str
) -> None:
    def check(dialog: ExportDialog) -> None:
        dialog.show()
        assert not dialog.problem.isVisible()
        do(dialog)
        dialog.accept()
        assert said in dialog.problem.text()
        assert dialog.problem.isVisible()
        assert not dialog.go.isEnabled()
        assert dialog.result() == 0
        assert marked(dialog) == [dialog.problem.text()]

    assert export(it, check) == ""
    assert names_in(tmp_path) == []


def marked(dialog: ExportDialog) -> list[str]:
    """Return what the fields that are marked as wrong tell a screen reader."""
    return [
        each.accessibleDescription()
        for each in dialog.form.findChildren(QWidget)
        if each.property("wrong")
    ]


def test_a_mark_goes_when_the_field_is_right_again(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.show()
        dialog.form.folder.setText("/nowhere")
        dialog.check()
        before = dialog.form.folder.grab().toImage()
        dialog.form.folder.setText(str(Path.home()))
        dialog.check()
        assert marked(dialog) == []
        assert not dialog.problem.isVisible()
        assert dialog.form.folder.grab().toImage() != before
        assert dialog.go.isEnabled()

    dialog_of(it, do)


@pytest.mark.parametrize(
    ("unit", "width", "said"),
    [
        ("mm", 3, "The width of 3 mm is too small; write 17 mm or more."),
        ("in", 0.5, "The width of 0.5 inch is too small; write 0.67 inch or more."),
        ("px", 20, "The width of 20 px is too small; write 64 px or more."),
        ("mm", 5000, "The width of 5000 mm is too large; write 4334.9 mm or less."),
    ],
)
def test_a_size_that_cannot_be_is_said_in_its_unit_and_has_no_preview(
    it: Open, unit: str, width: float, said: str
) -> None:
    def do(dialog: ExportDialog) -> None:
        assert not dialog.preview.image.isNull()
        choose(dialog, "Other size")
        fields = dialog.form.size_fields
        fields.unit.setCurrentIndex(fields.unit.findData(unit))
        fields.width_box.setValue(width)
        dialog.check()
        assert dialog.preview.image.isNull()
        assert dialog.problem.text() == said
        assert fields.width_box.property("wrong") and not fields.height_box.property("wrong")
        number = said.split("write ")[1].split()[0]
        fields.width_box.setValue(float(number))
        dialog.check()
        assert not fields.width_box.property("wrong"), "what is asked for is possible"

    dialog_of(it, do)


def test_scale_and_dots_an_inch_are_one_number(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        fields = dialog.form.pixel_fields
        assert (fields.scale.value(), fields.dots.value()) == (1, 96)
        fields.scale.setValue(2)
        assert fields.dots.value() == 192
        assert fields.pixels.text() == "3,840 x 2,160 pixels"
        fields.dots.setValue(300)
        assert fields.scale.value() == 3.125
        assert (fields.scale.text(), fields.dots.text()) == ("3.125", "300")
        assert dialog.form.choices().options.dpi == 300
        fields.scale.setValue(1.5)
        fields.scale.stepUp()
        assert (fields.scale.text(), fields.dots.text()) == ("2", "192")

    export(it, do)
    (path,) = tmp_path.iterdir()
    assert QImage(str(path)).size().toTuple() == (3840, 2160)


def test_too_many_pixels_are_said_with_the_scale_that_is_possible(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        fields = dialog.form.pixel_fields
        fields.scale.setValue(16)
        dialog.check()
        assert "30,720 x 17,280 pixels" in dialog.problem.text()
        assert "lower the scale to 7.6" in dialog.problem.text()
        assert fields.scale.property("wrong") and fields.dots.property("wrong")
        tick(dialog, "svg", "png")
        dialog.check()
        assert dialog.go.isEnabled(), "an SVG has no pixels"
        tick(dialog, "png")
        fields.scale.setValue(7.6)
        dialog.check()
        assert dialog.go.isEnabled()

    dialog_of(it, do)


def test_who_scrolls_past_a_field_does_not_change_it(qtbot: QtBot, it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.show()
        form = dialog.form
        form.folder.setFocus()
        qtbot.waitUntil(form.folder.hasFocus)
        before = form.choices()
        for field in (form.preset, form.background, form.pixel_fields.scale):
            assert not field.hasFocus()
            QApplication.sendEvent(field, turn(field))
        assert form.choices() == before
        form.pixel_fields.scale.setFocus()
        assert form.pixel_fields.scale.hasFocus()
        QApplication.sendEvent(form.pixel_fields.scale, turn(form.pixel_fields.scale))
        assert form.choices() != before

    dialog_of(it, do)


def turn(field: QWidget) -> QWheelEvent:
    """Return one turn of the wheel over FIELD."""
    at = QPointF(field.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    begun = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(
        at, QPointF(field.mapToGlobal(at)), QPoint(), QPoint(0, 120), buttons, keys, begun, False
    )


# The preview


def test_the_preview_takes_the_room_that_there_is(qtbot: QtBot, it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.show()
        dialog.resize(1300, 800)
        sheet, area = dialog.preview.sheet, dialog.preview.area
        qtbot.waitUntil(lambda: sheet.width() > 700)
        assert sheet.width() / sheet.height() == pytest.approx(16 / 9, rel=0.01)
        assert area.width() - 40 < sheet.width() <= area.width()
        choose(dialog, "A square post")
        dialog.check()
        assert area.height() - 40 < sheet.height() == sheet.width() <= area.height()

    dialog_of(it, do)


def test_the_actual_size_is_scrolled_and_left_by_a_click(qtbot: QtBot, it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.show()
        preview = dialog.preview
        whole = preview.sheet.size()
        at = QPoint(whole.width() * 9 // 10, whole.height() * 9 // 10)
        qtbot.mouseClick(preview.sheet, Qt.MouseButton.LeftButton, pos=at)
        assert preview.actual.isChecked()
        assert preview.sheet.size().toTuple() == preview.image.size().toTuple() == (1920, 1080)
        across = preview.area.horizontalScrollBar()
        assert across.value() > across.maximum() // 2, "the place that was clicked is seen"
        assert preview.words.text() == "1920 x 1080 px. Shown at 100%."
        assert preview.area.focusPolicy() & Qt.FocusPolicy.TabFocus, "it is scrolled by keys"
        qtbot.mouseClick(preview.sheet, Qt.MouseButton.LeftButton, pos=QPoint(900, 500))
        assert preview.sheet.size() == whole

    dialog_of(it, do)


def test_the_background_says_which_theme(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        form = dialog.form
        words = [form.background.itemText(n) for n in range(form.background.count())]
        assert words == ["Theme (light)", "White", "Transparent"]
        form.theme.setCurrentIndex(form.theme.findData("dark"))
        assert form.background.itemText(0) == "Theme (dark)"
        form.background.setCurrentIndex(1)
        assert not form.theme.isEnabled()
        assert form.theme.currentText() == "Light", "what is drawn with"
        form.background.setCurrentIndex(0)
        assert form.theme.currentText() == "Dark"
        assert form.options().colours == "dark"

    it.desktop.theme.use("light", 0)
    dialog_of(it, do)


def test_the_preview_follows_a_moment_later(qtbot: QtBot, it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        wide = dialog.preview.image.size()
        assert wide.width() > wide.height()
        choose(dialog, "A square post")
        assert dialog.preview.image.size() == wide
        qtbot.waitUntil(lambda: dialog.preview.image.width() == dialog.preview.image.height())

    dialog_of(it, do)


# Names


def test_the_name_is_shown_resolved_and_made_safe(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        tick(dialog, "svg")
        dialog.form.name.setText("a/b:{code} {kind}{form} {size} {theme} {date}.png")
        dialog.check()
        assert dialog.form.files.text() == ("Writes a-b-15-2051.00 pay slide light 2026.png, .svg.")

    it.desktop.theme.use("light", 0)
    export(it, do)
    assert names_in(tmp_path)[0] == "a-b-15-2051.00 pay slide light 2026.png"


def test_a_size_of_ones_own_is_named_as_it_was_asked_for(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "Other size")
        fields = dialog.form.size_fields
        dialog.form.name.setText("chart-{size}")
        dialog.check()
        assert dialog.form.files.text() == "Writes chart-1920x1080.png."
        fields.unit.setCurrentIndex(fields.unit.findData("mm"))
        fields.width_box.setValue(150)
        fields.height_box.setValue(100.5)

    export(it, do)
    assert names_in(tmp_path) == ["chart-150x100.5mm.png"]


def test_a_field_is_inserted_from_the_menu(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.form.name.setText("my-")
        menu = dialog.form.insert.menu()
        (action,) = (each for each in menu.actions() if each.data() == "code")
        action.trigger()
        assert dialog.form.name.text() == "my-{code}"

    dialog_of(it, do)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("", "chart"),
        ("...", "chart"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-chart"),
        ("Größe: 3 / 4", "Größe- 3 - 4"),
        ("x.pdf", "x"),
        ("é" * 400, "é" * 80),
        ("pay--x-", "pay-x"),
    ],
)
def test_names_are_safe_on_every_system(words: str, name: str) -> None:
    assert safe_name(words) == name


def test_fields_say_whom_and_when(measures: Dataset) -> None:
    desk = Desk(chart="outlook", comparison=(DATA, NURSES), baseline=DATA)
    shown = shown_of(desk, measures)
    fields = fields_of(shown, Choices())
    assert resolve("{family}_{code}_{date}", fields) == "15_15-2051.00-and-1_2026-03"
    with pytest.raises(UsageError, match="no field"):
        resolve("{today}", fields)


# Files that are there


def test_nothing_is_overwritten_unasked(it: Open, tmp_path: Path) -> None:
    export(it, lambda dialog: tick(dialog, "svg"))
    first = {path: path.read_bytes() for path in tmp_path.iterdir()}
    asked = len(it.answers.questions)
    it.answers.answer = KEEP_BOTH
    export(it)
    assert len(it.answers.questions) == asked + 2, "the dialog, and one question"
    stem = "what-data-scientists-earn"
    assert it.answers.questions[-1] == (
        f"2 of the files exist already in {tmp_path}: {stem}.png, {stem}.svg."
        f" Overwrite them, or keep both? The new name is {stem}-2 then."
    )
    assert names_in(tmp_path) == [
        f"{stem}-2.png", f"{stem}-2.svg", f"{stem}.png", f"{stem}.svg",
    ]  # fmt: skip
    assert all(path.read_bytes() == content for path, content in first.items())


def test_what_may_be_overwritten_is(it: Open, tmp_path: Path) -> None:
    path = tmp_path / "what-data-scientists-earn.png"
    path.write_bytes(b"mine")
    it.answers.answer = OVERWRITE
    export(it)
    assert it.answers.questions[-1].startswith(f"{path.name} exists already in {tmp_path}.")
    assert names_in(tmp_path) == [path.name]
    assert read_recipe(path).spec.kind == "pay"


def test_cancelling_the_question_returns_to_the_dialog_and_writes_nothing(
    it: Open, tmp_path: Path
) -> None:
    path = tmp_path / "what-data-scientists-earn.png"
    path.write_bytes(b"mine")
    before = it.desktop.settings

    def do(dialog: ExportDialog) -> None:
        dialog.show()
        dialog.form.pixel_fields.scale.setValue(2)
        dialog.accept()
        assert "exists already" in it.answers.questions[-1]
        assert dialog.isVisible() and dialog.result() == 0
        assert dialog.form.pixel_fields.scale.value() == 2
        assert dialog.go.isEnabled()

    assert export(it, do) == ""
    assert path.read_bytes() == b"mine"
    assert names_in(tmp_path) == [path.name]
    kept = read_choices(it.desktop.settings.export_choices, Choices())
    assert kept.options.dpi == 192, "who turns away finds the fields as they were left"
    assert it.desktop.settings._replace(export_choices="") == before


def test_a_file_that_came_in_between_is_not_overwritten(
    it: Open, measures: Dataset, tmp_path: Path
) -> None:
    shown = shown_of(PAY, measures)
    wanted = Export(Scope("This chart"), Choices(), tmp_path, ("chart",))
    (tmp_path / "chart.png").write_bytes(b"mine")
    with pytest.raises(OccDeskError, match="exists by now"):
        write_export(shown, wanted)
    assert (tmp_path / "chart.png").read_bytes() == b"mine"
    assert write_export(shown, wanted._replace(force=True)).is_done
    assert read_recipe(tmp_path / "chart.png").spec.kind == "pay"


def test_files_that_cannot_be_written_are_named(it: Open, tmp_path: Path) -> None:
    (tmp_path / "chart.svg").mkdir()
    it.answers.answer = OVERWRITE

    def do(dialog: ExportDialog) -> None:
        tick(dialog, "svg")
        dialog.form.name.setText("chart")

    said = export(it, do)
    assert said.startswith(f"Saved {tmp_path / 'chart.png'}. ")
    assert f"“{tmp_path / 'chart.svg'}” could not be written" in said


# What is remembered


def test_the_last_choices_are_there_again(it: Open, tmp_path: Path) -> None:
    remembered: list[Choices] = []

    def do(dialog: ExportDialog) -> None:
        choose(dialog, "Other size")
        fields = dialog.form.size_fields
        fields.unit.setCurrentIndex(fields.unit.findData("mm"))
        fields.width_box.setValue(120)
        tick(dialog, "pdf", "alternative")
        dialog.form.name.setText("{code}-{kind}")
        dialog.form.data.setCurrentIndex(2)
        remembered.append(dialog.form.choices())

    def look(dialog: ExportDialog) -> None:
        assert dialog.form.choices() == remembered[-1]
        assert dialog.form.preset.currentText() == "Other size"
        assert dialog.form.size_fields.width_box.value() == 120
        assert dialog.form.name.text() == "{code}-{kind}"

    export(it, do)
    dialog_of(it, look)
    assert it.desktop.settings.export_folder == str(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        "{}",
        json.dumps({"options": {"width": "wide"}, "formats": ["png"]}),
        json.dumps({"options": {}, "formats": []}),
        json.dumps({"options": {}, "formats": ["gif"]}),
        json.dumps({"options": {}, "formats": ["png"], "unit": "ell"}),
        json.dumps({"options": {}, "formats": ["png"], "unit": ["px"]}),
        json.dumps({"options": {}, "formats": ["png"], "template": 3}),
        json.dumps({"options": {}, "formats": [{}]}),
        json.dumps({"options": {}, "formats": ["png"], "hologram": True}),
        json.dumps({"options": {"theme": []}, "formats": ["png"]}),
    ],
)
def test_damaged_choices_are_those_of_a_first_start(text: str) -> None:
    first = Choices(template="{code}")
    assert read_choices(text, first) is first
    assert read_choices(first.to_json(), Choices()) == first


# Without a mouse


def test_every_field_has_a_name_and_the_keys_go_down_the_form(qtbot: QtBot, it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        form = dialog.form
        dialog.show()
        fields = [
            form.scope, form.preset, form.size_fields.unit, form.pixel_fields.scale,
            form.pixel_fields.dots, form.theme, form.background, form.data, form.folder,
            form.browse, form.name, form.insert,
        ]  # fmt: skip
        assert all(each.accessibleName() for each in fields)
        assert dialog.go.isDefault()
        form.scope.setFocus()
        seen = [dialog.focusWidget()]
        for _ in range(40):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            seen.append(dialog.focusWidget())
        places = [seen.index(each) for each in [*fields, dialog.preview.actual, dialog.go]]
        assert places == sorted(places)
        box = form.formats.boxes["svg"]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert "svg" in form.formats.ticked

    dialog_of(it, do)


@pytest.mark.parametrize("step", [0, 3])
def test_it_fits_a_small_screen_in_every_size_of_text(it: Open, step: int) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.resize(fitting_size("", QSize(1024, 680)))
        dialog.show()
        assert dialog.width() <= 1024 and dialog.height() <= 640
        assert dialog.preview.area.width() > 360
        right = dialog.form.mapTo(dialog, dialog.form.rect().topRight()).x()
        assert right < dialog.preview.mapTo(dialog, QPoint(0, 0)).x()

    it.desktop.theme.use("light", step)
    dialog_of(it, do)


def test_its_size_is_that_of_the_last_time_if_the_screen_has_room() -> None:
    small, large = QSize(1024, 680), QSize(3840, 2160)
    assert fitting_size("", large) == QSize(1240, 760)
    assert fitting_size("1500x900", large) == QSize(1500, 900)
    for kept in ("", "1500x900"):
        assert fitting_size(kept, small) == QSize(973, 612)
    for damaged in ("wide", "x", "12x", "9999999x9", "-5x-5"):
        assert fitting_size(damaged, large) == QSize(1240, 760)


def test_a_size_that_somebody_gave_it_is_remembered(it: Open) -> None:
    dialog_of(it, lambda dialog: dialog.resize(700, 650))
    assert it.desktop.settings.export_size == "700x650"
    sizes: list[QSize] = []
    dialog_of(it, lambda dialog: sizes.append(dialog.size()))
    assert sizes == [QSize(700, 650)]


def test_turning_away_keeps_the_fields_and_writes_nothing(it: Open, tmp_path: Path) -> None:
    before = it.desktop.settings
    dialog_of(it, lambda dialog: tick(dialog, "svg"))
    kept = read_choices(it.desktop.settings.export_choices, Choices())
    assert kept.formats == ("png", "svg")
    assert it.desktop.settings._replace(export_choices="") == before
    assert names_in(tmp_path) == []


def test_it_needs_nothing_of_a_window_but_a_parent(
    it: Open, measures: Dataset, tmp_path: Path
) -> None:
    asker: Asker = it.answers
    it.answers.prepare = lambda dialog: None
    shown = shown_of(Desk(chart="regions", focus=DATA), measures)
    done = ask_and_export(shown, Settings(), tmp_path, it.desktop.theme, asker, it.window)
    assert done.said is not None and done.said.is_done and done.batch is None
    assert done.said.folder == tmp_path
    assert names_in(tmp_path) == ["where-data-scientists-are-paid-best.png"]


# Words of the user


def test_own_words_are_seen_at_once_written_and_there_again_for_this_chart_alone(
    it: Open, tmp_path: Path
) -> None:
    def write(dialog: ExportDialog) -> None:
        dialog.check()
        before = dialog.preview.image.copy()
        dialog.form.written["title"].setText("What my neighbours earn")
        dialog.form.written["byline"].setText("A. Writer")
        dialog.check()
        assert dialog.preview.image != before

    export(it, write)
    (path,) = tmp_path.iterdir()
    recipe = read_recipe(path)
    assert (recipe.written.title, recipe.written.byline) == ("What my neighbours earn", "A. Writer")

    def words(dialog: ExportDialog) -> tuple[str, ...]:
        return tuple(field.text() for field in dialog.form.written.values())

    seen: list[tuple[str, ...]] = []
    dialog_of(it, lambda dialog: seen.append(words(dialog)))
    it.store.change(chart="outlook")
    dialog_of(it, lambda dialog: seen.append(words(dialog)))
    it.desktop.shell.open_view(path)
    dialog_of(it, lambda dialog: seen.append(words(dialog)))
    written = ("What my neighbours earn", "", "A. Writer")
    assert seen == [written, ("", "", ""), written]
    assert "neighbours" not in it.desktop.settings.export_choices


def test_data_for_excel_begin_with_a_mark(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        data = dialog.form.data
        data.setCurrentIndex(data.findText("CSV for Excel, with a codebook"))

    export(it, do)
    tables = sorted(tmp_path.glob("*.csv"))
    assert len(tables) == 2
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in tables)
