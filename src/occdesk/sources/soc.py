"""The Standard Occupational Classification 2018: its groups, and what is part of which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Group
from occdesk.sources.sheets import read_sheet

STRUCTURE = "soc_2018/soc_structure_2018.xlsx"
TAXONOMY_2019 = "onet_taxonomy/2019_to_SOC_Crosswalk.csv"

_SHEET = "2018 Structure"
_LEVELS = {
    "major": "Major Group",
    "minor": "Minor Group",
    "broad": "Broad Group",
    "detailed": "Detailed Occupation",
}
_CODE = re.compile(r"\d{2}-\d{4}")


@dataclass(frozen=True, slots=True)
class Detailed:
    """A detailed SOC occupation and the groups above it."""

    code: str
    title: str
    broad: str
    minor: str
    family: str


def read_structure(raw: Path) -> tuple[tuple[Group, ...], tuple[Detailed, ...]]:
    """Return the major, minor and broad groups, and the detailed occupations, in order of code."""
    groups: list[Group] = []
    detailed: list[Detailed] = []
    above = {"major": "", "minor": "", "broad": ""}
    for level, code, title in _lines(raw):
        if level == "detailed":
            detailed.append(Detailed(code, title, above["broad"], above["minor"], above["major"]))
        else:
            above[level] = code
            groups.append(Group(code=code, level=level, title=title))
    return tuple(groups), tuple(detailed)


def _lines(raw: Path) -> Iterator[tuple[str, str, str]]:
    """Yield level, code and title of each line; a line holds its code in its level's column."""
    path = raw / STRUCTURE
    # The column of titles has no title of its own.
    for *codes, title in read_sheet(path, _SHEET, [*_LEVELS.values(), ""], header=8):
        found = [
            (level, str(code).strip())
            for level, code in zip(_LEVELS, codes, strict=True)
            if code is not None
        ]
        if not found:
            continue
        if len(found) != 1 or not _CODE.fullmatch(found[0][1]) or not title:
            raise OccDeskError(f"A line of sheet {_SHEET} of {path} is not one code and a title.")
        yield found[0][0], found[0][1], str(title).strip()
