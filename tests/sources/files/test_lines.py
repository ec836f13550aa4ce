"""Texts from outside: encodings, limits, and whatever bytes there may be."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.model.errors import OccDeskError
from occdesk.sources.files import lines
from occdesk.sources.files.container import Container
from occdesk.sources.files.lines import read_lines
from occdesk.sources.files.sheets import read_header, read_text_lines

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=8)
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a place for a table."""
    return tmp_path_factory.mktemp("lines") / "table.csv"


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, wide=st.booleans(), end=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_with_the_line_on_which_it_starts(
    table: Path, rows: list[list[str]], wide: bool, end: str
) -> None:
    titles = [f"title {place}" for place in range(len(rows[0]) if rows else 1)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL)
    starts = []
    for row in [titles, *rows]:
        # Every end of line counts, be it within quotation marks.
        starts.append(len(io.StringIO(text.getvalue(), newline="").readlines()) + 1)
        writer.writerow(row)
    table.write_bytes(text.getvalue().encode("utf-16" if wide else "utf-8"))
    found = list(read_text_lines(table, titles))
    assert [list(cells) for _, cells in found] == rows
    assert [line for line, _ in found] == starts[1:]


@settings(max_examples=500, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_table_or_one_line(table: Path, content: bytes) -> None:
    table.write_bytes(b"a,b\n" + content)
    try:
        for line, cells in read_text_lines(table, ("b", "a")):
            assert line >= 2
            assert len(cells) == 2
    except OccDeskError as error:
        assert len(str(error).splitlines()) == 1
        assert "table.csv" in str(error)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from('ab,\n\r"é'), max_size=60), portion=st.integers(1, 9))
def test_lines_are_those_of_python_wherever_portions_end(
    table: Path, text: str, portion: int
) -> None:
    table.write_bytes(text.encode())
    with table.open(encoding="utf-8", newline="") as whole, pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_CHUNK", portion)
        assert list(read_lines(table)) == list(whole)


@pytest.mark.excerpts
def test_official_texts_are_read_as_python_reads_them(raw: Path) -> None:
    for name in ("eloundou_2024/full_labelset.tsv", "onet_30_1/Occupation Data.txt"):
        with (raw / name).open(encoding="utf-8-sig", newline="") as whole:
            assert list(read_lines(raw / name)) == list(whole)


def test_a_byte_that_is_no_text_is_named_with_its_line(raw: Path, tmp_path: Path) -> None:
    """The 30,000th line of the alternate titles, in the third portion that is read."""
    content = (raw / "onet_30_1" / "Alternate Titles.txt").read_bytes().splitlines(keepends=True)
    content[29_999] = content[29_999].replace(b"\t", b"\t\xe9", 1)
    path = tmp_path / "Alternate Titles.txt"
    path.write_bytes(b"".join(content))
    with pytest.raises(OccDeskError, match=r"^Line 30000 of .*Alternate Titles\.txt is not in UTF"):
        for _ in read_text_lines(path, ("Alternate Title",), delimiter="\t", quoting="plain"):
            pass


def test_a_zero_byte_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1,2\n3,\0\n")
    with pytest.raises(OccDeskError, match=r"Line 3 of .*table\.csv holds a zero byte"):
        list(read_text_lines(path, ("a",)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_texts_with_a_byte_order_mark_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table.csv"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes(f"{mark}a,b\r\né,2\r\n".encode(encoding))
    assert list(read_text_lines(path, ("b", "a"))) == [(2, ("2", "é"))]
    assert read_header(path) == ("a", "b")


def test_a_broken_utf_16_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("a,b\n1,2\n".encode("utf-16") + b"\x00\xdc")
    with pytest.raises(OccDeskError, match=r"Line 3 of .*table\.csv"):
        list(read_text_lines(path, ("a",)))


def test_endless_lines_and_endlessly_many_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n" + b"1" * 3_000_000)
    with pytest.raises(OccDeskError, match=r"Line 2 of .*table\.csv has more than 1,000,000 char"):
        list(read_text_lines(path, ("a",)))
    monkeypatch.setattr(lines, "LINES", 10)
    path.write_bytes(b"a,b\n" * 12)
    with pytest.raises(OccDeskError, match=r"table\.csv has more than 10 lines"):
        list(read_text_lines(path, ("a",)))


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b'a,b\n1,2\n"3,4\n' + b"5,6\n" * 40_000)
    with pytest.raises(OccDeskError, match=r"^Line 3 of .*table\.csv cannot be read as a row"):
        list(read_text_lines(path, ("a",)))


def test_the_header_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes(b"a\tb\n" + b"1\t2\n" * 200_000 + b"\xff")
    assert read_header(path, "\t") == ("a", "b")


def test_optional_columns_that_are_not_there_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1,2\n\n3,4\n")
    member = Container(tmp_path).find("table.csv")
    assert member is not None
    for columns in (("a",), ("a", "c", "b")):
        found = list(read_text_lines(member, columns, optional=("c", "b")))
        assert found == [(2, ("1", "", "2")), (4, ("3", "", "4"))]


def test_a_table_with_too_many_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a," * 2_000 + b"b\n")
    with pytest.raises(OccDeskError, match=r"table\.csv has 2,001 columns where 1,024"):
        list(read_text_lines(path, ("a",)))
