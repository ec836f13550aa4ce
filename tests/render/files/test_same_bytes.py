"""The same figure is the same file: twice, in any process, window, scale of the screen or fonts."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.recipe import Recipe
from occdesk.charts.publishing.sizes import parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.render.files.export import ENDINGS, figure_bytes

SMALL = ExportOptions(480, 360, attach_data=True)
RECIPE = Recipe(ChartSpec("pay", "15-2051.00"), "Data (123)")

SCRIPT = """
import hashlib, json, sys
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.paths import bundled
from occdesk.render.files.export import ENDINGS, figure_bytes
from occdesk.render.files.painting import application

app = application()
families = QFontDatabase.families()
if sys.argv[1] == "dark":
    palette = QPalette(QColor("#101010"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    app.setPalette(palette)
    app.setFont(QFont("monospace", 31))
    app.setStyleSheet("* { color: red; background: black; font-size: 40px; }")
measures = Dataset(Catalogue(bundled("data", "occdesk.pack")))
found = {}
for kind in ("landscape", "pay", "compare"):
    two = ("15-2051.00", "29-1141.00")
    figure = build(ChartSpec(kind, two[0], two), measures)
    for ending in ENDINGS:
        data = figure_bytes(figure, ending, ExportOptions(480, 360, attach_data=True))
        found[kind + ending] = hashlib.sha256(data).hexdigest()
ratio = QGuiApplication.primaryScreen().devicePixelRatio()
print(json.dumps({"files": found, "ratio": ratio, "families": families}))
"""


def start(path: Path, look: str = "plain", **environment: str) -> "subprocess.Popen[str]":
    """Start a process that exports nine files in an ENVIRONMENT and says what they are."""
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, look],
        cwd=path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_by(process: "subprocess.Popen[str]") -> dict[str, object]:
    out, problems = process.communicate(timeout=60)
    assert process.returncode == 0, problems
    said: dict[str, object] = json.loads(out)
    return said


def test_scale_of_the_screen_colours_of_the_window_and_fonts_change_nothing(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    ways = {
        "plain": start(tmp_path, PYTHONHASHSEED="1"),
        "1.25": start(tmp_path, QT_SCALE_FACTOR="1.25", PYTHONHASHSEED="2"),
        "2": start(tmp_path, QT_SCALE_FACTOR="2"),
        "dark": start(tmp_path, "dark", TZ="Asia/Tokyo", QT_FONT_DPI="144"),
        "no fonts": start(tmp_path, FONTCONFIG_FILE=str(empty)),
    }
    said = {name: said_by(process) for name, process in ways.items()}
    assert [said[name]["ratio"] for name in ("plain", "1.25", "2")] == [1.0, 1.25, 2.0]
    # These three names are always there; none of them has letters here.
    assert set(said["no fonts"]["families"]) <= {"Monospace", "Sans Serif", "Serif"}  # type: ignore[call-overload]
    files = {name: each["files"] for name, each in said.items()}
    assert len(files["plain"]) == 9  # type: ignore[arg-type]
    for name, found in files.items():
        assert found == files["plain"], name


@pytest.mark.parametrize("kind", KINDS)
def test_two_exports_of_one_spec_are_the_same_bytes(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    for ending in ENDINGS:
        first, second = (
            figure_bytes(drawn(kind), ending, SMALL, recipe=RECIPE, licence="MIT") for _ in range(2)
        )
        assert first == second, ending


def test_a_pdf_of_another_second_is_the_same_bytes(drawn: Callable[[str], Figure]) -> None:
    first = figure_bytes(drawn("pay"), ".pdf", SMALL, recipe=RECIPE)
    time.sleep(1.1)
    assert figure_bytes(drawn("pay"), ".pdf", SMALL, recipe=RECIPE) == first
    assert b"Date (D:" not in first


def test_other_figures_and_other_recipes_are_other_files(drawn: Callable[[str], Figure]) -> None:
    made = [
        figure_bytes(drawn(kind), ending, SMALL, recipe=recipe)
        for kind in ("pay", "landscape")
        for ending in ENDINGS
        for recipe in (None, RECIPE)
    ]
    assert len({hashlib.sha256(each).digest() for each in made}) == len(made)


def test_a_dark_picture_drawn_before_leaves_no_trace(drawn: Callable[[str], Figure]) -> None:
    first = figure_bytes(drawn("landscape"), ".svg", SMALL)
    figure_bytes(drawn("landscape"), ".png", SMALL.with_(theme="dark", dpi=200))
    figure_bytes(drawn("compare"), ".pdf", ExportOptions.sized(parse_size("a4")))
    assert figure_bytes(drawn("landscape"), ".svg", SMALL) == first
