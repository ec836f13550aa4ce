"""The parameters of the derived metrics: changed with controls, everything on screen follows."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT, PARAMETERS, Method
from occdesk.state.desk import Desk
from occdesk.ui.dialogs.method.window import MethodWindow

DATA_SCIENTISTS = "15-2051.00"


def _window(opened: Open) -> MethodWindow:
    opened.desktop.menus.actions["change_method"].trigger()
    (window,) = opened.window.findChildren(MethodWindow)
    return window


def _risk_in_list(opened: Open) -> str:
    model = opened.find.model
    column = 1 + [each.id for each in model.metrics].index("automation_risk")
    return str(model.index(opened.codes.index(DATA_SCIENTISTS), column).data())


def test_a_moved_control_changes_list_chart_and_page(
    qtbot: QtBot, open_it: Opener, measures: Dataset
) -> None:
    opened = open_it(Desk(chart="compare", comparison=(DATA_SCIENTISTS, "15-2011.00"), article=""))
    before = _risk_in_list(opened)
    window = _window(opened)
    with qtbot.waitSignal(window.changed, timeout=5_000):
        window.controls["risk_floor"].field.setValue(0.1)
    method = DEFAULT.with_(risk_floor=0.1)
    assert opened.store.desk.method == method
    risk = Dataset(measures.catalogue, method).value(DATA_SCIENTISTS, "automation_risk").number
    assert risk is not None
    assert _risk_in_list(opened) == f"{risk:.1f}" != before
    assert f"{risk:.1f}" in opened.article.browser.toPlainText()
    qtbot.waitUntil(lambda: "risk floor 0.1" in opened.chart.figure.source)
    assert opened.header.method.isVisible()
    opened.desktop.menus.actions["default_method"].trigger()
    assert _risk_in_list(opened) == before
    assert not opened.header.method.isVisible()
    assert window.controls["risk_floor"].field.value() == 0.5


def test_back_returns_to_the_method_before(qtbot: QtBot, open_it: Opener) -> None:
    opened = open_it()
    window = _window(opened)
    with qtbot.waitSignal(window.changed, timeout=5_000):
        window.controls["theory_weight"].slider.setValue(12)
    assert opened.store.desk.method.theory_weight == 3
    opened.desktop.menus.actions["back"].trigger()
    assert opened.store.desk.method == DEFAULT


def test_a_method_that_cannot_be_is_explained_and_changes_nothing(
    qtbot: QtBot, open_it: Opener
) -> None:
    opened = open_it()
    window = _window(opened)
    window.controls["augment_to"].field.setValue(0.9)
    qtbot.waitUntil(lambda: "Augment goes up to 0.9" in window.said.text(), timeout=5_000)
    assert opened.store.desk.method == DEFAULT


@pytest.mark.parametrize("what", PARAMETERS, ids=lambda what: what.id)
def test_every_parameter_has_a_control_that_shows_its_default(
    what: object, qtbot: QtBot, open_it: Opener
) -> None:
    window = MethodWindow(open_it().window)
    window.show_desk(Desk())
    control = window.controls[what.id]
    assert control.field.value() == pytest.approx(what.default)
    assert control.slider.value() * what.step + what.low == pytest.approx(what.default)


def test_a_desk_with_a_method_opens_with_it(open_it: Opener) -> None:
    method = Method(core_weight=1)
    opened = open_it(Desk(method=method))
    assert opened.desktop.measures.method == method


def test_escape_right_after_a_change_keeps_it_and_back_undoes_it(
    qtbot: QtBot, open_it: Opener
) -> None:
    opened = open_it()
    window = _window(opened)
    window.controls["risk_floor"].field.setValue(0.2)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: opened.store.desk.method == DEFAULT.with_(risk_floor=0.2))
    opened.desktop.menus.actions["back"].trigger()
    assert opened.store.desk.method == DEFAULT
