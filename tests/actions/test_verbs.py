"""What gestures do to the desk."""

import pytest

from occdesk.actions import verbs
from occdesk.charts.views.landscape.view import LandscapeOptions
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import read_desk_text
from occdesk.state.store import Store

SIX = ("15-2051.00", "15-1221.00", "29-1141.00", "47-2111.00", "43-4051.00", "11-1011.00")


def test_a_search_puts_the_list_in_order_of_relevance_until_it_is_cleared() -> None:
    store = Store(Desk())
    verbs.search_for(store, "data")
    assert (store.desk.query, store.desk.sort) == ("data", "relevance")
    verbs.search_for(store, "")
    assert (store.desk.query, store.desk.sort) == ("", "title")


def test_a_search_keeps_a_metric_chosen_while_searching() -> None:
    store = Store(Desk())
    verbs.search_for(store, "data")
    verbs.sort_by(store, "median_wage")
    verbs.search_for(store, "data s")
    assert (store.desk.sort, store.desk.descending) == ("median_wage", True)


def test_sorting_again_turns_the_order_around() -> None:
    store = Store(Desk())
    verbs.sort_by(store, "median_wage")
    assert store.desk.descending
    verbs.sort_by(store, "median_wage")
    assert not store.desk.descending
    with pytest.raises(UsageError):
        verbs.sort_by(store, "nonsense")


def test_a_seventh_occupation_is_refused_with_a_sentence() -> None:
    store = Store(Desk())
    for code in SIX:
        verbs.add_to_comparison(store, code)
    verbs.add_to_comparison(store, SIX[0])
    assert store.desk.comparison == SIX
    with pytest.raises(UsageError, match="remove one to add another"):
        verbs.add_to_comparison(store, "27-2011.00")
    assert store.desk.comparison == SIX


def test_the_baseline_follows_the_comparison() -> None:
    store = Store(Desk())
    verbs.add_to_comparison(store, SIX[0])
    verbs.set_baseline(store, SIX[1])
    assert (store.desk.comparison, store.desk.baseline) == (SIX[:2], SIX[1])
    verbs.remove_from_comparison(store, SIX[1])
    assert store.desk.baseline == SIX[0]
    verbs.clear_comparison(store)
    assert (store.desk.comparison, store.desk.baseline) == ((), "")


def test_an_occupation_can_be_moved_within_the_comparison() -> None:
    store = Store(Desk(comparison=SIX[:3], baseline=SIX[0]))
    verbs.move_in_comparison(store, SIX[2], 0)
    assert store.desk.comparison == (SIX[2], SIX[0], SIX[1])
    verbs.move_in_comparison(store, "27-2011.00", 0)
    assert len(store.desk.comparison) == 3


def test_each_of_the_comparison_keeps_its_colour_while_others_come_and_go() -> None:
    store = Store(Desk())
    for code in SIX[:3]:
        verbs.add_to_comparison(store, code)
    assert store.desk.colours == ""
    verbs.remove_from_comparison(store, SIX[0])
    assert store.desk.colours == "23"
    verbs.move_in_comparison(store, SIX[2], 0)
    assert store.desk.colours == "32"
    verbs.add_to_comparison(store, SIX[3])
    assert (store.desk.comparison[-1], store.desk.colours) == (SIX[3], "321")
    assert store.desk.chart_spec.colours == "321"
    assert read_desk_text(store.desk.to_json()).desk == store.desk
    assert Desk().showing(store.desk.chart_spec).colours == "321"
    verbs.clear_comparison(store)
    assert store.desk.colours == ""


def test_a_filter_that_is_not_understood_changes_nothing() -> None:
    store = Store(Desk(where="median_wage > 1"))
    with pytest.raises(UsageError):
        verbs.filter_by(store, "median_wage >")
    assert store.desk.where == "median_wage > 1"


def test_axes_take_metrics_with_numbers_only() -> None:
    store = Store(Desk(chart="landscape"))
    verbs.choose(store, "x", "automation_risk")
    assert store.desk.take("landscape", LandscapeOptions) == LandscapeOptions(x="automation_risk")
    with pytest.raises(UsageError, match="no numbers"):
        verbs.choose(store, "y", "entry_education")


