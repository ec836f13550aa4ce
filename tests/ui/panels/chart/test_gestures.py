"""What is done to a chart in the window: marks clicked and asked about, planes zoomed, copies."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.charts.views.listed import VIEWS
from occdesk.render.screen.canvas import FigureCanvas
from occdesk.state.desk import Desk

DATA, NURSES, CLERKS = "15-2051.00", "29-1141.00", "43-4051.00"
FORMED = [(view.kind, form.id) for view in VIEWS for form in view.forms] + [
    (view.kind, "") for view in VIEWS if not view.forms
]
# Their marks are about tasks and abilities that come with an import, or about areas.
ABOUT_OTHERS = {"tasks", "abilities", "states", "areas", "activities"}


def canvas_of(it: Open) -> FigureCanvas:
    assert it.chart.canvas is not None
    return it.chart.canvas


def place_of(it: Open, number: int) -> QPoint:
    """Scroll to the target of a NUMBER, and return where its middle is in the viewport."""
    canvas = canvas_of(it)
    box, scale = canvas.picture().targets.items[number].box, canvas.picture().root.scale()
    x, y = (box.x + box.width / 2) * scale, (box.y + box.height / 2) * scale
    canvas.ensureVisible(x, y, 1, 1, 40, 40)
    return canvas.mapFromScene(x, y)


def other_mark(it: Open) -> int | None:
    """Return a target about an occupation that is not on the desk, which a click on it hits."""
    canvas, desk = canvas_of(it), it.store.desk
    targets = canvas.picture().targets
    for number, target in enumerate(targets.items):
        if target.code and target.code not in (desk.focus, *desk.comparison):
            x, y = target.box.x + target.box.width / 2, target.box.y + target.box.height / 2
            if targets.at(x, y) == number:
                return number
    return None


def show(qtbot: QtBot, it: Open, kind: str, form: str) -> None:
    it.store.replace(it.store.desk.with_(chart=kind).choosing(kind, form=form))
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == kind)


def test_a_double_click_on_a_mark_reads_about_it_and_a_click_with_shift_adds_it(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(focus=NURSES, comparison=(DATA, CLERKS), baseline=DATA))
    canvas, left = canvas_of(it), Qt.MouseButton.LeftButton
    tried = []
    for kind, form in FORMED:
        it.store.change(focus=NURSES, comparison=(DATA, CLERKS))
        show(qtbot, it, kind, form)
        number = other_mark(it)
        if number is None:
            continue
        tried.append((kind, form))
        target = canvas.picture().targets.items[number]
        at = place_of(it, number)
        shift = Qt.KeyboardModifier.ShiftModifier
        qtbot.mouseClick(canvas.viewport(), left, shift, at)
        assert it.store.desk.comparison == (DATA, CLERKS, target.code), (kind, form)
        assert it.store.desk.focus == NURSES
        it.store.change(comparison=(DATA, CLERKS))
        if target.data:
            qtbot.mouseClick(canvas.viewport(), left, pos=place_of(it, number))
            assert it.store.desk.focus == NURSES, (kind, form)
            assert it.desktop.card.isVisible()
        qtbot.mouseDClick(canvas.viewport(), left, pos=place_of(it, number))
        assert it.store.desk.focus == target.code, (kind, form)
        assert not it.desktop.card.isVisible()
    # Everywhere else all marks are about those on the desk, or about no occupation.
    assert {kind for kind, _ in tried} >= {"landscape", "moves", "ranking"}


@pytest.mark.parametrize("kind", [view.kind for view in VIEWS])
def test_enter_reads_about_the_mark_that_the_keyboard_is_on(
    qtbot: QtBot, open_it: Opener, kind: str
) -> None:
    it = open_it(Desk(focus=NURSES, comparison=(DATA, CLERKS), baseline=DATA, chart=kind))
    canvas = canvas_of(it)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas._pointing.number is not None
    for turn in range(40):
        number = canvas._pointing.number
        assert number is not None
        target = canvas.picture().targets.items[number]
        if target.code and target.code != NURSES:
            qtbot.keyClick(canvas, Qt.Key.Key_Return)
            assert it.store.desk.focus == target.code
            return
        qtbot.keyClick(canvas, Qt.Key.Key_Down if turn % 2 else Qt.Key.Key_Right)
    # Of areas, activities and skills: no mark is about another occupation.
    assert kind in ("regions", "activities", "skills")


def test_ctrl_c_copies_the_chart_at_once(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="pay"))
    canvas_of(it).setFocus()
    qtbot.keyClick(canvas_of(it), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and data.hasFormat("image/svg+xml") and data.hasFormat("image/png")
    assert it.window.bar.isVisible()


def test_a_right_click_offers_what_can_be_done_with_mark_and_chart(open_it: Opener) -> None:
    it = open_it(Desk(focus=DATA, chart="ranking"))
    menu = it.chart.menu
    assert menu is not None

    def offered(code: str) -> list[str]:
        assert menu is not None
        menu.be_about(code)
        return [each.text() for each in menu.actions() if each.isVisible() and each.text()]

    words = offered(NURSES)
    assert words == [
        "Read about Registered Nurses", "Add to comparison", "Use as baseline", "Copy chart",
        "Copy citation", "Export chart…", "Print…", "Presentation",
    ]  # fmt: skip
    for action in menu.actions()[:3]:
        action.trigger()
    desk = it.store.desk
    assert (desk.focus, desk.comparison, desk.baseline) == (NURSES, (NURSES,), NURSES)
    assert offered("") == words[3:]


def test_a_way_home_is_offered_while_a_part_is_shown(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="landscape"))
    canvas = canvas_of(it)
    assert not it.chart.home.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert not canvas.is_home() and it.chart.home.isVisible()
    it.chart.faces.setCurrentIndex(1)
    assert not it.chart.home.isVisible()
    it.chart.faces.setCurrentIndex(0)
    qtbot.mouseClick(it.chart.home, Qt.MouseButton.LeftButton)
    assert canvas.is_home() and not it.chart.home.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    it.store.change(chart="pay")
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == "pay")
    assert not it.chart.home.isVisible()


def test_another_view_begins_at_its_top_and_the_same_one_stays(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(focus=DATA, chart="ranking").choosing("ranking", form="all"))
    canvas = canvas_of(it)
    bar = canvas.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 20_000)

    def drawn(**changes: object) -> int:
        with qtbot.waitSignal(it.chart.drawn):
            it.store.replace(it.store.desk.with_(**changes))
        return bar.value()

    def chosen(**options: str) -> int:
        desk = it.store.desk.choosing("ranking", **options)
        return drawn(options=desk.options)

    bar.setValue(9000)
    assert drawn(focus=NURSES) == 9000
    assert drawn(comparison=(DATA, NURSES), baseline=DATA) == 9000
    assert chosen(metric="median_wage") == 0
    bar.setValue(9000)
    assert chosen(form="") == 0
    drawn(chart="moves")
    bar.setValue(100)
    assert bar.value() == 100
    assert drawn(chart="regions") == 0


def test_a_part_of_the_landscape_stays_for_another_focus_but_not_for_another_axis(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(focus=DATA, chart="landscape"))
    canvas = canvas_of(it)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    for changes in ({"focus": NURSES}, {"comparison": (DATA, CLERKS), "baseline": DATA}):
        with qtbot.waitSignal(it.chart.drawn):
            it.store.change(**changes)
        assert not canvas.is_home() and it.chart.home.isVisible()
    with qtbot.waitSignal(it.chart.drawn):
        it.store.replace(it.store.desk.choosing("landscape", x="automation_risk"))
    assert canvas.is_home() and not it.chart.home.isVisible()


@pytest.mark.parametrize("kind", ["landscape", "ranking", "pay"])
def test_the_keyboard_keeps_its_place_after_enter(qtbot: QtBot, open_it: Opener, kind: str) -> None:
    it = open_it(Desk(focus=DATA, comparison=(DATA,), baseline=DATA, chart=kind))
    canvas = canvas_of(it)
    if kind == "pay":
        it.store.change(comparison=(DATA, CLERKS))
    canvas.setFocus()
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for keys in (none, shift) if kind != "pay" else (none,):
        for _ in range(3):
            qtbot.keyClick(canvas, Qt.Key.Key_Down)
        target = canvas._target()
        assert target is not None and target.code != it.store.desk.focus
        with qtbot.waitSignal(it.chart.drawn):
            qtbot.keyClick(canvas, Qt.Key.Key_Return, keys)
        assert target.code in (it.store.desk.focus, *it.store.desk.comparison)
        again = canvas._target()
        assert again is not None and (again.code, again.data) == (target.code, target.data)
        assert canvas._pointing.ring.is_shown and canvas._pointing.hint.is_shown


def test_what_is_compared_already_is_said(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(focus=DATA, comparison=(NURSES, DATA), baseline=NURSES, chart="pay"))
    canvas = canvas_of(it)
    number = next(n for n, each in enumerate(canvas.picture().targets.items) if each.code == NURSES)
    place, shift = place_of(it, number), Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, shift, place)
    assert it.store.desk.comparison == (NURSES, DATA)
    assert it.window.bar.label.text() == "Registered Nurses is compared already."


def test_the_canvas_has_a_frame_while_the_keyboard_is_there_by_a_key(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(chart="pay", theme="light"))
    canvas = canvas_of(it)

    def has_frame() -> bool:
        pixel = canvas.viewport().grab().toImage().pixel(canvas.viewport().width() // 2, 1)
        return QColor(pixel) == it.desktop.theme.colour("accent")

    assert not has_frame()
    it.chart.tabs.setFocus()
    it.desktop.menus.actions["next_panel"].trigger()
    assert canvas.hasFocus() and has_frame()
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not has_frame()
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not canvas.hasFocus() and not has_frame()
    qtbot.keyClick(it.window.focusWidget(), Qt.Key.Key_Tab)
    assert canvas.hasFocus() and has_frame()
    # A menu or another window that comes and goes changes nothing.
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(canvas, QFocusEvent(QFocusEvent.Type.FocusIn, reason))
        assert has_frame()
