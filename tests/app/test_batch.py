"""Charts of many occupations with one command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.app.conftest import Run

PNG, SVG = b"\x89PNG\r\n", b"<?xml"


def test_a_chart_for_each_of_some_in_two_formats(run: Run, tmp_path: Path) -> None:
    name = str(tmp_path / "charts" / "{code}-{title}.png")
    done = run(
        "chart", "pay", "--each", "15-2051,15-2011.00", "-o", name, "--formats", "png,svg",
        "--size", "640x400",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert done.out == "Drawn: 2\n"
    assert "2 of 2" in done.err
    written = {path.name: path.read_bytes() for path in (tmp_path / "charts").iterdir()}
    assert sorted(written) == [
        "15-2011.00-actuaries.png",
        "15-2011.00-actuaries.svg",
        "15-2051.00-data-scientists.png",
        "15-2051.00-data-scientists.svg",
    ]
    for name, data in written.items():
        assert data.startswith(PNG if name.endswith("png") else SVG)


def test_each_is_drawn_as_one_chart_would_be(run: Run, tmp_path: Path) -> None:
    run("chart", "outlook", "--each", "15-2011", "-o", str(tmp_path / "each-{code}.png"))
    run("chart", "outlook", "15-2011", "-o", str(tmp_path / "one.png"))
    each = (tmp_path / "each-15-2011.00.png").read_bytes()
    assert each == (tmp_path / "one.png").read_bytes()


def test_an_occupation_without_data_is_listed_and_not_drawn(run: Run, tmp_path: Path) -> None:
    done = run("chart", "pay", "--each", "15-2011,55-1011", "-o", str(tmp_path / "{code}.png"))
    assert done.status == 0
    assert [path.name for path in tmp_path.glob("*.png")] == ["15-2011.00.png"]
    assert done.out.startswith("Drawn: 1\nNothing to draw: 1\n  55-1011.00 Air Crew Officers: ")


def test_a_batch_that_draws_nothing_fails(run: Run, tmp_path: Path) -> None:
    done = run("chart", "pay", "--each", "family:55", "-o", str(tmp_path / "{code}.png"))
    assert done.status == 1
    assert done.out.startswith("Drawn: 0\nNothing to draw: 19\n  55-1011.00 Air Crew Officers: ")
    assert done.err.endswith("occdesk: Nothing could be drawn; the list says why for each.\n")
    assert list(tmp_path.glob("*.png")) == []


@pytest.mark.parametrize(
    ("form", "codes", "reason"),
    [
        ("scatter", "55-1011,15-2011", "No source in this program covers military occupations."),
        ("treemap", "45-3031,15-2011", "OEWS has no row for SOC 45-3031 in any year"),
    ],
)
def test_who_is_not_in_a_landscape_has_no_picture_of_the_others(
    run: Run, tmp_path: Path, form: str, codes: str, reason: str
) -> None:
    name = str(tmp_path / "{code}.png")
    done = run("chart", "landscape", "--each", codes, "--form", form, "-o", name)
    assert done.status == 0, done.err
    assert [path.name for path in tmp_path.glob("*.png")] == ["15-2011.00.png"]
    assert done.out.startswith(f"Drawn: 1\nNothing to draw: 1\n  {codes[:7]}.00 ")
    assert f": {reason}" in done.out


def test_one_alone_is_not_told_to_press_anything(run: Run, tmp_path: Path) -> None:
    done = run("chart", "compare", "--each", "15-2051", "-o", str(tmp_path / "{code}.png"))
    assert done.status == 1
    assert "Only Data Scientists are being compared; add another" in done.out
    assert "press" not in done.out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_says_how_many_are_drawn(tmp_path: Path, number: int) -> None:
    running = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "occdesk", "chart", "pay", "--each", "all",
         "-o", "{code}.png", "--size", "640x400", "--processes", "2"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    if number == signal.SIGINT:
        # A terminal sends it to all processes of the command.
        os.killpg(running.pid, number)
    else:
        running.send_signal(number)
    out, err = running.communicate(timeout=60)
    drawn = len(list(tmp_path.glob("*.png")))
    assert (running.returncode, out) == (1, "")
    assert err.splitlines()[-1] == (
        f"occdesk: The batch was interrupted: {drawn} of 1,016 drawn; what is drawn stays."
    )
    assert "Traceback" not in err
    assert len(list(tmp_path.iterdir())) == drawn


def test_named_occupations_stand_beside_each(run: Run, tmp_path: Path) -> None:
    done = run(
        "chart", "compare", "15-2011", "--each", "15-2051", "-o", str(tmp_path / "{code}.svg")
    )
    assert done.out == "Drawn: 1\n"
    words = (tmp_path / "15-2051.00.svg").read_text(encoding="utf-8")
    assert "Data Scientists and Actuaries" in words


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--each", "family:77", "-o", "{code}.png"], "no family “77”; there are 11, 13"),
        (["--each", "99-9999", "-o", "{code}.png"], "99-9999"),
        (["--each", "all", "-o", "x.png"], "the same for two occupations; put {code} into it"),
        (["--each", "all", "-o", "{cod}.png"], "“{cod}” is no field of a name; there are code"),
        (["--each", "15-2011", "-o", "{code}.gif"], "has no known ending; use .png, .svg or .pdf"),
        (["--each", ",", "-o", "{code}.png"], "--each wants all, family:NN or codes"),
        (["--each", "all", "-o", "{code}.png", "--data", "d.csv"], "--data goes with one chart"),
        (["--each", "all", "-o", "{code}.png", "--processes", "-2"], "--processes goes from 1"),
        (["--each", "15-2011", "-o", "a/{code}.png", "--formats", ","], "--formats names nothing"),
        (
            ["--each", "15-2011", "-o", "a/{code}.pdf", "--formats", "png,svg", "--attach-data"],
            "--attach-data is only for .pdf",
        ),
        (["--each", "15-2011", "-o", "a/{code}.png", "--outlines"], "--outlines is only for .svg"),
        (["--each", "15-2011", "-o", "a/{code}.png", "--include", ","], "--include names nothing"),
        (["15-2011", "-o", "x.png", "--formats", "png"], "--formats and --processes go with"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_drawn(
    run: Run, tmp_path: Path, arguments: list[str], reason: str
) -> None:
    done = run("chart", "pay", *arguments)
    assert done.status == 2
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "15-2011.00.png").write_bytes(b"mine")
    name = str(tmp_path / "{code}.png")
    done = run("chart", "pay", "--each", "15-2051,15-2011", "-o", name)
    assert done.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["15-2011.00.png"]
    assert (tmp_path / "15-2011.00.png").read_bytes() == b"mine"
    assert run("chart", "pay", "--each", "15-2011", "-o", name, "--force").status == 0
