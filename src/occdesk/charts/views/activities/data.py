"""The activities and tasks of an occupation, as the two forms of the view take them."""

from typing import NamedTuple

from occdesk.catalogue.records import Activity, Task
from occdesk.charts.shared.subjects import Subject
from occdesk.model.value import Value


class Part(NamedTuple):
    """One activity of an occupation; `level` is its class of applicability, None where unknown."""

    activity: Activity
    applicability: float | None
    level: int | None


class Portrait(NamedTuple):
    """An occupation of the chart, its activities by weight, and the index of the whole."""

    subject: Subject
    parts: tuple[Part, ...]
    whole: Value

    def share_from(self, least: int, most: int) -> float:
        """Return the part of the work (0-1) that lies in the classes LEAST to MOST."""
        return sum(
            part.activity.share
            for part in self.parts
            if part.level is not None and least <= part.level <= most
        )


class Piece(NamedTuple):
    """One task; `size` is how long its bar is, None where nothing says how important it is.

    `share` is its part of the work (0-1) by the weights of the method.
    """

    task: Task
    size: float | None
    share: float


class Pieces(NamedTuple):
    """The tasks of an occupation in the order of the chart; `rated` where O*NET's ratings of
    importance are here, else bars are as long as the method's weights."""

    subject: Subject
    rated: bool
    pieces: tuple[Piece, ...]

    def share_of(self, label: int) -> float:
        """Return the part of the work (0-1) that lies in labelled tasks with LABEL (E0 to E2)."""
        labelled = [each for each in self.pieces if each.task.exposure is not None]
        whole = sum(each.share for each in labelled)
        part = sum(each.share for each in labelled if each.task.exposure == label)
        return part / whole if whole else 0.0
