"""Files, folders and archives that a user hands over, harmless or not."""

import hashlib
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.files import archive, container
from occdesk.sources.files.container import Container, Member


def zipped(path: Path, files: dict[str, bytes], **options: int) -> Path:
    """Make an archive of files by name."""
    with zipfile.ZipFile(path, "w", **options) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def read(member: Member | None) -> bytes:
    assert member is not None
    with member.open() as stream:
        return stream.read()


@pytest.fixture
def texts(raw: Path, tmp_path: Path) -> Path:
    """Return an archive of two official texts in a folder, as O*NET publishes them."""
    folder = raw / "onet_30_1"
    names = ("Job Zones.txt", "Scales Reference.txt")
    files = {f"db_30_1_text/{name}": (folder / name).read_bytes() for name in names}
    return zipped(tmp_path / "db.zip", files, compression=zipfile.ZIP_DEFLATED)


@pytest.mark.excerpts
def test_an_archive_a_folder_and_a_file_give_the_same_bytes(raw: Path, texts: Path) -> None:
    official = raw / "onet_30_1" / "Job Zones.txt"
    with Container(texts, "db.zip/") as packed:
        member = packed.find("job zones.TXT")
        assert member is not None
        assert member.label == "db.zip/db_30_1_text/Job Zones.txt"
        assert read(member) == official.read_bytes()
        assert packed.find("Job Zones") is None
    assert read(Container(official.parent).find("Job Zones.txt")) == official.read_bytes()
    assert read(Container(official).members()[0]) == official.read_bytes()


@pytest.mark.excerpts
def test_the_checksum_is_that_of_the_bytes_that_were_read(raw: Path, texts: Path) -> None:
    content = (raw / "onet_30_1" / "Job Zones.txt").read_bytes()
    expected = (hashlib.sha256(content).hexdigest(), len(content))
    with Container(texts) as packed:
        member = packed.find("Job Zones.txt")
        read(member)
        assert packed.checksum(member) == expected
        whole = texts.read_bytes()
        assert packed.checksum() == (hashlib.sha256(whole).hexdigest(), len(whole))
    unread = Container(raw / "onet_30_1")
    assert unread.checksum(unread.find("Job Zones.txt")) == expected


def test_the_checksum_of_the_skills_is_the_one_that_the_guide_names(raw: Path) -> None:
    path = raw / "onet_30_1" / "Skills.xlsx"
    assert Container(path).checksum().sha256.startswith("c7ad8c4fd9d541fc40a80627c93155c9")


def test_a_file_that_grows_while_it_is_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n" * 200_000)
    stream = Container(path).open("table.csv")
    with stream, pytest.raises(OccDeskError, match=r"table\.csv changed while it was read"):
        stream.read(10)
        with path.open("ab") as more:
            more.write(b"1,2\n")
        while stream.read(1 << 16):
            pass


def test_a_file_that_is_another_when_read_again_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1,2\n")
    held = Container(path)
    read(held.members()[0])
    path.write_bytes(b"a,b\n1,3\n")
    with pytest.raises(OccDeskError, match=r"table\.csv changed while it was read"):
        read(held.members()[0])


@pytest.mark.excerpts
def test_an_archive_that_changes_after_it_was_opened_is_named(texts: Path) -> None:
    with Container(texts) as packed, pytest.raises(OccDeskError, match="changed while it was"):
        os.utime(texts, (1, 1))
        read(packed.find("Job Zones.txt"))


