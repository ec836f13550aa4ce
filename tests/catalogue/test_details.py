"""What the bundled pack says beside values, held against the official files."""

from pathlib import Path

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.details import (
    read_activities,
    read_description,
    read_ratings,
    read_shares,
    read_tasks,
    read_technologies,
)


def lines(raw: Path, name: str) -> list[dict[str, str]]:
    head, *rows = (raw / "onet_30_1" / name).read_text(encoding="ascii").splitlines()
    titles = head.split("\t")
    return [dict(zip(titles, row.split("\t"), strict=True)) for row in rows]


def test_technologies_are_those_of_the_file(catalogue: Catalogue, raw: Path) -> None:
    found = read_technologies(catalogue, "15-1252.00")
    wanted = {
        (row["Example"], row["Hot Technology"] == "Y", row["In Demand"] == "Y")
        for row in lines(raw, "Technology Skills.txt")
        if row["O*NET-SOC Code"] == "15-1252.00"
    }
    assert {(each.name, each.hot, each.in_demand) for each in found} == wanted
    demanded = [each.in_demand for each in found]
    assert demanded == sorted(demanded, reverse=True) and demanded[0]


def test_required_education_adds_to_a_hundred(catalogue: Catalogue, raw: Path) -> None:
    shares = [each for each in read_shares(catalogue, "29-1141.00", "education")
              if each.scale == "RL"]  # fmt: skip
    assert sum(each.percent for each in shares) == pytest.approx(100, abs=0.1)
    wanted = {
        int(row["Category"]): float(row["Data Value"])
        for row in lines(raw, "Education, Training, and Experience.txt")
        if row["O*NET-SOC Code"] == "29-1141.00" and row["Scale ID"] == "RL"
    }
    assert {each.category: each.percent for each in shares} == wanted
    assert all(each.words for each in shares)


def test_work_styles_keep_their_order(catalogue: Catalogue, raw: Path) -> None:
    styles = read_ratings(catalogue, "15-2051.00", "style")
    wanted = sorted(
        (-float(row["Data Value"]), row["Element Name"])
        for row in lines(raw, "Work Styles.txt")
        if row["O*NET-SOC Code"] == "15-2051.00" and row["Scale ID"] == "WI"
    )
    assert [(each.importance, each.name) for each in styles] == [(-n, name) for n, name in wanted]


def test_activities_share_the_whole_occupation(catalogue: Catalogue) -> None:
    for code in ("15-2051.00", "13-1022.00"):
        found = read_activities(catalogue, code)
        assert len(found) > 5
        assert sum(each.share for each in found) == pytest.approx(1)
        assert all(each.name and each.weight > 0 for each in found)
    assert read_activities(catalogue, "55-1011.00") == []


def test_tasks_have_labels_and_no_text_without_an_import(catalogue: Catalogue) -> None:
    tasks = read_tasks(catalogue, "23-1011.00")
    sums = catalogue.label_sums["23-1011.00"]
    assert len(tasks) == sums.core_tasks + sums.other_tasks
    assert all(each.text is None and each.exposure in (0, 1, 2) for each in tasks)
    assert sum(each.automation or 0 for each in tasks) / 4 == (
        sums.core_automation + sums.other_automation
    )
    assert any(each.penetration for each in tasks)
    assert read_description(catalogue, "23-1011.00") is None
    assert read_tasks(catalogue, "55-1011.00") == []
