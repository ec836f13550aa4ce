"""Back and Forward through views."""

from occdesk.state.desk import Desk
from occdesk.state.history import MOST_VIEWS, History
from occdesk.state.store import Store


def test_back_returns_to_the_view_before_and_forward_to_the_one_left() -> None:
    store = Store(Desk())
    history = History(store)
    store.change(chart="pay")
    store.change(focus="29-1141.00")
    history.back()
    assert (store.desk.chart, store.desk.focus) == ("pay", Desk().focus)
    history.back()
    assert store.desk == Desk()
    assert not history.can_go_back
    history.forward()
    history.forward()
    assert (store.desk.chart, store.desk.focus) == ("pay", "29-1141.00")
    assert not history.can_go_forward


def test_a_new_view_forgets_what_was_ahead() -> None:
    store = Store(Desk())
    history = History(store)
    store.change(chart="pay")
    history.back()
    store.change(chart="ranking")
    assert not history.can_go_forward


def test_typing_and_appearance_are_no_views_and_stay_when_going_back() -> None:
    store = Store(Desk())
    history = History(store)
    store.change(query="nurse")
    store.change(theme="dark")
    assert not history.can_go_back
    store.change(chart="pay")
    store.change(query="teacher", text_step=2)
    history.back()
    assert (store.desk.chart, store.desk.query, store.desk.theme) == (
        "outlook",
        "teacher",
        "dark",
    )
    assert store.desk.text_step == 2


def test_going_back_at_the_first_view_does_nothing() -> None:
    store = Store(Desk())
    history = History(store)
    history.back()
    history.forward()
    assert store.desk == Desk()


def test_the_history_is_bounded() -> None:
    store = Store(Desk())
    history = History(store)
    for number in range(MOST_VIEWS + 50):
        store.change(focus=f"{number:07d}")
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == MOST_VIEWS
