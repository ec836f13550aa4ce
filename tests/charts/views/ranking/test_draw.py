"""Ranking: the order, ranks with ties, who stays where there is no room, who is missing and why."""

from collections.abc import Callable

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import BarRow, Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.ranking.draw import ENDS, draw_ranking
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.model.wording import MINUS, NBSP, ordinal

DATA, SOFTWARE, NURSES, ELECTRICIANS = "15-2051.00", "15-1252.00", "29-1141.00", "47-2111.00"
BUYERS, MILITARY, TYPISTS = "13-1022.00", "55-1011.00", "43-9022.00"
LONGEST = "51-4033.00"  # Grinding, Lapping, Polishing, and Buffing Machine Tool Setters, ...
SIX = (DATA, SOFTWARE, NURSES, ELECTRICIANS, LONGEST, MILITARY)


def draw(
    measures: Dataset, *codes: str, metric: str = "", where: str = "", estimates: bool = False
) -> Figure:
    focus, others = next(iter(codes), ""), codes if len(codes) > 1 else ()
    spec = ChartSpec.of(
        "ranking",
        focus=focus,
        occupations=others,
        metric=metric,
        where=where,
        estimates=estimates,
    )
    return draw_ranking(spec, measures)


def rows_of(figure: Figure) -> tuple[BarRow, ...]:
    (panel,) = figure.panels
    assert isinstance(panel, Bars)
    return panel.rows


def row_of(figure: Figure, code: str) -> BarRow:
    return next(row for row in rows_of(figure) if row.code == code)


def test_the_fastest_growing_occupations_stand_where_bls_puts_them(measures: Dataset) -> None:
    # Employment Projections 2024-34, tables 1.3 and 1.5; data scientists are the fourth there, and
    # the two other O*NET occupations of their SOC code have their figure.
    rows = rows_of(draw(measures, DATA, metric="projected_growth"))
    first = [(row.lead, row.label, row.bars[0].text) for row in rows[:4]]
    assert first == [
        ("1", "Wind Turbine Service Technicians", "49.9%"),
        ("2", "Solar Photovoltaic Installers", "42.1%"),
        ("3", "Nurse Practitioners", "40.1%"),
        ("4", "Data Scientists", "33.5%"),
    ]
    assert rows[-1].label == "Word Processors and Typists"
    assert rows[-1].bars[0].text == f"{MINUS}36.1%"


def test_a_shared_figure_is_ranked_once_and_stands_by_title(measures: Dataset) -> None:
    rows = rows_of(draw(measures, DATA, metric="projected_growth"))
    assert [(row.lead, row.label) for row in rows[3:7]] == [
        ("4", "Data Scientists"), ("", "Business Intelligence Analysts"),
        ("", "Clinical Data Managers"), ("5", rows[6].label),
    ]  # fmt: skip
    numbers = [row.bars[0].end for row in rows]
    assert numbers == sorted(numbers, reverse=True)  # type: ignore[type-var]


def own_numbers(measures: Dataset, id: str) -> dict[str, float]:
    """Return the numbers of those whose figure is not that of a wider code or a group."""
    values = measures.column(id)
    return {
        code: number
        for code, number in measures.numbers(id).items()
        if values[code].match != "group" and code.endswith(".00")
    }


@pytest.mark.parametrize("code", [DATA, NURSES, ELECTRICIANS])
def test_ranks_count_those_that_are_higher(measures: Dataset, code: str) -> None:
    numbers = own_numbers(measures, "automation_risk")
    higher = sum(number > numbers[code] for number in numbers.values())
    lower = sum(number < numbers[code] for number in numbers.values())
    figure = draw(measures, code)
    assert row_of(figure, code).lead == str(higher + 1)
    share = f"{100 * lower / (len(numbers) - 1):.0f}%"
    assert figure.subtitle == (
        f"{ordinal(higher + 1)} of 756 by automation risk, higher than {share} of the others."
    )


