"""The list's model keeps the promises of item models, and tells what is missing and why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import METRICS
from occdesk.state.desk import COLUMNS
from occdesk.ui.kit.theme import load_first_fonts, sans
from occdesk.ui.panels.find.delegate import PAD, wrap_in_two
from occdesk.ui.panels.find.model import MIME, OccupationModel
from occdesk.ui.panels.find.view import COLUMN

GROUPED = "29-2011.01"  # published by BLS only within a merged group


def full_model(measures: Dataset) -> OccupationModel:
    model = OccupationModel()
    model.take_titles({each.code: each.title for each in measures.catalogue.occupations})
    model.take_measures(measures)
    model.show_columns(COLUMNS, estimates=False)
    return model


def test_it_is_a_proper_model(measures: Dataset, qtmodeltester: ModelTester) -> None:
    model = full_model(measures)
    model.show_rows(list(model.titles)[:40], {})
    qtmodeltester.check(model, force_py=True)


def test_it_has_a_row_for_each_code_and_a_column_for_each_metric(measures: Dataset) -> None:
    model = full_model(measures)
    assert (model.rowCount(), model.columnCount()) == (1016, 6)
    model.show_rows(["15-2051.00"], {"15-2051.00": "Data Miner"})
    assert model.rowCount() == 1
    index = model.index(0, 0)
    assert model.data(index) == "Data Scientists"
    assert "Data Miner" in model.data(index, Qt.ItemDataRole.ToolTipRole)


def test_a_missing_number_is_a_dash_without_a_bar_and_says_why(measures: Dataset) -> None:
    model = full_model(measures)
    row = list(model.codes).index("55-1011.00")
    cell = model.cell(row, 1)
    assert (cell.text, cell.missing, cell.low, cell.high) == ("–", True, 0.0, 0.0)
    tip = model.data(model.index(row, 1), Qt.ItemDataRole.ToolTipRole)
    assert "military" in tip


def test_bars_start_at_zero_whichever_way_they_go(measures: Dataset) -> None:
    model = full_model(measures)
    column = 1 + COLUMNS.index("projected_growth")
    numbers = measures.numbers("projected_growth")
    zero = -min(numbers.values()) / (max(numbers.values()) - min(numbers.values()))
    falling = min(numbers, key=numbers.__getitem__)
    rising = max(numbers, key=numbers.__getitem__)
    low = model.cell(list(model.codes).index(falling), column)
    high = model.cell(list(model.codes).index(rising), column)
    assert (round(low.low, 6), round(low.high, 6)) == (0.0, round(zero, 6))
    assert (round(high.low, 6), round(high.high, 6)) == (round(zero, 6), 1.0)


@pytest.mark.parametrize("estimates", [False, True])
@pytest.mark.parametrize("id", [each.id for each in METRICS if each.unit != "category"])
def test_signs_are_those_of_the_values_themselves(
    measures: Dataset, id: str, estimates: bool
) -> None:
    model = full_model(measures)
    model.show_columns([id], estimates=estimates)
    values = measures.column(id, estimates=estimates)
    for row, code in enumerate(model.codes):
        cell, mark = model.cell(row, 1), mark_of(values[code], measures)
        assert cell.mark == (mark.sign if mark else ""), code
        assert cell.text.startswith("≥ ") == (values[code].bound == "at_least"), code
        if mark is not None:
            spoken = model.data(model.index(row, 1), Qt.ItemDataRole.AccessibleTextRole)
            assert mark.words in spoken


def test_group_figures_get_their_mark(measures: Dataset) -> None:
    model = full_model(measures)
    column = 1 + COLUMNS.index("median_wage")
    grouped = [code for row, code in enumerate(model.codes) if model.cell(row, column).mark == "‡"]
    assert len(grouped) == 34
    assert GROUPED in grouped


def test_a_number_that_the_publisher_capped_is_written_as_at_least(measures: Dataset) -> None:
    model = full_model(measures)
    for id in ("wage_p90", "hourly_p90", "median_wage"):
        model.show_columns([id], estimates=False)
        capped = [code for code, each in measures.column(id).items() if each.bound]
        for code in capped:
            cell = model.cell(list(model.codes).index(code), 1)
            assert cell.text.startswith("≥ $")
    values = measures.column("wage_p90", 2024).values()
    assert any(value.bound == "at_least" for value in values), "capped figures exist in 2024"


def test_dragged_rows_carry_their_codes(measures: Dataset) -> None:
    model = full_model(measures)
    model.show_rows(["15-2051.00", "29-1141.00"], {})
    data = model.mimeData([model.index(0, 0), model.index(1, 2)])
    assert data.data(MIME).data() == b"15-2051.00\n29-1141.00"
    assert data.text() == "Data Scientists\nRegistered Nurses"


def test_long_titles_break_between_words(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(sans(13))
    title = "First-Line Supervisors of Production and Operating Workers"
    lines = wrap_in_two(title, 180, metrics)
    assert len(lines) == 2
    assert title.startswith(lines[0])
    assert all(metrics.horizontalAdvance(line) <= 181 for line in lines)
    assert wrap_in_two("Actuaries", 180, metrics) == ("Actuaries",)


def test_every_number_fits_its_column(measures: Dataset, qtbot: QtBot) -> None:
    load_first_fonts()
    digits = QFontMetricsF(sans(13, tabular=True))
    model = full_model(measures)
    for id in (each.id for each in METRICS if each.unit != "category"):
        model.show_columns([id], estimates=False)
        for row in range(model.rowCount()):
            cell = model.cell(row, 1)
            width = digits.horizontalAdvance(cell.text) + (11 if cell.mark else 0)
            assert width <= COLUMN - 6 - PAD, (id, cell)
