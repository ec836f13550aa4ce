"""What is said of the numbers of each view: definition, source, match, and the method if used."""

from collections import Counter
from collections.abc import Iterator

import pytest

from occdesk.articles.article import Article
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.lineage.about import About, Thing, about
from occdesk.charts.lineage.about_words import sentences
from occdesk.charts.lineage.codebook_words import ROWS
from occdesk.charts.spec import FORMS, KINDS, ChartSpec
from occdesk.metrics import similarity
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.agreement import DEFINITION as PERCENTILE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.metrics.registry import metric

DATA, NURSES, BUYERS = "15-2051.00", "29-1141.00", "13-1022.00"
STATISTICIANS, ANAESTHETISTS, PILOTS = "15-2041.00", "29-1211.00", "55-1011.00"
THREE = (STATISTICIANS, NURSES, BUYERS)

NEEDS_AN_IMPORT = {"tasks", "abilities"}
VIEWS = [
    ChartSpec.of(kind, form=form, focus=STATISTICIANS, occupations=others, estimates=estimates)
    for kind in KINDS
    for form in FORMS[kind] or ("",)
    for others in ((), THREE)
    for estimates in (False, True)
    if form not in NEEDS_AN_IMPORT and (kind != "compare" or others)
]


def tell(
    spec: ChartSpec, measures: Dataset, articles: tuple[Article, ...] = ()
) -> tuple[About, Figure]:
    """Return what is said of the figure of SPEC, and that figure."""
    made = measures.with_method(spec.method)
    figure = build(spec, made, articles)
    return about(figure, made, spec.applied_filter), figure


def named(told: About) -> dict[str, Thing]:
    return {each.label: each for each in told.things}


def terms(told: About) -> dict[str, str]:
    return dict(told.terms)


def matched(told: About) -> dict[str, dict[str, int]]:
    """Return the counts by match of each thing, as the table of them has them."""
    assert told.matching is not None
    heads = told.matching.heads[1:]
    return {
        label: {head: int(cell.replace(",", "")) for head, cell in zip(heads, cells, strict=True)}
        for label, *cells in told.matching.rows
    }


def everything_said(told: About) -> Iterator[str]:
    """Yield every sentence; a setting such as `1, the default.` is a number, not a sentence."""
    texts = [told.message, *told.notes]
    texts += [each.said for each in (*told.warnings, *told.cautions)]
    texts += [each for thing in told.things for each in thing.said]
    texts += [each.meaning for each in told.terms]
    if told.matching is not None:
        texts += [told.matching.said, *(each.meaning for each in told.matching.ways)]
    if told.settings is not None:
        texts += [told.settings.said, *(each.meaning for each in told.settings.terms)]
    for text in texts:
        yield from (each for each in sentences(text) if len(each.split()) > 3)


@pytest.mark.parametrize(
    "spec", VIEWS, ids=lambda s: f"{s.kind}-{s.form}-{len(s.occupations)}-{s.estimates}"
)
def test_every_view_tells_what_its_numbers_are_whence_and_how_matched(
    spec: ChartSpec, measures: Dataset, articles: tuple[Article, ...]
) -> None:
    told, figure = tell(spec, measures, articles)
    titles = {each.title for each in measures.catalogue.releases.values()}
    stems = {title.rstrip("0123456789") for title in titles}
    assert told.things
    for thing in told.things:
        assert thing.said[0].endswith("."), thing
        assert any(stem in thing.facts[-1] for stem in stems), thing
        assert thing.label in matched(told) or thing.label == "Rank correlation"
    if "metric" in figure.table.columns:
        at = figure.table.columns.index("metric")
        rows = [row for row in figure.table.rows if ", " not in str(row[at])]
        assert sum(sum(each.values()) for each in matched(told).values()) == len(rows)
    repeated = [each for each, count in Counter(everything_said(told)).items() if count > 1]
    assert repeated == []


