"""Reading an article: its front matter, its text, and what is refused."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.articles.article import (
    Citation,
    HistoryEntry,
    PublishedFigure,
    count_claims,
    parse_article,
    slug_of,
)
from occdesk.articles.html import article_html
from occdesk.articles.text import article_json, article_text
from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_lines
from occdesk.render.style.tokens import LIGHT


def refusal(text: str) -> str:
    """Return the sentence with which TEXT is refused."""
    with pytest.raises(OccDeskError) as caught:
        parse_article(text, "bread")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_front_matter_is_read(front: str) -> None:
    article = parse_article(front, "bread")
    assert article.slug == "bread"
    assert article.title == "Bakers and ovens"
    assert article.subtitle == "What an oven cannot do"
    assert article.category == "Production"
    assert article.occupations == ("51-3011.00", "35-2021.00")
    assert article.author == "OccDesk"
    assert article.published == date(2026, 1, 2)
    assert article.updated == date(2026, 2, 3)
    assert article.how_made == "Written for a test."
    assert article.tags == ("bread", "ovens")
    assert article.sources == (Citation("oews", "Wages, May 2025."),)
    assert article.figures == (PublishedFigure("ai_exposure", 2025, 0.12, "Its own point."),)


def test_the_history_is_in_order_of_time(front: str) -> None:
    assert parse_article(front, "bread").history == (
        HistoryEntry(date(2026, 1, 2), "First version."),
        HistoryEntry(date(2026, 2, 3), "A second look."),
    )


def test_title_and_date_are_enough() -> None:
    article = parse_article('+++\ntitle = "T"\npublished = 2026-01-02\n+++\n', "t")
    assert article.updated == article.published
    assert article.occupations == ()
    assert article.claims == ()


def test_headings_have_anchors_of_their_own(front: str) -> None:
    article = parse_article(front + "## Two words\n\n### Two *words*\n\n## \u4e2d\n", "bread")
    assert [(h.level, h.text, h.anchor) for h in article.headings] == [
        (2, "Two words", "two-words"),
        (3, "Two words", "two-words-2"),
        (2, "\u4e2d", "section"),
    ]


def test_tagged_sentences_are_found_with_kind_source_and_heading(front: str) -> None:
    text = """
[Fact] Bread rises. It is **warm**.

## Ovens

Ovens are hot, e.g. inside [Claim: oews]. More. They last ten years. [Estimate]

