"""How many occupations the files with codes of 2010 reach, and how their figures get there."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from occdesk.catalogue.joins import estimate, join_by_onet_2010, join_by_soc_2010
from occdesk.model.occupation import Occupation
from occdesk.sources.files.container import Container
from occdesk.sources.indices.eisfeldt import read_eisfeldt
from occdesk.sources.indices.felten import read_felten
from occdesk.sources.indices.frey_osborne import INTERPRETATION, read_frey_osborne
from occdesk.sources.indices.webb import read_webb
from occdesk.sources.pack.content import Content, Published
from occdesk.sources.soc import read_onet_2010_crosswalk, read_soc_2010_crosswalk

CROSSWALK = "soc_2018/soc_2010_to_2018_crosswalk.xlsx"
TAXONOMY = "onet_taxonomy/2010_to_2019_Crosswalk.csv"


@pytest.fixture(scope="module")
def occupations(pack: sqlite3.Connection) -> tuple[Occupation, ...]:
    """Return the 1,016 occupations."""
    columns = "code, title, soc, broad, minor, family, matrix, surveyed"
    return tuple(Occupation(*row) for row in pack.execute(f"SELECT {columns} FROM occupation"))


@pytest.fixture(scope="module")
def soc_2010(raw: Path) -> dict[str, tuple[str, ...]]:
    """Return SOC 2018 codes by SOC 2010 code."""
    return read_soc_2010_crosswalk(raw / CROSSWALK)


@pytest.fixture(scope="module")
def onet_2010(raw: Path) -> dict[str, tuple[str, ...]]:
    """Return O*NET-SOC 2019 codes by O*NET-SOC 2010 code."""
    return read_onet_2010_crosswalk(raw / TAXONOMY)


def _numbers(content: Content, place: int = 0) -> dict[str, float]:
    return _filled(content.series[place].cells)


def _filled(cells: Mapping[str, Published]) -> dict[str, float]:
    return {code: one.cell.number for code, one in cells.items() if one.cell.number is not None}


def _left(found: Mapping[str, float], occupations: tuple[Occupation, ...]) -> list[int]:
    levels = Counter(one.level for one in estimate(found, occupations).values())
    rest = len(occupations) - len(found) - levels.total()
    return [levels["broad"], levels["minor"], levels["major"], rest]


def test_aioe_reaches_945_occupations(
    raw: Path, occupations: tuple[Occupation, ...], soc_2010: dict[str, tuple[str, ...]]
) -> None:
    content = read_felten(Container(raw / "felten_aioe"))
    for place in range(3):
        joined = join_by_soc_2010(occupations, _numbers(content, place), soc_2010)
        assert len(joined) == 945
        assert {one.match for one in joined.values()} == {"crosswalk"}
        direct = {code: one.found for code, one in joined.items()}
        assert _left(direct, occupations) == [30, 22, 0, 19]


def test_frey_and_osborne_reach_826_plain_and_922_with_the_map(
    raw: Path, occupations: tuple[Occupation, ...], soc_2010: dict[str, tuple[str, ...]]
) -> None:
    cells = read_frey_osborne(Container(raw / "frey_osborne_2017")).series[0].cells
    own = {code: one for code, one in cells.items() if one.code == code}
    assert len(own) == 702
    plain = join_by_soc_2010(occupations, _filled(own), soc_2010)
    assert len(plain) == 826
    direct = {code: one.found for code, one in plain.items()}
    assert _left(direct, occupations) == [67, 67, 37, 19]
    mapped = join_by_soc_2010(occupations, _filled(cells), soc_2010)
    assert len(mapped) == 922
    # No SOC 2018 code takes the same row of the table twice.
    for one in mapped.values():
        rows = [cells[code].row for code in one.published_for.split(",")]
        assert len(rows) == len(set(rows))
    assert set(INTERPRETATION) <= set(cells)


def test_webb_reaches_911_occupations_and_26_more_by_their_soc_code(
    raw: Path, occupations: tuple[Occupation, ...], onet_2010: dict[str, tuple[str, ...]]
) -> None:
    numbers = _numbers(read_webb(Container(raw / "webb_2020")))
    joined = join_by_onet_2010(occupations, numbers, onet_2010)
    assert Counter(one.match for one in joined.values()) == {
        "crosswalk": 911,
        "mean": 25,
        "soc": 1,
    }
    direct = {code: one.found for code, one in joined.items()}
    assert _left(direct, occupations) == [38, 22, 0, 19]


def test_eisfeldt_reaches_958_occupations(
    raw: Path, occupations: tuple[Occupation, ...], soc_2010: dict[str, tuple[str, ...]]
) -> None:
    numbers = _numbers(read_eisfeldt(Container(raw / "eisfeldt_2023")))
    joined = join_by_soc_2010(occupations, numbers, soc_2010)
    assert len(joined) == 958
    direct = {code: one.found for code, one in joined.items()}
    assert _left(direct, occupations) == [27, 12, 0, 19]


@pytest.mark.excerpts
def test_a_merged_soc_code_has_the_mean_of_the_published_predecessors(
    raw: Path, occupations: tuple[Occupation, ...], soc_2010: dict[str, tuple[str, ...]]
) -> None:
    """News analysts and reporters (27-3023) come from two codes of 2010, read off the files."""
    book = load_workbook(raw / CROSSWALK, read_only=True)
    pairs = [(row[0], row[2]) for row in book.worksheets[0].iter_rows(10, values_only=True)]
    book.close()
    before = [str(old).strip() for old, new in pairs if str(new).strip() == "27-3023"]
    assert before == ["27-3021", "27-3022"]
    path = next((raw / "frey_osborne_2017").glob("*.csv"))
    text = path.read_text("utf-8")
    scores = [float(re.findall(rf"^\d+,([^,]*),\d?,{old},", text, re.M)[0]) for old in before]
    assert scores[0] != scores[1]
    numbers = _numbers(read_frey_osborne(Container(path)))
    found = join_by_soc_2010(occupations, numbers, soc_2010)["27-3023.00"]
    assert found.found == pytest.approx(sum(scores) / 2)
    assert found.published_for == "27-3021,27-3022"


@pytest.mark.excerpts
def test_a_split_code_gives_each_successor_its_score(
    raw: Path, occupations: tuple[Occupation, ...], onet_2010: dict[str, tuple[str, ...]]
) -> None:
    """Software developers, applications and systems, became developers and testers."""
    sheet = load_workbook(raw / "webb_2020" / "exposure_by_soc4.xlsx").worksheets[0]
    score = {row[1]: row[2] for row in sheet.iter_rows(values_only=True)}
    numbers = _numbers(read_webb(Container(raw / "webb_2020")))
    joined = join_by_onet_2010(occupations, numbers, onet_2010)
    developers = (score["15-1132.00"] + score["15-1133.00"]) / 2
    testers = (score["15-1132.00"] + score["15-1133.00"] + score["15-1199.01"]) / 3
    assert joined["15-1252.00"].found == pytest.approx(developers)
    assert joined["15-1253.00"].found == pytest.approx(testers)
