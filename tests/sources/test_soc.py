"""The SOC 2018 structure."""

from collections import Counter
from pathlib import Path

from occdesk.sources.soc import read_structure


def test_the_structure_has_the_published_numbers_of_groups(raw: Path) -> None:
    groups, detailed = read_structure(raw)
    assert Counter(group.level for group in groups) == {"major": 23, "minor": 98, "broad": 459}
    assert len(detailed) == 867


def test_each_occupation_stands_under_its_published_groups(raw: Path) -> None:
    _, detailed = read_structure(raw)
    places = {one.code: (one.broad, one.minor, one.family) for one in detailed}
    assert places["15-2051"] == ("15-2050", "15-2000", "15-0000")
    # Its minor group is not its first four characters and zeros.
    assert places["15-1252"] == ("15-1250", "15-1200", "15-0000")
    assert places["51-5112"] == ("51-5110", "51-5100", "51-0000")
    assert places["55-3019"] == ("55-3010", "55-3000", "55-0000")


def test_groups_carry_their_titles(raw: Path) -> None:
    groups, _ = read_structure(raw)
    titles = {group.code: group.title for group in groups}
    assert titles["15-0000"] == "Computer and Mathematical Occupations"
    assert titles["13-1020"] == "Buyers and Purchasing Agents"