def test_what_can_be_clicked_is_told_of(measures: Dataset) -> None:
    for spec in VIEWS:
        told, figure = tell(spec, measures)
        labels = {each.label for each in told.things}
        for panel in figure.panels:
            for row in getattr(panel, "rows", ()):
                for bar in getattr(row, "bars", ()):
                    # What is no metric of the registry is a row that the codebook explains.
                    clicked = {
                        (ROWS.get(each.metric) or metric(each.metric)).label for each in bar.data
                    }
                    assert clicked <= labels, spec


@pytest.mark.parametrize(
    ("spec", "resting"),
    [
        (ChartSpec(), ["Weight of Core tasks", "Weight of theory", "Weight of use"]),
        (ChartSpec.of("landscape", x="projected_growth"), []),
        (ChartSpec.of("landscape", x="theoretical_exposure"), ["Weight of Core tasks"]),
        (ChartSpec(kind="pay", focus=DATA), []),
        (ChartSpec(kind="activities", focus=DATA), []),
        (ChartSpec(kind="skills", focus=NURSES), []),
        (ChartSpec(kind="regions", focus=DATA), []),
        (
            ChartSpec(kind="moves", focus=NURSES),
            ["Weight of Core tasks", "Floor of automation risk"],
        ),
        (ChartSpec(kind="indices", focus=DATA), ["Weight of Core tasks"]),
        (ChartSpec.of("ranking", metric="growth_revision"), []),
        (
            ChartSpec(kind="outlook", focus=NURSES),
            [
                "Weight of Core tasks",
                "Floor of automation risk",
                "Slow scenario",
                "Middle scenario",
                "Fast scenario",
            ],
        ),
    ],
    ids=lambda each: each.kind if isinstance(each, ChartSpec) else "",
)
def test_settings_of_the_method_stand_where_something_drawn_rests_on_them(
    spec: ChartSpec, resting: list[str], measures: Dataset
) -> None:
    told, _ = tell(spec, measures)
    if not resting:
        assert told.settings is None
        assert "Core tasks weigh" not in told.source
        return
    assert told.settings is not None
    assert [each.name for each in told.settings.terms] == resting
    assert told.settings.said.endswith(
        "All settings that count here are those of the default method."
    )


def test_a_changed_setting_is_told_with_its_default(measures: Dataset) -> None:
    method = Method(risk_floor=0.25, shrinkage=9)
    told, figure = tell(ChartSpec(kind="ranking", focus=DATA, method=method), measures)
    assert told.settings is not None
    assert told.settings.said == (
        "The method is behind automation risk. It is not the default method: floor of automation"
        " risk is changed."
    )
    meanings = dict(told.settings.terms)
    assert meanings["Floor of automation risk"].startswith("0.25; default 0.5. The part of")
    assert meanings["Weight of Core tasks"].startswith("2, the default. ")
    # The source line names all settings; here they stand apart.
    assert "risk floor 0.25" in figure.source and "risk floor" not in told.source
    assert told.source.endswith("Computed by OccDesk.")


def test_a_filter_by_a_derived_metric_rests_on_the_method_too(measures: Dataset) -> None:
    spec = ChartSpec.of(
        "landscape", x="projected_growth", where="automation_risk < 25 and median_wage > 80000"
    )
    told, _ = tell(spec, measures)
    assert told.settings is not None
    assert told.settings.said.startswith("The method is behind automation risk (in the filter).")
    elsewhere, _ = tell(spec.with_(kind="pay", focus=DATA), measures)
    assert elsewhere.settings is None


def test_each_caveat_of_pay_is_said_once_for_all_five(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="pay", occupations=THREE), measures)
    assert [each.label for each in told.things] == [
        "Pay, 10th percentile", "Pay, 25th percentile", "Median pay", "Pay, 75th percentile",
        "Pay, 90th percentile",
    ]  # fmt: skip
    assert told.warnings == (((), metric("median_wage").caveat),)
    assert told.cautions == ()
    assert matched(told)["Median pay"] == {"soc": 2, "group": 1}
    assert told.matching is not None
    assert [each.name for each in told.matching.ways] == ["soc", "group"]
    assert "OEWS May 2025" in told.things[0].facts[-1]


