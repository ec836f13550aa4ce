"""Small multiples: the metrics of the grid as bars from zero, on scales that may be compared."""

from collections.abc import Callable

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import Bar, Bars
from occdesk.charts.shared.subjects import subjects
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare.multiples import draw_multiples
from occdesk.charts.views.compare.multiples_words import say_at_bar
from occdesk.charts.views.compare.table import draw_compare
from occdesk.metrics.dataset import Dataset
from occdesk.model.wording import MINUS, NBSP

SCIENTISTS, ACTUARIES, BUYERS = "15-2051.00", "15-2011.00", "13-1022.00"
DOCTORS, ACTORS, MILITARY = "29-1211.00", "27-2011.00", "55-1011.00"
CLERKS, LEGISLATORS = "43-4051.00", "11-1031.00"
SIX = (SCIENTISTS, ACTUARIES, BUYERS, DOCTORS, ACTORS, MILITARY)
DOT = " \N{MIDDLE DOT} "


def spec_of(*codes: str, baseline: str = "", estimates: bool = False) -> ChartSpec:
    return ChartSpec(kind="compare", occupations=codes, baseline=baseline, estimates=estimates)


def draw(measures: Dataset, *codes: str, baseline: str = "", estimates: bool = False) -> Figure:
    return draw_multiples(spec_of(*codes, baseline=baseline, estimates=estimates), measures)


def panel_of(figure: Figure, label: str) -> Bars:
    return next(each for each in figure.panels if isinstance(each, Bars) and each.title == label)


def bars(figure: Figure, label: str) -> list[Bar]:
    return [row.bars[0] for row in panel_of(figure, label).rows]


def test_bars_are_the_official_figures_in_the_order_of_the_comparison(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, DOCTORS, CLERKS)
    assert figure.title.startswith("How Data Scientists, Anesthesiologists and Customer Service")
    # OEWS May 2025 and Employment Projections 2024-34, as they are published.
    assert [each.end for each in bars(figure, "Median pay")] == [120_230, 391_490, 44_770]
    assert [each.end for each in bars(figure, "Pay, 90th percentile")] == [199_130, 557_130, 63_590]
    assert [each.end for each in bars(figure, "Jobs")] == [262_440, 38_760, 2_595_750]
    assert [each.end for each in bars(figure, "Projected change in jobs")] == [33.5, 3.2, -5.5]
    assert [each.role for each in bars(figure, "Jobs")] == ["series1", "series2", "series3"]
    rows = panel_of(figure, "Jobs").rows
    assert [row.lead for row in rows] == ["1", "2", "3"]
    assert [row.code for row in rows] == [SCIENTISTS, DOCTORS, CLERKS]
    assert [each.data[0].metric for each in bars(figure, "Jobs")] == ["employment"] * 3


def test_the_key_names_every_digit_and_the_baseline(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, ACTUARIES, baseline=ACTUARIES)
    assert [(key.label, key.role, key.form) for key in figure.keys] == [
        ("1 Data Scientists", "series1", "square"),
        ("2 Actuaries", "series2", "square"),
        ("baseline: Actuaries", "muted", "dashed"),
    ]
    assert [rule.at for rule in panel_of(figure, "Median pay").rules] == [130_000]
    # The projections have no share of self-employed for actuaries, so there is no line.
    assert panel_of(figure, "Self-employed").rules == ()
    keys = draw(measures, MILITARY, SCIENTISTS).keys
    assert [key.form for key in keys] == ["square", "square"], "a baseline without any number"


def test_metrics_and_table_are_those_of_the_grid(measures: Dataset) -> None:
    spec = spec_of(*SIX)
    grid, figure = draw_compare(spec, measures), draw_multiples(spec, measures)
    assert figure.table == grid.table and figure.source == grid.source
    rows = [row for row in grid.panels[0].rows if row.cells]  # type: ignore[union-attr]
    numbers = [row for row in rows if measures.metric(row.metric).unit != "category"]
    assert [each.title for each in figure.panels] == [
        measures.metric(row.metric).label for row in numbers
    ]
    assert any(
        note.startswith("Mode of use, typical entry education, experience in a related job")
        for note in figure.notes
    )


