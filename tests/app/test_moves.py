"""occdesk moves, as a process."""

import csv
import io
import json

import pytest
from tests.app.conftest import Run

DEVELOPERS, DATA = "15-1252.00", "15-2051.00"


def one_line(text: str) -> bool:
    return text.startswith("occdesk: ") and text.count("\n") == 1 and text.rstrip()[-1] in ".?"


def test_moves_prints_fifteen_with_what_changes(run: Run) -> None:
    done = run("moves", "15-1252")
    assert done.status == 0 and done.err == ""
    lines = done.out.splitlines()
    assert lines[0] == "From Software Developers (15-1252.00)"
    assert lines[2].split()[:4] == ["Code", "Title", "O*NET", "Similarity"]
    table = [line for line in lines if line[:2].isdigit()]
    assert len(table) == 15 and table[0].startswith("15-1211.00  Computer Systems Analysts")
    hardware = next(line for line in table if line.startswith("17-2061.00"))
    assert "+$25,760" in hardware and "\N{MINUS SIGN}9.2" in hardware
    assert "licences" in lines[-1]


def test_moves_as_json_have_values_with_their_origin_and_changes(run: Run) -> None:
    found = json.loads(run("moves", DEVELOPERS, "--limit", "3", "--format", "json").out)
    assert (found["code"], found["note"], len(found["moves"])) == (DEVELOPERS, None, 3)
    start = {each["metric"]: each for each in found["values"]}
    for move in found["moves"]:
        assert move["similarity"] == pytest.approx(100 * sum(move["correlations"].values()) / 3)
        pay = next(each for each in move["values"] if each["metric"] == "median_wage")
        assert pay["change"] == pay["value"] - start["median_wage"]["value"]
        assert pay["release"] == "OEWS May 2025" and pay["match"] == "soc"
    assert [move["onet_rank"] for move in found["moves"]] == [2, 1, 3]


def test_moves_as_csv_leave_missing_cells_empty_and_say_why(run: Run) -> None:
    done = run("moves", DATA, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 15 and [row["onet_rank"] for row in rows[:3]] == ["1", "2", "3"]
    assert all(row["similarity"] == "" for row in rows)
    assert all("no ratings of its skills or knowledge" in row["note"] for row in rows)
    intelligence = next(row for row in rows if row["code"] == "15-2051.01")
    assert intelligence["median_wage"] == "120230"
    assert intelligence["median_wage_change"] == "" and "one figure" in intelligence["note"]


def test_moves_say_what_has_no_data_and_why(run: Run) -> None:
    out = run("moves", DATA).out
    assert "Similarity: no data. O*NET has no ratings of its skills or knowledge." in out
    lost = "Business Intelligence Analysts and Clinical Data Managers"
    assert f"No figure of the change of pay for {lost}" in out
    group = run("moves", "13-1022").out
    assert "‡\N{NO-BREAK SPACE}figure of a merged group" in group
    assert "13-1020 Buyers and purchasing agents (3 occupations)" in group
    assert "Automation risk of the starting occupation is missing".lower() in group.lower()


def test_moves_show_estimates_when_asked_for(run: Run) -> None:
    plain = json.loads(run("moves", "13-1022", "--format", "json").out)
    asked = json.loads(run("moves", "13-1022", "--estimates", "--format", "json").out)
    for found, matches in ((plain, {None}), (asked, {"estimated"})):
        risks = [
            each
            for move in found["moves"]
            for each in move["values"]
            if each["metric"] == "automation_risk"
        ]
        assert {each["change_match"] for each in risks} == matches
        assert all(each["change_note"] for each in risks if each["change"] is None)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("moves", "55-1011"), 1, "No source in this program covers military occupations."),
        (("moves", "15-1299"), 1, "O*NET names no related occupations here."),
        (("moves", "15-9999"), 2, "There is no occupation 15-9999.00"),
        (("moves", "nurse"), 2, "nurse"),
        (("moves", DEVELOPERS, "--limit", "0"), 2, "--limit must be at least 1, not 0."),
        (("moves", DEVELOPERS, "--limit", "many"), 2, "many"),
        (("moves", DEVELOPERS, "--format", "xml"), 2, "xml"),
        (("moves",), 2, "CODE"),
    ],
)
def test_errors_are_one_line(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (status, "")
    assert one_line(done.err) and words in done.err


def test_a_chart_of_moves_says_that_it_takes_one_occupation(run: Run) -> None:
    done = run(
        "chart", "moves", DATA, DEVELOPERS, "23-1011", "-o", "moves.svg", "--size", "900x700"
    )
    assert done.status == 0
    said = (
        "occdesk: Moves takes one occupation (Data Scientists); Software Developers and Lawyers are"
    )
    assert done.err.startswith(said) and done.err.count("\n") == 1
    assert run("chart", "moves", DATA, "-o", "alone.svg", "--size", "900x700").err == ""
