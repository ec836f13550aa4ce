"""A zip archive from outside: looked through before anything in it is unpacked."""

import stat
import struct
import zipfile
from collections.abc import Callable, Sequence
from io import BufferedReader
from pathlib import PurePosixPath
from typing import IO
from weakref import finalize

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.limits import ARCHIVE_TOTAL, DIRECTORY, LARGEST_FILE, MB, MEMBERS
from occdesk.sources.files.streams import Checksum, check_ratio, guard, reason, short, too_large

_END = 22
"""Bytes of the record at the end of an archive, without its comment."""
_LONGEST_COMMENT = 65_535
_LOCATOR = 20
_END_64 = 56
_LOCAL_HEADER = 30
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The files of a zip archive that was found harmless; CALLED names it in messages.

    Raises OccDeskError when it is damaged, has too many or too large files, files within each
    other, names that lead elsewhere, names twice, links or files with a password.
    """

    def __init__(self, source: IO[bytes], called: str) -> None:
        self.called = called
        self._source = source
        try:
            _check_directory_size(source, called)
            self._zip = zipfile.ZipFile(source)
            entries = self._zip.infolist()
        except (OSError, *_BROKEN) as error:
            raise _damaged(called, error) from error
        _check_entries(entries, called)
        _check_places(entries, self._zip.start_dir, called)
        # An archive that nobody closes closes its file when it goes, as zipfile does.
        finalize(self, source.close)
        self._files = {entry.filename: entry for entry in entries if not entry.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """Every file, without folders."""
        return tuple(self._files)

    def size(self, name: str) -> int:
        """Return how many bytes a file has, unpacked, as the archive says."""
        return self._files[name].file_size

    def open(
        self,
        name: str,
        called: str,
        limit: int = LARGEST_FILE,
        finished: Callable[[Checksum], None] = lambda _: None,
    ) -> BufferedReader:
        """Return a file opened for reading its unpacked bytes, LIMIT of them at most."""
        entry = self._files.get(name)
        if entry is None:
            raise OccDeskError(f"{self.called} holds no file {short(name)}.")
        if entry.file_size > limit:
            raise too_large(called, limit)
        try:
            unpacked = self._zip.open(entry)
        except (OSError, *_BROKEN) as error:
            raise OccDeskError(f"{called} cannot be read: {reason(error)}.") from error

        def whole(checksum: Checksum) -> None:
            if checksum.bytes != entry.file_size:
                raise OccDeskError(f"{called} cannot be read: it is cut off; fetch it again.")
            finished(checksum)

        return guard(unpacked, called, limit, whole)

    def close(self) -> None:
        """Close the archive and the stream that it was read from."""
        self._zip.close()
        self._source.close()


_BROKEN = (
    *(EOFError, KeyError, NotImplementedError, RuntimeError, ValueError),
    *(struct.error, zipfile.BadZipFile),
)
"""What a damaged archive raises while its list of contents or a header is read."""


def _damaged(called: str, error: BaseException) -> OccDeskError:
    return OccDeskError(
        f"{called} cannot be read as a zip archive: it is cut off or damaged"
        f" ({short(str(error) or type(error).__name__)}); fetch it again."
    )


def _check_directory_size(source: IO[bytes], called: str) -> None:
    """Raise OccDeskError when the list of contents, which is read whole, is a large one.

    The records are those of APPNOTE.TXT 4.3.14 to 4.3.16, looked for as zipfile does.
    """
    size = source.seek(0, 2)
    start = max(0, size - _END - _LONGEST_COMMENT - _LOCATOR - _END_64)
    source.seek(start)
    tail = source.read()
    end = len(tail) - _END
    if end < 0 or tail[end : end + 4] != b"PK\5\6" or tail[-2:] != b"\0\0":
        end = tail.rfind(b"PK\5\6")
    if end < 0 or end + _END > len(tail):
        raise zipfile.BadZipFile("no list of contents at its end")
    sizes = [struct.unpack_from("<L", tail, end + 12)[0]]
    locator = end - _LOCATOR
    if locator >= _END_64 and tail[locator : locator + 4] == b"PK\6\7":
        sizes = [struct.unpack_from("<Q", tail, locator - _END_64 + 40)[0]]
    if sizes[0] > DIRECTORY:
        raise OccDeskError(f"{called} lists too many files to be published; it is not read.")
    source.seek(0)


def _check_entries(entries: Sequence[zipfile.ZipInfo], called: str) -> None:
    if not entries:
        raise OccDeskError(f"{called} cannot be read as a zip archive: it holds no files.")
    if len(entries) > MEMBERS:
        raise OccDeskError(
            f"{called} holds {len(entries):,} files where {MEMBERS:,} are the most that are read."
        )
    seen: set[str] = set()
    total = 0
    for entry in entries:
        if problem := _problem(entry, seen):
            name = short(entry.orig_filename)
            raise OccDeskError(f"{called} holds a file “{name}” {problem}; it is not read.")
        seen.add(entry.filename.casefold())
        check_ratio(f"{short(entry.filename)} in {called}", entry.compress_size, entry.file_size)
        if entry.file_size > LARGEST_FILE:
            raise too_large(f"{entry.filename} in {called}", LARGEST_FILE)
        total += entry.file_size
    if total > ARCHIVE_TOTAL:
        raise OccDeskError(
            f"{called} would unpack to {total // MB:,} MB where {ARCHIVE_TOTAL // MB:,} MB are the"
            " most that is read."
        )


def _problem(entry: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Return what is wrong with an entry of the list of contents, or None."""
    name = entry.orig_filename
    parts = PurePosixPath(name).parts
    if not parts or not name.isprintable():
        return "with a name that cannot be shown"
    if name.startswith("/") or "\\" in name or ".." in parts or parts[0].endswith(":"):
        return "with a name that leads out of the archive"
    if entry.filename.casefold() in seen:
        return "twice"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "that is a link to another file"
    if entry.flag_bits & 0x1:
        return "that is locked with a password"
    if entry.compress_type not in _METHODS:
        return "packed in a way that is not known here"
    return None


def _check_places(entries: Sequence[zipfile.ZipInfo], end: int, called: str) -> None:
    """Raise OccDeskError where the bytes of one file lie within those of another."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    nexts = [entry.header_offset for entry in ordered[1:]] + [end]
    for entry, place in zip(ordered, nexts, strict=True):
        if entry.header_offset + _LOCAL_HEADER + entry.compress_size > place:
            raise OccDeskError(
                f"{called} cannot be read as a zip archive: {short(entry.filename)} lies within"
                " another file; fetch it again."
            )
