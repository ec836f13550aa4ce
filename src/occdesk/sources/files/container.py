"""What a user hands over: one file, a folder or a zip archive, seen as a set of named files."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, NamedTuple, Self, TypeVar, cast

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.archive import Archive
from occdesk.sources.files.limits import LARGEST_FILE, MEMBERS
from occdesk.sources.files.streams import Checksum, State, guard, reason, state, too_large

Made = TypeVar("Made")

_ZIP = (b"PK\3\4", b"PK\5\6")
_WORKBOOK = "[Content_Types].xml"
"""What a workbook, which is a zip archive itself, has and other archives have not."""


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
    """Files of one given path; PREFIX stands before their names in labels.

    What is read is watched: a file that is not the same when its last byte has been read, or
    that has another checksum when it is read again, is refused. Raises OccDeskError when the
    path is not there, is neither file nor folder, or is an archive that cannot be trusted.
    """

    def __init__(self, path: Path, prefix: str = "") -> None:
        self.path = path
        self.prefix = prefix
        self.left_out: list[str] = []
        """Sentences that name what is in a folder and is not read."""
        self._checksums: dict[str, Checksum] = {}
        self._kept: dict[object, object] = {}
        self._latest: tuple[object, object] = (None, None)
        self._archive: Archive | None = None
        self._state: State | None = None
        try:
            if path.is_dir():
                return
            there = path.exists()
        except OSError as error:
            raise OccDeskError(f"{path} cannot be read: {reason(error)}.") from error
        if not there:
            raise OccDeskError(f"The file {path} is missing; fetch it from its publisher first.")
        if not path.is_file():
            raise OccDeskError(f"{path} is neither a file nor a folder.")
        self._open_archive()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close an archive; a folder or a file needs no closing."""
        if self._archive is not None:
            self._archive.close()

    def members(self) -> tuple[Member, ...]:
        """Return every file, by name."""
        return self._members

    def find(self, name: str) -> Member | None:
        """Return the file with this name in whichever folder, whatever its letter case, or None."""
        wanted = name.casefold()
        for member in self._members:
            if PurePosixPath(member.name).name.casefold() == wanted:
                return member
        return None

    def open(self, name: str) -> IO[bytes]:
        """Return one file opened for reading bytes, under limits; see limits.py."""
        called = self.prefix + name
        if self._archive is not None:
            called = f"{called} in {self.path.name}"
            return self._archive.open(name, called, finished=self._watch(name, self._whole))
        path = self.path
        if path.is_dir():
            path = self.path / name
            if not _lies_within(path, self.path):
                raise OccDeskError(f"{called} leads out of the folder {self.path}; it is not read.")
        return self._open_file(path, name, called)

    def checksum(self, member: Member | None = None) -> Checksum:
        """Return SHA-256 and size of the bytes that were read of a member, or of the path itself.

        What has not been read to its end is read now. Raises OccDeskError when the bytes are not
        those that were read before.
        """
        name = "" if member is None else member.name
        if name not in self._checksums:
            if member is not None:
                stream = member.open()
            else:
                stream = self._open_file(self.path, "", self.prefix + self.path.name)
            with stream:
                while stream.read(1 << 20):
                    pass
        return self._checksums[name]

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what MAKE gives for KEY; a second time what it gave, or raised, the first time.

        Every family of files looks at the first rows of every file.
        """
        if key not in self._kept:
            self._kept[key] = _try(make)
        return cast(Made, _give(self._kept[key]))

    def latest(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what `once` would, but keep only the last of these: what takes much memory."""
        if self._latest[0] != key:
            self._latest = (None, None)
            self._latest = (key, _try(make))
        return cast(Made, _give(self._latest[1]))

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        return tuple(Member(self, name, self.prefix + name) for name in sorted(self._names()))

    def _names(self) -> Iterator[str]:
        if self._archive is not None:
            yield from self._archive.names
        elif self.path.is_dir():
            yield from self._walk()
        else:
            yield self.path.name

    def _walk(self) -> Iterator[str]:
        """Yield every file of the folder and of those within it; no link leads out of it."""
        count = 0
        for folder, folders, names in os.walk(self.path, onerror=self._refuse, followlinks=False):
            for name in [*names, *(name for name in folders if Path(folder, name).is_symlink())]:
                path = Path(folder, name)
                shown = path.relative_to(self.path).as_posix()
                if not _lies_within(path, self.path) or not _is_file(path):
                    self.left_out.append(f"{shown} is a link or no file, and was not read.")
                    continue
                count += 1
                if count > MEMBERS:
                    raise OccDeskError(
                        f"The folder {self.path} holds more than {MEMBERS:,} files; choose one"
                        " that holds only what was published."
                    )
                yield shown

    def _refuse(self, error: OSError) -> None:
        raise OccDeskError(
            f"The folder {error.filename} cannot be read: {reason(error)}."
        ) from error

    def _open_archive(self) -> None:
        """Take the path as an archive where it is one, be it a damaged one; not a workbook."""
        file = self._open_plain(self.path, str(self.path))
        named = self.path.suffix.lower() == ".zip"
        try:
            if not named and file.read(4) not in _ZIP:
                return
            before = state(file)
            archive = Archive(file, str(self.path))
            if _WORKBOOK not in archive.names:
                self._archive, self._file, self._state = archive, file, before
        except OccDeskError:
            if named:
                raise
        finally:
            if self._archive is None:
                file.close()

    def _open_plain(self, path: Path, called: str) -> IO[bytes]:
        try:
            return path.open("rb")
        except FileNotFoundError:
            raise OccDeskError(
                f"The file {called} is missing; fetch it from its publisher first."
            ) from None
        except OSError as error:
            raise OccDeskError(f"{called} cannot be read: {reason(error)}.") from error

    def _open_file(self, path: Path, name: str, called: str) -> IO[bytes]:
        file = self._open_plain(path, called)
        before = state(file)
        if before.size > LARGEST_FILE:
            file.close()
            raise too_large(called, LARGEST_FILE)

        def same() -> bool:
            return state(file) == before

        return guard(file, called, LARGEST_FILE, self._watch(name, same))

    def _whole(self) -> bool:
        """Return whether the archive is as it was when it was opened."""
        return self._archive is None or state(self._file) == self._state

    def _watch(self, name: str, same: Callable[[], bool]) -> Callable[[Checksum], None]:
        def finished(checksum: Checksum) -> None:
            if not same() or self._checksums.setdefault(name, checksum) != checksum:
                raise OccDeskError(
                    f"{self.prefix}{name or self.path.name} changed while it was read; close the"
                    " program that writes it, and try again."
                )

        return finished


def _try(make: Callable[[], object]) -> object:
    """Return what MAKE gives, or its error, so that neither is made again."""
    try:
        return make()
    except OccDeskError as error:
        return error


def _give(found: object) -> object:
    if isinstance(found, OccDeskError):
        raise found.with_traceback(None)
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _lies_within(path: Path, folder: Path) -> bool:
    # Path.resolve() raises an error of its own where links lead in a circle.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def lone_member(path: Path) -> Member:
    """Return a file that stands for itself as a member, labelled with the whole path."""
    text = str(path)
    container = Container(path, text.removesuffix(path.name))
    return Member(container, path.name, text)
