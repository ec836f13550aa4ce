"""Articles as HTML for a rich text view, as plain text and as data."""

import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.articles.article import parse_article
from occdesk.articles.html import ROLES, article_html, article_json, article_text
from occdesk.articles.webtext import parse_web_text
from occdesk.model.errors import OccDeskError
from occdesk.render.style.tokens import THEMES

Answer = Callable[[str, str], str | None]

STYLE = THEMES["light"]

TEXT = """
[Fact: oews] They earn {metric:median_wage} now. [Claim] It was {figure:ai_exposure/2025}.

## Ovens & co

{chart:pay}

1. One
2. Two

| Job | Pay |
|:--|--:|
| Cook | {metric:median_wage@35-2021.00/2024} |

See [cooks](occdesk:occupation/35-2021.00), [above](#ovens-co) and [out](https://example.org/a?b&c).
"""


class Seen(HTMLParser):
    """Collects what a document holds: tags, addresses, anchors and how deep tables go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.anchors: list[str] = []
        self.deepest_table = 0
        self._tables = 0
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.append(value or "")
            elif name == "name":
                self.anchors.append(value or "")
        if tag == "table":
            self._tables += 1
            self.deepest_table = max(self.deepest_table, self._tables)

    def handle_endtag(self, tag: str) -> None:
        self._tables -= tag == "table"

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_header_says_what_when_and_how(front: str, answer: Answer) -> None:
    words = Seen(article_html(parse_article(front + TEXT, "bread"), answer, STYLE)).words
    for said in (
        "PRODUCTION",
        "Bakers and ovens",
        "What an oven cannot do",
        "OccDesk \u00b7 Published 2 January 2026 \u00b7 Updated 3 February 2026",
        "Written for a test.",
    ):
        assert said in words


def test_badges_differ_in_word_and_shape_and_are_counted(front: str, answer: Answer) -> None:
    text = front + "[Fact] A. [Claim] B. [Estimate] C. [Claim] D."
    words = Seen(article_html(parse_article(text, "bread"), answer, STYLE)).words
    words = words.replace("\xa0", " ")
    assert words.count("\u25a0 FACT") == 2
    assert words.count("\u25c6 CLAIM") == 3
    assert words.count("\u25cb ESTIMATE") == 2
    assert all(count in words for count in ("1 fact ", "2 claims ", "1 estimate\n"))


def test_an_article_without_tags_says_so(front: str, answer: Answer) -> None:
    html = article_html(parse_article(front + "Text.", "bread"), answer, STYLE)
    assert "No sentence is tagged" in html


def test_values_are_links_to_where_they_come_from(front: str, answer: Answer) -> None:
    html = article_html(parse_article(front + TEXT, "bread"), answer, STYLE)
    assert (
        '<a class="value" href="occdesk:metric/median_wage@51-3011.00">'
        "&lt;median_wage@51-3011.00&gt;</a>" in html
    )
    assert 'href="occdesk:metric/median_wage@35-2021.00/2024"' in html
    assert '<span class="figure">=0.12=</span>' in html
    assert 'href="occdesk:chart/pay@51-3011.00"' in html
    assert 'href="occdesk:occupation/35-2021.00"' in html


def test_a_value_that_nobody_knows_is_no_data(front: str) -> None:
    html = article_html(parse_article(front + TEXT, "bread"), lambda kind, argument: None, STYLE)
    assert ">no data</a>" in html
    assert "51-3011.00</a>" in html


def test_a_chart_is_an_image_where_there_is_one(front: str) -> None:
    html = article_html(
        parse_article(front + "{chart:pay}", "bread"),
        lambda kind, argument: 'image:"pay' if kind == "chart" else None,
        STYLE,
    )
    assert '<img src="image:&quot;pay" alt="pay">' in html


def test_every_anchor_that_is_linked_exists(front: str, answer: Answer) -> None:
    text = front + TEXT + "\n## More\n\n[Fact: oews] More.\n"
    seen = Seen(article_html(parse_article(text, "bread"), answer, STYLE))
    linked = {address[1:] for address in seen.addresses if address.startswith("#")}
    assert linked == {"ovens-co", "more", "source.oews"}
    assert linked <= set(seen.anchors)


def test_outside_addresses_are_printed_and_cannot_be_followed(front: str, answer: Answer) -> None:
    text = front + TEXT + "[x](javascript:alert(1)) [y](file:///etc/passwd) [z](occdesk:quit)"
    seen = Seen(article_html(parse_article(text, "bread"), answer, STYLE))
    assert "out (https://example.org/a?b&c)" in seen.words
    assert all(address.startswith(("#", "occdesk:")) for address in seen.addresses)
    assert "occdesk:quit" not in seen.addresses


def test_html_in_the_text_is_words(front: str, answer: Answer) -> None:
    title = front.replace("Bakers and ovens", "<script>alert(1)</script>")
    html = article_html(
        parse_article(title + "<img src=x onerror=y> <b>bold</b>\n\n<table>", "bread"),
        answer,
        STYLE,
    )
    seen = Seen(html)
    assert "<script>alert(1)</script>" in seen.words
    assert "<img src=x onerror=y> <b>bold</b>" in seen.words
    assert not seen.tags & {"script", "img", "b"}


def test_tables_are_one_deep(front: str, answer: Answer) -> None:
    html = article_html(parse_article(front + "> - " + TEXT.strip(), "bread"), answer, STYLE)
    assert Seen(html).deepest_table == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_tokens_give_every_colour_that_is_asked_for(
    front: str, answer: Answer, theme: str
) -> None:
    assert set(ROLES) <= set(THEMES[theme])
    only = {role: THEMES[theme][role] for role in ROLES}
    article = parse_article(front + TEXT, "bread")
    assert article_html(article, answer, only) == article_html(article, answer, THEMES[theme])


def test_the_size_of_the_text_is_the_style_s(front: str, answer: Answer) -> None:
    html = article_html(parse_article(front, "bread"), answer, {**STYLE, "size": "32"})
    assert "font-size:32px" in html
    assert "font-size:52px" in html


def test_plain_text_keeps_tags_values_and_structure(front: str, answer: Answer) -> None:
    text = article_text(parse_article(front + TEXT, "bread"), answer, 76)
    assert "[Fact 1] They earn <median_wage@51-3011.00> now. [Claim] It was =0.12=." in text
    assert "Ovens & co\n----------\n" in text
    assert "1. One\n2. Two\n" in text
    assert "Job" in text
    assert "Cook  <median_wage@35-2021.00/2024>" in text
    assert "out (https://example.org/a?b&c)" in text
    assert "3 February 2026: A second look." in text
    assert "51-3011.00 title of 51-3011.00" in text
    assert "1 fact, 1 claim\n" in text


def test_plain_text_is_as_wide_as_asked(front: str, answer: Answer) -> None:
    long = "word " * 300
    text = article_text(parse_article(f"{front}{long}\n\n- {long}\n\n> {long}", "b"), answer, 50)
    assert max(len(line) for line in text.split("\n")) <= 50
    assert "\n- word" in text
    assert "\n  word" in text


def test_data_holds_everything_and_is_json(front: str) -> None:
    data = article_json(parse_article(front + TEXT, "bread"))
    again = json.loads(json.dumps(data))
    assert again["slug"] == "bread"
    assert again["published"] == "2026-01-02"
    assert again["history"][0] == {"date": "2026-01-02", "text": "First version."}
    assert again["counts"] == {"fact": 1, "claim": 1, "estimate": 0}
    assert again["claims"][0] == {
        "kind": "Fact",
        "text": "They earn {metric:median_wage@51-3011.00} now.",
        "source": "oews",
        "anchor": "",
    }
    assert again["figures"][0]["value"] == 0.12


def test_a_page_without_dates_says_so(answer: Answer) -> None:
    article = parse_web_text("A title\n\nA sentence that is longer than it.\n", "x")
    assert "Published on an unknown date" in article_text(article, answer)
    assert article_json(article)["published"] is None


PARTS = st.sampled_from(
    [
        *("[Fact]", "[Claim: oews]", "{metric:employment}", "{chart:pay}", "[a](b)", "[", "]("),
        *("javascript:x", ")", "*", "**", "_", "`", "```", "\n", "\n\n", "> ", "- ", "1. ", "# "),
        *("|", "|-|", "~~", "<b>", "</table>", "<script>", "&lt;", '"', "'", "\\", "    ", ". "),
        *("A word", "b", "---", "[x](occdesk:article/a)", '[x](occdesk:article/"onload)'),
    ]
) | st.text(max_size=6)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=50).map("".join))
def test_no_text_brings_anything_foreign_into_the_view(
    front: str, answer: Answer, text: str
) -> None:
    try:
        article = parse_article(front + text, "bread")
    except OccDeskError:
        return
    seen = Seen(article_html(article, answer, STYLE))
    assert seen.tags <= KNOWN_TAGS
    assert all(address.startswith(("#", "occdesk:")) for address in seen.addresses)
    assert article_text(article, answer)


KNOWN_TAGS = {
    *("html", "head", "style", "body", "p", "a", "span", "br", "hr", "pre", "code", "i", "b", "s"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
