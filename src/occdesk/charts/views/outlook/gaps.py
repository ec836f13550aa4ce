"""What an outlook asks for and nobody publishes: the latest jobs and pay, and exposure."""

from collections.abc import Iterable, Sequence

from occdesk.charts.shared.pay_series import ANNUAL, HOURLY, MEDIAN
from occdesk.charts.shared.subjects import Subject
from occdesk.metrics.dataset import Dataset
from occdesk.model.value import Value

_EXPOSURES = ("theoretical_exposure", "observed_exposure")


def find_gaps(
    asked: Sequence[Subject], drawn: Iterable[Value], measures: Dataset, *, estimates: bool
) -> list[Value]:
    """Return the missing values of ASKED, each with the reason in its note.

    DRAWN says whether pay is by the year or by the hour. Risk lacks what observed exposure lacks:
    once is enough.
    """
    is_hourly = any(value.metric == HOURLY[MEDIAN] for value in drawn)
    latest = ("employment", (HOURLY if is_hourly else ANNUAL)[MEDIAN])
    found = []
    for each in asked:
        found += [measures.value(each.code, id) for id in latest]
        found += [measures.value(each.code, id, estimates=estimates) for id in _EXPOSURES]
    return [value for value in found if value.missing]
