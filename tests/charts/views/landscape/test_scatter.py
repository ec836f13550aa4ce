"""Landscape: who stands where, how large, and what is said of those that are missing."""

import math
import re
from collections import Counter
from statistics import median

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.parts import Rule
from occdesk.charts.figure.plane import Label, Points
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.absence import explain_absence
from occdesk.charts.views.landscape.data import LARGEST, SMALLEST
from occdesk.charts.views.landscape.scatter import SMALLEST_MARKED
from occdesk.metrics.marking import matches_of
from occdesk.metrics.registry import METRICS, metric
from occdesk.model.errors import UsageError
from occdesk.model.wording import NBSP

DEFAULT = ChartSpec(focus="15-2051.00")


def points_of(figure, role):
    return [m for m in figure.panels[0].marks if isinstance(m, Points) and m.role == role]


def place_of(figure, code):
    for mark in figure.panels[0].marks:
        if isinstance(mark, Points) and code in mark.codes:
            at = mark.codes.index(code)
            return mark.xs[at], mark.ys[at], mark.sizes[at], mark.hints[at], mark
    raise AssertionError(f"{code} is not drawn")


def test_every_occupation_with_both_values_is_drawn_once(measures):
    figure = build(DEFAULT, measures)
    points = points_of(figure, "faint") + points_of(figure, "focus")
    drawn = [code for each in points for code in each.codes]
    both = set(measures.numbers("ai_exposure")) & set(measures.numbers("median_wage"))
    assert len(drawn) == len(set(drawn))
    # Those that are not drawn stand where another of their code stands.
    x, y = measures.numbers("ai_exposure"), measures.numbers("median_wage")
    places = {(code[:7], x[code], y[code]) for code in drawn}
    assert set(drawn) <= both
    assert all((code[:7], x[code], y[code]) in places for code in both)
    assert f"{len(both)} of 1,016 occupations have both figures" in figure.subtitle


def test_the_focus_stands_at_its_official_figures_and_is_named(measures):
    figure = build(DEFAULT, measures)
    x, y, *_ = place_of(figure, "15-2051.00")
    assert (x, y) == (pytest.approx(0.60525), 120_230)
    label = next(m for m in figure.panels[0].marks if isinstance(m, Label) and m.bold)
    assert (label.text, label.role, label.rank) == ("Data Scientists", "focus", 0)


def test_the_area_of_a_symbol_stands_for_its_jobs(measures):
    figure = build(DEFAULT, measures)
    jobs = measures.numbers("employment")
    nurses, cashiers = (place_of(figure, code)[2] for code in ("29-1141.00", "41-2011.00"))
    assert (nurses / cashiers) ** 2 == pytest.approx(jobs["29-1141.00"] / jobs["41-2011.00"])
    sizes = [size for points in points_of(figure, "faint") for size in points.sizes]
    assert min(sizes) == SMALLEST
    assert max(sizes) <= LARGEST
    assert place_of(figure, "15-2051.00")[2] >= SMALLEST_MARKED


def test_without_published_jobs_a_symbol_is_hollow_and_smallest(measures):
    figure = build(DEFAULT.with_(y="projected_growth", x="theoretical_exposure"), measures)
    *_, size, hint, mark = place_of(figure, "45-3031.00")
    assert mark.hollow
    assert size == SMALLEST
    assert "Jobs: not published" in hint
    assert any(key.form == "hollow" for key in figure.keys)


def test_the_medians_are_over_occupations_and_say_so(measures):
    figure = build(DEFAULT, measures)
    x, y = (measures.numbers(id) for id in ("ai_exposure", "median_wage"))
    both = set(x) & set(y)
    rules = {m.axis: m for m in figure.panels[0].marks if isinstance(m, Rule)}
    assert rules["x"].at == median(x[code] for code in both)
    assert rules["y"].at == median(y[code] for code in both)
    assert rules["y"].label == f"median of {len(both)}: $65,750"
    assert any("drawn once, whatever its number of jobs" in note for note in figure.notes)


