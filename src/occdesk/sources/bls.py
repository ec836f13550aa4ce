"""What the files of the U.S. Bureau of Labor Statistics share, whichever program they are of."""

import hashlib
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Source
from occdesk.sources.container import Container, Member
from occdesk.sources.content import SourceFile

PUBLISHER = "U.S. Bureau of Labor Statistics"
LICENCE = "Public domain (work of the U.S. Government)"
TOTAL = "00-0000"
"""The code of all occupations together."""

_CHUNK = 1 << 20
_TOP = 8
_WORKBOOKS = (".xlsx", ".xlsm")


def make_source(name: str, title: str, program: str) -> Source:
    """Return one of the Bureau's programs as a source, with the attribution it is given here."""
    return Source(name, title, PUBLISHER, LICENCE, f"{PUBLISHER}, {program}.")


def list_members(container: Container) -> Iterator[Member]:
    """Yield every file of a container; of an archive that lies in a folder, the files within.

    Raises OccDeskError for an archive that is damaged.
    """
    for member in container.members():
        if not container.path.is_dir() or not member.name.casefold().endswith(".zip"):
            yield member
            continue
        archive = container.path / member.name
        if not zipfile.is_zipfile(archive):
            raise OccDeskError(f"{member} cannot be read as a zip archive; fetch it again.")
        yield from Container(archive, f"{member.label}/").members()


def describe_files(member: Member, release: str) -> Iterator[SourceFile]:
    """Yield what a pack keeps of a file, and of the archive that it was taken from."""
    archive = member.container.path
    if member.label.endswith(f".zip/{member.name}"):
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        label = member.label.removesuffix(f"/{member.name}")
        yield SourceFile(label, digest, archive.stat().st_size, release)
    checksum = hashlib.sha256()
    size = 0
    with member.open() as file:
        while chunk := file.read(_CHUNK):
            checksum.update(chunk)
            size += len(chunk)
    yield SourceFile(member.label, checksum.hexdigest(), size, release)


def is_workbook(member: Member) -> bool:
    """Tell by its name whether a file may be a workbook; a lock file of Excel is none."""
    name = PurePosixPath(member.name)
    return name.suffix.casefold() in _WORKBOOKS and not name.name.startswith("~$")


def read_tops(member: Member) -> dict[str, list[tuple[object, ...]]]:
    """Return the first rows of each sheet of a workbook; raises OccDeskError for a damaged one."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Published workbooks carry extensions that openpyxl warns of and leaves out.
        warnings.simplefilter("ignore")
        try:
            with member.open() as file:
                content = BytesIO(file.read())
            book = load_workbook(content, read_only=True, data_only=True)
            try:
                return {
                    sheet.title: [tuple(r) for r in sheet.iter_rows(1, _TOP, values_only=True)]
                    for sheet in book.worksheets
                }
            finally:
                book.close()
        except OccDeskError:
            raise
        except Exception as error:
            # A damaged workbook makes openpyxl raise whatever its damage leads to.
            raise OccDeskError(f"{member} cannot be read as a workbook: {error}.") from error


def write_raw(cell: object) -> str:
    """Return a cell as it was published: text as it stands, a number in its shortest form."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
