"""Skills: gaps from the baseline, what is left out, and what O*NET does not rate."""

import statistics

import pytest

from occdesk.catalogue.levels import rated_relatives, usual_levels
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import BarRow, Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.skills.draw import draw_skills
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset

ACTUARIES, SOFTWARE, NURSES, DATA = "15-2011.00", "15-1252.00", "29-1141.00", "15-2051.00"
BUYERS, MILITARY, ELECTRICIANS = "13-1022.00", "55-1011.00", "47-2111.00"
SIX = (ACTUARIES, SOFTWARE, NURSES, ELECTRICIANS, "13-2011.00", "41-2031.00")
LONGEST = (
    "41-4011.00",  # Sales Representatives, Wholesale and Manufacturing, Technical and ...
    "41-4012.00",
)


def draw(measures: Dataset, *codes: str, form: str = "", baseline: str = "") -> Figure:
    focus, others = codes[0], codes if len(codes) > 1 else ()
    spec = ChartSpec.of("skills", focus=focus, occupations=others, form=form, baseline=baseline)
    return draw_skills(spec, measures)


def panel_of(figure: Figure) -> Bars:
    (panel,) = figure.panels
    assert isinstance(panel, Bars)
    return panel


def rows_of(figure: Figure) -> dict[str, BarRow]:
    return {row.label: row for row in panel_of(figure).rows}


def test_dots_stand_at_the_published_levels(measures: Dataset) -> None:
    # Skills.xlsx of O*NET 30.1: 15-2011.00 and 15-1252.00, scale LV, and IM of the latter.
    rows = rows_of(draw(measures, ACTUARIES, SOFTWARE))
    programming = rows["Programming"]
    assert [bar.end for bar in programming.bars] == [2.5, 4.12]
    assert [bar.text for bar in programming.bars] == ["", "+1.6"]
    assert programming.asides == ("2.5 → 4.1", "4.0")
    assert [bar.role for bar in programming.bars] == ["series1", "series2"]
    # Its level is marked "recommend suppress".
    assert [bar.hatched for bar in programming.bars] == [False, True]
    assert "not to rely on it" in programming.bars[1].hint


def test_the_largest_gaps_come_first_and_what_is_enough_last(measures: Dataset) -> None:
    panel = panel_of(draw(measures, ACTUARIES, SOFTWARE))
    gaps = []
    for row in panel.rows:
        first, last = (bar.end for bar in row.bars)
        assert first is not None and last is not None
        gaps.append(last - first)
    signs = [gap > 0 for gap in gaps]
    assert signs == sorted(signs, reverse=True)
    assert panel.rows[0].label == "Technology Design"
    assert [row.rank for row in panel.rows] == list(range(len(gaps)))


def test_rows_that_matter_to_nobody_are_counted(measures: Dataset) -> None:
    panel = panel_of(draw(measures, ACTUARIES, SOFTWARE))
    assert len(panel.rows) == 24
    assert panel.note == "… and 11 skills of importance below 3 of 5 that differ by less than 0.5"
    alone = panel_of(draw(measures, ACTUARIES))
    assert len(alone.rows) == 17
    assert alone.note == "… and 18 skills of importance below 3 of 5"
    assert all(float(row.asides[-1]) >= 3.0 for row in alone.rows)


def test_one_alone_stands_beside_the_median_of_all(measures: Dataset) -> None:
    figure = draw(measures, ACTUARIES)
    assert figure.title == "What Actuaries have to be good at"
    pack = measures.catalogue.packs[0]
    found = pack.execute(
        "SELECT number, irrelevant FROM rating WHERE scale = 'LV' AND element ="
        " (SELECT id FROM element WHERE domain = 'skill' AND name = 'Mathematics')"
    ).fetchall()
    median = statistics.median(-1 if irrelevant else number for number, irrelevant in found)
    dots = rows_of(figure)["Mathematics"].bars
    assert [bar.end for bar in dots] == [median, 5.0]
    assert [bar.text for bar in dots] == ["2.5", "5.0"]
    assert "894 rated occupations" in " ".join(figure.notes)


def test_what_half_of_all_do_not_need_has_no_median(measures: Dataset) -> None:
    usual = usual_levels(measures.catalogue, "skill")
    without = {element for element, level in usual.items() if level is None}
    pack = measures.catalogue.packs[0]
    counts = pack.execute(
        "SELECT e.element, avg(irrelevant) FROM rating r JOIN element e ON e.id = r.element"
        " WHERE scale = 'LV' AND e.domain = 'skill' GROUP BY 1"
    )
    assert without == {element for element, share in counts if share > 0.5}
    assert without


def test_what_is_not_relevant_is_said_and_never_zero(measures: Dataset) -> None:
    rows = panel_of(draw(measures, ACTUARIES, NURSES, form="knowledge")).rows
    first = rows[0]
    assert first.label == "Therapy and Counseling"
    assert [(bar.end, bar.text) for bar in first.bars] == [
        (3.62, "3.6"),
        (None, "not relevant to Actuaries"),
    ]
    assert first.asides[0] == "– → 3.6"
    assert all(bar.end for row in rows for bar in row.bars if bar.end is not None)


def test_the_baseline_is_where_one_comes_from(measures: Dataset) -> None:
    figure = draw(measures, NURSES, ACTUARIES, baseline=ACTUARIES, form="knowledge")
    assert figure.title == "From Actuaries to Registered Nurses: what is to be learned"
    assert [key.label for key in figure.keys] == ["1 From Actuaries", "2 To Registered Nurses"]
    assert "Psychology +4.2" in figure.subtitle
    assert "Not relevant before: Therapy and Counseling and Biology." in figure.subtitle
    beside = draw_skills(
        ChartSpec.of("skills", focus=NURSES, occupations=(ACTUARIES,), form="knowledge"),
        measures,
    )
    assert beside.title == figure.title
    assert beside.keys[1].role == "focus"


