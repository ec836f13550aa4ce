"""The value card says where a value is published and how sure it is."""

from occdesk.charts.figure.parts import Datum
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.indices import is_index
from occdesk.ui.panels.value_card.text import question


def rows(measures: Dataset, *of: object) -> dict[str, str]:
    return dict(question(measures, Datum(*of)).rows)  # type: ignore[arg-type]


def test_a_published_figure_leads_to_its_cell(measures: Dataset) -> None:
    found = rows(measures, "29-1211.00", "median_wage", 2023)
    assert "national_M2023_dl.xlsx, sheet national_M2023_dl, row 552" in found["Published in"]
    assert found["Published in"].endswith("column A_MEDIAN: “#”")
    assert "taken as a lower bound" in found["Steps"]


def test_many_rows_are_told_as_a_span(measures: Dataset) -> None:
    found = rows(measures, "23-1011.00", "theoretical_exposure", None)
    labels = measures.catalogue.label_sums["23-1011.00"]
    assert f"{labels.core_tasks + labels.other_tasks} rows, " in found["Published in"]


def test_a_survey_figure_has_its_range(measures: Dataset) -> None:
    value = measures.value("15-2051.00", "employment")
    assert value.rse and value.number
    low = value.number * (1 - 1.96 * value.rse / 100)
    assert f"{low:,.0f} to" in rows(measures, "15-2051.00", "employment", 2025)["95% range"]


def test_a_missing_figure_says_why_and_has_no_steps(measures: Dataset) -> None:
    found = rows(measures, "55-1011.00", "employment", 2025)
    assert "military" in found["Why"] and "Steps" not in found


def test_a_figure_of_an_imported_table_leads_to_its_row(own_measures: Dataset) -> None:
    card = question(own_measures, Datum("29-1141.01", "user_staff_heads", None))
    found = dict(card.rows)
    assert (card.name, card.words) == ("Heads (staff)", "340.5\N{NO-BREAK SPACE}†")
    assert found["Published in"] == "staff.csv, row 3, SOC 29-1141, column Heads: “340.5”"
    assert found["Source"] == "Your own table, You"
    assert found["Release"] == "staff"
    assert found["Caveat"] == "Your own figures, as they stand in your table."


def test_a_figure_of_an_area_names_it_and_leads_to_its_cell(measures: Dataset) -> None:
    card = question(measures, Datum("15-2051.00", "median_wage", 2025, "California"))
    rows = dict(card.rows)
    assert rows["Area"] == "California"
    assert card.words == "$141,590"
    assert "key OEUS0600000000000152051, column v13: “141590”" in rows["Published in"]


def test_an_index_comes_with_rank_scale_and_what_it_is_not(measures):
    known = 0
    for each in measures.metrics:
        # A share of all conversations is a measurement, and no index.
        if each.group != "AI" or not is_index(each):
            continue
        found = rows(measures, "43-9061.00", each.id, each.year)
        if "Why" in found:
            continue
        known += 1
        assert " from the highest" in found["Rank"], each.id
        assert found["Scale"] or each.unit == "score", each.id
        assert found["Caveat"] == each.caveat
    assert known >= 10
