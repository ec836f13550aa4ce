"""What a user hands over: one file, a folder or a zip archive, seen as a set of named files."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from occdesk.model.errors import OccDeskError


class Member(NamedTuple):
    """One file within a container. `label` is how it is named in a pack and in messages."""

    container: "Container"
    name: str
    label: str

    def open(self) -> IO[bytes]:
        """Return the file opened for reading bytes; raises OccDeskError when it cannot be."""
        return self.container.open(self.name)

    def __str__(self) -> str:
        return self.label

    @property
    def stem(self) -> str:
        """The name without folders and ending."""
        return PurePosixPath(self.name).stem


class Container:
    """Files of one given path; PREFIX stands before their names in labels."""

    def __init__(self, path: Path, prefix: str = "") -> None:
        self.path = path
        self.prefix = prefix
        self._archive: zipfile.ZipFile | None = None
        if not path.exists():
            raise OccDeskError(f"The file {path} is missing; fetch it from its publisher first.")
        if path.is_file() and zipfile.is_zipfile(path) and path.suffix.lower() == ".zip":
            self._archive = zipfile.ZipFile(path)

    def members(self) -> tuple[Member, ...]:
        """Return every file, by name."""
        return tuple(Member(self, name, self.prefix + name) for name in sorted(self._names()))

    def find(self, name: str) -> Member | None:
        """Return the file with this name in whichever folder, whatever its letter case, or None."""
        wanted = name.casefold()
        for member in self.members():
            if PurePosixPath(member.name).name.casefold() == wanted:
                return member
        return None

    def open(self, name: str) -> IO[bytes]:
        """Return one file opened for reading bytes."""
        try:
            if self._archive is not None:
                return BytesIO(self._archive.read(name))
            if self.path.is_dir():
                return (self.path / name).open("rb")
            return self.path.open("rb")
        except (OSError, zipfile.BadZipFile) as error:
            raise OccDeskError(f"{self.prefix}{name} cannot be read: {error}.") from error

    def _names(self) -> Iterator[str]:
        if self._archive is not None:
            yield from (item.filename for item in self._archive.infolist() if not item.is_dir())
        elif self.path.is_dir():
            for path in self.path.rglob("*"):
                if path.is_file():
                    yield path.relative_to(self.path).as_posix()
        else:
            yield self.path.name
