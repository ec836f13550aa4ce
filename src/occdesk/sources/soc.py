"""The Standard Occupational Classification 2018 and what leads to it: its groups, definitions and
the crosswalks from earlier codes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Group
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import (
    read_rows,
    read_sheet_lines,
    read_text_lines,
    read_tops,
    sheet_names,
)
from occdesk.sources.pack.content import Content, Description, Extract, SourceFile

SOURCES = (
    Source(
        "soc",
        "Standard Occupational Classification",
        "U.S. Bureau of Labor Statistics for the Office of Management and Budget",
        "Public domain (work of the U.S. Government)",
        "Standard Occupational Classification 2018, Office of Management and Budget.",
    ),
    Source(
        "onet-soc",
        "O*NET-SOC taxonomy crosswalks",
        "National Center for O*NET Development for USDOL/ETA",
        "CC BY 4.0",
        "O*NET-SOC taxonomy, National Center for O*NET Development, CC BY 4.0.",
    ),
)
RELEASES = (
    Release("soc-2018", "soc", "SOC 2018", "2017-11"),
    Release("onet-soc-2019", "onet-soc", "O*NET-SOC 2019 taxonomy", "2019"),
)

_LEVELS = {
    "major": "Major Group",
    "minor": "Minor Group",
    "broad": "Broad Group",
    "detailed": "Detailed Occupation",
}
_HEADER = 8
"""Row of the structure with the titles of its columns."""

_SOC = re.compile(r"\d{2}-\d{4}")
_ONET = re.compile(r"\d{2}-\d{4}\.\d{2}")

_DEFINITIONS = ("SOC Group", "SOC Code", "SOC Title", "SOC Definition")
_SOC_2010 = ("2010 SOC Code", "2018 SOC Code")
_ONET_2010 = ("O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code")
_ONET_2019 = ("O*NET-SOC 2019 Code", "2018 SOC Code")

Pairs = Iterator[tuple[int, str, str]]
"""Row, code and successor."""


@dataclass(frozen=True, slots=True)
class Detailed:
    """A detailed SOC occupation and the groups above it."""

    code: str
    title: str
    broad: str
    minor: str
    family: str


class Kind(NamedTuple):
    """One file of the family: what it is called, the ending of its name, its release, where its
    header stands and the columns that tell it from others."""

    id: str
    words: str
    ending: str
    release: str
    header: int
    columns: tuple[str, ...]


KINDS: tuple[Kind, ...] = (
    Kind(
        "structure", "structure of SOC 2018", ".xlsx", "soc-2018", _HEADER, tuple(_LEVELS.values())
    ),
    Kind("definition", "definitions of SOC 2018", ".xlsx", "soc-2018", 8, _DEFINITIONS),
    Kind("soc_2010", "crosswalk from SOC 2010 to 2018", ".xlsx", "soc-2018", 9, _SOC_2010),
    Kind(
        "onet_2010",
        "crosswalk from O*NET-SOC 2010 to 2019",
        ".csv",
        "onet-soc-2019",
        1,
        _ONET_2010,
    ),
    Kind(
        "onet_2019", "crosswalk from O*NET-SOC 2019 to SOC", ".csv", "onet-soc-2019", 1, _ONET_2019
    ),
)


def recognise_soc(container: Container) -> str | None:
    """Return what a container holds of the classification, as part of a sentence, or None.

    The titles of columns are looked at, nothing else.
    """
    kinds = find_soc(container)
    return ", ".join(kind.words for kind, _ in kinds) or None


def read_soc(container: Container, *, sentences: bool) -> Content:
    """Return the sources, releases and files, and with SENTENCES the definitions by SOC code.

    Every file is read to its end, so that a damaged one is refused; groups and crosswalks are for
    read_structure and the functions below. Raises OccDeskError for a file that is not in its
    published layout.
    """
    content = Content()
    found = find_soc(container)
    if not found:
        raise OccDeskError(
            f"{container.path.name} holds no file of the SOC or O*NET-SOC classification; give the"
            " structure, the definitions or a crosswalk as published."
        )
    releases = {kind.release for kind, _ in found}
    content.releases = [release for release in RELEASES if release.id in releases]
    sources = {release.source for release in content.releases}
    content.sources = [source for source in SOURCES if source.id in sources]
    for kind, member in found:
        _READERS[kind.id](member)
        checksum = container.checksum(member)
        content.files.append(SourceFile(str(member), *checksum, kind.release))
        if kind.id == "definition" and sentences:
            content.descriptions = list(read_definitions(member))
            if content.descriptions:
                content.extracts.append(_definition_extract(member))
    return content


def find_soc(container: Container) -> tuple[tuple[Kind, Member], ...]:
    """Return the files of the family in a container, with what each is, in the order of KINDS.

    Raises OccDeskError when a file is there twice.
    """
    found: dict[str, tuple[Kind, Member]] = {}
    for member in container.members():
        for kind in KINDS:
            if PurePosixPath(member.name).suffix.casefold() == kind.ending and _is(kind, member):
                if kind.id in found:
                    raise OccDeskError(
                        f"The {kind.words} is there twice, as {found[kind.id][1]} and {member};"
                        " give one of them."
                    )
                found[kind.id] = (kind, member)
    return tuple(found[kind.id] for kind in KINDS if kind.id in found)


def read_structure(file: Path | Member) -> tuple[tuple[Group, ...], tuple[Detailed, ...]]:
    """Return the major, minor and broad groups, and the detailed occupations, in order of code."""
    groups: list[Group] = []
    detailed: list[Detailed] = []
    above = {"major": "", "minor": "", "broad": ""}
    for level, code, title in _lines(file):
        if level == "detailed":
            detailed.append(Detailed(code, title, above["broad"], above["minor"], above["major"]))
        else:
            above[level] = code
            groups.append(Group(code=code, level=level, title=title))
    return tuple(groups), tuple(detailed)


def read_definitions(member: Path | Member) -> Iterator[Description]:
    """Yield the definition of each detailed SOC occupation; groups above have none."""
    first: dict[str, int] = {}
    for row, cells in read_sheet_lines(member, None, _DEFINITIONS[1:], header=8):
        code, _, words = ("" if cell is None else str(cell).strip() for cell in cells)
        if not code:
            continue
        _check(_SOC, code, row, member)
        _once(first, code, row, member)
        if words:
            yield Description(code, words, row)


def read_soc_2010_crosswalk(member: Path | Member) -> dict[str, tuple[str, ...]]:
    """Return the SOC 2018 codes that each SOC 2010 code leads to, as the workbook of BLS says."""
    rows = read_sheet_lines(member, None, _SOC_2010, header=9)
    pairs = ((row, str(old or "").strip(), str(new or "").strip()) for row, (old, new) in rows)
    return _successors(pairs, member, _SOC, _SOC)


def read_onet_2010_crosswalk(member: Path | Member) -> dict[str, tuple[str, ...]]:
    """Return the O*NET-SOC 2019 codes that each O*NET-SOC 2010 code leads to."""
    rows = read_text_lines(member, _ONET_2010)
    return _successors(((row, old, new) for row, (old, new) in rows), member, _ONET, _ONET)


def read_onet_2019_crosswalk(member: Path | Member) -> dict[str, tuple[str, ...]]:
    """Return the SOC 2018 code that each O*NET-SOC 2019 code belongs to."""
    rows = read_text_lines(member, _ONET_2019)
    return _successors(((row, old, new) for row, (old, new) in rows), member, _ONET, _SOC)


_READERS: Mapping[str, Callable[[Member], object]] = {
    "structure": read_structure,
    "definition": lambda member: list(read_definitions(member)),
    "soc_2010": read_soc_2010_crosswalk,
    "onet_2010": read_onet_2010_crosswalk,
    "onet_2019": read_onet_2019_crosswalk,
}


def _successors(
    pairs: Pairs, member: Path | Member, old_shape: re.Pattern[str], new_shape: re.Pattern[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    first: dict[str, int] = {}
    for row, old, new in pairs:
        if not old and not new:
            continue
        _check(old_shape, old, row, member)
        _check(new_shape, new, row, member)
        _once(first, f"{old} and {new}", row, member)
        found[old] = (*found.get(old, ()), new)
    return found


def _lines(file: Path | Member) -> Iterator[tuple[str, str, str]]:
    """Yield level, code and title of each line; a line holds its code in its level's column."""
    # The column of titles, behind those of codes, has no title of its own.
    first: dict[str, int] = {}
    rows = read_rows(file, None)
    header = tuple(_LEVELS.values())
    if len(rows) < _HEADER or tuple(map(str, rows[_HEADER - 1][: len(header)])) != header:
        raise OccDeskError(
            f"Row {_HEADER} of {file} does not have the columns {', '.join(header)};"
            " is it another edition?"
        )
    for row, cells in enumerate(rows[_HEADER:], _HEADER + 1):
        *codes, title = (*cells, *[None] * 5)[:5]
        found = [
            (level, str(code).strip())
            for level, code in zip(_LEVELS, codes, strict=True)
            if code is not None
        ]
        if not found and title is None:
            continue
        if len(found) != 1 or not title:
            raise OccDeskError(
                f"Row {row} of {file} is not one code and a title; fetch the file again."
            )
        level, code = found[0]
        _check(_SOC, code, row, file)
        _once(first, code, row, file)
        yield level, code, str(title).strip()


def _check(shape: re.Pattern[str], code: str, row: int, file: Path | Member) -> None:
    if not shape.fullmatch(code):
        raise OccDeskError(
            f"Row {row} of {file} has “{code}” where a code should stand; fetch the file again."
        )


def _once(first: dict[str, int], key: str, row: int, file: Path | Member) -> None:
    if key in first:
        raise OccDeskError(
            f"Rows {first[key]} and {row} of {file} are both about {key}; fetch the file again."
        )
    first[key] = row


def _is(kind: Kind, member: Member) -> bool:
    """Return whether the titles of a file's columns are those of a kind."""
    try:
        if kind.ending == ".csv":
            next(read_text_lines(member, kind.columns), None)
            return True
        # What every family looks at, so that no workbook is opened for this alone.
        top = next(iter(read_tops(member).values()))[kind.header - 1 : kind.header]
    except OccDeskError:
        return False
    titles = {str(cell).strip().casefold() for row in top for cell in row}
    return titles.issuperset(column.casefold() for column in kind.columns)


def _definition_extract(member: Member) -> Extract:
    place = (str(member), sheet_names(member)[0], "SOC Code", "SOC Definition")
    return Extract("description", 0, "rated", "soc-2018", *place)
