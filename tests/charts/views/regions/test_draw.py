"""Regions: tiles and ranks held against the OEWS database, what has no number, classes, words."""

import gzip
import sqlite3
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from occdesk.catalogue.regions import read_regions
from occdesk.charts.figure.areas import MapTile, TileMap
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import BarRow, Bars
from occdesk.charts.shared.classes import round_classes
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.regions.data import ROUGH
from occdesk.charts.views.regions.draw import FIRST_AREAS, draw_regions
from occdesk.charts.views.regions.state_grid import STATE_GRID
from occdesk.charts.views.regions.view import REGIONAL_METRICS
from occdesk.charts.views.regions.words import brief, in_sentence, short
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError

DATA, NURSES, BUYERS, MILITARY = "15-2051.00", "29-1141.00", "13-1022.00", "55-1011.00"
ANESTHESIOLOGISTS, ACTORS, MAKERS = "29-1211.00", "27-2011.00", "51-7031.00"
SIX = (NURSES, DATA, BUYERS, MILITARY, "47-2111.00", "43-6014.00")
NB = "\N{NO-BREAK SPACE}"


def draw(measures: Dataset, focus: str, *others: str, metric: str = "", form: str = "") -> Figure:
    spec = ChartSpec.of("regions", focus=focus, occupations=others, metric=metric, form=form)
    return draw_regions(spec, measures)


def map_of(figure: Figure) -> TileMap:
    panel = figure.panels[0]
    assert isinstance(panel, TileMap)
    return panel


def tiles_of(figure: Figure) -> dict[str, MapTile]:
    return {tile.label: tile for tile in map_of(figure).tiles}


def rows_of(figure: Figure) -> tuple[BarRow, ...]:
    panel = figure.panels[1]
    assert isinstance(panel, Bars)
    return panel.rows


def published(raw: Path, soc: str, column: str) -> dict[str, float]:
    """Return a column of an occupation by area code, read from the database by hand."""
    found: dict[str, float] = {}
    with gzip.open(raw / "bls_oews" / "oews-2025.sqlite.gz") as file:
        content = file.read()
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    ending = "000000" + soc.replace("-", "")
    for key, text in database.execute(f"SELECT key, {column} FROM cell WHERE key LIKE 'OEU%'"):
        if key[3] in "SM" and key.endswith(ending) and text != "-":
            found[key[4:11]] = float(text)
    database.close()
    return found


@pytest.mark.parametrize(
    ("metric", "column"),
    [("median_wage", "v13"), ("employment", "v01"), ("location_quotient", "v17")],
)
def test_tiles_and_bars_hold_what_is_published(
    measures: Dataset, raw: Path, metric: str, column: str
) -> None:
    figure = draw(measures, DATA, metric=metric)
    numbers = published(raw, "15-2051", column)
    unit = measures.metric(metric).unit
    for tile in map_of(figure).tiles:
        known = numbers.get(tile.area)
        assert tile.text == ("" if known is None else short(known, unit)), tile.label
    areas = {code: each for code, each in numbers.items() if code not in
             {tile.area for tile in map_of(figure).tiles}}  # fmt: skip
    highest = sorted(areas.values(), reverse=True)[:FIRST_AREAS]
    assert [row.bars[0].end for row in rows_of(figure)] == highest
    for row in rows_of(figure):
        assert areas[row.bars[0].data[0].area] == row.bars[0].end


def test_the_subtitle_answers_with_the_first_three_and_the_nation(measures: Dataset) -> None:
    figure = draw(measures, DATA)
    assert figure.title == "Where data scientists are paid best"
    assert figure.subtitle == (
        "Median pay is highest in San Jose, CA ($185,080), San Francisco, CA ($170,110) and"
        " Idaho Falls, ID ($167,840); 1 with * is too unsure to be named."
        " United States: $120,230, May 2025."
    )
    assert "from Mississippi ($69,490) to Washington ($163,350)" in figure.alt
    assert figure.source == "Source: U.S. Bureau of Labor Statistics: OEWS May 2025."
    jobs = draw(measures, DATA, metric="employment")
    assert jobs.title == "Where most data scientists work"
    assert draw(measures, DATA, metric="location_quotient").title == (
        "Where data scientists are most concentrated"
    )


