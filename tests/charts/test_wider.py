"""Figures of wider codes are marked and named wherever they stand for a part of the code."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.compare import draw_compare
from occdesk.charts.figure import Grid
from occdesk.charts.panels import Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.wider import explain_wider, is_wider, mark, name_wider
from occdesk.metrics.measures import Measures
from occdesk.model.wording import NBSP

BARISTAS, COUNTER, BUYERS, NURSES = "35-3023.01", "35-3023.00", "13-1022.00", "29-1141.00"
WHOSE = "Fast Food and Counter Workers (35-3023)"


def test_a_part_of_a_code_has_wider_figures_and_the_whole_has_its_own(measures: Measures) -> None:
    by_code = measures.catalogue.by_code
    baristas, counter, buyers = by_code[BARISTAS], by_code[COUNTER], by_code[BUYERS]
    # The jobs of the one are those of the other.
    assert measures.value(BARISTAS, "employment").number == (
        measures.value(COUNTER, "employment").number
    )
    assert is_wider("soc", baristas) and not is_wider("soc", counter)
    assert is_wider("group", buyers) and not is_wider("exact", baristas)
    assert mark("7", "soc", baristas) == f"7{NBSP}†" and mark("7", "soc", counter) == "7"
    assert name_wider("soc", baristas, measures) == WHOSE
    assert name_wider("group", buyers, measures) == "the merged group 13-1020"


def test_the_note_names_each_once(measures: Measures) -> None:
    ids = ("employment", "median_wage", "theoretical_exposure")
    values = [measures.value(code, id) for code in (BARISTAS, NURSES) for id in ids]
    assert explain_wider(values, measures) == (
        f"†{NBSP}Published only for a wider code: Baristas within {WHOSE}."
    )
    assert explain_wider(values[3:], measures) == ""


def test_a_comparison_marks_them_in_the_cell(measures: Measures) -> None:
    figure = draw_compare(ChartSpec("compare", occupations=(NURSES, BARISTAS)), measures)
    (panel,) = figure.panels
    assert isinstance(panel, Grid)
    rows = {row.metric: row.cells for row in panel.rows if row.cells}
    assert rows["employment"][1].text == f"3,854,050{NBSP}†"
    assert "†" not in rows["employment"][0].text + rows["theoretical_exposure"][1].text
    assert WHOSE in figure.caveat


@pytest.mark.parametrize("kind", ["outlook", "regions", "ranking", "moves"])
def test_every_chart_says_whose_the_figures_are(measures: Measures, kind: str) -> None:
    metric = "employment" if kind in ("regions", "ranking") else ""
    figure = build(ChartSpec(kind, BARISTAS, metric=metric), measures)
    said = " ".join((figure.subtitle, figure.caveat))
    assert WHOSE in said
    if kind != "moves":  # from the one to the other is a move
        own = build(ChartSpec(kind, COUNTER, metric=metric), measures)
        assert WHOSE not in " ".join((own.subtitle, own.caveat))
    if kind == "ranking":
        (panel,) = figure.panels
        assert isinstance(panel, Bars)
        texts = {row.code: row.bars[0].text for row in panel.rows}
        assert texts[BARISTAS] == f"3,854,050{NBSP}†" and texts[COUNTER] == "3,854,050"