def test_every_panel_has_a_number_and_zero_on_its_axis(measures: Dataset) -> None:
    for codes in (SIX, (SCIENTISTS, MILITARY), (CLERKS, BUYERS)):
        for panel in draw(measures, *codes).panels:
            assert isinstance(panel, Bars)
            ends = [row.bars[0].end for row in panel.rows]
            known = [end for end in ends if end is not None]
            assert known and len(ends) == len(codes)
            assert panel.x.low <= min(0.0, *known) and panel.x.high >= max(0.0, *known)
            assert all(row.bars[0].start == 0.0 for row in panel.rows)


def test_what_may_be_compared_has_one_scale(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, ACTUARIES)
    shares = [each for each in figure.panels if each.x.unit == "share"]  # type: ignore[union-attr]
    pays = [each for each in figure.panels if each.x.unit == "usd"]  # type: ignore[union-attr]
    assert (len(shares), len(pays)) == (4, 3)
    assert {(each.x.low, each.x.high) for each in shares} == {(0.0, 1.0)}  # type: ignore[union-attr]
    assert {(each.x.low, each.x.high) for each in pays} == {(0.0, 215_100.0)}  # type: ignore[union-attr]
    for family in (shares, pays):
        for panel in family:
            assert isinstance(panel, Bars)
            own = [row.bars[0] for row in panel.rows]
            every = [row.bars[0] for each in family for row in each.rows]  # type: ignore[union-attr]
            assert sorted(own + list(panel.like)) == sorted(every)
    assert panel_of(figure, "Jobs").like == ()
    (said,) = [note for note in figure.notes if "scale" in note]
    assert said.startswith("Exposures and shares are drawn on one scale, to 100%; pay by the")


def test_best_and_worst_are_words_only_where_there_is_a_direction(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, ACTUARIES)
    assert [each.text for each in bars(figure, "Median pay")] == [
        f"$120,230{DOT}worst", f"$130,000{DOT}best",
    ]  # fmt: skip
    assert [each.text for each in bars(figure, "Automation risk")] == [
        f"50.4{DOT}worst", f"32.8{DOT}best",
    ]  # fmt: skip
    assert [each.text for each in bars(figure, "AI exposure")] == ["61%", "28%"]


def test_a_hint_says_value_year_difference_and_verdict(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, CLERKS)
    first, second = bars(figure, "Median pay")
    assert first.hint.splitlines() == [
        "Data Scientists", "Median pay, May 2025: $120,230", "the best of those compared",
    ]  # fmt: skip
    assert f"{MINUS}$75,460, beside the baseline" in second.hint


def test_what_is_missing_says_why_in_short_and_at_length(measures: Dataset) -> None:
    figure = draw(measures, *SIX)
    exposure = bars(figure, "AI exposure")
    assert exposure[2].end is None
    assert exposure[2].text == "no data: no observed exposure"
    assert "Observed exposure is missing: The Anthropic Economic Index has no row" in (
        exposure[2].hint
    )
    assert bars(figure, "Observed exposure")[2].text == "no data: no row in the index"
    assert bars(figure, "Self-employed")[1].text == "no data: not available"
    assert bars(figure, "Median pay")[4].text == "no data: hourly pay only"
    assert {row.bars[0].text for each in figure.panels for row in each.rows[5:]} == {  # type: ignore[union-attr]
        "no data: military"
    }
    assert "Air Crew Officers: No source in this program covers military occupations." in (
        figure.notes
    )


def test_hourly_pay_is_drawn_where_somebody_has_no_other(measures: Dataset) -> None:
    figure = draw(measures, SCIENTISTS, ACTORS)
    panel = panel_of(figure, "Median hourly pay")
    assert panel.x.title == "dollars an hour, May 2025"
    assert [each.text for each in bars(figure, panel.title)] == [
        f"$57.80{DOT}best", f"$29.05{DOT}worst",
    ]  # fmt: skip
    assert "Median hourly pay" not in [
        each.title for each in draw(measures, SCIENTISTS, DOCTORS).panels
    ]


