"""An occupation in all states and areas: its figures there as values, each with its reason."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from occdesk.catalogue.records import RegionalFigure
from occdesk.catalogue.regions import read_areas, read_regions
from occdesk.charts.shared.subjects import Subject
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_match
from occdesk.metrics.regional import REGIONAL
from occdesk.metrics.registry import metric
from occdesk.model.mark import Mark
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import NBSP

ROUGH = 20.0
"""A relative standard error in percent above which a bar is hatched: a range of 39% each way."""

UNSURE = 30.0
"""A relative standard error in percent above which an area is not named as the highest."""

_FIELDS = dict(REGIONAL)

REASONS: Mapping[str, str] = {
    "withheld": "not released by OEWS",
    "hourly": "released by the hour only",
    "unpublished": "not published for areas of this kind",
    "": "without a row in OEWS",
}
"""Why a region has no figure, by what marks it; see RegionalFigure."""


class Region(NamedTuple):
    """A state or area, and its row for the occupation; None where there is none."""

    area: str
    title: str
    state: str
    figure: RegionalFigure | None

    def number(self, metric_id: str) -> float | None:
        """Return its number of a metric; None where it is not published."""
        found = None if self.figure is None else getattr(self.figure, _FIELDS[metric_id])
        return None if found is None else float(found)

    def mark(self, metric_id: str) -> str:
        """Return what marks its figure of a metric; see RegionalFigure."""
        return "" if self.figure is None else self.figure.marks.get(_FIELDS[metric_id], "")

    @property
    def is_weak(self) -> bool:
        """Whether its figures are too unsure to be called the highest or the lowest.

        Its jobs are not published, or the error of its jobs or of its pay is above UNSURE.
        """
        if self.figure is None:
            return False
        errors = (self.figure.rse, self.figure.wage_rse)
        known = self.figure.employment is not None
        return not known or any(each is not None and each > UNSURE for each in errors)

    def error(self, metric_id: str) -> float | None:
        """Return the relative standard error in percent that says how sure a metric is here.

        That of a median and of a location quotient is not published: those of the mean wage and
        of the jobs stand for them.
        """
        if self.figure is None:
            return None
        return self.figure.wage_rse if metric_id.endswith("_wage") else self.figure.rse


class Survey(NamedTuple):
    """All that is known of one occupation by area, and which metric is mapped.

    `areas` are those that have a row. `group` says for whom the figures are, where they are those
    of a merged group or of a wider code, and `mark` is the mark of all of them.
    """

    subject: Subject
    what: Metric
    year: int
    states: tuple[Region, ...]
    areas: tuple[Region, ...]
    nation: Value | None
    group: str
    release: str
    mark: Mark | None = None

    def value(self, region: Region, metric_id: str = "") -> Value:
        """Return a region's value of a metric, of the mapped one unless another is named."""
        what = metric(metric_id) if metric_id else self.what
        figure, number = region.figure, region.number(what.id)
        missing = figure is None or number is None
        note = self.explain(region, what.id) if missing else self.group or None
        rse = None
        if figure is not None:
            rse = {"employment": figure.rse, "mean_wage": figure.wage_rse}.get(what.id)
        return Value(
            self.subject.code, what.id, number, None, self.year, region.title, "measured",
            None if figure is None or missing else figure.match,
            None if figure is None else figure.published_for, what.source, self.release, note,
            "at_least" if region.mark(what.id) == "at_least" else "", rse,
        )  # fmt: skip

    def known(self, regions: Sequence[Region]) -> list[Region]:
        """Return those of REGIONS that have the mapped figure, the highest first, ties by name."""
        id = self.what.id
        found = [(number, each) for each in regions if (number := each.number(id)) is not None]
        return [each for _, each in sorted(found, key=lambda pair: (-pair[0], pair[1].title))]

    def places(self, regions: Sequence[Region]) -> dict[str, int]:
        """Return the place of each of REGIONS that has the mapped figure, by area code.

        Equal figures share a place. One that is capped is counted but has the place 0, as nobody
        knows where it would stand; one that is unsure has the place 0 and is not counted.
        """
        found: dict[str, int] = {}
        place, last, count = 0, None, 0
        for each in self.known(regions):
            if each.is_weak:
                found[each.area] = 0
                continue
            count += 1
            number = each.number(self.what.id)
            place = place if number == last else count
            last = number
            found[each.area] = 0 if each.mark(self.what.id) == "at_least" else place
        return found

    def explain(self, region: Region, metric_id: str) -> str:
        """Return in a few words why a region has no figure of a metric."""
        if region.figure is None:
            return f"no row for SOC {self.subject.occupation.soc} in OEWS"
        return REASONS[region.mark(metric_id) or "unpublished"]


def survey_regions(subject: Subject, what: Metric, measures: Dataset) -> Survey | None:
    """Return the figures of SUBJECT in the latest year; None where no area has a row."""
    catalogue = measures.catalogue
    found = read_regions(catalogue, subject.code)
    if not found:
        return None
    year = max(each.year for each in found)
    rows = {each.area: each for each in found if each.year == year}
    states, areas = [], []
    for code, kind, title, state in read_areas(catalogue):
        region = Region(code, title, state, rows.get(code))
        if kind == "state":
            states.append(region)
        elif region.figure is not None:
            areas.append(region)
    nation = None if what.id == "location_quotient" else measures.value(subject.code, what.id, year)
    if nation is not None and nation.number is None:
        nation = None
    match = next((each.match for each in rows.values()), None)
    mark = mark_match(subject.code, match, measures)
    return Survey(
        subject, what, year, tuple(states), tuple(areas), nation,
        f"{mark.sign}{NBSP}{mark.sentence}" if mark else "",
        catalogue.release_of_rows("regional"), mark,
    )  # fmt: skip
