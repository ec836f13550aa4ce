"""Treemap: each published code once, one number for those who share it, and what is missing."""

import sqlite3
from contextlib import closing
from statistics import median

import pytest

from occdesk.charts.figure.areas import Treemap, TreeTile
from occdesk.charts.figure.figure import Figure
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.treemap import draw_treemap
from occdesk.charts.views.landscape.treemap_classes import even_classes
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import risk_band
from occdesk.metrics.method import Method
from occdesk.metrics.registry import metric
from occdesk.model.errors import UsageError
from occdesk.paths import bundled

DATA, NURSES, BUYERS, MILITARY = "15-2051.00", "29-1141.00", "13-1022.00", "55-1011.00"
ANALYSTS, CARERS, LONGEST = "15-2051.01", "31-1121.00", "29-2099.08"
SIX = (NURSES, DATA, BUYERS, MILITARY, "47-2111.00", "43-6014.00")
NB = "\N{NO-BREAK SPACE}"


def draw(measures: Dataset, focus: str = "", *others: str, **options: object) -> Figure:
    return draw_treemap(ChartSpec(focus=focus, occupations=others).with_(**options), measures)


def tree(figure: Figure) -> Treemap:
    panel = figure.panels[0]
    assert isinstance(panel, Treemap)
    return panel


def tiles(figure: Figure) -> dict[str, TreeTile]:
    return {tile.code: tile for group in tree(figure).groups for tile in group.tiles}


def test_every_published_code_is_drawn_once_and_the_sum_is_that_of_the_nation(measures):
    found = tiles(draw(measures))
    assert len(found) == 830
    total = sum(tile.weight for tile in found.values())
    nation = measures.nation("employment").number
    assert total == 155_481_840
    # BLS rounds each figure to ten, and some codes are only in its total.
    assert 0 <= nation - total < 0.0002 * nation
    published = {measures.value(code, "employment").published_for for code in found}
    assert len(published) == 830


def test_tiles_are_the_texts_that_were_published_for_their_codes(measures):
    path = f"file:{bundled('data', 'occdesk.pack')}?mode=ro"
    with closing(sqlite3.connect(path, uri=True)) as pack:
        texts = dict(
            pack.execute(
                "SELECT code, raw FROM published JOIN series ON series.id = published.series"
                " WHERE metric = 'employment' AND year = 2025 AND code <> '00-0000'"
            )
        )
    figure = draw(measures)
    at = [figure.table.columns.index(name) for name in ("published_for", "jobs")]
    drawn = {row[at[0]]: row[at[1]] for row in figure.table.rows}
    assert drawn == {code: float(text) for code, text in texts.items()}


def test_areas_are_the_official_figures(measures):
    found = tiles(draw(measures))
    assert found["43-4051.00"].weight == 2_595_750
    farm = "13-1021.00"
    assert found[farm].weight == 491_430, "a merged group, once"
    assert not {BUYERS, "13-1023.00"} & set(found)
    assert (
        f"Jobs: 491,430{NB}‡ (May 2025, figure of 13-1020 Buyers and purchasing agents"
        in found[farm].hint
    )


def test_families_and_tiles_stand_by_size(measures):
    groups = tree(draw(measures)).groups
    assert groups[0].label == "Office and Administrative Support"
    assert len(groups) == 22, "no military family"
    sums = [sum(tile.weight for tile in group.tiles) for group in groups]
    assert sums == sorted(sums, reverse=True)
    for group in groups:
        assert group.short
        weights = [tile.weight for tile in group.tiles]
        assert weights == sorted(weights, reverse=True)
        assert len({tile.code[:2] for tile in group.tiles}) == 1


def test_a_shared_code_has_the_median_and_says_so(measures):
    tile = tiles(draw(measures))[DATA]
    codes = (DATA, "15-2051.01", "15-2051.02")
    middle = median(measures.numbers("ai_exposure")[code] for code in codes)
    assert tile.label == f"Data Scientists and 2{NB}more"
    assert tile.text == f"{middle:.0%}"
    assert "the median of its 3 occupations" in tile.hint
    assert "Data Scientists: 61%\nBusiness Intelligence Analysts: 58%" in tile.hint
    mean = sum(measures.numbers("ai_exposure")[code] for code in codes) / 3
    figure = draw(measures)
    row = dict(
        zip(
            figure.table.columns,
            next(row for row in figure.table.rows if row[0] == DATA),
            strict=True,
        )
    )
    assert row["ai_exposure"] == middle != mean
    assert (row["made"], row["occupations"]) == ("median of its 3 occupations", 3)
    assert any("64 of these have the colour of the median" in note for note in figure.notes)


def test_the_median_is_of_those_that_have_a_number(measures):
    hints = [tile.hint for tile in tiles(draw(measures, x="job_zone")).values()]
    partly = [hint for hint in hints if "that have one" in hint]
    assert partly
    assert all(": no data" in hint for hint in partly)


