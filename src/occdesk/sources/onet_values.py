"""Values of job zone and interests, which O*NET publishes for the very code."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from occdesk.catalogue.joins import Joined
from occdesk.model.occupation import Occupation
from occdesk.sources.markers import Cell
from occdesk.sources.onet import AREAS_OF_INTEREST, read_interests, read_job_zones
from occdesk.sources.provenance import ONET
from occdesk.sources.rows import NO_YEAR, Column, ValueRow, place_row


def place_onet(raw: Path, occupations: Sequence[Occupation]) -> Iterator[ValueRow]:
    """Yield a row for job zone, each interest and the interest code, and every occupation."""
    zones = {code: Cell(number=float(zone)) for code, zone in read_job_zones(raw).items()}
    yield from _place("job_zone", zones, "job zone", occupations)
    interests = read_interests(raw)
    for place, area in enumerate(AREAS_OF_INTEREST):
        cells = {one.code: Cell(number=one.scores[place]) for one in interests}
        yield from _place(f"interest_{area.lower()}", cells, "interest scores", occupations)
    # Two or three high points, the strongest first; O*NET writes 0 where there is no further.
    codes = {one.code: Cell(text=", ".join(one.high_points)) for one in interests}
    yield from _place("interest_code", codes, "interest scores", occupations)


def _place(
    metric: str, cells: dict[str, Cell], what: str, occupations: Sequence[Occupation]
) -> Iterator[ValueRow]:
    column = Column(metric, NO_YEAR, "rated", ONET)
    for occupation in occupations:
        code = occupation.code
        yield place_row(
            column,
            occupation,
            Joined(cells[code], "exact", code) if code in cells else None,
            absent=f"O*NET 30.1 collects no data about this occupation, so it has no {what}.",
        )
