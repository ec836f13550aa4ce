"""Files are read below a limit and written whole or not at all."""

import errno
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from occdesk.system.files import (
    UnfitError,
    drop_parts,
    fill_whole,
    private_folder,
    read_bounded,
    write_whole,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_bounded(path, 5) == b"12345"
    with pytest.raises(UnfitError, match="5 bytes"):
        read_bounded(path, 4)
    os.truncate(path, 3_000_000_000)
    with pytest.raises(UnfitError, match="3,000,000,000 bytes"):
        read_bounded(path, 1_000_000)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(UnfitError, match="pipe or a device"):
            read_bounded(path, 10)
    with pytest.raises(OSError):
        read_bounded(tmp_path, 10)


def test_permissions_are_those_of_the_umask_or_of_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "open", b"a")
        write_whole(tmp_path / "own", b"a", private=True)
        (tmp_path / "open").chmod(0o604)
        write_whole(tmp_path / "open", b"b")
        write_whole(tmp_path / "new", b"b")
        private_folder(tmp_path / "x" / "y")
    finally:
        os.umask(before)
    modes = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
    assert modes == {"open": 0o604, "own": 0o600, "new": 0o640, "x": 0o700}
    (tmp_path / "x").chmod(0o755)
    private_folder(tmp_path / "x")
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o700


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"a")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"b")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_bytes() == b"b"


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("ä" * 125 + ".json"), b"a")
    assert len(list(tmp_path.iterdir())) == 1


@contextmanager
def small_files() -> Iterator[None]:
    """Let no file become larger than 1,000 bytes, as if the disk were full.

    Within the test alone: what the tests are reported into may be a file as well.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_there_is_no_room_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before")
    with small_files(), pytest.raises(OSError) as caught:
        write_whole(path, b"x" * 5_000)
    assert caught.value.errno == errno.EFBIG and caught.value.filename == str(path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"before"]


def test_who_ends_at_once_leaves_nothing_half_written(tmp_path: Path) -> None:
    def fill(part: Path) -> None:
        part.write_bytes(b"half")
        assert len(list(tmp_path.iterdir())) == 1
        drop_parts()
        assert list(tmp_path.iterdir()) == []

    call: Callable[[], None] = lambda: fill_whole(tmp_path / "file", fill)  # noqa: E731
    with pytest.raises(FileNotFoundError):
        call()
