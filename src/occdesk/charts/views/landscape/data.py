"""The scene of a landscape: both axes, who is drawn, and how large; and what hints say."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.subjects import Subject, marked
from occdesk.charts.shared.wording import say_match
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.view import LandscapeOptions
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import parse_where
from occdesk.metrics.marking import Matches, marks_of, matches_of
from occdesk.model.errors import UsageError
from occdesk.model.mark import Mark, is_own
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.wording import say_number, say_year

SMALLEST, LARGEST = 3.5, 30.0
"""Diameters in points: of the smallest symbol, and of the occupation with most jobs."""

_LOG_UNITS = ("jobs", "usd", "usd_hour")


class Side(NamedTuple):
    """One axis: its metric, the numbers by occupation, and how they came to be."""

    what: Metric
    numbers: Mapping[str, float]
    matches: Matches
    marks: Mapping[str, Mark]

    @property
    def is_log(self) -> bool:
        """Jobs span five powers of ten, and a few pays of surgeons would crush all others."""
        return self.what.unit in _LOG_UNITS

    def has(self, code: str) -> bool:
        """Return whether the axis has a place for CODE; there is none for 0 on a log axis."""
        number = self.numbers.get(code)
        return number is not None and (number > 0 or not self.is_log)

    def hides(self, code: str) -> bool:
        """Return whether CODE has a number for which the axis has no place: 0 on a log scale."""
        return code in self.numbers and not self.has(code)

    def say(self, code: str) -> str:
        """Return the number of CODE in words with its sign, and `at least` where it was capped."""
        words = say_number(self.numbers[code], self.what.unit, self.what.decimals)
        words = f"at least {words}" if code in self.matches.at_least else words
        return with_sign(words, self.marks.get(code))

    def is_own(self, code: str) -> bool:
        """Return whether the number of CODE is its own, and may be the highest or the lowest."""
        return is_own(self.marks.get(code))


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that the parts of a landscape are drawn from.

    `shown` are those that the filter keeps and the subjects; `kept` those that it keeps.
    """

    measures: Dataset
    x: Side
    y: Side
    jobs: Mapping[str, float]
    jobs_marks: Mapping[str, Mark]
    most_jobs: float
    shown: tuple[Occupation, ...]
    kept: frozenset[str]
    subjects: tuple[Subject, ...]
    _reasons: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.x, self.y

    def is_estimated(self, code: str) -> bool:
        """Return whether one of the two numbers of CODE is an estimate."""
        return any(side.matches.of(code) == "estimated" for side in self.sides)

    def stands(self, code: str) -> bool:
        """Return whether CODE has a place in the plot."""
        return self.x.has(code) and self.y.has(code)

    def size(self, code: str) -> float:
        """Return the diameter in points whose area stands for the jobs of CODE."""
        return max(SMALLEST, LARGEST * math.sqrt(self.jobs.get(code, 0.0) / self.most_jobs))

    def reason(self, code: str, side: Side) -> str:
        """Return why SIDE has no number for CODE; looked up once."""
        key = (code, side.what.id)
        if key not in self._reasons:
            self._reasons[key] = self.measures.value(code, side.what.id).note or ""
        return self._reasons[key]

    def hint(self, occupation: Occupation) -> str:
        """Return what is said of OCCUPATION on hover: both values with year and match, its jobs."""
        code = occupation.code
        lines = [f"{occupation.title} ({code})"]
        for side in self.sides:
            label = side.what.label
            if code not in side.numbers:
                lines.append(f"{label}: no data. {self.reason(code, side)}".rstrip())
                continue
            year = say_year(side.what, side.what.year)
            mark = side.marks.get(code)
            match = mark.words if mark else say_match(side.matches.of(code), occupation)
            about = f"{year}, {match}" if year and match else year or match
            lines.append(
                f"{label}: {side.say(code)} ({about})" if about else f"{label}: {side.say(code)}"
            )
        if "employment" not in (self.x.what.id, self.y.what.id):
            jobs = self.jobs.get(code)
            said = "not published" if jobs is None else say_number(jobs, "jobs")
            mark = self.jobs_marks.get(code)
            about = f" ({mark.words})" if mark else ""
            lines.append(f"Jobs: {with_sign(said, mark)}{about}")
        return "\n".join(lines)


def look(spec: ChartSpec, measures: Dataset) -> Scene:
    """Return the scene that SPEC describes.

    Raises UsageError for an unknown metric, one that is words, and an unreadable filter.
    """
    asked = spec.take(LandscapeOptions)
    x, y = (_side(measures, each, estimates=spec.estimates) for each in (asked.x, asked.y))
    everyone = measures.catalogue.occupations
    kept = frozenset(each.code for each in everyone)
    if spec.where.strip():
        kept &= parse_where(spec.where, measures.metric).codes(measures, estimates=spec.estimates)
    subjects = marked(spec, measures)
    wanted = kept | {each.code for each in subjects} if kept else kept
    jobs = measures.numbers("employment")
    return Scene(
        measures=measures,
        x=x,
        y=y,
        jobs=jobs,
        jobs_marks=marks_of(measures, measures.metric("employment")),
        most_jobs=max(jobs.values(), default=1.0),
        shown=tuple(each for each in everyone if each.code in wanted),
        kept=kept,
        subjects=subjects,
    )


def _side(measures: Dataset, metric_id: str, *, estimates: bool) -> Side:
    what = measures.metric(metric_id)
    if what.unit == "category":
        raise UsageError(f"{what.label} ({what.id}) is words, not a number; choose another axis.")
    numbers = measures.numbers(what.id, estimates=estimates)
    return Side(
        what,
        numbers,
        matches_of(measures, what, estimates=estimates),
        marks_of(measures, what, estimates=estimates),
    )
