"""Skills, knowledge, abilities, activities, context, styles and education in the O*NET database:
ratings of elements, and the percent of respondents by category."""

from collections.abc import Iterator
from sys import intern
from typing import NamedTuple

from occdesk.sources.onet.reading import Keys, Line, Reading
from occdesk.sources.pack.content import Category, Element, RatingRow, RespondentRow

DOMAINS = ("skill", "knowledge", "ability", "activity", "context", "style", "education")

_COLUMNS = ("Element ID", "Element Name", "Scale ID", "Data Value")
# Which of these a file has depends on how its figures were collected, and on the release.
_OPTIONAL = (
    *("Category", "N", "Lower CI Bound", "Upper CI Bound"),
    *("Recommend Suppress", "Not Relevant"),
)
_ELEMENT, _NAME, _SCALE, _VALUE, _CATEGORY, _N, _LOW, _HIGH, _SUPPRESS, _IRRELEVANT = range(1, 11)


class Ratings(NamedTuple):
    """What one domain's files hold."""

    elements: list[Element]
    ratings: list[RatingRow]
    respondents: list[RespondentRow]


class Bounds:
    """The lowest and highest figure of each scale, from Scales Reference where it is given."""

    def __init__(self, reading: Reading) -> None:
        self._bounds: dict[str, tuple[float, float]] = {}
        for line in reading.lines("scale", ("Scale ID", "Minimum", "Maximum")):
            self._bounds[line.cells[0]] = (line.number(1), line.number(2))

    def check(self, line: Line, scale: str, number: float) -> None:
        """Raise OccDeskError where a figure lies outside its scale."""
        low, high = self._bounds.get(scale, (number, number))
        if not low <= number <= high:
            raise line.error(
                f"has {number:g} on scale {scale}, which goes from {low:g} to {high:g}"
            )


def read_ratings(reading: Reading, domain: str, bounds: Bounds) -> Ratings:
    """Return the rows of one of DOMAINS: those with a category are of respondents.

    A row without a figure is left out: nothing is published there.
    """
    found = Ratings([], [], [])
    names: dict[str, str] = {}
    keys = Keys()
    for line in reading.occupation_lines(domain, _COLUMNS, _OPTIONAL):
        code, element, scale = (intern(line.cells[cell]) for cell in (0, _ELEMENT, _SCALE))
        category = line.optional_integer(_CATEGORY)
        keys.add(line, code, element, scale, "" if category is None else category)
        names.setdefault(element, line.cells[_NAME])
        if not line.cells[_VALUE]:
            continue
        number = line.number(_VALUE)
        bounds.check(line, scale, number)
        figures = (number, line.optional(_LOW), line.optional(_HIGH), line.optional_integer(_N))
        suppress = line.flag(_SUPPRESS)
        raw = line.raw(_VALUE, number)
        if category is None:
            irrelevant = line.flag(_IRRELEVANT)
            marks = (suppress, irrelevant, line.row, raw)
            found.ratings.append(RatingRow(code, domain, element, scale, *figures, *marks))
        else:
            place = (code, domain, element, scale, category)
            found.respondents.append(RespondentRow(*place, *figures, suppress, line.row, raw))
    found.elements.extend(Element(element, domain, name) for element, name in names.items())
    return found


def read_categories(reading: Reading) -> Iterator[Category]:
    """Yield the words of the answers about education, context and the frequency of tasks."""
    columns = ("Scale ID", "Category", "Category Description")
    keys = Keys()
    for part in ("education_category", "context_category", "task_category"):
        for line in reading.lines(part, columns, ("Element ID",)):
            scale, _, words, element = line.cells
            category = line.integer(1)
            keys.add(line, scale, element, category)
            yield Category(scale, element, category, words)
