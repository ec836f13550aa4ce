"""Filters in words: labels, units, and no digit more or less than was given."""

import pytest

from occdesk.charts.shared.filter_words import say_where
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.model.wording import MINUS


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("", ""),
        ("  ", ""),
        ("median_wage>80000", "median pay above $80,000"),
        ("median_wage >= 80000.5", "median pay of at least $80,000.50"),
        ("hourly_median < 30", "median hourly pay below $30 an hour"),
        ("ai_exposure > 12.5%", "AI exposure above 12.5%"),
        ("ai_exposure <= 0.29", "AI exposure of at most 29%"),
        ("projected_growth < -3", f"projected change in jobs below {MINUS}3%"),
        ("openings < 300", "fewer than 300 openings a year"),
        ("1000 <= employment", "at least 1,000 jobs"),
        ("job_zone = 5", "job zone of 5"),
        ("automation_risk != 0", "automation risk other than 0"),
        ("automation_risk > 1e300", "automation risk above 1e+300"),
        ("automation_risk < 1e999", "automation risk below inf"),
        ("training = 'None'", "training on the job “None”"),
        ("training != 'None'", "training on the job other than “None”"),
        ("exits_rate > 8", "“Leave the labour force” above 8%"),
        ("wage_p10 > 30000", "“Pay, 10th percentile” above $30,000"),
        (
            "40000 < median_wage <= 50000 and job_zone > 2",
            "median pay above $40,000 and median pay of at most $50,000 and job zone above 2",
        ),
        (
            "not (job_zone = 5 and ai_exposure < 50%) and median_wage > 1",
            "(job zone other than 5 or AI exposure of at least 50%) and median pay above $1",
        ),
    ],
)
def test_a_filter_is_said_with_labels_and_units(measures: Dataset, where: str, words: str) -> None:
    assert say_where(where, measures) == words


def test_metrics_of_an_imported_table_have_their_labels(own_measures: Dataset) -> None:
    assert say_where("user_staff_heads > 1", own_measures) == "heads (staff) above 1"


def test_what_is_no_filter_is_refused(measures: Dataset) -> None:
    with pytest.raises(UsageError, match="is not understood"):
        say_where("median_wage >", measures)