def test_the_subtitle_answers_the_question_with_counts(measures):
    x, y = (measures.numbers(id) for id in ("ai_exposure", "median_wage"))
    both = sorted(set(x) & set(y))
    exposed = [c for c in both if x[c] > median(x[c] for c in both)]
    paid = [c for c in exposed if y[c] > median(y[c] for c in both)]
    subtitle = build(DEFAULT.with_(occupations=("15-2051.00", "43-4051.00")), measures).subtitle
    assert subtitle.startswith(
        f"Of {len(exposed)} occupations with AI exposure above the median of 20%, {len(paid)}"
        " pay more than the median of $65,750, among them Data Scientists. "
    )


@pytest.mark.parametrize(
    ("x", "y", "begins"),
    [
        ("automation_risk", "projected_growth", "with an automation risk below the median of"),
        ("projected_growth", "median_wage", "projected to grow, "),
    ],
)
def test_other_questions_have_answers_of_their_own(x, y, begins, measures):
    numbers = [measures.numbers(id) for id in (x, y)]
    both = sorted(set(numbers[0]) & set(numbers[1]))
    middles = [median(each[code] for code in both) for each in numbers]
    if x == "automation_risk":
        asked = [c for c in both if numbers[0][c] < middles[0]]
        found = [c for c in asked if numbers[1][c] > 0]
    else:
        asked = [c for c in both if numbers[0][c] > 0]
        found = [c for c in asked if numbers[1][c] > middles[1]]
    subtitle = build(ChartSpec.of("landscape", x=x, y=y), measures).subtitle
    assert subtitle.startswith(f"Of {len(asked)} occupations {begins}")
    assert f", {len(found)} " in subtitle


def test_a_pair_without_a_question_is_told_its_tendency(measures):
    figure = build(ChartSpec.of("landscape", x="job_zone", y="automation_risk"), measures)
    assert figure.title == "How do job zone and automation risk go together?"
    assert "rank correlation" in figure.subtitle


def test_marked_names_stand_at_their_points_and_whole_in_the_key(measures):
    longest = max(measures.catalogue.occupations, key=lambda each: len(each.title))
    codes = ("15-2051.00", longest.code, "43-4051.00", "13-1022.00")
    titles = [measures.catalogue.occupation(code).title for code in codes]
    few, many = (build(DEFAULT.with_(occupations=codes[:n]), measures) for n in (3, 4))
    for figure, named in ((few, titles[:3]), (many, titles)):
        keys = [key.label for key in figure.keys if key.role.startswith("series")]
        assert keys == [f"{place} {title}" for place, title in enumerate(named, start=1)]
    labels = [m for m in few.panels[0].marks if isinstance(m, Label) and m.bold]
    assert [label.role for label in labels] == ["series1", "series2", "series3"]
    assert [label.text for label in labels] == titles[:3]
    assert [label.short for label in labels] == ["1", "2", "3"]
    # One that stands in a strip has its sign there.
    (strip,) = [key for key in many.keys if key.role == "series4"]
    assert strip.form == "hollow"


def test_those_with_one_value_stand_in_margins_with_the_reason(measures):
    figure = build(DEFAULT.with_(occupations=("13-1022.00",)), measures)
    margins = {margin.axis: margin for margin in figure.panels[0].margins}
    x, y = (measures.numbers(id) for id in ("ai_exposure", "median_wage"))
    assert set(margins["x"].points.codes) == set(y) - set(x)
    assert set(margins["y"].points.codes) == set(x) - set(y)
    assert margins["x"].label == f"{len(set(y) - set(x))} without AI exposure"
    at = margins["x"].points.codes.index("13-1022.00")
    assert "Observed exposure is missing" in margins["x"].points.hints[at]
    assert [marked.role for marked in margins["x"].marked] == ["series1"]


def test_a_subject_without_a_place_in_the_plot_is_named_with_the_reason(measures):
    figure = build(ChartSpec(focus="29-1212.00"), measures)
    (note,) = [note for note in figure.notes if note.startswith("Cardiologists")]
    assert note.startswith("Cardiologists: AI exposure is not known. Observed exposure is missing")
    assert note in figure.alt
    military = build(ChartSpec(focus="55-1011.00"), measures)
    assert any("neither figure is known" in note for note in military.notes)


def test_hints_say_when_and_for_whom_a_figure_was_published(measures):
    figure = build(ChartSpec.of("landscape", x="employment", y="median_wage"), measures)
    hint = place_of(figure, "13-1021.00")[3]
    assert f"Jobs: 491,430{NBSP}‡ (May 2025, figure of 13-1020 Buyers and purchasing" in hint
    assert "The same figures: " in hint and "Wholesale and Retail Buyers" in hint
    hint = place_of(figure, "15-1252.00")[3]
    assert "Median pay: $135,980 (May 2025, for SOC 15-1252)" in hint


