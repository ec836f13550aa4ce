"""What stands above a table where chart and table do not hold the same rows."""

import io

from openpyxl import load_workbook

from occdesk.charts.build import build
from occdesk.charts.figure.rows import Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.tables.files import data_workbook
from occdesk.metrics.dataset import Dataset

DATA, ACTUARIES, NURSES = "15-2051.00", "15-2011.00", "29-1141.00"
PEOPLE = (DATA, ACTUARIES, NURSES)


def test_a_ranking_counts_the_rows_that_have_no_bar(measures: Dataset) -> None:
    for form in ("near", "all"):
        figure = build(ChartSpec.of("ranking", DATA, form=form), measures)
        (bars,) = figure.panels
        assert isinstance(bars, Bars)
        without = len(figure.table.rows) - len(bars.rows)
        assert figure.table_note.startswith("1,016 rows.")
        assert figure.table_note.endswith(
            f" {without} rows without a figure are in the table only."
        )
        assert bars.brief == (form == "near")
        assert ("those around the chosen ones" in figure.table_note) == bars.brief


def test_a_ranking_of_all_that_have_a_figure_needs_no_note(measures: Dataset) -> None:
    where = "median_wage > 200000 and automation_risk > 0"
    spec = ChartSpec.of("ranking", metric="median_wage", where=where)
    short, whole = (build(spec.with_(form=form), measures) for form in ("", "all"))
    assert short.table_note.startswith(f"{len(short.table.rows)} rows. The chart shows the first")
    assert "chosen" not in short.table_note
    assert whole.table_note == ""


def test_activities_that_are_drawn_by_class_only_are_counted(measures: Dataset) -> None:
    figure = build(ChartSpec("activities", DATA, PEOPLE), measures)
    classes, single = figure.panels
    assert isinstance(classes, Bars) and isinstance(single, Bars)
    by_class = sum(len(row.bars) for row in classes.rows)
    rest = len(figure.table.rows) - by_class - len(single.rows)
    assert rest > 0
    assert f"the {rest} of Actuaries and Registered Nurses are in the table" in figure.table_note
    assert build(ChartSpec("activities", DATA), measures).table_note == ""


def test_what_chart_and_table_both_leave_out_is_counted(measures: Dataset) -> None:
    regions = build(ChartSpec("regions", DATA), measures)
    assert regions.table_note == "Chart and table have the first 15 of 360 areas with a figure."
    assert build(ChartSpec.of("regions", DATA, form="states"), measures).table_note == ""
    moves = build(ChartSpec("moves", NURSES), measures)
    assert moves.table_note.endswith("less closely; chart and table leave them out.")
    skills = build(ChartSpec("skills", ACTUARIES, (ACTUARIES, NURSES)), measures)
    assert skills.table_note.startswith("Chart and table leave out ")


def test_rows_of_words_have_no_bars_among_small_multiples(measures: Dataset) -> None:
    multiples = build(ChartSpec.of("compare", DATA, PEOPLE, form="multiples"), measures)
    assert multiples.table_note.startswith("Mode of use, typical entry education, ")
    assert multiples.table_note.endswith("which have no bars and are in the table only.")
    assert build(ChartSpec("compare", DATA, PEOPLE), measures).table_note == ""


def test_the_note_is_in_the_workbook(measures: Dataset) -> None:
    figure = build(ChartSpec("ranking", DATA), measures)
    sheet = load_workbook(io.BytesIO(data_workbook(figure, measures)))["Sources"]
    said = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert said["Rows and picture"] == figure.table_note
