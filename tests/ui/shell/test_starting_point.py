"""A click into a chart asks about a mark and loses no starting point; a second one opens it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.state.desk import Desk
from occdesk.ui.panels.value_card.card import COMPARE, MOVES, READ, ways_from

DATA, NURSES, LAWYERS = "15-2051.00", "29-1141.00", "23-1011.00"
LEFT = Qt.MouseButton.LeftButton


def mark_of_another(it: Open) -> tuple[QPoint, str]:
    """Return where a mark of an occupation other than the focus is, and its code."""
    canvas = it.chart.canvas
    assert canvas is not None
    targets, root = canvas.picture().targets, canvas.picture().root
    for number, each in enumerate(targets.items):
        middle = each.box.x + each.box.width / 2, each.box.y + each.box.height / 2
        at = canvas.mapFromScene(root.mapToScene(*middle))
        inside = canvas.viewport().rect().contains(at)
        is_other = bool(each.code and each.data) and each.code != DATA
        if is_other and inside and targets.at(*middle) == number:
            return at, each.code
    raise AssertionError("there is no mark of another occupation")


@pytest.mark.parametrize("kind", ["landscape", "moves", "indices", "ranking", "compare", "pay"])
def test_the_card_offers_what_can_be_done_and_nothing_else_happens(
    qtbot: QtBot, open_it: Opener, kind: str
) -> None:
    it = open_it(Desk(chart=kind, focus=DATA, comparison=(DATA, NURSES), baseline=DATA))
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == kind)
    canvas, card, before = it.chart.canvas, it.desktop.card, it.store.desk
    assert canvas is not None
    at, code = mark_of_another(it)
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=at)
    assert card.isVisible()
    assert it.store.desk == before, "a look is no step"
    assert card.read.isVisible() and card.moves.isVisible()
    assert it.window.rect().contains(card.geometry())
    for button in (card.read, card.moves, card.copy, card.shut):
        assert card.rect().contains(button.geometry())
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert it.store.desk == before and canvas.hasFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert (it.store.desk.focus, it.store.desk.chart) == (code, kind)
    it.desktop.menus.actions["back"].trigger()
    assert it.store.desk.with_(columns=before.columns) == before
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=at)
    qtbot.mouseClick(card.moves, LEFT)
    assert not card.isVisible()
    assert (it.store.desk.focus, it.store.desk.chart) == (code, "moves")
    it.desktop.menus.actions["back"].trigger()
    assert it.store.desk == before


def test_a_double_click_opens_and_closes_the_card(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="moves", focus=DATA))
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == "moves")
    canvas = it.chart.canvas
    assert canvas is not None
    at, code = mark_of_another(it)
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(canvas.viewport(), LEFT, pos=at)
    assert it.store.desk.focus == code
    assert not it.desktop.card.isVisible()


def test_the_card_compares_without_going_anywhere(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="moves", focus=DATA))
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == "moves")
    canvas, card = it.chart.canvas, it.desktop.card
    assert canvas is not None
    at, code = mark_of_another(it)
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=at)
    qtbot.mouseClick(card.compare, LEFT)
    assert it.store.desk.comparison == (code,)
    assert it.store.desk.focus == DATA


def test_only_ways_that_lead_on_are_offered() -> None:
    known = {DATA, NURSES}
    desk = Desk(focus=DATA, chart="moves", comparison=(NURSES,))
    assert ways_from(desk, DATA, known) == (COMPARE,)
    assert ways_from(desk, NURSES, known) == (READ, MOVES)
    assert ways_from(desk.with_(chart="pay"), DATA, known) == (COMPARE, MOVES)
    assert ways_from(desk, "15-0000", known) == ()
    full = desk.with_(comparison=tuple("abcdef"))
    assert COMPARE not in ways_from(full, DATA, known)