- [Fact: oews] A list of {metric:employment}
"""
    article = parse_article(front + text, "bread")
    assert [(c.kind, c.text, c.source, c.anchor) for c in article.claims] == [
        ("Fact", "Bread rises.", "", ""),
        ("Claim", "Ovens are hot, e.g. inside.", "oews", "ovens"),
        ("Estimate", "They last ten years.", "", "ovens"),
        ("Fact", "A list of {metric:employment@51-3011.00}", "oews", "ovens"),
    ]
    assert count_claims(article) == {"Fact": 2, "Claim": 1, "Estimate": 1}


def test_escaped_tags_and_code_are_words(front: str) -> None:
    article = parse_article(front + r"A \[Fact\] and `[Claim]` and \{metric:x\}.", "bread")
    assert article.claims == ()
    assert article.references == ()


def test_values_mean_the_first_occupation_unless_they_name_one(front: str) -> None:
    text = "{metric:employment} {metric:employment/2023} {metric:median_wage@15-2051} {chart:pay}"
    arguments = [r.argument for r in parse_article(front + text, "bread").references]
    assert arguments == [
        "employment@51-3011.00",
        "employment@51-3011.00/2023",
        "median_wage@15-2051.00",
        "pay@51-3011.00",
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("One.\nTwo [Fact: bls].", 1, "names a source that the front matter does not list"),
        ("[Fact: BLS, May] One.", 0, "needs the id of one source"),
        ("[Fact] One. [Claim]", 0, "has no sentence of its own"),
        ("[Fact]", 0, "has no sentence of its own"),
        ("## A [Fact] heading", 0, "a heading holds no tags"),
        ("a\n\n![x](y.png)", 2, "images are not shown"),
        ("{metric:Employment}", 0, "cannot be read"),
        ("{metric:employment@15}", 0, "names no occupation code"),
        ("{figure:ai_exposure/2024}", 0, "not among the figures"),
    ],
)
def test_what_leads_nowhere_is_refused_with_its_line(
    front: str, text: str, line: int, words: str
) -> None:
    said = refusal(front + text)
    number = front.count("\n") + 1 + line
    assert said.startswith(f"Article “bread”, line {number}: ")
    assert words in said


def test_a_value_without_an_occupation_is_refused() -> None:
    text = '+++\ntitle = "T"\npublished = 2026-01-02\n+++\n{metric:employment}'
    assert "needs an occupation" in refusal(text)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title = "Bakers and ovens"', 'title = "Bakers', 2, "cannot be read"),
        ('title = "Bakers and ovens"', 'titel = "Bakers"', 2, "“titel” of the front matter"),
        ('title = "Bakers and ovens"', "title = 3", 2, "text in quotes"),
        ("published = 2026-01-02", 'published = "2026-01-02"', 7, "a date without quotes"),
        ("updated = 2026-02-03", "updated = 2025-02-03", 8, "before the date of publication"),
        ('"35-2021.00"]', '"35-20"]', 5, "occupation codes"),
        ("value = 0.12", "value = nan", 24, "finite number"),
        ("value = 0.12", "value = true", 24, "has to be a number"),
        ("year = 2025", "year = 25", 24, "has to be a year"),
        ('id = "oews"', 'id = "OEWS"', 20, "made of a-z"),
        ('id = "oews"\n', "", 20, "each entry needs id, text"),
        ("date = 2026-01-02", "date = 2026", 16, "a date without quotes"),
        ('tags = ["bread", "ovens"]', 'tags = "bread"', 10, "has to be a list"),
    ],
)
def test_a_wrong_field_is_refused_with_its_line(
    front: str, old: str, new: str, line: int, words: str
) -> None:
    assert old in front
    said = refusal(front.replace(old, new))
    assert said.startswith(f"Article “bread”, line {line}: ")
    assert words in said


def test_a_source_or_figure_is_listed_once(front: str) -> None:
    twice = '[[sources]]\nid = "oews"\ntext = "Again."\n'
    assert "listed twice" in refusal(front.replace("[[figures]]", f"{twice}\n[[figures]]"))


def test_the_front_matter_has_two_fences() -> None:
    assert "begins with a line of “+++”" in refusal("# No front matter")
    assert "no closing line" in refusal("+++\ntitle = 1")


def test_a_missing_title_or_date_is_said() -> None:
    assert "a title" in refusal("+++\npublished = 2026-01-02\n+++\n")
    assert "date of publication is missing" in refusal('+++\ntitle = "T"\n+++\n')


def test_deep_toml_is_refused() -> None:
    assert "cannot be read" in refusal("+++\nx = " + "[" * 9_000 + "\n+++\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 2_000_001, "larger than 2 MB"),
        ("\u00e9" * 1_000_001, "larger than 2 MB"),
        ("a\n" * 50_001, "more than 50,000 lines"),
        ("[" * 10_001, "“[” more than 10,000 times"),
        (">" * 40 + " a", "nested deeper than 32"),
        ("".join("  " * n + "- a\n" for n in range(40)), "nested deeper than 32"),
        ("*a _b " * 20 + "c" + "_*" * 20, "nested deeper than 32"),
        ("|a" * 100 + "|\n" + "|-" * 100 + "|\n" + ("|b" * 100 + "|\n") * 50, "5,000 cells"),
        ("{metric:employment} " * 1_001, "more than 1,000 values"),
        ("{chart:pay} " * 21, "more than 20 charts"),
        ("a = 1\n" * 20_000, "more than"),
    ],
)
def test_text_beyond_the_limits_is_refused(front: str, text: str, words: str) -> None:
    if words == "more than":
        assert "longer than 64 KB" in refusal(f"+++\n{text}+++\n")
    else:
        assert words in refusal(front + text)


def test_hidden_characters_are_seen_as_signs(front: str) -> None:
    article = parse_article(front + "a\x1b[31m\u202eb\x00\r\n[Fact] c\ud800.", "bread")
    assert article.body == "a‹ESC›[31m‹U+202E›b‹NUL›\n[Fact] c‹U+D800›."


def test_hidden_characters_that_are_written_in_letters_are_signs_as_well(
    answer: Callable[[str, str], str | None],
) -> None:
    text = (
        '+++\ntitle = "a\\u001b]0;owned\\u0007\\u001b[31mred \\u202e"\npublished = 2026-01-01\n'
        'history = [{date = 2026-01-01, text = "\\u009b2J"}]\n+++\n'
        "safe &#x202e;evil&#x2066;x [b](#&#x1b;c) `&#x1b;`"
    )
    article = parse_article(text, "evil")
    assert article.title == "a‹ESC›]0;owned‹BEL›‹ESC›[31mred ‹U+202E›"
    style = {**LIGHT, "size": "16"}
    for written in (article_text(article, answer), article_html(article, answer, style)):
        assert "safe ‹U+202E›evil‹U+2066›x" in written
        assert plain_lines(written) == written
    assert "‹ESC›" in json.dumps(article_json(article), ensure_ascii=False)


def test_a_text_of_control_characters_is_refused(front: str) -> None:
    assert "control characters" in refusal(front + "\x1b" * 20 + "\u202e" * 100_000)


def test_a_slug_comes_from_any_name() -> None:
    assert slug_of("My Ovens, 2026!") == "my-ovens-2026"
    assert slug_of("\u4e2d") == "article"


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *("[Fact]", "[Claim: oews]", "[Estimate]", "[Fact: x]", "{metric:employment}"),
            *("{chart:pay}", "{figure:ai_exposure/2025}", "{metric:", "}", "[", "](", ")", "!["),
            *("*", "**", "_", "`", "```", "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "|-|", "~~"),
            *("<b>", "&amp;", "\\", "    ", "---", "+++", ". ", "A word", "b", "\x00", "\u202e"),
        ]
    )
    | st.text(max_size=8),
    max_size=60,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_no_text_raises_anything_but_a_clear_error(front: str, text: str) -> None:
    try:
        article = parse_article(front + text, "bread")
    except OccDeskError as error:
        assert str(error).startswith("Article “bread”")
    else:
        assert all(claim.text for claim in article.claims)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text(alphabet='+=[]{}".-\n0aT', max_size=60).map(lambda t: f"+++\n{t}\n+++"))
def test_no_front_matter_raises_anything_but_a_clear_error(text: str) -> None:
    try:
        parse_article(text, "bread")
    except OccDeskError as error:
        assert "\n" not in str(error)
