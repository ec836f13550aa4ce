"""Parts of an occupation's page, on the bundled pack."""

from occdesk.catalogue.details import read_activities, read_tasks
from occdesk.metrics.dataset import Dataset
from occdesk.ui.panels.article.details import description_part, details_parts


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
