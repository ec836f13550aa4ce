"""National employment and wages, May 2019 to May 2025."""

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.sheet_xml import find_cell

from occdesk.model.codes import soc_of
from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.sources.files.cells import Cell
from occdesk.sources.files.container import Container
from occdesk.sources.oews import importer as oews
from occdesk.sources.oews.cells import FIGURES, make_edition
from occdesk.sources.oews.tables import find_table, find_year, read_table
from occdesk.sources.pack.content import Content, Published, Series

TOTALS = {
    2019: (146_875_480, 39_810),
    2020: (139_099_570, 41_950),
    2021: (140_886_310, 45_760),
    2022: (147_886_000, 46_310),
    2023: (151_853_870, 48_060),
    2024: (154_187_380, 49_500),
    2025: (155_495_730, 50_980),
}
COLUMNS = {metric: column for metric, column, _ in FIGURES}
NUMBERS = {metric: number for metric, _, number in FIGURES}
CODES = ("00-0000", "11-1011", "13-1020", "25-2021", "27-2011", "29-1221", "29-2010", "45-2093")
SHOWN = ("employment", "mean_wage", "hourly_median", "wage_p90", "median_wage")

Lines = dict[int, dict[str, dict[str, Published]]]


@pytest.fixture(scope="module")
def content(oews_content: Content) -> Content:
    """Return the figures of every edition."""
    return oews_content


@pytest.fixture(scope="module")
def series(content: Content) -> dict[tuple[str, int], Series]:
    """Return the series by metric and year."""
    return {(one.extract.metric, one.extract.year): one for one in content.series}


@pytest.fixture(scope="module")
def lines(content: Content) -> Lines:
    """Return what is published, by year, code and metric; without the nation."""
    found: Lines = {}
    for one in content.series:
        for code, published in one.cells.items():
            by_code = found.setdefault(one.extract.year, {})
            if code != oews.TOTAL:
                by_code.setdefault(code, {})[one.extract.metric] = published
    return found


@pytest.fixture(scope="module")
def database(series_file: Path) -> Iterator[sqlite3.Connection]:
    """Return the database of May 2025, unpacked to a file."""
    connection = sqlite3.connect(series_file)
    yield connection
    connection.close()


@pytest.mark.excerpts
def test_the_national_totals_are_those_of_the_files(
    series: dict[tuple[str, int], Series],
) -> None:
    found = {
        year: tuple(
            series[metric, year].cells[oews.TOTAL].cell.number
            for metric in ("employment", "median_wage")
        )
        for year in TOTALS
    }
    assert found == TOTALS


def test_every_edition_has_its_number_of_detailed_lines(lines: Lines) -> None:
    assert {year: len(found) for year, found in lines.items()} == {
        **{2019: 789, 2020: 789, 2021: 831, 2022: 830, 2023: 831, 2024: 831},
        2025: 830,
    }


def test_detailed_employment_adds_up_to_the_total_within_a_thousandth(lines: Lines) -> None:
    for year, found in lines.items():
        together = sum(line["employment"].cell.number or 0 for line in found.values())
        assert together == pytest.approx(TOTALS[year][0], rel=1e-3)


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", SHOWN)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("year", "file"),
    [
        (2019, "national_M2019_dl.xlsx"),
        (2020, "national_M2020_dl.xlsx"),
        (2022, "oesm22nat.zip"),
        (2024, "oesm24nat.zip"),
    ],
)
def test_a_workbook_has_the_raw_text_in_the_row_that_is_named(
    raw: Path, series: dict[tuple[str, int], Series], year: int, file: str, code: str, metric: str
) -> None:
    published = series[metric, year].cells.get(code)
    if published is None:
        assert (year, code) in {(2019, "29-2010"), (2020, "29-2010")}
        return
    sheet = f"national_M{year}_dl"
    where = (raw / "bls_oews" / file, sheet, 1)
    assert find_cell(*where, "OCC_CODE", published.row) == code
    assert find_cell(*where, "O_GROUP", published.row) in ("detailed", "total")
    text = find_cell(*where, COLUMNS[metric], published.row)
    _compare(published.cell, text, metric, year)
    assert series[metric, year].extract.table == sheet


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", SHOWN)
@pytest.mark.parametrize("code", CODES)
def test_the_text_of_2021_has_the_raw_text_on_the_line_that_is_named(
    raw: Path, series: dict[tuple[str, int], Series], code: str, metric: str
) -> None:
    published = series[metric, 2021].cells[code]
    text = (raw / "bls_oews/national_May2021_dl.csv").read_text("utf-8-sig").splitlines()
    header, line = csv.reader([text[0], text[published.row - 1]])
    cells = dict(zip(header, line, strict=True))
    assert (cells["OCC_CODE"], cells["O_GROUP"] in ("detailed", "total")) == (code, True)
    assert published.cell.raw == cells[COLUMNS[metric]]
    _compare(published.cell, cells[COLUMNS[metric]], metric, 2021)


