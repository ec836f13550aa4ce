"""The Method page: printed formulas are those that are computed, and every record is on it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics import formulas
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import FORMULAS, Formula
from occdesk.metrics.method import DEFAULT, PARAMETERS, Method
from occdesk.metrics.method_text import (
    Section,
    Table,
    method_page,
    parameters_section,
    published_section,
    quick_sections,
)
from occdesk.metrics.registry import METRICS, metric
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS

OTHER = Method(core_weight=3, theory_weight=2, use_weight=0.5, risk_floor=0.3, shrinkage=7)

Given = tuple[tuple[Any, ...], dict[str, Any]]


@pytest.fixture(scope="module")
def page(measures: Dataset) -> tuple[Section, ...]:
    return method_page(measures)


def table_with(page: tuple[Section, ...], *columns: str) -> Table:
    """Return the one table of the page that has all of COLUMNS."""
    found = [t for section in page for t in section.tables if set(columns) <= set(t.columns)]
    assert len(found) == 1
    return found[0]


# --- what is printed is what is computed ----------------------------------------------------------


def labelled(catalogue: Catalogue) -> Iterator[Given]:
    for labels in catalogue.label_sums.values():
        yield (labels,), labels._asdict()


def shares(measures: Dataset, names: Mapping[str, str]) -> Iterator[Given]:
    columns = {name: measures.numbers(id) for name, id in names.items()}
    for code in measures.numbers("automation_risk"):
        given = {name: numbers[code] for name, numbers in columns.items()}
        yield tuple(given.values()), given


def patterns(measures: Dataset) -> Iterator[Given]:
    overall = measures.nation("automation_use")
    assert overall is not None
    for pattern in measures.catalogue.use_patterns.values():
        if pattern.tasks_seen:
            yield (pattern, overall.number), {**pattern._asdict(), "overall": overall.number}


def scenarios(measures: Dataset) -> Iterator[Given]:
    both = {"theoretical": "theoretical_exposure", "observed": "observed_exposure"}
    for positional, given in shares(measures, both):
        for speed in DEFAULT.scenarios:
            for years in (1, 3):
                yield (*positional, speed, years), {**given, "speed": speed, "years": years}


def projections(measures: Dataset) -> Iterator[Given]:
    jobs, changes = (measures.numbers(id) for id in ("employment", "projected_growth"))
    for code in jobs:
        if code in changes:
            given = {"jobs": jobs[code], "change": changes[code], "years": 4}
            yield tuple(given.values()), given


REAL: dict[str, Callable[[Dataset], Iterator[Given]]] = {
    "theoretical_exposure": lambda m: labelled(m.catalogue),
    "automation_potential": lambda m: labelled(m.catalogue),
    "ai_exposure": lambda m: shares(
        m, {"theoretical": "theoretical_exposure", "observed": "observed_exposure"}
    ),
    "automation_risk": lambda m: shares(
        m,
        {
            "potential": "automation_potential",
            "theoretical": "theoretical_exposure",
            "observed": "observed_exposure",
        },
    ),
    "risk_band": lambda m: shares(m, {"risk": "automation_risk"}),
    "automation_use": patterns,
    "automation_mode": lambda m: (
        ((share,), {"share": share}) for share in m.numbers("automation_use").values()
    ),
    "growth_revision": lambda m: (
        ((now, before), {"now": now, "before": before})
        for now, before in (
            (m.numbers("projected_growth", 2034)[code], before)
            for code, before in m.numbers("projected_growth", 2032).items()
            if code in m.numbers("projected_growth", 2034)
        )
    ),
    "scenario": scenarios,
    "projected_jobs": projections,
}
"""For each formula the arguments of its function, and the same by the names of the printed text."""

WITH_METHOD = {"theoretical_exposure", "automation_potential", "ai_exposure", "automation_risk",
               "automation_use", "automation_mode"}  # fmt: skip


@pytest.mark.parametrize("method", [DEFAULT, OTHER], ids=["default", "other"])
@pytest.mark.parametrize("formula", FORMULAS, ids=lambda each: each.metric)
def test_the_printed_formula_gives_what_the_function_gives(
    measures: Dataset, formula: Formula, method: Method
) -> None:
    code = compile(formula.expression, formula.metric, "eval")
    count = 0
    for positional, named in REAL[formula.metric](measures):
        last = (method,) if formula.metric in WITH_METHOD else ()
        wanted = formula.function(*positional, *last)
        found = eval(code, {"__builtins__": {"min": min}}, {**asdict(method), **named})
        if isinstance(wanted, str):
            assert found == wanted
        else:
            assert found == pytest.approx(wanted, rel=1e-12)
        count += 1
    assert count > 500


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda each: each.metric)
def test_every_name_in_a_formula_is_explained(formula: Formula) -> None:
    parameters = {each.name for each in PARAMETERS}
    inputs = {name for name, _ in formula.inputs}
    assert set(formula.names) - parameters == inputs
    assert not inputs & parameters
    assert formula.words.endswith(".") and formula.origin.endswith(".")


def test_every_function_that_computes_has_a_formula_that_is_printed() -> None:
    own = {
        each
        for name, each in vars(formulas).items()
        if callable(each) and not name.startswith("_") and each.__module__ == formulas.__name__
        and not isinstance(each, type)
    }  # fmt: skip
    assert own == {each.function for each in FORMULAS}
    derived = {each.id for each in METRICS if each.source == "occdesk"}
    assert derived <= {each.metric for each in FORMULAS}


def test_the_registry_speaks_of_the_defaults_of_the_method_and_says_so() -> None:
    words = {3: "three", 5: "five"}
    weight = f"With the default method Core tasks weigh {DEFAULT.core_weight:g}, others 1"
    assert weight in metric("theoretical_exposure").definition
    assert weight in metric("automation_potential").definition
    use = metric("automation_use").definition
    assert f"{words[int(DEFAULT.shrinkage)]} with the default method" in use
    mode = metric("automation_mode").definition
    assert mode.index("With the default method") < mode.index("at least half")
    assert f"few are fewer than {words[DEFAULT.fewest_tasks]}" in mode
    assert f"up to {100 * DEFAULT.augment_to:g}%" in mode
    assert DEFAULT.automate_from == 0.5 and "at least half" in mode
    risk = metric("automation_risk").definition
    assert DEFAULT.risk_floor == 0.5 and "With the default method f is 1/2" in risk
    assert DEFAULT.theory_weight == DEFAULT.use_weight
    assert "weigh the same with the default method" in metric("ai_exposure").definition
    bounds = re.findall(r"\d+", metric("automation_risk").definition.partition("Bands")[2])
    bands = [formulas.risk_band(float(bound)) for bound in (*bounds[:2], *bounds[2:3])]
    assert bands == ["low", "moderate", "moderate"]


# --- the page -------------------------------------------------------------------------------------


def test_every_table_is_whole(page: tuple[Section, ...]) -> None:
    for section in page:
        assert section.heading and section.paragraphs
        for table in section.tables:
            assert table.rows
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert all(isinstance(cell, str) for row in table.rows for cell in row)
            assert all(0 <= column < len(table.columns) for column in table.right)


def test_every_parameter_metric_status_and_match_is_on_it(page: tuple[Section, ...]) -> None:
    assert [row[1] for row in table_with(page, "Default").rows] == [each.id for each in PARAMETERS]
    metrics = table_with(page, "What it is", "Caveat").rows
    assert [row[:2] for row in metrics] == [(each.label, each.definition) for each in METRICS]
    assert {row[0] for row in table_with(page, "Status", "Metrics").rows} == set(STATUS_WORDS)
    assert dict(table_with(page, "Match", "Meaning").rows) == MATCH_WORDS


def test_a_changed_method_is_what_the_page_shows(measures: Dataset) -> None:
    changed = Dataset(measures.catalogue, OTHER)
    rows = {row[1]: row for row in table_with((parameters_section(OTHER),), "Now").rows}
    assert rows["risk_floor"][3:5] == ("0.3", "0.5")
    words = str(quick_sections(changed))
    assert "floor of automation risk: 0.3" in words
    assert "Core tasks weigh 3" in words


def test_coverage_is_that_of_the_table_of_sources(page: tuple[Section, ...]) -> None:
    rows = {row[0]: row[1:] for row in table_with(page, "exact", "group").rows}
    assert rows["Theoretical exposure"] == ("923", "0", "24", "0", "50", "19")
    assert rows["Observed exposure"] == ("0", "899", "0", "0", "98", "19")
    assert rows["AI applicability (Microsoft)"] == ("0", "916", "0", "34", "47", "19")
    assert rows["Projected change in jobs"] == ("0", "963", "0", "34", "0", "19")
    assert rows["Median pay"] == ("0", "956", "0", "34", "7", "19")


def test_correlations_stand_in_the_table(page: tuple[Section, ...]) -> None:
    table = table_with(page, "Median pay", "Theoretical exposure")
    row = next(row for row in table.rows if row[0] == "Observed exposure")
    found = dict(zip(table.columns, row, strict=True))
    assert found["Theoretical exposure"] == "0.70 (756)"
    assert found["Median pay"] == "0.28 (752)"
    assert found["Observed exposure"] == ""


def test_the_widest_disagreements_are_named_with_both_ends(page: tuple[Section, ...]) -> None:
    rows = table_with(page, "Farthest apart").rows
    assert rows[0] == (
        "23-2093",
        "Title Examiners, Abstractors, and Searchers",
        "AI applicability (Microsoft) 17",
        "Automation potential 97",
        "80",
    )
    assert [int(row[-1]) for row in rows] == sorted((int(row[-1]) for row in rows), reverse=True)
    shares = table_with(page, "About the occupation").rows
    assert sum(int(row[2]) for row in shares) == 798


def test_the_tie_of_the_unseen_is_said(page: tuple[Section, ...]) -> None:
    assert "411 of 756 SOC codes have the figure 0" in str(page)


def test_shifts_of_rankings_name_who_moves_farthest(page: tuple[Section, ...]) -> None:
    table = table_with(page, "Who moves farthest")
    rows = {(row[0], row[1]): row for row in table.rows}
    floor = rows["Floor of automation risk 0", "Automation risk"]
    assert floor[6] == "Telephone Operators"
    assert floor[2] == "899"
    assert int(floor[8]) > 500


def test_what_is_quick_loads_no_pandas() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from occdesk.metrics.method_text import quick_sections;"
        "from occdesk.catalogue.catalogue import Catalogue;"
        "from occdesk.metrics.dataset import Dataset; from occdesk.paths import bundled;"
        "quick_sections(Dataset(Catalogue(bundled('data', 'occdesk.pack'))));"
        "print(sorted({'pandas', 'numpy', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_metric_of_an_imported_table_stands_among_the_others(own_measures: Dataset) -> None:
    (table,) = published_section(own_measures).tables
    assert len(table.rows) == len(METRICS) + 2
    assert table.rows[-2] == (
        "Heads (staff)", "Column Heads of your table staff.csv.", "measured", "",
        "You: Your own table", "Your own figures, as they stand in your table.",
    )  # fmt: skip
