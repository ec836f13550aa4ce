"""Employment Projections: both editions, as workbooks and as the text of the data tool."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.sources.sheet_xml import find_cell, read_cells

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.sources.files.container import Container
from occdesk.sources.pack.content import Content, Published, RatingRow, Series
from occdesk.sources.projections import importer as projections

NEW, OLD = "bls_ep_2024_34", "bls_ep_2022_32"
DASH = "\N{EM DASH}"
OCCUPATIONS = {
    "ep_employment": ("Employment, {base}", 1000),
    "projected_employment": ("Employment, {end}", 1000),
    "projected_growth": ("Employment change, percent, {span}", 1),
    "self_employed": ("Percent self employed, {base}", 1),
    "openings": ("Occupational openings, {span} annual average", 1000),
    "ep_median_wage": ("Median annual wage, {mark}", 1),
    "entry_education": ("Typical education needed for entry", 0),
    "work_experience": ("Work experience in a related occupation", 0),
    "training": (
        "Typical on-the-job training needed to attain competency in the occupation",
        0,
    ),
}
SEPARATIONS = {
    "exits_rate": ("Labor force exit rate, {span} annual average", 1),
    "transfers_rate": ("Occupational transfer rate, {span} annual average", 1),
    "exits": ("Labor force exits, {span} annual average", 1000),
    "transfers": ("Occupational transfers, {span} annual average", 1000),
}
ATTAINMENT = {
    "education_below_high_school": "Less than high school diploma",
    "education_high_school": "High school diploma or equivalent",
    "education_some_college": "Some college, no degree",
    "education_associate": "Associate's degree",
    "education_bachelor": "Bachelor's degree",
    "education_master": "Master's degree",
    "education_doctoral": "Doctoral or professional degree",
}
CODES = ("11-1011", "11-1031", "13-1020", "27-2011", "29-1211", "29-2010", "45-3031", "53-7073")
EDITIONS = {
    NEW: {
        **{"base": "2024", "end": "2034", "span": "2024\N{EN DASH}34"},
        "mark": "dollars, 2024[1]",
    },
    OLD: {"base": "2022", "end": "2032", "span": "2022-32", "mark": "2022(1)"},
}


@pytest.fixture(scope="module")
def contents(projections_contents: dict[str, Content]) -> dict[str, Content]:
    """Return what each edition holds, by folder."""
    return projections_contents


@pytest.fixture(scope="module")
def series(contents: dict[str, Content]) -> dict[tuple[str, str], Series]:
    """Return the series by folder and metric."""
    return {
        (folder, one.extract.metric): one
        for folder, content in contents.items()
        for one in content.series
    }


@pytest.fixture(scope="module")
def items(series: dict[tuple[str, str], Series]) -> dict[str, dict[str, Published]]:
    """Return the line items of the newer edition, by code and metric."""
    found: dict[str, dict[str, Published]] = {}
    for (folder, metric), one in series.items():
        if folder == NEW and metric in OCCUPATIONS:
            for code, published in one.cells.items():
                if code != "00-0000":
                    found.setdefault(code, {})[metric] = published
    return found


@pytest.fixture(scope="module")
def ranks(contents: dict[str, Content]) -> dict[tuple[str, str], RatingRow]:
    """Return the ranks in groups of skills, by code and element."""
    return {(row.code, row.element): row for row in contents[NEW].ratings}


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", OCCUPATIONS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("folder", "sheet"), [(NEW, "Table 1.2"), (OLD, "Table 1.7")])
def test_a_line_item_has_the_raw_text_in_the_row_that_is_named(
    raw: Path,
    series: dict[tuple[str, str], Series],
    folder: str,
    sheet: str,
    code: str,
    metric: str,
) -> None:
    title, factor = OCCUPATIONS[metric]
    one = series[folder, metric]
    extract = one.extract
    named = title.format(**EDITIONS[folder])
    assert (extract.table, extract.column) == (sheet, named)
    assert extract.file == f"{folder}/occupation.xlsx"
    _compare(raw / folder / "occupation.xlsx", one, code, factor)


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", SEPARATIONS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", [NEW, OLD])
def test_separations_are_those_of_table_1_10(
    raw: Path, series: dict[tuple[str, str], Series], folder: str, code: str, metric: str
) -> None:
    title, factor = SEPARATIONS[metric]
    one = series[folder, metric]
    assert (one.extract.table, one.extract.column) == (
        "Table 1.10",
        title.format(**EDITIONS[folder]),
    )
    assert one.extract.year == int(EDITIONS[folder]["end"])
    _compare(raw / folder / "occupation.xlsx", one, code, factor)


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", ATTAINMENT)
@pytest.mark.parametrize(
    ("folder", "file", "year"), [(NEW, "education.xlsx", 2023), (OLD, "occupation.xlsx", 2021)]
)
def test_education_of_workers_is_that_of_table_5_3(
    raw: Path, series: dict[tuple[str, str], Series], folder: str, file: str, year: int, metric: str
) -> None:
    one = series[folder, metric]
    assert (one.extract.table, one.extract.column) == ("Table 5.3", ATTAINMENT[metric])
    assert (one.extract.year, one.extract.status) == (year, "measured")
    for code in CODES:
        _compare(raw / folder / file, one, code, 1)


def test_education_of_workers_is_there_for_every_line(
    raw: Path, series: dict[tuple[str, str], Series]
) -> None:
    found = {len(series[folder, metric].cells) for folder in (NEW, OLD) for metric in ATTAINMENT}
    assert found == {833}


@pytest.mark.excerpts
def test_the_shares_of_education_add_up_to_a_hundred(
    series: dict[tuple[str, str], Series],
) -> None:
    for folder in (NEW, OLD):
        for code in series[folder, "education_master"].cells:
            together = sum(
                series[folder, metric].cells[code].cell.number or 0 for metric in ATTAINMENT
            )
            assert together == pytest.approx(100, abs=0.4)


@pytest.mark.excerpts
def test_an_inexact_match_with_the_survey_is_said(series: dict[tuple[str, str], Series]) -> None:
    one = series[NEW, "education_master"]
    assert one.cells["11-1011"].cell.note == "The survey has no exact match for this occupation."
    assert one.cells["11-1021"].cell.note is None
    assert one.note is not None
    assert one.note(_occupation("11-1021")) == (
        "Workers of 25 and older, surveyed in 2022\N{EN DASH}23."
    )
    old = series[OLD, "education_master"]
    assert old.note is not None
    assert old.note(_occupation("11-1021")) == (
        "Workers of 25 and older, surveyed in 2019 and 2021."
    )


def test_statuses_and_years_are_those_of_the_figures(
    series: dict[tuple[str, str], Series],
) -> None:
    found = {
        metric: (one.extract.year, one.extract.status)
        for (folder, metric), one in series.items()
        if folder == OLD and metric in (*OCCUPATIONS, "change_reasons")
    }
    assert found == {
        **{"ep_employment": (2022, "measured"), "projected_employment": (2032, "projected")},
        **{"projected_growth": (2032, "projected"), "openings": (2032, "projected")},
        **{"self_employed": (2022, "measured"), "ep_median_wage": (2022, "measured")},
        **{"entry_education": (2022, "rated"), "work_experience": (2022, "rated")},
        **{"training": (2022, "rated"), "change_reasons": (2032, "derived")},
    }


def test_both_editions_have_the_same_832_line_items(
    series: dict[tuple[str, str], Series], items: dict[str, dict[str, Published]]
) -> None:
    assert len(items) == 832
    assert "11-1000" not in items
    older = set(series[OLD, "ep_employment"].cells) - {"00-0000"}
    assert older == set(items)


@pytest.mark.excerpts
def test_thousands_become_jobs_without_a_trace_of_binary_fractions(
    items: dict[str, dict[str, Published]],
) -> None:
    for line in items.values():
        for metric in ("ep_employment", "projected_employment", "openings"):
            number = line[metric].cell.number
            assert number is not None
            assert number % 100 == 0


def test_line_items_add_up_to_the_published_total(
    series: dict[tuple[str, str], Series],
) -> None:
    for folder, total in ((NEW, 169_956_100), (OLD, 164_482_600)):
        cells = dict(series[folder, "ep_employment"].cells)
        assert cells.pop("00-0000").cell.number == total
        together = sum(published.cell.number or 0 for published in cells.values())
        assert together == pytest.approx(total, abs=50_000)


def test_none_is_a_real_value_of_experience_and_training(
    items: dict[str, dict[str, Published]],
) -> None:
    experience = Counter(line["work_experience"].cell.text for line in items.values())
    assert experience == {"None": 716, "Less than 5 years": 88, "5 years or more": 28}
    training = Counter(line["training"].cell.text for line in items.values())
    assert training["None"] == 322
    assert None not in training


def test_a_dash_is_missing_with_its_reason_and_a_zero_is_a_zero(
    series: dict[tuple[str, str], Series], items: dict[str, dict[str, Published]]
) -> None:
    cell = items["11-1031"]["self_employed"].cell
    assert (cell.number, cell.raw) == (None, DASH)
    assert cell.note == (
        "The projections of 2024 to 2034 mark this figure of 11-1031 as not available."
    )
    lacking = Counter(
        metric
        for line in items.values()
        for metric, published in line.items()
        if published.cell.number is None and published.cell.text is None
    )
    assert lacking == {"self_employed": 199, "ep_median_wage": 6}
    zeros = [
        published
        for metric in ATTAINMENT
        for published in series[NEW, metric].cells.values()
        if published.cell.raw == "0"
    ]
    assert zeros
    assert all(published.cell.number == 0 for published in zeros)


def test_capped_and_missing_wages_are_those_of_the_table(
    items: dict[str, dict[str, Published]],
) -> None:
    wages = {code: line["ep_median_wage"].cell for code, line in items.items()}
    capped = [cell for cell in wages.values() if cell.bound == "at_least"]
    assert [(cell.number, cell.raw) for cell in capped] == [(239_200, ">=$239,200")] * 17
    assert {cell.note for cell in capped} == {
        "The projections of 2024 to 2034 give no wage above $239,200 a year."
    }
    missing = {code for code, cell in wages.items() if cell.number is None}
    assert missing == {"27-2011", "27-2031", "27-2042", "27-2091", "27-2099", "45-3031"}


@pytest.mark.excerpts
def test_what_is_not_there_says_why(series: dict[tuple[str, str], Series]) -> None:
    soldier = _occupation("55-1011")
    assert series[NEW, "openings"].absent(soldier) == (
        "The projections of 2024 to 2034 have no row for SOC 55-1011."
    )
    assert series[OLD, "openings"].absent(soldier) == (
        "The projections of 2022 to 2032 have no row for SOC 55-1011."
    )
    assert series[NEW, "top_skills"].absent(soldier) == (
        "The projections of 2024 to 2034 name no top skills of SOC 55-1011."
    )


@pytest.mark.excerpts
def test_the_text_and_the_workbook_agree_in_all_line_items(
    raw: Path, items: dict[str, dict[str, Published]]
) -> None:
    path = raw / NEW / "Employment Projections.csv"
    content = projections.read_projections(Container(path))
    assert [one.id for one in content.releases] == ["ep-2024-34"]
    assert len(content.series) == 8
    for one in content.series:
        assert set(one.cells) == set(items)
        for code, published in one.cells.items():
            cell, other = published.cell, items[code][one.extract.metric].cell
            found = (cell.number, cell.text, cell.bound, cell.note)
            assert found == (other.number, other.text, other.bound, other.note)


@pytest.mark.excerpts
@pytest.mark.parametrize("code", CODES)
def test_the_text_has_the_raw_text_on_the_line_that_is_named(raw: Path, code: str) -> None:
    path = raw / NEW / "Employment Projections.csv"
    content = projections.read_projections(Container(path))
    lines = path.read_text("utf-8-sig").splitlines()
    titles = next(csv.reader(lines[:1]))
    for one in content.series:
        published = one.cells[code]
        cells = dict(zip(titles, next(csv.reader([lines[published.row - 1]])), strict=True))
        assert cells["Occupation Code"] == f'="{code}"'
        assert published.cell.raw == cells[one.extract.column]


def test_skills_are_those_of_table_6_2(raw: Path, series: dict[tuple[str, str], Series]) -> None:
    one = series[NEW, "top_skills"]
    path = raw / NEW / "skills.xlsx"
    for code in CODES:
        published = one.cells[code]
        titles = ("Top highest skill", "Second highest skill", "Third highest skill")
        found = [find_cell(path, "Table 6.2", 2, title, published.row) for title in titles]
        assert find_cell(path, "Table 6.2", 2, one.extract.key, published.row) == code
        assert published.cell.text == ", ".join(found)
    assert one.cells["11-1031"].cell.note == (
        "The publisher takes the skills of this occupation from similar ones."
    )
    assert one.cells["11-1021"].cell.note is None
    assert len(one.cells) == 833


def test_percentile_ranks_are_those_of_table_6_5(
    raw: Path, contents: dict[str, Content], ranks: dict[tuple[str, str], RatingRow]
) -> None:
    elements = contents[NEW].elements
    assert len(elements) == 17
    assert elements[0] == ("ep.adaptability", "skill_group", "Adaptability")
    assert elements[1].id == "ep.computers_and_information_technology"
    assert len(ranks) == 832 * 17
    path = raw / NEW / "skills.xlsx"
    key = "2024 National Employment Matrix code"
    for code in CODES:
        for element in elements:
            row = ranks[code, element.id]
            assert find_cell(path, "Table 6.5", 2, key, row.row) == code
            assert float(find_cell(path, "Table 6.5", 2, element.name, row.row)) == row.number
            assert (row.domain, row.scale, row.raw) == ("skill_group", "PR", "")
    # The lowest rank is a true zero.
    assert ranks["53-7081", "ep.adaptability"].number == 0


def test_every_occupation_but_the_military_has_a_matrix_code(
    raw: Path, matrix: dict[str, str]
) -> None:
    text = (raw / "onet_30_1/Occupation Data.txt").read_text("utf-8").splitlines()[1:]
    codes = {line.split("\t")[0] for line in text}
    assert len(codes) == 1_016
    assert len(matrix) == 997
    assert codes - set(matrix) == {code for code in codes if code.startswith("55-")}


def test_34_occupations_stand_under_twelve_merged_codes(
    items: dict[str, dict[str, Published]], matrix: dict[str, str]
) -> None:
    merged = {code: found for code, found in matrix.items() if found != code[:7]}
    assert len(merged) == 34
    assert len(set(merged.values())) == 12
    assert merged["29-2011.04"] == "29-2010"
    assert set(matrix.values()) == set(items)


def test_the_list_of_codes_names_all_line_items(
    raw: Path, items: dict[str, dict[str, Published]]
) -> None:
    book = load_workbook(raw / NEW / "nem-occupational-coverage.xlsx", read_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    book.close()
    titles = {str(row[1]): str(row[2]) for row in rows if "Line item" in row}
    assert set(titles) == set(items)
    assert titles["13-1020"] == "Buyers and purchasing agents"
    (member,) = Container(raw / NEW / "nem-onet-to-soc-crosswalk.xlsx").members()
    assert projections.read_matrix(member)["13-1021.00"] == ("13-1020", titles["13-1020"])


def test_files_are_recognised_by_their_columns(raw: Path) -> None:
    def recognise(name: str) -> str | None:
        with Container(raw / name) as container:
            return projections.recognise_projections(container)

    span = "Employment Projections 2024\N{EN DASH}34"
    assert recognise(f"{NEW}/Employment Projections.csv") == f"{span}: occupations"
    assert recognise(f"{NEW}/occupation.xlsx") == (
        f"{span}: occupations, openings, reasons of change"
    )
    assert recognise(f"{NEW}/skills.xlsx") == f"{span}: skills"
    assert recognise(f"{NEW}/education.xlsx") == (
        f"{span}: education of workers, entry requirements"
    )
    assert recognise(f"{OLD}/occupation.xlsx") == (
        "Employment Projections 2022\N{EN DASH}32: occupations, openings, reasons of change,"
        " education of workers, entry requirements"
    )
    assert recognise(f"{NEW}/nem-onet-to-soc-crosswalk.xlsx") == (
        "Employment Projections matrix codes"
    )
    assert recognise("bls_oews/oesm24nat.zip") is None
    assert recognise("webb_2020") is None


@pytest.mark.excerpts
def test_education_alone_gives_entry_requirements_too(
    raw: Path, items: dict[str, dict[str, Published]]
) -> None:
    content = projections.read_projections(Container(raw / NEW / "education.xlsx"))
    found = {one.extract.metric: one for one in content.series}
    for metric in ("entry_education", "work_experience", "training"):
        assert found[metric].extract.table == "Table 5.4"
        for code, line in items.items():
            assert found[metric].cells[code].cell.text == line[metric].cell.text


@pytest.mark.excerpts
def test_an_edition_to_come_is_read_by_the_years_in_its_titles(raw: Path, tmp_path: Path) -> None:
    cells = read_cells(raw / NEW / "occupation.xlsx", "Table 1.2")
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Table 1.2"
    for address, text in cells.items():
        number = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if number == 2:
            text = text.replace("2024", "2026").replace("2034", "2036")
            page[address] = text.replace("\N{EN DASH}34", "\N{EN DASH}36")
        elif number <= 40:
            plain = text.replace(".", "", 1).replace("-", "", 1).isdigit()
            page[address] = float(text) if plain and address[0] not in "AB" else text
    path = tmp_path / "occupation.xlsx"
    book.save(path)
    content = projections.read_projections(Container(path))
    assert content.releases[0][::2] == ("ep-2026-36", "Employment Projections 2026\N{EN DASH}36")
    found = {one.extract.metric: one for one in content.series}
    assert found["ep_employment"].extract.year == 2026
    assert found["openings"].extract.year == 2036
    assert found["openings"].cells["11-1011"].cell.number == 22_200
    assert found["openings"].absent(_occupation("15-1252")) == (
        "The projections of 2026 to 2036 have no row for SOC 15-1252."
    )


@pytest.mark.excerpts
def test_a_missing_column_and_a_code_that_stands_twice_are_named(raw: Path, tmp_path: Path) -> None:
    text = (raw / NEW / "Employment Projections.csv").read_text("utf-8-sig")
    path = tmp_path / "projections.csv"
    path.write_text(text.replace("Median Annual Wage 2024", "Wage"), "utf-8")
    with pytest.raises(OccDeskError, match=r"has no column “median annual wage, dollars, 2024”"):
        projections.read_projections(Container(path))
    actor = next(line for line in text.splitlines() if "27-2011" in line)
    path.write_text(f"{text.rstrip()}\n{actor}\n", "utf-8")
    with pytest.raises(OccDeskError, match=r"27-2011 stands twice in projections\.csv, in rows"):
        projections.read_projections(Container(path))
    path.write_text(text.replace('"1,579.8"', '"1,579.8?"'), "utf-8")
    with pytest.raises(OccDeskError, match=r"“1,579\.8\?” is not a number, in Employment 2024"):
        projections.read_projections(Container(path))


def _compare(path: Path, one: Series, code: str, factor: int) -> None:
    """Compare a cell with the text in the XML of its sheet, under its column and in its row."""
    published = one.cells[code]
    where = (path, one.extract.table, 2)
    assert find_cell(*where, one.extract.key, published.row) == code
    text = find_cell(*where, one.extract.column, published.row)
    cell = published.cell
    if text == DASH:
        assert (cell.number, cell.text, cell.raw) == (None, None, DASH)
        assert cell.note
    elif text.startswith(">="):
        assert (cell.number, cell.bound, cell.raw) == (239_200, "at_least", text)
    elif factor == 0:
        assert (cell.text, cell.raw) == (text, text)
    else:
        assert cell.raw == repr(float(text)).removesuffix(".0")
        assert cell.number == pytest.approx(float(text) * factor, abs=1e-6)
        assert (one.extract.step != "") == (factor == 1000)


def _occupation(soc: str) -> Occupation:
    return Occupation(f"{soc}.00", "", soc, "", "", "", soc, surveyed=True)
