"""The places of one occupation in all indices."""

from typing import NamedTuple

from occdesk.charts.shared.subjects import Subject
from occdesk.metrics.agreement import (
    IndexPlace,
)


class Standing(NamedTuple):
    """One occupation of the chart and its places, one for each index in order."""

    subject: Subject
    places: tuple[IndexPlace, ...]

    @property
    def is_known(self) -> bool:
        """Whether any index has a figure for it."""
        return any(place.percentile is not None for place in self.places)
