"""Colours of a comparison: one for each, kept while others come, go and change places."""

from hypothesis import given
from hypothesis import strategies as st

from occdesk.charts.shared.colours import colour_numbers, keep_colours
from occdesk.charts.shared.subjects import compared, marked
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.outlook.draw import draw_outlook
from occdesk.metrics.dataset import Dataset

A, B, C, D = "15-2051.00", "29-1141.00", "43-4051.00", "47-2111.00"


@given(st.integers(0, 6), st.text(max_size=9))
def test_no_two_have_the_same_colour_whatever_is_written(many: int, written: str) -> None:
    numbers = colour_numbers(many, written)
    assert len(numbers) == many == len(set(numbers))
    assert set(numbers) <= set(range(1, 7))


def test_what_is_written_is_kept_and_the_rest_gets_what_is_free() -> None:
    assert colour_numbers(3, "") == (1, 2, 3)
    assert colour_numbers(3, "312") == (3, 1, 2)
    assert colour_numbers(4, "2x2") == (2, 1, 3, 4)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6), st.data())
def test_an_occupation_keeps_its_colour(before: list[str], data: st.DataObject) -> None:
    colours = ""
    for _ in range(4):
        after = data.draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
        kept = keep_colours(before, colours, after)
        had = dict(zip(before, colour_numbers(len(before), colours), strict=True))
        has = dict(zip(after, colour_numbers(len(after), kept), strict=True))
        assert all(has[code] == had[code] for code in after if code in had)
        before, colours = after, kept


def test_nothing_is_written_where_colours_are_in_order() -> None:
    assert keep_colours((A, B, C), "", (A, B)) == ""
    assert keep_colours((A, B, C), "", (B, C)) == "23"
    assert keep_colours((B, C), "23", (B, C, D)) == "231"
    assert keep_colours((A, B), "21", (B,)) == ""


def test_charts_draw_the_colours_that_are_written(measures: Dataset) -> None:
    spec = ChartSpec("outlook", B, (B, C), colours="23")
    assert [each.role for each in compared(spec, measures)] == ["series2", "series3"]
    assert [each.place for each in compared(spec, measures)] == [1, 2]
    assert marked(spec, measures)[0].role == "series2"
    roles = {key.role for key in draw_outlook(spec, measures).keys if key.role[:-1] == "series"}
    assert roles == {"series2", "series3"}


def test_one_that_is_named_twice_has_the_colour_of_its_first_place(measures: Dataset) -> None:
    people = compared(ChartSpec("pay", "", (A, B, A), colours="456"), measures)
    assert [(each.code, each.role) for each in people] == [(A, "series4"), (B, "series5")]