def test_several_targets_are_dots_on_the_row_of_one_scale(measures: Dataset) -> None:
    figure = draw(measures, *SIX, form="knowledge")
    rows = rows_of(figure)
    assert [bar.role for bar in rows["Mathematics"].bars] == [
        "series1", "series6", "series5", "series4", "series3", "series2",
    ]  # fmt: skip
    assert not any(bar.text for bar in rows["Mathematics"].bars)
    lost = rows["Design"].bars[-1]
    assert (lost.end, lost.text) == (
        None,
        "not relevant to Registered Nurses and Accountants and Auditors",
    )
    assert "Largest gaps to Software Developers: Design +2.0" in figure.subtitle


def test_groups_of_skills_stand_in_for_what_is_not_rated(measures: Dataset) -> None:
    figure = draw(measures, DATA)
    assert figure.subtitle.startswith("O*NET has not rated Data Scientists, so BLS’s groups")
    rows = rows_of(figure)
    assert len(rows) == 17
    assert rows["Science"].bars[0].end == 78
    near = "Statisticians, Statistical Assistants and Financial Quantitative Analysts"
    assert any(near in note for note in figure.notes)
    pair = draw(measures, ACTUARIES, DATA)
    assert [bar.end for bar in rows_of(pair)["Science"].bars] == [17, 78]
    assert "Actuaries: no data" not in " ".join(pair.notes)
    assert "Employment Projections" in pair.source


def test_without_ratings_it_says_where_to_look(measures: Dataset) -> None:
    figure = draw(measures, DATA, form="knowledge")
    assert "O*NET has not rated the areas of knowledge" in figure.message
    for title in rated_relatives(measures.catalogue, DATA, "knowledge"):
        assert title in figure.message
    assert draw(measures, MILITARY).message == f"Air Crew Officers: no data. {MILITARY_NOTE}"
    assert "Data > Import" in draw(measures, NURSES, form="abilities").message


def test_an_import_is_promised_only_where_it_brings_ratings(measures: Dataset) -> None:
    military = draw(measures, MILITARY, form="abilities").message
    assert military == f"Air Crew Officers: no data. {MILITARY_NOTE}"
    other = draw(measures, "15-1299.00", form="abilities").message
    assert other.endswith("O*NET has not rated the abilities of this occupation.")
    both = draw(measures, MILITARY, NURSES, form="abilities").message
    assert both.startswith(military) and "occdesk data import" in both


def test_one_of_several_without_ratings_is_named(measures: Dataset) -> None:
    figure = draw(measures, ACTUARIES, SOFTWARE, MILITARY, DATA)
    notes = " ".join(figure.notes)
    assert f"Air Crew Officers: no data. {MILITARY_NOTE}" in notes
    assert "Data Scientists: no data. O*NET has not rated the skills" in notes
    assert figure.title == "From Actuaries to Software Developers: what is to be learned"


def test_those_that_are_rated_are_drawn_where_the_first_is_not(measures: Dataset) -> None:
    figure = draw(measures, DATA, NURSES, ELECTRICIANS, form="knowledge", baseline=DATA)
    assert [key.label for key in figure.keys] == ["1 From Registered Nurses", "2 To Electricians"]
    assert any(note.startswith("Data Scientists: no data") for note in figure.notes)
    alone = draw(measures, DATA, NURSES, form="knowledge", baseline=DATA)
    assert "Registered Nurses" in alone.title and alone.panels
    assert any(note.startswith("Data Scientists: no data") for note in alone.notes)


def test_the_table_has_every_dot(measures: Dataset) -> None:
    figure = draw(measures, ACTUARIES, NURSES, form="knowledge")
    table = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    dots = [bar for row in panel_of(figure).rows for bar in row.bars]
    assert len(table) == len(dots)
    assert sorted(row["value"] for row in table if row["value"] is not None) == sorted(
        bar.end for bar in dots if bar.end is not None
    )
    assert all(row["note"] for row in table if row["value"] is None)
    assert {row["release"] for row in table} == {"O*NET 30.1"}
    group = draw(measures, "15-1299.01", form="groups").table
    assert {row[group.columns.index("match")] for row in group.rows} == {"soc"}


def test_every_occupation_has_a_figure(measures: Dataset) -> None:
    for code in ("13-1199.00", "17-2199.11", *LONGEST):
        figure = draw(measures, code)
        assert figure.panels or figure.message


@pytest.mark.parametrize(
    ("name", "codes", "form"),
    [
        ("skills_alone", (ACTUARIES,), ""),
        ("skills_pair", (ACTUARIES, SOFTWARE), "skills"),
        ("skills_knowledge", (ACTUARIES, NURSES), "knowledge"),
        ("skills_six", SIX, ""),
        ("skills_group", (BUYERS, ACTUARIES), ""),
        ("skills_unrated", (ACTUARIES, DATA), ""),
        ("skills_missing", (MILITARY,), ""),
    ],
)
def test_figures_are_those_of_the_snapshots(measures, check_snapshot, name, codes, form) -> None:
    check_snapshot(draw(measures, *codes, form=form), name)


def test_one_row_is_counted_in_the_singular(measures):
    assert draw(measures, "51-9198.00", form="knowledge").alt.startswith("1 area of knowledge. ")
