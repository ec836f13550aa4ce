"""Compare: bars, differences in words, best and worst only where that has a meaning."""

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.build import build
from occdesk.charts.shared.wording import lower_first
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare.table import (
    MOST_OWN,
    ROWS,
    draw_compare,
    judge,
    say_difference,
    say_factor,
    scale_bars,
)
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.wording import MINUS
from occdesk.sources.families import Known
from occdesk.sources.importing import prepare

PAIR = ("15-2051.00", "15-2011.00")


def compare(measures, *codes, baseline=""):
    return build(ChartSpec(kind="compare", occupations=codes, baseline=baseline), measures)


def row(figure, id):
    return next(row for row in figure.panels[0].rows if row.metric == id)


def values(measures, id, numbers):
    """Return values of a metric with other NUMBERS; None is missing."""
    found = measures.value("15-2051.00", id)
    return tuple(found._replace(number=number) for number in numbers)


def test_columns_are_the_comparison_with_its_baseline(measures):
    columns = compare(measures, *PAIR).panels[0].columns
    assert [(c.code, c.role, c.is_baseline) for c in columns] == [
        ("15-2051.00", "series1", True),
        ("15-2011.00", "series2", False),
    ]
    columns = compare(measures, *PAIR, baseline="15-2011.00").panels[0].columns
    assert [c.is_baseline for c in columns] == [False, True]


def test_rows_are_grouped_as_the_registry_groups_them(measures):
    rows = compare(measures, *PAIR).panels[0].rows
    assert [each.label for each in rows if not each.cells] == ["AI", "Jobs", "Pay", "Preparation"]
    assert [metric(id).group for id in ROWS] == sorted(
        (metric(id).group for id in ROWS), key=["AI", "Jobs", "Pay", "Preparation"].index
    )


def test_cells_hold_official_figures_and_differences_from_the_baseline(measures):
    figure = compare(measures, *PAIR, baseline="15-2011.00")
    first, second = row(figure, "median_wage").cells
    assert (first.text, first.difference) == ("$120,230", f"{MINUS}$9,770")
    assert (second.text, second.difference) == ("$130,000", "")
    assert row(figure, "employment").cells[0].difference == "9.8 times"
    assert row(figure, "automation_risk").cells[0].text == "50.4"


@pytest.mark.parametrize(
    ("id", "number", "base", "words"),
    [
        ("median_wage", 72_300.0, 60_000.0, "+$12,300"),
        ("ai_exposure", 0.158, 0.2, f"{MINUS}4.2 points"),
        ("automation_risk", 50.4, 19.3, "+31.1 points"),
        ("projected_growth", -5.5, 1.0, f"{MINUS}6.5 points"),
        ("employment", 210.0, 100.0, "2.1 times"),
        ("job_zone", 4.0, 2.0, "+2"),
        ("median_wage", 60_000.0, 60_000.0, "same"),
        ("median_wage", None, 60_000.0, ""),
        ("median_wage", 60_000.0, None, ""),
    ],
)
def test_a_difference_is_in_the_words_of_its_unit(measures, id, number, base, words):
    value, baseline = values(measures, id, (number, base))
    assert say_difference(value, baseline, metric(id)) == words


def test_a_capped_number_has_no_difference_and_no_verdict(measures):
    what = metric("median_wage")
    high, low = values(measures, "median_wage", (239_200.0, 60_000.0))
    capped = high._replace(bound="at_least")
    assert say_difference(capped, low, what) == ""
    assert judge(what, (capped, low), measures) == ("", "")
    assert judge(what, (high, low), measures) == ("best", "worst")


@pytest.mark.parametrize(
    ("number", "base", "words"),
    [
        (100.0, 100.0, "same"),
        (101.0, 100.0, "1.01 times"),
        (42.0, 100.0, "0.4 times"),
        (4.0, 100.0, "0.04 times"),
        (1.0, 10_000_000.0, "less than a thousandth"),
        (5.0, 0.0, ""),
    ],
)
def test_counts_differ_by_a_factor(number, base, words):
    assert say_factor(number, base) == words


def test_best_and_worst_need_a_direction_and_a_difference(measures):
    risk = metric("automation_risk")
    assert judge(risk, values(measures, risk.id, (50.4, 19.3, 30.0)), measures) == (
        "worst",
        "best",
        "",
    )
    assert judge(risk, values(measures, risk.id, (19.3, 19.3)), measures) == ("", "")
    assert judge(risk, values(measures, risk.id, (19.31, 19.29, 68.0)), measures) == (
        "best",
        "best",
        "worst",
    )
    assert judge(risk, values(measures, risk.id, (None, 19.3)), measures) == ("", "")
    neutral = metric("ai_exposure")
    assert judge(neutral, values(measures, neutral.id, (0.1, 0.9)), measures) == ("", "")


def test_bars_end_at_a_natural_maximum_or_at_the_highest_shown(measures):
    assert scale_bars(metric("ai_exposure"), values(measures, "ai_exposure", (0.5, None))) == (
        0.5, None,
    )  # fmt: skip
    assert scale_bars(metric("automation_risk"), values(measures, "automation_risk", (50.0,))) == (
        0.5,
    )
    assert scale_bars(metric("median_wage"), values(measures, "median_wage", (5e4, 1e5))) == (
        0.5, 1.0,
    )  # fmt: skip
    growth = values(measures, "projected_growth", (-5.0, 10.0))
    assert scale_bars(metric("projected_growth"), growth) == (None, None)


