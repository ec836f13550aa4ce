"""Which column of a user's table names the occupations, and how codes are written there."""

import re
from collections.abc import Sequence
from typing import Literal

from occdesk.model.errors import OccDeskError
from occdesk.sources.own_table.grid import Grid

KeyKind = Literal["onet", "soc", "title"]
"""onet: O*NET-SOC codes (15-2051.00); soc: SOC codes (15-2051); title: job titles."""

_CODE = re.compile(r"(\d{2})[-‐‑–]?(\d{4})(?:\.?(\d{2}))?")
_CODED = 0.6
_CODE_WORDS = ("code", "soc", "onet", "o*net")
_KEY_WORDS = ("title", "occupation", "job", "position", "role")


def find_key(grid: Grid) -> tuple[int, KeyKind]:
    """Return the place of the key column and its kind: one of codes, else one of job titles.

    Raises OccDeskError where no column can be either.
    """
    coded = [_code_share(grid, title) for title in grid.titles]
    best = max(range(len(coded)), key=lambda place: (coded[place], -place))
    if coded[best] >= _CODED:
        return best, _code_kind(grid.column(grid.titles[best]))
    return _title_column(grid), "title"


def normal_code(key: str, kind: KeyKind) -> str:
    """Return a code as it is written officially; empty for what is none of this kind."""
    found = _CODE.fullmatch(key)
    if found is None:
        return ""
    soc = f"{found[1]}-{found[2]}"
    if kind == "onet":
        return f"{soc}.{found[3] or '00'}"
    return soc if found[3] in (None, "00") else ""


def _title_column(grid: Grid) -> int:
    """Return the column of job titles: mostly words, named so, and with few repeats."""

    def fitness(place: int) -> tuple[bool, bool, float, int]:
        cells = [cell for cell in grid.column(grid.titles[place]) if cell]
        words = sum(any(mark.isalpha() for mark in cell) for cell in cells) > len(cells) / 2
        named = any(word in grid.titles[place].casefold() for word in _KEY_WORDS)
        return (words, named, len(set(cells)) / max(1, len(cells)), -place)

    best = max(range(len(grid.titles)), key=fitness)
    if not fitness(best)[0]:
        raise OccDeskError(
            f"{grid.called} has no column of occupation codes or job titles; add one."
        )
    return best


def _code_share(grid: Grid, title: str) -> float:
    """Return the share of cells that are codes; digits alone are, where the title speaks of it."""
    filled = [cell for cell in grid.column(title) if cell]
    digits = any(word in title.casefold() for word in _CODE_WORDS)
    found = sum(bool(_CODE.fullmatch(cell)) and (digits or not cell.isdigit()) for cell in filled)
    return found / len(filled) if filled else 0.0


def _code_kind(cells: Sequence[str]) -> KeyKind:
    suffixes = [found[3] for cell in cells if (found := _CODE.fullmatch(cell))]
    return "onet" if any(suffixes) else "soc"
