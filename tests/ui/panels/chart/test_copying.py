"""Copying: the picture of what is on screen, and what is to be said of it."""

import math
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from tests.ui.conftest import Open, Opener

from occdesk.charts.build import build
from occdesk.charts.publishing.recipe import read_recipe
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.state.desk import Desk
from occdesk.ui.dialogs.export.run import citation, copy_citation, copy_figure
from occdesk.ui.dialogs.export.shown import shown_on

DATA, NURSES, PILOTS = "15-2051.00", "29-1141.00", "55-1011.00"
PAY = Desk(chart="pay", focus=DATA)


@pytest.fixture
def it(open_it: Opener) -> Open:
    return open_it(PAY)


def test_the_chart_is_copied_as_picture_drawing_and_words(it: Open, tmp_path: Path) -> None:
    it.desktop.menus.actions["copy"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert it.chart.canvas is not None
    image, frame = QImage(data.imageData()), it.chart.canvas.picture().frame
    assert image.width() == 2 * max(640, math.ceil(frame.width))
    assert 2 * 400 <= image.height() <= 2 * 2400
    assert it.window.bar.label.text() == "The chart is on the clipboard."
    for ending, kind in (("svg", "image/svg+xml"), ("png", "image/png")):
        path = tmp_path / f"pasted.{ending}"
        path.write_bytes(data.data(kind).data())
        assert read_recipe(path).spec == it.store.desk.chart_spec
    assert it.chart.figure is not None
    assert it.chart.figure.source in data.text()


def test_a_long_list_is_copied_as_far_as_it_goes_and_the_rest_is_counted(
    open_it: Opener,
) -> None:
    it = open_it(Desk(chart="ranking").choosing("ranking", form="all"))
    assert it.chart.figure is not None
    rows = sum(1 for row in it.chart.figure.panels[0].rows if row.bars)  # type: ignore[union-attr]
    it.desktop.menus.actions["copy"].trigger()
    image = QImage(QGuiApplication.clipboard().mimeData().imageData())
    assert image.height() == 2 * 2400
    said = it.window.bar.label.text()
    found = re.fullmatch(
        r"The chart is on the clipboard; the picture leaves out ([\d,]+) of ([\d,]+) rows\.", said
    )
    assert found is not None
    out, there = (int(each.replace(",", "")) for each in found.groups())
    assert there == rows > out > rows - 150


def test_a_copy_has_the_width_of_the_screen_within_limits(measures: Dataset) -> None:
    shown = shown_on(PAY, measures, ())
    for seen, width in (((300.0, 300.0), 640), ((1100.0, 500.0), 1100), ((3000.0, 500.0), 1600)):
        assert copy_figure(shown, "light", seen).is_done
        image = QImage(QGuiApplication.clipboard().mimeData().imageData())
        assert image.width() == 2 * width


def test_a_sentence_in_the_place_of_a_chart_is_not_copied(open_it: Opener) -> None:
    it = open_it(Desk(chart="pay", focus=PILOTS))
    assert it.chart.figure is not None and it.chart.figure.message
    QGuiApplication.clipboard().setText("mine")
    for id, verb in (("copy", "copy"), ("print", "print")):
        it.desktop.menus.actions[id].trigger()
        said = f"There is nothing to {verb}: {it.chart.figure.message}"
        assert it.window.bar.label.text() == said
        assert not it.window.bar.property("done")
    assert QGuiApplication.clipboard().text() == "mine"


def test_a_citation_says_all_that_is_to_be_said(it: Open, measures: Dataset) -> None:
    shown = shown_on(Desk(chart="landscape", where="median_wage > 80000"), measures, ())
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


def test_the_menu_copies_the_citation(open_it: Opener) -> None:
    opened = open_it(Desk(chart="landscape"))
    opened.desktop.menus.actions["cite"].trigger()
    words = QGuiApplication.clipboard().text()
    assert opened.chart.figure is not None
    assert opened.chart.figure.title in words
    assert "OEWS May 2025" in words


def test_a_citation_names_the_method_only_where_something_rests_on_it(measures: Dataset) -> None:
    method = Method(risk_floor=0.25)
    for kinds, times in (
        (("pay", "activities", "skills", "regions"), 0),
        (("moves", "indices", "ranking", "outlook"), 1),
    ):
        for kind in kinds:
            spec = ChartSpec(kind=kind, focus=NURSES, method=method)
            text = citation(build(spec, measures), measures, spec)
            assert text.count("risk floor 0.25") == times, kind


def test_a_citation_names_a_filter_where_it_chooses_who_is_drawn(measures: Dataset) -> None:
    spec = ChartSpec.of(
        "landscape",
        x="projected_growth",
        where="automation_risk < 25",
        method=Method(risk_floor=0.25),
    )
    text = citation(build(spec, measures), measures, spec)
    assert "Filter: occupations with automation risk below 25." in text
    # The filter rests on the method, though nothing that is drawn does.
    assert "risk floor 0.25" in text
    other = spec.with_(kind="pay", focus=DATA)
    text = citation(build(other, measures), measures, other)
    assert "Filter" not in text and "risk floor" not in text
