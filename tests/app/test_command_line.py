"""The command line, as a process."""

import csv
import io
import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.app.conftest import Run

from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled


def one_line(text: str) -> bool:
    return text.startswith("occdesk: ") and text.count("\n") == 1 and text.rstrip()[-1] in ".?"


# --- list ------------------------------------------------------------------------------------


def test_list_finds_by_alternate_title_and_counts(run: Run) -> None:
    done = run("list", "software engineer")
    assert done.status == 0
    assert done.out.splitlines()[2].startswith("15-1252.00  Software Developers")
    assert re.search(r"^\d+ of 1,016$", done.out, re.MULTILINE)


def test_list_as_json_filters_and_sorts(run: Run) -> None:
    where = "automation_risk < 25 and median_wage > 80000"
    done = run("list", "--where", where, "--sort", "median_wage", "--format", "json")
    found = json.loads(done.out)
    assert done.status == 0 and len(found) > 50
    assert all(o["automation_risk"] < 25 and o["median_wage"] > 80000 for o in found)
    wages = [o["median_wage"] for o in found]
    assert wages == sorted(wages, reverse=True)


def test_list_as_csv_keeps_codes_as_text_and_missing_cells_empty(run: Run) -> None:
    done = run("list", "--format", "csv", "--columns", "median_wage,entry_education")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 1016
    military = next(row for row in rows if row["code"] == "55-1011.00")
    assert (military["median_wage"], military["entry_education"]) == ("", "")


def test_missing_values_come_last_in_either_order(run: Run) -> None:
    for extra in ([], ["--reverse"]):
        done = run("list", "--sort", "median_wage", "--format", "json", *extra)
        assert json.loads(done.out)[-1]["median_wage"] is None


def test_nothing_found_is_said_with_status_1(run: Run) -> None:
    done = run("list", "zzzzqq")
    assert done.status == 1 and done.out == ""
    assert one_line(done.err) and "“zzzzqq”" in done.err


# --- show ------------------------------------------------------------------------------------


def test_show_as_json_gives_every_value_with_its_origin(run: Run) -> None:
    done = run("show", "15-1252.00", "--format", "json")
    shown = json.loads(done.out)
    assert (shown["code"], shown["title"]) == ("15-1252.00", "Software Developers")
    keys = {"metric", "value", "unit", "year", "area", "status", "match", "source", "release",
            "published_for", "mark", "note", "range_95", "unreliable", "rank", "ranked", "period",
            "scale", "caveat"}  # fmt: skip
    assert all(set(value) == keys for value in shown["values"])
    jobs = {v["year"]: v for v in shown["values"] if v["metric"] == "employment"}
    assert (jobs[2025]["value"], jobs[2023]["value"]) == (1687890, 1656880)
    assert jobs[2025]["status"] == "measured" and jobs[2025]["published_for"] == "15-1252"
    assert all(v["note"] for v in shown["values"] if v["value"] is None)


def test_show_says_plainly_that_a_military_occupation_has_no_data(run: Run) -> None:
    done = run("show", "55-1011.00")
    assert done.status == 0
    assert "No source in this program covers military occupations." in done.out
    values = json.loads(run("show", "55-1011.00", "--format", "json").out)["values"]
    assert values and all(value["value"] is None for value in values)


def test_show_marks_group_figures(run: Run) -> None:
    shown = json.loads(run("show", "13-1022", "--format", "json").out)
    jobs = next(v for v in shown["values"] if v["metric"] == "employment" and v["year"] == 2025)
    assert (jobs["match"], jobs["published_for"]) == ("group", "13-1020")


# --- compare, metrics, article ---------------------------------------------------------------


def test_compare_gives_differences_from_the_baseline(run: Run) -> None:
    done = run("compare", "15-2051", "15-2011", "--baseline", "15-2011", "--format", "json")
    compared = json.loads(done.out)
    risk = next(row for row in compared["rows"] if row["metric"] == "automation_risk")
    first, second = risk["values"]
    assert compared["baseline"] == "15-2011.00" and second["difference"] == 0
    assert first["difference"] == pytest.approx(first["value"] - second["value"], abs=1e-6)


