"""The task labels of "GPTs are GPTs"."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.indices.eloundou import read_eloundou, recognise_eloundou
from occdesk.sources.pack.content import Content

FOLDER = "eloundou_2024"
LABELS = f"{FOLDER}/full_labelset.tsv"


class Sums(NamedTuple):
    """Labels of an occupation, those of Core tasks and of others: how many, beta, automation."""

    core_tasks: int
    core_beta: float
    core_automation: float
    other_tasks: int
    other_beta: float
    other_automation: float


@pytest.fixture(scope="module")
def content(raw: Path) -> Content:
    """Return everything that the importer finds."""
    return read_eloundou(Container(raw / FOLDER, f"{FOLDER}/"))


@pytest.fixture(scope="module")
def sums(content: Content) -> dict[str, Sums]:
    """Return the sums of what the importer hands over, by code."""
    found: dict[str, list[float]] = {}
    for one in content.labels:
        total = found.setdefault(one.code, [0.0] * 6)
        first = 0 if one.core else 3
        total[first] += 1
        total[first + 1] += (0, 1, 0.5)[one.exposure]
        total[first + 2] += one.automation / 4
    return {code: _named(total) for code, total in found.items()}


def _named(total: list[float]) -> Sums:
    core, core_beta, core_automation, other, other_beta, other_automation = total
    return Sums(int(core), core_beta, core_automation, int(other), other_beta, other_automation)


def _mean(core: float, other: float, one: Sums) -> float:
    return (2 * core + other) / (2 * one.core_tasks + one.other_tasks)


def _sums_of_the_file(raw: Path) -> dict[str, Sums]:
    """Return the sums by the numbers that the file gives beside its labels."""
    found: dict[str, list[float]] = {}
    with (raw / LABELS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            total = found.setdefault(row["O*NET-SOC Code"], [0.0] * 6)
            first = 0 if row["Task Type"] == "Core" else 3
            total[first] += 1
            total[first + 1] += float(row["beta"])
            total[first + 2] += float(row["automation"])
    return {code: _named(total) for code, total in found.items()}


def _published(raw: Path, column: str) -> dict[str, float]:
    with (raw / FOLDER / "occ_level.csv").open(encoding="utf-8", newline="") as file:
        return {row["O*NET-SOC Code"]: float(row[column]) for row in csv.DictReader(file)}


@pytest.mark.excerpts
def test_the_labels_are_recognised_and_other_files_are_not(raw: Path) -> None:
    assert recognise_eloundou(Container(raw / FOLDER)) == "GPTs are GPTs (Eloundou and others)"
    assert recognise_eloundou(Container(raw / FOLDER / "occ_level.csv"))
    assert recognise_eloundou(Container(raw / "onet_30_1")) is None


@pytest.mark.excerpts
def test_every_label_is_that_of_its_line(raw: Path, content: Content) -> None:
    lines = (raw / LABELS).read_text(encoding="utf-8").splitlines()
    labels = list(content.labels)
    assert len(labels) == len(lines) - 1
    for one in labels:
        # Counted from the end, because the words of the task stand in the middle.
        cells = lines[one.row - 1].split("\t")
        assert (cells[1], cells[2]) == (one.code, f"{one.task}.0")
        assert cells[-9] == f"E{one.exposure}"
        assert cells[-6] == f"T{one.automation}"
        assert cells[-1] == f"E{one.human}"


def test_the_whole_file_has_19265_labels(content: Content) -> None:
    labels = list(content.labels)
    assert len(labels) == 19_265
    counts = [sum(one.human == label for one in labels) for label in range(3)]
    assert counts == [10_256, 2_862, 6_147]


@pytest.mark.excerpts
def test_every_task_of_the_file_is_counted(raw: Path, sums: dict[str, Sums]) -> None:
    assert sums == _sums_of_the_file(raw)


def test_the_whole_file_has_13225_core_tasks_of_923_occupations(sums: dict[str, Sums]) -> None:
    assert len(sums) == 923
    assert sum(one.core_tasks for one in sums.values()) == 13_225
    assert sum(one.other_tasks for one in sums.values()) == 19_265 - 13_225


@pytest.mark.excerpts
def test_core_weight_two_gives_the_published_beta_of_every_occupation(
    raw: Path, sums: dict[str, Sums]
) -> None:
    published = _published(raw, "dv_rating_beta")
    assert set(published) == set(sums)
    for code, beta in published.items():
        one = sums[code]
        assert _mean(one.core_beta, one.other_beta, one) == pytest.approx(beta, abs=1e-9)


@pytest.mark.excerpts
def test_another_core_weight_does_not_give_the_published_beta(
    raw: Path, sums: dict[str, Sums]
) -> None:
    published = _published(raw, "dv_rating_beta")
    plain = {
        code: (one.core_beta + one.other_beta) / (one.core_tasks + one.other_tasks)
        for code, one in sums.items()
    }
    assert (
        sum(abs(plain[code] - beta) > 1e-9 for code, beta in published.items()) > len(published) / 2
    )


@pytest.mark.excerpts
def test_labels_by_people_give_the_published_human_beta(raw: Path, content: Content) -> None:
    weights: dict[str, float] = {}
    exposed: dict[str, float] = {}
    for one in content.labels:
        weight = 2 if one.core else 1
        weights[one.code] = weights.get(one.code, 0) + weight
        exposed[one.code] = exposed.get(one.code, 0) + weight * (0, 1, 0.5)[one.human]
    series = content.series[0]
    assert series.joining == "onet"
    assert set(series.cells) == set(exposed)
    for code, one in series.cells.items():
        assert exposed[code] / weights[code] == pytest.approx(one.cell.number, abs=1e-9)


@pytest.mark.excerpts
def test_data_scientists_have_a_beta_of_three_quarters(sums: dict[str, Sums]) -> None:
    one = sums["15-2051.00"]
    assert _mean(one.core_beta, one.other_beta, one) == 0.75


def test_automation_sums_equal_the_files_own_numbers(sums: dict[str, Sums]) -> None:
    together = sum(one.core_automation + one.other_automation for one in sums.values())
    assert together == 6284 * 0.25 + 3224 * 0.5 + 3879 * 0.75 + 132


@pytest.mark.excerpts
def test_the_exposure_judged_by_people_stands_where_its_row_says(
    raw: Path, content: Content
) -> None:
    lines = (raw / FOLDER / "occ_level.csv").read_text(encoding="utf-8").splitlines()
    cells = content.series[0].cells
    assert cells["11-1011.00"].cell.number == 0.35
    for code, one in cells.items():
        line = lines[one.row - 1]
        assert line.startswith(code)
        assert line.rsplit(",", 2)[1] == one.cell.raw


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("11-1011.00\t1.0\tCore\tE9\tE0\tT1", r"“E9” is not one of the labels .* row 2 of x/"),
        ("11-1011.00\tone\tCore\tE1\tE0\tT1", r"“one” is not a number, in row 2 of x/"),
        ("11-1011.00\tnan\tCore\tE1\tE0\tT1", r"“nan” is not a number"),
    ],
)
def test_an_unreadable_label_is_refused_with_file_and_row(
    tmp_path: Path, line: str, message: str
) -> None:
    header = "O*NET-SOC Code\tTask ID\tTask Type\tgpt4_exposure\thuman_labels\tgpt4_automation"
    (tmp_path / "labels.tsv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=message):
        read_eloundou(Container(tmp_path, "x/"))


def test_a_task_that_stands_twice_is_refused_with_both_rows(tmp_path: Path) -> None:
    header = "O*NET-SOC Code\tTask ID\tTask Type\tgpt4_exposure\thuman_labels\tgpt4_automation"
    line = "11-1011.00\t8823.0\tCore\tE1\tE0\tT1"
    (tmp_path / "labels.tsv").write_text(f"{header}\n{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=r"Task 8823 stands twice .* rows 2 and 3"):
        read_eloundou(Container(tmp_path))


def test_a_label_file_without_a_row_is_refused(tmp_path: Path) -> None:
    header = "O*NET-SOC Code\tTask ID\tTask Type\tgpt4_exposure\thuman_labels\tgpt4_automation"
    (tmp_path / "labels.tsv").write_text(f"{header}\n", encoding="utf-8")
    with pytest.raises(OccDeskError, match=r"no row under the header of labels\.tsv"):
        read_eloundou(Container(tmp_path))