def test_a_caveat_that_holds_for_some_names_them(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(), measures)
    said = {each.said: each.labels for each in (*told.warnings, *told.cautions)}
    assert said["A mean of two different things, which need not agree."] == ("AI exposure",)
    assert said["Wage and salary workers only."] == ("Median pay", "Jobs drawn")
    assert not any("Wage and salary workers only." in note for note in told.notes)


def test_the_sizes_of_symbols_are_explained_and_matched(measures: Dataset) -> None:
    told, figure = tell(ChartSpec(), measures)
    jobs = named(told)["Jobs drawn"]
    assert metric("employment").definition in jobs.said[0]
    at = figure.table.columns.index("jobs_drawn")
    drawn = sum(row[at] is not None for row in figure.table.rows)
    assert jobs.matches["soc"] + jobs.matches["group"] == drawn
    # Where jobs are an axis they are not told of twice.
    told, _ = tell(ChartSpec.of("landscape", x="employment"), measures)
    assert "Jobs drawn" not in named(told) and "Jobs drawn" in terms(told)


def test_moves_define_similarity_relatedness_and_what_would_change(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="moves", focus=STATISTICIANS), measures)
    things = named(told)
    assert things["Similarity"].said == (similarity.SIMILARITY.words, *similarity.STEPS)
    assert things["Similarity"].facts[-1].startswith("Computed by OccDesk from ")
    assert "O*NET 30.1" in things["Similarity"].facts[-1]
    assert things["Openings a year"].facts[-1].endswith("Employment Projections 2024–34")
    for id in ("entry_education", "job_zone", "openings"):
        assert metric(id).definition in things[metric(id).label].said
    related = terms(told)["O*NET rank"]
    assert "occupations related to the one that one comes from" in related
    assert related.endswith("O*NET 30.1.")
    lacking = matched(told)["Similarity"]["no figure"]
    assert lacking == 15 - matched(told)["Similarity"]["exact"] > 0


def test_regions_define_what_is_mapped_and_ranges(measures: Dataset) -> None:
    told, _ = tell(
        ChartSpec.of("regions", focus=DATA, metric="location_quotient", form="states"), measures
    )
    quotient = named(told)["Location quotient"]
    assert quotient.said[0].startswith("The occupation’s share of jobs in the area divided by")
    assert quotient.facts[-1].endswith("OEWS May 2025")
    assert "in the nation or in the area named" in named(told)["Jobs"].said[0]
    assert {"95% range, from", "95% range, to"} <= set(terms(told))


def test_activities_define_weights_and_scores(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="activities", focus=DATA), measures)
    (share,) = told.things
    assert share.label == "Part of the work, by activity"
    assert share.facts[-1] == "Microsoft Research: Working with AI, revision of October 2025"
    assert {
        "Weight", "AI applicability", "Score, asked for", "Score, done by AI",
        "Asked for, of 10,000", "Done by AI, of 10,000",
    } == set(terms(told))  # fmt: skip


def test_skills_define_levels_importance_and_percentiles(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="skills", focus=NURSES), measures)
    level = named(told)["Level of a skill"]
    assert level.facts[:2] == ("Rated: judged by people or by a model", "level (0 to 7)")
    assert "from 1 to 5" in terms(told)["Importance"]
    assert "Difference from the baseline" not in terms(told)
    told, _ = tell(ChartSpec.of("skills", form="groups", focus=NURSES), measures)
    assert "percentile (0 to 100)" in named(told)["Place by a group of skills"].facts


def test_measures_define_percentile_and_correlation_once(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="indices", focus=DATA), measures)
    assert terms(told)["Percentile"] == PERCENTILE
    assert [each.label for each in told.things].count("Rank correlation") == 1
    correlation = named(told)["Rank correlation"]
    assert correlation.said[0].startswith("Spearman’s rank correlation of two metrics")
    assert "Anthropic Economic Index, observed exposure" in correlation.facts[-1]


