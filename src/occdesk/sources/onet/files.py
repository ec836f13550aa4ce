"""The files of the O*NET database: how they are called from release to release, and which release
lies before us."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Release
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import Quoting, read_header, read_tops

SOURCE = "onet"
CODE = "O*NET-SOC Code"

_ELEMENT = "Element ID"
_SCALE = "Scale ID"


class File(NamedTuple):
    """One file of the database: its name without ending, the part of the content that it belongs
    to, the column that tells it from files of other publishers, and which elements it has."""

    name: str
    part: str
    column: str = CODE
    elements: str = ""


FILES: tuple[File, ...] = (
    File("Occupation Data", "occupation"),
    File("Alternate Titles", "alternate_title"),
    File("Job Titles", "alternate_title"),
    File("Sample of Reported Titles", "reported_title"),
    File("Task Statements", "task"),
    File("Task Ratings", "task_rating"),
    File("Task Categories", "task_category", _SCALE),
    File("DWA Reference", "detailed_activity", "DWA ID"),
    File("GWAs to IWAs to DWAs", "detailed_activity", "DWA Element ID"),
    File("IWA Reference", "intermediate_activity", "IWA ID"),
    File("GWAs to IWAs", "intermediate_activity", "IWA Element ID"),
    File("Skills", "skill"),
    File("Essential Skills", "skill", elements="2.A"),
    File("Transferable Skills", "skill", elements="2.B"),
    File("Knowledge", "knowledge"),
    File("Abilities", "ability"),
    File("Work Activities", "activity"),
    File("Work Context", "context"),
    File("Work Context Categories", "context_category", _ELEMENT),
    File("Work Styles", "style"),
    File("Interests", "interest"),
    File("Career Interest Types", "interest"),
    File("Job Zones", "job_zone"),
    File("Education, Training, and Experience", "education"),
    File("Education", "education", elements="2.D"),
    File("Training and Experience", "education", elements="3.A"),
    File("Education, Training, and Experience Categories", "education_category", _ELEMENT),
    File("Education Categories", "education_category", _ELEMENT),
    File("Training and Experience Categories", "education_category", _ELEMENT),
    File("Related Occupations", "related"),
    File("Technology Skills", "technology"),
    File("Software Skills", "technology"),
    File("Content Model Reference", "element", _ELEMENT),
    File("Scales Reference", "scale", _SCALE),
)
"""Release 30.3 renamed titles, interests and technology, and divided skills and education."""

_FORMS: Mapping[str, tuple[str, Quoting]] = {".txt": ("\t", "plain"), ".csv": (",", "doubled")}
"""How cells stand in a text by its ending. Workbooks end in .xlsx."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_README = re.compile(r"\s*O\*NET\N{REGISTERED SIGN}? (\d{2}\.\d) Database")
_PUBLISHED = re.compile(rf"\s*({'|'.join(_MONTHS)}) (\d{{4}}) Release")
_FOLDER = re.compile(r"(?:db|onet)[ _-](\d{2})[ _.](\d)(?:[ _].*)?")
# A browser numbers what it fetches twice.
_COPY = re.compile(r" \(\d+\)$")

_FIRST_OF_2019 = (25, 1)


Column = str | tuple[str, ...]
"""The title of a column, or all by which it is called from release to release."""


class Table(NamedTuple):
    """One file of the database that lies before us: the titles of its columns, and its first
    sheet where it is a workbook."""

    file: File
    member: Member
    titles: tuple[str, ...]
    sheet: str = ""

    @property
    def is_book(self) -> bool:
        """Whether it is a workbook."""
        return bool(self.sheet)

    @property
    def form(self) -> tuple[str, Quoting]:
        """The delimiter and the quoting of a text."""
        return _FORMS[_ending(self.member)]

    def column(self, names: Column) -> str:
        """Return the title of a column as it stands here, or its first name where it is absent."""
        listed = (names,) if isinstance(names, str) else names
        here = {_folded(title): title for title in self.titles}
        return next((here[_folded(name)] for name in listed if _folded(name) in here), listed[0])


