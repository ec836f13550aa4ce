"""Six occupations are told apart without their colors: by a symbol or a number of the key."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Key
from occdesk.charts.figure.plane import Label, Line, Plane, Points
from occdesk.charts.figure.rows import Bars
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.frame import paint_sample
from occdesk.render.layout.figure import Box
from occdesk.render.style.pens import theme_named

SIX = ("15-2051.00", "29-1141.00", "43-4051.00", "47-2111.00", "13-2011.00", "29-2099.08")
ROLES = {f"series{number}" for number in range(1, 7)}
SAMPLE = Box(2, 2, 24, 16)


@pytest.fixture(scope="module")
def draw(measures: Dataset) -> Callable[..., Figure]:
    return lambda kind, **more: build(ChartSpec(kind, SIX[0], SIX, SIX[0]).with_(**more), measures)


def grey(key: Key, theme: str) -> np.ndarray:
    """Return the sample of KEY as a printer of 288 dots an inch has it: where ink is."""
    image = QImage(84, 60, QImage.Format.Format_RGB32)
    colours = theme_named(theme)
    image.fill(Qt.GlobalColor.white if theme == "light" else Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(3, 3)
    paint_sample(painter, key, SAMPLE, colours)
    painter.end()
    print_ = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(print_.constBits(), dtype=np.uint8).reshape(60, print_.bytesPerLine())
    shades = rows[:, :84].astype(float)
    return np.abs(shades - shades[0, 0]) > 40


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_samples_of_six_lines_differ_in_grey(draw: Callable[..., Figure], theme: str) -> None:
    keys = [key for key in draw("outlook").keys if key.role in ROLES]
    assert len(keys) == 6
    printed = [grey(key, theme) for key in keys]
    for one, other in combinations(printed, 2):
        assert (one != other).sum() >= 60


def test_the_points_of_a_line_have_the_symbol_of_the_key(draw: Callable[..., Figure]) -> None:
    figure = draw("outlook")
    symbols = {key.role: key.symbol for key in figure.keys if key.role in ROLES}
    assert len(set(symbols.values())) == 6 and None not in symbols.values()
    for panel in figure.panels:
        assert isinstance(panel, Plane)
        drawn = [mark for mark in panel.marks if isinstance(mark, Points) and mark.role in ROLES]
        lines = {mark.role for mark in panel.marks if isinstance(mark, Line)} & ROLES
        assert {mark.role for mark in drawn} >= lines
        for mark in drawn:
            assert mark.symbol == symbols[mark.role] and min(mark.sizes) >= 5


def test_one_occupation_alone_keeps_its_quiet_points(measures: Dataset) -> None:
    figure = build(ChartSpec("outlook", SIX[0], (SIX[2],), SIX[2]), measures)
    jobs = figure.panels[0]
    assert isinstance(jobs, Plane)
    assert {mark.symbol for mark in jobs.marks if isinstance(mark, Points)} == {"circle"}


@pytest.mark.parametrize(
    ("kind", "form"),
    [("landscape", "scatter"), ("skills", ""), ("indices", ""), ("compare", "multiples"),
     ("activities", "")],
)  # fmt: skip
def test_where_a_color_is_all_that_differs_a_number_stands_at_the_mark(
    draw: Callable[..., Figure], kind: str, form: str
) -> None:
    figure = draw(kind, form=form)
    keys = [key.label for key in figure.keys if key.role in ROLES]
    numbers = [label.split(" ")[0] for label in keys]
    assert len(numbers) == len(set(numbers)) >= 5 and all(each.isdigit() for each in numbers)
    said: set[str] = set()
    for panel in figure.panels:
        if isinstance(panel, Plane):
            said |= {mark.short for mark in panel.marks if isinstance(mark, Label)}
        elif isinstance(panel, Bars):
            said |= {row.lead for row in panel.rows}
            said |= {bar.mark for row in panel.rows for bar in row.bars}
            said |= {bar.text.split(":")[0] for row in panel.rows for bar in row.bars}
        else:
            rows = getattr(panel, "rows", ())
            said |= {spot.mark for row in rows for spot in getattr(row, "spots", ())}
    missing = {key.label for key in figure.keys if key.role in ROLES and key.form == "hollow"}
    assert said >= {n for n, label in zip(numbers, keys, strict=True) if label not in missing}
