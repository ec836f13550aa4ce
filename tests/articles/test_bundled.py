"""The articles that come with the program: what they state is held against the data."""

import json
import re
from collections.abc import Callable

import pytest

from occdesk.articles.article import Article
from occdesk.articles.html import article_html, article_json, article_text
from occdesk.articles.shelf import article_named, load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.spec import KINDS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT
from occdesk.metrics.registry import METRICS, metric
from occdesk.model.wording import say
from occdesk.paths import bundled
from occdesk.render.style.tokens import LIGHT
from occdesk.ui.panels.article.resolver import resolver

SHELF = load_articles(bundled("resources", "articles"))

DATA_SCIENTISTS, RESEARCH_SCIENTISTS, SYSTEMS_ENGINEERS = CODES = (
    *("15-2051.00", "15-1221.00", "15-1299.08"),
)
DEVELOPERS = "15-1252.00"


@pytest.fixture(scope="module")
def measures() -> Dataset:
    return Dataset(Catalogue(bundled("data", "occdesk.pack")), DEFAULT)


@pytest.fixture(scope="module")
def number(measures: Dataset) -> Callable[..., float]:
    """Return the number of a value that has to be there."""

    def look_up(code: str, metric_id: str, year: int | None = None) -> float:
        found = measures.value(code, metric_id, year).number
        assert found is not None
        return found

    return look_up


@pytest.fixture
def engineers() -> Article:
    return article_named(SHELF.articles, "ml-engineers")


def test_every_bundled_article_can_be_read() -> None:
    assert SHELF.problems == ()
    assert SHELF.articles


@pytest.mark.parametrize("article", SHELF.articles, ids=lambda article: article.slug)
def test_every_fact_rests_on_a_value_or_a_source(article: Article) -> None:
    for claim in article.claims:
        if claim.kind == "Fact":
            assert claim.source or "{metric:" in claim.text, claim.text


@pytest.mark.parametrize("article", SHELF.articles, ids=lambda article: article.slug)
def test_every_claim_and_estimate_names_a_source(article: Article) -> None:
    assert all(claim.source for claim in article.claims if claim.kind != "Fact")


@pytest.mark.parametrize("article", SHELF.articles, ids=lambda article: article.slug)
def test_every_source_is_used(article: Article) -> None:
    assert {claim.source for claim in article.claims} - {""} == {s.id for s in article.sources}


@pytest.mark.parametrize("article", SHELF.articles, ids=lambda article: article.slug)
def test_every_value_and_chart_in_the_text_exists(article: Article, measures: Dataset) -> None:
    for reference in article.references:
        if reference.kind == "chart":
            assert reference.id in KINDS
        elif reference.kind == "metric":
            value = measures.value(reference.code, reference.id, reference.year)
            assert not value.missing, reference.argument
    known = {each.id for each in METRICS}
    assert all(figure.metric in known for figure in article.figures)
    for code in article.occupations:
        measures.catalogue.occupation(code)


@pytest.mark.parametrize("article", SHELF.articles, ids=lambda article: article.slug)
def test_nothing_is_left_unresolved(article: Article, measures: Dataset) -> None:
    def resolve(kind: str, argument: str) -> str | None:
        if kind != "metric":
            return None
        name, _, rest = argument.partition("@")
        code, _, year = rest.partition("/")
        return say(measures.value(code, name, int(year) if year else None), metric(name))

    for written in (article_text(article, resolve), article_html(article, resolve, LIGHT)):
        text = written.partition("</style>")[2] or written
        assert not re.search(r"[{}]|no data", text)


def test_the_engineers_article_has_the_figures_of_the_published_analysis(
    engineers: Article,
) -> None:
    assert engineers.occupations == CODES
    assert [(f.metric, f.year, f.value) for f in engineers.figures] == [
        ("ai_exposure", 2023, 0.5),
        ("ai_exposure", 2025, 0.67),
        ("ai_exposure", 2028, 0.82),
        ("automation_risk", 2025, 40.0),
        ("automation_risk", 2028, 53.0),
    ]
    assert all("its own point" in figure.note for figure in engineers.figures)


def test_it_is_linked_to_the_codes_that_list_its_title(measures: Dataset) -> None:
    catalogue = measures.catalogue
    listing = [
        occupation.code
        for occupation in catalogue.occupations
        if "Machine Learning Engineer" in catalogue.alternate_titles(occupation.code)
    ]
    assert sorted(listing) == sorted(CODES)


def test_what_it_says_of_the_group_of_systems_engineers_holds(measures: Dataset) -> None:
    titles = {o.title for o in measures.catalogue.occupations if o.soc == "15-1299"}
    assert len(titles) == 10
    assert {"Web Administrators", "Blockchain Engineers"} <= titles


