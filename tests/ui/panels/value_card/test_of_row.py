"""The value card about what is no metric: levels of skills, parts of the work, similarities."""

import pytest

from occdesk.catalogue.details import read_activities, read_ratings
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Datum
from occdesk.charts.figure.rows import Bars, Matrix
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError
from occdesk.model.wording import NBSP
from occdesk.ui.panels.value_card.of_row import question_row
from occdesk.ui.panels.value_card.text import CardText, question

NURSES, CLERKS = "29-1141.00", "43-4051.00"


def answers(figure: Figure, measures: Dataset) -> list[tuple[Datum, CardText]]:
    """Return the card of every value behind a bar or a cell of FIGURE."""
    found = []
    for panel in figure.panels:
        marks = []
        if isinstance(panel, Bars):
            marks = [bar for row in panel.rows for bar in row.bars if bar.end is not None]
        elif isinstance(panel, Matrix):
            marks = [cell for row in panel.rows for cell in row.cells if cell.hint]
        for mark in marks:
            for datum in mark.data:
                known = measures.has(datum.metric)
                found.append(
                    (
                        datum,
                        question(measures, datum)
                        if known
                        else question_row(measures, figure.table, datum),
                    )
                )
    return found


@pytest.mark.parametrize(
    ("kind", "form"),
    [("skills", "skills"), ("skills", "groups"), ("activities", ""), ("moves", ""),
     ("indices", "")],
)  # fmt: skip
def test_every_mark_leads_to_a_card_with_meaning_source_and_release(
    measures: Dataset, kind: str, form: str
) -> None:
    figure = build(ChartSpec.of(kind, NURSES, (NURSES, CLERKS), form=form), measures)
    found = answers(figure, measures)
    assert found
    for datum, card in found:
        rows = dict(card.rows)
        assert card.words and len(rows["Meaning"]) > 20, datum
        if datum.code and card.words != "no data":
            assert datum.code in card.occupation and rows["Release"], datum


def test_the_card_of_a_skill_has_the_published_level(measures: Dataset) -> None:
    figure = build(ChartSpec("skills", NURSES, (NURSES, CLERKS)), measures)
    rating = next(
        each for each in read_ratings(measures.catalogue, CLERKS, "skill")
        if each.name == "Negotiation"
    )  # fmt: skip
    card = question_row(
        measures, figure.table, Datum(CLERKS, "skill_level", element=rating.element)
    )
    rows = dict(card.rows)
    assert card.name == "Level of a skill: Negotiation"
    assert card.words == f"{rating.level:.2f} of{NBSP}7"
    assert rows["Importance"] == f"{rating.importance:.2f}"
    assert rows["Raters"] == str(rating.n) and rows["Release"] == "O*NET 30.1"


def test_the_card_of_an_activity_is_about_its_part_of_the_work(measures: Dataset) -> None:
    figure = build(ChartSpec("activities", NURSES), measures)
    first = max(read_activities(measures.catalogue, NURSES), key=lambda each: each.share)
    (panel,) = figure.panels
    assert isinstance(panel, Bars)
    card = question_row(measures, figure.table, panel.rows[0].bars[0].data[0])
    assert card.name.endswith(f": {first.name.rstrip('.')}")
    assert card.words == f"{100 * first.share:.1f}%"
    assert "divided by" in dict(card.rows)["Note"]


def test_a_value_that_the_table_lacks_is_said(measures: Dataset) -> None:
    figure = build(ChartSpec("skills", NURSES, (NURSES, CLERKS)), measures)
    with pytest.raises(OccDeskError, match="no row"):
        question_row(measures, figure.table, Datum(NURSES, "skill_level", element="9.Z"))
