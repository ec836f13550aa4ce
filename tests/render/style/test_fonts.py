import subprocess
import sys

from occdesk.render.layout.figure import TextStyle
from occdesk.render.style.fonts import font, load_fonts, measure
from occdesk.render.style.tokens import SANS, SERIF


def test_the_fonts_that_come_with_the_program_are_there() -> None:
    assert {SANS, SERIF} <= set(load_fonts())
    assert font(TextStyle(13)).family() == SANS


def test_digits_of_a_column_have_one_width() -> None:
    tabular = TextStyle(12, tabular=True)
    assert measure("1111", tabular) == measure("8888", tabular)
    assert measure("1111", TextStyle(12)) < measure("8888", TextStyle(12))


def test_bold_is_wider_and_larger_is_larger() -> None:
    assert measure("Occupation", TextStyle(20, bold=True)) > measure("Occupation", TextStyle(20))
    assert measure("Occupation", TextStyle(20)) > measure("Occupation", TextStyle(12))


def test_what_the_window_needs_at_once_does_not_load_pyqtgraph() -> None:
    wanted = (
        "occdesk.render.style.fonts, occdesk.render.style.tokens, occdesk.charts.publishing.sizes"
    )
    code = f"import sys, {wanted}; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == ["False", "False"]
