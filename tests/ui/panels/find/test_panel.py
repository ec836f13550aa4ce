"""The Find panel with metrics of an imported table, and after the table is gone."""

from html import unescape

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from occdesk.metrics.dataset import Dataset
from occdesk.state.desk import COLUMNS, Desk
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.find.panel import FindPanel

HEADS = "user_staff_heads"
NURSES, CLERKS = "29-1141.00", "43-4051.00"
ASKED = Desk(sort=HEADS, descending=True, columns=("median_wage", HEADS), where=f"{HEADS} > -10")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return a widget that the panel lies in, and that outlives it."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def panel(parent: QWidget, measures: Dataset) -> FindPanel:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.use("light", 0)
    made = FindPanel(theme, parent)
    made.show_titles({each.code: each.title for each in measures.catalogue.occupations})
    made.take_measures(measures)
    return made


def sorters(find: FindPanel) -> list[str]:
    return [find.sorter.itemData(at) for at in range(find.sorter.count())]


def test_an_imported_metric_sorts_filters_and_has_a_column(
    parent: QWidget, own_measures: Dataset
) -> None:
    find = panel(parent, own_measures)
    find.show_desk(ASKED)
    codes = list(find.model.codes)
    assert (len(codes), codes[0].partition(".")[0], codes[-1]) == (9, "29-1141", CLERKS)
    assert [each.id for each in find.model.metrics] == ["median_wage", HEADS]
    assert find.model.cell(len(codes) - 1, 2).text == "−7.0"
    assert find.sorter.currentText() == "Heads (staff)"
    assert "user_staff_site" not in sorters(find)
    assert ASKED.where in unescape(find.chip.toolTip())
    assert "heads (staff) above −10" in find._where
    assert find.chip.text().startswith("Heads (staff) above")


def test_an_import_is_shown_at_once_and_given_up_when_it_is_gone(
    parent: QWidget, measures: Dataset, own_measures: Dataset
) -> None:
    find = panel(parent, measures)
    find.show_desk(Desk())
    assert HEADS not in sorters(find)
    find.take_measures(own_measures)
    assert HEADS in sorters(find)
    find.show_desk(ASKED)
    find.take_measures(own_measures)
    assert len(find.model.codes) == 9
    find.take_measures(measures)
    assert HEADS not in sorters(find)
    assert len(find.model.codes) == 0
    assert find.nothing.text() == "There is no metric “user_staff_heads” (see occdesk metrics)."
    assert not find.unfilter.isHidden() and find.clear.isHidden()
    assert [each.id for each in find.model.metrics] == ["median_wage"]
    assert find.sorter.currentData() == "title"
    find.show_desk(ASKED.with_(where=""))
    titles = [find.model.title(row) for row in range(find.model.rowCount())]
    assert len(titles) == 1016
    assert titles[0] == "Zoologists and Wildlife Biologists"


def test_without_a_filter_the_first_columns_stay(parent: QWidget, measures: Dataset) -> None:
    find = panel(parent, measures)
    find.show_desk(Desk(columns=(*COLUMNS, HEADS)))
    assert tuple(each.id for each in find.model.metrics) == COLUMNS


@pytest.mark.parametrize("descending", [True, False])
def test_rows_without_data_of_an_own_column_are_last_either_way_and_out_of_sight(
    qtbot: QtBot, parent: QWidget, own_measures: Dataset, descending: bool
) -> None:
    find = panel(parent, own_measures)
    find.resize(420, 500)
    parent.show()
    find.show_desk(Desk(columns=(HEADS,)))
    find.show_desk(Desk(columns=(HEADS,), sort=HEADS, descending=descending))
    numbers = own_measures.numbers(HEADS)
    codes = list(find.model.codes)
    assert set(codes[: len(numbers)]) == set(numbers)
    top = find.view.rowAt(1)
    assert top == 0 and not find.model.cell(top, 1).missing