def test_what_is_missing_says_why(measures):
    figure = compare(measures, "15-2051.00", "13-1022.00", "55-1011.00")
    cells = row(figure, "automation_risk").cells
    assert cells[1].text == cells[2].text == "no data"
    assert cells[1].bar is None
    assert "Observed exposure is missing" in cells[1].note
    assert cells[2].note == "No source in this program covers military occupations."
    assert any("not that it is zero" in note for note in figure.notes)


def test_a_group_figure_is_called_so(measures):
    figure = compare(measures, "15-2051.00", "13-1022.00")
    assert row(figure, "employment").cells[1].note == (
        "figure of 13-1020 Buyers and purchasing agents, which holds 3 occupations"
    )


def test_hourly_pay_gets_a_row_only_where_somebody_has_no_other(measures):
    with_actors = compare(measures, "15-2051.00", "27-2011.00")
    assert row(with_actors, "hourly_median").cells[1].text == "$29.05 an hour"
    ids = [each.metric for each in compare(measures, *PAIR).panels[0].rows]
    assert "hourly_median" not in ids


def test_not_enough_data_is_no_category_to_differ_from(measures):
    figure = compare(measures, "15-2011.00", "13-1022.00")
    cell = row(figure, "automation_mode").cells[1]
    assert (cell.text, cell.difference) == ("not enough data", "")


@pytest.mark.parametrize("codes", [(), ("15-2051.00",), ("15-2051.00", "15-2051.00")])
def test_fewer_than_two_are_told_how_to_add(measures, codes):
    spec = ChartSpec(kind="compare", focus="15-2051.00", occupations=codes)
    figure = build(spec, measures)
    assert figure.panels == ()
    assert figure.message == (
        "Only Data Scientists are being compared; add another occupation to compare them with."
    )


def test_metrics_of_an_imported_table_are_compared_below_the_others(own_measures):
    figure = compare(own_measures, "29-1141.00", "15-2051.00")
    rows = figure.panels[0].rows
    assert [each.label for each in rows if not each.cells][-1] == "Imported"
    heads, site = rows[-2:]
    assert [cell.text for cell in heads.cells] == ["340.5", "12.0"]
    assert heads.cells[1].difference == f"{MINUS}328.5"
    assert [cell.verdict for cell in heads.cells] == ["", ""]
    assert [cell.difference for cell in site.cells] == ["", "differs"]
    assert "You: staff" in figure.source


def test_a_table_without_figures_for_the_compared_adds_no_row(own_measures):
    figure = compare(own_measures, "11-1011.00", "53-3032.00")
    assert "Imported" not in [each.label for each in figure.panels[0].rows]


def test_of_many_imported_columns_the_first_are_compared_and_the_others_counted(
    tmp_path, catalogue
):
    columns = range(MOST_OWN + 3)
    table, pack = tmp_path / "wide.csv", tmp_path / "wide.pack"
    heads = ",".join(f"c{number:02}" for number in columns)
    figures = ",".join(map(str, columns))
    table.write_text(f"SOC,{heads}\n15-2051,{figures}\n15-2011,{figures}\n", encoding="utf-8")
    prepare([table], catalogue.path, pack, Known(), lambda words, part: None)
    opened = Catalogue(catalogue.path, (pack,))
    figure = compare(Dataset(opened), *PAIR)
    opened.close()
    own = [each.metric for each in figure.panels[0].rows if each.metric.startswith("user_")]
    assert own == [f"user_wide_c{number:02}" for number in columns][:MOST_OWN]
    assert any(f"first {MOST_OWN} columns" in note and "3 more" in note for note in figure.notes)


def test_the_subtitle_says_who_stands_best(measures):
    codes = ("15-2051.00", "29-1141.00", "43-4051.00")
    subtitle = draw_compare(ChartSpec("compare", occupations=codes), measures).subtitle
    for id, pick in (("median_wage", max), ("projected_growth", max), ("automation_risk", min)):
        numbers = {measures.value(code, id).number: code for code in codes}
        title = measures.catalogue.by_code[numbers[pick(numbers)]].title
        clause = next(each for each in subtitle.split(";") if title in each)
        assert f"{'highest' if pick is max else 'lowest'} {lower_first(metric(id).label)}" in clause
    assert subtitle.endswith("Differences are from Data Scientists, the baseline. United States.")


def test_in_words_what_is_missing_is_not_known(measures):
    figure = compare(measures, "29-1212.00", "15-2051.00", "55-1011.00")
    assert "Automation risk is not known for Cardiologists and Air Crew Officers." in figure.alt
    assert "No " not in figure.alt


def test_nobody_stands_best_where_figures_are_alike_or_missing(measures):
    military = ("55-1011.00", "55-1012.00")
    subtitle = draw_compare(ChartSpec("compare", occupations=military), measures).subtitle
    assert subtitle.startswith("Differences are from")
