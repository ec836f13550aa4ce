"""Ratings side by side: what the rows of the Skills chart are, and which of them are drawn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.details import read_ratings
from occdesk.charts.shared.subjects import Subject

GROUPS = "skill_group"
"""The domain whose ratings are percentiles of 0-100 and have no importance beside them."""

IMPORTANT = 3.0
"""The importance (1-5) from which O*NET's own pages call a skill important."""

NOTABLE = 0.5
"""The difference of levels from which a row is drawn however unimportant it is."""


class Place(NamedTuple):
    """Where one occupation stands on one element.

    `level` is on the scale of the domain: 0-7, of groups a percentile. It is None where O*NET
    says that the element is not relevant. `importance` is 1-5, None of groups. `n` is how many
    rated the importance; `reliable` is False where O*NET recommends not to use a figure.
    """

    level: float | None
    importance: float | None
    n: int | None
    reliable: bool


class Gap(NamedTuple):
    """One element: the places of the occupations in order, None where one has no rating of it.

    The first place is where one comes from, where there are several.
    """

    element: str
    name: str
    places: tuple[Place | None, ...]

    def difference(self, number: int = 1) -> float | None:
        """Return how far the level of place NUMBER is above the first; None where unknown."""
        first, other = self.places[0], self.places[number]
        if first is None or other is None or first.level is None or other.level is None:
            return None
        return other.level - first.level

    @property
    def importance(self) -> float:
        """How much the row matters to the first target: its importance, 1 where it has none."""
        place = self.places[min(1, len(self.places) - 1)]
        return place.importance or 1.0 if place else 0.0

    @property
    def most_important(self) -> float:
        """The highest importance among all places, 0 where none has one."""
        return max((each.importance or 0.0 for each in self.places if each), default=0.0)


class Rated(NamedTuple):
    """An occupation of the chart and its places by element, and the names of these."""

    subject: Subject
    places: Mapping[str, Place]
    names: Mapping[str, str]


class Gaps(NamedTuple):
    """The rows that are drawn, in their order, and how many are not."""

    domain: str
    rows: tuple[Gap, ...]
    left_out: int


def rate(subject: Subject, catalogue: Catalogue, domain: str) -> Rated:
    """Return the ratings of one domain for an occupation; without any its places are empty."""
    places, names = {}, {}
    for each in read_ratings(catalogue, subject.code, domain):
        names[each.element] = each.name
        if domain == GROUPS:
            places[each.element] = Place(each.importance, None, each.n, each.reliable)
        else:
            places[each.element] = Place(each.level, each.importance, each.n, each.reliable)
    return Rated(subject, places, names)


def find_gaps(people: Sequence[Rated], domain: str) -> Gaps:
    """Return the elements of PEOPLE, who are not empty, as rows in the order of the chart.

    One occupation alone: the most important first, those below importance 3 left out. Several:
    by the difference between the first two times the importance for the second, so the largest
    gaps first and what is more than enough last; left out is what is below importance 3 for all
    and differs by less than 0.5. What is not relevant at one end comes first or last.
    """
    names = {element: name for each in people for element, name in each.names.items()}
    found = [
        Gap(element, name, tuple(each.places.get(element) for each in people))
        for element, name in names.items()
    ]
    kept = [each for each in found if domain == GROUPS or _matters(each)]
    order = _by_importance if len(people) == 1 else _by_gap
    return Gaps(domain, tuple(sorted(kept, key=order)), len(found) - len(kept))


def _matters(gap: Gap) -> bool:
    differences = [gap.difference(number) for number in range(1, len(gap.places))]
    return gap.most_important >= IMPORTANT or any(
        abs(each) >= NOTABLE for each in differences if each is not None
    )


def _by_importance(gap: Gap) -> tuple[float, float, str]:
    place = gap.places[0]
    level = place.level if place and place.level is not None else -1.0
    return (-gap.importance, -level, gap.name)


def _by_gap(gap: Gap) -> tuple[int, float, str]:
    difference = gap.difference()
    if difference is not None:
        return (1, -difference * gap.importance, gap.name)
    target = gap.places[1]
    is_new = target is not None and target.level is not None
    return (0 if is_new else 2, -gap.importance * (target.level or 0 if target else 0), gap.name)
