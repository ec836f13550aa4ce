"""Every column of every chart is explained, and every metric in it leads to its source."""

from collections.abc import Iterator, Sequence

import pytest

from occdesk.articles.article import Article
from occdesk.charts.build import build
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.codebook import HEADS, Entry, codebook, codebook_csv
from occdesk.charts.spec import FORMS, KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.metrics.work_metrics import PAY_CAVEAT

DATA, NURSES, BUYERS = "15-2051.00", "29-1141.00", "13-1022.00"
STATISTICIANS = "15-2041.00"


def specs() -> Iterator[ChartSpec]:
    """Yield a spec of every kind in every form, alone and compared."""
    for kind in KINDS:
        for form in FORMS[kind] or ("",):
            for others in ((), (STATISTICIANS, NURSES, BUYERS)):
                yield ChartSpec.of(
                    kind, form=form, focus=STATISTICIANS, occupations=others, estimates=True
                )


def named(entries: Sequence[Entry]) -> dict[str, Entry]:
    return {each.name: each for each in entries}


@pytest.mark.parametrize(
    "spec", tuple(specs()), ids=lambda s: f"{s.kind}-{s.form}-{len(s.occupations)}"
)
def test_every_column_and_metric_of_every_chart_is_explained(
    spec: ChartSpec, measures: Dataset, articles: tuple[Article, ...]
) -> None:
    table = build(spec, measures, articles).table
    entries = codebook(table, measures)
    assert tuple(each.name for each in entries if each.kind == "column") == table.columns
    for each in entries:
        assert each.label and each.unit and each.definition.endswith("."), each
        if each.kind == "metric" or f"{each.name}_year" in table.columns:
            assert each.caveat and each.status and each.source and each.release, each
            assert each.licence and each.direction, each
    if "metric" in table.columns:
        at = table.columns.index("metric")
        metrics = {each.name for each in entries if each.kind == "metric"}
        assert metrics == {row[at] for row in table.rows}


def test_tasks_of_an_imported_database_are_explained() -> None:
    from occdesk.charts.lineage.codebook_words import COLUMN_BY_NAME
    from occdesk.charts.views.activities.by_task_words import EXTRA_COLUMNS

    assert set(EXTRA_COLUMNS) <= set(COLUMN_BY_NAME)


def test_the_risk_names_its_formula_its_parameters_and_what_it_is_made_from(
    measures: Dataset,
) -> None:
    method = Method(risk_floor=0.25)
    spec = ChartSpec.of("ranking", metric="automation_risk", method=method)
    entry = named(codebook(build(spec, measures).table, measures.with_method(method)))
    risk = entry["automation_risk"]
    assert risk.direction == "lower"
    assert risk.formula.startswith("100 * potential")
    assert risk.parameters == "core_weight = 2; risk_floor = 0.25"
    assert risk.release.split("; ") == [
        "Method 1",
        "GPTs are GPTs, task labels of 2023",
        "Anthropic Economic Index, observed exposure",
    ]
    assert "MIT" in risk.licence and "CC BY 4.0" in risk.licence


def test_published_pay_has_its_release_and_no_parameters(measures: Dataset) -> None:
    pay = named(codebook(build(ChartSpec(kind="pay", focus=DATA), measures).table, measures))
    assert pay["median_wage"] == Entry(
        name="median_wage",
        kind="metric",
        label="Median pay",
        unit="dollars a year",
        direction="higher",
        definition="Annual wage that half of the workers earn less than and half more.",
        caveat=PAY_CAVEAT,
        status="measured",
        year="2025",
        source="U.S. Bureau of Labor Statistics",
        release="OEWS May 2025",
        licence="Public domain (work of the U.S. Government)",
    )


def test_an_outlook_names_scenarios_projections_and_an_article_as_what_they_are(
    measures: Dataset, articles: tuple[Article, ...]
) -> None:
    spec = ChartSpec(kind="outlook", focus=DATA)
    entries = named(codebook(build(spec, measures, articles).table, measures))
    assert "projected_jobs" not in entries
    assert entries["employment"].formula == "jobs * (1 + change / 100) ** (years / 10)"
    assert "Employment Projections 2024–34" in entries["employment"].release
    assert "scenarios.2 = 0.2" in entries["observed_exposure"].parameters
    assert entries["ai_exposure"].source == "the article that the note names"
    assert not entries["ai_exposure"].release
    # An article's figure is not computed here.
    assert not entries["ai_exposure"].formula and not entries["ai_exposure"].parameters
    assert "published in an article: a figure of an article" in entries["status"].definition


def test_a_revision_of_a_projection_names_both_editions(measures: Dataset) -> None:
    table = build(ChartSpec.of("ranking", metric="growth_revision"), measures).table
    release = named(codebook(table, measures))["growth_revision"].release
    assert "Employment Projections 2022–32" in release
    assert "Employment Projections 2024–34" in release


def test_columns_of_an_own_table_are_explained(own_measures: Dataset) -> None:
    spec = ChartSpec.of("landscape", x="user_staff_heads", y="median_wage")
    table = build(spec, own_measures).table
    entries = named(codebook(table, own_measures))
    assert entries["user_staff_heads"].definition == "Column Heads of your table staff.csv."
    assert entries["user_staff_heads"].source == "You"
    assert entries["user_staff_heads_year"].label == "Heads (staff), year"


def test_words_of_few_kinds_are_decoded_as_far_as_they_stand_in_the_table(
    measures: Dataset,
) -> None:
    table = build(ChartSpec(kind="compare", occupations=(DATA, BUYERS)), measures).table
    match = named(codebook(table, measures))["match"].definition
    assert "group: group figure" in match and "estimated" not in match


def test_a_codebook_as_csv_has_a_line_for_each_entry(measures: Dataset) -> None:
    table = build(ChartSpec(kind="regions", focus=DATA), measures).table
    lines = codebook_csv(table, measures).splitlines()
    assert lines[0] == ",".join(HEADS)
    assert len(lines) == 1 + len(codebook(table, measures))


def test_nothing_is_said_of_a_table_without_columns(measures: Dataset) -> None:
    assert codebook(DataTable((), ()), measures) == ()