def test_a_compared_value_can_be_questioned_in_csv_as_in_json(run: Run, tmp_path: Path) -> None:
    words = ("compare", "13-1022.00", "55-1011.00", "15-2051.00")
    assert run(*words, "-o", "a.csv", "--for-excel").status == 0
    written = (tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfmetric,")
    printed = run(*words, "--format", "csv").out
    assert printed.encode() == written.removeprefix(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(printed, newline="")))
    compared = json.loads(run(*words, "--format", "json").out)
    flat = [value for row in compared["rows"] for value in row["values"]]
    assert len(rows) == len(flat) > 100
    for row, value in zip(rows, flat, strict=True):
        is_there = value["value"] is not None
        assert bool(row["value"]) == is_there
        for name in ("metric", "code", "status", "match", "mark", "source", "release", "note"):
            assert row[name] == (value[name] or ""), (name, row)
        assert row["year"] == str(value["year"] or "")
        assert row["note"] or is_there
        assert bool(row["status"]) == is_there
    by_key = {(row["metric"], row["code"]): row for row in rows}
    jobs = by_key["employment", "13-1022.00"]
    assert (jobs["match"], jobs["published_for"]) == ("group", "SOC 13-1020")
    assert jobs["mark"].startswith("‡ figure of 13-1020 Buyers and purchasing agents")
    pay = by_key["median_wage", "15-2051.00"]
    other = by_key["median_wage", "13-1022.00"]
    assert float(pay["difference"]) == float(pay["value"]) - float(other["value"])
    assert other["baseline"] == "yes" and pay["baseline"] == "no"


def test_a_mark_for_excel_needs_a_csv(run: Run) -> None:
    for words in (["compare", "15-2051", "15-2011"], ["list"], ["metrics", "--format", "json"]):
        done = run(*words, "--for-excel")
        assert done.status == 2 and one_line(done.err) and "--for-excel" in done.err


def test_compare_writes_a_workbook_with_typed_cells_and_sources(run: Run, tmp_path: Path) -> None:
    assert run("compare", "15-2051", "29-1141", "-o", "both.xlsx").status == 0
    book = load_workbook(tmp_path / "both.xlsx")
    sheet = book["Comparison"]
    pay = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Median pay")
    assert all(isinstance(cell, int) for cell in pay[2:])
    assert pay[4] == pay[3] - pay[2]
    assert sheet.freeze_panes == "C2"
    assert book.sheetnames == ["Comparison", "Data", "Codebook", "Sources"]
    assert book["Data"].max_row > 50
    published = {row[0]: row[4] for row in book["Sources"].iter_rows(values_only=True)}
    assert published["Microsoft Research"] == "CC BY 4.0"


def test_the_data_of_a_chart_is_a_workbook_or_a_csv_with_a_codebook(
    run: Run, tmp_path: Path
) -> None:
    drawn = ("chart", "pay", "15-2051", "--size", "800x600")
    assert run(*drawn, "-o", "a.png", "--data", "a.xlsx").status == 0
    assert run(*drawn, "-o", "b.png", "--data", "b.csv").status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.png", "a.xlsx", "b-codebook.csv", "b.csv", "b.png",
    ]  # fmt: skip
    with (tmp_path / "b.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    head, *rows = load_workbook(tmp_path / "a.xlsx")["Data"].iter_rows(values_only=True)
    assert [dict(zip(head, row, strict=True))["value"] for row in rows] == [
        int(row["value"]) for row in written
    ]
    with (tmp_path / "b-codebook.csv").open(encoding="utf-8", newline="") as file:
        explained = {row["name"]: row for row in csv.DictReader(file)}
    assert set(written[0]) | {row["metric"] for row in written} == set(explained)


def test_no_file_of_data_stays_alone_or_is_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b-codebook.csv").write_bytes(b"precious")
    done = run("chart", "pay", "15-2051", "-o", "b.png", "--data", "b.csv")
    assert done.status == 2 and "b-codebook.csv exists already" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["b-codebook.csv"]
    done = run("chart", "pay", "15-2051", "-o", "b.png", "--data", "b.ods")
    assert done.status == 2 and "use .csv or .xlsx" in done.err


def test_metrics_lists_the_registry(run: Run) -> None:
    listed = {each["id"]: each for each in json.loads(run("metrics", "--format", "json").out)}
    assert "not the probability" in listed["automation_risk"]["caveat"].lower()


def test_an_article_is_found_by_occupation_and_by_name(run: Run) -> None:
    by_code = run("article", "15-2051.00", "--format", "json")
    by_name = run("article", "ml-engineers", "--format", "json")
    assert by_code.out == by_name.out and by_code.status == 0
    assert "Automation risk" in run("article", "15-1221").out


def test_an_article_becomes_a_pdf(run: Run, tmp_path: Path) -> None:
    done = run("article", "ml-engineers", "--format", "pdf", "-o", "ml.pdf")
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "ml.pdf").read_bytes().startswith(b"%PDF-")