def test_what_it_says_of_growth_holds(measures: Dataset, number: Callable[..., float]) -> None:
    growth = measures.numbers("projected_growth")
    socs = {code[:7]: value for code, value in growth.items()}
    assert sorted(socs.values(), reverse=True).index(socs["15-2051"]) == 3
    a_year = (1 + number(DATA_SCIENTISTS, "projected_growth") / 100) ** 0.1 - 1
    assert 0.025 < a_year < 0.03
    first = number(DATA_SCIENTISTS, "employment", 2022)
    counted = (number(DATA_SCIENTISTS, "employment", 2025) / first) ** (1 / 3) - 1
    assert 3 * a_year < counted < 0.25
    assert all(number(code, "projected_growth") > 0 for code in CODES)


def test_what_it_says_of_pay_holds(number: Callable[..., float]) -> None:
    medians = [number(code, "median_wage") for code in CODES]
    assert number(DATA_SCIENTISTS, "median_wage") < number(DEVELOPERS, "median_wage")
    assert number(DEVELOPERS, "median_wage") < number(RESEARCH_SCIENTISTS, "median_wage")
    for code in CODES:
        spread = number(code, "wage_p90") - number(code, "wage_p10")
        assert spread > max(medians) - min(medians)


def test_what_it_says_of_exposure_holds(measures: Dataset, number: Callable[..., float]) -> None:
    theory = number(DATA_SCIENTISTS, "theoretical_exposure")
    seen = number(DATA_SCIENTISTS, "observed_exposure")
    assert seen < 0.67 < theory
    assert 0.67 - seen > theory - 0.67
    ceilings = {code: number(code, "theoretical_exposure") for code in CODES}
    assert max(ceilings, key=lambda code: ceilings[code]) == SYSTEMS_ENGINEERS
    assert max(ceilings.values()) < 0.82
    every = sorted(measures.numbers("ai_exposure").values(), reverse=True)
    assert all(every.index(number(code, "ai_exposure")) < len(every) / 10 for code in CODES)


def test_what_it_says_of_risk_holds(number: Callable[..., float]) -> None:
    assert number(DATA_SCIENTISTS, "automation_risk") > 40
    assert number(RESEARCH_SCIENTISTS, "automation_risk") < 40
    assert number(SYSTEMS_ENGINEERS, "automation_risk") < 40
    # Nine of sixteen tasks rated 3/4, six 1/2, one 1/4.
    labels = (9 * 0.75 + 6 * 0.5 + 0.25) / 16
    assert number(DATA_SCIENTISTS, "automation_potential") == pytest.approx(labels)


def test_the_two_indices_disagree_as_it_says(number: Callable[..., float]) -> None:
    pair = (SYSTEMS_ENGINEERS, RESEARCH_SCIENTISTS)
    microsoft = [number(code, "microsoft_applicability") for code in pair]
    seen = [number(code, "observed_exposure") for code in pair]
    assert microsoft[0] > microsoft[1]
    assert seen[0] < seen[1]


def test_the_relatives_that_it_names_are_the_nearest(measures: Dataset) -> None:
    nearest = {related.code for related in measures.catalogue.related(DATA_SCIENTISTS)[:5]}
    assert {"15-2041.00", "15-2031.00", "19-1029.01"} <= nearest


def test_the_dates_are_said_to_be_of_the_analysis(measures: Dataset) -> None:
    article = article_named(SHELF.articles, "ml-engineers")
    words = "The analysis that this article is about: published 25 March 2026 and updated"
    style = {**LIGHT, "size": "16"}
    for written in (
        article_text(article, resolver(measures), 200),
        article_html(article, resolver(measures), style),
    ):
        assert f"OccDesk \u00b7 {words} 14 May 2026" in written
        assert "update history of the analysis that this article is about" in written.lower()
        assert "OccDesk \u00b7 Published" not in written


def test_published_figures_have_the_digits_that_were_published(measures: Dataset) -> None:
    article = article_named(SHELF.articles, "ml-engineers")
    text = article_text(article, resolver(measures))
    page = article_html(article, resolver(measures), {**LIGHT, "size": "16"})
    assert "40 out of 100, rising to 53" in " ".join(text.split())
    assert '<td align="right">40</td>' in page and '<td align="right">53</td>' in page
    assert not re.search(r"\b(?:40|53)\.0\b", text + page)
    assert [each["value"] for each in article_json(article)["figures"]] == [0.5, 0.67, 0.82, 40, 53]
    assert "40.0" not in json.dumps(article_json(article))
