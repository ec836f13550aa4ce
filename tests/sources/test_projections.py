"""Employment Projections 2024-34."""

from collections import Counter
from pathlib import Path

import pytest

from occdesk.sources import onet, projections


@pytest.fixture(scope="module")
def items(raw: Path) -> dict[str, projections.Line]:
    """Return the line items by matrix code."""
    return {line.code: line for line in projections.read_line_items(raw)}


def test_there_are_832_line_items_and_no_summary_among_them(
    items: dict[str, projections.Line],
) -> None:
    assert len(items) == 832
    assert "00-0000" not in items
    assert "11-1000" not in items


def test_thousands_become_jobs_without_a_trace_of_binary_fractions(
    items: dict[str, projections.Line],
) -> None:
    chiefs = items["11-1011"].figures
    assert chiefs["ep_employment"].number == 309_400
    assert chiefs["projected_employment"].number == 322_700
    assert chiefs["openings"].number == 22_200
    for line in items.values():
        for metric in ("ep_employment", "projected_employment", "openings"):
            number = line.figures[metric].number
            assert number is not None
            assert number % 100 == 0


def test_line_items_add_up_to_the_published_total(items: dict[str, projections.Line]) -> None:
    together = sum(line.figures["ep_employment"].number or 0 for line in items.values())
    assert together == pytest.approx(169_956_100, abs=50_000)


def test_percentages_stay_percentages(items: dict[str, projections.Line]) -> None:
    assert items["11-1011"].figures["projected_growth"].number == 4.3
    assert items["53-7073"].figures["projected_growth"].number == -4.7
    assert items["11-1011"].figures["self_employed"].number == 25.9


def test_none_is_a_real_value_of_experience_and_training(
    items: dict[str, projections.Line],
) -> None:
    experience = Counter(line.figures["work_experience"].text for line in items.values())
    assert experience == {"None": 716, "Less than 5 years": 88, "5 years or more": 28}
    training = Counter(line.figures["training"].text for line in items.values())
    assert training["None"] == 322
    assert None not in training


def test_a_dash_is_missing_with_its_reason_and_not_zero(
    items: dict[str, projections.Line],
) -> None:
    cell = items["11-1031"].figures["self_employed"]
    assert cell.number is None
    assert cell.note
    lacking = Counter(
        metric
        for line in items.values()
        for metric, cell in line.figures.items()
        if cell.number is None and cell.text is None
    )
    assert lacking == {"self_employed": 199}


def test_capped_and_missing_wages_are_those_of_the_table(
    items: dict[str, projections.Line],
) -> None:
    wages = {code: line.median_wage for code, line in items.items()}
    capped = [cell for cell in wages.values() if cell.bound == "at_least"]
    assert [cell.number for cell in capped] == [239_200] * 17
    missing = {code for code, cell in wages.items() if cell.number is None}
    assert missing == {"27-2011", "27-2031", "27-2042", "27-2091", "27-2099", "45-3031"}


def test_every_occupation_but_the_military_has_a_matrix_code(raw: Path) -> None:
    matrix = projections.read_matrix_codes(raw)
    codes = [code for code, _ in onet.read_occupations(raw)]
    assert len(matrix) == 997
    assert set(codes) - set(matrix) == {code for code in codes if code.startswith("55-")}


def test_34_occupations_stand_under_twelve_merged_codes(
    raw: Path, items: dict[str, projections.Line]
) -> None:
    matrix = projections.read_matrix_codes(raw)
    merged = {code: found for code, found in matrix.items() if found != code[:7]}
    assert len(merged) == 34
    assert len(set(merged.values())) == 12
    assert merged["29-2011.04"] == "29-2010"
    assert set(matrix.values()) == set(items)
