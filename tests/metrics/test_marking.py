"""What sets figures apart is decided in one place, and rightly for every occupation and metric."""

import pytest

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_match, mark_of, marks_of, matches_of
from occdesk.metrics.registry import METRICS, metric
from occdesk.model.mark import SIGNS, explain_kinds, is_own, kind_of, name_kinds

NURSES, CRITICAL, BUYERS = "29-1141.00", "29-1141.03", "13-1022.00"
IDS = [each.id for each in METRICS]


def test_a_part_of_a_code_has_the_figure_of_the_code_by_name(measures: Dataset) -> None:
    mark = mark_of(measures.value(CRITICAL, "employment"), measures)
    assert mark is not None and (mark.sign, mark.badge) == ("†", "wider code")
    assert mark.sentence == "Figure of 29-1141 Registered Nurses, which holds 5 occupations."
    assert mark_of(measures.value(NURSES, "employment"), measures) is None
    assert mark_of(measures.value(CRITICAL, "theoretical_exposure"), measures) is None
    made = mark_of(measures.value(CRITICAL, "ai_exposure"), measures)
    assert made is not None and made.words.startswith("computed from a figure of 29-1141")


def test_a_group_and_an_estimate_have_signs_of_their_own(measures: Dataset) -> None:
    group = mark_of(measures.value(BUYERS, "employment"), measures)
    assert group is not None and group.sign == "‡"
    assert group.words == (
        "figure of 13-1020 Buyers and purchasing agents, which holds 3 occupations"
    )
    value = measures.value(BUYERS, "observed_exposure", estimates=True)
    made = mark_of(value, measures)
    assert made is not None and (made.sign, made.words) == (
        "≈", "estimated here: mean of 16 relatives",
    )  # fmt: skip
    assert value.source == "occdesk" and value.note is not None
    assert value.note.startswith("Estimated here: mean of 16 relatives")
    assert not is_own(made) and not is_own(group) and is_own(None)


@pytest.mark.parametrize("estimates", [False, True])
@pytest.mark.parametrize("id", IDS)
def test_the_marks_of_a_column_are_those_of_its_values(
    measures: Dataset, id: str, estimates: bool
) -> None:
    if not measures.has(id):
        pytest.skip("not among the data")
    what = metric(id)
    marks = marks_of(measures, what, estimates=estimates)
    matches = matches_of(measures, what, estimates=estimates)
    for code, value in measures.column(id, estimates=estimates).items():
        mark = mark_of(value, measures)
        assert marks.get(code) == mark, code
        if mark is not None and mark.kind in ("wider", "group"):
            assert mark.title and mark.holds > 1, code
        if value.number is not None:
            assert matches.of(code) == value.match, code
            assert (mark is not None) == (kind_of(value.match, code) is not None), code


def test_whoever_shares_a_code_is_marked_but_the_one_it_is_named_after(
    measures: Dataset,
) -> None:
    marks = marks_of(measures, metric("employment"))
    jobs = measures.numbers("employment")
    by_code = measures.catalogue.by_code
    for code in jobs:
        own = by_code[code]
        shared = own.matrix != own.soc or not code.endswith(".00")
        assert (code in marks) == shared, code


@pytest.mark.parametrize("id", ["ai_exposure", "automation_risk"])
def test_an_estimate_of_what_is_derived_is_made_of_the_parts_shown(
    measures: Dataset, id: str
) -> None:
    theory, use, potential = (
        measures.numbers(each, estimates=True)
        for each in ("theoretical_exposure", "observed_exposure", "automation_potential")
    )
    direct = measures.numbers(id)
    numbers = measures.numbers(id, estimates=True)
    assert len(numbers) > len(direct)
    for code, number in numbers.items():
        t, o, a = theory[code], use[code], potential[code]
        seen = min(1.0, o / t) if t else 0.0
        wanted = (t + o) / 2 if id == "ai_exposure" else 100 * a * (0.5 + 0.5 * seen)
        assert number == pytest.approx(wanted), code
        value = measures.value(code, id, estimates=True)
        assert value.number == number
        assert (value.match == "estimated") == (code not in direct)


def test_a_figure_of_an_older_code_is_marked_where_the_code_was_wider(measures: Dataset) -> None:
    # 15-1199 of 2010 leads to several codes of today, 15-2011 to one.
    split = mark_match("15-1299.00", "crosswalk", measures, "15-1199")
    assert split is not None and split.kind == "wider" and "15-1199" in split.words
    assert mark_match("15-2011.00", "crosswalk", measures, "15-2011") is None
    assert mark_match(CRITICAL, "crosswalk", measures, "29-1141") is not None


def test_the_legend_names_the_signs_that_stand_there() -> None:
    assert explain_kinds(()) == name_kinds(()) == ""
    assert name_kinds(("estimated", "wider")) == "† wider code · ≈ estimated"
    assert len(set(SIGNS.values())) == len(SIGNS)
