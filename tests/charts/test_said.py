"""What pictures say: the rules of the sweep of words, on a few occupations of every kind."""

from dataclasses import replace

import pytest
from sweep.words import ALWAYS, SIX, check

from occdesk.articles.shelf import load_articles
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable
from occdesk.charts.figure.plane import Plane, Points
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.paths import bundled

FORMS = [(view.kind, form) for view in VIEWS for form in ("", *(each.id for each in view.forms))]


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_what_a_view_says_is_in_its_table_and_in_house_style(
    measures: Dataset, kind: str, form: str
) -> None:
    asked = [ChartSpec.of(kind, code, form=form) for code in (*ALWAYS[:6], "45-2092.00")]
    asked += [
        ChartSpec.of(kind, SIX[0], SIX, form=form),
        ChartSpec(kind, ALWAYS[2], estimates=True),
    ]
    for spec in asked:
        assert list(check(build(spec, measures))) == [], spec


@pytest.mark.parametrize(
    "words",
    [
        "Pay is $12,345.", "A share of 77%.", "One sentence.. Another.", "Nothing ().", "1 tasks.",
        "It fell by -3 points.", "The job's pay.", "Highest levels: .", "Growth of 8 %.",
    ],
)  # fmt: skip
def test_the_rules_find_what_is_wrong(words: str) -> None:
    axis = Axis("Year", 0, 1, "year", ())
    plane = Plane("", axis, axis, ())
    figure = Figure("pay", "A title", "", (plane,), "", "", "", DataTable(("value",), ((8.0,),)))
    assert list(check(figure)) == []
    assert list(check(replace(figure, notes=(words,))))


def test_diamonds_of_an_article_stand_only_where_one_of_its_occupations_is_drawn(
    measures: Dataset,
) -> None:
    articles = load_articles(bundled("resources", "articles")).articles
    subjects = {code for article in articles if article.figures for code in article.occupations}
    assert subjects
    for code in (*subjects, *ALWAYS, *SIX):
        figure = build(ChartSpec("outlook", code), measures, articles)
        forms = {key.form for key in figure.keys}
        symbols = {
            mark.symbol
            for panel in figure.panels
            if isinstance(panel, Plane)
            for mark in panel.marks
            if isinstance(mark, Points)
        }
        assert ("diamond" in symbols) == ("diamond" in forms) == (code in subjects), code
        assert ("Diamonds" in figure.source) == (code in subjects)
