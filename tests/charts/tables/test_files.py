"""The data of a chart as files: read back by other code than wrote them."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.spec import ChartSpec
from occdesk.charts.tables.files import data_files, data_paths, data_workbook
from occdesk.charts.tables.workbook import Sheet, workbook
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError

DATA, NURSES = "15-2051.00", "29-1141.00"
SPECS = (
    ChartSpec(),
    ChartSpec.of("landscape", form="treemap", y="employment"),
    ChartSpec(kind="outlook", focus=DATA),
    ChartSpec.of("regions", form="states", focus=DATA),
    ChartSpec(kind="moves", focus=DATA),
    ChartSpec(kind="compare", occupations=(DATA, NURSES)),
)


def read(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


def equal(found: object, drawn: object) -> bool:
    """Return whether a cell that was read back is the one of the figure; empty text is missing."""
    if isinstance(drawn, float):
        return found == pytest.approx(drawn, rel=1e-14, abs=1e-13)
    return found == (None if drawn == "" else drawn)


@pytest.fixture(params=SPECS, ids=lambda spec: f"{spec.kind}{spec.form}")
def figure(request: pytest.FixtureRequest, measures: Dataset) -> Iterator[Figure]:
    yield build(request.param, measures)


def test_the_workbook_holds_the_numbers_of_the_figure(figure: Figure, measures: Dataset) -> None:
    sheet = read(data_workbook(figure, measures))["Data"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == figure.table.columns
    assert len(rows) == len(figure.table.rows) > 0
    for found, drawn in zip(rows, figure.table.rows, strict=True):
        assert all(map(equal, found, drawn)), (found, drawn)


def test_the_csv_holds_the_numbers_of_the_figure(figure: Figure, measures: Dataset) -> None:
    table, _ = data_files(figure, measures, Path("a.csv"))
    head, *rows = csv.reader(io.StringIO(table.content.decode("utf-8"), newline=""))
    assert tuple(head) == figure.table.columns
    for found, drawn in zip(rows, figure.table.rows, strict=True):
        for cell, number in zip(found, drawn, strict=True):
            if isinstance(number, float | int):
                assert float(cell) == pytest.approx(number, rel=1e-14, abs=1e-13)
            else:
                assert cell.removeprefix("'").removeprefix("SOC ") == (number or "")


def test_two_exports_are_the_same_bytes_and_tell_no_time(figure: Figure, measures: Dataset) -> None:
    made = data_workbook(figure, measures)
    assert made == data_workbook(figure, measures)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode("utf-8")
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert read(made).properties.title == figure.title


def test_cells_are_typed_and_headers_stand_out(measures: Dataset) -> None:
    figure = build(ChartSpec(kind="compare", occupations=(DATA, NURSES)), measures)
    sheet = read(data_workbook(figure, measures))["Data"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:M{len(figure.table.rows) + 1}"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    formats = {row[2].value: (row[4].data_type, row[4].number_format) for row in sheet.iter_rows()}
    assert formats["median_wage"] == ("n", '"$"#,##0')
    assert formats["ai_exposure"] == ("n", "0.0%")
    assert formats["automation_risk"] == ("n", "0.0")
    assert formats["employment"] == ("n", "#,##0")
    assert formats["microsoft_applicability"] == ("n", "0.000")
    assert formats["training"] == ("s", "General")
    code, year = sheet["A2"], sheet["D2"]
    assert (code.value, code.data_type, code.number_format) == (DATA, "s", "@")
    assert (year.value, year.number_format) == (2025, "0")
    assert 8 <= sheet.column_dimensions["A"].width <= 20
    assert 17 <= sheet.column_dimensions["B"].width <= 60


def test_columns_named_after_metrics_have_their_formats(measures: Dataset) -> None:
    sheet = read(data_workbook(build(ChartSpec(), measures), measures))["Data"]
    formats = {cell.value: sheet[2][at].number_format for at, cell in enumerate(sheet[1])}
    assert formats["ai_exposure"] == "0.0%" and formats["median_wage"] == '"$"#,##0'
    assert formats["median_wage_year"] == "0" and formats["jobs_drawn"] == "#,##0"


def test_the_codebook_is_a_sheet_of_its_own(measures: Dataset) -> None:
    figure = build(ChartSpec(kind="pay", focus=DATA), measures)
    rows = list(read(data_workbook(figure, measures))["Codebook"].iter_rows(values_only=True))
    assert rows[0][:4] == ("name", "kind", "label", "unit")
    names = [row[0] for row in rows[1:]]
    assert names[:2] == ["code", "title"] and "median_wage" in names


def test_the_sources_name_licences_files_and_how_the_chart_was_made(measures: Dataset) -> None:
    figure = build(ChartSpec(kind="pay", focus=DATA), measures)
    rows = list(read(data_workbook(figure, measures))["Sources"].iter_rows(values_only=True))
    said = {row[0]: row[1] for row in rows}
    assert said["Title"] == figure.title and said["Caveat"] == figure.caveat
    assert said["Note"] in figure.notes
    assert "Core tasks weigh 2" in str(said["Method"])
    by_release = {row[2]: row for row in rows}
    oews = by_release["OEWS May 2025"]
    assert oews[0] == "U.S. Bureau of Labor Statistics" and "Public domain" in str(oews[4])
    # No figure of O*NET is drawn, but it is what relates the occupations.
    assert by_release["O*NET 30.1"][4] == "CC BY 4.0"
    assert "not approved, endorsed, or tested" in str(by_release["O*NET 30.1"][5])
    assert by_release["O*NET 30.1"][6] == "https://creativecommons.org/licenses/by/4.0/"
    assert "OEWS May 2024" not in by_release
    files = {row[0]: row[1:4] for row in rows}
    assert files["bls_oews/oews-2025.sqlite.gz"] == (
        "OEWS May 2025",
        "3966d23d97176509ecbbcac23d7db0f3fd0c4c566a8f169fcb2f8ee543e9e99c",
        16389698,
    )


def test_text_of_a_workbook_is_never_run_and_numbers_are_not_touched(measures: Dataset) -> None:
    rows = (("15-2051.00", "=1+1", -5, "+49"), ("15-2052.00", "#N/A", -0.5, "a\x07b"))
    sheet = read(workbook([Sheet("Data", ("code", "=x", "n", "t"), rows)]))["Data"]
    assert [cell.value for cell in sheet[1]] == ["code", "=x", "n", "t"]
    assert {cell.data_type for cell in sheet[1]} == {"s"}
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [
        ("15-2051.00", "s"), ("=1+1", "s"), (-5, "n"), ("+49", "s"),
    ]  # fmt: skip
    assert sheet["B2"].quotePrefix and not sheet["A2"].quotePrefix
    assert [cell.value for cell in sheet[3]] == [
        "15-2052.00",
        "#N/A",
        -0.5,
        "a\N{REPLACEMENT CHARACTER}b",
    ]
    assert sheet["B3"].data_type == "s"


def test_a_csv_has_a_codebook_beside_it_and_a_workbook_holds_its_own(tmp_path: Path) -> None:
    names = [path.name for path in data_paths(tmp_path / "pay.csv")]
    assert names == ["pay.csv", "pay-codebook.csv"]
    assert data_paths(tmp_path / "pay.XLSX") == (tmp_path / "pay.XLSX",)
    with pytest.raises(UsageError, match=r"use \.csv or \.xlsx"):
        data_paths(tmp_path / "pay.ods")


def test_a_chart_without_data_gives_a_workbook_that_says_why(measures: Dataset) -> None:
    figure = build(ChartSpec(kind="pay", focus="55-1011.00"), measures)
    row = ("55-1011.00", "Air Crew Officers", figure.message)
    assert figure.table == DataTable(("code", "title", "note"), (row,))
    book = read(data_workbook(figure, measures))
    assert list(book["Data"].values) == [figure.table.columns, row]
    explained = [cells[0] for cells in book["Codebook"].values]
    assert explained == ["name", "code", "title", "note"]
    assert ("Message", figure.message) in [row[:2] for row in book["Sources"].values]


@pytest.mark.parametrize(
    "spec",
    [
        ChartSpec(focus=DATA),
        ChartSpec.of("landscape", form="treemap"),
        ChartSpec(kind="ranking"),
        ChartSpec.of("regions", form="states", focus=DATA),
        ChartSpec(kind="compare", occupations=(DATA, "55-1011.00")),
        ChartSpec(kind="indices", occupations=(DATA, "55-1011.00")),
        ChartSpec(kind="moves", focus=DATA),
    ],
    ids=lambda spec: f"{spec.kind}{spec.form}",
)
def test_what_is_missing_has_a_year_and_a_reason_but_no_status(
    spec: ChartSpec, measures: Dataset
) -> None:
    columns, rows = build(spec, measures).table
    values = [name for name in columns if name == "value" or f"{name}_status" in columns]
    lacking = 0
    for row in (dict(zip(columns, each, strict=True)) for each in rows):
        for name in values:
            status = row["status" if name == "value" else f"{name}_status"]
            assert (status is None) == (row[name] is None), row
            lacking += row[name] is None
            assert row["note"] or row[name] is not None, row
    assert lacking


def test_sheets_are_printed_to_the_width_of_a_page_with_head_and_foot(measures: Dataset) -> None:
    figure = build(ChartSpec(kind="compare", occupations=(DATA, NURSES)), measures)
    book = read(data_workbook(figure, measures))
    for sheet in book:
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddFooter.right.text == "&P of &N"
        assert str(sheet.oddFooter.left.text).startswith("Source: ")
        assert sheet.oddHeader.left.text == figure.title
    assert book["Data"].print_title_rows == "$1:$1"
    assert not book["Sources"].print_title_rows


@given(st.text(max_size=400), st.text(max_size=400), st.lists(st.text(max_size=60), min_size=1))
@settings(max_examples=25, deadline=None)
def test_any_words_make_a_workbook_that_is_read_again(
    title: str, source: str, columns: list[str]
) -> None:
    rows = [tuple(reversed(columns))]
    made = workbook([Sheet("Data", tuple(columns), rows)], title, source=source)
    sheet = read(made)["Data"]
    assert sheet.page_setup.orientation in ("landscape", "portrait")
    for side in (sheet.oddHeader, sheet.oddFooter):
        assert len(f"&L{side.left.text or ''}&R{side.right.text or ''}") <= 255
    assert sheet.max_row <= 2