@pytest.mark.excerpts
@pytest.mark.parametrize("metric", SHOWN)
@pytest.mark.parametrize("code", CODES)
def test_the_time_series_have_the_raw_text_under_their_key(
    database: sqlite3.Connection, series: dict[tuple[str, int], Series], code: str, metric: str
) -> None:
    one = series[metric, 2025]
    column = f"v{NUMBERS[metric]:02}"
    key = f"OEUN0000000000000{code.replace('-', '')}"
    ((text, error),) = database.execute(
        f"SELECT {column}, {'v02' if metric == 'employment' else 'v05'} FROM cell WHERE key = ?",
        (key,),
    )
    published = one.cells[code]
    assert (published.cell.raw, published.row) == (text, 0)
    assert (one.extract.table, one.extract.key, one.extract.column) == ("cell", "key", column)
    assert published.cell.number == (None if text == "-" else float(text))
    if metric in ("employment", "mean_wage") and text != "-":
        assert published.cell.rse == float(error)
    else:
        assert published.cell.rse is None


@pytest.mark.excerpts
def test_standard_errors_are_those_of_the_row(
    raw: Path, series: dict[tuple[str, int], Series]
) -> None:
    where = (raw / "bls_oews/oesm24nat.zip", "national_M2024_dl", 1)
    for code in ("11-1011", "15-1252", "45-2093"):
        employment = series["employment", 2024].cells[code]
        row = employment.row
        assert employment.cell.rse == float(find_cell(*where, "EMP_PRSE", row))
        error = float(find_cell(*where, "MEAN_PRSE", row))
        assert series["mean_wage", 2024].cells[code].cell.rse == error
        assert series["hourly_mean", 2024].cells[code].cell.rse == error
        assert series["median_wage", 2024].cells[code].cell.rse is None


def test_the_hybrid_codes_are_those_of_2019_and_2020_and_no_other_year(
    raw: Path, lines: Lines, matrix: dict[str, str]
) -> None:
    text = (raw / "onet_30_1/Occupation Data.txt").read_text("utf-8").splitlines()[1:]
    socs = {soc_of(line.split("\t")[0]) for line in text}
    merged = set(matrix.values()) - socs
    for year, found in lines.items():
        unknown = set(found) - socs - merged
        assert unknown == (set(oews.HYBRID) if year <= 2020 else set())


def test_the_members_of_hybrid_codes_are_all_that_2019_and_2020_lack(
    lines: Lines, matrix: dict[str, str]
) -> None:
    members = {member for found in oews.HYBRID.values() for member in found}
    assert sum(len(found) for found in oews.HYBRID.values()) == len(members) == 72
    for year in (2019, 2020):
        # 45-3031 is covered in no year.
        assert set(matrix.values()) - set(lines[year]) - {"45-3031"} == members


@pytest.mark.excerpts
def test_a_capped_wage_is_the_ceiling_of_its_year_or_more(lines: Lines) -> None:
    for year, ceiling, hourly in ((2020, 208_000, 100), (2021, 208_000, 100), (2024, 239_200, 115)):
        surgeon = lines[year]["29-1221"]
        annual, hour = surgeon["wage_p90"].cell, surgeon["hourly_p90"].cell
        assert (annual.number, annual.bound, annual.raw) == (ceiling, "at_least", "#")
        assert (hour.number, hour.bound, hour.raw) == (hourly, "at_least", "#")
        assert f"${ceiling:,}" in (annual.note or "")


