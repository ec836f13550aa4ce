"""Where an index stands: its scale, its rank among all that have one, and what it is not."""

from typing import NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import marks_of
from occdesk.model.mark import is_own
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import say_number

INDEX_GROUP = "AI"
_SCALES = {"score": "0 to 100", "share": "0% to 100%"}


class Standing(NamedTuple):
    """The place of a value among those of all occupations; rank 1 is the highest, ties share it.

    Estimates and figures of a wider code or a merged group have no rank, and count for none.
    """

    rank: int | None
    of: int
    scale: str
    caveat: str

    def say(self) -> str:
        """Return rank and scale in words."""
        if self.rank is None:
            return f"without a rank, as it is no figure of its own; scale {self.scale}"
        return f"rank {self.rank:,} of {self.of:,} from the highest, scale {self.scale}"


def is_index(what: Metric) -> bool:
    """Return whether WHAT is a number that means nothing without its scale."""
    return what.unit in ("index", "score") or (what.group == INDEX_GROUP and what.unit == "share")


def standing_of(measures: Dataset, value: Value, *, estimates: bool = False) -> Standing | None:
    """Return where VALUE stands; None for what is missing, no index, or of one area only."""
    what = measures.metric(value.metric)
    if value.number is None or not is_index(what) or what.year not in (None, value.year):
        return None
    shown = measures.numbers(what.id, estimates=estimates)
    marks = marks_of(measures, what, estimates=estimates)
    numbers = [number for code, number in shown.items() if is_own(marks.get(code))]
    if not numbers:
        return None
    low, high = (say_number(end, what.unit, what.decimals) for end in (min(numbers), max(numbers)))
    return Standing(
        rank=1 + sum(each > value.number for each in numbers)
        if is_own(marks.get(value.code))
        else None,
        of=len(numbers),
        scale=_SCALES.get(what.unit) or f"of the publisher, here {low} to {high}",
        caveat=what.caveat,
    )