# --- chart, window ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("landscape", []),
        ("outlook", ["15-2051.00"]),
        ("pay", ["15-2051.00"]),
        ("indices", ["15-2051.00"]),
        ("compare", ["15-2051.00", "29-1141.00"]),
    ],
)
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_every_chart_can_be_drawn(
    run: Run, tmp_path: Path, kind: str, codes: list[str], suffix: str
) -> None:
    done = run("chart", kind, *codes, "-o", f"c.{suffix}", "--data", "c.csv", "--size", "800x600")
    assert (done.status, done.err) == (0, "")
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF-"}[suffix]
    assert (tmp_path / f"c.{suffix}").read_bytes().startswith(start)
    assert len((tmp_path / "c.csv").read_text(encoding="utf-8").splitlines()) > 1


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (["pay", "55-1011"], "No source in this program covers military occupations."),
        (
            ["landscape", "--where", "median_wage>9999999"],
            "There is no occupation with median pay above $9,999,999: median pay runs from $30,890",
        ),
        (
            ["ranking", "--where", "median_wage>9999999"],
            "There is no occupation with median pay above $9,999,999: median pay runs from $30,890",
        ),
        (["activities", "53-6099", "--form", "tasks"], "O*NET publishes no tasks for this"),
    ],
)
def test_where_there_is_nothing_to_draw_no_file_is_written(
    run: Run, tmp_path: Path, asked: list[str], reason: str
) -> None:
    done = run("chart", *asked, "-o", "a.png", "--data", "a.csv")
    assert (done.status, done.out) == (1, "")
    assert one_line(done.err) and f"Nothing to draw: {reason}" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_window_can_be_drawn_without_a_display(run: Run, tmp_path: Path) -> None:
    done = run("window", "-o", "w.png", "--theme", "dark", "--size", "1024x680")
    assert (done.status, done.err) == (0, "")
    data = (tmp_path / "w.png").read_bytes()
    assert data.startswith(b"\x89PNG") and data[16:24] == b"\0\0\x04\0\0\0\x02\xa8"


