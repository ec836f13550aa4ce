"""Tries the program on files that were damaged by chance, and names those that it does not bear.

    .venv/bin/python packaging/mutation_sweep.py [--count 1000] [--seed 1] [--raw FOLDER]

Each file is a small sound one with bytes flipped, cut, doubled, or with huge numbers, deep
brackets and odd characters put in. It is read as the command line reads it (`data import
--dry-run`, `data inspect`, `article`, a desk, a picture that leads back), in a process with limits
of memory and time. Right is success, or exit status 1 or 2 with one sentence.
"""

import argparse
import contextlib
import io
import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MB = 1_000_000
MEMORY, SECONDS = 1_000 * MB, 30
ODD = ("E5", "1e400", "-", "9" * 400, "\x00", "\x1b[2J", "\u202e", "\ud83d", '"', "[" * 2_000, "")
TABLE = "code,title,heads,grade\n" + "".join(
    f"15-{number}.00,Occupation {number},{number * 3.5},E{number % 9}\n"
    for number in range(1211, 1299)
)
ARTICLE = """+++
title = "A title"
published = 2026-01-01
occupations = ["15-2051.00"]
+++
## Work

Pay is {metric:median_wage} for 15-2051.00. [Fact]

| a | b |
|---|---|
| 1 | 2 |

* one
* two [link](https://example.org)
"""
DESK = {"focus": "15-2051.00", "comparison": ["15-2051.00", "15-2011.00"], "text_step": 2}


class Outcome(NamedTuple):
    """What became of one file: the exit status, what was said, and the seconds that it computed."""

    status: int
    said: str
    seconds: float

    @property
    def problem(self) -> str:
        """Return what is wrong with it, or nothing."""
        if self.seconds > SECONDS:
            return f"took {self.seconds:.0f} s"
        if self.status == 0:
            return ""
        if self.status not in (1, 2):
            return f"ended with {self.status}"
        lines = self.said.splitlines()
        if len(lines) != 1 or not lines[0].startswith("occdesk: "):
            return "is not one sentence"
        for words in ("Traceback", "Unexpected ", "not prepared for", "without a word"):
            if words in lines[0]:
                return f"says “{words.strip()}”"
        from occdesk.model.plain_text import is_plain

        return "" if is_plain(lines[0]) else "says what acts on a terminal"


