"""What is in the files that a user hands over."""

import zipfile
from pathlib import Path

import pytest

from occdesk.sources.files.inspecting import inspect


def describe(*paths: Path) -> dict[str, dict[str, object]]:
    """Return what is said of each file, by its name."""
    found = inspect({"paths": [str(path) for path in paths]}, lambda _doing, _done: None)
    members = found["members"]
    assert isinstance(members, list)
    return {member["name"]: member for member in members}


@pytest.mark.excerpts
def test_texts_workbooks_and_databases_are_described(raw: Path) -> None:
    found = describe(raw / "bls_oews", raw / "onet_30_1" / "Skills.xlsx")
    assert found["Skills.xlsx"]["sheets"]["Skills"][1][0] == "11-1011.00"  # type: ignore[index]
    assert "OCC_CODE" in found["national_May2021_dl.csv"]["header"]  # type: ignore[operator]
    tables = found["oews-2025.sqlite.gz"]["tables"]
    assert tables["cell"][:2] == ["key", "v01"]  # type: ignore[index]
    assert not any("problem" in member for member in found.values())


@pytest.mark.excerpts
def test_what_cannot_be_read_is_said_beside_what_can(raw: Path, tmp_path: Path) -> None:
    good = (raw / "onet_30_1" / "Job Zones.txt").read_bytes()
    with zipfile.ZipFile(tmp_path / "db.zip", "w") as made:
        made.writestr("db/Job Zones.txt", good)
        made.writestr("db/Skills.xlsx", b"no workbook")
        made.writestr("db/Tasks.txt", b"\xff\xff\xff")
    found = describe(tmp_path / "db.zip")
    assert found["db/Job Zones.txt"]["header"][0] == "O*NET-SOC Code"  # type: ignore[index]
    assert "is another kind of file" in str(found["db/Skills.xlsx"]["problem"])
    assert "Line 1" in str(found["db/Tasks.txt"]["problem"])
