"""Several importers' content as one."""

from collections.abc import Iterable
from dataclasses import fields
from itertools import chain

from occdesk.model.errors import OccDeskError
from occdesk.sources.pack.content import Activity, Content


def merge(parts: Iterable[Content]) -> Content:
    """Return everything that PARTS hold, in their order; an activity with what any part knows.

    Raises OccDeskError where two parts give the same metric and year.
    """
    listed = list(parts)
    whole = Content()
    for field in fields(Content):
        setattr(whole, field.name, list(chain(*(getattr(one, field.name) for one in listed))))
    whole.activities = _merge_activities(whole.activities)
    seen: dict[tuple[str, int], str] = {}
    for series in whole.series:
        metric, year, file = series.extract.metric, series.extract.year, series.extract.file
        if (metric, year) in seen:
            raise OccDeskError(
                f"{file} and {seen[metric, year]} both give {metric}"
                f"{f' of {year}' if year else ''}; hand over one of them."
            )
        seen[metric, year] = file
    return whole


def _merge_activities(found: Iterable[Activity]) -> list[Activity]:
    known: dict[str, Activity] = {}
    for one in found:
        before = known.get(one.id)
        pairs = zip(before or one, one, strict=True)
        known[one.id] = Activity._make(a if a not in (None, "", 0) else b for a, b in pairs)
    return list(known.values())