def make_seeds(folder: Path, raw: Path | None) -> list[Path]:
    """Write small sound files into FOLDER and return them, with small official files of RAW."""
    from openpyxl import Workbook

    made = {
        "table.csv": TABLE.encode(),
        "semicolons.csv": TABLE.replace(",", ";").encode("utf-16"),
        "titles.csv": b"title,n\nActuaries,1\nData Scientists,2\nBaristas,3\n",
        "article.md": ARTICLE.encode(),
        "desk.occdesk": json.dumps(DESK).encode(),
        "list.json": json.dumps([{"code": "15-2051.00", "n": 5}]).encode(),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    book = Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.save(folder / "table.xlsx")
    with zipfile.ZipFile(folder / "table.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", TABLE)
    with contextlib.closing(sqlite3.connect(folder / "series.sqlite")) as series, series:
        _fill_series(series)
    (folder / "picture.png").write_bytes(_picture())
    seeds = sorted(folder.iterdir())
    for path in sorted(raw.rglob("*")) if raw is not None else ():
        if path.is_file() and path.stat().st_size < 200_000 and path.suffix in _READ:
            seeds.append(path)
    return seeds


def _fill_series(series: sqlite3.Connection) -> None:
    figures = [f"{kind}{number:02} TEXT" for kind in "vf" for number in range(1, 18)]
    series.execute(f"CREATE TABLE cell (key TEXT PRIMARY KEY, {', '.join(figures)}) WITHOUT ROWID")
    series.execute(
        "CREATE TABLE area (area_code TEXT, areatype_code TEXT, state_code TEXT, area_name TEXT)"
    )
    series.execute(
        "CREATE TABLE occupation (occupation_code TEXT, occupation_name TEXT, display_level INT)"
    )
    series.execute("CREATE TABLE footnote (footnote_code TEXT, footnote_text TEXT)")
    series.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    series.execute("INSERT INTO meta VALUES ('data_year', '2025')")
    series.execute(
        "INSERT INTO footnote VALUES ('5', 'a wage of $115.00 per hour or $239,200 per year')"
    )
    series.execute("INSERT INTO area VALUES ('0600000', 'S', '06', 'California')")
    marks = ", ".join("?" * 35)
    for code in ("000000", "152051", "132011"):
        series.execute("INSERT INTO occupation VALUES (?, 'A name', 3)", (code,))
        for key in (f"OEUN0000000000000{code}", f"OEUS0600000000000{code}"):
            row = [key, *("1.00" if n == 16 else "50" for n in range(17)), *[None] * 17]
            series.execute(f"INSERT INTO cell VALUES ({marks})", row)


def _picture() -> bytes:
    """Return the recipe of a picture in the smallest PNG that can hold one."""
    import struct
    import zlib

    from occdesk.charts.publishing.recipe import KEY, Recipe, recipe_text
    from occdesk.charts.spec import ChartSpec

    recipe = Recipe(ChartSpec("outlook"), "a release", desk=json.dumps(DESK))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
        )

    text = KEY.encode() + b"\0" + recipe_text(recipe).encode()
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            chunk(b"tEXt", text),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        )
    )


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return CONTENT with one to four changes, at places and of kinds that CHANCE decides."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(7)
        if kind == 0:
            for _ in range(chance.choice((1, 1, 8, 64))):
                if changed:
                    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[at:]
        elif kind == 2:
            del changed[at : at + chance.choice((1, 3, 40, 400))]
        elif kind == 3:
            part = changed[at : at + chance.choice((1, 20, 300))]
            changed[at:at] = part * chance.choice((1, 2, 500))
        elif kind == 4:
            changed[at:at] = chance.choice(ODD).encode("utf-8", "surrogatepass")
        elif kind == 5:
            changed[at : at + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"\xff\xff\xff\x7f"))
        else:
            digits = [place for place, one in enumerate(changed) if 48 <= one <= 57]
            if digits:
                place = chance.choice(digits)
                changed[place : place + 1] = chance.choice((b"9" * 30, b"-1", b"1e308", b"x", b""))
    return bytes(changed)


def repack(path: Path, chance: random.Random) -> bytes:
    """Return a zip archive (a workbook too) with one of its parts changed, packed soundly."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = source.read(name)
            target.writestr(name, mutate(content, chance) if name == chosen else content)
    return out.getvalue()


def changed_values(path: Path, chance: random.Random) -> bytes:
    """Return a database with one value of another type, as SQLite allows in any column."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(path.read_bytes())
        with contextlib.closing(sqlite3.connect(copy)) as database, database:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master")]
            table = chance.choice(tables)
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            value = chance.choice(
                (b"\xff\x00", 5, -1e300, None, "x" * 2_000, "\x1b\u202e", "", 2**60)
            )
            with contextlib.suppress(sqlite3.Error):
                database.execute(f"UPDATE {table} SET {chance.choice(columns)} = ?", (value,))
            if chance.random() < 0.2:
                database.execute(f"DROP TABLE {table}")
        return copy.read_bytes()


_READ = (".csv", ".txt", ".tsv", ".xlsx", ".zip", ".sqlite", ".json", ".md", ".occdesk", ".png")


def commands(path: Path) -> Iterator[list[str]]:
    """Yield what is tried on a file of this kind."""
    if path.suffix == ".md":
        yield ["article", str(path)]
    elif path.suffix in (".occdesk", ".png"):
        yield ["desk", str(path)]
    else:
        yield ["data", "import", "--dry-run", str(path)]
        yield ["data", "inspect", str(path)]


