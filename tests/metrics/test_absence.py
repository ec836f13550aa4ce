"""What is missing comes with the true reason."""

import pytest

from occdesk.metrics.absence import MILITARY_NOTE, NO_TASKS, NOT_SEEN, WITHHELD
from occdesk.metrics.dataset import Dataset


def test_use_that_is_withheld_is_not_said_to_be_absent(measures: Dataset) -> None:
    shares = measures.numbers("use_share")
    seen = {code: each for code, each in measures.catalogue.use_patterns.items() if each.tasks_seen}
    reasons: dict[str, int] = {}
    for code, occupation in measures.catalogue.by_code.items():
        value = measures.value(code, "automation_use")
        assert value.missing == (code not in seen)
        if not value.missing:
            continue
        note = value.note or ""
        reasons[note] = reasons.get(note, 0) + 1
        assert (note == WITHHELD) == (code in shares)
        assert (note == MILITARY_NOTE) == code.startswith("55-")
        if note in (NO_TASKS, NOT_SEEN):
            assert occupation.surveyed == (note == NOT_SEEN)
        assert measures.value(code, "automation_mode").note == note
    assert set(reasons) == {WITHHELD, NOT_SEEN, NO_TASKS, MILITARY_NOTE}
    assert reasons[WITHHELD] == 112


@pytest.mark.parametrize(
    ("metric", "year", "reason"),
    [
        ("median_wage", 2018, "May 2018 is not among the data, only May 2019 to May 2025."),
        ("projected_growth", 2030, "2020–30 is not among the data, only 2022–32 and 2024–34."),
        ("observed_exposure", 2020, "2020 is not among the data, only 2025."),
        ("location_quotient", None, "Location quotient is published for states and areas,"
         " not for the nation."),
        ("aioe", None, "AIOE is not among the data; import its file to see it."),
    ],
)  # fmt: skip
def test_an_edition_or_a_file_that_is_lacking_is_named(
    measures: Dataset, metric: str, year: int | None, reason: str
) -> None:
    assert measures.value("15-1252.00", metric, year).note == reason


def test_every_missing_value_has_one_sentence_or_more(measures: Dataset) -> None:
    for what in measures.metrics:
        for code, value in measures.column(what.id).items():
            if value.missing:
                assert (value.note or "").endswith("."), (code, what.id)
                assert ".." not in (value.note or ""), (code, what.id)
