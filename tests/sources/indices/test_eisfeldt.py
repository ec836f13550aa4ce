"""The scores of Eisfeldt, Schubert and Zhang."""

from pathlib import Path

import pytest

from occdesk.sources.files.container import Container
from occdesk.sources.indices.eisfeldt import EMPTY, read_eisfeldt, recognise_eisfeldt

FILE = "eisfeldt_2023/genaiexp_estz_occscores.csv"


@pytest.mark.excerpts
def test_the_table_is_recognised_and_another_is_not(raw: Path) -> None:
    assert recognise_eisfeldt(Container(raw / FILE))
    assert recognise_eisfeldt(Container(raw / "frey_osborne_2017")) is None


@pytest.mark.excerpts
def test_every_score_is_that_of_its_line_and_an_empty_one_is_missing(raw: Path) -> None:
    series = read_eisfeldt(Container(raw / FILE, "eisfeldt_2023/")).series[0]
    lines = (raw / FILE).read_text(encoding="utf-8").splitlines()
    assert len(series.cells) == len(lines) - 1
    for code, one in series.cells.items():
        name, total, core, supplemental = lines[one.row - 1].split(",")
        assert (name, total) == (code, one.cell.raw)
        if total:
            assert one.cell.number == float(f"0{total}" if total.startswith(".") else total)
            parts = float(core) + float(supplemental)
            assert one.cell.number == pytest.approx(parts, abs=1e-6)
    missing = [one for one in series.cells.values() if one.cell.number is None]
    assert missing and all(one.cell.note == EMPTY for one in missing)


def test_62_of_840_occupations_are_listed_without_a_score(raw: Path) -> None:
    cells = read_eisfeldt(Container(raw / FILE, "eisfeldt_2023/")).series[0].cells
    missing = [one for one in cells.values() if one.cell.number is None]
    assert (len(cells), len(missing)) == (840, 62)
    assert sum(one.code.startswith("55-") for one in missing) == 19
