"""The command line, asked in odd ways: one line on standard error, and nothing half done."""

import csv
import io
import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.app.conftest import Run
from tests.app.test_command_line import one_line

from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled
from occdesk.sources.files.whole import LINES


def test_figures_of_groups_and_estimates_are_marked_in_every_format(run: Run) -> None:
    asked = ("list", "13-1021", "--columns", "median_wage,ai_exposure,median_wage", "--estimates")
    marks = (
        "median_wage: group figure, figure of 13-1020 Buyers and purchasing agents, which holds 3"
        " occupations; ai_exposure: estimated, estimated here: computed from a mean of relatives"
    )
    (record,) = json.loads(run(*asked, "--format", "json").out)
    assert record["marks"] == marks
    head, line = csv.reader(io.StringIO(run(*asked, "--format", "csv").out))
    assert head == ["code", "title", "median_wage", "ai_exposure", "marks"]
    assert len(line) == len(head) and line[-1] == marks
    table = run(*asked).out
    table = table.replace("\N{NO-BREAK SPACE}", " ")
    assert "$77,710 ‡" in table and "34% ≈" in table
    assert "\n‡ figure of a merged group" in table and "\n≈ estimated here" in table
    # The two occupations within the code of data scientists have its figures.
    alone = json.loads(run("list", "15-2051", "--format", "json").out)
    assert [bool(each["marks"]) for each in alone] == [False, True, True]
    assert "median_wage: wider code" in alone[1]["marks"]


def test_the_ending_of_a_file_says_the_format_of_an_article(run: Run, tmp_path: Path) -> None:
    for name, start in (
        ("a.pdf", b"%PDF"),
        ("a.html", b'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>M'),
        ("a.json", b"{"),
        ("a.txt", b"COMP"),
    ):
        assert run("article", "15-2051", "-o", name).status == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    done = run("article", "15-2051", "--format", "text", "-o", "b.pdf")
    assert done.status == 2 and one_line(done.err)
    assert not (tmp_path / "b.pdf").exists()


