"""Charts of many occupations with one command."""

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
        (["--each", "family:77", "-o", "{code}.png"], "no family '77'; there are 11, 13"),
        (["--each", "99-9999", "-o", "{code}.png"], "99-9999"),
        (["--each", "all", "-o", "x.png"], "the same for two occupations; put {code} into it"),
        (["--each", "all", "-o", "{cod}.png"], "'{cod}' is no field of a name; there are code"),
        (["--each", "15-2011", "-o", "{code}.gif"], "has no known ending; use .png, .svg or .pdf"),
        (["--each", ",", "-o", "{code}.png"], "--each wants all, family:NN or codes"),
        (["--each", "all", "-o", "{code}.png", "--data", "d.csv"], "--data goes with one chart"),
        (["--each", "all", "-o", "{code}.png", "--processes", "-2"], "--processes goes from 1"),
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
