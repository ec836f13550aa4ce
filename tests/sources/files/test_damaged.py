"""Thousands of damaged files of each format: read or refused in one line, and nothing else.

The files are cut down from official ones. Each is damaged in 2,000 ways, the same in every run,
and read in a process that has little memory to spare.
"""

import gzip
import random
import re
import signal
import sqlite3
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container, lone_member
from occdesk.sources.files.database import database_errors, open_database
from occdesk.sources.files.sheets import read_header, read_rows, read_text_lines, sheet_names

DAMAGES = 2_000
PORTION = 250
SECONDS = 5.0
ROOM = 200_000_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")


class HangingError(BaseException):
    """Reading takes too long; no reader may catch this."""


class Outcome(NamedTuple):
    """How many damaged files were read and refused, and what else happened."""

    read: int
    refused: int
    failures: list[str]


def damage(content: bytes, chance: random.Random) -> bytes:
    """Return CONTENT with one to three changes of the kinds that disks, lines and people make."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(changed) + 1)
        end = min(len(changed), place + chance.randint(1, 64))
        match chance.randrange(6):
            case 0 if place < len(changed):
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place:]
            case 2:
                changed[place:place] = changed[place:end] * chance.randint(1, 40)
            case 3:
                del changed[place:end]
            case 4:
                changed[place:place] = chance.randbytes(chance.randint(1, 8))
            case _:
                changed[place:end] = chance.choice((b"\0", b"\xff", b'"', b"\n")) * (end - place)
    return bytes(changed)


def damage_parts(content: bytes, chance: random.Random) -> bytes:
    """Return an archive, itself sound, with damage in one of its files."""
    with zipfile.ZipFile(BytesIO(content)) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    name = chance.choice(sorted(files))
    files[name] = damage(files[name], chance)
    return packed(files)


def damage_database(content: bytes, chance: random.Random) -> bytes:
    """Return a packed database with damage within, so that it can be unpacked."""
    return gzip.compress(damage(gzip.decompress(content), chance), 1)


def packed(files: dict[str, bytes]) -> bytes:
    """Return an archive of files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def read_tabbed(path: Path) -> None:
    """Read a text with tabs."""
    header = read_header(path, "\t", quoting="plain")
    for _ in read_text_lines(path, header, delimiter="\t", quoting="plain"):
        pass


def read_commas(path: Path) -> None:
    """Read a text with commas."""
    for _ in read_text_lines(path, ("Occupation Code",), optional=("Employment 2024",)):
        pass


def read_workbook(path: Path) -> None:
    """Read every sheet of a workbook."""
    for sheet in sheet_names(path):
        read_rows(path, sheet)


def read_archive(path: Path) -> None:
    """Read every text of an archive, and the sum of its bytes."""
    with Container(path) as container:
        for member in container.members():
            for _ in read_text_lines(member, (), delimiter="\t", quoting="plain"):
                pass
            container.checksum(member)


def read_database(path: Path) -> None:
    """Read every value of a database."""
    member = lone_member(path)
    with closing(open_database(member)) as database, database_errors(member):
        for table in ("cell", "footnote", "meta"):
            for _ in database.execute(f"SELECT * FROM {table}"):
                pass


Reader = Callable[[Path], None]
Damage = Callable[[bytes, random.Random], bytes]
FORMATS: dict[str, tuple[str, Reader, tuple[Damage, ...]]] = {
    "tabbed": ("table.txt", read_tabbed, (damage,)),
    "commas": ("table.csv", read_commas, (damage,)),
    "workbook": ("book.xlsx", read_workbook, (damage, damage_parts, damage_parts)),
    "archive": ("texts.zip", read_archive, (damage,)),
    "database": ("oews.sqlite.gz", read_database, (damage, damage_database, damage_database)),
}


def tabbed(raw: Path) -> bytes:
    """Return the top of a text of O*NET."""
    return head(raw / "onet_30_1" / "Technology Skills.txt", 12)


def commas(raw: Path) -> bytes:
    """Return the top of the download of projections."""
    return head(raw / "bls_ep_2024_34" / "Employment Projections.csv", 12)


