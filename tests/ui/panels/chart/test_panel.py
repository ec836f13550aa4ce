"""The Chart panel: its tabs, and its axes and data table with metrics of an imported table."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from occdesk.charts.build import build
from occdesk.charts.figure.parts import Datum, Paragraph
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.model.wording import NBSP
from occdesk.state.desk import Desk
from occdesk.ui.kit.chooser import Chooser
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.chart.jobs import BuildFigure
from occdesk.ui.panels.chart.panel import ChartPanel
from occdesk.ui.panels.chart.tabs import ViewTabs

HEADS = "user_staff_heads"
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


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
    qtbot: QtBot, parent: QWidget, measures: Dataset, own_measures: Dataset
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    chart.show_desk(
        Desk(chart="landscape").choosing("landscape", x="automation_risk", y="employment")
    )
    across, up = (chart.options.choosers["landscape", each] for each in "xy")
    assert offered(across) == [e.id for e in measures.metrics if e.unit != "category"]
    for _ in range(2):
        chart.take_measures(own_measures)
        chosen = (across.currentData(), up.currentData())
        assert chosen == ("automation_risk", "employment")
        assert offered(up)[-1] == HEADS
        assert up.itemText(up.count() - 2) == "Imported"
    chart.show_desk(Desk(chart="landscape").choosing("landscape", x=HEADS))
    with qtbot.waitSignal(chart.options.swap_asked):
        chart.options.swap.click()
    chart.take_measures(measures)
    assert (across.currentData(), up.currentData()) == (
        None,
        "median_wage",
    )


def test_an_axis_that_is_gone_is_not_asked_for(
    qtbot: QtBot, parent: QWidget, measures: Dataset
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    chart.show_desk(Desk(chart="landscape").choosing("landscape", x=HEADS))
    with qtbot.assertNotEmitted(chart.options.swap_asked):
        chart.options.swap.click()


def test_the_data_table_knows_the_imported_metric(
    qtbot: QtBot, parent: QWidget, own_measures: Dataset
) -> None:
    chart = panel(parent)
    chart.take_measures(own_measures)
    figure = build(ChartSpec.of("landscape", x=HEADS, where=f"{HEADS} > 300"), own_measures)
    chart.show_figure(figure)
    chart.faces.setCurrentIndex(1)
    at = chart.model.column_of(HEADS)
    assert chart.model.headerData(at, Qt.Orientation.Horizontal) == "Heads (staff)"
    assert chart.model.data(chart.model.index(0, at)) == "340.5"
    assert chart.model.datum(chart.model.index(0, at)) == Datum("29-1141.00", HEADS, None)


def test_the_table_is_sorted_by_a_click_and_a_third_click_brings_the_order_back(
    qtbot: QtBot, parent: QWidget, measures: Dataset, qtmodeltester: object
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    figure = build(ChartSpec(focus="15-2051.00"), measures)
    chart.show_figure(figure)
    chart.faces.setCurrentIndex(1)
    parent.resize(900, 600)
    chart.resize(900, 600)
    parent.show()
    place = figure.table.columns.index("median_wage")
    drawn = [row[place] for row in figure.table.rows]
    at = chart.model.column_of("median_wage")
    header = chart.table.horizontalHeader()
    chart.table.selectRow(0)
    first = figure.table.rows[0]

    def shown() -> list[object]:
        return [chart.model.row(n)[place] for n in range(chart.model.rowCount())]

    def click() -> None:
        chart.table.scrollTo(chart.model.index(0, at))
        x = header.sectionViewportPosition(at) + 20
        pos = QPoint(x, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=pos)

    known = sorted(number for number in drawn if number is not None)
    missing = [None] * drawn.count(None)
    assert missing and shown() == drawn
    click()
    assert shown() == [*known, *missing]
    (selected,) = {index.row() for index in chart.table.selectedIndexes()}
    assert chart.model.row(selected) == first
    click()
    assert shown() == [*reversed(known), *missing]
    chart.table.clearSelection()
    chart.table.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[1].split("\t")[at] == f"{known[-1]:.0f}"
    chart.show_figure(replace(figure, title="Another"))
    assert shown() == [*reversed(known), *missing]
    assert header.sortIndicatorSection() == at
    click()
    assert shown() == drawn
    qtmodeltester.check(chart.model)  # type: ignore[attr-defined]


def test_another_table_stands_in_its_own_order(
    qtbot: QtBot, parent: QWidget, measures: Dataset
) -> None:
    chart = panel(parent)
    chart.take_measures(measures)
    chart.faces.setCurrentIndex(1)
    chart.show_figure(build(ChartSpec(focus="15-2051.00"), measures))
    chart.model.sort(1, Qt.SortOrder.DescendingOrder)
    pay = build(ChartSpec("pay", "15-2051.00"), measures)
    chart.show_figure(pay)
    assert [chart.model.row(n) for n in range(chart.model.rowCount())] == list(pay.table.rows)
    assert chart.table.horizontalHeader().sortIndicatorSection() == -1


def test_a_view_of_what_is_gone_is_a_sentence(measures: Dataset) -> None:
    built = BuildFigure(Desk(chart="landscape").choosing("landscape", x=HEADS), measures, ())()
    assert built.view.kind == "landscape"
    assert built.figure.message == f"There is no metric “{HEADS}” (see occdesk metrics)."


def test_a_view_is_the_same_whoever_it_is_about(measures: Dataset) -> None:
    def view_of(**changes: object) -> object:
        return BuildFigure(Desk(chart="landscape").with_(**changes), measures, ())().view

    def chosen(**options: str) -> object:
        return view_of(options=Desk(chart="landscape").choosing("landscape", **options).options)

    first = view_of()
    for same in (
        {"focus": "29-1141.00"},
        {"comparison": ("29-1141.00",), "baseline": "29-1141.00", "colours": "3"},
        {"theme": "dark", "text_step": 2},
        {"estimates": True},
    ):
        assert view_of(**same) == first
    for other in (
        {"chart": "pay"},
        {"where": "median_wage > 50000"},
    ):
        assert view_of(**other) != first
    assert len({first, chosen(form="treemap"), chosen(x="automation_risk")}) == 3


@pytest.mark.parametrize("width", [280, 390, 530, 1200])
@pytest.mark.parametrize("step", [0, 3])
@pytest.mark.parametrize(
    "desk",
    [
        Desk(chart="landscape").choosing("landscape", x="automation_potential"),
        Desk(chart="ranking"),
        Desk(chart="skills"),
    ],
)
def test_choices_stand_in_as_many_rows_as_they_need(
    qtbot: QtBot, parent: QWidget, measures: Dataset, desk: Desk, width: int, step: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.use("light", step)
    options = ChartPanel(theme, parent).options
    options.take_measures(measures)
    options.show_desk(desk)
    parent.show()
    options.resize(width, 40)
    shown = [each for each in options.findChildren(QWidget, options=DIRECT) if each.isVisible()]
    places = [each.geometry() for each in shown]
    assert all(options.rect().contains(each) for each in places)
    assert not any(a.intersects(b) for a, b in combinations(places, 2))
    for each in shown:
        if isinstance(each, Chooser):
            sixteen = each.fontMetrics().horizontalAdvance("Automation poten")
            assert each._room() >= min(
                sixteen, each.fontMetrics().horizontalAdvance(each.currentText())
            )
    if width == 1200:
        assert all(a.y() < b.bottom() for a in places for b in places), "one row"
    theme.use("light", 0)


def test_tabs_stand_in_one_row_and_what_has_no_room_is_under_more(parent: QWidget) -> None:
    tabs = ViewTabs(VIEWS, parent)
    tabs.show_kind("pay")
    parent.show()
    tabs.show()
    tabs.resize(2000, 40)
    assert {button.y() for button in tabs.buttons.values()} == {0}
    assert not tabs.more.isVisible()
    tabs.resize(320, 40)
    shown = [each for each in (*tabs.buttons.values(), tabs.more) if each.isVisible()]
    places = [each.geometry() for each in shown]
    assert tabs.more in shown and tabs.buttons["pay"] in shown
    assert all(tabs.rect().contains(each) for each in places)
    assert not any(a.intersects(b) for a, b in combinations(places, 2))
    hidden = {each for each, button in tabs.buttons.items() if not button.isVisible()}
    assert hidden == {each for each, entry in tabs.entries.items() if entry.isVisible()}


def test_keys_go_from_view_to_view(qtbot: QtBot, parent: QWidget) -> None:
    tabs = ViewTabs(VIEWS, parent)
    tabs.show_kind(VIEWS[0].kind)
    kinds = [view.kind for view in VIEWS]
    for key, wanted in ((Qt.Key.Key_Right, kinds[1]), (Qt.Key.Key_End, kinds[-1])):
        with qtbot.waitSignal(tabs.asked) as asked:
            qtbot.keyClick(tabs, key)
        assert asked.args == [wanted]
    with qtbot.assertNotEmitted(tabs.asked):
        qtbot.keyClick(tabs, Qt.Key.Key_Left)


@pytest.mark.parametrize("kind", ["outlook", "pay", "moves", "ranking", "compare"])
def test_what_signs_mean_stands_below_the_chart_on_the_screen(
    parent: QWidget, measures: Dataset, kind: str
) -> None:
    made = panel(parent)
    made.open_canvas()
    assert made.canvas is not None
    made.resize(900, 700)
    pair = ("13-1022.00", "29-1141.00")
    asked = {"metric": "employment"} if kind == "ranking" else {}
    figure = build(ChartSpec.of(kind, pair[0], pair, **asked), measures)
    made.show_figure(figure)
    blocks = made.canvas._picture.frame.blocks
    said = " ".join(line for block in blocks for line in block.lines).replace(NBSP, " ")
    assert "‡ figure of a merged group" in said
    others = [note for note in figure.notes if not isinstance(note, Paragraph)]
    assert not any(note in said for note in others)
