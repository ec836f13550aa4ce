"""Figures of a published column, brought to every occupation: present, or missing with a reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from occdesk.catalogue.joins import (
    Joined,
    join_by_code,
    join_by_onet_2010,
    join_by_soc,
    join_by_soc_2010,
)
from occdesk.model.codes import is_military
from occdesk.model.occupation import Occupation
from occdesk.model.value import Bound, Match
from occdesk.sources.files.cells import Cell
from occdesk.sources.pack.base import ALL_OCCUPATIONS, Base
from occdesk.sources.pack.content import Joining, Published, Series

MILITARY = "No source in this program covers military occupations."

COUNTS = frozenset(
    {"employment", "ep_employment", "projected_employment", "openings", "exits", "transfers"}
)
"""Metrics that count jobs: a merged group's figure must not be added up over its members."""

SEVERAL = ","
"""Stands between the codes of `published_for` where a figure is the mean of several."""


_CODE = re.compile(r"\d{2}-\d{4}(\.\d{2})?")


class Fact(NamedTuple):
    """What one series says about one occupation; `note` is the sentence itself."""

    code: str
    number: float | None
    text: str | None
    rse: float | None
    bound: Bound
    match: Match | None
    published_for: str | None
    note: str | None
    unreliable: bool


def place(series: Series, base: Base) -> Iterator[Fact]:
    """Yield what SERIES says about every occupation, and about all of them together if it does."""
    joined = _JOIN[series.joining](series, base)
    for occupation in base.occupations:
        found = joined.get(occupation.code)
        if found is None and series.joining != "nation":
            yield _absent(series, occupation)
        elif found is not None:
            yield _present(series, occupation, found, base.merged)
    nation = series.cells.get(ALL_OCCUPATIONS)
    if nation is not None:
        cell = nation.cell
        yield Fact(
            ALL_OCCUPATIONS, cell.number, cell.text, cell.rse, cell.bound,
            None if cell.number is None and cell.text is None else "exact",
            ALL_OCCUPATIONS, cell.note, cell.unreliable,
        )  # fmt: skip


def stands_by(key: str, published: Published) -> str:
    """Return the code by which a cell was published, where it is a code; else that it is joined by.

    A file of old codes is joined by codes that its importer has mapped, and a table of one's own
    by the codes that its titles are taken for.
    """
    return published.code if _CODE.fullmatch(published.code) else key


def _published_for(series: Series, keys: str) -> str:
    found = (stands_by(key, series.cells[key]) for key in keys.split(SEVERAL))
    return SEVERAL.join(dict.fromkeys(found))


def _absent(series: Series, occupation: Occupation) -> Fact:
    reason = MILITARY if is_military(occupation.code) else series.absent(occupation)
    return Fact(occupation.code, None, None, None, "", None, None, reason, False)


def _present(
    series: Series, occupation: Occupation, found: Joined[Cell], merged: Mapping[str, str]
) -> Fact:
    cell = found.found
    published_for = _published_for(series, found.published_for)
    if cell.number is None and cell.text is None:
        reason = cell.note or series.absent(occupation)
        return Fact(occupation.code, None, None, None, "", None, published_for, reason, False)
    notes = [cell.note, series.note(occupation) if series.note else None]
    if found.match == "group":
        title = merged.get(found.published_for, "")
        notes.append(_group_note(series.extract.metric, found.published_for, title))
    elif SEVERAL in published_for:
        notes.append(f"The mean of {published_for.count(SEVERAL) + 1} published codes.")
    note = " ".join(each for each in notes if each)
    return Fact(
        occupation.code, cell.number, cell.text, cell.rse, cell.bound, found.match,
        published_for, note or None, cell.unreliable,
    )  # fmt: skip


def _group_note(metric: str, code: str, title: str) -> str:
    never = "; never add it up over its members"
    ending = never if metric in COUNTS else ", not for this occupation alone"
    return f"Published for {code} {title} as a whole{ending}."


Placed = Mapping[str, Joined[Cell]]


def _by_very_code(series: Series, base: Base) -> Placed:
    cells = series.cells
    return {
        one.code: Joined(cells[one.code].cell, "exact", one.code)
        for one in base.occupations
        if one.code in cells
    }


def _by_title(series: Series, base: Base) -> Placed:
    """Return what was published under job titles that were taken for occupations."""
    return {
        code: Joined(each.found, "title", each.published_for)
        for code, each in _by_very_code(series, base).items()
    }


def _by_soc(series: Series, base: Base) -> Placed:
    cells = {code: each.cell for code, each in series.cells.items()}
    joined = {one.code: join_by_soc(one, cells) for one in base.occupations}
    return {code: each for code, each in joined.items() if each is not None}


def _by_code(series: Series, base: Base) -> Placed:
    return _with_cells(series, join_by_code(base.occupations, _numbers(series)))


def _by_soc_2010(series: Series, base: Base) -> Placed:
    joined = join_by_soc_2010(base.occupations, _numbers(series), base.soc_2010)
    return _with_cells(series, joined)


def _by_onet_2010(series: Series, base: Base) -> Placed:
    joined = join_by_onet_2010(base.occupations, _numbers(series), base.onet_2010)
    return _with_cells(series, joined)


def _nowhere(series: Series, base: Base) -> Placed:
    return {}


def _numbers(series: Series) -> dict[str, float]:
    return {
        code: each.cell.number
        for code, each in series.cells.items()
        if each.cell.number is not None
    }


def _with_cells(series: Series, joined: Mapping[str, Joined[float]]) -> Placed:
    """Return JOINED with the notes and bounds of the cells that a figure comes from alone."""
    placed: dict[str, Joined[Cell]] = {}
    for code, each in joined.items():
        single: Published | None = series.cells.get(each.published_for)
        cell = Cell(number=each.found) if single is None else single.cell
        placed[code] = Joined(cell, each.match, each.published_for)
    return placed


_JOIN: Mapping[Joining, Callable[[Series, Base], Placed]] = {
    "onet": _by_code,
    "soc": _by_soc,
    "exact": _by_very_code,
    "title": _by_title,
    "onet_2010": _by_onet_2010,
    "soc_2010": _by_soc_2010,
    "nation": _nowhere,
}