def test_a_state_without_a_figure_is_hatched_with_its_reason(measures: Dataset) -> None:
    figure = draw(measures, DATA)
    tiles = tiles_of(figure)
    for code, reason in (
        ("DE", "not released by OEWS"),
        ("WY", "no row for SOC 15-2051 in OEWS"),
    ):
        assert (tiles[code].level, tiles[code].text, tiles[code].note) == (None, "", reason)
        assert f"no data, {reason}" in tiles[code].hint
    assert "Jobs: 770, 95" in tiles["DE"].hint
    assert figure.alt.endswith("No figure: Delaware, Guam, Virgin Islands, Wyoming.")
    assert figure.notes[0] == (
        "There is a figure for 50 of 54 states and territories and 360 of 373 metropolitan and"
        " nonmetropolitan areas that have the occupation (14 not released by OEWS, 3 without a"
        " row in OEWS)."
    )


def test_hints_give_the_range_of_what_has_an_error(measures: Dataset) -> None:
    # California: 39,310 jobs, RSE 4.3%; mean wage 156,000, RSE 2.6%; a median has none.
    lines = tiles_of(draw(measures, DATA))["CA"].hint.split("\n")
    assert lines == [
        "California",
        "Median pay: $141,590",
        "Mean pay: $156,000, 95% range $148,050 to $163,950",
        "Jobs: 39,310, 95% range 35,997 to 42,623",
        "Location quotient: 1.28",
        "Place 2 of 50 states and territories with a figure",
    ]


def test_capped_figures_have_no_class_and_no_place(measures: Dataset) -> None:
    figure = draw(measures, ANESTHESIOLOGISTS, form="states")
    alaska = tiles_of(figure)["AK"]
    assert (alaska.level, alaska.text, alaska.brief) == (None, "$239k+*", "239k+*")
    assert "at least $239,200" in alaska.hint and "Place" not in alaska.hint
    rows = {row.label: row for row in rows_of(figure)}
    assert (rows["Alaska"].lead, rows["Alaska"].bars[0].text) == ("", f"at least $239,200{NB}*")
    # South Carolina has $238,970, below the cap: exact, and in the lowest class.
    assert tiles_of(figure)["SC"].level == 0
    assert "45 capped figures may be higher." in figure.subtitle
    assert any(note.startswith("45 of these figures are capped") for note in figure.notes)


def test_a_bar_with_a_large_error_is_hatched(measures: Dataset, raw: Path) -> None:
    figure = draw(measures, DATA, metric="location_quotient")
    errors = published(raw, "15-2051", "v02")
    bars = {row.bars[0].data[0].area: row.bars[0] for row in rows_of(figure)}
    assert {area for area, bar in bars.items() if bar.hatched} == {
        area for area in bars if errors[area] > ROUGH or bars[area].text.endswith("*")
    }
    assert any(bar.hatched for bar in bars.values())
    assert any(each.startswith("Hatched bar: the relative standard error") for each in figure.notes)


def test_states_are_ranked_in_the_second_form(measures: Dataset) -> None:
    rows = rows_of(draw(measures, DATA, form="states"))
    assert len(rows) == 50
    assert [row.label for row in rows[:2]] == ["Washington", "California"]
    ends = [row.bars[0].end or 0.0 for row in rows]
    assert ends == sorted(ends, reverse=True)


def test_equal_figures_share_a_place_and_stand_by_name(measures: Dataset) -> None:
    rows = rows_of(draw(measures, "15-2041.00", metric="employment", form="states"))
    tied = [(a, b) for a, b in pairwise(rows) if a.bars[0].end == b.bars[0].end]
    assert tied
    for a, b in tied:
        assert a.label < b.label
        assert a.lead == b.lead or "*" in a.bars[0].text + b.bars[0].text


def test_wages_by_the_hour_only_are_said_and_jobs_still_mapped(measures: Dataset) -> None:
    figure = draw(measures, ACTORS)
    assert not figure.panels
    assert figure.message == (
        "In none of the 82 states and areas that have this occupation does OEWS release wages by"
        " the year, only by the hour or not at all. There are figures of jobs and location"
        " quotient: choose one of them."
    )
    jobs = draw(measures, ACTORS, metric="employment")
    assert rows_of(jobs)[0].asides[0] == "\N{EN DASH}"
    assert "Median pay: no data, released by the hour only" in rows_of(jobs)[0].bars[0].hint


