"""A user's own table."""

import math
import sqlite3
import time
from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.sources.files.container import Container
from occdesk.sources.own_table.choice import TableChoice, TableGuess, UserColumn
from occdesk.sources.own_table.grid import parse_number
from occdesk.sources.own_table.importer import inspect_table, read_user_table
from occdesk.sources.pack.content import Content

Known = list[tuple[str, str, bool]]
HEADS = UserColumn("Heads", "number")


@pytest.fixture(scope="module")
def occupations(pack: sqlite3.Connection) -> tuple[Occupation, ...]:
    """Return the 1,016 occupations."""
    columns = "code, title, soc, broad, minor, family, matrix, surveyed"
    return tuple(Occupation(*row) for row in pack.execute(f"SELECT {columns} FROM occupation"))


@pytest.fixture(scope="module")
def titles(pack: sqlite3.Connection) -> Known:
    """Return every title, the own ones and the alternate ones."""
    rows = pack.execute("SELECT code, title, kind FROM title")
    return [(code, title, kind == "title") for code, title, kind in rows]


def _file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Container:
    path = tmp_path / "staff.csv"
    path.write_bytes(text.encode(encoding))
    return Container(path)


def _choice(guess: TableGuess) -> TableChoice:
    return TableChoice(guess.key, guess.kind, guess.columns, guess.sheet)


