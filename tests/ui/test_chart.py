"""The Chart panel with metrics of an imported table: its axes and its data table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from occdesk.charts.build import build
from occdesk.charts.figure import Datum
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.measures import Measures
from occdesk.state.desk import Desk
from occdesk.ui.chart import ChartPanel
from occdesk.ui.chooser import Chooser
from occdesk.ui.jobs import BuildFigure
from occdesk.ui.theme import Theme

HEADS = "user_staff_heads"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return a widget that the panel lies in, and that outlives it."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def panel(parent: QWidget) -> ChartPanel:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return ChartPanel(Theme(app), parent)


def offered(chooser: Chooser) -> list[str]:
    found = [chooser.itemData(at) for at in range(chooser.count())]
    return [each for each in found if each]


def test_axes_are_what_is_here_and_what_is_chosen_stays(
    qtbot: QtBot, parent: QWidget, measures: Measures, own_measures: Measures
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    chart.show_desk(Desk(x="automation_risk", y="employment"))
    assert offered(chart.x_axis) == [e.id for e in measures.metrics if e.unit != "category"]
    for _ in range(2):
        chart.take_measures(own_measures)
        chosen = (chart.x_axis.currentData(), chart.y_axis.currentData())
        assert chosen == ("automation_risk", "employment")
        assert offered(chart.y_axis)[-1] == HEADS
        assert chart.y_axis.itemText(chart.y_axis.count() - 2) == "Imported"
    chart.show_desk(Desk(x=HEADS))
    with qtbot.waitSignal(chart.axes_asked) as asked:
        chart.swap.click()
    assert asked.args == ["median_wage", HEADS]
    chart.take_measures(measures)
    assert (chart.x_axis.currentData(), chart.y_axis.currentData()) == (None, "median_wage")


def test_an_axis_that_is_gone_is_not_asked_for(
    qtbot: QtBot, parent: QWidget, measures: Measures
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    chart.show_desk(Desk(x=HEADS))
    with qtbot.assertNotEmitted(chart.axes_asked):
        chart.swap.click()


def test_the_data_table_knows_the_imported_metric(
    qtbot: QtBot, parent: QWidget, own_measures: Measures
) -> None:
    chart = panel(parent)
    chart.take_measures(own_measures)
    figure = build(ChartSpec(x=HEADS, where=f"{HEADS} > 300"), own_measures)
    chart.show_figure(figure)
    chart.faces.setCurrentIndex(1)
    at = figure.table.columns.index(HEADS)
    head = chart.model.headerData(at, Qt.Orientation.Horizontal)
    year = chart.model.headerData(at + 1, Qt.Orientation.Horizontal)
    assert (head, year) == ("Heads (staff)", "Heads (staff), year")
    assert chart.model.data(chart.model.index(0, at)) == "340.5"
    assert chart.model.datum(chart.model.index(0, at)) == Datum("29-1141.00", HEADS, None)


def test_a_view_of_what_is_gone_is_a_sentence(measures: Measures) -> None:
    kind, figure, _ = BuildFigure(Desk(x=HEADS), measures, ())()
    assert kind == "landscape"
    assert figure.message == f"There is no metric '{HEADS}' (see occdesk metrics)."
