import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.render.hands import LEFT, NONE, middle_of, move_to, turn_wheel

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Plane
from occdesk.charts.figure.rows import Strips
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.hit_test import Targets
from occdesk.render.panels.plane.item import PlaneItem
from occdesk.render.screen.canvas import FigureCanvas


def test_pointing_at_a_mark_shows_its_hint_inside_the_picture(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    heard: list[str] = []
    canvas.pointed.connect(heard.append)
    for number in range(3):
        move_to(canvas, middle_of(canvas, number))
        QTest.qWait(25)
        box = canvas._pointing.hint.box()
        assert canvas._pointing.hint.is_shown
        assert box.x >= 0 and box.y >= 0 and box.right <= 800 and box.bottom <= 600
    move_to(canvas, QPoint(3, 3))
    QTest.qWait(25)
    assert heard == [*(f"Point {n}\nwith a second line" for n in range(3)), ""]
    assert not canvas._pointing.hint.is_shown


def test_a_click_marks_and_questions_a_second_opens_and_shift_adds(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    chosen: list[str] = []
    added: list[str] = []
    questioned: list[object] = []
    canvas.chosen.connect(chosen.append)
    canvas.added.connect(added.append)
    canvas.questioned.connect(lambda data, place: questioned.append((data, place)))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, middle_of(canvas, 1))
    assert chosen == []
    assert canvas._pointing.ring.is_shown and canvas.code_at_hand() == "11-1001.00"
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, middle_of(canvas, 1))
    assert chosen == ["11-1001.00"]
    ((data, place),) = questioned  # type: ignore[misc]
    assert [each.code for each in data] == ["11-1001.00"]
    assert place == canvas.viewport().mapToGlobal(middle_of(canvas, 1))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(canvas.viewport(), LEFT, shift, middle_of(canvas, 2))
    assert added == ["11-1002.00"] and len(chosen) == 1 and len(questioned) == 1
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, middle_of(canvas, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen == ["11-1001.00", "11-1000.00"]
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, QPoint(3, 3))
    assert len(chosen) == 2 and not canvas._pointing.ring.is_shown