@pytest.mark.parametrize("id", [each.id for each in METRICS if each.unit != "category"])
def test_matches_are_those_of_the_values_themselves(id, measures):
    matches = matches_of(measures, metric(id))
    for code, value in measures.column(id).items():
        if value.number is not None:
            assert (code, matches.of(code)) == (code, value.match)
            assert (code in matches.at_least) == (value.bound == "at_least")


def test_estimates_are_drawn_only_when_asked_for_and_called_so(measures):
    spec = DEFAULT.with_(x="automation_risk")
    code = "13-1022.00"
    with pytest.raises(AssertionError):
        place_of(build(spec, measures), code)
    figure = build(spec.with_(estimates=True), measures)
    assert "estimated here: computed from a mean of relatives" in place_of(figure, code)[3]
    assert f"≈{NBSP}estimated here as the mean of relatives" in " ".join(figure.notes)
    row = next(row for row in figure.table.rows if row[0] == code)
    assert row[figure.table.columns.index("automation_risk_status")] == "derived"


def test_counts_are_on_a_log_axis_and_zeros_beside_it(measures):
    figure = build(ChartSpec.of("landscape", x="openings", y="median_wage"), measures)
    plane = figure.panels[0]
    assert plane.x.scale == "log"
    assert plane.x.low > 0
    margin = next(margin for margin in plane.margins if margin.axis == "x")
    zeros = [c for c, n in measures.numbers("openings").items() if n == 0]
    with_pay = [code for code in zeros if code in measures.numbers("median_wage")]
    assert set(with_pay) <= set(margin.points.codes)
    assert f"{len(with_pay)} whose openings a year are 0 when rounded" in margin.label


@pytest.mark.parametrize(("x", "y"), [("openings", "median_wage"), ("median_wage", "openings")])
def test_each_mark_in_a_margin_is_within_the_axis_that_it_shares(x, y, measures):
    plane = build(ChartSpec.of("landscape", x=x, y=y), measures).panels[0]
    # Pediatric Surgeons, whose openings round to 0, have the highest pay of all.
    assert any("29-1243.00" in margin.points.codes for margin in plane.margins)
    for margin in plane.margins:
        axis = plane.y if margin.axis == "x" else plane.x
        along = margin.points.ys if margin.axis == "x" else margin.points.xs
        assert all(axis.low <= place <= axis.high for place in along)


def test_who_has_no_figure_is_not_said_to_have_none_of_the_thing(measures):
    notes = " ".join(
        build(ChartSpec.of("landscape", x="openings", y="median_wage"), measures).notes
    )
    assert "No figure of openings a year for 19: 19 military" in notes


def test_an_estimate_beside_a_group_figure_has_both_signs_explained(measures):
    notes = " ".join(build(ChartSpec(focus="13-1022.00", estimates=True), measures).notes)
    said = notes.replace(NBSP, " ")
    assert "≈ estimated here: computed from a mean of relatives" in said
    assert "‡ figure of 13-1020 Buyers and purchasing agents" in said
    assert "‡ figure of a merged group, which holds several occupations: " in said


def test_a_filter_keeps_some_and_the_focus_is_drawn_besides(measures):
    figure = build(DEFAULT.with_(where="median_wage > 200000"), measures)
    drawn = {code for points in points_of(figure, "faint") for code in points.codes}
    assert drawn
    assert all(measures.numbers("median_wage")[code] > 200_000 for code in drawn)
    assert place_of(figure, "15-2051.00")
    assert "occupations with median pay above $200,000 have both figures" in figure.subtitle
    assert "Data Scientists do not meet the filter and are drawn to compare." in figure.notes


def test_a_filter_that_nobody_meets_says_so(measures):
    figure = build(ChartSpec(where="automation_risk > 99"), measures)
    assert figure.message == (
        "There is no occupation with automation risk above 99. Loosen or remove the filter."
    )


def test_words_make_no_axis(measures):
    with pytest.raises(UsageError, match="is words, not a number"):
        build(ChartSpec.of("landscape", x="entry_education"), measures)


