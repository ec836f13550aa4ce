"""Outlook: real figures at their years, breaks, projections, scenarios, an article's own points."""

import pytest

from occdesk.articles.shelf import load_articles
from occdesk.charts.build import build
from occdesk.charts.figure.parts import Paragraph
from occdesk.charts.figure.plane import Band, Line, Points
from occdesk.charts.lineage.signs import say_signed
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.outlook.trends import AHEAD, project
from occdesk.metrics.marking import mark_of
from occdesk.paths import bundled


def outlook(measures, *codes, articles=()):
    if len(codes) == 1:
        return build(ChartSpec(kind="outlook", focus=codes[0]), measures, articles)
    return build(ChartSpec(kind="outlook", occupations=codes), measures, articles)


def places(plane, **wanted):
    """Return {x: y} over the points that have all of the WANTED attributes."""
    return {
        x: y
        for mark in plane.marks
        if isinstance(mark, Points) and all(getattr(mark, k) == v for k, v in wanted.items())
        for x, y in zip(mark.xs, mark.ys, strict=True)
    }


def lines(plane, dash):
    return [mark for mark in plane.marks if isinstance(mark, Line) and mark.dash == dash]


def rows_of(figure, **wanted):
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def test_counted_jobs_are_the_official_ones(measures):
    jobs = outlook(measures, "15-1252.00").panels[0]
    counted = places(jobs, hollow=False)
    assert counted[2025] == 1_687_890
    assert counted[2023] == 1_656_880
    assert min(counted) == 2021


def test_jobs_ahead_follow_the_published_change_and_are_computed_here(measures):
    figure = outlook(measures, "15-1252.00")
    ahead = places(figure.panels[0], hollow=True)
    change = measures.value("15-1252.00", "projected_growth").number
    assert sorted(ahead) == list(range(2026, 2035))
    for year, jobs in ahead.items():
        assert jobs == pytest.approx(1_687_890 * (1 + change / 100) ** ((year - 2025) / 10))
    for year in ahead:
        assert [row["status"] for row in rows_of(figure, metric="employment", year=year)] == [
            "derived"
        ]
    dashed = lines(figure.panels[0], "dashed")
    assert [(line.xs[0], line.xs[-1]) for line in dashed] == [(2025, 2034)]


@pytest.mark.parametrize("code", ["29-1243.00", "49-9092.00", "15-2051.00", "13-1022.00"])
def test_the_line_never_contradicts_the_published_change(measures, code):
    ahead, used = project(code, measures)
    change = measures.value(code, "projected_growth").number
    drawn = 100 * ((ahead[-1].number / used[0].number) ** (10 / 9) - 1)
    assert drawn == pytest.approx(change)


def test_whose_the_figures_ahead_are_stands_in_full_at_every_size(measures):
    notes = outlook(measures, "29-1243.00").notes
    assert [type(note) for note in notes if note == AHEAD] == [Paragraph]


def test_no_line_crosses_the_change_of_method(measures):
    figure = outlook(measures, "29-1141.00")
    for panel in figure.panels[:2]:
        spans = [(line.xs[0], line.xs[-1]) for line in lines(panel, "solid")]
        assert spans == [(2019, 2020), (2021, 2025)]
    assert any("method of estimation changed" in note for note in figure.notes)


def test_years_without_a_figure_are_named_with_the_reason(measures):
    notes = " ".join(outlook(measures, "15-1252.00").notes)
    assert "no figures of 2019 and 2020" in notes
    assert "wider code 15-1256" in notes


def test_without_a_count_of_today_there_is_no_projection(measures):
    figure = outlook(measures, "11-1031.00")
    assert lines(figure.panels[0], "dashed") == []
    assert max(places(figure.panels[0])) == 2024
    assert any("no projection drawn" in note for note in figure.notes)


