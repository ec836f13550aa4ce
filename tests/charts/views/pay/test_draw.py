"""Pay: percentiles in rows, by the year or by the hour, never both."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.value import Value


def pay(measures, focus, *others):
    return build(ChartSpec(kind="pay", focus=focus, occupations=others), measures)


def rows(figure):
    return figure.panels[0].rows


def test_a_row_holds_the_official_percentiles(measures):
    first = rows(pay(measures, "15-2051.00"))[0]
    assert first.quantiles == (67_240, 85_660, 120_230, 158_880, 199_130)
    assert first.labels[2] == "$120,230"
    assert first.role == "focus"
    assert [datum.metric for datum in first.data] == [
        "wage_p10", "wage_p25", "median_wage", "wage_p75", "wage_p90",
    ]  # fmt: skip


def test_a_single_occupation_is_seen_against_related_ones(measures):
    figure = pay(measures, "15-2051.00")
    related = [each.code for each in measures.catalogue.related("15-2051.00")]
    context = [row.code for row in rows(figure)[1:]]
    assert len(context) == 5
    assert context == [code for code in related if code in context]
    assert {row.role for row in rows(figure)[1:]} == {"muted"}
    assert "O*NET" in figure.source


def test_the_focus_comes_first_then_the_comparison(measures):
    figure = pay(measures, "15-1252.00", "15-2011.00", "15-2051.00")
    assert [row.code for row in rows(figure)] == ["15-1252.00", "15-2011.00", "15-2051.00"]
    assert [row.role for row in rows(figure)] == ["focus", "series1", "series2"]
    assert [row.mark for row in rows(figure)] == ["in focus", "baseline", ""]


def test_a_compared_focus_is_drawn_once_in_its_own_colour(measures):
    figure = pay(measures, "15-2051.00", "15-2011.00", "15-2051.00")
    assert [(row.code, row.role) for row in rows(figure)] == [
        ("15-2011.00", "series1"),
        ("15-2051.00", "series2"),
    ]


def test_pay_published_by_the_hour_only_is_drawn_by_the_hour(measures):
    figure = pay(measures, "27-2011.00")
    assert figure.panels[0].x.unit == "usd_hour"
    assert rows(figure)[0].quantiles[2] == 29.05
    assert all(datum.metric.startswith("hourly_") for row in rows(figure) for datum in row.data)


def test_beside_annual_pay_it_is_said_and_not_drawn(measures):
    figure = pay(measures, "27-2011.00", "15-2051.00")
    actors = rows(figure)[0]
    assert figure.panels[0].x.unit == "usd"
    assert actors.quantiles == (None,) * 5
    assert actors.note == "Published by the hour only: $29.05 an hour at the median."


def test_a_figure_for_more_than_the_occupation_says_for_whom(measures):
    by_code = {r.code: r for r in rows(pay(measures, "13-1022.00", "15-1299.08"))}
    assert "figure of 13-1020" in by_code["13-1022.00"].mark
    assert "figure of 15-1299" in by_code["15-1299.08"].mark


def test_the_military_have_a_message(measures):
    figure = pay(measures, "55-1011.00")
    assert figure.message == "No source in this program covers military occupations."


def test_the_axis_begins_at_zero_and_holds_everything(measures):
    figure = pay(measures, "29-1211.00", "43-4051.00")
    axis = figure.panels[0].x
    assert axis.low == 0
    assert axis.high >= 557_130


def test_the_median_of_all_workers_is_a_rule(measures):
    rules = pay(measures, "15-2051.00").panels[0].rules
    assert [(rule.at, rule.label) for rule in rules] == [(50_980, "all workers: median $50,980")]
    hourly = pay(measures, "27-2011.00").panels[0].rules
    assert [rule.at for rule in hourly] == [24.51]


class Capped(Dataset):
    """A Dataset of a pack without a total of all workers, in which the highest tenth is capped."""

    def nation(self, metric_id: str, year: int | None = None) -> Value | None:
        return None

    def value(self, code, metric_id, year=None, *, estimates=False):
        found = super().value(code, metric_id, year, estimates=estimates)
        capped = metric_id == "wage_p90" and found.number is not None
        return found._replace(bound="at_least") if capped else found


def test_capped_percentiles_are_marked_and_no_total_means_no_rule(measures):
    figure = pay(Capped(measures.catalogue), "15-2051.00")
    assert figure.panels[0].rules == ()
    assert all(row.at_least == (4,) for row in rows(figure))
    assert rows(figure)[0].labels[4] == "at least $199,130"


@pytest.mark.parametrize("code", ["15-2051.00", "13-1022.00", "27-2011.00"])
def test_the_table_has_the_five_percentiles_of_each_row(measures, code):
    figure = pay(measures, code)
    assert len(figure.table.rows) == 5 * len(rows(figure))


def test_rows_stay_where_they_are_when_one_of_them_is_read_about(measures):
    codes = ("29-1141.00", "15-2051.00", "43-4051.00")
    orders = [
        [row.code for row in build(ChartSpec("pay", focus, codes), measures).panels[0].rows]
        for focus in codes
    ]
    assert orders == [list(codes)] * 3
    outside = build(ChartSpec("pay", "47-2111.00", codes), measures).panels[0].rows
    assert [row.code for row in outside] == ["47-2111.00", *codes]


def test_how_many_have_pay_is_said_of_several_only(measures):
    assert "occupations" not in pay(measures, "21-2099.00").subtitle
    assert "1 of 2 occupations has it." in pay(measures, "15-2051.00", "55-1011.00").subtitle
