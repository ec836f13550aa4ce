"""The table as it is read: no ids, what tells rows apart first, numbers in their units."""

from collections.abc import Mapping

import pytest

from occdesk.articles.article import Article
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.of_table import known_metrics
from occdesk.charts.spec import FORMS, KINDS, ChartSpec
from occdesk.charts.tables.on_screen import Head, as_text, read_columns, say_in
from occdesk.metrics.dataset import Dataset

DATA, ACTUARIES, NURSES = "15-2051.00", "15-2011.00", "29-1141.00"
PEOPLE = (DATA, ACTUARIES, NURSES)
SPECS = [
    ChartSpec.of(kind, focus=DATA, occupations=others, form=form, estimates=True)
    for kind in KINDS
    for form in FORMS[kind] or ("",)
    for others in ((), PEOPLE)
]


def heads_of(figure: Figure, measures: Dataset) -> dict[str, Head]:
    found = read_columns(figure.table, known_metrics(measures))
    return {head.name: head for head in found}


def read_row(heads: Mapping[str, Head], figure: Figure, at: int) -> dict[str, str]:
    return {name: head.read(figure.table.rows[at]) for name, head in heads.items()}


@pytest.mark.parametrize("spec", SPECS, ids=lambda s: f"{s.kind}-{s.form}-{len(s.occupations)}")
def test_no_table_shows_an_id_and_every_heading_is_explained(
    spec: ChartSpec, measures: Dataset, articles: tuple[Article, ...]
) -> None:
    figure = build(spec, measures, articles)
    heads = heads_of(figure, measures)
    for name, cells in zip(figure.table.columns, zip(*figure.table.rows, strict=True), strict=True):
        assert (name in heads) == any(cell not in (None, "") for cell in cells), name
    for head in heads.values():
        assert "_" not in head.label and head.label[:1] == head.label[:1].upper()
        assert head.about.startswith(f"{head.label}\n") and "." in head.about
        texts = {head.read(row) for row in figure.table.rows}
        assert head.name == "element" or not any("_" in text for text in texts), head.name


def test_what_tells_rows_apart_and_the_figures_come_first(measures: Dataset) -> None:
    several = heads_of(build(ChartSpec("activities", DATA, PEOPLE), measures), measures)
    assert list(several)[:5] == ["title", "activity", "value", "code", "applicability"]
    alone = heads_of(build(ChartSpec("activities", DATA), measures), measures)
    assert list(alone)[:3] == ["activity", "value", "applicability"]
    assert list(alone).index("title") + 1 == list(alone).index("code")
    regions = heads_of(build(ChartSpec("regions", DATA), measures), measures)
    assert list(regions)[:3] == ["area", "metric", "value"]
    skills = heads_of(build(ChartSpec("skills", DATA, PEOPLE), measures), measures)
    assert list(skills)[:4] == ["title", "name", "value", "code"]
    landscape = heads_of(build(ChartSpec(focus=DATA), measures), measures)
    assert list(landscape)[:5] == ["title", "ai_exposure", "median_wage", "code", "jobs_drawn"]
    assert list(landscape)[-1] == "note"


def test_headings_are_those_of_codebook_and_metrics(measures: Dataset) -> None:
    activities = heads_of(build(ChartSpec("activities", DATA, PEOPLE), measures), measures)
    assert activities["value"].label == "Part of the work, by activity"
    assert activities["asked_for_in_10000"].label == "Asked for, of 10,000"
    assert activities["value"].about.endswith("Unit: share, written in percent.")
    compared = heads_of(build(ChartSpec("compare", DATA, PEOPLE), measures), measures)
    assert compared["value"].label == "Value", "its rows are about several metrics"
    landscape = heads_of(build(ChartSpec(focus=DATA), measures), measures)
    assert landscape["median_wage_match"].label == "Median pay, match"
    assert landscape["median_wage"].about == (
        "Median pay\nAnnual wage that half of the workers earn less than and half more.\n"
        "Unit: dollars a year."
    )


def test_cells_are_written_in_their_units_and_in_words(measures: Dataset) -> None:
    figure = build(ChartSpec("activities", DATA), measures)
    first = read_row(heads_of(figure, measures), figure, 0)
    assert first["value"] == "12.5%" and first["applicability"] == "0.51"
    assert first["metric"] == "Part of the work, by activity"
    assert (first["match"], first["status"]) == ("six-digit SOC code", "derived")
    assert first["unit"] == "share, written in percent"
    moves = build(ChartSpec("moves", DATA), measures)
    heads, places = heads_of(moves, measures), {}
    for at, row in enumerate(moves.table.rows):
        places[row[0], row[2]] = at
    now, statisticians = "15-2051.00", "15-2041.00"
    assert read_row(heads, moves, places[now, "median_wage"])["value"] == "$120,230"
    pay = read_row(heads, moves, places[statisticians, "median_wage"])
    assert (pay["metric"], pay["value"]) == ("Median pay", "$105,650")
    assert (pay["change"], pay["change_percent"]) == ("−$14,580", "−12.1%")
    risk = read_row(heads, moves, places[statisticians, "automation_risk"])
    assert (risk["value"], risk["change"]) == ("37.5", "−12.9")
    degree = read_row(heads, moves, places[now, "entry_education"])
    assert (degree["value"], degree["change"]) == ("Bachelor's degree", "–")
    assert heads["match"].explain(moves.table.rows[0]).startswith("published for the six-digit SOC")


def test_a_pair_of_indices_is_named_by_both(measures: Dataset) -> None:
    figure = build(ChartSpec("indices", DATA), measures)
    last = read_row(heads_of(figure, measures), figure, -1)
    assert last["metric"] == "Observed exposure and AI applicability (Microsoft)"
    assert last["unit"] == "correlation (-1 to 1)" and last["title"] == ""


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (0.2134, "share", "21.3%"),
        (0.0004, "share", "<0.1%"),
        (0.0, "share", "0.0%"),
        (0.03, "in 10000", "<0.1"),
        (1234.5, "in 10000", "1,234.5"),
        (96.742, "percentile", "97"),
        (2025, "year", "2025"),
        (899, "count", "899"),
        (-0.3, "rank correlation", "−0.30"),
    ],
)
def test_numbers_have_the_decimals_of_their_unit(number: float, unit: str, words: str) -> None:
    assert say_in(number, unit) == words


def test_text_for_another_program_has_plain_numbers_and_harmless_text(measures: Dataset) -> None:
    table = DataTable(
        ("code", "title", "metric", "value", "match", "note"),
        (
            ("15-2051.00", "=cmd()", "median_wage", 213990.0, "soc", "one\ntwo\tthree"),
            ("15-2011.00", "Actuaries", "ai_exposure", 0.1 + 0.2, "", None),
            ("15-2011.00", "Actuaries", "job_zone", 1.0, "exact", None),
        ),
    )
    heads = read_columns(table, known_metrics(measures))
    lines = as_text(heads, table.rows).split("\n")
    assert lines == [
        "Title\tMetric\tValue\tCode\tMatch\tNote",
        "'=cmd()\tMedian pay\t213990\t15-2051.00\tsix-digit SOC code\tone two three",
        "Actuaries\tAI exposure\t0.3\t15-2011.00\t\t",
        "Actuaries\tJob zone\t1\t15-2011.00\tthis very code\t",
        "",
    ]
