"""Job zones and interests of the O*NET database, which are published for the very code."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from occdesk.model.occupation import Occupation
from occdesk.sources.files.cells import Cell
from occdesk.sources.onet.ratings import Bounds
from occdesk.sources.onet.reading import Keys, Line, Reading
from occdesk.sources.pack.content import Cite, Published, Series, cite

AREAS_OF_INTEREST: Mapping[str, str] = {
    "1.B.1.a": "Realistic",
    "1.B.1.b": "Investigative",
    "1.B.1.c": "Artistic",
    "1.B.1.d": "Social",
    "1.B.1.e": "Enterprising",
    "1.B.1.f": "Conventional",
}
"""By Element ID, in the order in which the high points count them, from 1."""

_HIGH_POINTS = ("1.B.1.g", "1.B.1.h", "1.B.1.i")
_ZONES = range(1, 6)


class Interests(NamedTuple):
    """The rows of interests by Element ID and code: scores (1-7) and high points (0-6)."""

    scores: dict[str, dict[str, Line]]
    high_points: dict[str, dict[str, Line]]


def read_series(reading: Reading, bounds: Bounds) -> Iterator[Series]:
    """Yield job zone, the six interest scores and the interest code, as far as they are given."""
    if reading.has("job_zone"):
        yield _job_zone(reading)
    if reading.has("interest"):
        interests = read_interests(reading, bounds)
        for element, area in AREAS_OF_INTEREST.items():
            yield _interest(reading, element, area, interests.scores[element])
        yield _interest_code(reading, interests)


def read_interests(reading: Reading, bounds: Bounds) -> Interests:
    """Return the rows of Interests, or of Career Interest Types as they are called from 30.3 on.

    The cells of each are code, element, scale and figure.
    """
    found = Interests(
        {element: {} for element in AREAS_OF_INTEREST}, {element: {} for element in _HIGH_POINTS}
    )
    keys = Keys()
    for line in reading.occupation_lines("interest", ("Element ID", "Scale ID", "Data Value")):
        code, element, scale, text = line.cells
        keys.add(line, code, element, scale)
        rows = {"OI": found.scores, "IH": found.high_points}.get(scale, {}).get(element)
        if rows is not None and text:
            bounds.check(line, scale, line.number(3))
            rows[code] = line
    return found


def _job_zone(reading: Reading) -> Series:
    keys = Keys()
    cells = {}
    for line in reading.occupation_lines("job_zone", ("Job Zone",)):
        code, text = line.cells
        keys.add(line, code)
        zone = line.integer(1)
        if zone not in _ZONES:
            raise line.error(f"has “{text}” where a job zone from 1 to 5 should stand")
        cells[code] = Published(code, Cell(number=float(zone), raw=text), line.row)
    extract = reading.extract(reading.of("job_zone")[0], "job_zone", "Job Zone")
    return Series(extract, cells, "exact", _absent(reading, "job zone"))


def _interest(reading: Reading, element: str, area: str, lines: Mapping[str, Line]) -> Series:
    step = f"from the row with Element ID {element} and Scale ID OI"
    table = reading.of("interest")[0]
    extract = reading.extract(table, f"interest_{area.lower()}", "Data Value", step=step)
    cells = {
        code: Published(code, Cell(number=line.number(3), raw=line.cells[3]), line.row)
        for code, line in lines.items()
    }
    return Series(extract, cells, "exact", _absent(reading, "interest scores"))


def _interest_code(reading: Reading, interests: Interests) -> Series:
    names = ", ".join(f"{place} {area}" for place, area in enumerate(AREAS_OF_INTEREST.values(), 1))
    step = (
        "put together from up to three rows, those with Element ID"
        f" {', '.join(_HIGH_POINTS)} and Scale ID IH, whose numbers stand for {names};"
        " 0 stands for none"
    )
    extract = reading.extract(reading.of("interest")[0], "interest_code", "Data Value", step=step)
    cells = {}
    for code, first in interests.high_points[_HIGH_POINTS[0]].items():
        lines = [first]
        lines += [
            interests.high_points[element][code]
            for element in _HIGH_POINTS[1:]
            if code in interests.high_points[element]
        ]
        # The strongest first.
        words = ", ".join(_area(line) for line in lines if line.number(3))
        if words:
            raw = ", ".join(line.cells[3] for line in lines)
            cites = [Cite(line.row, line.cells[3]) for line in lines]
            cells[code] = cite(code, Cell(text=words, raw=raw), cites)
    return Series(extract, cells, "exact", _absent(reading, "interest scores"))


def _area(line: Line) -> str:
    place = line.integer(3)
    areas = tuple(AREAS_OF_INTEREST.values())
    if not 1 <= place <= len(areas):
        raise line.error(f"has “{line.cells[3]}” where one of the six interests should stand")
    return areas[place - 1]


def _absent(reading: Reading, what: str) -> Callable[[Occupation], str]:
    title = reading.release.title

    def reason(occupation: Occupation) -> str:
        if occupation.surveyed:
            return f"{title} gives no {what} for this occupation."
        return f"{title} collects no data about this occupation, so it has no {what}."

    return reason
