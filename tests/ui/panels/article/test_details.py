"""Parts of an occupation's page, on the bundled pack."""

import pytest

from occdesk.catalogue.details import read_activities, read_tasks
from occdesk.metrics.dataset import Dataset
from occdesk.model.value import Match
from occdesk.ui.panels.article.details import description_part, details_parts, say_whose


def test_a_page_has_what_the_pack_knows(measures: Dataset) -> None:
    html = details_parts(measures, "29-1141.00")
    for heading in ("Most important skills", "Work activities", "Tasks", "Technology"):
        assert f"<h2>{heading}</h2>" in html
    weightiest = read_activities(measures.catalogue, "29-1141.00")[0]
    assert weightiest.name in html
    tasks = read_tasks(measures.catalogue, "29-1141.00")
    exposed = sum(bool(each.exposure) for each in tasks)
    assert f"{exposed} of the {len(tasks)} tasks that were labeled in 2023" in html
    # The file of use knows other tasks than the labels do: its count has a total of its own.
    developers = details_parts(measures, "15-1252.00")
    assert "of the 19 tasks that were labeled in 2023 (O*NET 27.2)" in developers
    assert "6 of the 17 tasks that the Anthropic file of March 2026 names" in developers
    assert "Import the O*NET database" in html
    assert description_part(measures, "29-1141.00") == ""


def test_an_occupation_without_data_has_no_part(measures: Dataset) -> None:
    assert details_parts(measures, "55-1011.00") == ""


def test_a_count_of_its_own_tasks_says_where_the_observed_exposure_is_of_more(
    measures: Dataset,
) -> None:
    scientists = details_parts(measures, "15-2051.00")
    assert (
        "That is a count for 15-2051.00 alone. The observed exposure of 46% weights its tasks and"
        " is published for SOC code 15-2051, which has 3 occupations here, so the two need not"
        " agree."
    ) in scientists
    # A code with one occupation is that occupation; one without a figure has none to explain.
    for code in ("15-1252.00", "13-1022.00"):
        assert "need not agree" not in details_parts(measures, code)


@pytest.mark.parametrize(
    ("match", "codes", "said"),
    [
        ("exact", "15-2051.00", ""),
        ("soc", "15-2051", "is published for SOC code 15-2051, which has 3 occupations here"),
        (
            "soc",
            "15-2051.00, 15-2051",
            "is published for SOC code 15-2051, which has 3 occupations here",
        ),
        ("soc", "11-1021", ""),
        ("group", "13-1020", "is published for the merged group 13-1020 as a whole"),
        (
            "mean",
            "15-2051.00,15-2051.01",
            "is the mean of what is published for 15-2051.00 and 15-2051.01",
        ),
        (
            "crosswalk",
            "15-1111,15-1121,15-1122",
            "is published for 15-1111, 15-1121 and 15-1122 of an older classification",
        ),
    ],
)
def test_whose_figure_it_is_reads_on_after_its_name_for_every_match(
    measures: Dataset, match: Match, codes: str, said: str
) -> None:
    value = measures.value("15-2051.00", "observed_exposure")
    assert say_whose(measures.catalogue, value._replace(match=match, published_for=codes)) == said
