"""Figures that are not an occupation's own have their sign in every chart, and win nothing."""

import re

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Plane, Points
from occdesk.charts.figure.rows import Bars, Grid
from occdesk.charts.lineage.signs import explain_signs
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare.table import judge
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of, marks_of
from occdesk.metrics.registry import metric
from occdesk.model.mark import SIGNS
from occdesk.model.wording import NBSP

BARISTAS, COUNTER, BUYERS, NURSES = "35-3023.01", "35-3023.00", "13-1022.00", "29-1141.00"
CRITICAL = "29-1141.03"
WHOSE = "35-3023 Fast Food and Counter Workers"
SUPERLATIVE = re.compile(r"\b(best|worst|highest|lowest|the most)\b", re.IGNORECASE)


def words_of(figure: Figure) -> str:
    return " ".join((figure.subtitle, figure.caveat, *figure.notes))


def test_the_legend_names_each_once(measures: Dataset) -> None:
    ids = ("employment", "median_wage", "theoretical_exposure")
    values = [measures.value(code, id) for code in (BARISTAS, NURSES) for id in ids]
    said = explain_signs(values, measures)
    assert said.startswith(f"†{NBSP}figure of a wider code")
    assert said.count(WHOSE) == 1 and "(2 occupations)" in said
    assert explain_signs(values[3:], measures) == ""


def test_a_comparison_marks_them_in_the_cell(measures: Dataset) -> None:
    figure = build(ChartSpec("compare", occupations=(NURSES, BARISTAS)), measures)
    (panel,) = figure.panels
    assert isinstance(panel, Grid)
    rows = {row.metric: row.cells for row in panel.rows if row.cells}
    assert rows["employment"][1].text == f"3,854,050{NBSP}†"
    assert "†" not in rows["employment"][0].text + rows["theoretical_exposure"][1].text
    assert WHOSE in figure.notes[0]


@pytest.mark.parametrize("kind", ["outlook", "regions", "ranking", "moves", "pay", "landscape"])
@pytest.mark.parametrize("code, sign, whose", [
    (BARISTAS, "†", WHOSE), (BUYERS, "‡", "13-1020 Buyers and purchasing agents"),
])  # fmt: skip
def test_every_chart_says_whose_the_figures_are(
    measures: Dataset, kind: str, code: str, sign: str, whose: str
) -> None:
    mapped = {"regions": "metric", "ranking": "metric", "landscape": "y"}
    spec = ChartSpec.of(kind, code, **({mapped[kind]: "employment"} if kind in mapped else {}))
    figure = build(spec, measures)
    assert whose in words_of(figure) and sign in words_of(figure)
    if kind != "moves":  # from the one to the other is a move
        own = words_of(build(spec.with_(focus=COUNTER), measures))
        assert WHOSE not in own or kind == "pay"


FORMS = [(view.kind, form) for view in VIEWS for form in ("", *(each.id for each in view.forms))]


@pytest.mark.parametrize("kind, form", FORMS)
def test_the_table_has_the_sign_of_every_marked_row(
    measures: Dataset, kind: str, form: str
) -> None:
    people = (BUYERS, CRITICAL, "15-2051.00")
    figure = build(ChartSpec.of(kind, BUYERS, people, estimates=True, form=form), measures)
    heads = figure.table.columns
    for row in figure.table.rows:
        cells = dict(zip(heads, row, strict=True))
        for head in [each for each in heads if each == "match" or each.endswith("_match")]:
            prefix = head.removesuffix("match")
            match, mark = cells[head], cells[f"{prefix}mark"]
            if match in ("group", "estimated"):
                assert mark is not None and str(mark)[0] == SIGNS[match], row
            elif match in ("exact", "mean", None):
                assert mark is None, row
            elif match == "soc":
                assert (mark is not None) != str(cells["code"]).endswith(".00"), row


@pytest.mark.parametrize("id", ["employment", "median_wage", "automation_risk", "ai_exposure"])
@pytest.mark.parametrize("estimates", [False, True])
def test_marked_figures_have_no_rank_and_all_others_one(
    measures: Dataset, id: str, estimates: bool
) -> None:
    spec = ChartSpec.of("ranking", metric=id, estimates=estimates, form="all")
    figure = build(spec, measures)
    (panel,) = figure.panels
    assert isinstance(panel, Bars)
    marks = marks_of(measures, metric(id), estimates=estimates)
    for row in panel.rows:
        mark = marks.get(row.code)
        assert bool(row.lead) == (mark is None), row.label
        assert (mark is None) or row.bars[0].text.endswith(mark.sign), row.label
        assert row.bars[0].hatched == (mark is not None and mark.kind == "estimated")


def test_in_a_comparison_estimates_and_figures_of_others_are_neither_best_nor_worst(
    measures: Dataset,
) -> None:
    for code in measures.catalogue.by_code:
        people = (code, "15-2051.00", BUYERS)
        for id in ("automation_risk", "median_wage", "ai_exposure", "projected_growth"):
            values = [measures.value(each, id, estimates=True) for each in people]
            for verdict, value in zip(judge(metric(id), values, measures), values, strict=True):
                assert not verdict or mark_of(value, measures) is None, (code, id)


@pytest.mark.parametrize("form", ["", "multiples"])
def test_words_on_an_estimate_at_an_end_are_no_superlative(measures: Dataset, form: str) -> None:
    people = (BUYERS, "51-9111.00")
    figure = build(ChartSpec.of("compare", occupations=people, estimates=True, form=form), measures)
    said = next(s for s in figure.alt.split(". ") if s.startswith("AI exposure"))
    assert "≈" in said and not SUPERLATIVE.search(said)


def test_the_outlook_draws_an_estimate_hollow_and_names_nobody_who_saw_it(
    measures: Dataset,
) -> None:
    figure = build(ChartSpec("outlook", BUYERS, estimates=True), measures)
    exposure = figure.panels[2]
    assert isinstance(exposure, Plane)
    points = {
        mark.data[0][0].metric: mark
        for mark in exposure.marks
        if isinstance(mark, Points) and len(mark.xs) == 1
    }
    assert points["observed_exposure"].hollow and points["automation_risk"].hollow
    assert not points["theoretical_exposure"].hollow
    keys = [key.label for key in figure.keys]
    assert not any("seen to do" in label for label in keys)
    assert any("≈" in label and "estimated here" in label for label in keys)
    assert "estimated here: mean of 16 relatives" in figure.alt
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    seen = next(r for r in rows if r["metric"] == "observed_exposure" and r["year"] == 2025)
    assert (seen["match"], seen["status"], seen["release"]) == ("estimated", "derived", "Method 1")
    assert str(seen["mark"]).startswith("≈ estimated here: mean of 16 relatives")


def test_the_treemap_says_its_signs_where_they_stand(measures: Dataset) -> None:
    figure = build(ChartSpec.of("landscape", BUYERS, form="treemap"), measures)
    assert "‡ figure of a merged group" in figure.notes[0]
    assert "13-1020 Buyers and purchasing agents" in figure.notes[0]