def test_who_has_no_row_says_why(measures: Dataset) -> None:
    assert draw(measures, MILITARY).message == MILITARY_NOTE
    assert draw(measures, "11-1031.00").message == "OEWS May 2025 has no row for SOC 11-1031."
    assert "29-1024 in any state" in draw(measures, "29-1024.00").message
    assert draw(measures, "").message.startswith("Choose an occupation")


def test_a_single_state_is_a_map_without_a_ranking(measures: Dataset) -> None:
    figure = draw(measures, MAKERS)
    assert len(figure.panels) == 1
    assert [tile.label for tile in map_of(figure).tiles if tile.level is not None] == ["OH"]
    assert [level.label for level in map_of(figure).scale] == ["$36k"]
    assert figure.notes[0].endswith("No metropolitan or nonmetropolitan area has the occupation.")


def test_figures_of_a_group_are_marked(measures: Dataset) -> None:
    figure = draw(measures, BUYERS)
    group = f"‡{NB}Figure of 13-1020 Buyers and purchasing agents, which holds 3 occupations."
    assert group in figure.subtitle and group in tiles_of(figure)["CA"].hint
    match = figure.table.columns.index("match")
    assert {row[match] for row in figure.table.rows if row[match]} == {"group"}


def test_only_the_focus_is_drawn(measures: Dataset) -> None:
    figure = draw(measures, DATA, NURSES, DATA)
    assert figure.title == "Where data scientists are paid best"
    assert {row.bars[0].role for row in rows_of(figure)} == {"series2"}
    assert figure.notes[-1] == "Only Data Scientists are drawn, not the others of the comparison."
    first = draw(measures, "", NURSES, DATA)
    assert first.title == "Where registered nurses are paid best"


def test_a_metric_without_areas_is_refused(measures: Dataset) -> None:
    assert [id for id, _ in REGIONAL_METRICS] == ["median_wage", "employment", "location_quotient"]
    with pytest.raises(UsageError, match="median_wage, employment or location_quotient"):
        draw(measures, DATA, metric="ai_exposure")


def test_marks_lead_to_the_values_of_their_area(measures: Dataset) -> None:
    figure = draw(measures, DATA, metric="employment")
    texas = tiles_of(figure)["TX"]
    assert [(each.metric, each.area) for each in texas.data] == [
        ("employment", "4800000"),
        ("median_wage", "4800000"),
        ("location_quotient", "4800000"),
    ]


def test_the_table_has_every_number_of_the_picture(measures: Dataset) -> None:
    figure = draw(measures, DATA)
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    assert len(rows) == 1 + 54 + 3 * FIRST_AREAS
    found = {(row["area_code"], row["metric"]): row for row in rows}
    for tile in map_of(figure).tiles:
        row = found[tile.area, "median_wage"]
        assert (row["value"] is None) == (tile.text == "")
        assert row["value"] is not None or row["note"] == tile.note
    for drawn in rows_of(figure):
        area = drawn.bars[0].data[0].area
        assert found[area, "median_wage"]["value"] == drawn.bars[0].end
        jobs = found[area, "employment"]
        said = "\N{EN DASH}" if jobs["value"] is None else f"{jobs['value']:,.0f}"
        assert drawn.asides[0] == said


def test_the_grid_holds_each_state_once() -> None:
    assert len(STATE_GRID) == 54 and len(set(STATE_GRID.values())) == 54
    assert {"DC", "PR", "GU", "VI"} < set(STATE_GRID)
    assert max(column for column, _ in STATE_GRID.values()) == 10
    # Neighbours: Oregon between Washington and California, Maine in the corner.
    assert [STATE_GRID[code] for code in ("WA", "OR", "CA")] == [(0, 2), (0, 3), (0, 4)]
    assert STATE_GRID["ME"] == (10, 0)


@pytest.mark.parametrize("metric", [id for id, _ in REGIONAL_METRICS])
def test_classes_are_round_and_share_out_the_states(measures: Dataset, metric: str) -> None:
    figure = draw(measures, NURSES, metric=metric)
    levels = [tile.level for tile in map_of(figure).tiles if tile.level is not None]
    assert [level.level for level in map_of(figure).scale] == [0, 1, 2, 3, 4]
    assert min(levels.count(level) for level in range(5)) >= 3
    if metric == "location_quotient":
        assert any(level.label.startswith("1 to ") for level in map_of(figure).scale)


