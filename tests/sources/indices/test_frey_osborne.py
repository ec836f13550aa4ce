"""The table of results of Frey and Osborne."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.indices.frey_osborne import (
    INTERPRETATION,
    read_frey_osborne,
    recognise_frey_osborne,
)
from occdesk.sources.pack.content import Series

FILE = "frey_osborne_2017/frey_osborne_automation_risk_index_clean.csv"


@pytest.fixture(scope="module")
def series(raw: Path) -> Series:
    """Return the one series that the importer finds."""
    return read_frey_osborne(Container(raw / FILE, "frey_osborne_2017/")).series[0]


@pytest.mark.excerpts
def test_the_table_is_recognised_whatever_its_name(raw: Path, tmp_path: Path) -> None:
    other = tmp_path / "results.csv"
    other.write_bytes((raw / FILE).read_bytes())
    assert recognise_frey_osborne(Container(other)) == "Computerisation (Frey and Osborne)"
    assert recognise_frey_osborne(Container(raw / "eisfeldt_2023")) is None


@pytest.mark.excerpts
def test_every_probability_is_that_of_its_line(raw: Path, series: Series) -> None:
    with (raw / FILE).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len({one.row for one in series.cells.values()}) == len(lines) > 100
    for one in series.cells.values():
        line = lines[one.row - 2]
        assert (line["SOC code"], line["Probability"]) == (one.code, one.cell.raw)
        assert float(one.cell.raw) == one.cell.number


@pytest.mark.excerpts
def test_the_map_is_from_codes_that_soc_2010_lacks_to_codes_that_it_has(
    raw: Path, series: Series
) -> None:
    book = load_workbook(raw / "soc_2018" / "soc_2010_to_2018_crosswalk.xlsx", read_only=True)
    codes = {str(row[0]) for row in book.worksheets[0].iter_rows(min_row=10, values_only=True)}
    book.close()
    own = {one.code for one in series.cells.values()}
    assert own - codes == set(INTERPRETATION)
    assert len(INTERPRETATION) == 17
    mapped = [code for group in INTERPRETATION.values() for code in group]
    assert set(mapped) <= codes
    assert len(set(mapped)) == len(mapped)
    assert {code for code in codes if code.startswith("25-1")} == set(INTERPRETATION["25-1000"])


@pytest.mark.excerpts
def test_a_value_that_came_through_the_map_says_so(series: Series) -> None:
    nurses = series.cells["29-1141"]
    assert (nurses.code, nurses.cell.number) == ("29-1111", series.cells["29-1111"].cell.number)
    assert nurses.cell.note is not None
    assert "29-1111" in nurses.cell.note
    assert "an interpretation" in nurses.cell.note
    assert series.cells["11-1011"].cell.note is None


def test_the_whole_table_has_702_probabilities(series: Series) -> None:
    assert len({one.row for one in series.cells.values()}) == 702
    assert series.cells["29-1111"].cell.number == 0.009


def test_a_probability_above_one_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Rank,Probability,Label,SOC code,Occupation\n1,99,,29-1125,x\n", "utf-8")
    with pytest.raises(OccDeskError, match=r"Row 2 of table\.csv gives 29-1125 .* 99"):
        read_frey_osborne(Container(path))


def test_a_code_that_stands_twice_is_refused_with_both_rows(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    line = "1,0.5,,29-1125,x\n"
    path.write_text(f"Rank,Probability,Label,SOC code,Occupation\n{line}{line}", "utf-8")
    with pytest.raises(OccDeskError, match=r"29-1125 stands twice .* rows 2 and 3"):
        read_frey_osborne(Container(path))
