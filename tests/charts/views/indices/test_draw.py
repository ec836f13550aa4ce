"""Indices: percentiles on every index, who is missing and why, and correlations of ranks."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.rows import Matrix, Tracks
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.agreement import available_indices, percentiles, rank_correlations, spread
from occdesk.metrics.method import Method

DATA, NURSES, BUYERS, MILITARY = "15-2051.00", "29-1141.00", "13-1022.00", "55-1011.00"


def draw(measures, focus, *others, estimates=False):
    return build(
        ChartSpec(kind="indices", focus=focus, occupations=others, estimates=estimates), measures
    )


def tracks(figure) -> Tracks:
    return figure.panels[0]


def matrix(figure) -> Matrix:
    return figure.panels[1]


def test_there_is_a_row_for_each_index_that_is_here(measures):
    figure = draw(measures, DATA)
    metrics = [row.spots[0].data[0].metric for row in tracks(figure).rows]
    assert tuple(metrics) == available_indices(measures)
    assert "automation_risk" not in metrics and "ai_exposure" not in metrics


def test_spots_stand_at_the_percentiles(measures):
    rows = tracks(draw(measures, DATA)).rows
    places = percentiles(measures, DATA)
    assert [row.spots[0].at for row in rows] == [place.percentile for place in places]
    assert [row.spots[0].label for row in rows] == ["97", "93", "93", "98", "96"]
    assert rows[0].detail == "75% · rated, 2023"


def test_the_spread_is_said_and_shaded(measures):
    figure = draw(measures, NURSES)
    apart = spread(percentiles(measures, NURSES))
    assert apart.words in figure.subtitle
    span = tracks(figure).span
    assert span is not None
    assert span.high - span.low == pytest.approx(apart.range)
    assert apart.words in figure.alt


def test_a_missing_index_says_why_in_its_row(measures):
    figure = draw(measures, BUYERS)
    spots = {row.spots[0].data[0].metric: row.spots[0] for row in tracks(figure).rows}
    seen = spots["observed_exposure"]
    assert (seen.at, seen.label) == (None, "")
    assert seen.note.startswith("no data: ")
    assert measures.value(BUYERS, "observed_exposure").note in seen.note
    details = [row.detail for row in tracks(figure).rows]
    assert "‡" in details[-1]
    assert any("‡ figure of a merged group" in note for note in figure.notes)


def test_an_estimate_is_hollow_and_only_there_when_asked_for(measures):
    rows = tracks(draw(measures, BUYERS, estimates=True)).rows
    hollow = [row.spots[0] for row in rows if row.spots[0].hollow]
    assert [spot.data[0].metric for spot in hollow] == ["observed_exposure"]
    assert hollow[0].at is not None
    notes = draw(measures, BUYERS, estimates=True).notes
    assert "Estimates are hollow." in notes and any("≈" in note for note in notes)
    assert hollow[0].label.endswith("≈")


def test_those_compared_keep_their_colours_and_places(measures):
    figure = draw(measures, NURSES, DATA, NURSES, MILITARY)
    assert [key.label for key in figure.keys] == [
        "2 Registered Nurses",
        "1 Data Scientists",
        "3 Air Crew Officers",
    ]
    for row in tracks(figure).rows:
        assert [(spot.code, spot.role, spot.mark) for spot in row.spots] == [
            (NURSES, "series2", "2"),
            (DATA, "series1", "1"),
        ]
    assert tracks(figure).note.startswith("Air Crew Officers: no data in any row.")
    assert "farthest apart about Registered Nurses: 29 points" in figure.subtitle


def test_the_military_alone_have_a_message(measures):
    figure = draw(measures, MILITARY)
    assert figure.message == "No source in this program covers military occupations."


def test_the_matrix_holds_each_correlation_twice_and_no_diagonal(measures):
    panel = matrix(draw(measures, DATA))
    ids = available_indices(measures)
    assert len(panel.rows) == len(ids) == 5
    pairs = {(each.first, each.second): each.rho for each in rank_correlations(measures)}
    for row, first in enumerate(ids):
        for column, second in enumerate(ids):
            cell = panel.rows[row].cells[column]
            rho = pairs.get((first, second), pairs.get((second, first)))
            assert cell.number == rho
            assert (cell.text == "") == (row == column)
    assert panel.rows[0].cells[1].text == "0.94"
    assert panel.rows[3].cells[4].text == "0.57"


def test_correlations_do_not_depend_on_who_is_looked_at(measures):
    assert matrix(draw(measures, DATA)) == matrix(draw(measures, NURSES))


def test_the_table_has_every_number_of_the_picture(measures):
    figure = draw(measures, DATA, DATA, BUYERS)
    table = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    places, pairs = table[:10], table[10:]
    drawn = [spot for row in tracks(figure).rows for spot in row.spots]
    found = {(row["code"], row["metric"]): row["percentile"] for row in places}
    assert found == {(spot.code, spot.data[0].metric): spot.at for spot in drawn}
    assert all(row["note"] for row in places if row["value"] is None)
    assert {row["ranked_among"] for row in places} == {756, 773, 798}
    assert len(pairs) == 10
    assert {row["value"] for row in pairs} == {each.rho for each in rank_correlations(measures)}
    assert {row["unit"] for row in pairs} == {"rank correlation"}


def test_source_and_method_are_named(measures):
    figure = draw(measures, DATA)
    assert all(name in figure.source for name in ("Eloundou", "Anthropic", "Microsoft"))
    assert "computed by OccDesk" in figure.source
    changed = build(ChartSpec("indices", DATA, method=Method(core_weight=1)), measures)
    assert "Core tasks weigh 1" in changed.source
    spots = [tracks(each).rows[0].spots[0].at for each in (figure, changed)]
    assert spots[0] != spots[1]


def test_hints_name_value_percentile_and_ties(measures):
    electricians = tracks(draw(measures, "47-2111.00")).rows
    hint = electricians[3].spots[0].hint
    assert "Observed exposure: 0%" in hint
    assert "Percentile 27.2 among 756 SOC codes" in hint
    assert "411 of them have this figure" in hint