def test_few_numbers_get_few_classes() -> None:
    assert round_classes([]).bounds == () == round_classes([7.0, 7.0]).bounds
    assert round_classes([7.0]).level_of(7.0) == 2
    two = round_classes([10.0, 21.0])
    assert [two.level_of(each) for each in (10.0, 21.0)] == [0, 4]
    three = round_classes([0.2, 0.5, 3.0])
    assert [three.level_of(each) for each in (0.2, 0.5, 3.0)] == [0, 2, 4]


def test_numbers_in_tiles_are_short() -> None:
    numbers = (230.0, 1_740.0, 9_949.0, 9_950.0, 39_310.0, 999_500.0)
    assert [brief(each, "jobs") for each in numbers] == [
        "230", "1.7k", "9.9k", "10k", "39k", "1.0M",
    ]  # fmt: skip
    assert short(123_500.0, "usd") == "$124k"
    assert short(0.07, "index") == "0.07"


def test_titles_stand_in_a_sentence() -> None:
    assert in_sentence("Data Scientists") == "data scientists"
    english = "English Language and Literature Teachers, Postsecondary"
    assert in_sentence(english) == "English language and literature teachers, postsecondary,"
    farmers = "Farmers, Ranchers, and Other Agricultural Managers"
    assert in_sentence(farmers) == "farmers, ranchers, and other agricultural managers"
    secretaries = "Secretaries and Administrative Assistants, Except Legal, Medical, and Executive"
    assert in_sentence(secretaries) == f"{secretaries.lower()},"


@pytest.mark.parametrize(
    ("name", "codes", "metric", "form"),
    [
        ("regions", (DATA,), "", ""),
        ("regions_six", SIX, "employment", ""),
        ("regions_military", (MILITARY,), "", ""),
        ("regions_group", (BUYERS,), "", "states"),
        ("regions_hourly", (ACTORS,), "", ""),
        ("regions_capped", (ANESTHESIOLOGISTS,), "", ""),
        ("regions_quotient", (DATA,), "location_quotient", ""),
        ("regions_one_state", (MAKERS,), "", ""),
    ],
)
def test_figures_are_those_of_the_snapshots(
    measures: Dataset,
    check_snapshot: Callable[[Figure, str], None],
    name: str,
    codes: tuple[str, ...],
    metric: str,
    form: str,
) -> None:
    others = codes if len(codes) > 1 else ()
    check_snapshot(draw(measures, codes[0], *others, metric=metric, form=form), name)


@pytest.mark.parametrize("code", [DATA, NURSES, "41-9091.00", "33-2011.00", "29-1212.00"])
@pytest.mark.parametrize("mapped", ["median_wage", "employment", "location_quotient"])
@pytest.mark.parametrize("form", ["", "states"])
def test_an_unsure_area_is_marked_and_wins_no_headline(
    measures: Dataset, code: str, mapped: str, form: str
) -> None:
    figure = draw(measures, code, metric=mapped, form=form)
    known = {
        each.title: each for each in read_regions(measures.catalogue, code) if each.year == 2025
    }
    by_area = {each.area: each for each in known.values()}
    headline = figure.subtitle.partition(" United States")[0]
    for row in rows_of(figure):
        figures = by_area[row.bars[0].data[0].area]
        errors = [each for each in (figures.rse, figures.wage_rse) if each is not None]
        weak = figures.employment is None or any(each > 30 for each in errors)
        assert row.bars[0].text.endswith("*") == weak, row.label
        assert not weak or (row.bars[0].hatched and not row.lead), row.label
        assert not weak or f" {row.label} (" not in headline, row.label
    for tile in map_of(figure).tiles:
        if tile.text:
            figures = by_area[tile.area]
            errors = [each for each in (figures.rse, figures.wage_rse) if each is not None]
            weak = figures.employment is None or any(each > 30 for each in errors)
            assert tile.text.endswith("*") == weak, tile.label


def test_missouri_whose_jobs_are_not_published_is_not_the_best_paid(measures: Dataset) -> None:
    figure = draw(measures, "41-9091.00", form="states")
    assert rows_of(figure)[0].label == "Missouri"
    assert figure.subtitle.startswith("Median pay is highest in Texas ($46,040); 13 with * are")
    assert "Missouri" not in figure.subtitle
