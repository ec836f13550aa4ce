"""Garbage is collected on the GUI thread, that of long ago too."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from occdesk.ui.kit.background import Sweeper


class Knot:
    """Garbage that only a collection finds: it refers to itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def sweeper(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sweeper]:
    monkeypatch.setattr(Sweeper, "EVERY", 1)
    parent = QObject()
    made = Sweeper(parent)
    yield made
    made.close()


def old_knot() -> "weakref.ref[Knot]":
    """Return a knot of the oldest generation."""
    knot = Knot()
    gc.collect(0)
    gc.collect(1)
    return weakref.ref(knot)


def churn() -> None:
    """Make and keep enough that the younger generations are looked through again and again."""
    for _ in range(30):
        kept = [[number] for number in range(2_000)]
        gc.collect(1)
        del kept


def test_old_garbage_is_collected_after_a_while(sweeper: Sweeper, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    knot = old_knot()
    churn()
    qtbot.waitUntil(lambda: knot() is None)


def test_what_was_there_at_the_start_is_spared_until_the_window_goes(
    sweeper: Sweeper, qtbot: QtBot
) -> None:
    knot = old_knot()
    sweeper.spare_what_is_there()
    gc.collect()
    assert knot() is not None
    sweeper.close()
    assert gc.isenabled()
    gc.collect()
    assert knot() is None
