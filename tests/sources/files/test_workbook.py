"""Workbooks from outside: the same values as openpyxl gives, and nothing that does harm."""

import re
import shutil
import subprocess
import sys
import time
import tracemalloc
import warnings
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.files.inspecting import inspect
from occdesk.sources.files.sheets import read_rows, read_sheet_lines, read_tops, sheet_names
from occdesk.sources.files.workbook import Book
from occdesk.sources.importing import recognise

OFFICIAL = (
    "bls_ep_2022_32/occupation.xlsx",
    "bls_ep_2024_34/education.xlsx",
    "bls_ep_2024_34/nem-onet-to-soc-crosswalk.xlsx",
    "bls_oews/national_M2019_dl.xlsx",
    "felten_aioe/AIOE_DataAppendix.xlsx",
    "soc_2018/soc_structure_2018.xlsx",
    "webb_2020/exposure_by_soc4.xlsx",
)
SHEET = "xl/worksheets/sheet1.xml"


def trimmed(rows: Iterable[Iterable[object]]) -> list[list[object]]:
    """Return rows without the empty cells and the empty rows at their ends."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and row[-1] is None:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


def made(path: Path, rows: Iterable[Iterable[object]]) -> Path:
    """Make a workbook with one sheet, Table 1."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Table 1"
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """Replace text in one part of a workbook; the whole part where OLD is empty."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts[part].decode()
    assert old in text
    parts[part] = (text.replace(old, new, 1) if old else new).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def with_sheet(path: Path, rows: str, head: str = "") -> Path:
    """Give a workbook a sheet with these rows of XML."""
    made(path, [["a"]])
    body = f"{head}<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return changed(path, SHEET, "", body)


@pytest.mark.parametrize("name", OFFICIAL)
@pytest.mark.excerpts
def test_every_cell_is_what_openpyxl_reads(raw: Path, name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(raw / name, read_only=True, data_only=True)
        assert sheet_names(raw / name) == tuple(sheet.title for sheet in book.worksheets)
        for sheet in book.worksheets:
            theirs = trimmed(sheet.iter_rows(values_only=True))
            ours = trimmed(read_rows(raw / name, sheet.title))
            assert ours == theirs
            assert [[type(cell) for cell in row] for row in ours] == [
                [type(cell) for cell in row] for row in theirs
            ]
        book.close()


def test_the_largest_sheet_is_read_without_being_kept(raw: Path) -> None:
    """62,580 ratings in 36 MB of XML; read in a stream, they take the room of a few thousand."""
    tracemalloc.start()
    try:
        rows = read_sheet_lines(
            raw / "onet_30_1" / "Skills.xlsx", None, ("O*NET-SOC Code", "Data Value")
        )
        number, cells = next(rows)
        assert (number, cells) == (2, ("11-1011.00", 4.12))
        assert next(islice(rows, 9_999, None))[0] == 10_002
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_kinds_of_cells(tmp_path: Path) -> None:
    when = datetime(2025, 5, 1)
    path = made(tmp_path / "kinds.xlsx", [["a\nb", 7, 2.5, True, None, when, "#N/A", "_x0041_"]])
    assert read_rows(path, None) == [("a\nb", 7, 2.5, True, None, when, "#N/A", "A")]


def test_rows_keep_their_number_where_rows_are_left_out(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>'
    path = with_sheet(tmp_path / "gaps.xlsx", rows)
    assert read_rows(path, None) == [(), (None, 1), (), (), (2,)]


def test_prefixes_of_names_and_cells_without_a_place_are_understood(tmp_path: Path) -> None:
    path = made(tmp_path / "prefix.xlsx", [["a"]])
    space = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = '<x:row><x:c t="str"><x:v>a</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row>'
    sheet = f"<x:worksheet {space}><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    changed(path, SHEET, "", sheet)
    assert read_rows(path, "Table 1") == [("a", 1)]


def test_one_cell_at_the_far_corner_is_refused_at_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Table 1"
    sheet["A1"] = "code"
    sheet["XFD1048576"] = 1
    path = tmp_path / "corner.xlsx"
    book.save(path)
    tracemalloc.start()
    start = time.monotonic()
    try:
        with pytest.raises(
            OccDeskError, match=r"corner\.xlsx, sheet Table 1: cell XFD1048576 lies beyond column"
        ):
            list(read_sheet_lines(path, None, ("code",)))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
    assert time.monotonic() - start < 2


def test_a_size_that_a_sheet_only_declares_is_not_believed(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = with_sheet(tmp_path / "wide.xlsx", rows)
    changed(path, SHEET, "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    assert read_rows(path, None) == [(1,)]


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "cell A1 refers to a text that is not"),
        ('<row r="1"><c r="A1"><v>1_0</v></c></row>', "cell A1 holds “1_0” where a number"),
        ('<row r="1"><c r="A1"><v>nan</v></c></row>', "cell A1 holds “nan” where a number"),
        ('<row r="1"><c r="A1"><v>1e999</v></c></row>', "cell A1 holds “1e999”, which is no"),
        (f'<row r="1"><c r="A1"><v>{"9" * 70}</v></c></row>', "where a number should be"),
        ('<row r="1"><c r="B2"><v>1</v></c></row>', "has a cell “B2” in row 1"),
        ('<row r="1"><c r="B1"/><c r="B1"/></row>', "cell B1 stands twice or out of order"),
        ('<row r="2"/><row r="2"/>', "has row 2 after row 2"),
        ('<row r="-1"/>', "has a row “-1”"),
        ('<row r="1"><c r="A700001"/></row>', "has a cell “A700001” in row 1"),
        ('<row r="700001"><c r="A700001"><v>1</v></c></row>', "cell A700001 lies beyond"),
        (f'<row r="1"><c t="str"><v>{"a" * 100_001}</v></c></row>', "cell A1 has more than 100,0"),
        ("<a>" * 100 + "</a>" * 100, "has more than 64 elements within each other"),
        (f'<row r="1" x="{"a" * 3_000_000}"/>', "has a tag of more than 1,000,000 characters"),
        ("<row>&b;</row>", "its XML is damaged"),
    ],
)
def test_what_no_program_writes_is_refused_with_its_place(
    tmp_path: Path, rows: str, problem: str
) -> None:
    path = with_sheet(tmp_path / "odd.xlsx", rows)
    with pytest.raises(OccDeskError, match=rf"odd\.xlsx, sheet Table 1.*{problem}") as caught:
        read_rows(path, None)
    assert "\n" not in str(caught.value)


def test_abbreviations_that_grow_are_refused_in_every_part(tmp_path: Path, raw: Path) -> None:
    path = with_sheet(tmp_path / "laughs.xlsx", "<row>&b;</row>", LAUGHS)
    with pytest.raises(OccDeskError, match="its XML declares types of its own"):
        read_rows(path, None)
    for part in ("xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"):
        shutil.copyfile(raw / OFFICIAL[-1], path)
        changed(path, part, "", f"{LAUGHS}<a/>")
        with pytest.raises(OccDeskError, match="its XML declares types of its own"):
            read_rows(path, None)


def test_too_many_texts_are_refused_while_they_are_read(tmp_path: Path, raw: Path) -> None:
    path = tmp_path / "texts.xlsx"
    with zipfile.ZipFile(raw / OFFICIAL[-1]) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/sharedStrings.xml"] = b"<sst>" + b"<si/>" * 1_000_001 + b"</sst>"
    # Not packed, so that it is the number of texts that is too large, not the ratio.
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    with pytest.raises(OccDeskError, match=r"texts\.xlsx has more than 1,000,000 different texts"):
        read_rows(path, None)


def test_a_text_of_millions_of_parts_is_refused_as_soon_as_it_is_too_long(
    tmp_path: Path, raw: Path
) -> None:
    path = Path(shutil.copyfile(raw / OFFICIAL[-1], tmp_path / "parts.xlsx"))
    changed(path, "xl/sharedStrings.xml", "", "<sst><si>" + "<r><t>a</t></r>" * 900_000)
    start = time.process_time()
    # It is cut off too; that is at its end, which is not looked for.
    with pytest.raises(OccDeskError, match="has a text of more than 100,000 characters"):
        read_rows(path, None)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("tag", ["<n{0}/>", '<c a{0}="1"/>'])
def test_more_names_than_any_program_writes_are_refused(tmp_path: Path, tag: str) -> None:
    many = "".join(tag.format(number) for number in range(100_000))
    path = with_sheet(tmp_path / "names.xlsx", many)
    with pytest.raises(OccDeskError, match="more than 5,000 different names of elements"):
        read_rows(path, None)


def test_what_is_wrong_with_texts_is_found_out_once(tmp_path: Path, raw: Path) -> None:
    path = Path(shutil.copyfile(raw / OFFICIAL[-1], tmp_path / "texts.xlsx"))
    changed(path, "xl/sharedStrings.xml", "", "<sst>" + "<si/>" * 1_000_001)
    (member,) = Container(path).members()
    start = time.process_time()
    for _ in range(20):
        with pytest.raises(OccDeskError, match="more than 1,000,000 different texts"):
            list(read_sheet_lines(member, None, ("a",)))
    assert time.process_time() - start < 8


def test_more_workbooks_than_are_published_together_are_refused(tmp_path: Path) -> None:
    one = made(tmp_path / "one.xlsx", [["code", "n"], ["15-2051.00", 5]]).read_bytes()
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(65):
            archive.writestr(f"{number}.xlsx", one)
    refused = r"many\.zip holds 65 workbooks where 64 are the most"
    with pytest.raises(OccDeskError, match=refused):
        recognise(tmp_path / "many.zip")
    with pytest.raises(OccDeskError, match=refused):
        inspect({"paths": [str(tmp_path / "many.zip")]}, lambda *_: None)


def test_a_sheet_of_zeros_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "bomb.xlsx", "<row/>" * 5_000_000)
    with pytest.raises(OccDeskError, match=r"sheet1\.xml in .*bomb\.xlsx would grow from"):
        read_rows(path, None)


@pytest.mark.excerpts
def test_other_files_are_told_from_workbooks(tmp_path: Path, raw: Path) -> None:
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(OccDeskError, match=r"old\.xls .* a password or is of an old kind"):
        sheet_names(old)
    archive = raw / "bls_oews" / "oesm24nat.zip"
    with archive.open("rb") as content, pytest.raises(OccDeskError, match="is missing"):
        Book(content, "oesm24nat.zip")
    for content in (b"", b"PK\3\4", b"%PDF-1.7"):
        with pytest.raises(OccDeskError, match="cannot be read as a workbook"):
            Book(BytesIO(content), "any")


@pytest.mark.parametrize("target", ["../../etc/passwd", "/etc/passwd", "", "sheet\n.xml"])
def test_a_part_that_leads_elsewhere_is_missing(tmp_path: Path, target: str) -> None:
    path = made(tmp_path / "parts.xlsx", [["a"]])
    changed(path, "xl/_rels/workbook.xml.rels", "/xl/worksheets/sheet1.xml", target)
    with pytest.raises(OccDeskError, match=re.escape(f"{path} cannot be read as a workbook")):
        read_rows(path, None)


def test_the_names_of_sheets_are_shown_in_one_line(tmp_path: Path) -> None:
    path = made(tmp_path / "names.xlsx", [["a"]])
    changed(path, "xl/workbook.xml", "Table 1", "Table&#10;1")
    with pytest.raises(OccDeskError, match=r"has no sheet Table 2; it has Table 1\.$"):
        read_rows(path, "Table 2")


@pytest.mark.excerpts
def test_reading_needs_no_other_library(raw: Path) -> None:
    """The child process that reads starts without openpyxl, which takes a quarter of a second."""
    code = (
        "import sys; from pathlib import Path;"
        "from occdesk.sources.files.sheets import sheet_names;"
        f"print(sheet_names(Path({str(raw / OFFICIAL[-1])!r})), 'openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "('exposure_by_soc4',) False"


@pytest.mark.parametrize(
    "code", ["[" * 100_000, "[h" * 100_000, "&quot;a" * 100_001, "\\_" * 100_000, "yyyy" * 50_000]
)
def test_a_format_of_any_length_is_looked_through_once(tmp_path: Path, code: str) -> None:
    path = made(tmp_path / "formats.xlsx", [["when"], [datetime(2024, 5, 1)]])
    changed(path, "xl/styles.xml", 'formatCode="yyyy-mm-dd h:mm:ss"', f'formatCode="{code}"')
    start = time.process_time()
    rows = read_rows(path, None)
    assert time.process_time() - start < 2
    assert rows[0] == ("when",)
    assert isinstance(rows[1][0], datetime) == (code[0] == "y" or code.startswith("[h"))


@pytest.mark.parametrize("kind", ["numFmt", "xf"])
def test_more_formats_than_any_program_writes_are_refused(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path / "formats.xlsx", [["a"], [1]])
    many = "".join(f'<{kind} numFmtId="{n}" formatCode="0"/>' for n in range(70_000))
    changed(path, "xl/styles.xml", "", f"<styleSheet><cellXfs>{many}</cellXfs></styleSheet>")
    with pytest.raises(OccDeskError, match="more than 65,536 formats"):
        read_rows(path, None)


def test_texts_that_sheets_share_are_read_once_for_all_sheets(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(60))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/worksheet" Target="s.xml"/>' for n in range(60)
    )
    texts = "".join(f"<si><t>text {n}</t></si>" for n in range(100_000))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{kind}/officeDocument"'
        ' Target="xl/w.xml"/></Relationships>',
        "xl/w.xml": f'<workbook xmlns:r="{kind}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/w.xml.rels": f'<Relationships>{related}<Relationship Id="t"'
        f' Type="{kind}/sharedStrings" Target="t.xml"/></Relationships>',
        "xl/t.xml": f"<sst>{texts}</sst>",
        "xl/s.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row>'
        "</sheetData></worksheet>",
    }
    path = tmp_path / "sheets.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    (member,) = Container(path).members()
    start = time.process_time()
    tops = [read_tops(member) for _ in range(5)]
    assert time.process_time() - start < 3
    assert tops[4] == {f"s{n}": [("text 7",)] for n in range(60)}
