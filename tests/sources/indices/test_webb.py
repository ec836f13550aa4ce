"""Webb's scores."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from occdesk.sources.files.container import Container
from occdesk.sources.indices.webb import read_webb, recognise_webb

FILE = "webb_2020/exposure_by_soc4.xlsx"


@pytest.mark.excerpts
def test_the_workbook_is_recognised_and_another_is_not(raw: Path) -> None:
    assert recognise_webb(Container(raw / FILE)) == "Exposure to AI patents (Webb)"
    assert recognise_webb(Container(raw / "felten_aioe")) is None


@pytest.mark.excerpts
def test_every_score_is_the_cell_of_its_row(raw: Path) -> None:
    series = read_webb(Container(raw / FILE, "webb_2020/")).series[0]
    assert series.joining == "onet_2010"
    assert len(series.cells) > 100
    sheet = load_workbook(raw / series.extract.file, data_only=True)[series.extract.table]
    for code, one in series.cells.items():
        assert sheet.cell(one.row, 2).value == code
        assert repr(sheet.cell(one.row, 3).value) == one.cell.raw or one.cell.number == 0


def test_the_whole_table_has_964_scores(raw: Path) -> None:
    series = read_webb(Container(raw / FILE, "webb_2020/")).series[0]
    assert len(series.cells) == 964
    assert max(one.cell.number or 0 for one in series.cells.values()) < 2.06
