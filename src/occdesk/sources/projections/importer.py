"""Employment Projections of any edition: occupations, separations, education, skills, reasons."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Release
from occdesk.sources import bls
from occdesk.sources.files import sheets
from occdesk.sources.files.container import Container, Member
from occdesk.sources.pack.content import Content, Element, Extract, Series
from occdesk.sources.projections.figures import (
    SKILL_GROUP,
    list_skills,
    name_skill,
    read_assignments,
    read_attainment,
    read_occupations,
    read_separations,
    read_skill_ranks,
    read_top_skills,
)
from occdesk.sources.projections.reasons import read_reasons
from occdesk.sources.projections.tables import Edition, Heading, Row, find_headings

SOURCE = bls.make_source("ep", "Employment Projections", "Employment Projections")

_PUBLISHED = {2022: "2023-09", 2024: "2025-08-28"}
"""When an edition appeared, by the year that it starts from."""
_CROSSWALK_COLUMNS = ("O*NET-SOC code", "NEM Code", "NEM title")
_COVERAGE_COLUMNS = (
    "National Employment Matrix code",
    "National Employment Matrix title",
    "Occupation type",
    "Level",
)
_REPEATED = ("assignments",)
"""Tables whose figures stand in another one too."""
_NAMES = {
    "occupations": "occupations",
    "assignments": "entry requirements",
    "separations": "openings",
    "reasons": "reasons of change",
    "attainment": "education of workers",
    "top skills": "skills",
    "skill ranks": "skills",
}


class _File(NamedTuple):
    """One file: the tables that it holds, and whether it is a list of codes."""

    member: Member
    tables: tuple[Heading, ...]
    codes: bool


class MatrixCode(NamedTuple):
    """The code under which BLS publishes an O*NET occupation, and its title there."""

    code: str
    title: str


def recognise_projections(container: Container) -> str | None:
    """Return which tables of the projections a container holds, or None where it has none.

    Such as "Employment Projections 2024-34: occupations, openings, reasons of change".
    """
    found: dict[str, list[str]] = {}
    codes = False
    with suppress(OccDeskError):  # A damaged file is named when it is read.
        for one in _scan_all(container):
            codes = codes or one.codes
            for table in one.tables:
                names = found.setdefault(_span(table.edition), [])
                if _NAMES[table.kind] not in names:
                    names.append(_NAMES[table.kind])
    parts = [f"{span}: {', '.join(names)}" for span, names in sorted(found.items())]
    parts += ["matrix codes"] if codes else []
    return f"{SOURCE.title} {'; '.join(parts)}" if parts else None


def read_projections(container: Container) -> Content:
    """Return the figures of every table of the projections in a container.

    A figure that two files give for one edition is read from the workbook. The sentences
    of Table 1.12 are not handed over, only categories. Raises OccDeskError for a damaged file, a
    missing column and a code that stands twice.
    """
    content = Content(sources=[SOURCE])
    with bls.open_members(container) as members:
        files = tuple(_scan(members))
        if not files:
            raise OccDeskError(
                f"{container.path} has no table of the Employment Projections; choose a file as"
                " downloaded from its publisher."
            )
        tables = sorted((table for one in files for table in one.tables), key=_rank)
        editions = sorted({table.edition for table in tables})
        for table in tables:
            _add_table(content, table)
        for one in files:
            # The lists of codes do not name their edition: they go with the newest beside them.
            edition = one.tables[0].edition if one.tables else max(editions, default=None)
            if edition is not None:
                content.files += bls.describe_files(one.member, container, edition.release)
    content.releases += (_release(edition) for edition in editions)
    return content


def read_matrix(member: Member) -> dict[str, MatrixCode]:
    """Return the matrix code of each O*NET-SOC code of the official crosswalk."""
    sheet, header = _need_list(member, _CROSSWALK_COLUMNS)
    found: dict[str, MatrixCode] = {}
    for number, cells in sheets.read_sheet_lines(member, sheet, _CROSSWALK_COLUMNS, header=header):
        code, matrix, title = (sheets.write_raw(cell).strip() for cell in cells)
        if not code or not matrix:
            continue
        if code in found:
            raise OccDeskError(f"{code} stands twice in {member}; row {number} is the second.")
        found[code] = MatrixCode(matrix, title)
    return found


def _scan_all(container: Container) -> tuple[_File, ...]:
    with bls.open_members(container) as members:
        return tuple(_scan(members))


def _scan(members: Iterable[Member]) -> Iterator[_File]:
    """Yield the files of the projections among MEMBERS, with what each of them holds."""
    for member in members:
        tops = sheets.read_tops(member) if sheets.is_workbook(member) else {}
        tables = tuple(find_headings(member, tops))
        lists = (_CROSSWALK_COLUMNS, _COVERAGE_COLUMNS)
        codes = any(_find_list(tops, columns) for columns in lists)
        if tables or codes:
            yield _File(member, tables, codes)


def _need_list(member: Member, columns: Sequence[str]) -> tuple[str, int]:
    place = _find_list(sheets.read_tops(member), columns)
    if place is None:
        raise OccDeskError(f"{member} has no columns {' and '.join(columns)}; choose another file.")
    return place


def _find_list(tops: Mapping[str, Sequence[Row]], columns: Sequence[str]) -> tuple[str, int] | None:
    """Return the sheet and the row in which the titles of a list of codes stand."""
    wanted = {column.casefold() for column in columns}
    for sheet, rows in tops.items():
        for number, row in enumerate(rows, start=1):
            if wanted <= {sheets.write_raw(cell).strip().casefold() for cell in row}:
                return sheet, number
    return None


def _rank(table: Heading) -> tuple[bool, bool, str]:
    """Put workbooks before the text of the data tool, which has fewer columns, and repeats last."""
    return table.sheet is None, table.kind in _REPEATED, table.member.label


def _add_table(content: Content, table: Heading) -> None:
    """Add what a table holds and no table before it."""
    if table.kind == "skill ranks":
        if table.edition.release not in {one.release for one in content.extracts}:
            _add_ranks(content, table)
        return
    taken = {(one.extract.release, one.extract.metric) for one in content.series}
    found = [one for one in _READERS[table.kind](table, content.warnings) if one.cells]
    kept = [one for one in found if (one.extract.release, one.extract.metric) not in taken]
    content.series += kept
    if found and not kept and table.kind not in _REPEATED:
        content.warnings.append(f"{table} is left out: its figures are read from elsewhere.")


def _add_ranks(content: Content, table: Heading) -> None:
    ranks = tuple(read_skill_ranks(table))
    if not ranks:
        return
    content.ratings = (*content.ratings, *ranks)
    known = {element.id for element in content.elements}
    for title in list_skills(table):
        if name_skill(title) not in known:
            content.elements.append(Element(name_skill(title), SKILL_GROUP, title))
    content.extracts.append(
        Extract(
            metric=SKILL_GROUP,
            year=table.edition.base,
            status="rated",
            release=table.edition.release,
            file=table.member.label,
            table=table.sheet or "",
            key=table.titles[table.key],
            column="",
        )
    )


def _span(edition: Edition) -> str:
    return f"{edition.base}\N{EN DASH}{edition.short}"


def _release(edition: Edition) -> Release:
    published = _PUBLISHED.get(edition.base, str(edition.base + 1))
    return Release(edition.release, SOURCE.id, f"{SOURCE.title} {_span(edition)}", published)


_READERS: Mapping[str, Callable[[Heading, list[str]], Iterable[Series]]] = {
    "assignments": lambda table, _: read_assignments(table),
    "occupations": lambda table, _: read_occupations(table),
    "separations": lambda table, _: read_separations(table),
    "attainment": lambda table, _: read_attainment(table),
    "top skills": lambda table, _: (read_top_skills(table),),
    "reasons": lambda table, warnings: (read_reasons(table, warnings),),
}
