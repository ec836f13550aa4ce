"""What articles publish: their own figures, drawn as their own points and never mixed with ours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure.plane import Label, Line, Mark, Points
from occdesk.charts.lineage.provenance import ARTICLE_STATUS, Row
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.wording import lower_first, say_with_year
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.wording import say_as_published

if TYPE_CHECKING:
    from occdesk.articles.article import Article, PublishedFigure

DRAWN_OF_ARTICLES = ("ai_exposure", "automation_risk")


def select_articles(
    people: Sequence[Subject], articles: Sequence["Article"]
) -> list[tuple["Article", tuple["PublishedFigure", ...]]]:
    """Return the articles about any of PEOPLE that publish figures of a kind drawn here."""
    codes = {subject.code for subject in people}
    found = []
    for article in articles:
        figures = tuple(each for each in article.figures if each.metric in DRAWN_OF_ARTICLES)
        if figures and codes.intersection(article.occupations):
            found.append((article, figures))
    return found


def draw_article(
    article: "Article",
    figures: Sequence["PublishedFigure"],
    people: Sequence[Subject],
    measures: Dataset,
) -> list[Mark]:
    """Return diamonds for an article's figures, those of one metric joined by a dotted line."""
    marks: list[Mark] = []
    codes = [each.code for each in people if each.code in article.occupations]
    for id in DRAWN_OF_ARTICLES:
        own = sorted((each for each in figures if each.metric == id), key=lambda each: each.year)
        if not own:
            continue
        xs = tuple(float(each.year) for each in own)
        ys = tuple(height_of(id, each.value) for each in own)
        if len(own) > 1:
            marks.append(Line(xs, ys, "article", "dotted", 1.2))
        marks.append(
            Points(
                xs=xs,
                ys=ys,
                sizes=(9.0,) * len(own),
                role="article",
                codes=(codes[0],) * len(own),
                hints=tuple(_hint(article, each, codes[0], measures) for each in own),
                # There is no value of the catalogue behind an article's figure.
                data=((),) * len(own),
                symbol="diamond",
            )
        )
        for x, y, each in zip(xs, ys, own, strict=True):
            words = _say(each)
            text = f"risk {words}" if id == "automation_risk" else words
            if each is own[-1]:
                marks.append(Label(x, y, text, "article", dx=8.0, rank=7))
            else:
                marks.append(Label(x, y, text, "article", "center", 0.0, -12, rank=7))
    return marks


def row_of_figure(
    article: "Article",
    figure: "PublishedFigure",
    people: Sequence[Subject],
    measures: Dataset,
) -> Row:
    """Return the row of a table for a figure of an article; see provenance.COLUMNS."""
    code = next(each.code for each in people if each.code in article.occupations)
    what = metric(figure.metric)
    title = measures.catalogue.occupation(code).title
    return (
        code, title, what.id, figure.year, figure.value, "", what.unit, ARTICLE_STATUS,
        None, None, None, f"Figure of the article “{article.title}”. {figure.note}".rstrip(),
    )  # fmt: skip


def describe_article(article: "Article", figures: Sequence["PublishedFigure"]) -> str:
    """Return in words what an article publishes."""
    said = ", ".join(
        f"{lower_first(metric(each.metric).label)} {_say(each)} ({each.year})" for each in figures
    )
    return f"The article “{article.title}” publishes its own: {said}."


def height_of(id: str, number: float) -> float:
    """Return where a number stands on the axis of 0-1: risk is a score of 0-100."""
    return number / 100 if metric(id).unit == "score" else number


def _hint(article: "Article", figure: "PublishedFigure", code: str, measures: Dataset) -> str:
    what = metric(figure.metric)
    lines = [
        f"The article “{article.title}”",
        f"{what.label}: {_say(figure)} ({figure.year}), its own figure",
    ]
    if figure.note:
        lines.append(figure.note)
    own = measures.value(code, what.id)
    if not own.missing:
        lines.append(f"This program’s: {say_with_year(own, what)}")
    if what.id == "automation_risk":
        lines.append(what.caveat)
    return "\n".join(lines)


def _say(figure: "PublishedFigure") -> str:
    return say_as_published(figure.value, metric(figure.metric).unit)
