"""Filters in words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import Condition, Joint, parse_where
from occdesk.metrics.registry import metric
from occdesk.model.errors import UsageError


def test_both_conditions_of_an_and_must_hold(measures: Dataset) -> None:
    risk, pay = measures.numbers("automation_risk"), measures.numbers("median_wage")
    kept = parse_where("automation_risk < 25 and median_wage > 80000", metric).codes(measures)
    assert kept == {c for c in risk if c in pay and risk[c] < 25 and pay[c] > 80000}
    assert len(kept) > 50


def test_a_percentage_is_a_share_of_one(measures: Dataset) -> None:
    assert parse_where("ai_exposure > 50%", metric).codes(measures) == parse_where(
        "ai_exposure > 0.5", metric
    ).codes(measures)
    assert parse_where("projected_growth > 10%", metric).codes(measures) == parse_where(
        "projected_growth > 10", metric
    ).codes(measures)
    assert parse_where("ai_exposure > .5% and projected_growth > -5.%", metric).codes(
        measures
    ) == parse_where("ai_exposure > 0.005 and projected_growth > -5", metric).codes(measures)


def test_words_in_quotes_stay_as_they_are() -> None:
    root = parse_where("training = 'a=b, 50% @ 1' and entry_education != \"it's 5%\"", metric).root
    assert isinstance(root, Joint)
    assert [part.against for part in root.parts if isinstance(part, Condition)] == [
        "a=b, 50% @ 1",
        "it's 5%",
    ]


def test_what_has_no_value_fulfils_neither_a_condition_nor_its_opposite(measures: Dataset) -> None:
    low = parse_where("median_wage < 60000", metric).codes(measures)
    other = parse_where("not median_wage < 60000", metric).codes(measures)
    assert not low & other
    assert len(low | other) == 990


def test_chains_brackets_and_words(measures: Dataset) -> None:
    chain = parse_where("40000 < median_wage <= 50000", metric).codes(measures)
    pay = measures.numbers("median_wage")
    assert chain == {code for code, number in pay.items() if 40000 < number <= 50000}
    master = parse_where('entry_education = "master\'s degree"', metric).codes(measures)
    assert master and master < set(measures.texts("entry_education"))
    either = parse_where("(job_zone = 5 or job_zone = 1) and median_wage > 0", metric).codes(
        measures
    )
    assert either


def test_metrics_of_an_imported_table_can_be_asked_about(own_measures: Dataset) -> None:
    known = own_measures.metric
    assert parse_where("user_staff_heads > 10", known).codes(own_measures) == {
        "15-2051.00",
        "15-2051.01",
        "15-2051.02",
        "29-1141.00",
        "29-1141.01",
        "29-1141.02",
        "29-1141.03",
        "29-1141.04",
    }
    in_lyon = parse_where("user_staff_site = 'lyon' and user_staff_heads < 0", known)
    assert in_lyon.codes(own_measures) == {"43-4051.00"}
    assert in_lyon.metrics == ("user_staff_site", "user_staff_heads")
    with pytest.raises(UsageError, match="did you mean user_staff_heads"):
        parse_where("user_staff_head > 10", known)
    with pytest.raises(UsageError, match="no metric “user_staff_heads”"):
        parse_where("user_staff_heads > 10", metric)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("median_wage >", "cannot be read"),
        ("median_wage", "is not a comparison"),
        ("nonsense < 3", "no metric “nonsense”"),
        ("median_wage < 'much'", "compared with a number"),
        ("entry_education < 3", "compared with a word in quotes"),
        ("__import__('os').system('true') == 1", "is not a metric"),
        ("median_wage in (1, 2)", "only <, <="),
        ("median_wage < 10 ** 9", "not a number"),
        ("(" * 300 + "median_wage < 1" + ")" * 300, "cannot be read"),
        ("median_wage < " + "9" * 3000, "shorten it"),
        ("median_wage < " + "-" * 1900 + "5", "nested too deeply"),
        ("+".join("a" * 900) + " < 5", "nested too deeply"),
        ("median_wage > 80000/100", "not a number"),
        ("automation_risk < 25 @ 100", "cannot be read"),
        ("5and", "cannot be read"),
        ("entry_education > 'a'", "have no order"),
        ("not entry_education <= 'a'", "have no order"),
    ],
)
def test_what_is_no_filter_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_where(text, metric)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.text(alphabet="median_wage<>=!%0123456789. ()andornot'\"\\-*", max_size=80))
def test_no_text_breaks_the_parser(text: str) -> None:
    with contextlib.suppress(UsageError):
        parse_where(text, metric)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("ai_exposure > 50", "ai_exposure runs from 0% (0) to 100% (1); for 50% write 50% or 0.5."),
        ("ai_exposure > 150%", "ai_exposure runs from 0% (0) to 100% (1)."),
        ("job_zone = 7", "job_zone runs from 1 to 5."),
        ("job_zone >= 5", ""),
        ("ai_exposure > 50%", ""),
        ("ai_exposure < 0", "ai_exposure runs from 0% (0) to 100% (1)."),
        ("automation_risk > 100 or automation_risk < 0", "automation_risk runs from 0.0 to 100.0."),
        ("location_quotient > 2", "Location quotient is published for states and areas, not for"
         " the nation."),
        ("training = 'none'", ""),
    ],
)  # fmt: skip
def test_a_condition_that_can_never_hold_is_named_with_the_range(
    measures: Dataset, where: str, why: str
) -> None:
    found = parse_where(where, measures.metric)
    assert found.never(measures) == why
    assert not (why and found.codes(measures))


def test_a_range_that_is_said_is_that_of_the_figures(measures: Dataset) -> None:
    for what in measures.metrics:
        numbers = measures.numbers(what.id)
        if numbers and what.ends:
            assert what.ends[0] <= min(numbers.values()) <= max(numbers.values()) <= what.ends[1]
    pay = measures.numbers("median_wage").values()
    said = parse_where("median_wage > 900000", measures.metric).never(measures)
    assert said == f"median_wage runs from ${min(pay):,.0f} to ${max(pay):,.0f}."


def test_curly_quotes_and_apostrophes_are_quotes(measures: Dataset) -> None:
    straight = parse_where('entry_education = "Bachelor\'s degree"', metric).codes(measures)
    assert parse_where("entry_education = “Bachelor’s degree”", metric).codes(measures) == straight
    assert straight
