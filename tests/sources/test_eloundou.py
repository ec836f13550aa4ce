"""The task labels of "GPTs are GPTs"."""

import csv
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.eloundou import LABELS, LabelSum, read_human_beta, read_label_sums


@pytest.fixture(scope="module")
def sums(raw: Path) -> dict[str, LabelSum]:
    """Return the sums by code."""
    return {one.code: one for one in read_label_sums(raw)}


def _mean(core: float, other: float, one: LabelSum) -> float:
    return (2 * core + other) / (2 * one.core_tasks + one.other_tasks)


def _published(raw: Path, column: str) -> dict[str, float]:
    with (raw / "eloundou_2024" / "occ_level.csv").open(encoding="utf-8", newline="") as file:
        return {row["O*NET-SOC Code"]: float(row[column]) for row in csv.DictReader(file)}


def test_every_task_of_the_file_is_counted(sums: dict[str, LabelSum]) -> None:
    assert len(sums) == 923
    assert sum(one.core_tasks for one in sums.values()) == 13_225
    assert sum(one.other_tasks for one in sums.values()) == 19_265 - 13_225


def test_core_weight_two_gives_the_published_beta_of_every_occupation(
    raw: Path, sums: dict[str, LabelSum]
) -> None:
    published = _published(raw, "dv_rating_beta")
    assert set(published) == set(sums)
    for code, beta in published.items():
        one = sums[code]
        assert _mean(one.core_beta, one.other_beta, one) == pytest.approx(beta, abs=1e-9)


def test_another_core_weight_does_not_give_the_published_beta(
    raw: Path, sums: dict[str, LabelSum]
) -> None:
    published = _published(raw, "dv_rating_beta")
    plain = {
        code: (one.core_beta + one.other_beta) / (one.core_tasks + one.other_tasks)
        for code, one in sums.items()
    }
    assert sum(abs(plain[code] - beta) > 1e-9 for code, beta in published.items()) > 500


def test_data_scientists_have_a_beta_of_three_quarters(sums: dict[str, LabelSum]) -> None:
    one = sums["15-2051.00"]
    assert _mean(one.core_beta, one.other_beta, one) == 0.75


def test_automation_sums_equal_the_files_own_numbers(raw: Path, sums: dict[str, LabelSum]) -> None:
    together = sum(one.core_automation + one.other_automation for one in sums.values())
    assert together == 6284 * 0.25 + 3224 * 0.5 + 3879 * 0.75 + 132


def test_the_exposure_judged_by_people_is_read_as_published(raw: Path) -> None:
    human = read_human_beta(raw)
    assert len(human) == 923
    assert human["11-1011.00"] == 0.35
    assert all(0 <= number <= 1 for number in human.values())


def test_an_unknown_label_is_refused_with_the_file_and_the_code(tmp_path: Path) -> None:
    path = tmp_path / LABELS
    path.parent.mkdir()
    columns = ("O*NET-SOC Code", "Task Type", "gpt4_exposure", "gpt4_automation")
    path.write_text("\t".join(columns) + "\n11-1011.00\tCore\tE9\tT1\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=r"full_labelset\.tsv gives 11-1011\.00 the unknown"):
        read_label_sums(tmp_path)