@pytest.mark.excerpts
def test_nothing_is_above_the_ceiling_before_2025_and_nothing_is_capped_in_2025(
    lines: Lines,
) -> None:
    for year, found in lines.items():
        wages = [line["median_wage"].cell for line in found.values()]
        if year < 2025:
            cap = make_edition(year).annual_cap
            assert all(cell.number <= cap for cell in wages if cell.number)
        else:
            assert all(cell.bound == "" for cell in wages)
    assert lines[2025]["29-1211"]["median_wage"].cell.number == 391_490


def test_withheld_employment_is_missing_with_its_reason(lines: Lines) -> None:
    cell = lines[2020]["13-1074"]["employment"].cell
    assert (cell.number, cell.raw) == (None, "**")
    assert cell.note == "OEWS May 2020 does not release the employment of SOC 13-1074."


@pytest.mark.excerpts
@pytest.mark.parametrize("year", list(TOTALS))
def test_actors_are_paid_by_the_hour_and_teachers_by_the_year(lines: Lines, year: int) -> None:
    actors = lines[year]["27-2011"]
    assert actors["hourly_median"].cell.number
    assert actors["median_wage"].cell.number is None
    assert "only hourly wages" in (actors["median_wage"].cell.note or "")
    teachers = lines[year]["25-2021"]
    assert teachers["median_wage"].cell.number
    assert teachers["hourly_median"].cell.number is None
    assert "only annual wages" in (teachers["hourly_median"].cell.note or "")


@pytest.mark.excerpts
def test_every_cell_is_a_number_or_has_a_reason(lines: Lines) -> None:
    for found in lines.values():
        for line in found.values():
            cells = [published.cell for published in line.values()]
            assert len(cells) == 13
            assert all(cell.raw for cell in cells)
            assert all((cell.number is None) <= bool(cell.note) for cell in cells)
            assert all(cell.number is None or cell.number > 0 for cell in cells)


def test_what_is_not_there_says_why(series: dict[tuple[str, int], Series]) -> None:
    assert series["employment", 2020].absent(_occupation("15-1252")) == (
        "OEWS May 2020 counts this occupation only within the wider code 15-1256"
        " Software Developers and Software Quality Assurance Analysts and Testers."
    )
    assert series["employment", 2025].absent(_occupation("11-1031")) == (
        "OEWS May 2025 has no row for SOC 11-1031."
    )
    assert series["employment", 2025].absent(_occupation("45-3031")) == (
        "OEWS has no row for SOC 45-3031 in any year from May 2019 to May 2025."
    )


@pytest.mark.excerpts
def test_one_edition_alone_speaks_of_itself_only(raw: Path) -> None:
    with Container(raw / "bls_oews/oesm24nat.zip") as container:
        assert oews.recognise_oews(container) == "OEWS May 2024, national"
        content = oews.read_oews(container)
    assert [one.id for one in content.releases] == ["oews-2024-05"]
    assert content.series[0].absent(_occupation("45-3031")) == (
        "OEWS May 2024 has no row for SOC 45-3031."
    )
    assert (content.areas, list(content.regional)) == ([], [])


def test_the_files_are_named_with_the_checksums_that_were_published(content: Content) -> None:
    found = {one.path: one.sha256 for one in content.files}
    assert found["bls_oews/oesm24nat.zip"].startswith("5fa368aa034ca784")
    assert found["bls_oews/oews-2025.sqlite.gz"].startswith("3966d23d97176509")
    assert {one.extract.file for one in content.series} <= set(found)
    assert content.warnings == []


@pytest.mark.excerpts
def test_the_whole_folder_is_recognised(raw: Path) -> None:
    found = oews.recognise_oews(Container(raw / "bls_oews"))
    assert found == "OEWS May 2019 to May 2025, nation, states and areas"
    assert oews.recognise_oews(Container(raw / "bls_ep_2024_34")) is None
    assert oews.recognise_oews(Container(raw / "felten_aioe")) is None


@pytest.mark.excerpts
@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("national_M2019_dl.csv", 2019),
        ("national_May2021_dl.csv", 2021),
        ("all_data_M_2025.csv", 2025),
        ("oesm27st.csv", 2027),
        ("employment.csv", None),
    ],
)
def test_the_year_is_told_by_the_name(
    raw: Path, tmp_path: Path, name: str, year: int | None
) -> None:
    shutil.copy(raw / "bls_oews/national_May2021_dl.csv", tmp_path / name)
    (member,) = Container(tmp_path / name).members()
    place = find_table(member)
    assert place is not None
    assert find_year(place) == year


