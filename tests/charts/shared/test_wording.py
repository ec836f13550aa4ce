"""The words of charts, their sources, the order of numbers, and where lines break."""

import pytest

from occdesk.charts.lineage.provenance import name_sources
from occdesk.charts.shared.wording import (
    axis_title,
    close,
    join_last,
    join_names,
    join_titles,
    lower_first,
    share_of,
    shorten,
    title_compare,
    title_outlook,
    title_pay,
)
from occdesk.charts.views.landscape.questions import ask_landscape
from occdesk.charts.views.outlook.segments import split_runs
from occdesk.metrics.registry import metric


def test_titles_are_the_question_in_words():
    assert ask_landscape(metric("ai_exposure"), metric("median_wage")) == (
        "Which jobs with high AI exposure still pay well?"
    )
    assert ask_landscape(metric("job_zone"), metric("automation_risk")) == (
        "How do job zone and automation risk go together?"
    )
    assert title_outlook(("Data Scientists",)) == "What is ahead for Data Scientists"
    assert title_pay(("Data Scientists",)) == "What Data Scientists earn"
    assert title_compare(("Data Scientists", "Actuaries")) == (
        "How Data Scientists and Actuaries differ"
    )


def test_a_title_with_an_apposition_is_closed_where_the_sentence_goes_on():
    other, data = "Computer Occupations, All Other", "Data Scientists"
    assert title_pay((other,)) == "What Computer Occupations, All Other, earn"
    assert title_outlook((other,)) == "What is ahead for Computer Occupations, All Other"
    assert title_compare((other, data)) == (
        "How Computer Occupations, All Other, and Data Scientists differ"
    )
    assert join_titles((data, other, other)) == (
        "Data Scientists, Computer Occupations, All Other, and Computer Occupations, All Other,"
    )
    assert join_titles((other, data, data)) == f"{other}, {data} and {data}"
    assert join_last((data, other)) == f"{data} and {other}"
    assert join_last((other, other, data, data)) == f"{other}, {other}, and 2 others"


@pytest.mark.parametrize(
    "title",
    [
        "Data Scientists",
        "Farmers, Ranchers, and Other Agricultural Managers",
        "Poets, Lyricists and Creative Writers",
        "Agents and Business Managers of Artists, Performers, and Athletes",
    ],
)
def test_a_title_that_is_a_list_to_its_end_needs_no_comma(title):
    assert close(title) == title


@pytest.mark.parametrize(
    "title",
    [
        "Secretaries and Administrative Assistants, Except Legal, Medical, and Executive",
        "Fine Artists, Including Painters, Sculptors, and Illustrators",
        "Camera Operators, Television, Video, and Film",
        "Farmworkers, Farm, Ranch, and Aquacultural Animals",
        "Textile Cutting Machine Setters, Operators, and Tenders, Metal and Plastic",
    ],
)
def test_a_title_that_ends_in_words_on_it_needs_one(title):
    assert close(title) == f"{title},"


def test_long_lists_are_counted():
    assert join_names(()) == ""
    assert join_names(("A", "B", "C")) == "A, B and C"
    assert join_names(("A", "B", "C", "D")) == "A, B and 2 others"


def test_axis_titles_carry_unit_and_year():
    assert axis_title(metric("median_wage"), 2025) == "Median pay, dollars a year, May 2025"
    assert axis_title(metric("ai_exposure"), 2025) == "AI exposure, index of 0 to 100%, 2025"
    assert axis_title(metric("job_zone"), None) == "Job zone, 1 to 5"


def test_labels_within_a_sentence_keep_their_capitals():
    assert lower_first("Median pay") == "median pay"
    assert lower_first("AI exposure") == "AI exposure"


@pytest.mark.parametrize(
    ("title", "most", "short"),
    [
        ("Actuaries", 20, "Actuaries"),
        ("Wholesale and Retail Buyers, Except Farm Products", 28, "Wholesale and Retail Buyers…"),
        ("Electroencephalographers", 10, "Electroen…"),
    ],
)
def test_long_titles_are_cut_at_a_word(title, most, short):
    assert shorten(title, most) == short
    assert len(short) <= most


@pytest.mark.parametrize(
    ("part", "words"),
    [(0, "0"), (1, "less than 1"), (10, "1"), (500, "50"), (989, "99"), (998, "more than 99"),
     (1000, "100")],
)  # fmt: skip
def test_only_none_and_all_are_written_as_0_and_100_percent(part, words):
    assert share_of(part, 1000) == f"{words}%"


def test_sources_name_publisher_and_release_and_what_was_computed(measures):
    line = name_sources([measures.value("15-2051.00", "automation_risk")], measures)
    assert "GPTs are GPTs" in line
    assert "Anthropic" in line
    assert "Computed by OccDesk. Method: Core tasks weigh 2" in line
    line = name_sources(measures.series("15-2011.00", "employment"), measures)
    assert line == "Source: U.S. Bureau of Labor Statistics: OEWS May 2019\N{EN DASH}2025."


def test_what_is_missing_names_no_source(measures):
    assert name_sources([measures.value("55-1011.00", "median_wage")], measures) == ""


def test_runs_end_at_gaps_changes_of_method_and_caps(measures):
    nurses = split_runs(measures.series("29-1141.00", "employment"))
    assert [[value.year for value in run] for run in nurses] == [
        [2019, 2020],
        [2021, 2022, 2023, 2024, 2025],
    ]
    capped = split_runs(measures.series("29-1211.00", "median_wage"))
    assert [[value.year for value in run] for run in capped] == [[2025]]
