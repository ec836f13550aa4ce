"""Cells that leave the program: no formulas, no noise, nothing filled in."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.charts.shared.cells import FORMULA_STARTS, Plain, as_csv, guard, plain_number


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUM(A1)", "\t+", "＝1+1", "＠x", '"=1'])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    shown = guard(text)
    assert isinstance(shown, str) and shown.startswith("'") and shown.replace("'", "") == text
    written = as_csv(["a", text], [[text, 1]])
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows == [["a", shown], [shown, "1"]]


def test_a_formula_behind_a_semicolon_or_a_tab_is_guarded_where_it_would_begin() -> None:
    assert guard("a;=1+1") == "a;'=1+1"
    assert guard('a;"=1+1"') == 'a;"\'=1+1"'
    assert guard("a\t +1;@x") == "a\t '+1;'@x"
    assert guard("rises; falls-off, =even") == "rises; falls-off, =even"


def split_in_any_way(text: str) -> list[str]:
    """Return the cells that readers find who split at commas, semicolons and tabs, or by hand."""
    found: list[str] = []
    for sign in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            found += row
    for line in text.splitlines():
        found += [line, *line.split(";"), *line.split("\t")]
    return found


nasty = st.text(st.sampled_from("=+-@＝ab'\";,\t\r\n \u20285"), max_size=8)


@given(st.lists(st.tuples(st.just("15-2051.00"), nasty, st.integers(), nasty), max_size=4))
def test_no_text_is_a_formula_however_it_is_split_and_no_number_is_guarded(
    rows: list[tuple[Plain, ...]],
) -> None:
    written = as_csv(["code", "a", "n", "b"], rows)
    for cell in split_in_any_way(written):
        # What begins with a quote is read by whoever knows quotes; others see the quote.
        is_number = re.fullmatch(r"-\d+(,.*)?", cell, re.DOTALL)
        assert not cell.startswith(FORMULA_STARTS[:3]) or is_number, (cell, written)
    read = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert [row[2] for row in read] == [str(row[2]) for row in rows]


def test_no_code_becomes_a_date_and_excel_learns_the_letters() -> None:
    rows = [["11-2021.00", "11-2021"], ["13-1022.00", "13-1020, 11-2022"], ["x", "1-2021 a"]]
    written = as_csv(["code", "published_for"], rows, for_excel=True)
    assert written.encode().startswith(b"\xef\xbb\xbfcode,")
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"))))
    assert [row[1] for row in read[1:]] == ["SOC 11-2021", "SOC 13-1020, 11-2022", "1-2021 a"]
    assert not as_csv(["code"], []).startswith("\ufeff")


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
