"""Rows of the value table."""

from occdesk.catalogue.joins import Joined
from occdesk.model.occupation import Occupation
from occdesk.sources.markers import Cell
from occdesk.sources.rows import MILITARY, Column, place_row

JOBS = Column("employment", 2025, "measured", "oews-2025-05")
PAY = Column("median_wage", 2024, "measured", "oews-2024-05")
BUYERS = Occupation(
    *("13-1023.00", "Purchasing Agents", "13-1023", "13-1020", "13-1000", "13-0000", "13-1020"),
    surveyed=True,
)
INFANTRY = Occupation(
    *("55-3016.00", "Infantry", "55-3016", "55-3010", "55-3000", "55-0000", ""), surveyed=False
)


def test_a_count_of_a_merged_group_warns_of_adding_it_up() -> None:
    joined = Joined(Cell(number=491_430), "group", "13-1020")
    row = place_row(JOBS, BUYERS, joined, absent="unused", group_title="Buyers")
    assert (row.number, row.match, row.published_for) == (491_430, "group", "13-1020")
    assert row.note == "Published for 13-1020 Buyers as a whole; never add it up over its members."


def test_a_capped_group_wage_says_both_things() -> None:
    joined = Joined(Cell(number=239_200, bound="at_least", note="Capped."), "group", "13-1020")
    row = place_row(PAY, BUYERS, joined, absent="unused", group_title="Buyers")
    assert row.bound == "at_least"
    assert row.note == (
        "Capped. Published for 13-1020 Buyers as a whole, not for this occupation alone."
    )


def test_a_withheld_figure_has_its_reason_and_no_match() -> None:
    joined = Joined(Cell(note="Withheld."), "group", "13-1020")
    row = place_row(JOBS, BUYERS, joined, absent="unused", group_title="Buyers")
    assert (row.number, row.text, row.match, row.published_for) == (None, None, None, None)
    assert row.note == "Withheld."


def test_what_was_not_joined_is_missing_with_the_reason_given() -> None:
    assert place_row(JOBS, BUYERS, None, absent="No row.").note == "No row."


def test_the_military_have_one_reason_everywhere() -> None:
    assert place_row(JOBS, INFANTRY, None, absent="No row.").note == MILITARY
