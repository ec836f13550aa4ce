"""Exporting as somebody does it: choose, accept, and find the files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.articles.shelf import load_articles
from occdesk.charts.build import build
from occdesk.charts.recipe import read_recipe
from occdesk.charts.spec import ChartSpec
from occdesk.library.settings import Settings
from occdesk.metrics.measures import Measures
from occdesk.metrics.method import Method
from occdesk.model.errors import UsageError
from occdesk.paths import bundled
from occdesk.state.desk import Desk
from occdesk.ui.asker import Asker
from occdesk.ui.export_choices import Choices, read_choices
from occdesk.ui.export_dialog import ExportDialog
from occdesk.ui.export_names import fields_of, resolve, safe_name
from occdesk.ui.export_shown import Shown, shown_on
from occdesk.ui.exporting import ask_and_export, citation, copy_citation

DATA, NURSES, PILOTS = "15-2051.00", "29-1141.00", "55-1011.00"
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


def shown_of(desk: Desk, measures: Measures) -> Shown:
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
    assert Desk.from_json(recipe.desk) == it.store.desk


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
    assert image.width() == image.height() == 1004, "85 mm at 300 dots an inch"
    assert round(image.dotsPerMeterX() * 0.0254) == 300


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
        dialog.check()
        assert dialog.preview.words.text() == "PNG of 3,508 x 2,480 pixels."

    dialog_of(it, do)


def test_an_own_size_in_inches_is_written(it: Open, tmp_path: Path) -> None:
    def do(dialog: ExportDialog) -> None:
        choose(dialog, "Other size")
        fields = dialog.form.size_fields
        fields.unit.setCurrentIndex(fields.unit.findData("in"))
        fields.width_box.setValue(6)
        fields.height_box.setValue(4)
        dialog.form.dpi.setValue(200)
        dialog.check()
        assert dialog.preview.words.text() == (
            "PNG of 1,200 x 800 pixels, printed 6.00 x 4.00 inch."
        )

    export(it, do)
    (path,) = tmp_path.iterdir()
    assert QImage(str(path)).size().toTuple() == (1200, 800)


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda d: tick(d, "png"), "at least one of PNG, SVG and PDF"),
        (lambda d: d.form.folder.setText("/nowhere"), "no folder '/nowhere'"),
        (lambda d: d.form.folder.setText(" "), "no folder ''"),
        (lambda d: d.form.name.setText("{tilte}"), "{tilte} is no field"),
    ],
)
def test_what_cannot_be_exported_is_said_and_not_offered(
    it: Open, tmp_path: Path, do: Do, said: str
) -> None:
    def check(dialog: ExportDialog) -> None:
        do(dialog)
        dialog.accept()
        assert said in dialog.preview.words.text()
        assert not dialog.go.isEnabled()
        assert dialog.result() == 0

    assert said in export(it, check)
    assert names_in(tmp_path) == []


def test_a_size_that_is_too_small_has_no_preview(it: Open) -> None:
    def do(dialog: ExportDialog) -> None:
        assert not dialog.preview.image.isNull()
        choose(dialog, "Other size")
        dialog.form.size_fields.width_box.setValue(20)
        dialog.check()
        assert dialog.preview.image.isNull()
        assert "too small" in dialog.preview.words.text()

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


def test_fields_say_whom_and_when(measures: Measures) -> None:
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
    export(it)
    assert len(it.answers.questions) == asked + 2, "the dialog, and one question"
    assert it.answers.questions[-1].startswith("2 of the files exist already, what-data-")
    stem = "what-data-scientists-earn"
    assert names_in(tmp_path) == [
        f"{stem}-2.png", f"{stem}-2.svg", f"{stem}.png", f"{stem}.svg",
    ]  # fmt: skip
    assert all(path.read_bytes() == content for path, content in first.items())


def test_what_may_be_overwritten_is(it: Open, tmp_path: Path) -> None:
    path = tmp_path / "what-data-scientists-earn.png"
    path.write_bytes(b"mine")
    it.answers.yes = True
    export(it)
    assert "Overwrite" in it.answers.questions[-1]
    assert names_in(tmp_path) == [path.name]
    assert read_recipe(path).spec.kind == "pay"


def test_files_that_cannot_be_written_are_named(it: Open, tmp_path: Path) -> None:
    (tmp_path / "chart.svg").mkdir()
    it.answers.yes = True

    def do(dialog: ExportDialog) -> None:
        tick(dialog, "svg")
        dialog.form.name.setText("chart")

    said = export(it, do)
    assert said.startswith(f"Saved {tmp_path / 'chart.png'}. ")
    assert f"'{tmp_path / 'chart.svg'}' could not be written" in said


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
            form.scope, form.preset, form.size_fields.unit, form.dpi, form.theme, form.background,
            form.data, form.folder, form.browse, form.name, form.insert,
        ]  # fmt: skip
        assert all(each.accessibleName() for each in fields)
        assert dialog.go.isDefault()
        form.scope.setFocus()
        seen = [dialog.focusWidget()]
        for _ in range(40):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            seen.append(dialog.focusWidget())
        places = [seen.index(each) for each in [*fields, dialog.go]]
        assert places == sorted(places)
        box = form.formats.boxes["svg"]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert "svg" in form.formats.ticked

    dialog_of(it, do)


def test_it_fits_a_small_window_in_every_size_of_text(it: Open) -> None:
    for step in (0, 4):
        it.desktop.theme.use("light", step)

        def do(dialog: ExportDialog) -> None:
            dialog.show()
            assert dialog.width() <= 1024 and dialog.height() <= 680
            assert dialog.minimumSizeHint().width() <= 1024

        dialog_of(it, do)


# The clipboard


def test_the_chart_is_copied_as_picture_drawing_and_words(it: Open, tmp_path: Path) -> None:
    it.desktop.menus.actions["copy"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert QImage(data.imageData()).size().toTuple() == (1920, 1200)
    for ending, kind in (("svg", "image/svg+xml"), ("png", "image/png")):
        path = tmp_path / f"pasted.{ending}"
        path.write_bytes(data.data(kind).data())
        assert read_recipe(path).spec == it.store.desk.chart_spec
    assert it.chart.figure is not None
    assert it.chart.figure.source in data.text()


def test_a_citation_says_all_that_is_to_be_said(it: Open, measures: Measures) -> None:
    shown = shown_of(Desk(where="median_wage > 80000"), measures)
    copy_citation(shown.figure, measures, shown.spec)
    text = QGuiApplication.clipboard().text()
    assert text == citation(shown.figure, measures, shown.spec)
    lines = text.split("\n")
    assert lines[0] == shown.figure.title
    assert any("OEWS May 2025" in line for line in lines)
    assert any(line.startswith("Made with OccDesk ") for line in lines)
    assert text.count("theory to use") == 1
    assert "Filter: occupations with median pay above $80,000." in lines
    assert "CC BY 4.0" in text
    assert lines[-1] == f"In words: {shown.figure.alt}"


def test_a_citation_names_the_method_only_where_something_rests_on_it(measures: Measures) -> None:
    method = Method(risk_floor=0.25)
    for kinds, times in (
        (("pay", "activities", "skills", "regions"), 0),
        (("moves", "measures", "ranking", "outlook"), 1),
    ):
        for kind in kinds:
            spec = ChartSpec(kind=kind, focus=NURSES, method=method)
            text = citation(build(spec, measures), measures, spec)
            assert text.count("risk floor 0.25") == times, kind


def test_a_citation_names_a_filter_where_it_chooses_who_is_drawn(measures: Measures) -> None:
    spec = ChartSpec(
        x="projected_growth", where="automation_risk < 25", method=Method(risk_floor=0.25)
    )
    text = citation(build(spec, measures), measures, spec)
    assert "Filter: occupations with automation risk below 25." in text
    # The filter rests on the method, though nothing that is drawn does.
    assert "risk floor 0.25" in text
    other = spec.with_(kind="pay", focus=DATA)
    text = citation(build(other, measures), measures, other)
    assert "Filter" not in text and "risk floor" not in text


def test_turning_away_changes_nothing(it: Open, tmp_path: Path) -> None:
    before = it.desktop.settings
    dialog_of(it, lambda dialog: tick(dialog, "svg"))
    assert it.desktop.settings == before
    assert names_in(tmp_path) == []


def test_it_needs_nothing_of_a_window_but_a_parent(
    it: Open, measures: Measures, tmp_path: Path
) -> None:
    asker: Asker = it.answers
    it.answers.prepare = lambda dialog: None
    shown = shown_of(Desk(chart="regions", focus=DATA), measures)
    done = ask_and_export(shown, Settings(), tmp_path, it.desktop.theme, asker, it.window)
    assert done.said.startswith("Saved ") and done.batch is None
    assert names_in(tmp_path) == ["where-data-scientists-are-paid-best.png"]


def test_the_menu_copies_the_citation(open_it: Opener) -> None:
    opened = open_it()
    opened.desktop.menus.actions["cite"].trigger()
    words = QGuiApplication.clipboard().text()
    assert opened.chart.figure is not None
    assert opened.chart.figure.title in words
    assert "OEWS May 2025" in words
