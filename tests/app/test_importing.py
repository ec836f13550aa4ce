"""Importing official files and tables of one's own, as a user does it."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from tests.app.conftest import Run

ONET = "onet_30_1"


def packs(home: Path) -> list[Path]:
    return sorted((home / "data" / "occdesk" / "packs").glob("*"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_an_index_is_added_shown_traced_and_removed(run: Run, excerpts: Path, own: Path) -> None:
    file = excerpts / "frey_osborne_2017" / "frey_osborne_automation_risk_index_clean.csv"
    before = json.loads(run("show", "29-1141", "--format", "json").out)
    assert "frey_osborne" not in {each["metric"] for each in before["values"]}
    done = run("data", "import", str(file), "--format", "json")
    assert done.status == 0, done.err
    added = json.loads(done.out)
    trace = json.loads(run("show", "29-1141", "--trace", "frey_osborne", "--format", "json").out)
    (line,) = [
        (number, text)
        for number, text in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1)
        if ",29-1111," in text
    ]
    (place,) = trace["places"]
    assert (place["row"], place["key"]) == (line[0], "29-1111")
    assert trace["published_for"] == "29-1111"
    assert place["raw"] in line[1] and float(place["raw"]) == trace["value"]
    assert run("data", "remove", added["id"]).status == 0
    assert packs(own) == []
    again = run("data", "remove", added["id"])
    assert again.status == 2 and "nothing has been imported" in again.err


def test_a_dry_run_adds_nothing(run: Run, excerpts: Path, own: Path) -> None:
    done = run("data", "import", str(excerpts / "webb_2020"), "--dry-run")
    assert done.status == 0 and "webb 2020" in done.out
    assert packs(own) == []


def test_the_database_brings_tasks_and_descriptions(run: Run, excerpts: Path, own: Path) -> None:
    archive = own / "db_99_1_text.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted((excerpts / ONET).glob("*.txt")):
            packed.write(path, f"db_99_1_text/{path.name}")
    done = run("data", "import", str(archive))
    assert done.status == 0, done.err
    lines = (excerpts / ONET / "Task Statements.txt").read_text(encoding="ascii").splitlines()
    assert f"{len(lines) - 1} task statements" in done.out and "1,016 descriptions" in done.out
    (pack,) = packs(own)
    with sqlite3.connect(pack) as connection:
        rows = connection.execute("SELECT row, task, text FROM task ORDER BY random() LIMIT 50")
        for row, task, text in rows:
            cells = lines[row - 1].split("\t")
            assert (int(cells[1]), cells[2]) == (task, text)
    connection.close()
    info = json.loads(run("data", "info", "--format", "json").out)
    assert [each["problem"] for each in info["imported"]] == [""]


def test_a_table_of_ones_own_is_read_by_code_and_by_title(run: Run, own: Path) -> None:
    (own / "by code.csv").write_text("soc;score\n15-2051;1,5\n29-1141;2,5\n99-9999;3\n")
    done = run("data", "import", "by code.csv")
    assert done.status == 0, done.err
    assert "99-9999 (row 4)" in done.out
    shown = json.loads(run("show", "15-2051", "--format", "json").out)
    (value,) = [each for each in shown["values"] if each["metric"] == "user_by_code_score"]
    assert (value["value"], value["source"]) == (1.5, "Your own table")
    (own / "by title.csv").write_text("job,head count\nData Scientists,12\nZorbmakers,3\n")
    done = run("data", "import", "by title.csv")
    assert done.status == 0 and "Zorbmakers" in done.out
    shown = json.loads(run("show", "15-2051", "--format", "json").out)
    (value,) = [e for e in shown["values"] if e["metric"] == "user_by_title_head_count"]
    assert (value["match"], value["value"]) == ("title", 12)
    (own / "fixes.csv").write_text("Zorbmakers,29-1141.00\n")
    done = run("data", "import", "by title.csv", "--corrections", "fixes.csv")
    assert done.status == 0 and "2 codes" in done.out
    listed = run(
        "list",
        "--columns",
        "user_by_title_head_count",
        "--sort",
        "user_by_title_head_count",
        "--limit",
        "1",
    )
    assert "Data Scientists" in listed.out and "12" in listed.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("note.txt", b"hello", "no rows under a header"),
        ("twice.csv", b"soc,x\n15-2051,1\n15-2051,2\n", "rows 2 and 3"),
        ("cut.xlsx", b"PK\x03\x04 cut off", "cannot be read"),
        ("cut.zip", b"PK\x03\x04 cut off", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named_and_leaves_nothing(
    run: Run, own: Path, name: str, content: bytes, words: str
) -> None:
    (own / name).write_bytes(content)
    done = run("data", "import", name)
    assert done.status == 1
    assert name in done.err and words in done.err and done.err.count("\n") == 1
    assert packs(own) == []


def test_a_file_that_is_not_there_is_bad_usage(run: Run, own: Path) -> None:
    done = run("data", "import", "nowhere.zip")
    assert done.status == 2 and "nowhere.zip" in done.err


def test_without_a_home_it_says_that_nothing_can_be_kept(run: Run, excerpts: Path) -> None:
    done = run("data", "import", str(excerpts / "webb_2020"), HOME="", XDG_DATA_HOME="")
    assert done.status == 1 and "no folder to keep imported data in" in done.err


def test_a_damaged_import_is_left_out_and_named(run: Run, own: Path) -> None:
    folder = own / "data" / "occdesk" / "packs"
    folder.mkdir(parents=True)
    (folder / "broken.pack").write_bytes(b"no database")
    assert run("show", "15-2051").status == 0
    info = run("data", "info")
    assert info.status == 0 and "broken" in info.out and "damaged" in info.out
    assert run("data", "remove", "broken").status == 0


def test_what_is_in_a_file_is_listed_without_importing_it(
    run: Run, excerpts: Path, own: Path
) -> None:
    index = excerpts / "felten_aioe" / "AIOE_DataAppendix.xlsx"
    table = own / "mine.csv"
    table.write_text("Job title,Heads\nActuary,2\n", encoding="utf-8")
    done = run("data", "inspect", str(index), str(table))
    assert done.status == 0, done.err
    assert "  sheet Appendix A: SOC Code, Occupation Title, AIOE\n" in done.out
    assert done.out.endswith("mine.csv\n  columns: Job title, Heads\n")
    found = json.loads(run("data", "inspect", str(table), "--format", "json").out)
    assert found["members"][0]["header"] == ["Job title", "Heads"]
    assert packs(own) == []
    gone = run("data", "inspect", str(own / "gone.zip"))
    assert (gone.status, gone.out) == (2, "")
    assert gone.err.startswith("occdesk: There is no file or folder ")