def find_tables(container: Container, *, damaged: bool = False) -> tuple[Table, ...]:
    """Return the files of the database in a container, in the order of FILES.

    A text goes before a workbook with the same name, since it has the figures as published.
    Raises OccDeskError when a file is there twice, as in a folder of two releases, and when one
    cannot be read, unless DAMAGED files are to be passed over.
    """
    found: dict[str, list[Member]] = {}
    for member in container.members():
        if _ending(member) in (*_FORMS, ".xlsx") and "__MACOSX" not in member.name:
            found.setdefault(_plain_name(member), []).append(member)
    tables = []
    for file in FILES:
        fitting = []
        for member in found.get(file.name.casefold(), ()):
            with suppress(*([OccDeskError] if damaged else [])):
                table = _look(file, member)
                if _folded(file.column) in map(_folded, table.titles):
                    fitting.append(table)
        texts = [table for table in fitting if not table.is_book]
        chosen = texts or fitting
        if len(chosen) > 1:
            raise OccDeskError(
                f"{file.name} is there twice, as {chosen[0].member} and {chosen[1].member};"
                " give the files of one O*NET release."
            )
        tables += chosen
    return tuple(tables)


def find_release(container: Container) -> tuple[Release, Member | None]:
    """Return the release that a container says it is, and the file that says so if there is one.

    The file Read Me.txt is asked first, then the names of files, folders and archive. A release
    that is stated nowhere has the id `onet` and no date. Raises OccDeskError for releases that
    contradict each other or go by codes of an earlier taxonomy.
    """
    stated: dict[str, tuple[str, Member | None]] = {}
    for member in container.members():
        if _plain_name(member) == "read me" and _ending(member) == ".txt":
            number, published = _read_notice(member)
            if number:
                stated.setdefault(number, (published, member))
    if not stated:
        stated = dict.fromkeys(_named_releases(container), ("", None))
    if len(stated) > 1:
        raise OccDeskError(
            f"{container.path.name} holds O*NET {' and O*NET '.join(sorted(stated))};"
            " give the files of one release."
        )
    for number, (published, notice) in stated.items():
        if tuple(map(int, number.split("."))) < _FIRST_OF_2019:
            raise OccDeskError(
                f"O*NET {number} goes by codes of an earlier taxonomy than O*NET-SOC 2019;"
                " give release 25.1 or a later one."
            )
        return Release(f"onet-{number}", SOURCE, f"O*NET {number}", published), notice
    return Release("onet", SOURCE, "O*NET, release not stated", ""), None


def recognise_onet(container: Container) -> str | None:
    """Return what a container holds of the O*NET database, as part of a sentence, or None.

    Names of files and titles of columns are looked at, nothing else.
    """
    tables = find_tables(container, damaged=True)
    if not tables:
        return None
    release = find_release(container)[0]
    name = "O*NET database, release not stated" if release.id == SOURCE else release.title
    if len(tables) == 1:
        return f"{tables[0].file.name} of the {name.replace(', ', '; ')}"
    ending = "" if release.id == SOURCE else " database"
    return f"{name}{ending} ({len(tables)} files)"


def _read_notice(member: Member) -> tuple[str, str]:
    """Return the number of a release and the month of its publication, both empty if not told."""
    with member.open() as file:
        lines = file.read(400).decode("utf-8-sig", errors="replace").splitlines()
    number = _README.match(lines[0]) if lines else None
    if number is None:
        return "", ""
    month = _PUBLISHED.match(lines[1]) if len(lines) > 1 else None
    if month is None:
        return number[1], ""
    return number[1], f"{month[2]}-{_MONTHS.index(month[1]) + 1:02d}"


def _named_releases(container: Container) -> set[str]:
    names = [container.path.stem, container.path.name, container.path.absolute().parent.name]
    for member in container.members():
        names += PurePosixPath(member.label).parts[:-1]
    matches = (_FOLDER.fullmatch(name.casefold()) for name in names)
    return {f"{found[1]}.{found[2]}" for found in matches if found}


def _look(file: File, member: Member) -> Table:
    """Return a file with its first sheet and the titles of its columns."""
    if _ending(member) == ".xlsx":
        sheet, rows = next(iter(read_tops(member).items()))
        titles = tuple("" if cell is None else str(cell).strip() for cell in next(iter(rows), ()))
        return Table(file, member, titles, sheet)
    delimiter, quoting = _FORMS[_ending(member)]
    return Table(file, member, read_header(member, delimiter, quoting=quoting))


def _folded(title: str) -> str:
    return title.strip().casefold()


def _plain_name(member: Member) -> str:
    return _COPY.sub("", member.stem).replace("_", " ").casefold()


def _ending(member: Member) -> str:
    return PurePosixPath(member.name).suffix.casefold()
