"""AIOE and its two variants."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.indices.felten import read_felten, recognise_felten
from occdesk.sources.pack.content import Content

FOLDER = "felten_aioe"


@pytest.fixture(scope="module")
def content(raw: Path) -> Content:
    """Return everything that the importer finds."""
    return read_felten(Container(raw / FOLDER, f"{FOLDER}/"))


@pytest.mark.excerpts
def test_each_workbook_is_recognised_by_itself(raw: Path) -> None:
    for path in (raw / FOLDER).iterdir():
        assert recognise_felten(Container(path)) == "AIOE (Felten, Raj and Seamans)", path
        assert len(read_felten(Container(path)).series) == 1
    assert recognise_felten(Container(raw / "webb_2020")) is None


def test_three_metrics_of_774_rows_each_standardised(content: Content) -> None:
    found = {one.extract.metric: one for one in content.series}
    assert list(found) == ["aioe", "aioe_language", "aioe_image"]
    for series in content.series:
        assert series.joining == "soc_2010"
        assert len(series.cells) == 774
        numbers = [one.cell.number or 0 for one in series.cells.values()]
        mean = sum(numbers) / len(numbers)
        assert abs(mean) < 0.005
        assert sum((number - mean) ** 2 for number in numbers) / 774 == pytest.approx(1, abs=0.01)
    numbers = [one.cell.number or 0 for one in found["aioe"].cells.values()]
    assert (round(min(numbers), 2), round(max(numbers), 2)) == (-2.67, 1.53)


@pytest.mark.excerpts
def test_every_figure_is_the_cell_that_its_row_and_column_name(raw: Path, content: Content) -> None:
    for series in content.series:
        extract = series.extract
        sheet = load_workbook(raw / extract.file, data_only=True)[extract.table]
        assert sheet["C1"].value == extract.column
        for one in series.cells.values():
            assert sheet.cell(one.row, 1).value == one.code
            assert repr(sheet.cell(one.row, 3).value) == one.cell.raw


@pytest.mark.excerpts
def test_occupations_of_the_broad_group_keep_their_own_rows(content: Content) -> None:
    cells = content.series[0].cells
    assert (cells["19-1020"].code, cells["19-1021"].code) == ("19-1020", "19-1021")
    assert cells["19-1021"].row == cells["19-1020"].row + 1
    assert cells["19-1021"].cell.number != cells["19-1020"].cell.number
    assert "19-1020" in content.warnings[0]


def test_figures_of_the_broad_group_in_the_whole_table(content: Content) -> None:
    cells = content.series[0].cells
    assert (cells["19-1020"].cell.number, cells["19-1020"].row) == (0.752081, 122)
    assert (cells["19-1021"].cell.number, cells["19-1021"].row) == (0.9060509, 123)


@pytest.mark.excerpts
def test_another_workbook_is_refused(raw: Path) -> None:
    with pytest.raises(OccDeskError, match="no table of AIOE"):
        read_felten(Container(raw / "webb_2020"))
