"""The Table face: what it shows, how it is copied, what it says of its cells."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from occdesk.charts.build import build
from occdesk.charts.figure.parts import DataTable, Datum
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.ui.panels.chart.table_face import TableFace
from occdesk.ui.panels.chart.table_model import DataTableModel
from occdesk.ui.panels.value_card.of_row import question_row

DATA, ACTUARIES, NURSES = "15-2051.00", "15-2011.00", "29-1141.00"
PEOPLE = (DATA, ACTUARIES, NURSES)
ACROSS = Qt.Orientation.Horizontal
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def face(qtbot: QtBot, measures: Dataset) -> Iterator[TableFace]:
    """Return a Table face on the screen, in a widget that outlives it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    made = TableFace(parent)
    made.model.take_metrics(measures.metrics)
    parent.resize(900, 600)
    made.resize(900, 600)
    parent.show()
    yield made
    # The offscreen platform keeps what was copied until after Python has gone, and crashes then.
    QApplication.clipboard().clear()


def show(face: TableFace, measures: Dataset, **asked: object) -> DataTableModel:
    face.show_figure(build(ChartSpec().with_(**asked), measures))
    return face.model


def shown(model: DataTableModel, row: int) -> dict[str, str]:
    return {
        model.headerData(at, ACROSS): model.data(model.index(row, at))
        for at in range(model.columnCount())
    }


def find(model: DataTableModel, **wanted: object) -> int:
    """Return in which place the first row with the WANTED cells is shown."""
    places = {name: model.table.columns.index(name) for name in wanted}
    return next(
        at
        for at in range(model.rowCount())
        if all(model.row(at)[places[name]] == cell for name, cell in wanted.items())
    )


def select(face: TableFace, *cells: tuple[int, str]) -> None:
    model, choice = face.model, face.table.selectionModel()
    choice.clearSelection()
    for row, name in cells:
        index = model.index(row, model.column_of(name))
        choice.select(index, QItemSelectionModel.SelectionFlag.Select)