def test_a_figure_of_the_whole_code_is_no_median(measures):
    tile = tiles(draw(measures, x="median_wage"))[DATA]
    assert "Median pay: $120,230 (May 2025, for SOC 15-2051)" in tile.hint
    assert "median of" not in tile.hint
    assert "Shared with Business Intelligence Analysts and Clinical Data Managers" in tile.hint


def test_a_click_leads_to_the_focus_where_it_shares_the_code(measures):
    found = tiles(draw(measures, ANALYSTS))
    assert DATA not in found
    tile = found[ANALYSTS]
    assert tile.label == f"Business Intelligence Analysts and 2{NB}more{NB}†"
    assert (tile.role, tile.data[0].code) == ("focus", ANALYSTS)
    assert "Marked: Business Intelligence Analysts" in draw(measures, ANALYSTS).alt


def test_classes_are_even_and_their_shares_are_of_the_jobs(measures):
    figure = draw(measures)
    scale = tree(figure).scale
    assert [each.label for each in scale] == [
        "below 10%", "10 to 20%", "20 to 30%", "30 to 40%",
        "40% or more", "no data",
    ]  # fmt: skip
    found = tiles(figure).values()
    valued = sum(tile.weight for tile in found if tile.level is not None)
    for each in scale[:-1]:
        share = sum(tile.weight for tile in found if tile.level == each.level) / valued
        assert each.detail == f"{100 * share:.0f}% of jobs"
    lacking = sum(tile.weight for tile in found if tile.level is None)
    assert scale[-1].detail == f"{lacking / 1e6:.1f}{NB}million jobs"
    assert figure.subtitle.startswith(
        f"20% of the 140.5{NB}million jobs with a figure are in occupations with AI exposure"
        f" of 40% or more, 32% in those below 10%."
    )
    assert f"155.5{NB}million jobs" in figure.subtitle


def test_levels_are_those_of_the_numbers(measures):
    figure = draw(measures)
    at = figure.table.columns.index("ai_exposure")
    numbers = {row[0]: row[at] for row in figure.table.rows}
    for code, tile in tiles(figure).items():
        number = numbers[code]
        assert tile.level == (None if number is None else min(int(number * 10 + 1e-9), 4))
        assert (tile.text == "") == (number is None)


def test_a_filter_changes_no_colour_and_draws_shared_jobs_whole(measures):
    everybody, some = (tiles(draw(measures, where=where)) for where in ("", "median_wage > 90000"))
    assert 0 < len(some) < len(everybody)
    assert all(tile.level == everybody[code].level for code, tile in some.items())
    figure = draw(measures, NURSES, where="ai_exposure > 0.5")
    assert "jobs in occupations with AI exposure above 50%, United" in figure.subtitle
    notes = " ".join(figure.notes)
    assert "Registered Nurses do not meet the filter and are not drawn." in notes
    assert "BLS does not divide their jobs, which are drawn whole" in notes
    assert NURSES not in tiles(figure)
    divided = [tile.hint for tile in tiles(figure).values() if "more of this code" in tile.hint]
    assert len(divided) == 4


def test_who_has_no_tile_is_counted_with_the_reason(measures):
    figure = draw(measures, MILITARY)
    notes = " ".join(figure.notes)
    assert "Not in the picture: 19 military, which no source covers, and 2 whose jobs" in notes
    assert "Legislators; Fishing and Hunting Workers" in notes
    words = "Air Crew Officers have no tile: their number of jobs is not known. No source in this"
    assert words in notes
    assert "47 without theoretical exposure, 28 without observed exposure" in notes
    assert "Air Crew Officers are not in the picture." in figure.alt
    marked = draw(measures, "29-1212.00").alt
    assert "Marked: Cardiologists with " in marked and " jobs, AI exposure not known." in marked
    assert "no AI exposure" not in marked


def test_what_has_no_number_is_hatched_and_says_why(measures):
    tile = tiles(draw(measures))[CARERS]
    assert (tile.level, tile.text, tile.hatched) == (None, "", False)
    assert "AI exposure: no data. Observed exposure is missing" in tile.hint


def test_estimates_are_striped_and_only_there_when_asked_for(measures):
    plain, filled = (tiles(draw(measures, estimates=flag)) for flag in (False, True))
    assert not any(tile.hatched for tile in plain.values())
    assert {code for code, tile in filled.items() if tile.hatched} == {
        code for code, tile in plain.items() if tile.level is None
    }
    figure = draw(measures, estimates=True)
    assert any("≈ 75 estimated here from relatives" in note for note in figure.notes)
    row = next(row for row in figure.table.rows if row[0] == CARERS)
    values = dict(zip(figure.table.columns, row, strict=True))
    assert (values["ai_exposure_match"], values["ai_exposure_status"]) == ("estimated", "derived")


def test_risk_is_classed_by_its_bands(measures):
    named = even_classes(metric("automation_risk"), [(1.0, 1.0), (50.0, 1.0)])
    bands = ("very low", "low", "moderate", "high")
    for risk in (0, 9.99, 10, 24.9, 25, 39.9, 40, 40.01, 100):
        place = named.classes.levels.index(named.classes.level_of(risk))
        assert bands[place] == risk_band(risk)
        assert bands[place] in named.names[place]
    assert "high automation risk" in draw(measures, x="automation_risk").title


