"""Employment and wages of states and areas, May 2025."""

import shutil
import sqlite3
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.database import open_database
from occdesk.sources.oews import importer as oews
from occdesk.sources.oews import series as oews_series
from occdesk.sources.oews.regions import STATES, write_figures
from occdesk.sources.pack.content import Area, Content, RegionalRow

FIELDS = {
    **{"employment": "v01", "rse": "v02", "mean": "v04", "wage_rse": "v05", "p10": "v11"},
    **{"p25": "v12", "median": "v13", "p75": "v14", "p90": "v15", "quotient": "v17"},
}
MARKED = ("employment", "mean", "p10", "p25", "median", "p75", "p90", "quotient")
COLUMNS = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP"),
    *("OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000"),
    *("LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10"),
    *("H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN"),
    *("A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
"""The layout of the workbooks since May 2022."""
NUMBERS = {
    **{"TOT_EMP": 1, "EMP_PRSE": 2, "H_MEAN": 3, "A_MEAN": 4, "MEAN_PRSE": 5, "H_PCT10": 6},
    **{"H_PCT25": 7, "H_MEDIAN": 8, "H_PCT75": 9, "H_PCT90": 10, "A_PCT10": 11, "A_PCT25": 12},
    **{"A_MEDIAN": 13, "A_PCT75": 14, "A_PCT90": 15, "JOBS_1000": 16, "LOC_QUOTIENT": 17},
}
CHECKED = (
    *(("0600000", "15-1252"), ("0600000", "00-0000"), ("0600000", "27-2011")),
    *(("1100000", "11-1011"), ("3600000", "29-1211"), ("4800000", "13-1020")),
    *(("0100000", "25-2021"), ("7200000", "29-2010"), ("6600000", "00-0000")),
    *(("0010180", "00-0000"), ("0010180", "11-1011"), ("0041860", "15-2051")),
    *(("0100001", "29-1141"), ("0200006", "35-2014"), ("0035620", "29-1221")),
    *(("0010580", "27-2031"), ("0010540", "29-1215"), ("0024340", "29-1211")),
    *(("0013820", "27-2011"), ("0010900", "29-1224"), ("0028140", "27-2021")),
    *(("5000000", "29-2099"), ("1000000", "41-2011"), ("0010380", "00-0000")),
)


@pytest.fixture(scope="module")
def database(series_file: Path) -> Iterator[sqlite3.Connection]:
    """Return the database of May 2025, unpacked to a file."""
    connection = sqlite3.connect(series_file)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def content(oews_content: Content) -> Content:
    """Return the figures of the folder, of which the database alone has areas."""
    return oews_content


@pytest.fixture(scope="module")
def rows(content: Content) -> dict[tuple[str, str], RegionalRow]:
    """Return every row by area and code."""
    return {(row.area, row.code): row for row in content.regional}


@pytest.mark.excerpts
def test_there_are_582_areas_of_three_kinds(content: Content) -> None:
    kinds = Counter(area.kind for area in content.areas)
    assert kinds == {"state": 54, "metro": 393, "nonmetro": 135}
    found = {area.code: area for area in content.areas}
    assert found["7200000"] == Area("7200000", "state", "Puerto Rico", "PR")
    assert found["0010180"] == Area("0010180", "metro", "Abilene, TX", "TX")
    assert found["0100001"].title == "Northwest Alabama nonmetropolitan area"
    assert (found["0100001"].kind, found["0100001"].state) == ("nonmetro", "AL")
    assert {area.state for area in content.areas} == set(STATES.values())
    assert all(
        ("nonmetropolitan" in area.title) == (area.kind == "nonmetro") for area in content.areas
    )


def test_there_is_a_row_for_every_detailed_code_and_total_of_every_area(
    content: Content, rows: dict[tuple[str, str], RegionalRow], database: sqlite3.Connection
) -> None:
    ((count,),) = database.execute(
        "SELECT count(*) FROM cell JOIN occupation ON occupation_code = substr(key, 18)"
        " WHERE key NOT LIKE 'OEUN%' AND key LIKE '____________000000______'"
        " AND (display_level = 3 OR occupation_code = '000000')".replace("____________", "_" * 11)
    )
    assert len(rows) == count == 222_926
    assert {area for area, _ in rows} == {area.code for area in content.areas}


@pytest.mark.excerpts
@pytest.mark.parametrize(("area", "code"), CHECKED)
def test_a_row_says_what_stands_under_its_key(
    database: sqlite3.Connection,
    rows: dict[tuple[str, str], RegionalRow],
    area: str,
    code: str,
) -> None:
    found = _look_up(database, area, code)
    if found is None:
        assert (area, code) not in rows
        return
    row = rows[area, code]
    assert (row.year, row.row) == (2025, 0)
    marks = dict(zip(MARKED, row.marks or "." * 8, strict=True))
    for field, column in FIELDS.items():
        text, footnote = found[column], found[f"f{column[1:]}"]
        number = getattr(row, field)
        if text != "-":
            assert number == float(text)
            assert marks.get(field, ".") == "."
        elif footnote == "5":
            assert (number, marks[field]) == (239_200, "#")
        else:
            assert number is None
            if field in marks:
                assert marks[field] == {"4": "h", "8": "-"}[footnote]


def test_the_checked_rows_are_of_every_sort(rows: dict[tuple[str, str], RegionalRow]) -> None:
    marks = Counter(row.marks for row in rows.values())
    assert marks == {
        **{"": 214_977, "-......-": 4_856, ".------.": 2_435, ".######.": 242},
        **{".hhhhhh.": 271, "-######-": 96, "-hhhhhh-": 37, "-...###-": 1, "......#.": 11},
    }
    assert {rows[one].marks for one in CHECKED if one in rows} >= {
        *("", ".------.", ".hhhhhh.", "-hhhhhh-", ".######.", "-######-", "......#."),
    }


@pytest.mark.excerpts
def test_the_published_text_of_every_figure_is_got_back_from_its_row(
    database: sqlite3.Connection, rows: dict[tuple[str, str], RegionalRow]
) -> None:
    columns = {"TOT_EMP": "v01", "LOC_QUOTIENT": "v17", "A_MEAN": "v04", "A_MEDIAN": "v13"}
    columns |= {"A_PCT10": "v11", "A_PCT25": "v12", "A_PCT75": "v14", "A_PCT90": "v15"}
    for (area, code), row in list(rows.items())[::37]:
        found = _look_up(database, area, code)
        assert found is not None
        written = write_figures(row, "database")
        assert written == {column: found[number] for column, number in columns.items()}
        if row.rse is not None:
            assert f"{row.rse:.1f}" == found["v02"]
        if row.wage_rse is not None:
            assert f"{row.wage_rse:.1f}" == found["v05"]


@pytest.mark.excerpts
def test_rows_are_read_anew_each_time_within_little_memory(raw: Path) -> None:
    content = oews.read_oews(Container(raw / "bls_oews/oews-2025.sqlite.gz"))
    tracemalloc.start()
    try:
        first = next(iter(content.regional))
        assert next(iter(content.regional)) == first
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 200_000_000


@pytest.mark.excerpts
def test_the_extracts_name_the_columns_of_the_database(content: Content) -> None:
    found = {one.metric: (one.table, one.key, one.column) for one in content.extracts}
    assert found == {
        f"regional.{metric}": ("cell", "key", column)
        for metric, column in {
            **{"employment": "v01", "mean_wage": "v04", "wage_p10": "v11", "wage_p25": "v12"},
            **{"median_wage": "v13", "wage_p75": "v14", "wage_p90": "v15", "quotient": "v17"},
        }.items()
    }


@pytest.mark.excerpts
def test_a_plain_database_is_read_like_a_packed_one(
    series_file: Path, rows: dict[tuple[str, str], RegionalRow]
) -> None:
    container = Container(series_file)
    assert oews.recognise_oews(container) == "OEWS May 2025, nation, states and areas"
    first = next(iter(oews.read_oews(container).regional))
    assert first == rows[first.area, first.code]


@pytest.mark.excerpts
def test_a_database_of_the_nation_alone_names_no_place_of_areas(
    series_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(series_file, tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM cell WHERE key NOT LIKE 'OEUN%'")
    content = oews.read_oews(Container(path))
    assert len(content.series) == 13
    assert (content.extracts, content.areas, list(content.regional)) == ([], [], [])


@pytest.mark.excerpts
def test_a_database_is_unpacked_three_times_at_the_most_until_its_rows_are_wanted(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def counted(file: Path | Member) -> sqlite3.Connection:
        opened.append(file)
        return open_database(file)

    monkeypatch.setattr(oews_series, "open_database", counted)
    content = oews.read_oews(Container(raw / "bls_oews/oews-2025.sqlite.gz"))
    # To tell what it is, of which year, and for nation and areas.
    assert len(opened) == 3
    next(iter(content.regional))
    assert len(opened) == 4


@pytest.mark.parametrize(
    ("archive", "said", "areas"),
    [
        ("oesm25st.zip", "OEWS May 2025, states", ("0600000", "7200000", "0100000", "5000000")),
        (
            "oesm25ma.zip",
            "OEWS May 2025, nonmetropolitan areas and metropolitan areas",
            ("0010180", "0035620", "0100001"),
        ),
    ],
)
def test_a_workbook_of_areas_reads_to_the_same_rows(
    database: sqlite3.Connection,
    content: Content,
    rows: dict[tuple[str, str], RegionalRow],
    tmp_path: Path,
    archive: str,
    said: str,
    areas: tuple[str, ...],
) -> None:
    path = _write_archive(tmp_path / archive, database, areas)
    with Container(path) as container:
        assert oews.recognise_oews(container) == said
        found = oews.read_oews(container)
    wanted = {key: row for key, row in rows.items() if key[0] in areas}
    got = {(row.area, row.code): row for row in found.regional}
    assert {key: row._replace(row=0) for key, row in got.items()} == wanted
    assert sorted(found.areas) == sorted(one for one in content.areas if one.code in areas)
    assert (found.series, found.warnings) == ([], [])
    assert all(row.row > 1 for row in got.values())
    assert {one.key for one in found.extracts} == {"OCC_CODE"}


def test_the_row_that_is_named_is_that_of_the_workbook(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    path = _write_archive(tmp_path / "oesm25st.zip", database, ("7200000",))
    with Container(path) as container:
        found = {row.code: row for row in oews.read_oews(container).regional}
    lines = list(_list_lines(database, ("7200000",)))
    for number, line in enumerate(lines, start=2):
        if line["O_GROUP"] == "detailed" and line["I_GROUP"] == "cross-industry":
            row = found[str(line["OCC_CODE"])]
            assert row.row == number
            for column, text in write_figures(row, "workbook").items():
                assert str(line[column]) in (text, f"{text}.0")


def test_two_files_of_one_area_do_not_count_it_twice(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    _write_archive(tmp_path / "oesm25st.zip", database, ("7200000",))
    _write_archive(tmp_path / "state_again_2025.zip", database, ("7200000",))
    content = oews.read_oews(Container(tmp_path))
    ((count,),) = database.execute(
        "SELECT count(*) FROM cell JOIN occupation ON occupation_code = substr(key, 18)"
        " WHERE key LIKE 'OEUS7200000000000%' AND (display_level = 3 OR occupation_code = '000000')"
    )
    assert len(list(content.regional)) == count
    assert len(content.warnings) == 1
    assert "its rows are left out" in content.warnings[0]


def test_an_area_of_an_unknown_type_is_refused(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    lines = [line | {"AREA_TYPE": "9"} for line in _list_lines(database, ("6600000",))]
    path = tmp_path / "state_M2025_dl.xlsx"
    path.write_bytes(_write_book("state_M2025_dl", lines))
    with pytest.raises(OccDeskError, match=r"“9” is not a known AREA_TYPE, in row 2 of"):
        oews.read_oews(Container(path))


@pytest.mark.excerpts
def test_a_file_of_industries_only_is_refused(database: sqlite3.Connection, tmp_path: Path) -> None:
    lines = [line | {"I_GROUP": "sector"} for line in _list_lines(database, ("6600000",))]
    path = tmp_path / "natsector_M2025_dl.xlsx"
    path.write_bytes(_write_book("natsector_M2025_dl", lines))
    with pytest.raises(OccDeskError, match=r"has no line for all industries together"):
        oews.read_oews(Container(path))


def _look_up(database: sqlite3.Connection, area: str, code: str) -> sqlite3.Row | None:
    kind = "S" if area.endswith("00000") else "M"
    key = f"OEU{kind}{area}000000{code.replace('-', '')}"
    found: sqlite3.Row | None = database.execute(
        "SELECT * FROM cell WHERE key = ?", (key,)
    ).fetchone()
    return found


def _write_archive(path: Path, database: sqlite3.Connection, areas: Iterable[str]) -> Path:
    """Write an archive as the publisher offers it: workbooks in a folder, and descriptions."""
    listed = tuple(areas)
    states = tuple(one for one in listed if one.endswith("00000"))
    metros = tuple(one for one in listed if one.startswith("00"))
    others = tuple(set(listed) - set(states) - set(metros))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chosen in (("state", states), ("MSA", metros), ("BOS", others)):
            if chosen:
                sheet = f"{name}_M2025_dl"
                book = _write_book(sheet, _list_lines(database, chosen))
                archive.writestr(f"{path.stem}/{sheet}.xlsx", book)
        archive.writestr(f"{path.stem}/file_descriptions.xlsx", _write_book("Fields", ()))
    return path


def _write_book(sheet: str, lines: Iterable[dict[str, object]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    if sheet != "Fields":
        page.append(COLUMNS)
    for line in lines:
        page.append([line.get(column) for column in COLUMNS])
    legend = book.create_sheet("Field Descriptions")
    legend.append(("#  = indicates a wage equal to or greater than $115.00 per hour",))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _list_lines(database: sqlite3.Connection, areas: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield lines in the publisher's layout from the cells of the time series."""
    levels = {0: "major", 1: "minor", 2: "broad", 3: "detailed"}
    for area in areas:
        kind = "S" if area.endswith("00000") else "M"
        (place,) = database.execute("SELECT * FROM area WHERE area_code = ?", (area,))
        territory = area[:2] in ("66", "72", "78")
        common = {
            "AREA": area[:2] if kind == "S" else area[2:] if area.startswith("00") else area,
            "AREA_TITLE": place["area_name"],
            "AREA_TYPE": "3" if territory and kind == "S" else "2" if kind == "S" else "4",
            "PRIM_STATE": STATES[place["state_code"]],
            "NAICS": "000000",
            "I_GROUP": "cross-industry",
        }
        if not area.startswith("00") and kind == "M":
            common["AREA_TYPE"] = "6"
        query = (
            "SELECT * FROM cell JOIN occupation ON occupation_code = substr(key, 18)"
            f" WHERE key LIKE 'OEU{kind}{area}000000%' ORDER BY key"
        )
        for found in database.execute(query):
            digits = found["occupation_code"]
            line: dict[str, object] = dict(common)
            line["OCC_CODE"] = f"{digits[:2]}-{digits[2:]}"
            line["OCC_TITLE"] = found["occupation_name"]
            level = levels[found["display_level"]]
            line["O_GROUP"] = "total" if digits == "000000" else level
            line |= {column: _publish(found, column) for column in NUMBERS}
            line["ANNUAL"] = "TRUE" if found["f06"] == "4" else None
            line["HOURLY"] = "TRUE" if found["f11"] == "4" else None
            yield line
            if digits == "000000":
                yield line | {"I_GROUP": "sector", "NAICS": "62"}
            if level == "detailed" and digits.endswith("0"):
                # A merged code stands among the broad groups too.
                yield line | {"O_GROUP": "broad"}


def _publish(found: sqlite3.Row, column: str) -> object:
    """Return a cell as workbooks write it: a number, or a mark for what is not there."""
    number = NUMBERS[column]
    text, footnote = found[f"v{number:02}"], found[f"f{number:02}"]
    if text != "-":
        return float(text) if "." in text else int(text)
    if footnote == "5":
        return "#"
    return "**" if column in ("TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT") else "*"


@pytest.mark.excerpts
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE area SET area_name = x'ff00' WHERE area_code = '0600000'",
            r"row \d+ of table area has bytes in column area_name, where text should stand",
        ),
        (
            "UPDATE area SET area_name = printf('%2000d', 1) WHERE area_code = '0600000'",
            r"has text of 2,000 characters in column area_name, where text of at most 1,000",
        ),
        (
            "UPDATE cell SET v13 = x'31' WHERE key LIKE 'OEUS06%'",
            r"table cell has bytes in column v13",
        ),
        ("UPDATE cell SET f04 = x'35' WHERE key LIKE 'OEUS06%'", r"bytes in column f04"),
        ("UPDATE occupation SET occupation_name = x'00'", r"bytes in column occupation_name"),
        (
            "UPDATE occupation SET occupation_code = 'x' WHERE occupation_code = '152051'",
            r"has in its table occupation the code “x”",
        ),
        ("UPDATE meta SET value = x'32303235'", r"table meta has bytes in column value"),
        (
            "DELETE FROM area WHERE area_code = '0600000'",
            r"has in its table cell, but not in its table area, the area “0600000”",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_place(
    series_file: Path, tmp_path: Path, statement: str, sentence: str
) -> None:
    path = Path(shutil.copy(series_file, tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(OccDeskError, match=sentence):
        oews.read_oews(Container(path))


@pytest.mark.excerpts
def test_the_name_of_an_area_acts_on_nothing_that_shows_it(
    series_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(series_file, tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE area SET area_name = 'Cali' || char(27, 8238, 10) || 'fornia'"
            " WHERE area_code = '0600000'"
        )
    areas = {area.code: area.title for area in oews.read_oews(Container(path)).areas}
    assert areas["0600000"] == "Cali‹ESC›\u2039U+202E\u203a fornia"
