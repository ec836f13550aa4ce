"""The pages that the program writes itself know the metrics of an imported table."""

from occdesk.articles.resolve import Resolve
from occdesk.metrics.dataset import Dataset
from occdesk.ui.panels.article.occupation_page import occupation_page, sources_page
from occdesk.ui.panels.article.resolver import resolver

HEADS = "user_staff_heads"


def test_the_page_of_an_occupation_shows_what_the_table_says(
    own_measures: Dataset, measures: Dataset
) -> None:
    page = occupation_page(own_measures, "29-1141.00")
    assert "<h2>Imported</h2>" in page
    assert f'<a href="occdesk:metric/{HEADS}@29-1141.00"><b>340.5</b></a>' in page
    assert "<h2>Imported</h2>" not in occupation_page(own_measures, "11-1011.00")
    assert occupation_page(own_measures, "11-1011.00") == occupation_page(measures, "11-1011.00")


def test_the_sources_name_the_table_without_a_date(own_measures: Dataset) -> None:
    assert "<li>staff</li>" in sources_page(own_measures)


def test_an_article_can_name_an_imported_metric(own_measures: Dataset) -> None:
    resolve: Resolve = resolver(own_measures)
    assert resolve("metric", f"{HEADS}@43-4051.00") == "−7.0"
    assert resolve("label", HEADS) == "Heads (staff)"
    assert resolve("label", "user_other_heads") is None
