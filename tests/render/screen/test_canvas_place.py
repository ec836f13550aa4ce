"""What stays where it was when the canvas shows another figure, and how far one may go."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from tests.render.hands import CTRL, drag, middle_of, move_to, turn_wheel

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis
from occdesk.charts.figure.plane import Plane
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.panels.plane.item import PlaneItem
from occdesk.render.screen.canvas import FigureCanvas
from occdesk.render.style.tokens import LIGHT

SCIENTISTS, NURSES, CLERKS = "15-2051.00", "29-1141.00", "43-4051.00"


def plane_item(canvas: FigureCanvas) -> PlaneItem:
    (item,) = canvas.picture().planes()
    return item


def seen(canvas: FigureCanvas) -> tuple[float, float, float, float]:
    """Return low and high of x and of y that are seen."""
    layout = plane_item(canvas)._layout
    assert layout is not None
    return layout.x.low, layout.x.high, layout.y.low, layout.y.high


def test_another_view_is_shown_from_its_top_the_same_one_stays(
    canvas: FigureCanvas, measures: Dataset
) -> None:
    ranking = ChartSpec.of("ranking", SCIENTISTS, form="all")
    canvas.show_figure(build(ranking, measures), "light", view="ranking")
    bar = canvas.verticalScrollBar()
    bar.setValue(9000)
    canvas.show_figure(build(ranking.with_(focus=NURSES), measures), view="ranking")
    assert bar.value() == 9000
    canvas.set_theme("dark")
    assert bar.value() == 9000
    canvas.show_figure(build(ranking, measures), view="another")
    assert bar.value() == 0
    bar.setValue(9000)
    canvas.show_figure(build(ranking, measures))
    assert bar.value() == 0, "what is not said to be a view of the same is another one"


def test_larger_letters_leave_at_the_top_what_was_there(
    canvas: FigureCanvas, measures: Dataset
) -> None:
    canvas.show_figure(build(ChartSpec.of("ranking", form="all"), measures), "light", view=1)
    canvas.verticalScrollBar().setValue(9000)
    before = canvas._seen().y
    canvas.set_zoom(1.25)
    assert canvas._seen().y == pytest.approx(before, abs=1)


def test_a_zoomed_plane_stays_for_another_occupation_but_not_for_other_axes(
    canvas: FigureCanvas, measures: Dataset
) -> None:
    landscape = ChartSpec("landscape", SCIENTISTS)
    canvas.show_figure(build(landscape, measures), "light", view="pay")
    turn_wheel(canvas, QPoint(400, 300), 480, CTRL)
    part = seen(canvas)
    other = landscape.with_(focus=NURSES, occupations=(NURSES, CLERKS))
    canvas.show_figure(build(other, measures), view="pay")
    assert seen(canvas) == part and not canvas.is_home()
    canvas.show_figure(build(landscape.with_(y="employment"), measures), view="pay")
    assert canvas.is_home()
    turn_wheel(canvas, QPoint(400, 300), 480, CTRL)
    canvas.show_figure(build(landscape.with_(y="employment"), measures), view="jobs")
    assert canvas.is_home(), "the axes are the same, but it is another view"


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_nothing_outside_of_the_plane_is_ever_seen(
    canvas: FigureCanvas,
    make_figure: Callable[..., Figure],
    make_plane: Callable[..., Plane],
    scale: str,
) -> None:
    ticks = nice_ticks(1, 100, "score", 6, scale)  # type: ignore[arg-type]
    axis = Axis("Score", 1, 100, "score", ticks, scale)  # type: ignore[arg-type]
    canvas.show_figure(make_figure(make_plane(9)._replace(x=axis, y=axis)))
    start = QPoint(400, 300)
    drag(canvas, start, QPoint(300, -200))
    assert canvas.is_home(), "there is nothing beyond the whole plane"
    turn_wheel(canvas, start, 600, CTRL)
    for by in (QPoint(350, 0), QPoint(0, -250), QPoint(-380, 280), QPoint(390, 250)):
        for _ in range(5):
            drag(canvas, start, by)
            x_low, x_high, y_low, y_high = seen(canvas)
            assert min(x_low, y_low) >= 1 - 1e-9 and max(x_high, y_high) <= 100 + 1e-6
    for _ in range(20):
        turn_wheel(canvas, start, -120, CTRL)
    assert canvas.is_home() and seen(canvas) == (1, 100, 1, 100)


def test_the_keyboard_finds_its_mark_again_in_the_next_figure(
    canvas: FigureCanvas, measures: Dataset
) -> None:
    landscape = ChartSpec("landscape", SCIENTISTS)
    canvas.show_figure(build(landscape, measures), "light", view="pay")
    for _ in range(7):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    target = canvas._target()
    assert target is not None and target.code != SCIENTISTS
    heard: list[str] = []
    canvas.pointed.connect(heard.append)
    # It was one among all, and is drawn by itself now.
    chosen = landscape.with_(focus=target.code, occupations=(target.code, SCIENTISTS))
    canvas.show_figure(build(chosen, measures), view="pay")
    again = canvas._target()
    assert again is not None and (again.code, again.data) == (target.code, target.data)
    assert canvas._pointing.is_by_keys and canvas._pointing.ring.is_shown
    assert canvas._pointing.hint.is_shown and heard == []
    canvas.show_figure(build(chosen, measures), view="another")
    assert canvas._target() is None and not canvas._pointing.ring.is_shown


def test_a_mark_that_has_gone_is_pointed_at_no_more(
    canvas: FigureCanvas, measures: Dataset
) -> None:
    pay = ChartSpec("pay", SCIENTISTS, (SCIENTISTS, NURSES))
    canvas.show_figure(build(pay, measures), "light", view="pay")
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    heard: list[str] = []
    canvas.pointed.connect(heard.append)
    canvas.show_figure(build(pay.with_(focus=CLERKS, occupations=(CLERKS,)), measures), view="pay")
    assert canvas._target() is None and heard == [""]
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert heard[-1] and canvas._pointing.ring.is_shown


def test_a_mark_found_again_is_brought_into_sight(canvas: FigureCanvas, measures: Dataset) -> None:
    near = ChartSpec("ranking", SCIENTISTS)
    canvas.resize(700, 330)
    canvas.show_figure(build(near, measures), "light", view="near")
    QTest.keyClick(canvas, Qt.Key.Key_End)
    canvas.verticalScrollBar().setValue(0)
    canvas.show_figure(build(near.with_(occupations=(NURSES, CLERKS)), measures), view="near")
    target = canvas._target()
    assert target is not None and target.box.within(canvas._seen(), 1)


def test_the_axis_of_a_long_list_stays_in_sight(canvas: FigureCanvas, measures: Dataset) -> None:
    canvas.show_figure(build(ChartSpec.of("ranking", form="all"), measures), "light")
    assert canvas._uncovered() == canvas._seen()
    bar = canvas.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    scale = canvas.picture().root.scale()
    high = round((canvas._uncovered().y - canvas._seen().y) * scale)
    assert 20 < high < 120
    (item,) = canvas.picture().panels
    assert canvas.grab().toImage().copy(0, 0, 780, high) == head_alone(canvas, item, high)
    # What lies under it cannot be pointed at.
    move_to(canvas, QPoint(300, high // 2))
    QTest.qWait(25)
    assert canvas._target() is None
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    target = canvas._target()
    assert target is not None and target.box.y >= canvas._uncovered().y


def head_alone(canvas: FigureCanvas, item: object, high: int) -> QImage:
    """Return the upper HIGH px of the picture as they look with nothing but the head of ITEM."""
    seen = canvas._seen()
    image = QImage(780, high, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT["panel"]))
    painter = QPainter(image)
    painter.translate(-seen.x, -seen.y)
    item.paint_head(painter, item.head_in(seen))  # type: ignore[attr-defined]
    painter.end()
    return image


def test_the_pointer_is_told_of_equal_dots_that_lie_under_one(
    canvas: FigureCanvas,
    make_figure: Callable[..., Figure],
    make_plane: Callable[..., Plane],
) -> None:
    plane = make_plane(1)
    twin = plane.marks[1]._replace(codes=("11-2000.00",), hints=("Another",))  # type: ignore[union-attr]
    canvas.show_figure(make_figure(plane._replace(marks=(*plane.marks, twin))))
    heard: list[str] = []
    canvas.pointed.connect(heard.append)
    canvas._hover_at = QPointF(middle_of(canvas, 0))
    canvas._hover()
    assert heard == ["Another\n\nPoint 0\nwith a second line"]
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert heard[1:] == ["Point 0\nwith a second line", "Another"]


def test_escape_goes_on_to_the_window_where_it_is_wanted_there(
    canvas: FigureCanvas, three_points: Figure
) -> None:
    canvas.show_figure(three_points)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.passes_escape_on = True
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas._target() is not None
    canvas.passes_escape_on = False
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas._target() is None
