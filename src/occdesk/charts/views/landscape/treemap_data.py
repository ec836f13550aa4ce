"""The plots of a treemap: each code that BLS publishes, with its jobs and one number for all of it.

Several occupations of O*NET may share a code. Their jobs cannot be divided; their numbers may
differ, and the median of those that have one then stands for all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple

from occdesk.charts.views.landscape.data import Scene, Side
from occdesk.charts.views.landscape.treemap_classes import NamedClasses, even_classes
from occdesk.model.mark import Mark
from occdesk.model.occupation import Occupation
from occdesk.model.value import Match, farthest


class Plot(NamedTuple):
    """One published code: the occupations drawn with it and the jobs that they share.

    `members` have those of the focus and the comparison first; `others` is how many more the code
    has, which the filter leaves out. `having` are the members with a number, and `number` is
    theirs or their median.
    """

    code: str
    members: tuple[Occupation, ...]
    others: int
    jobs: float
    having: tuple[Occupation, ...]
    number: float | None
    is_median: bool
    match: Match | None
    is_capped: bool

    @property
    def lead(self) -> Occupation:
        """The occupation that the tile is named after and leads to."""
        return self.members[0]


@dataclass(frozen=True)
class Plots:
    """All plots of a picture, its classes, and those who have no place in it."""

    scene: Scene
    drawn: tuple[Plot, ...]
    named: NamedClasses
    absent: tuple[Occupation, ...]

    def level_of(self, plot: Plot) -> int | None:
        """Return the level of the colour of PLOT; None where it has no number."""
        return None if plot.number is None else self.named.classes.level_of(plot.number)

    def mark_of(self, plot: Plot) -> Mark | None:
        """Return the mark of the jobs of PLOT: those of a group, or of a code it is a part of."""
        return self.scene.jobs_marks.get(plot.lead.code)

    @cached_property
    def valued(self) -> tuple[Plot, ...]:
        """Those that have a number."""
        return tuple(each for each in self.drawn if each.number is not None)

    @cached_property
    def jobs(self) -> float:
        """How many jobs are drawn."""
        return sum(each.jobs for each in self.drawn)

    @cached_property
    def jobs_valued(self) -> float:
        """How many of them have a number."""
        return sum(each.jobs for each in self.valued)

    @cached_property
    def jobs_by_level(self) -> Counter[int]:
        """How many jobs are in each class that has any, by its level."""
        found: Counter[int] = Counter()
        for each in self.valued:
            level = self.level_of(each)
            if level is not None:
                found[level] += round(each.jobs)
        return found

    @property
    def lowest(self) -> int:
        """The level of the lowest class."""
        return self.named.classes.levels[0]

    @property
    def highest(self) -> int:
        """The level of the highest class."""
        return self.named.classes.levels[-1]


def survey_plots(scene: Scene) -> Plots:
    """Return the plots of the occupations that the filter of SCENE keeps.

    The axis x of SCENE gives the numbers, y the jobs. Classes are those of all occupations,
    without estimates, so that a filter changes no colour.
    """
    published: dict[str, list[Occupation]] = {}
    for each in scene.measures.catalogue.occupations:
        if each.code in scene.jobs:
            published.setdefault(each.matrix, []).append(each)
    direct = scene.measures.numbers(scene.x.what.id)
    weighed = []
    for members in published.values():
        found = [direct[each.code] for each in members if each.code in direct]
        if found:
            weighed.append((median(found), scene.jobs[members[0].code]))
    first = {each.code: place for place, each in enumerate(scene.subjects)}
    drawn = tuple(
        _plot(code, sorted(kept, key=lambda each: first.get(each.code, len(first))), members, scene)
        for code, members in published.items()
        if (kept := [each for each in members if each.code in scene.kept])
    )
    absent = tuple(
        each for each in scene.shown if each.code in scene.kept and each.code not in scene.jobs
    )
    return Plots(scene, drawn, even_classes(scene.x.what, weighed), absent)


def _plot(code: str, kept: Sequence[Occupation], all_: Sequence[Occupation], scene: Scene) -> Plot:
    side = scene.x
    having = tuple(each for each in kept if each.code in side.numbers)
    numbers = [side.numbers[each.code] for each in having]
    return Plot(
        code=code,
        members=tuple(kept),
        others=len(all_) - len(kept),
        jobs=scene.jobs[kept[0].code],
        having=having,
        number=median(numbers) if numbers else None,
        is_median=len(set(numbers)) > 1,
        match=_farthest(having, side),
        is_capped=any(each.code in side.matches.at_least for each in having),
    )


def _farthest(having: Sequence[Occupation], side: Side) -> Match | None:
    """Return the match of the median of HAVING: the farthest of theirs."""
    return farthest(side.matches.of(each.code) for each in having) if having else None


class Family(NamedTuple):
    """A SOC major group and its plots, the largest first."""

    code: str
    title: str
    plots: tuple[Plot, ...]

    @property
    def jobs(self) -> float:
        """How many jobs its plots have together."""
        return sum(each.jobs for each in self.plots)