def run(command: list[str]) -> Outcome:
    """Carry out COMMAND in a process of its own, with limits, and return what became of it."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            status = 70
            try:
                nothing = os.open(os.devnull, os.O_RDWR)
                for number, to in ((0, nothing), (1, nothing), (2, said.fileno())):
                    os.dup2(to, number)
                most = _loaded() + MEMORY
                resource.setrlimit(resource.RLIMIT_AS, (most, most))
                resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
                with (
                    os.fdopen(1, "w", closefd=False) as out,
                    os.fdopen(2, "w", errors="backslashreplace", closefd=False) as errors,
                    contextlib.redirect_stdout(out),
                    contextlib.redirect_stderr(errors),
                ):
                    status = _carry_out(command)
            finally:
                os._exit(status)
        _, code, used = os.wait4(child, 0)
        said.seek(0)
        words = said.read(20_000).decode(errors="backslashreplace")
    return Outcome(os.waitstatus_to_exitcode(code), words, used.ru_utime + used.ru_stime)


def _loaded() -> int:
    """Return the bytes of address space that this process has already: they count too."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _carry_out(command: list[str]) -> int:
    from occdesk.app import main

    if command[0] != "desk":
        return main.main(command)
    from occdesk.actions import desk_file
    from occdesk.model.errors import OccDeskError

    try:
        desk_file.read_desk(command[1])
    except OccDeskError as error:
        return main._fail(str(error), error.exit_status)
    except Exception as error:
        return main._fail(main._unexpected(error), 1)
    return 0


def read_here() -> None:
    """Let files be read in the process that is limited already, which saves starting another.

    The occupations, which every import reads first, are read once.
    """
    from occdesk.app.pack_path import pack_path
    from occdesk.catalogue.catalogue import Catalogue
    from occdesk.sources import importing
    from occdesk.sources.files import child

    base = importing.read_base(Catalogue(pack_path()))
    importing.read_base = lambda catalogue: base

    def run_here(job: str, arguments: dict[str, object], **_: object) -> dict[str, object]:
        try:
            result = child.JOBS[job]()(dict(arguments), lambda doing, done: None)
            return dict(json.loads(json.dumps(result)))
        except Exception as error:
            message = child._explain(error)
        talk = child._Talk(None, child._subject(arguments), child.USUAL)  # type: ignore[arg-type]
        raise talk._error(message)

    child.run_in_child = run_here  # type: ignore[assignment]


def sweep(seeds: list[Path], count: int, seed: int, keep: Path) -> int:
    """Try COUNT changed files; keep and name those that are not borne, and return how many."""
    chance = random.Random(seed)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            source = chance.choice(seeds)
            path = Path(folder, source.name)
            make = chance.random()
            if make < 0.6 and zipfile.is_zipfile(source):
                content = repack(source, chance)
            elif make < 0.6 and source.suffix == ".sqlite":
                content = changed_values(source, chance)
            else:
                content = mutate(source.read_bytes(), chance)
            path.write_bytes(content)
            for command in commands(path):
                outcome = run(command)
                if outcome.problem:
                    found += 1
                    kept = keep / f"{seed}-{number}-{source.name}"
                    kept.write_bytes(content)
                    print(
                        f"{kept}: {' '.join(command[:2])} {outcome.problem}: {outcome.said[-600:]}"
                    )
                    sys.stdout.flush()
            path.unlink()
    return found


def main() -> int:
    """Sweep as the arguments say; 1 when a file was not borne."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--count", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--raw", type=Path, help="a folder of official files; small ones are taken")
    asked.add_argument("--keep", type=Path, default=Path("mutations"), help="where files are kept")
    options = asked.parse_args()
    options.keep.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = home
        # A process that ends at once leaves its copies; they go with the folder.
        tempfile.tempdir = home
        read_here()
        # What is loaded now is loaded for every file.
        import occdesk.actions.desk_file
        import occdesk.app.arguments
        import occdesk.app.articles
        import occdesk.app.importing
        import occdesk.sources.files.inspecting  # noqa: F401

        seeds_folder = Path(home, "seeds")
        seeds_folder.mkdir()
        seeds = make_seeds(seeds_folder, options.raw)
        for path in seeds:
            for command in commands(path):
                outcome = run(command)
                if outcome.problem or (outcome.status and path.parent == seeds_folder):
                    print(f"unchanged {path.name}: {outcome}")
        found = sweep(seeds, options.count, options.seed, options.keep)
    print(f"{options.count:,} files, {found} not borne")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
