"""The bundled pack against the official files, read here in other ways than the importers do."""

import gzip
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

CODES = (
    *("11-1011.00", "13-2011.00", "15-1252.00", "15-2051.00", "17-2051.00", "25-2021.00"),
    *("29-1141.00", "29-1221.00", "35-2014.00", "43-4051.00", "47-2111.00", "53-3032.00"),
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@cache
def _rows(content: bytes, sheet: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a sheet as the texts that stand in its XML, by place in the row."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        table = "xl/sharedStrings.xml"
        texts = ElementTree.fromstring(book.read(table)) if table in book.namelist() else ()
        shared = ["".join(node.text or "" for node in item.iter(f"{_MAIN}t")) for item in texts]
        relations = {
            node.get("Id"): (node.get("Target") or "").removeprefix("/xl/")
            for node in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        }
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        (relation,) = [
            node.get(_RELATION)
            for node in workbook.iter(f"{_MAIN}sheet")
            if node.get("name") == sheet
        ]
        tree = ElementTree.fromstring(book.read(f"xl/{relations[relation]}"))
    return tuple(tuple(_cells(row, shared)) for row in tree.iter(f"{_MAIN}row"))


def _cells(row: ElementTree.Element, shared: list[str]) -> Iterator[str]:
    place = 0
    for cell in row.iter(f"{_MAIN}c"):
        number = 0
        for letter in re.sub(r"\d", "", cell.get("r") or ""):
            number = number * 26 + ord(letter) - 64
        yield from [""] * (number - place - 1)
        place = number
        text = cell.findtext(f"{_MAIN}v") or ""
        kind = cell.get("t")
        if kind == "inlineStr":
            text = "".join(node.text or "" for node in cell.iter(f"{_MAIN}t"))
        yield shared[int(text)] if kind == "s" else text


def _stored(pack: sqlite3.Connection, code: str, metric: str, year: int) -> float | None:
    row = pack.execute(
        "SELECT number FROM value WHERE code = ? AND metric = ? AND year = ? AND area = 'US'",
        (code, metric, year),
    ).fetchone()
    assert row is not None, f"no row for {metric} {year} of {code}"
    number: float | None = row[0]
    return number


def _published(text: str) -> float | None:
    """Return the number that TEXT states, None for a marker of no figure."""
    return None if text in ("*", "**", "-") else float(text.replace(",", ""))


@pytest.mark.parametrize("year", [2019, 2020, 2022, 2023, 2024])
@pytest.mark.excerpts
def test_workbook_employment_and_wages_are_those_of_the_cells(
    raw: Path, pack: sqlite3.Connection, year: int
) -> None:
    path = raw / "bls_oews" / f"national_M{year}_dl.xlsx"
    if path.exists():
        content = path.read_bytes()
    else:
        with zipfile.ZipFile(raw / "bls_oews" / f"oesm{year % 100}nat.zip") as archive:
            (name,) = [name for name in archive.namelist() if name.endswith(".xlsx")]
            content = archive.read(name)
    header, *rows = _rows(content, f"national_M{year}_dl")
    titles = [title.upper() for title in header]
    compared = 0
    for row in rows:
        cells = dict(zip(titles, row, strict=False))
        code = cells["OCC_CODE"] + ".00"
        if cells["O_GROUP"] != "detailed" or code not in CODES:
            continue
        for metric, column in (
            *(("employment", "TOT_EMP"), ("median_wage", "A_MEDIAN"), ("wage_p10", "A_PCT10")),
            *(("mean_wage", "A_MEAN"), ("hourly_median", "H_MEDIAN"), ("hourly_p25", "H_PCT25")),
        ):
            if cells[column] == "#":
                continue
            expected = _published(cells[column])
            assert _stored(pack, code, metric, year) == expected
            compared += 1
    assert compared >= 50


@pytest.mark.excerpts
def test_the_2021_text_file_agrees_line_by_line(raw: Path, pack: sqlite3.Connection) -> None:
    text = (raw / "bls_oews" / "national_May2021_dl.csv").read_text(encoding="utf-8-sig")
    compared = 0
    for code in CODES:
        soc = re.escape(code[:7])
        found = re.search(rf'^.*,{soc},(?:"[^"]*"|[^,]*),detailed,(.*)$', text, re.MULTILINE)
        assert found is not None
        joined = re.sub(r'"([^"]*)"', lambda match: match[1].replace(",", ""), found[1]).split(",")
        assert len(joined) == 21
        assert _stored(pack, code, "employment", 2021) == _published(joined[0])
        compared += 1
        for metric, place in (("mean_wage", 7), ("wage_p10", 14), ("wage_p25", 15)):
            if joined[place] != "#":
                assert _stored(pack, code, metric, 2021) == _published(joined[place])
                compared += 1
    assert compared >= 44


@pytest.mark.excerpts
def test_2025_agrees_with_the_cells_of_the_series(
    raw: Path, pack: sqlite3.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "oews.sqlite"
    path.write_bytes(gzip.decompress((raw / "bls_oews" / "oews-2025.sqlite.gz").read_bytes()))
    series = sqlite3.connect(path)
    compared = 0
    for code in CODES:
        key = "OEUN0000000000000" + code[:7].replace("-", "")
        (cells,) = series.execute(
            "SELECT v01, v03, v04, v06, v08, v13, v15 FROM cell WHERE key = ?", (key,)
        ).fetchall()
        metrics = (
            *("employment", "hourly_mean", "mean_wage", "hourly_p10", "hourly_median"),
            *("median_wage", "wage_p90"),
        )
        for metric, text in zip(metrics, cells, strict=True):
            assert _stored(pack, code, metric, 2025) == _published(text)
            compared += 1
    series.close()
    assert compared == 7 * len(CODES)


@pytest.mark.excerpts
def test_projections_agree_with_the_other_published_table(
    raw: Path, pack: sqlite3.Connection
) -> None:
    """The download of the publisher's data tool holds the same figures in another layout."""
    text = (raw / "bls_ep_2024_34" / "Employment Projections.csv").read_text(encoding="utf-8-sig")
    compared = 0
    for code in CODES:
        (line,) = re.findall(rf'"=""{code[:7]}""",(.*)', text)
        cells = re.findall(r'"((?:[^"]|"")*)"', line)
        assert _stored(pack, code, "ep_employment", 2024) == pytest.approx(1000 * _float(cells[0]))
        expected = 1000 * _float(cells[1])
        assert _stored(pack, code, "projected_employment", 2034) == pytest.approx(expected)
        assert _stored(pack, code, "projected_growth", 2034) == _float(cells[3])
        assert _stored(pack, code, "openings", 2034) == pytest.approx(1000 * _float(cells[4]))
        words = dict(
            pack.execute("SELECT metric, text FROM value WHERE code = ? AND year = 2024", (code,))
        )
        assert words["entry_education"] == cells[6]
        assert words["work_experience"] == cells[8]
        assert words["training"] == cells[10]
        compared += 7
    assert compared == 7 * len(CODES)


@pytest.mark.parametrize(
    ("file", "metric", "year", "column"),
    [
        (
            "anthropic_economic_index/labor_market_impacts/job_exposure.csv",
            "observed_exposure",
            2025,
            -1,
        ),
        (
            "microsoft_working_with_ai/soc_ai_applicability_scores.csv",
            "microsoft_applicability",
            2025,
            -1,
        ),
        ("eloundou_2024/occ_level.csv", "human_exposure", 2023, -2),
    ],
)
@pytest.mark.excerpts
def test_indices_agree_with_the_lines_of_their_files(
    raw: Path, pack: sqlite3.Connection, file: str, metric: str, year: int, column: int
) -> None:
    lines = (raw / file).read_text(encoding="utf-8-sig").splitlines()
    for code in CODES:
        (line,) = [line for line in lines if line.startswith((f"{code[:7]},", f"{code},"))]
        assert _stored(pack, code, metric, year) == float(line.split(",")[column])


@pytest.mark.excerpts
def test_interests_and_job_zones_agree_with_the_lines_of_their_files(
    raw: Path, pack: sqlite3.Connection
) -> None:
    interests = (raw / "onet_30_1" / "Interests.txt").read_text(encoding="ascii")
    zones = (raw / "onet_30_1" / "Job Zones.txt").read_text(encoding="ascii")
    for code in CODES:
        (zone,) = re.findall(rf"^{re.escape(code)}\t(\d)\t", zones, re.MULTILINE)
        assert _stored(pack, code, "job_zone", 0) == int(zone)
        for area in ("Realistic", "Social", "Conventional"):
            (score,) = re.findall(
                rf"^{re.escape(code)}\t1\.B\.1\.\w\t{area}\tOI\t([\d.]+)\t", interests, re.MULTILINE
            )
            assert _stored(pack, code, f"interest_{area.lower()}", 0) == float(score)


@pytest.mark.excerpts
def test_skills_agree_with_the_cells_of_the_workbook(raw: Path, pack: sqlite3.Connection) -> None:
    content = (raw / "onet_30_1" / "Skills.xlsx").read_bytes()
    header, *rows = _rows(content, "Skills")
    wanted = {"11-1011.00", "15-1252.00", "47-2111.00"}
    compared = 0
    for row in rows:
        if row[0] not in wanted:
            continue
        cells = dict(zip(header, row, strict=False))
        (stored,) = pack.execute(
            "SELECT number, low, high, n, suppress, irrelevant FROM rating"
            " JOIN subject ON subject.id = rating.subject"
            " JOIN element ON element.id = rating.element"
            " WHERE subject.code = ? AND element.element = ? AND scale = ?",
            (cells["O*NET-SOC Code"], cells["Element ID"], cells["Scale ID"]),
        ).fetchall()
        assert stored[0] == _float(cells["Data Value"])
        assert stored[1] == _optional(cells["Lower CI Bound"])
        assert stored[2] == _optional(cells["Upper CI Bound"])
        assert stored[3] == _optional(cells["N"])
        assert stored[4] == (cells["Recommend Suppress"] == "Y")
        assert stored[5] == (cells.get("Not Relevant") == "Y")
        compared += 1
    assert compared == len(wanted) * 35 * 2


def _float(text: str) -> float:
    return float(text.replace(",", ""))


def _optional(text: str) -> float | None:
    return float(text) if text else None