def test_the_description_tells_direction_and_place(measures):
    alt = build(DEFAULT, measures).alt
    assert "median pay and AI exposure rise together (rank correlation 0." in alt
    assert "Data Scientists: AI exposure 61" in alt
    assert "Pediatric Surgeons" in alt


def test_the_description_says_all_and_none_only_where_it_is_so(measures):
    pay = measures.numbers("median_wage")
    both = sorted(set(measures.numbers("ai_exposure")) & set(pay), key=pay.__getitem__)
    third, first = (build(ChartSpec(focus=both[at]), measures).alt for at in (-3, 0))
    assert ", above that of more than 99% of the others drawn." in third
    assert "%, and median pay " in third
    assert first.endswith(", above that of none of the others drawn.")


def test_the_table_holds_exactly_what_is_drawn(measures):
    figure = build(DEFAULT, measures)
    plane = figure.panels[0]
    drawn = {code for m in plane.marks if isinstance(m, Points) for code in m.codes}
    drawn |= {code for margin in plane.margins for code in margin.points.codes}
    hints = " ".join(h for m in plane.marks if isinstance(m, Points) for h in m.hints)
    for code, title in {row[:2] for row in figure.table.rows}:
        assert code in drawn or title in hints
    assert drawn <= {row[0] for row in figure.table.rows}
    columns = figure.table.columns
    row = next(row for row in figure.table.rows if row[0] == "15-1252.00")
    assert row[columns.index("median_wage")] == 135_980
    assert row[columns.index("jobs_drawn")] == 1_687_890


def test_numbers_on_a_log_axis_are_finite(measures):
    figure = build(ChartSpec.of("landscape", x="employment", y="openings"), measures)
    for points in points_of(figure, "faint"):
        assert all(math.isfinite(math.log10(n)) for n in (*points.xs, *points.ys))


def test_a_metric_of_an_imported_table_can_be_an_axis_and_a_filter(own_measures):
    spec = ChartSpec.of(
        "landscape", x="user_staff_heads", where="user_staff_heads > -1", focus="29-1141.00"
    )
    figure = build(spec, own_measures)
    x, y, _, hint, _ = place_of(figure, "29-1141.00")
    assert (x, y) == (340.5, own_measures.numbers("median_wage")["29-1141.00"])
    assert "Heads (staff): 340.5 (for SOC 29-1141)" in hint
    assert figure.panels[0].x.title == "Heads (staff)"
    assert figure.title == "How do heads (staff) and median pay go together?"
    assert "You: staff" in figure.source
    row = next(row for row in figure.table.rows if row[0] == "29-1141.00")
    assert row[figure.table.columns.index("user_staff_heads")] == 340.5
    with pytest.raises(UsageError, match="is words, not a number"):
        build(ChartSpec.of("landscape", x="user_staff_site"), own_measures)


def test_an_axis_of_a_table_that_is_not_here_any_more_is_refused(measures):
    with pytest.raises(UsageError, match="no metric “user_staff_heads”"):
        build(ChartSpec.of("landscape", x="user_staff_heads"), measures)


def test_absent_is_who_has_no_place_even_in_a_margin(measures):
    military, actors, data = "55-1011.00", "27-2011.00", "15-2051.00"
    codes = (military, actors, data)
    # Actors have no pay by the year and stand in the margin.
    found = explain_absence(ChartSpec(), measures, codes)
    assert found == {military: "No source in this program covers military occupations."}
    tree = ChartSpec.of("landscape", form="treemap", where="median_wage > 1")
    assert explain_absence(tree, measures, codes) == {
        military: "They do not meet the filter.",
        actors: "They do not meet the filter.",
    }
    assert explain_absence(ChartSpec(where="median_wage > 9e9"), measures, codes) == {}
    growing = ChartSpec.of("landscape", x="openings", y="exits")
    tiny = next(
        code
        for code, number in measures.numbers("openings").items()
        if number == 0 == measures.numbers("exits").get(code)
    )
    (reason,) = explain_absence(growing, measures, (tiny,)).values()
    assert "A logarithmic axis has no place for openings a year rounded to 0." in reason


def dots_of(figure):
    return [
        (code, x, y, size, mark)
        for mark in figure.panels[0].marks
        if isinstance(mark, Points)
        for code, x, y, size in zip(mark.codes, mark.xs, mark.ys, mark.sizes, strict=True)
    ]


