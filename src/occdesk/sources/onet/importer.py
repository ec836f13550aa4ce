"""The O*NET database: everything that one release holds about occupations.

Releases 25.1 and later are read as text, as workbooks or both, in a folder, an archive or one by
one. Sentences written by others are read only where they are asked for.
"""

from collections.abc import Collection, Iterator

from occdesk.model.value import Source
from occdesk.sources.files.container import Container
from occdesk.sources.onet.files import CODE, FILES, SOURCE, recognise_onet
from occdesk.sources.onet.ratings import DOMAINS, Bounds, read_categories
from occdesk.sources.onet.ratings import read_ratings as read_domain
from occdesk.sources.onet.reading import Reading
from occdesk.sources.onet.series import read_series
from occdesk.sources.onet.tasks import (
    missing_elements,
    read_activities,
    read_task_ratings,
    read_task_rows,
)
from occdesk.sources.onet.titles import (
    ALTERNATE,
    PRODUCT,
    REPORTED,
    read_alternate_titles,
    read_descriptions,
    read_related_occupations,
    read_technologies,
)
from occdesk.sources.pack.content import Content, Extract, Task

__all__ = ["read_onet", "read_tasks", "recognise_onet"]


def read_onet(
    container: Container, *, sentences: bool, known: Collection[str] | None = None
) -> Content:
    """Return what the files of one O*NET release hold; parts whose files are not there are empty.

    With SENTENCES also task statements and their ratings, and descriptions. KNOWN are the codes
    of occupations to keep, by default those of Occupation Data; rows about others are counted in
    a warning. Raises OccDeskError for a file that is not in its published layout, has a key twice
    or a number that is none, and for files of several releases.
    """
    reading = Reading(container, known)
    content = Content(
        sources=[_source(reading.release.title)],
        releases=[reading.release],
        files=reading.files(),
    )
    bounds = Bounds(reading)
    content.series = [one for one in read_series(reading, bounds) if one.cells]
    _add_ratings(content, reading, bounds)
    _add_activities(content, reading)
    _add_titles(content, reading)
    if sentences:
        _add_sentences(content, reading, bounds)
    content.extracts += _list_extracts(content, reading)
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
        if found.ratings or found.respondents:
            content.extracts += reading.extracts(domain, "Data Value")
    content.ratings, content.respondents = ratings, respondents
    content.categories = list(read_categories(reading))


def _add_activities(content: Content, reading: Reading) -> None:
    content.activities = read_activities(reading)
    content.elements += missing_elements(content, reading)


def _add_titles(content: Content, reading: Reading) -> None:
    content.alternate_titles = list(read_alternate_titles(reading))
    content.related = list(read_related_occupations(reading))
    content.technologies = list(read_technologies(reading))


def _add_sentences(content: Content, reading: Reading, bounds: Bounds) -> None:
    content.tasks = list(read_task_rows(reading))
    content.task_ratings = list(read_task_ratings(reading, bounds))
    content.descriptions = list(read_descriptions(reading))


def _list_extracts(content: Content, reading: Reading) -> Iterator[Extract]:
    """Yield where rows stand, for tables that have any: a pack is asked for what it names."""
    for metric, rows, column, key in (
        ("alternate_title", content.alternate_titles, ALTERNATE, CODE),
        ("reported_title", content.alternate_titles, REPORTED, CODE),
        ("related", content.related, "Related O*NET-SOC Code", CODE),
        ("technology", content.technologies, PRODUCT, CODE),
        ("task", content.tasks, "Task", "Task ID"),
        ("task_rating", content.task_ratings, "Data Value", "Task ID"),
    ):
        if rows:
            yield from reading.extracts(metric, column, key=key)
    if content.descriptions:
        yield from reading.extracts("description", "Description", part="occupation")


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
