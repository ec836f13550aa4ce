"""The O*NET database: occupations, titles, job zones, interests, relations, skills, knowledge.

Text files are separated by tabs and know no quoting. Task statements are counted, never kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.markers import parse_number, parse_optional
from occdesk.sources.sheets import read_sheet, read_text

FOLDER = "onet_30_1"
OCCUPATIONS = f"{FOLDER}/Occupation Data.txt"
ALTERNATE_TITLES = f"{FOLDER}/Alternate Titles.txt"
REPORTED_TITLES = f"{FOLDER}/Sample of Reported Titles.txt"
JOB_ZONES = f"{FOLDER}/Job Zones.txt"
INTERESTS = f"{FOLDER}/Interests.txt"
RELATED = f"{FOLDER}/Related Occupations.txt"
TASKS = f"{FOLDER}/Task Statements.txt"
RATINGS = {"skill": f"{FOLDER}/Skills.xlsx", "knowledge": f"{FOLDER}/Knowledge.xlsx"}

CODE = "O*NET-SOC Code"
AREAS_OF_INTEREST = (
    "Realistic",
    "Investigative",
    "Artistic",
    "Social",
    "Enterprising",
    "Conventional",
)
"""In the order in which the high points count them, from 1."""

_HIGH_POINTS = (
    "First Interest High-Point",
    "Second Interest High-Point",
    "Third Interest High-Point",
)


@dataclass(frozen=True, slots=True)
class Interests:
    """One occupation's six interest scores (1-7), in order, and its one to three high points."""

    code: str
    scores: tuple[float, ...]
    high_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An occupation that O*NET names as related; `rank` 1 is the closest."""

    code: str
    rank: int
    related: str
    tier: str


@dataclass(frozen=True, slots=True)
class Rating:
    """One skill or knowledge area of one occupation on one scale (IM 1-5, LV 0-7)."""

    code: str
    element: str
    name: str
    scale: str
    number: float
    low: float | None
    high: float | None
    n: int | None
    suppress: bool
    irrelevant: bool


def read_occupations(raw: Path) -> tuple[tuple[str, str], ...]:
    """Return code and title of every occupation, in order of code."""
    return tuple(sorted((code, title) for code, title in _lines(raw, OCCUPATIONS, "Title")))


def read_titles(raw: Path) -> dict[str, tuple[str, ...]]:
    """Return the other titles of each occupation, in alphabetical order, without its own title.

    Alternate titles and reported titles together; two that differ only by letter case are one.
    """
    own = dict(read_occupations(raw))
    titles: dict[str, dict[str, str]] = {code: {} for code in own}
    for file, column in (
        (ALTERNATE_TITLES, "Alternate Title"),
        (REPORTED_TITLES, "Reported Job Title"),
    ):
        for code, title in _lines(raw, file, column):
            if code not in own:
                raise OccDeskError(f"{raw / file} names {code}, which {OCCUPATIONS} does not have.")
            if title.casefold() != own[code].casefold():
                titles[code].setdefault(title.casefold(), title)
    return {code: tuple(sorted(found.values())) for code, found in titles.items()}


def read_job_zones(raw: Path) -> dict[str, int]:
    """Return the job zone, 1 (little preparation) to 5 (extensive), of each surveyed occupation."""
    where = f"column Job Zone of {raw / JOB_ZONES}"
    lines = _lines(raw, JOB_ZONES, "Job Zone")
    return {code: int(parse_number(zone, where)) for code, zone in lines}


def read_interests(raw: Path) -> tuple[Interests, ...]:
    """Return the interest scores and high points of each surveyed occupation."""
    scores: dict[str, dict[str, float]] = {}
    points: dict[str, dict[str, int]] = {}
    path = raw / INTERESTS
    columns = ("Element Name", "Scale ID", "Data Value")
    for code, name, scale, text in _lines(raw, INTERESTS, *columns):
        number = parse_number(text, f"column Data Value of {path}")
        if scale == "OI":
            scores.setdefault(code, {})[name] = number
        elif scale == "IH":
            points.setdefault(code, {})[name] = int(number)
    return tuple(
        Interests(
            code=code,
            scores=tuple(_score(found, area, code, path) for area in AREAS_OF_INTEREST),
            high_points=tuple(
                AREAS_OF_INTEREST[place - 1]
                for place in (points.get(code, {}).get(name, 0) for name in _HIGH_POINTS)
                if place
            ),
        )
        for code, found in scores.items()
    )


def read_related(raw: Path) -> Iterator[Relation]:
    """Yield the related occupations of each surveyed occupation, the closest first."""
    columns = ("Related O*NET-SOC Code", "Relatedness Tier", "Index")
    where = f"column Index of {raw / RELATED}"
    for code, related, tier, rank in _lines(raw, RELATED, *columns):
        yield Relation(code=code, rank=int(parse_number(rank, where)), related=related, tier=tier)


def read_tasks(raw: Path) -> Iterator[tuple[str, str]]:
    """Yield (code, text) of each task statement."""
    yield from ((code, text) for code, text in _lines(raw, TASKS, "Task"))


def count_tasks(raw: Path) -> dict[str, int]:
    """Return the number of task statements of each surveyed occupation."""
    counts: dict[str, int] = {}
    for code, _ in _lines(raw, TASKS, "Task ID"):
        counts[code] = counts.get(code, 0) + 1
    return counts


def read_ratings(raw: Path, domain: str) -> Iterator[Rating]:
    """Yield the ratings of one DOMAIN, `skill` or `knowledge`, from its workbook."""
    path = raw / RATINGS[domain]
    columns = (
        CODE,
        "Element ID",
        "Element Name",
        "Scale ID",
        "Data Value",
        "Lower CI Bound",
        "Upper CI Bound",
        "N",
        "Recommend Suppress",
        "Not Relevant",
    )
    for row in read_sheet(path, path.stem, columns):
        code, element, name, scale, number, low, high, n, suppress, irrelevant = row
        if code is None:
            continue
        where = f"the line of {code} {element} in {path}"
        counted = parse_optional(n, where)
        yield Rating(
            code=str(code),
            element=str(element),
            name=str(name),
            scale=str(scale),
            number=parse_number(number, where),
            low=parse_optional(low, where),
            high=parse_optional(high, where),
            n=None if counted is None else int(counted),
            suppress=suppress == "Y",
            irrelevant=irrelevant == "Y",
        )


def _lines(raw: Path, file: str, *columns: str) -> Iterator[tuple[str, ...]]:
    return read_text(raw / file, (CODE, *columns), delimiter="\t", quoting="plain")


def _score(scores: dict[str, float], area: str, code: str, path: Path) -> float:
    if area not in scores:
        raise OccDeskError(f"{path} has no {area} score for {code}.")
    return scores[area]