def test_the_jobs_of_a_code_are_drawn_once(measures):
    by_code = measures.catalogue.by_code
    jobs = measures.numbers("employment")
    for spec in (DEFAULT, DEFAULT.with_(x="projected_growth"), DEFAULT.with_(x="job_zone")):
        sized = Counter()
        places = Counter()
        for code, x, y, _size, mark in dots_of(build(spec, measures)):
            places[by_code[code].matrix, x, y] += mark.role == "faint" and code in jobs
            sized[by_code[code].matrix] += mark.role == "faint" and mark.symbol == "circle"
        assert max(sized[code] for code in sized if code) == 1
        assert max(places.values()) == 1


def test_five_kinds_of_nurses_stand_apart_and_only_one_has_the_size(measures):
    figure = build(DEFAULT.with_(focus=""), measures)
    nurses = [each for each in dots_of(figure) if each[0].startswith("29-1141.")]
    assert len(nurses) == 5 and len({each[2] for each in nurses}) == 1
    large = [each for each in nurses if each[3] > 10]
    assert [each[0] for each in large] == ["29-1141.00"]
    assert all(each[4].symbol == "diamond" for each in nurses if each not in large)


def test_what_has_the_very_same_figures_is_one_dot_that_names_the_others(measures):
    figure = build(DEFAULT.with_(focus="", x="projected_growth"), measures)
    codes = [each[0] for each in dots_of(figure)]
    assert "29-1141.00" in codes and "29-1141.03" not in codes
    assert "The same figures: " in place_of(figure, "29-1141.00")[3]
    assert "Critical Care Nurses" in place_of(figure, "29-1141.00")[3]
    chosen = build(DEFAULT.with_(focus="29-1141.03", x="projected_growth"), measures)
    assert place_of(chosen, "29-1141.03")[4].role == "focus"


NUMERIC = [each.id for each in METRICS if each.unit != "category"]


@pytest.mark.parametrize("x", NUMERIC)
def test_whoever_has_both_figures_is_in_the_plot_or_in_the_margin(x, measures):
    if not measures.has(x) or not measures.numbers(x):
        pytest.skip("not among the data")
    for y in ("median_wage", "employment", "openings", "ai_exposure"):
        figure = build(ChartSpec.of("landscape", x=x, y=y), measures)
        both = set(measures.numbers(x)) & set(measures.numbers(y))
        assert f"{len(both):,} of 1,016 occupations have both figures" in figure.subtitle
        sides = figure.panels[0].margins
        beside = {code for each in sides for code in each.points.codes} & both
        zero = {c for c in both if any(measures.numbers(i)[c] <= 0 for i in (x, y))}
        logs = [i for i in (x, y) if metric(i).unit in ("jobs", "usd", "usd_hour")]
        hidden = {c for c in both if any(measures.numbers(i)[c] <= 0 for i in logs)}
        assert beside <= hidden <= zero
        drawn = sum(len(c) > 0 for c in {each[0] for each in dots_of(figure)})
        assert drawn <= len(both) - len(hidden)
        counted = re.search(r"Scatter of ([\d,]+) occupations", figure.alt)
        assert counted and int(counted[1].replace(",", "")) == len(both) - len(hidden)


def test_what_a_log_scale_cannot_show_is_counted_with_its_reason(measures):
    figure = build(ChartSpec.of("landscape", x="openings", y="median_wage"), measures)
    assert "990 of 1,016 occupations have both figures, 4 of them stand beside" in figure.subtitle
    assert "4 more, beside the plot, have 0 when rounded" in figure.alt
    (label,) = [each.label for each in figure.panels[0].margins if each.axis == "x"]
    assert label.startswith("4 whose openings a year are 0 when rounded")


def test_estimates_are_counted_apart_and_win_no_end(measures):
    figure = build(ChartSpec(estimates=True), measures)
    assert "895 of 1,016 occupations have both figures, 102 more are estimated" in figure.subtitle
    for _code, _x, _y, _size, mark in dots_of(figure):
        if mark.symbol == "square":
            assert mark.hollow
    estimated = {each[0] for each in dots_of(figure) if each[4].symbol == "square"}
    direct = set(measures.numbers("ai_exposure")) & set(measures.numbers("median_wage"))
    assert estimated and not estimated & direct