def test_keys_walk_the_points_choose_and_question(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    heard: list[str] = []
    chosen: list[str] = []
    questioned: list[object] = []
    canvas.pointed.connect(heard.append)
    canvas.chosen.connect(chosen.append)
    canvas.questioned.connect(lambda data, place: questioned.append(data))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
    assert [each.splitlines()[0] for each in heard] == ["Point 0", "Point 1", "Point 2"]
    assert canvas._pointing.ring.is_shown
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert chosen == ["11-1002.00"] and len(questioned) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert heard[-1] == "" and not canvas._pointing.ring.is_shown


def test_keys_reach_every_cell_of_a_comparison(
    canvas: FigureCanvas, drawn: Callable[[str], Figure]
) -> None:
    canvas.show_figure(drawn("compare6"))
    heard: list[str] = []
    canvas.pointed.connect(heard.append)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    first = heard[-1]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert heard[-1] == first and len(set(heard)) == 2
    for _ in range(60):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    rows = [row for panel in drawn("compare").panels for row in panel.rows if row.cells]  # type: ignore[union-attr]
    assert len(set(heard)) - 1 == len(rows)


FORMED = [(view.kind, form.id) for view in VIEWS for form in view.forms] + [
    (view.kind, "") for view in VIEWS if not view.forms
]


@pytest.mark.parametrize("many", [1, 3, 6])
@pytest.mark.parametrize(("kind", "form"), FORMED)
def test_the_arrow_keys_reach_every_mark_of_every_view(
    canvas: FigureCanvas, measures: Dataset, six: tuple[str, ...], kind: str, form: str, many: int
) -> None:
    spec = ChartSpec.of(kind, six[0], six[:many] if many > 1 else (), form=form)
    figure = build(spec, measures)
    # What stands side by side here stands one under another there.
    for width in (800, 400):
        canvas.resize(width, 600)
        canvas.show_figure(figure, "light")
        assert_all_are_reached(canvas.picture().targets)
        # What says why there is nothing has no marks; everything else has some.
        assert bool(canvas.picture().targets.items) == bool(figure.panels)


def assert_all_are_reached(targets: Targets) -> None:
    start = targets.first()
    reached = {start}
    walk = [start] if start is not None else []
    while walk:
        now = walk.pop()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            there = targets.step(now, dx, dy)
            if there not in reached:
                reached.add(there)
                walk.append(there)
    stops = {number for number, target in enumerate(targets.items) if target.is_stop}
    assert reached - {None} == stops
    # What is passed by leads nowhere that a stop does not lead to.
    behind = {datum for number in stops for datum in targets.items[number].data}
    assert all(datum in behind for target in targets.items for datum in target.data)


def test_each_percentile_of_a_row_leads_to_its_value(
    canvas: FigureCanvas, make_figure: Callable[..., Figure], capped: Strips
) -> None:
    canvas.show_figure(make_figure(capped))
    behind = [
        target.data[0].metric for target in canvas.picture().targets.items if len(target.data) == 1
    ]
    assert behind == ["wage_p10", "wage_p25", "median_wage", "wage_p75", "wage_p90"]


def test_a_menu_is_asked_for_about_the_mark_under_the_pointer_or_the_keyboard(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points, "light")
    asked: list[str] = []
    canvas.menu_asked.connect(lambda code, at: asked.append(code))
    mouse, keyboard = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
    target = canvas.picture().targets.items[1]
    for reason, at in ((mouse, middle_of(canvas, 1)), (mouse, QPoint(2, 2)), (keyboard, QPoint())):
        event = QContextMenuEvent(reason, at, canvas.viewport().mapToGlobal(at))
        QApplication.sendEvent(canvas.viewport(), event)
        assert event.isAccepted()
    assert asked == [target.code, "", ""]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    event = QContextMenuEvent(keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas.viewport(), event)
    assert asked[-1] == canvas.picture().targets.items[canvas._pointing.number or 0].code != ""


def test_the_wheel_zooms_only_with_ctrl(canvas: FigureCanvas, three_points: Figure) -> None:
    canvas.show_figure(three_points)
    at = middle_of(canvas, 1)
    assert not turn_wheel(canvas, at, 120, NONE)
    assert canvas.is_home()
    assert turn_wheel(canvas, at, 240, Qt.KeyboardModifier.ControlModifier)
    assert not canvas.is_home()
    codes = [target.code for target in canvas.picture().targets.items]
    assert "11-1001.00" in codes
    # The room for the numbers of the axis may change by a digit.
    assert (middle_of(canvas, codes.index("11-1001.00")) - at).manhattanLength() <= 8
    canvas.reset_view()
    assert canvas.is_home() and middle_of(canvas, 1) == at


def test_a_drag_pans_and_a_double_click_goes_home(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    chosen: list[str] = []
    canvas.chosen.connect(chosen.append)
    turn_wheel(canvas, middle_of(canvas, 1), 480, Qt.KeyboardModifier.ControlModifier)
    (start,) = (middle_of(canvas, n) for n in range(len(canvas.picture().targets.items)))
    QTest.mousePress(canvas.viewport(), LEFT, NONE, start)
    for step in (10, 30, 60):
        move_to(canvas, start + QPoint(step, 0), LEFT)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start + QPoint(60, 0))
    moved = middle_of(canvas, 0)
    assert abs(moved.x() - start.x() - 60) <= 1 and moved.y() == start.y()
    assert not canvas.is_home() and chosen == []
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, QPoint(400, 300))
    assert canvas.is_home()


def test_another_figure_of_the_same_kind_reuses_the_items(
    canvas: FigureCanvas, drawn: Callable[[str], Figure]
) -> None:
    canvas.show_figure(drawn("landscape"))
    before = [id(item) for item in canvas.picture().panels]
    scatters = [id(each) for each in canvas.picture().panels[0]._scatters]  # type: ignore[union-attr]
    canvas.show_figure(drawn("landscape6"))
    assert [id(item) for item in canvas.picture().panels] == before
    now = [id(each) for each in canvas.picture().panels[0]._scatters]  # type: ignore[union-attr]
    assert now[: len(scatters)] == scatters[: len(now)]
    canvas.show_figure(drawn("pay"))
    assert not isinstance(canvas.picture().panels[0], PlaneItem)