def copied(qtbot: QtBot, face: TableFace) -> list[list[str]]:
    qtbot.keyClick(face.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def test_a_row_says_whose_activity_it_is_before_anything_else(
    face: TableFace, measures: Dataset
) -> None:
    model = show(face, measures, kind="activities", focus=DATA, occupations=PEOPLE)
    row = shown(
        model, find(model, code=NURSES, activity="Advise patients or clients on medical issues")
    )
    assert list(row)[:3] == ["Title", "Activity", "Part of the work, by activity"]
    assert row["Title"] == "Registered Nurses"
    assert row["Part of the work, by activity"] == "0.3%"
    assert row["Match"] == "six-digit SOC code"
    assert "Bound" not in row, "it is empty in all rows"


def test_selected_cells_are_copied_with_their_headings(
    qtbot: QtBot, face: TableFace, measures: Dataset
) -> None:
    model = show(face, measures, focus=DATA)
    chiefs = find(model, code="11-1011.00")
    select(face, *((chiefs + row, name) for row in (0, 3) for name in ("title", "median_wage")))
    assert copied(qtbot, face) == [
        ["Title", "Median pay"],
        ["Chief Executives", "213990"],
        ["Legislators", ""],
    ]


def test_a_cell_here_and_one_there_are_copied_as_the_rectangle_of_both(
    qtbot: QtBot, face: TableFace, measures: Dataset
) -> None:
    show(face, measures, kind="pay", focus=DATA, occupations=PEOPLE)
    select(face, (0, "metric"), (2, "value"))
    assert copied(qtbot, face) == [
        ["Metric", "Value"],
        ["Pay, 10th percentile", "67240"],
        ["Median pay", "120230"],
    ]


def test_whole_rows_and_all_are_copied_with_every_column_shown(
    qtbot: QtBot, face: TableFace, measures: Dataset
) -> None:
    model = show(face, measures, kind="pay", focus=DATA, occupations=PEOPLE)
    face.table.selectRow(1)
    head, *rows = copied(qtbot, face)
    assert head == [model.headerData(at, ACROSS) for at in range(model.columnCount())]
    assert [row[:5] for row in rows] == [
        ["Data Scientists", "Pay, 25th percentile", "85660", DATA, "2025"]
    ]
    face.table.clearSelection()
    head, *rows = copied(qtbot, face)
    assert len(rows) == len(model.table.rows) == 15
    assert {len(row) for row in rows} == {len(head)}


def test_shares_are_copied_exactly_and_what_sorts_is_what_is_copied(
    qtbot: QtBot, face: TableFace, measures: Dataset
) -> None:
    model = show(face, measures, kind="activities", focus=DATA)
    at = model.column_of("value")
    face.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    assert model.headerData(at, ACROSS).endswith("↑")
    head, *rows = copied(qtbot, face)
    assert head[at] == "Part of the work, by activity"
    numbers = [float(row[at]) for row in rows]
    assert numbers == sorted(numbers) and sum(numbers) == pytest.approx(1)
    weights = [float(row[head.index("Weight")]) for row in rows]
    assert numbers == pytest.approx([weight / sum(weights) for weight in weights], rel=1e-9)


def test_words_are_sorted_as_they_are_read(face: TableFace, measures: Dataset) -> None:
    model = show(face, measures, kind="compare", focus=DATA, occupations=PEOPLE)
    at = model.column_of("metric")
    model.sort(at)
    names = [model.data(model.index(row, at)) for row in range(model.rowCount())]
    assert names == sorted(names, key=str.casefold) and names[0] == "AI applicability (Microsoft)"


def test_the_order_is_kept_where_the_column_has_moved(face: TableFace, measures: Dataset) -> None:
    model = show(face, measures, kind="activities", focus=DATA, occupations=PEOPLE)
    model.sort(model.column_of("value"), Qt.SortOrder.DescendingOrder)
    before = model.column_of("value")
    show(face, measures, kind="activities", focus=NURSES)
    assert model.column_of("value") != before
    assert face.table.horizontalHeader().sortIndicatorSection() == model.column_of("value")
    shares = [model.row(at)[4] for at in range(model.rowCount())]
    assert shares == sorted(shares, reverse=True)


def test_headings_and_cells_explain_themselves_in_plain_text(
    face: TableFace, measures: Dataset
) -> None:
    model = show(face, measures, kind="regions", focus=DATA)
    value, match = model.column_of("low_95"), model.column_of("match")
    assert "1.96 standard errors" in model.headerData(value, ACROSS, TIP)
    words = "published for the six-digit SOC code that this occupation belongs to"
    assert model.data(model.index(0, match), TIP) == f"<qt>{words}</qt>"
    assert model.data(model.index(0, model.column_of("area")), TIP) is None
    assert model.data(model.index(0, value), Qt.ItemDataRole.DecorationRole) is None
    note = "<img src='file:///etc/passwd'> & more than a column holds"
    face.show_figure(
        replace(face.figure, table=DataTable(("title", "note"), (("One", note), ("Two", None))))
    )
    tip = model.data(model.index(0, 1), TIP)
    assert "<img" not in tip and "&lt;img" in tip and "&amp; more" in tip
    assert model.data(model.index(0, 1)) == note


def test_the_figure_of_an_area_leads_to_that_area(face: TableFace, measures: Dataset) -> None:
    model = show(face, measures, kind="regions", focus=DATA)
    alabama = model.index(find(model, area="Alabama"), model.column_of("value"))
    nation = model.index(find(model, area="United States"), model.column_of("value"))
    assert model.datum(alabama) == Datum(DATA, "median_wage", 2025, "0100000")
    assert model.datum(nation) == Datum(DATA, "median_wage", 2025)
    assert model.datum(model.index(0, model.column_of("title"))) is None


def test_columns_of_metrics_lead_to_their_values(face: TableFace, measures: Dataset) -> None:
    model = show(face, measures, form="treemap", focus=DATA)
    for name, metric in (("jobs", "employment"), ("ai_exposure_match", "ai_exposure")):
        datum = model.datum(model.index(0, model.column_of(name)))
        assert datum == Datum(str(model.row(0)[0]), metric, 2025)
    assert model.datum(model.index(0, model.column_of("family"))) is None


def test_where_the_chart_shows_less_it_is_said_and_where_there_is_nothing_why(
    face: TableFace, measures: Dataset
) -> None:
    show(face, measures, kind="ranking", focus=DATA)
    assert face.note.isVisible() and face.note.text().startswith("1,016 rows.")
    assert face.table.isVisible() and not face.empty.isVisible()
    show(face, measures, kind="activities", form="tasks", focus=NURSES)
    assert not face.table.isVisible() and not face.note.isVisible()
    assert face.empty.isVisible() and "choose Data > Import" in face.empty.text()
    show(face, measures, kind="pay", focus=DATA)
    assert face.table.isVisible() and not face.empty.isVisible() and not face.note.isVisible()


def test_figures_are_seen_beside_their_names_and_chosen_widths_stay(
    face: TableFace, measures: Dataset
) -> None:
    face.resize(390, 500)
    model = show(face, measures, kind="activities", focus=DATA, occupations=PEOPLE)
    header = face.table.horizontalHeader()
    at = model.column_of("value")
    right = header.sectionViewportPosition(at) + header.sectionSize(at)
    assert right <= face.table.viewport().width()
    face.resize(900, 500)
    wide = header.sectionSize(model.column_of("activity"))
    assert wide > 200
    header.resizeSection(0, 77)
    show(face, measures, kind="activities", focus=NURSES, occupations=PEOPLE)
    face.resize(700, 500)
    assert header.sectionSize(0) == 77
    show(face, measures, kind="pay", focus=DATA)
    assert header.sectionSize(0) > 77


@pytest.mark.parametrize("kind", ["landscape", "moves", "ranking", "indices"])
def test_the_model_keeps_the_rules_of_qt(
    face: TableFace, measures: Dataset, qtmodeltester: object, kind: str
) -> None:
    model = show(face, measures, kind=kind, focus=DATA)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_rows_of_no_metric_lead_to_a_card_made_of_them(face: TableFace, measures: Dataset) -> None:
    model = show(face, measures, kind="activities", focus=DATA)
    assert face.figure is not None
    found = [
        model.datum(model.index(row, model.column_of("value"))) for row in range(model.rowCount())
    ]
    cards = [question_row(measures, face.figure.table, datum) for datum in found if datum]
    assert len(cards) == model.rowCount() > 20
    assert len({card.name for card in cards}) == len(cards)
