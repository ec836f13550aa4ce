"""Wherever the settings say that window and panels are: it loads, and something is seen."""

from collections.abc import Callable
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.library.settings import Settings, save_settings
from occdesk.model.errors import OccDeskError
from occdesk.ui.kit.fitting import put_on_screen
from occdesk.ui.shell.desktop import open_window
from occdesk.ui.shell.window import OccDeskWindow

NAMES = ("Find", "Chart", "Article")
Arrange = Callable[[OccDeskWindow], None]


def tabbed(order: tuple[str, ...], front: str) -> Arrange:
    def arrange(window: OccDeskWindow) -> None:
        for first, second in pairwise(order):
            window.inner.tabifyDockWidget(window.docks[first], window.docks[second])
        window.docks[front].raise_()

    return arrange


def floating(*names: str, at: QPoint = QPoint(50, 50)) -> Arrange:  # noqa: B008
    def arrange(window: OccDeskWindow) -> None:
        for name in names:
            window.docks[name].setFloating(True)
            window.docks[name].move(at)

    return arrange


def closed(*names: str) -> Arrange:
    def arrange(window: OccDeskWindow) -> None:
        for name in names:
            window.docks[name].hide()

    return arrange


def squeezed(window: OccDeskWindow) -> None:
    docks = [window.docks[name] for name in NAMES]
    window.inner.resizeDocks(docks, [1, 5000, 1], Qt.Orientation.Horizontal)


def unknown(window: OccDeskWindow) -> None:
    window.inner.removeDockWidget(window.docks["Chart"])


ARRANGEMENTS: dict[str, Arrange] = {
    **{
        f"tabs {' '.join(order)}, {front} in front": tabbed(order, front)
        for order in permutations(NAMES)
        for front in order
    },
    **{f"{a} behind {b}": tabbed((a, b), b) for a, b in permutations(NAMES, 2)},
    **{f"{name} floats": floating(name) for name in NAMES},
    **{f"{name} off the screen": floating(name, at=QPoint(-9000, 9000)) for name in NAMES},
    "all float off the screen": floating(*NAMES, at=QPoint(30000, 20)),
    **{f"{name} closed": closed(name) for name in NAMES},
    "all closed": closed(*NAMES),
    "squeezed": squeezed,
    "Chart taken out": unknown,
}


def settings_of(arrange: Arrange, parent: QtBot) -> Settings:
    """Return the settings that a window leaves whose panels were arranged so."""
    window = OccDeskWindow()
    parent.addWidget(window)
    for name in NAMES:
        window.add_dock(name, QWidget())
    window.show()
    arrange(window)
    places = window.places()
    window.hide()
    return Settings(window=places[0], panels=places[1])


def reopened(qtbot: QtBot, folder: Path) -> OccDeskWindow:
    """Open a window on the settings in FOLDER until it begins to load; loading fails then."""

    def load() -> object:
        raise OccDeskError("Not this time.")

    window = open_window({"11-1011.00": "Chief Executives"}, load, folder=folder)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted, timeout=5000):
        window.show()
    return window


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_it_begins_to_load_and_every_panel_can_be_reached(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    save_settings(tmp_path, settings_of(ARRANGEMENTS[name], qtbot))
    window = reopened(qtbot, tmp_path)
    for dock in window.docks.values():
        assert dock.isVisible(), dock.objectName()
        if dock.isFloating():
            assert not dock.visibleRegion().isEmpty()
            continue
        # One that is not seen is behind another, in front of which its tab stands.
        others = window.inner.tabifiedDockWidgets(dock)
        assert others or not dock.visibleRegion().isEmpty(), dock.objectName()
        assert others or dock.width() >= dock.minimumSizeHint().width()
    assert any(not dock.visibleRegion().isEmpty() for dock in window.docks.values())


def test_with_the_list_behind_the_chart_everything_is_loaded(
    qtbot: QtBot, open_it: Opener, tmp_path: Path
) -> None:
    first = open_it(folder=tmp_path)
    docks = first.window.docks
    first.window.inner.tabifyDockWidget(docks["Find"], docks["Chart"])
    docks["Chart"].raise_()
    first.window.close()
    again = open_it(folder=tmp_path)
    assert again.chart.figure is not None
    assert again.find.view.visibleRegion().isEmpty()
    again.window.docks["Find"].raise_()
    assert not again.find.view.visibleRegion().isEmpty()
    assert len(again.codes) == 1016


@pytest.mark.parametrize("place", [(-9000, 40, 300, 300), (90, 20000, 300, 300), (5, 5, 1, 1)])
def test_what_floats_beside_the_screen_is_brought_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int, int, int]
) -> None:
    screen = QRect(0, 0, 1280, 800)
    monkeypatch.setattr("occdesk.ui.kit.fitting.screen_of", lambda window: screen)
    panel = QWidget()
    qtbot.addWidget(panel)
    QVBoxLayout(panel).addWidget(QTextBrowser(panel))
    panel.setGeometry(*place)
    put_on_screen(panel)
    assert screen.contains(panel.frameGeometry())
    assert panel.width() > 60 and panel.height() > 60
