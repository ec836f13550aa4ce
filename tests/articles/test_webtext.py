"""Text saved from a web page, read as an article."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.articles.article import body_of, count_claims
from occdesk.articles.statedfigures import stated_figures
from occdesk.articles.webtext import parse_web_text
from occdesk.model.errors import OccDeskError

WEB_PAGE = """\
food-service

Will Ovens Replace Bakers? A Warm Question

Bakers face 12% AI exposure and a 9/100 automation risk. The dough decides.

ByA Writer
Published: Last updated:
AI-assisted analysisReviewed and edited by author

Ovens are warm. Figures show 12% AI exposure in 2025, up from 8% in 2023. Their automation risk \
sits at just 9%, which is low. [Fact] Bread was baked before 1900 in every town that we know of.

What Ovens Do

They heat. [Claim] An oven with a timer saves a baker 10-20% of the day, says the trade. It also \
warms the room. [Estimate] Perhaps half of all ovens have one.

Exposure to AI should reach 20% by 2028, with automation risk at 11%. * Stars and _lines_ are \
words here, <b>this too</b>.

_This analysis is AI-assisted, based on a survey of ovens._

Update History

  • 2026-01-02: First version.
  • 2026-02-30: A day that does not exist.
  • 2026-02-03: Added timers.

Related: Other Jobs

Cooks and others:

Analysis based on the Oven Index. Learn more

Update history

  • First published on January 2, 2026.
  • Last reviewed on February 5, 2026.

Tags

#bread#hot ovens
"""


def test_a_saved_page_is_recognised() -> None:
    article = parse_web_text(WEB_PAGE, "ovens")
    assert article.category == "Food service"
    assert article.title == "Will Ovens Replace Bakers? A Warm Question"
    assert article.subtitle.startswith("Bakers face 12% AI exposure")
    assert article.author == "A Writer"
    assert article.published == date(2026, 1, 2)
    assert article.updated == date(2026, 2, 5)
    assert article.how_made == (
        "AI-assisted analysis. Reviewed and edited by author."
        " This analysis is AI-assisted, based on a survey of ovens."
    )
    assert [(e.date, e.text) for e in article.history] == [
        (date(2026, 1, 2), "First version."),
        (date(2026, 2, 3), "Added timers."),
    ]
    assert article.tags == ("bread", "hot ovens")
    assert [source.text for source in article.sources] == [
        "Analysis based on the Oven Index. Learn more"
    ]
    assert [h.text for h in article.headings] == ["What Ovens Do"]
    assert article.occupations == ()


def test_its_tagged_sentences_are_found() -> None:
    article = parse_web_text(WEB_PAGE, "ovens")
    assert [(c.kind, c.text, c.anchor) for c in article.claims] == [
        ("Fact", "Bread was baked before 1900 in every town that we know of.", ""),
        (
            "Claim",
            "An oven with a timer saves a baker 10-20% of the day, says the trade.",
            "what-ovens-do",
        ),
        ("Estimate", "Perhaps half of all ovens have one.", "what-ovens-do"),
    ]


def test_its_figures_are_found_with_their_years() -> None:
    figures = parse_web_text(WEB_PAGE, "ovens").figures
    assert [(f.metric, f.year, f.value) for f in figures] == [
        ("ai_exposure", 2023, 0.08),
        ("ai_exposure", 2025, 0.12),
        ("ai_exposure", 2028, 0.2),
        ("automation_risk", 2025, 9.0),
        ("automation_risk", 2028, 11.0),
    ]
    assert figures[3].note == "Their automation risk sits at just 9%, which is low."


def test_marks_of_the_page_are_words_and_nothing_else() -> None:
    article = parse_web_text(WEB_PAGE, "ovens")
    words = "".join(p.text for b in body_of(article).blocks for p in b.pieces)
    assert "* Stars and _lines_ are words here, <b>this too</b>." in words


def test_codes_in_the_text_become_its_occupations() -> None:
    page = "A title\n\nBakers (51-3011.00) and cooks, 35-2021.00, and 51-3011.00 again.\n"
    assert parse_web_text(page, "x").occupations == ("51-3011.00", "35-2021.00")


def test_dates_beside_the_byline_count_first() -> None:
    page = WEB_PAGE.replace("Published: ", "Published: May 6, 2025 ").replace(
        "Last updated:", "Last updated: 2025-07-08"
    )
    article = parse_web_text(page, "ovens")
    assert (article.published, article.updated) == (date(2025, 5, 6), date(2025, 7, 8))


def test_a_page_without_dates_has_none() -> None:
    article = parse_web_text("A title\n\nA sentence that is longer than it.\n", "x")
    assert article.published is None
    assert article.updated is None
    assert article.figures == ()


def test_a_tag_without_a_sentence_stays_a_word() -> None:
    article = parse_web_text("A title\n\n[Fact]\n\nText. [Fact] [Claim] [Fact]\n", "x")
    assert article.claims == ()


@pytest.mark.parametrize("text", ["", "\n\n", "only-a-category", "A title and nothing else"])
def test_a_page_without_text_is_refused(text: str) -> None:
    with pytest.raises(OccDeskError, match="no title with text below it"):
        parse_web_text(text, "x")


def test_percentages_of_other_things_are_no_figures() -> None:
    assert stated_figures(["Demand grows at 25-30% a year until 2030.", "60% of upkeep."]) == ()


def test_a_number_without_a_year_is_no_figure() -> None:
    assert stated_figures(["An exposure of 40%."]) == ()


def test_the_first_to_state_a_figure_counts() -> None:
    found = stated_figures(["AI exposure was 40% in 2025.", "In 2025 AI exposure was 41 percent."])
    assert [(f.year, f.value) for f in found] == [(2025, 0.4)]


def test_theory_and_observation_are_told_apart() -> None:
    found = stated_figures(["Theoretical exposure is 90% and observed exposure is 30% in 2025."])
    assert [(f.metric, f.value) for f in found] == [("observed_exposure", 0.3)]


def test_a_real_saved_page_is_recognised(seed_page: str) -> None:
    article = parse_web_text(seed_page, "ml-engineers-seed")
    assert article.category == "Computer and mathematical"
    assert article.title.startswith("Will AI Replace ML Engineers?")
    assert (article.published, article.updated) == (date(2026, 3, 25), date(2026, 5, 14))
    assert [entry.date for entry in article.history] == [date(2026, 3, 25), date(2026, 5, 13)]
    assert [heading.text for heading in article.headings] == [
        "How AI Is Transforming ML Engineering",
        "Why ML Engineers Are More Valuable Than Ever",
        "The 2028 Outlook",
        "Career Advice for ML Engineers",
    ]
    assert count_claims(article) == {"Fact": 2, "Claim": 4, "Estimate": 2}
    assert article.tags == (
        *("machine learning", "AI automation", "ML engineering", "AutoML", "career advice"),
    )
    assert [(f.metric, f.year, f.value) for f in article.figures] == [
        ("ai_exposure", 2023, 0.5),
        ("ai_exposure", 2025, 0.67),
        ("ai_exposure", 2028, 0.82),
        ("automation_risk", 2025, 40.0),
        ("automation_risk", 2028, 53.0),
    ]


PAGES = st.lists(
    st.sampled_from(WEB_PAGE.split("\n")) | st.text(max_size=30), min_size=0, max_size=30
).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_no_page_raises_anything_but_a_clear_error(page: str) -> None:
    try:
        article = parse_web_text(page, "x")
    except OccDeskError as error:
        assert str(error).startswith("Article “x”")
    else:
        assert body_of(article).claims == article.claims