def test_what_falls_for_some_has_a_bound_at_zero(measures):
    figure = draw(measures, x="projected_growth")
    assert tree(figure).scale[0].label == "below 0%"
    numbers = measures.numbers("projected_growth")
    falling = [tile for code, tile in tiles(figure).items() if numbers[code] < 0]
    assert falling and {tile.level for tile in falling} == {0}
    assert all(
        tile.level
        for code, tile in tiles(figure).items()
        if numbers[code] >= 0 and "median of" not in tile.hint
    )


@pytest.mark.parametrize(
    ("x", "title"),
    [
        ("ai_exposure", "How many work in highly exposed jobs?"),
        ("median_wage", "How many jobs are in occupations with median pay of $70k or more?"),
        ("exits_rate", "occupations with “Leave the labour force” of 6% or more?"),
        ("education_bachelor", "occupations with “Bachelor’s degree” of 40% or more?"),
        ("wage_p10", "occupations with “Pay, 10th percentile” of $45k or more?"),
    ],
)
def test_the_title_asks_in_words_for_any_metric(measures, x, title):
    assert draw(measures, x=x).title.endswith(title)


def test_zones_are_classes_by_themselves(measures):
    figure = draw(measures, x="job_zone")
    assert [each.label for each in tree(figure).scale] == ["1", "2", "3", "4", "5", "no data"]
    assert figure.title == "How many jobs are in occupations with job zone 5?"


@pytest.mark.parametrize("numbers", [[], [(3.0, 10.0)], [(3.0, 10.0), (3.0, 5.0)]])
def test_few_numbers_have_one_class(numbers):
    named = even_classes(metric("median_wage"), numbers)
    assert (named.classes.bounds, named.names) == ((), ("all that have a value",))


def test_two_numbers_have_two_classes_or_more(measures):
    named = even_classes(metric("median_wage"), [(30_000.0, 10.0), (90_000.0, 5.0)])
    low, high = (named.classes.level_of(each) for each in (30_000, 90_000))
    assert low < high
    assert len(named.names) == len(named.classes.levels)


def test_an_imported_metric_colours_the_tree(own_measures):
    figure = draw_treemap(ChartSpec.of("landscape", x="user_staff_heads"), own_measures)
    levels = {code: tile.level for code, tile in tiles(figure).items() if tile.level is not None}
    assert set(levels) == {DATA, NURSES, "43-4051.00"}
    assert any("not in your table" in note for note in figure.notes)
    with pytest.raises(UsageError, match="is words"):
        draw_treemap(ChartSpec.of("landscape", x="user_staff_site"), own_measures)


def test_no_match_is_a_sentence(measures):
    figure = draw(measures, where="median_wage > 9000000")
    assert figure.message.startswith("There is no occupation with median pay above $9,000,000:")
    with pytest.raises(UsageError):
        draw(measures, x="nonsense")


def test_the_table_has_a_row_for_each_tile(measures):
    figure = draw(measures, DATA)
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    assert [row["code"] for row in rows] == list(tiles(figure))
    assert [row["jobs"] for row in rows] == [tile.weight for tile in tiles(figure).values()]
    assert {row["jobs_release"] for row in rows} == {"OEWS May 2025"}
    assert all(row["note"] for row in rows if row["ai_exposure"] is None)
    assert sum(row["jobs_match"] == "group" for row in rows) == 12
    assert not any(NB in row["title"] for row in rows)


def test_the_method_moves_the_colours_and_is_named(measures):
    figure = draw(measures, DATA)
    other = draw_treemap(
        ChartSpec(focus=DATA), Dataset(measures.catalogue, Method(theory_weight=3))
    )
    assert "theory to use 3:1" in other.source
    assert tiles(figure)[DATA].text != tiles(other)[DATA].text


@pytest.mark.parametrize(
    ("name", "spec"),
    [
        ("treemap", ChartSpec(focus=DATA, where="employment > 800000 or ai_exposure > 0.6")),
        ("treemap_six", ChartSpec(focus=NURSES, occupations=SIX, where="median_wage > 120000")),
        (
            "treemap_group",
            ChartSpec.of("landscape", focus=BUYERS, x="median_wage", where="median_wage > 150000"),
        ),
        ("treemap_military", ChartSpec(focus=MILITARY, where="projected_growth > 15")),
        ("treemap_estimates", ChartSpec(estimates=True, where="employment > 900000")),
        (
            "treemap_growth",
            ChartSpec.of("landscape", x="projected_growth", where="employment > 900000"),
        ),
        ("treemap_nothing", ChartSpec(where="median_wage > 9000000")),
    ],
)
def test_snapshots(name, spec, measures, check_snapshot):
    check_snapshot(draw_treemap(spec, measures), name)
