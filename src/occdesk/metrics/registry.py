"""The registry: everything that can be measured, in the order in which it is shown."""

from collections.abc import Mapping

from occdesk.metrics.ai_metrics import AI
from occdesk.metrics.people_metrics import PEOPLE
from occdesk.metrics.work_metrics import WORK
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric

METRICS: tuple[Metric, ...] = (*AI, *WORK, *PEOPLE)

_BY_ID = {each.id: each for each in METRICS}


def metric(id: str) -> Metric:
    """Return the metric with ID; raises UsageError naming the nearest when there is none."""
    return pick(id, _BY_ID)


def pick(id: str, known: Mapping[str, Metric]) -> Metric:
    """Return the metric with ID of those KNOWN; raises UsageError naming the nearest if none."""
    found = known.get(id)
    if found is None:
        import difflib

        near = difflib.get_close_matches(id, known, n=2)
        hint = f"; did you mean {' or '.join(near)}?" if near else " (see occdesk metrics)."
        raise UsageError(f"There is no metric “{id}”{hint}")
    return found
