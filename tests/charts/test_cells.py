"""Cells that leave the program: no formulas, no noise, nothing filled in."""

import csv
import io

import pytest

from occdesk.charts.cells import as_csv, guard, plain_number


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"]
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    written = as_csv(["a", text], [[text, 1]])
    rows = list(csv.reader(io.StringIO(written, newline="")))
    shown = f"'{text}".replace("\r", "\n")
    assert rows == [["a", shown], [shown, "1"]]


@pytest.mark.parametrize("cell", [-5, -0.5, 0, None, "15-2051.00", "no data: none", ""])
def test_numbers_codes_and_missing_cells_are_left_alone(cell: object) -> None:
    assert guard(cell) == cell  # type: ignore[arg-type]


def test_a_csv_has_line_feeds_empty_cells_and_letters_as_they_are() -> None:
    text = as_csv(["code", "value"], [["15-2051.00", None], ["Café, “x”", -7.5]])
    assert text == 'code,value\n15-2051.00,\n"Café, “x”",-7.5\n'


def test_numbers_keep_fifteen_digits_and_lose_the_noise_after_them() -> None:
    assert plain_number(0.1 + 0.2) == 0.3
    assert plain_number(50.43749999999999) == 50.4375
    assert plain_number(4.12 - 4.09) == 0.03
    assert plain_number(100.1 - 100) == 0.1
    assert plain_number(0.0000123456789012345) == 0.0000123456789012345
    assert plain_number(2 / 3) == 0.666666666666667
    assert plain_number(1.5e-12) == 1.5e-12
    whole = plain_number(120230.0)
    assert whole == 120230 and isinstance(whole, int)
    assert plain_number(None) is None
