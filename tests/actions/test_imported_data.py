"""What is named to be imported: found, or refused for the true reason."""

import os
import sys
from pathlib import Path

import pytest

from occdesk.actions.imported_data import find_file
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.sources.files.container import Container

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files here")


def test_a_file_is_found_by_a_link_and_by_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.csv") if sys.platform == "linux" else tmp_path / "x.csv"
    file.write_text("code,n\n")
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    assert find_file(link) == find_file(file) == Path(os.path.realpath(file))


@posix
def test_what_is_not_there_is_refused_for_the_true_reason(tmp_path: Path) -> None:
    one, other, lost = tmp_path / "one.csv", tmp_path / "other.csv", tmp_path / "lost.csv"
    one.symlink_to(other)
    other.symlink_to(one)
    lost.symlink_to(tmp_path / "nothing")
    for path, reason in (
        (one, "is a link that leads in a circle"),
        (lost, "is a link that leads to .*nothing, which is not there"),
        (tmp_path / "gone.csv", "There is no file or folder .*gone.csv; check its name"),
        (tmp_path / ("x" * 300), "cannot be read: File name too long"),
    ):
        with pytest.raises(UsageError, match=reason):
            find_file(path)


@posix
def test_a_folder_within_itself_is_gone_through_once_and_pipes_are_left_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / "within").mkdir()
    (tmp_path / "within" / "up").symlink_to("..")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "table.csv").write_text("code,n\n")
    os.mkfifo(tmp_path / "pipe.csv")
    container = Container(tmp_path)
    assert [member.name for member in container.members()] == ["table.csv"]
    assert len(container.left_out) == 3
    with pytest.raises(OccDeskError, match="is neither a file nor a folder"):
        Container(tmp_path / "pipe.csv")