def test_the_extremes_are_called_so(measures: Dataset) -> None:
    last = draw(measures, TYPISTS, metric="projected_growth")
    assert last.subtitle == "820th of 820 by projected change in jobs, the lowest."
    first = draw(measures, "49-9081.00", metric="projected_growth")
    assert first.subtitle == "1st of 820 by projected change in jobs, the highest."
    fourth = draw(measures, "29-1249.00", metric="median_wage")
    assert fourth.subtitle == "4th of 813 by median pay, higher than all but 3 of the others."


def test_titles_say_who_and_by_what(measures: Dataset) -> None:
    assert draw(measures).title == "Which occupations have the highest automation risk?"
    assert draw(measures, metric="employment").title == "Which occupations have the most jobs?"
    assert draw(measures, DATA).title == "Where Data Scientists stand by automation risk"
    two = draw(measures, DATA, NURSES, metric="employment")
    assert two.title == "Where Data Scientists and Registered Nurses stand by number of jobs"
    assert draw(measures, *SIX).title == "Where six occupations stand by automation risk"


def test_the_chosen_are_marked_in_their_colours_and_stay_first(measures: Dataset) -> None:
    figure = draw(measures, *SIX)
    marked = {row.code: row for row in rows_of(figure) if row.role != "ink"}
    assert [marked[code].role for code in SIX] == [f"series{n}" for n in range(1, 7)]
    assert all(row.rank == 0 and row.bars[0].role == row.role for row in marked.values())
    assert row_of(draw(measures, DATA), DATA).role == "focus"


def test_then_the_ends_stay_and_the_neighbours_of_the_chosen(measures: Dataset) -> None:
    rows = rows_of(draw(measures, DATA))
    order = sorted(range(len(rows)), key=lambda number: rows[number].rank)
    at = next(number for number, row in enumerate(rows) if row.code == DATA)
    assert order[0] == at
    assert set(order[1 : 1 + 2 * ENDS]) == {*range(ENDS), *range(len(rows) - ENDS, len(rows))}
    assert set(order[1 + 2 * ENDS : 5 + 2 * ENDS]) == {at - 2, at - 1, at + 1, at + 2}


def test_who_asks_for_nobody_sees_the_highest(measures: Dataset) -> None:
    rows = rows_of(draw(measures))
    order = sorted(range(len(rows)), key=lambda number: rows[number].rank)
    assert order[2 * ENDS : 2 * ENDS + 3] == [ENDS, ENDS + 1, ENDS + 2]


def test_the_missing_are_counted_by_reason_and_the_chosen_says_why(measures: Dataset) -> None:
    figure = draw(measures, MILITARY)
    row = rows_of(figure)[-1]
    assert (row.code, row.bars[0].end, row.lead) == (MILITARY, None, "")
    assert row.bars[0].text == f"no data: {MILITARY_NOTE}"
    assert figure.subtitle == f"No data: {MILITARY_NOTE}"
    assert figure.panels[0].note == (  # type: ignore[union-attr]
        "117 of 1,016 have no figure and no place here: 50 without automation potential, 48"
        " without observed exposure, 19 military, which no source covers. The table says why for"
        " each."
    )
    assert len(rows_of(figure)) == 899 + 1


def test_the_median_is_ruled_with_its_number_and_n(measures: Dataset) -> None:
    (rule,) = draw(measures, DATA).panels[0].rules  # type: ignore[union-attr]
    order = sorted(own_numbers(measures, "automation_risk").values())
    assert rule.at == (order[377] + order[378]) / 2
    assert rule.label == f"median of 756: {rule.at:.1f}"


def test_group_figures_and_shared_figures_are_told(measures: Dataset) -> None:
    figure = draw(measures, BUYERS, metric="employment")
    row = row_of(figure, BUYERS)
    # OEWS May 2025, national: 13-1020 Buyers and Purchasing Agents.
    assert row.bars[0].text == f"491,430{NBSP}‡" and row.lead == ""
    whose = "figure of 13-1020 Buyers and purchasing agents, which holds 3 occupations"
    assert whose in row.bars[0].hint
    assert f"{whose}, without a rank" in figure.subtitle
    jobs = measures.numbers("employment")
    groups = sum(measures.value(code, "employment").match == "group" for code in jobs)
    wider = len(jobs) - len(own_numbers(measures, "employment")) - groups
    assert f"holds several occupations: {wider}. ‡" in figure.notes[0]
    assert f"holds several occupations: {groups}." in figure.notes[0]
    assert f"{row.label}: ‡{NBSP}{whose}." in figure.notes[0]


