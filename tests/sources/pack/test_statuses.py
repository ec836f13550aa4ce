"""What every family of official files hands over: statuses as in the registry, places with rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from occdesk.metrics.registry import METRICS, metric
from occdesk.sources.families import FAMILIES
from occdesk.sources.files.container import Container
from occdesk.sources.indices.eisfeldt import read_eisfeldt
from occdesk.sources.indices.eloundou import read_eloundou
from occdesk.sources.indices.felten import read_felten
from occdesk.sources.indices.frey_osborne import read_frey_osborne
from occdesk.sources.indices.microsoft import read_microsoft
from occdesk.sources.indices.webb import read_webb
from occdesk.sources.pack.content import Content
from occdesk.sources.soc import read_soc

TABLES = {
    "activity_measure": "activities",
    "alternate_title": "alternate_titles",
    "reported_title": "alternate_titles",
    "pattern": "patterns",
    "regional": "regional",
    "related": "related",
    "technology": "technologies",
    "activity_weight": "activity_weights",
    "task": "tasks",
    "task_label": "labels",
    "task_rating": "task_ratings",
    "task_use": "task_uses",
    "description": "descriptions",
}
"""Field of Content by the table that an extract names; the others name a domain of ratings."""


@pytest.fixture(scope="module")
def families(
    raw: Path,
    onet_content: Content,
    oews_content: Content,
    projections_contents: dict[str, Content],
    anthropic_content: Content,
) -> dict[str, list[Content]]:
    """Return everything in the folder of official files, by family."""
    return {
        "onet": [onet_content],
        "soc": [
            read_soc(Container(raw / name), sentences=True)
            for name in ("soc_2018", "onet_taxonomy")
        ],
        "oews": [oews_content],
        "ep": list(projections_contents.values()),
        "anthropic": [anthropic_content],
        "eloundou": [read_eloundou(Container(raw / "eloundou_2024"))],
        "microsoft": [read_microsoft(Container(raw / "microsoft_working_with_ai"))],
        "felten": [read_felten(Container(raw / "felten_aioe"))],
        "frey-osborne": [read_frey_osborne(Container(raw / "frey_osborne_2017"))],
        "webb": [read_webb(Container(raw / "webb_2020"))],
        "eisfeldt": [read_eisfeldt(Container(raw / "eisfeldt_2023"))],
    }


def _all(families: dict[str, list[Content]]) -> Iterator[Content]:
    for contents in families.values():
        yield from contents


def _first(content: Content, field: str) -> object:
    return next(iter(getattr(content, field)), None)


@pytest.mark.excerpts
def test_every_family_but_a_table_of_ones_own_is_looked_at(
    families: dict[str, list[Content]],
) -> None:
    assert set(families) == {family.id for family in FAMILIES} - {"table"}


def test_every_column_has_the_status_that_the_registry_states(
    families: dict[str, list[Content]],
) -> None:
    stated = {one.id: one.status for one in METRICS}
    found = {
        (series.extract.metric, series.extract.status)
        for content in _all(families)
        for series in content.series
    }
    assert len(found) == 56
    assert [(name, status) for name, status in sorted(found) if stated.get(name) != status] == []


@pytest.mark.excerpts
def test_the_year_that_is_shown_is_the_last_that_is_published(
    families: dict[str, list[Content]],
) -> None:
    years: dict[str, int] = {}
    for content in _all(families):
        for series in content.series:
            name = series.extract.metric
            years[name] = max(series.extract.year, years.get(name, 0))
    assert {name: metric(name).year or 0 for name in years} == years


@pytest.mark.excerpts
def test_metrics_are_defined_in_the_registry_alone(families: dict[str, list[Content]]) -> None:
    assert [one.id for content in _all(families) for one in content.metrics] == []


@pytest.mark.excerpts
def test_every_place_that_is_named_has_rows(families: dict[str, list[Content]]) -> None:
    """The pack that names a place is asked for its rows, and would hide those of others."""
    for content in _all(families):
        named = {one.metric.partition(".")[0] for one in content.extracts}
        tables = {one for one in named & TABLES.keys() if _first(content, TABLES[one])}
        domains = {one.domain for one in (*content.ratings, *content.respondents)}
        assert named == tables | domains


@pytest.mark.excerpts
def test_every_release_and_every_file_is_that_of_a_figure_or_a_row(
    families: dict[str, list[Content]],
) -> None:
    for content in _all(families):
        releases = {one.id for one in content.releases}
        assert {one.release for one in content.files} == releases
        assert {one.source for one in content.releases} == {one.id for one in content.sources}
        files = {one.path for one in content.files}
        assert {one.extract.file for one in content.series} <= files
        assert {one.file for one in content.extracts} <= files