def test_what_is_no_article_is_said_in_one_true_sentence(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.MD").write_bytes(b"+++\ntitle = '\xe9'\n+++\n")
    (tmp_path / "a.docx").write_bytes(b"PK")
    for asked, status, words in (
        ("pipe.md", 2, "is a pipe or a device"),
        ("folder", 2, "is a folder"),
        ("a.docx", 2, "is not an article"),
        ("latin.MD", 1, "is not UTF-8"),
        ("none.md", 1, "No such file"),
        ("99-9999.99", 2, "There is no occupation 99-9999.99"),
        ("29-1141", 1, "There is no article about Registered Nurses"),
        ("nothing", 2, "there is: ml-engineers"),
    ):
        done = run("article", asked)
        assert (done.status, done.out) == (status, "")
        assert one_line(done.err) and words in done.err


def test_a_picture_and_its_data_cannot_be_one_file(run: Run, tmp_path: Path) -> None:
    for extra in ([], ["--force"]):
        done = run("chart", "pay", "15-2051", "-o", "a.png", "--data", "./a.png", *extra)
        assert done.status == 2 and one_line(done.err)
        assert list(tmp_path.iterdir()) == []


def test_a_picture_does_not_stay_without_its_data(run: Run, tmp_path: Path) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("there is no folder here that refuses every file")
    done = run("chart", "pay", "15-2051", "-o", "a.png", "--data", "/proc/self/a.csv")
    assert done.status == 1 and one_line(done.err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--x", "--y", "--where"])
def test_an_option_of_the_landscape_is_refused_elsewhere(run: Run, option: str) -> None:
    done = run("chart", "pay", "15-2051", "-o", "a.png", option, "job_zone")
    assert done.status == 2 and one_line(done.err) and option in done.err


def test_a_link_stays_a_link_and_a_pipe_a_pipe(run: Run, tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "target.csv"
    link.symlink_to(target)
    assert run("compare", "15-2051", "15-2011", "-o", "link.csv").status == 0
    assert link.is_symlink() and target.read_text("utf-8").startswith("metric,")
    link.unlink()
    link.symlink_to(tmp_path / "missing" / "target.csv")
    done = run("compare", "15-2051", "15-2011", "-o", "link.csv")
    assert done.status == 1 and one_line(done.err) and link.is_symlink()
    os.mkfifo(tmp_path / "pipe.csv")
    done = run("compare", "15-2051", "15-2011", "-o", "pipe.csv", "--force")
    assert done.status == 2 and one_line(done.err) and (tmp_path / "pipe.csv").is_fifo()


def test_a_pipe_is_no_view_to_open(run: Run, tmp_path: Path) -> None:
    for name in ("pipe.png", "pipe.occdesk"):
        os.mkfifo(tmp_path / name)
        for asked in (["window", "--desk", name, "-o", "w.png"], ["--from", name]):
            done = run(*asked, QT_QPA_PLATFORM="offscreen")
            assert done.status == 2 and one_line(done.err)
            assert f"{name} is not a file" in done.err


def test_the_theme_of_a_desktop_is_no_obstacle_without_a_display(run: Run, tmp_path: Path) -> None:
    done = run("chart", "pay", "15-2051", "-o", "a.png", QT_QPA_PLATFORMTHEME="gtk3")
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "a.png").exists()


def test_closed_output_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m occdesk list >&-",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and one_line(done.stderr) and "closed" in done.stderr


def test_a_locale_without_letters_is_no_obstacle(run: Run, tmp_path: Path) -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("chart", "pay", "15-2051", "-o", "a.png", **bare)
    assert (done.status, done.err) == (0, "")
    done = run(
        "chart", "pay", "15-2051", "-o", "\N{LATIN SMALL LETTER U WITH DIAERESIS}.png", **bare
    )
    assert done.status == 1 and one_line(done.err)
    assert [each.name for each in tmp_path.iterdir()] == ["a.png"]


def test_a_command_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    # A pipe that nobody writes to: the build waits at the first file that it reads.
    first = tmp_path / "raw" / next(iter(LINES))
    first.parent.mkdir()
    os.mkfifo(first)
    out = tmp_path / "out"
    out.mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "occdesk", "data", "build", "raw", "out/x.pack"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not any(out.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert any(out.iterdir())
    running.terminate()
    _, err = running.communicate(timeout=60)
    assert running.returncode == 1 and one_line(err)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["fact_by_series", "title_search_data"])
def test_damage_beside_the_tables_is_found(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "other.pack"
    shutil.copy(bundled("data", BUNDLED_NAME), path)
    with sqlite3.connect(path) as pack:
        if name == "fact_by_series":
            # An index of other columns under the same name, as if its numbers had been changed.
            pack.execute("CREATE TABLE other AS SELECT * FROM fact")
            pack.execute("UPDATE other SET number = number + 1 WHERE number IS NOT NULL")
            pack.execute("CREATE INDEX other_by_series ON other (series, subject, number, origin)")
            pack.execute("PRAGMA writable_schema = ON")
            pack.execute(
                "UPDATE sqlite_schema SET rootpage ="
                " (SELECT rootpage FROM sqlite_schema WHERE name = 'other_by_series')"
                " WHERE name = 'fact_by_series'"
            )
        else:
            pack.execute("DELETE FROM title_search_data WHERE id > 100 AND id % 2 = 0")
    pack.close()
    done = run("data", "verify", str(path))
    assert done.status == 1 and one_line(done.err) and "damaged" in done.err


def test_the_window_is_drawn_at_a_size_in_millimetres(run: Run, tmp_path: Path) -> None:
    done = run("window", "-o", "window.png", "--size", "260x180mm")
    assert (done.status, done.err) == (0, "")
    width, height = struct.unpack(">II", (tmp_path / "window.png").read_bytes()[16:24])
    assert (width, height) == (983, 680)


def test_codes_may_stand_anywhere_and_an_unknown_option_is_named_alone(
    run: Run, tmp_path: Path
) -> None:
    words = ("compare", "29-1141.00", "--format", "json", "15-2051.00")
    assert run(*words).out == run("compare", "29-1141.00", "15-2051.00", "--format", "json").out
    done = run("chart", "pay", "-o", "pay.svg", "15-2051.00")
    assert done.status == 0 and "Data Scientists" in (tmp_path / "pay.svg").read_text("utf-8")
    done = run("chart", "pay", "-o", "b.svg", "15-2051.00", "--colour", "red")
    assert done.status == 2 and one_line(done.err) and "--colour" in done.err
    assert "15-2051.00" not in done.err
    assert run("show", "15-2051.00", "29-1141.00").status == 2


def test_text_that_is_hard_to_read_is_said_and_a_column_has_none(run: Run, tmp_path: Path) -> None:
    asked = ("chart", "outlook", "15-2051.00", "29-1141.00", "-o")
    small = run(*asked, "small.png", "--size", "60x60mm")
    assert small.status == 0 and one_line(small.err) and "pt high" in small.err
    assert (tmp_path / "small.png").is_file()
    column = run(*asked, "column.png", "--size", "column")
    assert (column.status, column.err) == (0, "")