def test_a_desk_with_unknown_occupations_is_drawn_and_they_are_named(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.occdesk").write_text('{"focus": "99-0000.00"}', encoding="utf-8")
    done = run("window", "--desk", "a.occdesk", "-o", "w.png")
    assert done.status == 0 and (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")
    assert one_line(done.err)
    assert "99-0000.00 is not known here; 15-2051.00 is shown instead" in done.err


# --- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "99-9999.00"], "no occupation 99-9999.00"),
        (["show", "nurse"], "is not an occupation code"),
        (["list", "--columns", "wages"], "no metric “wages”"),
        (["list", "--sort", "wages"], "no metric “wages”"),
        (["list", "--where", "median_wage >"], "is not understood"),
        (["list", "--where", "wages > 3"], "no metric “wages”"),
        (["list", "--limit", "0"], "at least 1"),
        (["list", "--limit", "x"], "invalid int value"),
        (["compare", "15-2051"], "two to 6"),
        (["compare", "15-2051", "29-1141", "--baseline", "11-1011"], "is not among"),
        (["chart", "donut", "-o", "a.png"], "is not a chart"),
        (["chart", "pay", "-o", "a.png"], "Name an occupation"),
        (["chart", "landscape", "-o", "a.bmp"], ".bmp"),
        (["chart", "landscape", "--x", "wages", "-o", "a.png"], "no metric “wages”"),
        (["chart", "landscape", "--x", "training", "-o", "a.png"], "cannot be an axis"),
        (["chart", "landscape", "--size", "huge", "-o", "a.png"], "huge"),
        (["chart", "landscape", "--size", "0x0", "-o", "a.png"], "0x0"),
        (["chart", "landscape", "--x", "median_wage", "-o", "a.png"], "on both axes"),
        (["chart", "landscape", "--x", "job_zone", "--y", "job_zone", "-o", "a.png"], "both axes"),
        (["chart", "landscape", "--include", ",,", "-o", "a.png"], "--include names nothing"),
        (["chart", "landscape", "--attach-data", "-o", "a.png"], "--attach-data is only for .pdf"),
        (["chart", "landscape", "--outlines", "-o", "a.pdf"], "--outlines is only for .svg"),
        (["chart", "landscape"], "-o/--output"),
        (["article", "nothing-like-it"], "no article “nothing-like-it”"),
        (["window", "-o", "w.gif"], "must end in .png"),
        (["frobnicate"], "invalid choice"),
        (["data"], "info|verify|build"),
        (["--startup-report"], "needs the name of a file"),
        (["--from"], "--from needs the name of one picture"),
        (["--from", "x.png", "list"], "--from opens the window and takes no command"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(
    run: Run, tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert one_line(done.err), done.err
    assert words in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["chart", "landscape", "-o", "there.png"],
        ["chart", "landscape", "-o", "new.png", "--data", "there.png"],
        ["window", "-o", "there.png"],
        ["compare", "15-2051", "29-1141", "-o", "there.png"],
        ["article", "ml-engineers", "-o", "there.png"],
    ],
)
def test_a_file_that_exists_stays_as_it_is(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "there.png").write_bytes(b"precious")
    done = run(*arguments)
    assert done.status == 2 and one_line(done.err)
    assert (tmp_path / "there.png").read_bytes() == b"precious"
    assert [path.name for path in tmp_path.iterdir()] == ["there.png"]


def test_force_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "there.png").write_bytes(b"old")
    assert run("chart", "landscape", "-o", "there.png", "--force").status == 0
    assert (tmp_path / "there.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_that_is_not_there_is_named(run: Run) -> None:
    done = run("chart", "landscape", "-o", "no/such/c.png")
    assert done.status == 1 and one_line(done.err) and "no/such" in done.err


def test_a_folder_that_cannot_be_written_to_is_named(run: Run) -> None:
    # /proc refuses new files even to the superuser.
    done = run("chart", "landscape", "-o", "/proc/c.png")
    assert done.status == 1 and one_line(done.err) and "/proc" in done.err


@pytest.mark.parametrize("arguments", [["list"], ["window", "-o", "w.png"]])
def test_a_missing_pack_is_one_line(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, OCCDESK_PACK=str(tmp_path / "gone.pack"))
    assert done.status == 1 and one_line(done.err) and "is missing" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_pack_is_one_line(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "bad.pack"
    data = bytearray(bundled("data", BUNDLED_NAME).read_bytes())
    half = len(data) // 2
    data[half : half + 4_000_000] = b"\xff" * 4_000_000
    pack.write_bytes(data)
    for arguments in (["show", "15-2051"], ["data", "verify"], ["list", "data"]):
        done = run(*arguments, OCCDESK_PACK=str(pack))
        if done.status:
            assert one_line(done.err) and "damaged" in done.err
    assert run("data", "verify", OCCDESK_PACK=str(pack)).status == 1


def test_a_pack_of_another_format_is_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.pack"
    shutil.copy(bundled("data", BUNDLED_NAME), path)
    with sqlite3.connect(path) as pack:
        pack.execute("UPDATE manifest SET value = '99' WHERE key = 'format'")
    pack.close()
    done = run("data", "info", OCCDESK_PACK=str(path))
    assert done.status == 1 and one_line(done.err) and "format 99" in done.err


def test_the_bundled_pack_agrees_with_its_digests(run: Run) -> None:
    done = run("data", "verify")
    assert (done.status, done.err) == (0, "")


def test_data_info_names_every_file_with_its_checksum(run: Run) -> None:
    info = json.loads(run("data", "info", "--format", "json").out)
    files = [file for release in info["releases"] for file in release["files"]]
    assert len(files) > 15
    assert all(re.fullmatch(r"[0-9a-f]{64}", file["sha256"]) for file in files)
    assert info["tables"]["occupation"] == 1016


def test_building_from_a_folder_that_is_not_there_is_one_line(run: Run, tmp_path: Path) -> None:
    done = run("data", "build", "nowhere", "out.pack")
    assert done.status == 1 and one_line(done.err) and "nowhere" in done.err
    assert list(tmp_path.iterdir()) == []


# --- surroundings ----------------------------------------------------------------------------


def test_a_closed_pipe_ends_quietly(run: Run, tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        f"{sys.executable} -m occdesk list | head -1",
        shell=True, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.stderr == "" and done.stdout.startswith("Code")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LANG": "tr_TR.UTF-8"}])
def test_another_locale_changes_no_figure(run: Run, locale: dict[str, str]) -> None:
    here = run("list", "--columns", "median_wage", "--format", "csv")
    assert run("list", "--columns", "median_wage", "--format", "csv", **locale).out == here.out


def test_no_home_folder_is_no_obstacle(run: Run, tmp_path: Path) -> None:
    done = run("chart", "pay", "15-2051", "-o", "p.png", HOME="", XDG_DATA_HOME="")
    assert (done.status, done.err) == (0, "")


def test_list_and_show_do_not_load_pandas_or_qt(run: Run, tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from occdesk.app.main import main; main({0});"
        "print([m for m in ('pandas', 'numpy', 'PySide6', 'pyqtgraph') if m in sys.modules],"
        " file=sys.stderr)"
    )
    for arguments in (["list", "data"], ["show", "15-2051"]):
        done = subprocess.run(
            [sys.executable, "-c", code.format(arguments)], capture_output=True, text=True
        )
        assert done.stderr.strip() == "[]"


def test_own_words_are_written_into_a_chart(run: Run, tmp_path: Path) -> None:
    words = ("chart", "pay", "15-2051", "--size", "800x600")
    own = ("--title", "My {title}", "--note", "Mine\nalone", "--byline", "A. Writer")
    assert run(*words, *own, "-o", "a.svg").status == 0
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert ">My What Data Scientists earn</text>" in svg
    assert ">Mine alone</text>" in svg and ">A. Writer</text>" in svg
    done = run(*words, "--byline", "x" * 200, "-o", "b.svg")
    assert done.status == 2 and one_line(done.err) and "at most 120" in done.err
    assert not (tmp_path / "b.svg").exists()


def test_signs_stand_at_figures_of_a_wider_code_everywhere(run: Run) -> None:
    whose = "figure of 29-1141 Registered Nurses, which holds 5 occupations"
    shown = run("show", "29-1141.03").out
    assert "3,379,720 † measured" in shown and f"† F{whose[1:]}." in shown
    values = json.loads(run("show", "29-1141.03", "--format", "json").out)["values"]
    jobs = next(each for each in values if each["metric"] == "employment" and each["year"] == 2025)
    assert jobs["mark"] == f"† {whose}"
    listed = run("list", "critical care nurse", "--columns", "employment").out
    assert "3,379,720 †" in listed.replace("\N{NO-BREAK SPACE}", " ")
    assert "29-1141 Registered Nurses" in listed and "† figure of a wider code" in listed
    compared = run("compare", "29-1141.03", "29-1141.00").out
    assert "3,379,720 †" in compared and "29-1141 Registered Nurses" in compared
