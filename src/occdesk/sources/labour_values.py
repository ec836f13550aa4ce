"""Values of employment, pay, projections and entry requirements, joined to every occupation."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.joins import Joined, join_by_soc
from occdesk.model.occupation import Occupation
from occdesk.sources import oews, projections
from occdesk.sources.container import Container
from occdesk.sources.content import Content, Series
from occdesk.sources.rows import Column, ValueRow, place_row

_ALL_OCCUPATIONS = Occupation(
    oews.TOTAL, "All Occupations", oews.TOTAL, "", "", oews.TOTAL, oews.TOTAL, surveyed=False
)
_PROJECTED = (
    *("ep_employment", "projected_employment", "projected_growth", "openings"),
    *("self_employed", "entry_education", "work_experience", "training"),
)


class Editions(NamedTuple):
    """The figures of every OEWS edition, and the title of each code."""

    content: Content
    titles: Mapping[str, str]


def read_editions(raw: Path) -> Editions:
    """Return the figures of every OEWS edition among the official files."""
    container = Container(raw / oews.FOLDER, f"{oews.FOLDER}/")
    return Editions(oews.read_oews(container), oews.read_titles(container))


def name_groups(editions: Editions, occupations: Sequence[Occupation]) -> dict[str, str]:
    """Return the title of each merged code, by code."""
    merged = {one.matrix for one in occupations if one.matrix and one.matrix != one.soc}
    return {code: editions.titles.get(code, "") for code in sorted(merged)}


def place_oews(
    editions: Editions, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    """Yield a row for every OEWS metric and year: for each occupation, and for the nation."""
    for series in editions.content.series:
        yield from _place(series, occupations, groups)
        nation = Joined(series.cells[oews.TOTAL].cell, "exact", oews.TOTAL)
        yield place_row(_column(series), _ALL_OCCUPATIONS, nation, absent="")


def place_projections(
    raw: Path, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    """Yield a row for every metric of the projections and every occupation."""
    content = projections.read_projections(Container(raw / projections.FOLDER))
    for series in content.series:
        if series.extract.metric in _PROJECTED:
            yield from _place(series, occupations, groups)


def _place(
    series: Series, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    cells = {code: published.cell for code, published in series.cells.items()}
    for occupation in occupations:
        yield place_row(
            _column(series),
            occupation,
            join_by_soc(occupation, cells),
            absent=series.absent(occupation),
            group_title=groups.get(occupation.matrix, ""),
        )


def _column(series: Series) -> Column:
    extract = series.extract
    return Column(extract.metric, extract.year, extract.status, extract.release)