@pytest.mark.excerpts
def test_a_file_without_a_year_is_refused(raw: Path, tmp_path: Path) -> None:
    path = tmp_path / "employment.csv"
    shutil.copy(raw / "bls_oews/national_May2021_dl.csv", path)
    assert oews.recognise_oews(Container(path)) == "OEWS, national"
    with pytest.raises(OccDeskError, match=r"does not say of which May it is"):
        oews.read_oews(Container(path))


def test_a_year_to_come_has_the_ceiling_of_its_legend_or_the_last_known() -> None:
    legend = (
        "#  = indicates a wage equal to or greater than $130.00 per hour or $270,400 per year",
    )
    assert make_edition(2027, legend)[1:] == (130, 270_400)
    assert make_edition(2027)[1:] == (115, 239_200)
    assert make_edition(2021)[1:] == (100, 208_000)


def test_a_line_that_stands_twice_is_refused(raw: Path, tmp_path: Path) -> None:
    text = (raw / "bls_oews/national_May2021_dl.csv").read_text("utf-8-sig")
    actor = next(line for line in text.splitlines() if "27-2011" in line)
    path = tmp_path / "national_May2021_dl.csv"
    path.write_text(f"{text.rstrip()}\n{actor}\n", "utf-8")
    with pytest.raises(OccDeskError, match=r"27-2011 stands twice in .*row 1405 is the second"):
        oews.read_oews(Container(path))


def test_a_damaged_database_is_refused_with_its_name(raw: Path, tmp_path: Path) -> None:
    path = tmp_path / "oews-2025.sqlite.gz"
    path.write_bytes((raw / "bls_oews/oews-2025.sqlite.gz").read_bytes()[:50_000])
    with pytest.raises(OccDeskError, match=r"oews-2025\.sqlite\.gz cannot be read: it is cut off"):
        oews.read_oews(Container(path))
    path.write_bytes(b"")
    with pytest.raises(OccDeskError, match=r"oews-2025\.sqlite\.gz is empty"):
        oews.read_oews(Container(path))


def test_a_damaged_archive_or_workbook_in_a_folder_is_not_passed_over(
    raw: Path, tmp_path: Path
) -> None:
    damaged = (raw / "bls_oews/oesm24nat.zip").read_bytes()[:100_000]
    (tmp_path / "oesm24nat.zip").write_bytes(damaged)
    with pytest.raises(OccDeskError, match=r"oesm24nat\.zip cannot be read as a zip archive"):
        oews.read_oews(Container(tmp_path))
    assert oews.recognise_oews(Container(tmp_path)) is None
    (tmp_path / "oesm24nat.zip").unlink()
    (tmp_path / "national_M2024_dl.xlsx").write_bytes(damaged)
    with pytest.raises(OccDeskError, match=r"M2024_dl\.xlsx cannot be read as a workbook"):
        oews.read_oews(Container(tmp_path))


def test_each_line_of_a_table_keeps_its_title(raw: Path) -> None:
    with Container(raw / "bls_oews/oesm24nat.zip") as container:
        (place,) = filter(None, map(find_table, container.members()))
        nation, regional = read_table(place, make_edition(2024))
    assert regional is None
    assert nation is not None
    assert nation.titles["13-1020"] == "Buyers and Purchasing Agents"
    assert len(nation.titles) == 832


def _compare(cell: Cell, text: str, metric: str, year: int) -> None:
    """Compare a cell with the text as it stands in the file."""
    if text in ("*", "**"):
        assert (cell.number, cell.raw) == (None, text)
        assert cell.note
    elif text == "#":
        cap = (100, 208_000) if year <= 2021 else (115, 239_200)
        assert (cell.number, cell.bound) == (cap[not metric.startswith("hourly")], "at_least")
    else:
        assert cell.number == float(text.replace(",", ""))
        assert float(cell.raw.replace(",", "")) == cell.number
        assert not cell.raw.endswith(".0") or year == 2021


def _occupation(soc: str) -> Occupation:
    return Occupation(f"{soc}.00", "", soc, "", "", "", soc, surveyed=True)