def test_capped_pay_is_open_and_joined_to_nothing(measures):
    figure = outlook(measures, "29-1211.00")
    pay = figure.panels[1]
    assert places(pay, hollow=True) == {
        2019: 208_000, 2020: 208_000, 2021: 208_000, 2022: 239_200, 2023: 239_200, 2024: 239_200,
    }  # fmt: skip
    assert places(pay, hollow=False) == {2025: 391_490}
    assert all(line.xs[0] == line.xs[-1] for line in lines(pay, "solid"))
    assert not any(isinstance(mark, Band) for mark in pay.marks)
    capped = rows_of(figure, metric="median_wage", bound="at_least")
    assert [row["year"] for row in capped] == [2019, 2020, 2021, 2022, 2023, 2024]


def test_the_middle_half_is_drawn_for_one_occupation_only(measures):
    single = outlook(measures, "15-2051.00").panels[1]
    band = next(mark for mark in single.marks if isinstance(mark, Band))
    assert (band.lows[-1], band.highs[-1]) == (85_660, 158_880)
    several = outlook(measures, "15-2051.00", "15-2011.00").panels[1]
    assert not any(isinstance(mark, Band) for mark in several.marks)


def test_jobs_and_pay_begin_at_zero(measures):
    for panel in outlook(measures, "43-4051.00").panels[:2]:
        assert panel.y.low == 0


def test_scenarios_close_a_part_of_the_gap_each_year(measures):
    figure = outlook(measures, "15-2051.00")
    theory = measures.value("15-2051.00", "theoretical_exposure").number
    seen = measures.value("15-2051.00", "observed_exposure").number
    for speed, line in zip((0.1, 0.2, 0.3), lines(figure.panels[2], "dotted"), strict=True):
        use = seen
        assert line.ys[0] == seen
        for drawn in line.ys[1:]:
            use += speed * (theory - use)
            assert drawn == pytest.approx(use)
    scenarios = rows_of(figure, status="scenario")
    assert len(scenarios) == 9
    assert all(row["note"].startswith("Scenario ") for row in scenarios)


def test_use_beyond_the_rating_is_said_to_fall(measures):
    figure = outlook(measures, "43-4051.00")
    assert any("closing the gap lowers it" in note for note in figure.notes)


def test_an_articles_figures_are_its_own_points(measures, articles):
    figure = outlook(measures, "15-2051.00", articles=articles)
    exposure = figure.panels[2]
    diamonds = [m for m in exposure.marks if isinstance(m, Points) and m.symbol == "diamond"]
    assert {mark.role for mark in diamonds} == {"article"}
    assert [dict(zip(mark.xs, mark.ys, strict=True)) for mark in diamonds] == [
        {2023: 0.5, 2025: 0.67, 2028: 0.82},
        {2025: 0.4, 2028: 0.53},
    ]
    assert all(data == () for mark in diamonds for data in mark.data)
    assert any(key.label == "Figures of the article" for key in figure.keys)
    told = rows_of(figure, status="published in an article")
    assert [row["value"] for row in told] == [0.5, 0.67, 0.82, 40, 53]
    assert "Learning machines" in figure.source


def test_an_article_about_others_is_not_drawn(measures, articles):
    figure = outlook(measures, "29-1141.00", articles=articles)
    assert not any(key.role == "article" for key in figure.keys)
    assert rows_of(figure, status="published in an article") == []


def test_the_bundled_articles_figures_reach_the_outlook(measures):
    shelf = load_articles(bundled("resources", "articles")).articles
    for code in ("15-2051.00", "15-1221.00", "15-1299.08"):
        told = rows_of(outlook(measures, code, articles=shelf), status="published in an article")
        assert [(row["metric"], row["year"], row["value"]) for row in told] == [
            ("ai_exposure", 2023, 0.5),
            ("ai_exposure", 2025, 0.67),
            ("ai_exposure", 2028, 0.82),
            ("automation_risk", 2025, 40),
            ("automation_risk", 2028, 53),
        ]


def test_several_keep_their_colours_and_numbers(measures):
    figure = outlook(measures, "15-2051.00", "55-1011.00", "15-2011.00")
    assert [(key.label, key.role) for key in figure.keys[:2]] == [
        ("1 Data Scientists", "series1"),
        ("3 Actuaries", "series3"),
    ]
    assert any("Air Crew Officers: No source" in note for note in figure.notes)


