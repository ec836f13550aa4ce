"""The plot has the room: one row of views, two lines of subtitle, one line of foot."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.charts.views.listed import VIEWS
from occdesk.render.layout.figure import MORE_PART
from occdesk.state.desk import Desk

DATA, NURSES, MILITARY = "15-2051.00", "29-1141.00", "55-1011.00"
PAIR = (DATA, NURSES)


def drawn(qtbot: QtBot, it: Open, kind: str) -> None:
    """Wait until the view KIND is drawn."""
    qtbot.waitUntil(lambda: it.chart.figure is not None and it.chart.figure.kind == kind)


def test_every_plot_has_at_least_half_of_the_panel(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(comparison=PAIR, baseline=DATA), size=(1280, 800))
    for view in VIEWS:
        it.store.change(chart=view.kind)
        drawn(qtbot, it, view.kind)
        assert it.chart.canvas is not None
        picture = it.chart.canvas.picture()
        scale = picture.root.scale()
        seen = it.chart.canvas.viewport().height() / scale
        top = min(box.y for box in picture.frame.panels)
        bottom = max(min(box.bottom, seen) for box in picture.frame.panels)
        assert (bottom - top) * scale >= it.chart.height() / 2, view.kind


def test_the_outlook_of_one_is_seen_whole(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(), size=(1280, 800))
    drawn(qtbot, it, "outlook")
    assert it.chart.canvas is not None
    picture = it.chart.canvas.picture()
    assert len(picture.frame.panels) == 3
    seen = it.chart.canvas.viewport().height()
    assert all(box.bottom * picture.root.scale() <= seen for box in picture.frame.panels)


@pytest.mark.parametrize("width", [900, 1024, 1280, 1920])
def test_views_stand_in_one_row_and_none_is_cut_or_lost(
    qtbot: QtBot, open_it: Opener, width: int
) -> None:
    it = open_it(Desk(), size=(width, 768))
    tabs = it.chart.tabs
    for kind in (VIEWS[0].kind, VIEWS[-1].kind):
        it.store.change(chart=kind)
        seen = [button for button in tabs.buttons.values() if button.isVisible()]
        assert tabs.buttons[kind] in seen
        assert len({button.y() for button in seen}) == 1
        assert all(button.geometry().right() <= tabs.width() for button in seen)
        assert all(button.width() >= button.sizeHint().width() for button in seen)
        under_more = [each for each, entry in tabs.entries.items() if entry.isVisible()]
        assert len(seen) + len(under_more) == len(VIEWS)
        assert tabs.more.isVisible() == bool(under_more)


def test_a_view_under_more_is_shown_when_it_is_chosen(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(), size=(1024, 768))
    entry = it.chart.tabs.entries["landscape"]
    assert entry.isVisible()
    entry.trigger()
    assert it.store.desk.chart == "landscape"


def test_a_long_subtitle_ends_after_two_lines_and_more_shows_the_rest(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(chart="landscape"), size=(1280, 800))
    drawn(qtbot, it, "landscape")
    canvas = it.chart.canvas
    assert canvas is not None and it.chart.figure is not None

    def block(part: str) -> object:
        return next((b for b in canvas.picture().frame.blocks if b.part == part), None)

    subtitle, more = block("subtitle"), block(MORE_PART)
    assert len(subtitle.lines) == 2 and more is not None
    at = canvas.mapFromScene(
        canvas.picture().root.mapToScene(
            more.box.x + more.box.width / 2, more.box.y + more.box.height / 2
        )
    )
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))
    assert " ".join(block("subtitle").lines) == it.chart.figure.subtitle
    assert block(MORE_PART) is None
    qtbot.keyClick(canvas, Qt.Key.Key_M)
    assert block(MORE_PART) is not None


def test_the_foot_is_one_line_and_its_hint_has_all_of_it(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="landscape"), size=(1280, 800))
    drawn(qtbot, it, "landscape")
    figure = it.chart.figure
    assert figure is not None and it.chart.canvas is not None
    assert it.chart.source.text() == figure.source
    parts = {block.part for block in it.chart.canvas.picture().frame.blocks}
    assert not parts & {"caveat", "source"}
    for words in (figure.caveat, *figure.notes, figure.source):
        assert words[:30] in it.chart.source.toolTip()


def test_an_empty_place_offers_what_is_near(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="compare"), size=(1280, 800))
    drawn(qtbot, it, "compare")
    qtbot.waitUntil(lambda: len(it.chart.offers.buttons) == 3)
    assert it.chart.offers.isVisible()
    qtbot.mouseClick(it.chart.offers.buttons[0], Qt.MouseButton.LeftButton)
    assert it.store.desk.comparison[0] == it.store.desk.focus
    qtbot.waitUntil(lambda: it.chart.figure is not None and not it.chart.figure.message)
    assert not it.chart.offers.isVisible()
    it.store.replace(Desk(chart="pay", focus=MILITARY))
    drawn(qtbot, it, "pay")
    assert it.chart.offers.buttons == [], "no view has anything about them"