def test_an_outlook_tells_projections_scenarios_and_an_article_apart(
    measures: Dataset, articles: tuple[Article, ...]
) -> None:
    told, _ = tell(ChartSpec(kind="outlook", focus=DATA), measures, articles)
    things = named(told)
    assert things["Jobs"].said[1].startswith("Derived: The latest count moved along")
    assert things["Jobs"].facts[0] == (
        "5 measured (counted or surveyed); 9 derived (computed here from other values)"
    )
    assert (
        things["Jobs"]
        .facts[-1]
        .endswith("Employment Projections 2024–34, in part computed by OccDesk")
    )
    assert things["Observed exposure"].said[1].startswith("Scenario: Observed exposure if")
    # The article's exposure follows neither our definition nor our method.
    assert metric("ai_exposure").definition not in things["AI exposure"].said
    assert things["AI exposure"].facts[-1] == "the article that is named below"
    assert "Learning machines" in told.source
    assert "AI exposure" not in matched(told)
    assert told.settings is not None
    assert "AI exposure" not in told.settings.said
    assert "observed exposure (scenario)" in told.settings.said


def test_each_figure_of_an_article_is_told_of_by_itself(
    measures: Dataset, articles: tuple[Article, ...]
) -> None:
    spec = ChartSpec(kind="outlook", occupations=(DATA, "15-1221.00"))
    told, _ = tell(spec, measures, articles)
    for label, words in (("AI exposure", "AI exposure"), ("Automation risk", "automation risk")):
        said = named(told)[label].said
        assert said[0].startswith(f"What the article itself gives as {words}, by a ruler of its")
    assert told.settings is not None
    assert "Floor of automation risk" not in dict(told.settings.terms)


def test_estimates_and_gaps_are_counted(measures: Dataset) -> None:
    spec = ChartSpec.of("ranking", metric="automation_risk")
    told, _ = tell(spec, measures)
    direct = matched(told)["Automation risk"]
    assert direct["soc"] + direct["mean"] == len(measures.numbers("automation_risk"))
    assert (direct["mean"], direct["no figure"]) == (23, 117)
    told, _ = tell(spec.with_(estimates=True), measures)
    with_estimates = matched(told)["Automation risk"]
    assert with_estimates["soc"] == direct["soc"]
    assert with_estimates["estimated"] + with_estimates["no figure"] == 117
    assert told.matching is not None
    assert dict(told.matching.ways)["estimated"] == "the mean of related occupations."


def test_a_capped_figure_is_told_of(measures: Dataset) -> None:
    told, _ = tell(ChartSpec(kind="outlook", focus=ANAESTHETISTS), measures)
    assert terms(told)["At least"] == (
        "The publisher capped the number; the true one may be higher."
    )
    told, _ = tell(ChartSpec(kind="outlook", focus=NURSES), measures)
    assert "At least" not in terms(told)


@pytest.mark.parametrize(
    ("spec", "why"),
    [
        (ChartSpec(kind="pay", focus=PILOTS), MILITARY_NOTE),
        (ChartSpec(kind="regions", focus=PILOTS), MILITARY_NOTE),
        (ChartSpec.of("activities", form="tasks", focus=DATA), "choose Data > Import"),
        (ChartSpec.of("skills", form="knowledge", focus=DATA), "O*NET has not rated the areas"),
        (
            ChartSpec.of("skills", form="abilities", focus=DATA),
            "No ratings of abilities are here.",
        ),
        (ChartSpec(kind="compare", focus=DATA), "add another occupation to compare"),
        (ChartSpec(where="median_wage > 999999"), "no occupation with median pay above $999,999:"),
    ],
    ids=lambda each: f"{each.kind}-{each.form}" if isinstance(each, ChartSpec) else "",
)
def test_where_nothing_is_drawn_it_says_why_and_nothing_else(
    spec: ChartSpec, why: str, measures: Dataset
) -> None:
    told, figure = tell(spec, measures)
    assert why in told.message
    assert told == About(figure.message, (), (), (), None, None, (), (), "")


def test_sentences_end_where_they_end() -> None:
    assert sentences("Of 0.5 or more. By the U.S. Bureau of it. Why not?") == (
        "Of 0.5 or more.", "By the U.S. Bureau of it.", "Why not?",
    )  # fmt: skip