def _read(
    container: Container, occupations: tuple[Occupation, ...], titles: Known | None = None
) -> tuple[TableGuess, Content]:
    guess = inspect_table(container)
    return guess, read_user_table(container, _choice(guess), occupations, titles or [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_codes_numbers_and_categories_are_told_apart(
    tmp_path: Path, occupations: tuple[Occupation, ...], separator: str, encoding: str
) -> None:
    lines = ["SOC code,Heads,Site", "15-2051,12,Köln", "29-1141,7,Lyon", "11-1011,,"]
    text = "\r\n".join(line.replace(",", separator) for line in lines)
    guess, content = _read(_file(tmp_path, text, encoding), occupations)
    assert (guess.key, guess.kind, guess.rows) == ("SOC code", "soc", 3)
    assert [(one.title, one.kind, one.filled) for one in guess.columns] == [
        ("Heads", "number", 2),
        ("Site", "category", 2),
    ]
    heads, site = content.series
    assert heads.joining == "soc"
    assert [one.id for one in content.metrics] == ["user_staff_heads", "user_staff_site"]
    assert (heads.cells["15-2051"].cell.number, heads.cells["15-2051"].row) == (12, 2)
    assert site.cells["15-2051"].cell.text == "Köln"
    missing = heads.cells["11-1011"].cell
    assert (missing.number, missing.note) == (None, "Your table has no entry here.")


def test_windows_text_is_read_with_a_warning(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    guess, content = _read(_file(tmp_path, "Code;Ort\n15-2051.00;Köln\n", "cp1252"), occupations)
    assert "Windows-1252" in guess.warnings[0]
    assert content.series[0].cells["15-2051.00"].cell.text == "Köln"
    assert content.series[0].joining == "exact"


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1,234", ".", 1234),
        ("$1,234.50", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("12%", ".", 12),
        ("-.5", ".", -0.5),
        ("1e3", ".", 1000),
        ("1,23", ".", None),
        ("n/a", ".", None),
        ("12 people", ".", None),
        ("nan", ".", None),
        ("", ".", None),
        (".", ".", None),
        ("9" * 400, ".", None),
    ],
)
def test_numbers_are_read_as_written_or_not_at_all(
    text: str, decimal: str, number: float | None
) -> None:
    assert parse_number(text, "," if decimal == "," else ".") == number


def test_decimal_commas_are_seen_and_doubtful_ones_told(tmp_path: Path) -> None:
    container = _file(tmp_path, "Code;Pay;Count\n15-2051;1,5;1.200\n29-1141;20,25;3.400\n")
    guess = inspect_table(container)
    assert [(one.title, one.decimal) for one in guess.columns] == [("Pay", ","), ("Count", ",")]
    assert guess.warnings == (
        "Numbers of Count could be read with a point or with a comma before decimals; look whether"
        " they are right.",
    )


def test_a_salary_of_six_digits_is_no_code(tmp_path: Path) -> None:
    guess = inspect_table(_file(tmp_path, "Job title,Salary\nActuary,152051\nNurse,291141\n"))
    assert (guess.key, guess.kind) == ("Job title", "title")


def test_a_workbook_is_read_with_codes_as_numbers_or_formulas(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    for row in (["SOC", "Heads"], [152051, 3.5], ["29-1141", 4], ["13-1020", 5]):
        sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    guess, content = _read(Container(tmp_path / "plan.xlsx"), occupations)
    assert (guess.sheet, guess.key, guess.kind) == ("Plan", "SOC", "soc")
    cells = content.series[0].cells
    # The merged group of buyers is a code too.
    assert {code: one.cell.raw for code, one in cells.items()} == {
        "15-2051": "3.5",
        "29-1141": "4",
        "13-1020": "5",
    }
    assert cells["29-1141"].row == 3
    assert content.metrics[0].decimals == 1
    assert content.metrics[0].unit == "number"
    assert content.series[0].extract.table == "Plan"


def test_a_code_in_two_rows_is_refused_with_both(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    container = _file(tmp_path, "SOC,Heads\n15-2051,1\n29-1141,2\n15-2051,3\n")
    with pytest.raises(OccDeskError, match=r"15-2051 stands twice in staff\.csv, in rows 2 and 4"):
        _read(container, occupations)


def test_unknown_codes_are_counted_and_named(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    text = "SOC,Heads\n15-2051,1\n15-9999,2\n29-1141,2\n55-0000,3\n,4\n"
    _, content = _read(_file(tmp_path, text), occupations)
    assert content.warnings == [
        "3 rows have no known code: 15-9999 (row 3), 55-0000 (row 5), no code (row 6)."
    ]
    assert set(content.series[0].cells) == {"15-2051", "29-1141"}


def test_titles_reach_occupations_with_their_confidence_in_the_note(
    tmp_path: Path, occupations: tuple[Occupation, ...], titles: Known
) -> None:
    text = "Job title,Heads\nSr. Software Engineer,4\nActuary,2\nKlempner,1\nTruck driver,9\n"
    guess, content = _read(_file(tmp_path, text), occupations, titles)
    assert guess.kind == "title"
    cells = content.series[0].cells
    assert set(cells) == {"15-1252.00", "15-2011.00"}
    assert cells["15-1252.00"].code == "Sr. Software Engineer"
    note = cells["15-1252.00"].cell.note
    assert note is not None
    assert "matched to “Software Engineer”, confidence 0.88" in note
    assert len(content.warnings) == 1
    assert content.warnings[0].startswith("2 titles are left out: Klempner (row 4), Truck driver")


def test_a_correction_wins_and_an_empty_one_leaves_out(
    tmp_path: Path, occupations: tuple[Occupation, ...], titles: Known
) -> None:
    container = _file(tmp_path, "Job,Heads\nActuary,2\nKlempner,1\nTruck driver,9\n")
    corrections = {"Klempner": "47-2152.00", "Truck driver": "53-3032.00", "Actuary": ""}
    choice = TableChoice("Job", "title", (HEADS,), corrections=corrections)
    content = read_user_table(container, choice, occupations, titles)
    assert set(content.series[0].cells) == {"47-2152.00", "53-3032.00"}
    assert content.warnings == []
    notes = {code: one.cell.note for code, one in content.series[0].cells.items()}
    assert notes["47-2152.00"] == "Your table’s title “Klempner” was given this occupation by you."
    wrong = TableChoice("Job", "title", (HEADS,), corrections={"Klempner": "47-9999.00"})
    with pytest.raises(OccDeskError, match=r"correction of “Klempner” names 47-9999\.00"):
        read_user_table(container, wrong, occupations, titles)


def test_two_titles_of_one_occupation_are_both_left_out_and_named(
    tmp_path: Path, occupations: tuple[Occupation, ...], titles: Known
) -> None:
    text = "Job,Heads\nActuary,2\nSoftware Engineer,1\nSoftware Engineer II,9\n"
    _, content = _read(_file(tmp_path, text), occupations, titles)
    assert set(content.series[0].cells) == {"15-2011.00"}
    assert content.warnings == [
        "2 titles are left out: Software Engineer (row 3, taken for Software Developers, as is"
        " Software Engineer II (row 4); correct a title), Software Engineer II (row 4, taken for"
        " Software Developers, as is Software Engineer (row 3); correct a title)."
    ]
    assert [one.taken for one in content.matches] == [True, False, False]


def test_columns_of_the_same_slug_get_ids_of_their_own(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    _, content = _read(_file(tmp_path, "SOC,Pay ($),Pay (%)\n15-2051,1,2\n"), occupations)
    assert [one.id for one in content.metrics] == ["user_staff_pay", "user_staff_pay_2"]


def test_a_column_of_the_same_title_in_another_table_is_another_metric(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    found = []
    for name in ("Plan 2027.csv", "Überblick 2027.csv"):
        (tmp_path / name).write_text("SOC,Pay ($)\n15-2051,1\n")
        _, content = _read(Container(tmp_path / name), occupations)
        found += [(one.id, one.label) for one in content.metrics]
    assert found == [
        ("user_plan_2027_pay", "Pay ($) (Plan 2027)"),
        ("user_uberblick_2027_pay", "Pay ($) (Überblick 2027)"),
    ]


def test_a_title_of_several_occupations_is_left_out_with_those_that_it_may_mean(
    tmp_path: Path, occupations: tuple[Occupation, ...], titles: Known
) -> None:
    codes = sorted({code for code, title, own in titles if title == "Nurse" and not own})
    own = {one.code: one.title for one in occupations}
    named = [f"{code} {own[code]}" for code in codes]
    _, content = _read(
        _file(tmp_path, "Job,Heads\nActuary,2\nNurse,1\nEngineer,7\n"), occupations, titles
    )
    (warning,) = content.warnings
    assert len(named) == 3
    assert (
        f"2 titles are left out: Nurse (row 3, undecided between {named[0]}, {named[1]} and"
        f" {named[2]}), Engineer (row 4, undecided between"
    ) in warning
    # Engineer is an alternate title of 38 occupations.
    assert warning.endswith(" and perhaps others).")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no rows under a header"),
        ("SOC,Heads\n", "no rows under a header"),
        ("SOC\n15-2051\n", "fewer than two columns"),
        ("SOC,Heads,Heads\n15-2051,1,2\n", "“Heads” stands twice in row 1"),
        ("SOC,Heads\n15-2051,1,2\n", r"Row 2 of staff\.csv has more cells"),
        ("A,B\n1,2\n", "no column of occupation codes or job titles"),
        ("SOC,Heads\n15-9999,1\n", "No row of staff.csv reaches an occupation"),
    ],
)
def test_what_is_no_table_by_occupation_is_refused_in_one_sentence(
    tmp_path: Path, occupations: tuple[Occupation, ...], text: str, message: str
) -> None:
    with pytest.raises(OccDeskError, match=message):
        _read(_file(tmp_path, text), occupations)


def test_no_cell_ends_the_reading_of_a_column() -> None:
    """`E5` is a grade; it was taken for a number, which it then was not."""
    marks = "1\u00b2\u0663.,+-eE $%_\u00a0"
    for length in range(1, 5):
        for cell in map("".join, product(marks, repeat=length)):
            for decimal in (".", ","):
                number = parse_number(cell, decimal)
                assert number is None or (math.isfinite(number) and any(map(str.isdigit, cell)))


@pytest.mark.parametrize("cell", ["E5", "e12", ".E5", "+E5", "1e400", "2E99999", "9" * 500])
def test_what_no_machine_holds_as_a_number_is_a_word(cell: str) -> None:
    assert parse_number(cell, ".") is None


def test_grades_are_categories(tmp_path: Path, occupations: tuple[Occupation, ...]) -> None:
    container = _file(tmp_path, "code,grade\n15-2051.00,E5\n13-2011.00,E6\n")
    guess, content = _read(container, occupations)
    assert guess.columns[0].kind == "category"
    assert [cell.cell.text for cell in content.series[0].cells.values()] == ["E5", "E6"]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("code,n\n" + "15-2051.00,5\n" * 100_001, "more than 100,000 rows"),
        ("code,n\n" + "15-2051.00,5\n" * 2_700_000, "more than 32 MB"),
        ("code," + ",".join(map(str, range(10_000))) + "\n" + ",".join("5" * 10_001), "1,024 are"),
        ("code" + ",5" * 1_000 + ("\n15-2051.00" + ",5" * 1_000) * 2_000, "1,000,000 cells"),
        ("code,n\n15-2051.00," + "x" * 2_000_000, "Line 2 of .* more than 1,000,000 characters"),
        ("x" * 2_000_000, "Line 1 of .* more than 1,000,000 characters"),
        ('code,n\n15-2051.00,"' + "a,b\n" * 100_000, "cell of more than 100,000 .* quotation mark"),
        ("," * 900_000 + "\n", "has no rows under a header"),
        ("\n" * 3_000_000 + "code,n", "has no rows under a header"),
        ("\0" * 3_000_000, "Line 1 of .* holds a zero byte"),
    ],
    ids=lambda one: one[:20].strip() if len(one) > 99 else one[:30],
)
def test_a_table_beyond_a_limit_is_refused_with_it_and_at_once(
    tmp_path: Path, text: str, limit: str
) -> None:
    container = _file(tmp_path, text)
    start = time.process_time()
    with pytest.raises(OccDeskError, match=limit):
        inspect_table(container)
    assert time.process_time() - start < 5


def test_sentences_where_job_titles_should_stand_are_compared_up_to_a_limit(
    tmp_path: Path, occupations: tuple[Occupation, ...], titles: Known
) -> None:
    rows = "".join(f"Review plans {number} {'and drawings ' * 20},5\n" for number in range(5_000))
    container = _file(tmp_path, f"title,n\n{rows}")
    start = time.process_time()
    with pytest.raises(OccDeskError, match=r"job titles of 1,\d{3},\d{3} characters .* 1,200,000"):
        _read(container, occupations, titles)
    assert time.process_time() - start < 5


def test_more_columns_than_become_figures_are_refused(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    heads = ",".join(f"c{number}" for number in range(300))
    container = _file(tmp_path, f"code,{heads}\n15-2051.00{',5' * 300}\n")
    with pytest.raises(OccDeskError, match="300 columns of figures where 250 are the most"):
        _read(container, occupations)


def test_columns_whose_names_have_no_letters_here_are_numbered(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    heads = ",".join(chr(0x4E00 + number) for number in range(250))
    container = _file(tmp_path, f"code,{heads}\n15-2051.00{',5' * 250}\n")
    _, content = _read(container, occupations)
    names = [metric.id for metric in content.metrics]
    assert names[:2] == ["user_staff_column", "user_staff_column_2"]
    assert len(set(names)) == 250


def test_text_that_acts_on_a_terminal_or_a_window_is_shown_by_signs(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    container = _file(tmp_path, "code,a\x1b[2Jb\u202e\n15-2051.00,x\x07\u2066\n13-2011.00,y\n")
    _, content = _read(container, occupations)
    assert content.metrics[0].label == "a‹ESC›[2Jb\u2039U+202E\u203a (staff)"
    cells = content.series[0].cells
    assert cells["15-2051.00"].cell.text == "x‹BEL›\u2039U+2066\u203a"


def test_a_word_of_a_thousand_letters_is_no_category(
    tmp_path: Path, occupations: tuple[Occupation, ...]
) -> None:
    container = _file(tmp_path, f"code,grade\n15-2051.00,{'x' * 1_001}\n13-2011.00,y\n")
    _, content = _read(container, occupations)
    cell = content.series[0].cells["15-2051.00"].cell
    assert cell.text is None
    assert cell.note == "Your table has a text of 1,001 characters here, more than 1,000."
