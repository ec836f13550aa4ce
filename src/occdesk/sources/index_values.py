"""Values of the published indices of exposure to AI, joined to every occupation."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from occdesk.catalogue.joins import Joined, join_by_code, join_by_soc
from occdesk.model.occupation import Occupation
from occdesk.sources.anthropic import read_observed_exposure, read_overall_automation
from occdesk.sources.eloundou import read_human_beta
from occdesk.sources.markers import Cell
from occdesk.sources.microsoft import read_applicability
from occdesk.sources.provenance import ELOUNDOU, MICROSOFT, OBSERVED, PATTERNS
from occdesk.sources.rows import Column, ValueRow, place_row

ALL_OCCUPATIONS = "00-0000"
"""Not an occupation: the code under which publishers give all occupations together."""


def place_indices(
    raw: Path, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    """Yield a row for every published index and occupation; GROUPS are titles of merged codes."""
    yield from _place_observed(raw, occupations)
    yield from _place_applicability(raw, occupations, groups)
    yield from _place_human(raw, occupations)


def place_overall_use(raw: Path) -> ValueRow:
    """Return the automation share over all conversations, under the code for all occupations.

    The shares of single occupations are derived from their task patterns and shrunk towards it.
    """
    return ValueRow(
        code=ALL_OCCUPATIONS,
        metric="automation_use",
        year=2025,
        number=read_overall_automation(raw),
        text=None,
        bound="",
        status="measured",
        match="exact",
        published_for=ALL_OCCUPATIONS,
        release=PATTERNS,
        note="The share over all conversations whose pattern is known, of every task together.",
    )


def _place_observed(raw: Path, occupations: Sequence[Occupation]) -> Iterator[ValueRow]:
    column = Column("observed_exposure", 2025, "measured", OBSERVED)
    cells = {code: Cell(number=number) for code, number in read_observed_exposure(raw).items()}
    for occupation in occupations:
        soc, matrix = occupation.soc, occupation.matrix
        within = "" if matrix == soc else f", a member of the merged group {matrix}"
        absent = (
            f"The Anthropic Economic Index has no row for SOC {soc}{within};"
            " a missing row is not a zero."
        )
        yield place_row(column, occupation, join_by_soc(occupation, cells), absent=absent)


def _place_applicability(
    raw: Path, occupations: Sequence[Occupation], groups: Mapping[str, str]
) -> Iterator[ValueRow]:
    column = Column("microsoft_applicability", 2025, "measured", MICROSOFT)
    cells = {code: Cell(number=number) for code, number in read_applicability(raw).items()}
    for occupation in occupations:
        yield place_row(
            column,
            occupation,
            join_by_soc(occupation, cells),
            absent=f"Working with AI has no row for SOC {occupation.soc}:"
            " it scores only occupations with O*NET tasks.",
            group_title=groups.get(occupation.matrix, ""),
        )


def _place_human(raw: Path, occupations: Sequence[Occupation]) -> Iterator[ValueRow]:
    column = Column("human_exposure", 2023, "rated", ELOUNDOU)
    found = join_by_code(occupations, read_human_beta(raw))
    for occupation in occupations:
        joined = found.get(occupation.code)
        soc = occupation.soc
        cell = None
        if joined is not None:
            mean = f"The mean of the labelled occupations within SOC {soc}."
            note = mean if joined.match == "soc" else None
            cell = Joined(Cell(joined.found, note=note), joined.match, joined.published_for)
        absent = f"The label file has no tasks of SOC {soc}, for which O*NET lists none."
        yield place_row(column, occupation, cell, absent=absent)
