"""Who stands where by one metric: occupations from the highest to the lowest, and their ranks."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple

from occdesk.charts.shared.subjects import Subject, marked
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.ranking.view import RankingOptions
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import parse_where
from occdesk.metrics.marking import Matches, marks_of, matches_of
from occdesk.model.codes import soc_of
from occdesk.model.errors import UsageError
from occdesk.model.mark import Mark, is_own
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.wording import say_number


class Place(NamedTuple):
    """One occupation in the order. `rank` is 1 for the highest, and equal figures share it.

    It is None for what is shown and not counted: an occupation that the filter does not keep, an
    estimate, and a figure of a wider code or a merged group, which counts once, at the occupation
    that the code is named after. `equal` says how many of those counted have its figure besides
    itself, `lower` how many have a lower one.
    """

    occupation: Occupation
    number: float
    rank: int | None
    equal: int
    lower: int

    @property
    def code(self) -> str:
        return self.occupation.code


@dataclass(frozen=True)
class Standings:
    """Everything that the parts of a ranking are drawn from.

    `places` are from the highest to the lowest, equal ones by title; `missing` are those of
    `kept` and of the subjects that have no number, by code. `kept` are those that the filter
    keeps.
    """

    measures: Dataset
    what: Metric
    matches: Matches
    marks: Mapping[str, Mark]
    kept: frozenset[str]
    subjects: tuple[Subject, ...]
    places: tuple[Place, ...]
    missing: tuple[Occupation, ...]

    @cached_property
    def counted(self) -> tuple[Place, ...]:
        """The places that have a rank."""
        return tuple(each for each in self.places if each.rank is not None)

    @cached_property
    def by_code(self) -> Mapping[str, Place]:
        return {each.code: each for each in self.places}

    @cached_property
    def middle(self) -> float:
        """The median, to which each occupation counts once; there must be a counted one."""
        return median(each.number for each in self.counted)

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Why each of the missing has no number."""
        return {
            each.code: self.measures.value(each.code, self.what.id).note or "not published"
            for each in self.missing
        }

    @cached_property
    def uncounted(self) -> Mapping[str, Mark]:
        """The marks of the kept ones that have a number and no rank, by code."""
        codes = (each.code for each in self.places if each.rank is None)
        return {c: self.marks[c] for c in codes if c in self.kept and c in self.marks}

    def published_for(self, occupation: Occupation) -> str | None:
        """Return the code that the figure of OCCUPATION was published for; None if estimated."""
        match = self.matches.of(occupation.code)
        if match == "estimated":
            return None
        if match == "group":
            return occupation.matrix
        return soc_of(occupation.code) if match == "soc" else occupation.code

    def say(self, number: float) -> str:
        """Return NUMBER in words, in the unit of the metric."""
        return say_number(number, self.what.unit, self.what.decimals)

    def say_place(self, place: Place) -> str:
        """Return the number at PLACE in words, with `at least` where it was capped."""
        words = self.say(place.number)
        return f"at least {words}" if place.code in self.matches.at_least else words


def rank_all(spec: ChartSpec, measures: Dataset) -> Standings:
    """Return all occupations that spec.where keeps in the order of the metric that is ranked.

    Raises UsageError for an unknown metric, one that is words, and an unreadable filter.
    """
    what = measures.metric(spec.take(RankingOptions).metric)
    if what.unit == "category":
        raise UsageError(f"{what.label} ({what.id}) is words, not a number; rank by another one.")
    everyone = measures.catalogue.occupations
    kept = frozenset(each.code for each in everyone)
    if spec.where.strip():
        kept &= parse_where(spec.where, measures.metric).codes(measures, estimates=spec.estimates)
    subjects = marked(spec, measures)
    wanted = kept | {each.code for each in subjects}
    shown = [each for each in everyone if each.code in wanted]
    numbers = measures.numbers(what.id, estimates=spec.estimates)
    marks = marks_of(measures, what, estimates=spec.estimates)
    valued = [code for code in kept if code in numbers]
    # Where nobody has a figure of their own, those of others are ranked.
    own = frozenset(c for c in valued if is_own(marks.get(c))) or frozenset(valued)
    rising = sorted(numbers[code] for code in own)
    places = [
        _place(each, numbers[each.code], rising, each.code in own)
        for each in shown
        if each.code in numbers
    ]
    return Standings(
        measures=measures,
        what=what,
        matches=matches_of(measures, what, estimates=spec.estimates),
        marks=marks,
        kept=kept,
        subjects=subjects,
        places=tuple(sorted(places, key=lambda p: (-p.number, p.rank is None, p.occupation.title))),
        missing=tuple(each for each in shown if each.code not in numbers),
    )


def _place(occupation: Occupation, number: float, rising: list[float], is_counted: bool) -> Place:
    lower = bisect_left(rising, number)
    up_to = bisect_right(rising, number)
    rank = len(rising) - up_to + 1 if is_counted else None
    return Place(occupation, number, rank, up_to - lower - is_counted, lower)