def test_estimates_are_hatched_and_only_there_when_asked_for(measures: Dataset) -> None:
    technologists = "29-2011.00"
    assert row_of(draw(measures, technologists), technologists).bars[0].end is None
    figure = draw(measures, technologists, estimates=True)
    bar = row_of(figure, technologists).bars[0]
    assert bar.hatched and bar.text == f"16.2{NBSP}≈"
    assert sum(row.bars[0].hatched for row in rows_of(figure)) == 98
    assert not any(row.bars[0].hatched for row in rows_of(draw(measures, DATA)))


def test_a_chosen_one_that_the_filter_leaves_out_has_no_rank(measures: Dataset) -> None:
    figure = draw(measures, NURSES, where="automation_risk > 50")
    rows = rows_of(figure)
    assert len(rows) == 37 + 1
    assert rows[-1].code == NURSES and rows[-1].lead == ""
    assert figure.subtitle.startswith("Not among the 30 ranked with automation risk above 50;")
    assert "Registered Nurses do not meet the filter and are shown without a rank." in figure.notes


def test_the_table_holds_every_row_and_every_missing_one(measures: Dataset) -> None:
    figure = draw(measures, DATA)
    columns = figure.table.columns
    rows = [dict(zip(columns, row, strict=True)) for row in figure.table.rows]
    assert len(rows) == 1016
    drawn = [row["code"] for row in rows if row["value"] is not None]
    assert drawn == [row.code for row in rows_of(figure)]
    assert all(row["note"] for row in rows if row["value"] is None)
    for row in rows[:3]:
        value = measures.value(str(row["code"]), "automation_risk")
        assert (row["value"], row["match"], row["status"]) == (
            value.number, value.match, value.status,
        )  # fmt: skip


def test_nothing_to_rank_is_said(measures: Dataset) -> None:
    figure = draw(measures, where="median_wage > 5000000")
    assert figure.message == (
        "There is no occupation with median pay above $5,000,000:"
        " median pay runs from $30,890 to $559,030."
    )
    figure = draw(measures, where="median_wage > 500000 and job_zone = 1")
    assert figure.message.endswith("Loosen or remove the filter.")
    # OEWS publishes no hourly pay of teachers and pilots.
    pilots = draw(measures, where="median_wage == 232140", metric="hourly_median")
    assert pilots.message == (
        "None of those with median pay of $232,140 has a figure here: median hourly pay."
    )


def test_words_cannot_be_ranked(measures: Dataset) -> None:
    with pytest.raises(UsageError, match="is words, not a number"):
        draw(measures, DATA, metric="entry_education")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (11, "11th"), (112, "112th"), (1003, "1,003rd")]
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("name", "codes", "options"),
    [
        ("ranking", (DATA,), {"where": "median_wage > 160000"}),
        ("ranking_six", SIX, {"where": "median_wage > 150000"}),
        ("ranking_military", (MILITARY,), {"where": "automation_risk > 55"}),
        ("ranking_group", (BUYERS,), {"metric": "employment",
                                      "where": "480000 < employment and employment < 520000"}),
        ("ranking_falling", (TYPISTS,), {"metric": "projected_growth", "where": "exits_rate > 8"}),
        ("ranking_estimates", ("29-2011.00",), {"where": "median_wage > 200000",
                                                "estimates": True}),
        ("ranking_nobody", (), {"metric": "median_wage", "where": "median_wage > 200000"}),
    ],
)  # fmt: skip
def test_snapshots(
    measures: Dataset,
    check_snapshot: Callable[[Figure, str], None],
    name: str,
    codes: tuple[str, ...],
    options: dict[str, object],
) -> None:
    # Filters keep the files short.
    check_snapshot(draw(measures, *codes, **options), name)  # type: ignore[arg-type]