def archive(raw: Path) -> bytes:
    """Return an archive of two texts of O*NET."""
    names = ("Job Zones.txt", "Interests.txt")
    return packed({f"db/{name}": head(raw / "onet_30_1" / name, 12) for name in names})


def workbook(raw: Path) -> bytes:
    """Return the skills of O*NET with 12 rows and the texts that they refer to."""
    with zipfile.ZipFile(raw / "onet_30_1" / "Skills.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet, strings = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    rows = parts[sheet].split(b"</row>", 12)
    texts = re.findall(rb"<si>.*?</si>", parts[strings], re.DOTALL)
    kept: list[bytes] = []

    def renumber(found: re.Match[bytes]) -> bytes:
        kept.append(texts[int(found[2])])
        return b"%s%d</v>" % (found[1], len(kept) - 1)

    top = re.sub(rb'(t="s"[^>]*><v>)(\d+)</v>', renumber, b"</row>".join(rows[:12]))
    parts[sheet] = top + b"</row></sheetData></worksheet>"
    parts[strings] = parts[strings].split(b"<si>")[0] + b"".join(kept) + b"</sst>"
    return packed(parts)


def database(raw: Path) -> bytes:
    """Return the time series with 20 cells, in small pages."""
    made = sqlite3.connect(":memory:")
    made.execute("PRAGMA page_size = 1024")
    with closing(open_database(raw / "bls_oews" / "oews-2025.sqlite.gz")) as whole, closing(made):
        for table in ("cell", "footnote", "meta"):
            (schema,) = whole.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()
            made.execute(schema)
            for row in whole.execute(f"SELECT * FROM {table} LIMIT 20"):
                made.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        made.commit()
        return gzip.compress(made.serialize(), mtime=0)


WHOLE = {
    "tabbed": tabbed,
    "commas": commas,
    "workbook": workbook,
    "archive": archive,
    "database": database,
}


def head(path: Path, lines: int) -> bytes:
    """Return the first lines of a text."""
    with path.open("rb") as text:
        return b"".join(islice(text, lines))


def limit_process() -> None:
    """Leave this process little memory to grow into, and let an alarm end what hangs."""
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGALRM, _hang)


def _hang(*_: object) -> None:
    raise HangingError


def try_portion(kind: str, whole: bytes, folder: Path, first: int) -> Outcome:
    """Read PORTION damaged files, from number FIRST on."""
    name, reader, damages = FORMATS[kind]
    path = folder / f"{first}-{name}"
    read = refused = 0
    failures: list[str] = []
    for number in range(first, first + PORTION):
        path.write_bytes(damages[number % len(damages)](whole, random.Random(number)))
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            reader(path)
            read += 1
        except OccDeskError as error:
            refused += 1
            if len(str(error).splitlines()) != 1 or name not in str(error):
                failures.append(f"{number}: {error!r}")
        except BaseException as error:
            failures.append(f"{number}: {error!r}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    path.unlink()
    return Outcome(read, refused, failures)


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """Return two processes with little memory."""
    if not Path("/proc/self/statm").exists():
        pytest.skip("the size of a process is not known here")
    context = get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context, initializer=limit_process) as processes:
        yield processes


@pytest.mark.parametrize("kind", FORMATS)
def test_damaged_files_are_read_or_refused_in_one_line(
    kind: str, raw: Path, tmp_path: Path, pool: ProcessPoolExecutor
) -> None:
    whole = WHOLE[kind](raw)
    sound = tmp_path / FORMATS[kind][0]
    sound.write_bytes(whole)
    FORMATS[kind][1](sound)
    started = time.monotonic()
    portions: list[Future[Outcome]] = [
        pool.submit(try_portion, kind, whole, tmp_path, first)
        for first in range(0, DAMAGES, PORTION)
    ]
    outcomes = [portion.result() for portion in portions]
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    assert not failures, failures[:5]
    assert sum(outcome.read + outcome.refused for outcome in outcomes) == DAMAGES
    # Damage that only changes a letter is read; most is noticed.
    assert sum(outcome.refused for outcome in outcomes) > DAMAGES / 4
    assert time.monotonic() - started < 60
