"""Reading tables by the names of their columns."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.sheets import read_rows, read_sheet_lines, read_text_lines


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a workbook whose header stands on row 2 and whose last row is short."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Table 1"
    for row in (["A title"], [" Code ", "TITLE", "number"], ["11-1011", "Chiefs", 7], ["11-1021"]):
        sheet.append(row)
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    return path


def test_columns_come_in_the_order_asked_for_whatever_the_file_has(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes('\ufeffa,b,c\r\n1,"2,5",3\r\n'.encode())
    assert list(read_text_lines(path, ("c", "b", "a"))) == [(2, ("3", "2,5", "1"))]


def test_plain_quoting_keeps_quotation_marks_and_doubled_quoting_takes_them_off(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.txt"
    path.write_text('a\tb\n"Say ""hello"""\t1\n', encoding="utf-8")
    plain = list(read_text_lines(path, ("a",), delimiter="\t", quoting="plain"))
    doubled = list(read_text_lines(path, ("a",), delimiter="\t", quoting="doubled"))
    assert plain == [(2, ('"Say ""hello"""',))]
    assert doubled == [(2, ('Say "hello"',))]


def test_an_open_quotation_mark_swallows_no_line_under_plain_quoting(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text('a\tb\n"open\t1\nnext\t2\n', encoding="utf-8")
    assert len(list(read_text_lines(path, ("a",), delimiter="\t", quoting="plain"))) == 2


def test_the_words_none_and_na_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\nNone,N/A\n", encoding="utf-8")
    assert list(read_text_lines(path, ("a", "b"))) == [(2, ("None", "N/A"))]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OccDeskError, match=r"no\.csv is missing"):
        list(read_text_lines(tmp_path / "no.csv", ("a",)))
    with pytest.raises(OccDeskError, match=r"no\.xlsx is missing"):
        list(read_sheet_lines(tmp_path / "no.xlsx", "Table 1", ("a",)))


def test_a_missing_column_is_named_with_its_file(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=r"table\.csv has no column “wage”"):
        list(read_text_lines(path, ("a", "wage")))
    with pytest.raises(OccDeskError, match=r"sheet Table 1 of .*book\.xlsx has no column “wage”"):
        list(read_sheet_lines(book, "Table 1", ("code", "wage"), header=2))


def test_a_missing_sheet_is_named_with_those_that_there_are(book: Path) -> None:
    with pytest.raises(OccDeskError, match=r"book\.xlsx has no sheet Table 2; it has Table 1"):
        read_rows(book, "Table 2")


def test_a_line_with_too_few_cells_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n3\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=r"Line 3 of .*table\.csv has 1 columns"):
        list(read_text_lines(path, ("a",)))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("not a workbook", encoding="utf-8")
    with pytest.raises(OccDeskError, match="cannot be read as a workbook"):
        read_rows(path, "Table 1")


def test_a_damaged_workbook_is_refused_wherever_the_damage_is(tmp_path: Path, book: Path) -> None:
    content = book.read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(content[: len(content) // 2])
    with pytest.raises(OccDeskError, match=r"cut\.xlsx cannot be read as a workbook"):
        read_rows(cut, "Table 1")
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
        broken = tmp_path / "broken.xlsx"
        with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as archive:
            for name in whole.namelist():
                archive.writestr(name, whole.read(name)[:120] if name == part else whole.read(name))
        with pytest.raises(OccDeskError, match=r"broken\.xlsx.* cannot be read as a workbook"):
            read_rows(broken, "Table 1")


def test_a_text_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n\xff\xfe,2\n")
    with pytest.raises(OccDeskError, match=r"Line 2 of .*table\.csv is not in UTF-8"):
        list(read_text_lines(path, ("a",)))


def test_sheet_columns_are_found_without_regard_to_case_and_short_rows_are_filled(
    book: Path,
) -> None:
    rows = list(read_sheet_lines(book, "Table 1", ("NUMBER", "code"), header=2))
    assert rows == [(3, (7, "11-1011")), (4, (None, "11-1021"))]