def test_a_capped_number_is_at_least_that(measures: Dataset) -> None:
    spec = spec_of(SCIENTISTS, ACTUARIES)
    person = subjects(spec, measures)[0]
    cell = draw_compare(spec, measures).panels[0].rows[1].cells[0]  # type: ignore[union-attr]
    capped = measures.value(SCIENTISTS, "hourly_median")._replace(number=115.0, bound="at_least")
    what = measures.metric("hourly_median")
    assert say_at_bar(capped, cell, person, what, measures) == "at least $115.00"


def test_group_figures_and_estimates_are_marked(measures: Dataset) -> None:
    texts = [each.text for each in bars(draw(measures, SCIENTISTS, BUYERS), "Median pay")]
    assert texts[1] == f"$77,710{NBSP}‡"
    direct = bars(draw(measures, SCIENTISTS, LEGISLATORS), "Self-employed")
    assert direct[1].end is None
    figure = draw(measures, SCIENTISTS, LEGISLATORS, estimates=True)
    estimated = bars(figure, "Self-employed")
    assert [each.hatched for each in estimated] == [False, True]
    assert (
        estimated[1].text.endswith("≈")
        and "estimated here: mean of 2 relatives" in estimated[1].hint
    )
    assert any(note.startswith("Hatched") for note in figure.notes)


def test_the_alternative_text_says_who_is_highest(measures: Dataset) -> None:
    alt = draw(measures, SCIENTISTS, ACTUARIES, MILITARY).alt
    assert alt.startswith("14 small charts with a bar for each of 3 occupations")
    assert "Median pay: highest Actuaries ($130,000), lowest Data Scientists ($120,230)." in alt
    assert "Automation risk is not known for Air Crew Officers." in alt
    assert "No " not in alt


@pytest.mark.parametrize("codes", [(), (SCIENTISTS,), (SCIENTISTS, SCIENTISTS)])
def test_fewer_than_two_are_told_how_to_add(measures: Dataset, codes: tuple[str, ...]) -> None:
    spec = ChartSpec(kind="compare", focus=SCIENTISTS, occupations=codes)
    figure = draw_multiples(spec, measures)
    assert figure == draw_compare(spec, measures)
    assert "add another occupation to compare them with" in figure.message


def test_two_without_any_number_are_not_drawn(measures: Dataset) -> None:
    figure = draw(measures, MILITARY, "55-3011.00")
    assert figure.panels == ()
    assert figure.message == "No source in this program covers military occupations."
    assert figure.table.rows


def test_an_imported_metric_has_a_panel_of_its_own(own_measures: Dataset) -> None:
    figure = draw(own_measures, "29-1141.00", SCIENTISTS)
    panel = figure.panels[-1]
    assert isinstance(panel, Bars)
    assert [row.bars[0].end for row in panel.rows] == [340.5, 12.0]
    assert [row.bars[0].text for row in panel.rows] == ["340.5", "12.0"]


@pytest.mark.parametrize(
    ("name", "codes", "estimates"),
    [
        ("multiples", (SCIENTISTS, ACTUARIES, "15-2041.00"), False),
        ("multiples_six", SIX, False),
        ("multiples_group", (BUYERS, SCIENTISTS), False),
        ("multiples_military", (MILITARY, SCIENTISTS), False),
        ("multiples_missing", (LEGISLATORS, "45-3031.00"), False),
        ("multiples_falling", (CLERKS, SCIENTISTS), False),
        ("multiples_estimates", (LEGISLATORS, SCIENTISTS), True),
    ],
)
def test_a_figure_is_the_one_that_was_looked_at(
    measures: Dataset,
    check_snapshot: Callable[[Figure, str], None],
    name: str,
    codes: tuple[str, ...],
    estimates: bool,
) -> None:
    check_snapshot(draw(measures, *codes, estimates=estimates), name)
