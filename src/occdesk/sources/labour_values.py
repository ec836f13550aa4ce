"""Values of employment, pay, projections and entry requirements, joined to every occupation."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from occdesk.catalogue.joins import Joined, join_by_soc
from occdesk.model.occupation import Occupation
from occdesk.sources import oews, projections
from occdesk.sources.markers import Cell
from occdesk.sources.provenance import PROJECTIONS, oews_release
from occdesk.sources.rows import Column, ValueRow, place_row

Lines = Mapping[str, oews.Line]
"""The detailed lines of one edition, by code."""

_ALL_OCCUPATIONS = Occupation(
    oews.TOTAL, "All Occupations", oews.TOTAL, "", "", oews.TOTAL, oews.TOTAL, surveyed=False
)

_WITHIN_HYBRID = {member: code for code, members in oews.HYBRID.items() for member in members}


def read_editions(raw: Path) -> dict[int, Lines]:
    """Return the detailed lines of every OEWS edition and the line of the nation, by year."""
    return {
        edition.year: {
            line.code: line
            for line in oews.read_national(raw, edition)
            # A merged code appears a second time as a broad group.
            if line.level in ("detailed", "total")
        }
        for edition in oews.EDITIONS
    }


def name_groups(editions: Mapping[int, Lines], occupations: Sequence[Occupation]) -> dict[str, str]:
    """Return the title of each merged code, by code.

    The longest that any edition gives: the time series cut titles at a hundred characters.
    """
    merged = {one.matrix for one in occupations if one.matrix and one.matrix != one.soc}
    return {
        code: max(
            (lines[code].title for lines in editions.values() if code in lines), key=len, default=""
        )
        for code in sorted(merged)
    }


def place_oews(
    editions: Mapping[int, Lines], occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    """Yield a row for every OEWS metric and year: for each occupation, and for the nation."""
    for edition in oews.EDITIONS:
        lines = editions[edition.year]
        for metric, *_ in oews.FIGURES:
            column = Column(metric, edition.year, "measured", oews_release(edition.year))
            cells = {code: line.figures[metric] for code, line in lines.items()}
            for occupation in occupations:
                joined = join_by_soc(occupation, cells)
                yield place_row(
                    column,
                    occupation,
                    joined,
                    absent="" if joined else _why_absent(occupation.soc, edition, editions),
                    group_title=groups.get(occupation.matrix, ""),
                )
            nation = Joined(cells[oews.TOTAL], "exact", oews.TOTAL)
            yield place_row(column, _ALL_OCCUPATIONS, nation, absent="")


def place_projections(
    raw: Path, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    """Yield a row for every metric of the projections and every occupation."""
    items = {line.code: line.figures for line in projections.read_line_items(raw)}
    columns = [
        *(
            Column(metric, year, "projected" if year == 2034 else "measured", PROJECTIONS)
            for metric, _, _, year in projections.NUMBERS
        ),
        # The categories are assigned by analysts of the publisher.
        *(Column(metric, year, "rated", PROJECTIONS) for metric, _, year in projections.CATEGORIES),
    ]
    for column in columns:
        cells: dict[str, Cell] = {code: found[column.metric] for code, found in items.items()}
        for occupation in occupations:
            yield place_row(
                column,
                occupation,
                join_by_soc(occupation, cells),
                absent=f"The projections of 2024 to 2034 have no row for SOC {occupation.soc}.",
                group_title=groups.get(occupation.matrix, ""),
            )


def _why_absent(soc: str, edition: oews.Edition, editions: Mapping[int, Lines]) -> str:
    hybrid = _WITHIN_HYBRID.get(soc)
    lines = editions[edition.year]
    if hybrid is not None and hybrid in lines:
        return (
            f"{edition.name} counts this occupation only within the wider code {hybrid}"
            f" {lines[hybrid].title}."
        )
    if not any(soc in found for found in editions.values()):
        first, last = min(editions), max(editions)
        return f"OEWS has no row for SOC {soc} in any year from May {first} to May {last}."
    return f"{edition.name} has no row for SOC {soc}."