def test_a_zoomed_plane_stays_when_the_theme_changes_but_not_for_another_figure(
    canvas: FigureCanvas,
    three_points: Figure,
    make_figure: Callable[..., Figure],
    make_plane: Callable[..., Plane],
) -> None:
    canvas.show_figure(three_points)
    turn_wheel(canvas, middle_of(canvas, 1), 240, Qt.KeyboardModifier.ControlModifier)
    canvas.set_theme("dark")
    assert not canvas.is_home()
    canvas.show_figure(make_figure(make_plane(5)))
    assert canvas.is_home()


def test_a_figure_that_is_too_high_scrolls_and_one_that_fits_does_not(
    canvas: FigureCanvas, drawn: Callable[[str], Figure], three_points: Figure
) -> None:
    canvas.resize(500, 360)
    canvas.show_figure(drawn("compare6"))
    assert canvas.verticalScrollBar().maximum() > 100
    assert turn_wheel(canvas, QPoint(100, 100), -120, NONE)
    assert canvas.verticalScrollBar().value() > 0
    canvas.show_figure(three_points)
    assert canvas.verticalScrollBar().maximum() == 0


def test_the_canvas_says_what_it_shows_to_a_screen_reader(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    assert canvas.accessibleName() == three_points.title
    assert canvas.accessibleDescription() == three_points.alt


def test_larger_letters_make_all_parts_larger(canvas: FigureCanvas, three_points: Figure) -> None:
    canvas.show_figure(three_points)
    before = canvas.picture().frame.width
    canvas.set_zoom(1.5)
    assert canvas.picture().frame.width == pytest.approx(before / 1.5)
    assert canvas.picture().root.scale() == pytest.approx(1.5)


@pytest.mark.parametrize("size", [(130, 100), (420, 320), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("kind", ["landscape6", "outlook6", "pay6", "compare6"])
def test_every_kind_is_painted_at_every_size(
    canvas: FigureCanvas, drawn: Callable[[str], Figure], kind: str, size: tuple[int, int]
) -> None:
    canvas.resize(*size)
    canvas.show_figure(drawn(kind), "dark")
    image = canvas.grab().toImage()
    assert (image.width(), image.height()) == size
    step = max(1, size[0] // 400)
    seen = {image.pixel(x, y) for x in range(0, size[0], step) for y in range(0, size[1], step)}
    assert len(seen) > 20


def test_every_point_of_the_landscape_can_be_pointed_at(
    canvas: FigureCanvas, drawn: Callable[[str], Figure]
) -> None:
    canvas.show_figure(drawn("landscape"))
    canvas.grab()
    assert len(canvas.picture().targets.items) > 900


def test_two_hundred_plots_opened_and_closed_leave_nothing_behind(
    drawn: Callable[[str], Figure],
) -> None:
    figures = [drawn(kind) for kind in KINDS]
    gc.collect()
    before = sys.getrefcount(None)
    widgets = len(QApplication.allWidgets())
    for number in range(200):
        canvas = FigureCanvas()
        canvas.resize(300, 240)
        canvas.show_figure(figures[number // 10 % len(figures) if number % 10 == 0 else 2])
        canvas.grab()
        canvas.close()
        canvas.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del canvas
    gc.collect()
    assert sys.getrefcount(None) >= before - 50
    assert len(QApplication.allWidgets()) <= widgets


def test_six_occupations_are_scrolled_sideways_rather_than_drawn_too_small(
    canvas: FigureCanvas, drawn: Callable[[str], Figure]
) -> None:
    canvas.resize(420, 500)
    canvas.show_figure(drawn("compare6"))
    assert canvas.picture().root.scale() == pytest.approx(0.8)
    bar = canvas.horizontalScrollBar()
    assert bar.isVisible() and bar.maximum() > 100
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    for _ in range(6):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert bar.value() > 0, "the keyboard brings what it points at into sight"
    canvas.resize(1200, 500)
    assert not bar.isVisible()
