"""National employment and wages, May 2019 to May 2025."""

from pathlib import Path

import pytest

from occdesk.model.codes import soc_of
from occdesk.model.errors import OccDeskError
from occdesk.sources import oews, onet
from occdesk.sources.projections import read_matrix_codes

TOTALS = {
    2019: (146_875_480, 39_810),
    2020: (139_099_570, 41_950),
    2021: (140_886_310, 45_760),
    2022: (147_886_000, 46_310),
    2023: (151_853_870, 48_060),
    2024: (154_187_380, 49_500),
    2025: (155_495_730, 50_980),
}


@pytest.fixture(scope="module")
def editions(raw: Path) -> dict[int, tuple[oews.Line, ...]]:
    """Return the lines of every edition, by year."""
    return {edition.year: oews.read_national(raw, edition) for edition in oews.EDITIONS}


@pytest.fixture(scope="module")
def detailed(editions: dict[int, tuple[oews.Line, ...]]) -> dict[int, dict[str, oews.Line]]:
    """Return the detailed lines of every edition, by year and code."""
    return {
        year: {line.code: line for line in lines if line.level == "detailed"}
        for year, lines in editions.items()
    }


def test_the_national_totals_are_those_of_the_files(
    editions: dict[int, tuple[oews.Line, ...]],
) -> None:
    found = {}
    for year, lines in editions.items():
        (total,) = [line for line in lines if line.level == "total"]
        found[year] = (total.figures["employment"].number, total.figures["median_wage"].number)
    assert found == TOTALS


def test_every_edition_has_its_number_of_detailed_lines(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    numbers = {year: len(lines) for year, lines in detailed.items()}
    assert numbers == {
        **{2019: 789, 2020: 789, 2021: 831, 2022: 830, 2023: 831, 2024: 831},
        2025: 830,
    }


def test_detailed_employment_adds_up_to_the_total_within_a_thousandth(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    for year, lines in detailed.items():
        together = sum(line.figures["employment"].number or 0 for line in lines.values())
        assert together == pytest.approx(TOTALS[year][0], rel=1e-3)


def test_the_hybrid_codes_are_those_of_2019_and_2020_and_no_other_year(
    raw: Path, detailed: dict[int, dict[str, oews.Line]]
) -> None:
    socs = {soc_of(code) for code, _ in onet.read_occupations(raw)}
    merged = set(read_matrix_codes(raw).values()) - socs
    for year, lines in detailed.items():
        unknown = set(lines) - socs - merged
        assert unknown == (set(oews.HYBRID) if year <= 2020 else set())


def test_the_members_of_hybrid_codes_are_all_that_2019_and_2020_lack(
    raw: Path, detailed: dict[int, dict[str, oews.Line]]
) -> None:
    matrix = set(read_matrix_codes(raw).values())
    members = {member for found in oews.HYBRID.values() for member in found}
    assert sum(len(found) for found in oews.HYBRID.values()) == len(members) == 72
    for year in (2019, 2020):
        # 45-3031 is covered in no year.
        assert matrix - set(detailed[year]) - {"45-3031"} == members


def test_a_capped_wage_is_the_ceiling_of_its_year_or_more(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    for year, ceiling, hourly in ((2020, 208_000, 100), (2021, 208_000, 100), (2024, 239_200, 115)):
        surgeon = detailed[year]["29-1221"].figures
        assert (surgeon["wage_p90"].number, surgeon["wage_p90"].bound) == (ceiling, "at_least")
        assert (surgeon["hourly_p90"].number, surgeon["hourly_p90"].bound) == (hourly, "at_least")
        assert f"${ceiling:,}" in (surgeon["wage_p90"].note or "")


def test_nothing_is_above_the_ceiling_before_2025_and_nothing_is_capped_in_2025(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    for edition in oews.EDITIONS:
        lines = detailed[edition.year].values()
        wages = [line.figures["median_wage"] for line in lines]
        if edition.year < 2025:
            assert all(cell.number <= edition.annual_cap for cell in wages if cell.number)
        else:
            assert all(cell.bound == "" for cell in wages)
    assert detailed[2025]["29-1211"].figures["median_wage"].number == 391_490


def test_withheld_employment_is_missing_with_its_reason(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    cell = detailed[2020]["13-1074"].figures["employment"]
    assert cell.number is None
    assert cell.note == "OEWS May 2020 does not release the employment of SOC 13-1074."


@pytest.mark.parametrize("year", list(TOTALS))
def test_actors_are_paid_by_the_hour_and_teachers_by_the_year(
    detailed: dict[int, dict[str, oews.Line]], year: int
) -> None:
    actors = detailed[year]["27-2011"].figures
    assert actors["hourly_median"].number
    assert actors["median_wage"].number is None
    assert "only hourly wages" in (actors["median_wage"].note or "")
    teachers = detailed[year]["25-2021"].figures
    assert teachers["median_wage"].number
    assert teachers["hourly_median"].number is None
    assert "only annual wages" in (teachers["hourly_median"].note or "")


def test_every_cell_is_a_number_or_has_a_reason(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    for lines in detailed.values():
        for line in lines.values():
            assert len(line.figures) == 13
            assert all((cell.number is None) <= bool(cell.note) for cell in line.figures.values())
            assert all(cell.number is None or cell.number > 0 for cell in line.figures.values())


def test_the_2019_workbook_is_read_from_its_official_sheet(
    detailed: dict[int, dict[str, oews.Line]],
) -> None:
    # The sheet that was added to the workbook has no employment.
    assert detailed[2019]["11-1011"].figures["employment"].number == 205_890


def test_a_damaged_database_is_refused_with_its_name(raw: Path, tmp_path: Path) -> None:
    edition = oews.EDITIONS[-1]
    path = tmp_path / edition.file
    path.parent.mkdir(parents=True)
    path.write_bytes((raw / edition.file).read_bytes()[:50_000])
    with pytest.raises(OccDeskError, match=r"oews-2025\.sqlite\.gz cannot be unpacked"):
        oews.read_national(tmp_path, edition)
    path.write_bytes(b"")
    with pytest.raises(OccDeskError, match=r"oews-2025\.sqlite\.gz is empty"):
        oews.read_national(tmp_path, edition)
