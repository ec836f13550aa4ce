"""Rows of a pack's value table: one metric of one occupation, present or missing with a reason."""

from dataclasses import dataclass

from occdesk.catalogue.joins import Joined
from occdesk.model.codes import is_military
from occdesk.model.occupation import Occupation
from occdesk.model.value import NATION, Bound, Match, Status
from occdesk.sources.markers import Cell

MILITARY = "No source in this program covers military occupations."
NO_YEAR = 0

COUNTS = frozenset({"employment", "ep_employment", "projected_employment", "openings"})
"""Metrics that count jobs: a merged group's figure must not be added up over its members."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One row of the value table; `note` is the sentence itself."""

    code: str
    metric: str
    year: int
    number: float | None
    text: str | None
    bound: Bound
    status: Status
    match: Match | None
    published_for: str | None
    release: str
    note: str | None
    area: str = NATION


@dataclass(frozen=True, slots=True)
class Column:
    """What the rows of one metric and year have in common."""

    metric: str
    year: int
    status: Status
    release: str


def place_row(
    column: Column,
    occupation: Occupation,
    joined: Joined[Cell] | None,
    *,
    absent: str,
    group_title: str = "",
) -> ValueRow:
    """Return an occupation's row: the joined figure, or a missing one with its reason.

    ABSENT is the reason where nothing was joined; a military occupation has the same reason
    everywhere.
    """
    if joined is None:
        return _missing(column, occupation, MILITARY if is_military(occupation.code) else absent)
    cell = joined.found
    if cell.number is None and cell.text is None:
        return _missing(column, occupation, cell.note or absent)
    notes = [cell.note] if cell.note else []
    if joined.match == "group":
        notes.append(_group_note(column.metric, joined.published_for, group_title))
    return ValueRow(
        code=occupation.code,
        metric=column.metric,
        year=column.year,
        number=cell.number,
        text=cell.text,
        bound=cell.bound,
        status=column.status,
        match=joined.match,
        published_for=joined.published_for,
        release=column.release,
        note=" ".join(notes) or None,
    )


def _missing(column: Column, occupation: Occupation, reason: str) -> ValueRow:
    return ValueRow(
        code=occupation.code,
        metric=column.metric,
        year=column.year,
        number=None,
        text=None,
        bound="",
        status=column.status,
        match=None,
        published_for=None,
        release=column.release,
        note=reason,
    )


def _group_note(metric: str, code: str, title: str) -> str:
    never = "; never add it up over its members"
    ending = never if metric in COUNTS else ", not for this occupation alone"
    return f"Published for {code} {title} as a whole{ending}."
