"""The store tells those who watch, in order."""

import pytest

from occdesk.state.desk import Desk
from occdesk.state.store import Store


def test_a_watcher_hears_only_of_its_part() -> None:
    store = Store(Desk())
    heard: list[str] = []
    store.watch(lambda desk: desk.focus, lambda desk: heard.append(desk.focus))
    store.change(query="nurse")
    store.change(focus="29-1141.00")
    store.change(focus="29-1141.00")
    assert heard == ["29-1141.00"]


def test_a_change_made_by_a_watcher_comes_after_the_first_is_told() -> None:
    store = Store(Desk())
    heard: list[tuple[str, str]] = []

    def follow(desk: Desk) -> None:
        store.change(chart="pay")
        assert store.desk.chart == "pay"

    store.watch(lambda desk: desk.focus, follow)
    store.watch(lambda desk: (desk.focus, desk.chart), lambda d: heard.append((d.focus, d.chart)))
    store.change(focus="29-1141.00")
    assert heard == [("29-1141.00", "outlook"), ("29-1141.00", "pay")]


def test_a_watcher_can_stop() -> None:
    store = Store(Desk())
    heard: list[str] = []
    stop = store.watch(lambda desk: desk.focus, lambda desk: heard.append(desk.focus))
    stop()
    stop()
    store.change(focus="29-1141.00")
    assert heard == []


def test_an_error_in_a_watcher_leaves_the_store_usable() -> None:
    store = Store(Desk())

    def fail(desk: Desk) -> None:
        if desk.focus == "bad":
            raise RuntimeError("broken watcher")

    store.watch(lambda desk: desk.focus, fail)
    with pytest.raises(RuntimeError):
        store.change(focus="bad")
    store.change(focus="29-1141.00")
    assert store.desk.focus == "29-1141.00"