def test_the_military_have_a_message_in_place_of_panels(measures):
    figure = outlook(measures, "55-1011.00")
    assert figure.panels == ()
    assert figure.message == "No source in this program covers military occupations."


def test_a_panel_without_figures_says_why(measures):
    jobs, pay, exposure = outlook(measures, "45-3031.00").panels
    assert "no row for SOC 45-3031" in jobs.note
    assert "no row for SOC 45-3031" in pay.note
    assert exposure.note == ""


def test_the_description_tells_the_way_it_goes(measures):
    alt = outlook(measures, "43-4051.00").alt
    assert "2,595,750 in May 2025; BLS projects −5.5% for 2024–34, from 2,814,000 to" in alt
    assert "wage and salary jobs in 2034, computed by this program." in alt


@pytest.mark.parametrize(
    ("code", "words"),
    [("43-4051.00", "5.5% fewer jobs"), ("15-2051.00", "33.5% more jobs")],
)
def test_the_published_change_stands_in_the_subtitle_and_whose_the_rest_is(measures, code, words):
    figure = outlook(measures, code)
    assert f"; BLS projects {words} for 2024–34; " in figure.subtitle
    dashed = [key.label for key in figure.keys if key.form == "dashed"]
    assert dashed == ["Computed at the rate of BLS"]
    assert sum("computed by this program" in note for note in figure.notes) == 1


def gaps_of(figure):
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    return [row for row in rows if row["value"] is None]


def test_what_is_asked_for_and_not_published_has_a_row_with_the_reason(measures):
    figure = build(ChartSpec(kind="outlook", focus="45-3031.00"), measures)
    gaps = gaps_of(figure)
    assert [(row["metric"], row["year"]) for row in gaps] == [
        ("employment", 2025), ("median_wage", 2025), ("observed_exposure", 2025),
    ]  # fmt: skip
    assert all(row["note"] and row["status"] is None for row in gaps)
    assert gaps[0]["note"] == measures.value("45-3031.00", "employment").note
    assert "Jobs" not in figure.caveat


def test_the_latest_year_without_a_figure_has_a_row_where_earlier_ones_have_one(measures):
    gaps = gaps_of(build(ChartSpec(kind="outlook", focus="11-1031.00"), measures))
    assert [row["metric"] for row in gaps] == ["employment", "median_wage"]
    actors = gaps_of(build(ChartSpec(kind="outlook", focus="27-2011.00"), measures))
    assert actors == []


def test_the_military_beside_others_have_rows_too(measures):
    spec = ChartSpec(kind="outlook", occupations=("15-2051.00", "55-1011.00"))
    gaps = gaps_of(build(spec, measures))
    assert {row["code"] for row in gaps} == {"55-1011.00"} and len(gaps) == 4


@pytest.mark.parametrize("code", ["15-2051.00", "15-1299.08", "13-1022.00", "45-3031.00"])
def test_the_subtitle_answers_with_the_figures_of_one_and_their_signs(measures, code):
    subtitle = outlook(measures, code).subtitle
    for each in ("employment", "median_wage", "ai_exposure", "automation_risk"):
        value = measures.value(code, each)
        if value.missing:
            assert say_signed(value, measures) not in subtitle
        else:
            assert say_signed(value, measures) in subtitle


def test_of_several_the_subtitle_says_how_far_apart_their_own_figures_are(measures):
    many = ("15-2051.00", "29-1141.00", "43-4051.00", "15-1299.08", "13-1022.00")
    figure = build(ChartSpec("outlook", many[0], many), measures)
    own = [
        value.number
        for code in many
        if mark_of(value := measures.value(code, "median_wage"), measures) is None
    ]
    assert f"${min(own):,.0f} (" in figure.subtitle and f"${max(own):,.0f} (" in figure.subtitle
    assert "†" not in figure.subtitle and "‡" not in figure.subtitle