def test_a_scatter_of_a_metric_by_itself_is_refused() -> None:
    store = Store(Desk(chart="landscape"))
    with pytest.raises(UsageError, match="Median pay would be on both axes"):
        verbs.choose(store, "x", "median_wage")
    assert store.desk == Desk(chart="landscape")
    verbs.swap_options(store)
    verbs.show_form(store, "treemap")
    verbs.choose(store, "x", "ai_exposure")
    assert store.desk.options_of("landscape").to_mapping() == {
        "form": "treemap", "x": "ai_exposure", "y": "ai_exposure"
    }  # fmt: skip


def test_text_grows_and_shrinks_within_bounds() -> None:
    store = Store(Desk())
    for _ in range(40):
        verbs.step_text(store, 1)
    assert store.desk.text_step == verbs.LARGEST_STEP
    verbs.step_text(store, 0)
    assert store.desk.text_step == 0


def test_a_desk_from_elsewhere_is_mended(measures: Dataset) -> None:
    desk = Desk(
        focus="99-0000.00", comparison=("15-2051.00", "99-0000.00"), baseline="x", chart="pay"
    )
    mended = verbs.mend(desk, measures.catalogue)
    assert mended.focus in measures.catalogue.by_code
    assert (mended.comparison, mended.baseline, mended.chart) == (
        ("15-2051.00",),
        "15-2051.00",
        "pay",
    )


def test_occupations_that_are_not_known_are_named(measures: Dataset) -> None:
    desk = Desk(focus="99-0000.00", comparison=("15-2051.00", "98-0000.00"))
    mended = verbs.mend(desk, measures.catalogue)
    assert verbs.explain_mending(desk, mended) == (
        "The occupations 99-0000.00 and 98-0000.00 are not known here; 15-2051.00 is shown instead"
        " of 99-0000.00."
    )
    beside = Desk(comparison=("98-0000.00", *SIX, "11-1011.00")).choosing("landscape", x="nonsense")
    assert verbs.explain_mending(beside, verbs.mend(beside, measures.catalogue)) == (
        "The occupation 98-0000.00 is not known here. Left out, because it cannot be shown with the"
        " data that are here: the horizontal axis nonsense."
    )


def test_metrics_of_an_imported_table_sort_filter_and_make_axes(own_measures: Dataset) -> None:
    store, known = Store(Desk(chart="landscape")), own_measures.metric
    verbs.sort_by(store, "user_staff_heads", known)
    verbs.filter_by(store, "user_staff_heads > 1", known)
    verbs.choose(store, "x", "user_staff_heads", known=known)
    desk = store.desk
    axis = desk.take("landscape", LandscapeOptions).x
    assert (desk.sort, axis, desk.where) == (
        "user_staff_heads",
        "user_staff_heads",
        "user_staff_heads > 1",
    )
    with pytest.raises(UsageError, match=r"Site \(staff\) has no numbers"):
        verbs.choose(store, "y", "user_staff_site", known=known)


def test_what_a_removed_table_brought_gives_way_and_is_named(
    own_measures: Dataset, measures: Dataset
) -> None:
    desk = Desk(
        sort="user_staff_heads",
        columns=("median_wage", "user_staff_heads"),
        where="user_staff_heads > 1 and median_wage > 1",
    )
    desk = desk.choosing("landscape", x="user_staff_heads", y="employment")
    desk = desk.choosing("ranking", metric="user_staff_heads")
    assert verbs.mend(desk, own_measures.catalogue) == desk
    mended = verbs.mend(desk, measures.catalogue)
    expected = Desk(columns=("median_wage",)).choosing("landscape", y="employment")
    assert mended == expected
    assert verbs.explain_mending(desk, mended) == (
        "Left out, because it cannot be shown with the data that are here: the column"
        " user_staff_heads, the order by user_staff_heads, the horizontal axis user_staff_heads,"
        " the ranking by user_staff_heads and the filter “user_staff_heads > 1 and median_wage >"
        " 1”."
    )
    assert verbs.explain_mending(mended, mended) == ""


def test_words_and_nonsense_are_no_axis_no_order_and_no_filter(measures: Dataset) -> None:
    desk = Desk(sort="interest_code", where="median_wage >").choosing(
        "landscape", x="entry_education", y="nonsense"
    )
    assert verbs.mend(desk, measures.catalogue) == Desk()
