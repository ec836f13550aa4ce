"""The O*NET database: everything that one release holds about occupations.

Releases 25.1 and later are read as text, as workbooks or both, in a folder, an archive or one by
one. Sentences written by others are read only where they are asked for.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Source
from occdesk.sources.container import Container
from occdesk.sources.content import Content, Extract, Task
from occdesk.sources.markers import parse_number, parse_optional
from occdesk.sources.onet_files import FILES, SOURCE, recognise_onet
from occdesk.sources.onet_ratings import DOMAINS, Bounds, read_categories
from occdesk.sources.onet_ratings import read_ratings as read_domain
from occdesk.sources.onet_reading import Reading
from occdesk.sources.onet_series import read_series
from occdesk.sources.onet_tasks import (
    DWA,
    missing_elements,
    read_activities,
    read_detailed_activities,
    read_emerging_tasks,
    read_task_activities,
    read_task_ratings,
    read_task_rows,
)
from occdesk.sources.onet_titles import (
    ALTERNATE,
    PRODUCT,
    REPORTED,
    read_alternate_titles,
    read_descriptions,
    read_related_occupations,
    read_technologies,
)
from occdesk.sources.sheets import read_sheet, read_text

__all__ = ["read_onet", "read_tasks", "recognise_onet"]


def read_onet(
    container: Container, *, sentences: bool, known: Collection[str] | None = None
) -> Content:
    """Return what the files of one O*NET release hold; parts whose files are not there are empty.

    With SENTENCES also task statements and their ratings, emerging tasks and descriptions. KNOWN
    are the codes of occupations to keep, by default those of Occupation Data; rows about others
    are counted in a warning. Raises OccDeskError for a file that is not in its published layout,
    has a key twice or a number that is none, and for files of several releases.
    """
    reading = Reading(container, known)
    content = Content(
        sources=[_source(reading.release.title)],
        releases=[reading.release],
        files=reading.files(),
    )
    bounds = Bounds(reading)
    content.series = list(read_series(reading, bounds))
    _add_ratings(content, reading, bounds)
    _add_activities(content, reading)
    _add_titles(content, reading)
    if sentences:
        _add_sentences(content, reading, bounds)
    content.warnings = list(_warnings(reading))
    return content


def read_tasks(container: Container) -> Iterator[Task]:
    """Yield each task statement of the O*NET database."""
    yield from read_task_rows(Reading(container))


def _add_ratings(content: Content, reading: Reading, bounds: Bounds) -> None:
    ratings, respondents = [], []
    for domain in DOMAINS:
        found = read_domain(reading, domain, bounds)
        content.elements += found.elements
        ratings += found.ratings
        respondents += found.respondents
        content.extracts += reading.extracts(domain, "Data Value")
    content.ratings, content.respondents = ratings, respondents
    content.categories = list(read_categories(reading))


def _add_activities(content: Content, reading: Reading) -> None:
    content.activities = read_activities(reading)
    content.detailed_activities = list(read_detailed_activities(reading))
    content.task_activities = list(read_task_activities(reading))
    content.elements += missing_elements(content, reading)
    content.extracts += reading.extracts("task_activity", DWA, key="Task ID")


def _add_titles(content: Content, reading: Reading) -> None:
    content.alternate_titles = list(read_alternate_titles(reading))
    content.related = list(read_related_occupations(reading))
    content.technologies = list(read_technologies(reading))
    content.extracts += [
        *reading.extracts("alternate_title", ALTERNATE),
        *reading.extracts("reported_title", REPORTED),
        *reading.extracts("related", "Related O*NET-SOC Code"),
        *reading.extracts("technology", PRODUCT),
    ]


def _add_sentences(content: Content, reading: Reading, bounds: Bounds) -> None:
    content.tasks = list(read_task_rows(reading))
    content.task_ratings = list(read_task_ratings(reading, bounds))
    content.emerging_tasks = list(read_emerging_tasks(reading))
    content.descriptions = list(read_descriptions(reading))
    content.extracts += _sentence_extracts(reading)


def _sentence_extracts(reading: Reading) -> list[Extract]:
    return [
        *reading.extracts("task", "Task", key="Task ID"),
        *reading.extracts("task_rating", "Data Value", key="Task ID"),
        *reading.extracts("emerging_task", "Task"),
        *reading.extracts("description", "Description", part="occupation"),
    ]


def _warnings(reading: Reading) -> Iterator[str]:
    if reading.release.id == SOURCE:
        yield (
            "These files do not say of which O*NET release they are; add the file Read Me.txt or"
            " keep the name of their folder, such as db_30_1_text."
        )
    if reading.has("occupation"):
        missing = [files[0] for part, files in _names().items() if not reading.has(part)]
        if missing:
            yield f"Not among the files of {reading.release.title}: {', '.join(missing)}."
    if sentence := reading.unknown_warning():
        yield sentence


def _names() -> dict[str, list[str]]:
    """Return the names by which each part is known, the first of them the oldest."""
    names: dict[str, list[str]] = {}
    for file in FILES:
        names.setdefault(file.part, []).append(file.name)
    return names


def _source(title: str) -> Source:
    return Source(
        SOURCE,
        "O*NET database",
        "National Center for O*NET Development for USDOL/ETA",
        "CC BY 4.0",
        f"This product includes information from the {title} Database by the U.S. Department of"
        " Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0"
        " license. O*NET is a trademark of USDOL/ETA.",
    )


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