@pytest.mark.excerpts
def test_an_archive_that_is_cut_off_is_refused_wherever_it_is_cut(texts: Path) -> None:
    content = texts.read_bytes()
    for part in (0, 1, 30, len(content) // 2, len(content) - 10):
        texts.write_bytes(content[:part])
        with pytest.raises(OccDeskError, match=r"db\.zip cannot be read as a zip archive: it is"):
            Container(texts)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../up.txt", "leads out"),
        ("folder/../../up.txt", "leads out"),
        ("/etc/passwd", "leads out"),
        ("folder\\file.txt", "leads out"),
        ("C:/file.txt", "leads out"),
        ("bad\nname.txt", "cannot be shown"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str, problem: str) -> None:
    path = zipped(tmp_path / "bad.zip", {"good.txt": b"1", name: b"2"})
    with pytest.raises(OccDeskError, match=rf"bad\.zip holds a file .* {problem}") as caught:
        Container(path)
    assert "\n" not in str(caught.value)


def test_a_name_that_stands_twice_is_refused_whatever_its_letter_case(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bad.zip", {"Skills.txt": b"1", "skills.TXT": b"2"})
    with pytest.raises(OccDeskError, match=r"bad\.zip holds a file “skills.TXT” twice"):
        Container(path)


def test_links_and_files_with_a_password_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(OccDeskError, match=r"“link\.txt” that is a link"):
        Container(path)
    content = bytearray(zipped(path, {"secret.txt": b"1"}).read_bytes())
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        content[content.index(mark) + place] |= 1
    path.write_bytes(content)
    with pytest.raises(OccDeskError, match=r"“secret\.txt” that is locked with a password"):
        Container(path)


def test_a_file_that_would_grow_a_thousandfold_is_refused(tmp_path: Path) -> None:
    files = {"zeros.txt": bytes(20_000_000)}
    path = zipped(tmp_path / "bomb.zip", files, compression=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 30_000
    with pytest.raises(OccDeskError, match=r"zeros\.txt in .*bomb\.zip would grow from 1"):
        Container(path)


def test_a_size_that_lies_does_not_help(tmp_path: Path) -> None:
    files = {"zeros.txt": bytes(20_000_000)}
    path = zipped(tmp_path / "bomb.zip", files, compression=zipfile.ZIP_DEFLATED)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\1\2") + 24
    content[place : place + 4] = struct.pack("<L", 1_000)
    path.write_bytes(content)
    with Container(path) as packed, pytest.raises(OccDeskError, match=r"zeros\.txt in bomb\.zip"):
        read(packed.members()[0])


def test_files_within_each_other_are_refused(tmp_path: Path) -> None:
    """As in David Fifield's zip bomb: two entries of the list share the same packed bytes."""
    path = zipped(tmp_path / "bomb.zip", {"a.txt": bytes(500), "b.txt": b"1"})
    content = bytearray(path.read_bytes())
    second = content.rindex(b"PK\1\2")
    content[second + 42 : second + 46] = struct.pack("<L", 100)
    path.write_bytes(content)
    with pytest.raises(OccDeskError, match=r"a\.txt lies within another file"):
        Container(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(5_001)})
    with pytest.raises(OccDeskError, match=r"many\.zip holds 5,001 files where 5,000"):
        Container(path)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(12):
        (many / f"{number}.txt").touch()
    monkeypatch.setattr(container, "MEMBERS", 10)
    with pytest.raises(OccDeskError, match=r"folder .*many holds more than 10 files"):
        Container(many).members()


def test_a_list_of_contents_that_would_fill_the_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(100)})
    monkeypatch.setattr(archive, "DIRECTORY", 2_000)
    with pytest.raises(OccDeskError, match="lists too many files"):
        Container(path)


@pytest.mark.excerpts
def test_an_archive_within_an_archive_stays_a_file(tmp_path: Path, texts: Path) -> None:
    path = zipped(tmp_path / "outer.zip", {"inner.zip": texts.read_bytes()})
    with Container(path) as outer:
        assert [member.name for member in outer.members()] == ["inner.zip"]


@pytest.mark.excerpts
def test_a_workbook_is_one_file_although_it_is_an_archive(raw: Path) -> None:
    path = raw / "webb_2020" / "exposure_by_soc4.xlsx"
    assert [member.name for member in Container(path).members()] == ["exposure_by_soc4.xlsx"]


@pytest.mark.excerpts
def test_an_archive_is_known_by_its_content_too(tmp_path: Path, texts: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(texts.read_bytes())
    with Container(path) as packed:
        assert len(packed.members()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_out_of_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a\n1\n", encoding="utf-8")
    folder = tmp_path / "folder"
    (folder / "within").mkdir(parents=True)
    (folder / "table.txt").write_text("a\n2\n", encoding="utf-8")
    (folder / "same.txt").symlink_to("table.txt")
    (folder / "out.txt").symlink_to(secret)
    (folder / "away").symlink_to(tmp_path, target_is_directory=True)
    held = Container(folder)
    assert [member.name for member in held.members()] == ["same.txt", "table.txt"]
    assert held.left_out == [
        "out.txt is a link or no file, and was not read.",
        "away is a link or no file, and was not read.",
    ]
    for name in ("../secret.txt", "out.txt", "away/secret.txt"):
        with pytest.raises(OccDeskError, match="leads out of the folder"):
            held.open(name)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(OccDeskError, match="is neither a file nor a folder"):
            Container(path)


def _as_missing(path: Path) -> None:
    path.unlink()


def _as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [_as_missing, _as_folder])
def test_a_file_that_goes_after_it_was_listed_is_named(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    member = Container(tmp_path).members()[0]
    change(path)
    with pytest.raises(OccDeskError, match=r"table\.csv"):
        member.open()


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(OccDeskError, match=r"no\.zip is missing; fetch it"):
        Container(tmp_path / "no.zip")
