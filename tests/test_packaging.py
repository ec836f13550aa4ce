"""The wheel carries what the program needs, and finds it."""

import importlib.metadata
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from occdesk.paths import bundled

ROOT = Path(__file__).resolve().parents[1]


def test_an_installed_wheel_finds_its_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "occdesk/_bundled/data/occdesk.pack" in names
    assert "occdesk/_bundled/resources/fonts/Inter-Regular.ttf" in names
    assert "occdesk/_bundled/resources/articles/ml-engineers.md" in names
    assert "occdesk/_bundled/resources/THIRD-PARTY.md" in names
    assert "occdesk/_bundled/packaging/debian-packages.txt" in names

    place = tmp_path / "venv"
    venv.create(place, with_pip=False)
    site = next(place.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [str(place / "bin" / "python"), "-m", "occdesk", "data", "info"],
        cwd=elsewhere, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(site / "occdesk" / "_bundled" / "data" / "occdesk.pack") in done.stdout


def test_an_editable_install_copies_no_data(tmp_path: Path) -> None:
    build = (
        "from hatchling.builders.wheel import WheelBuilder as W;"
        f" list(W({str(ROOT)!r}).build(directory={str(tmp_path)!r}, versions=['editable']))"
    )
    subprocess.run([sys.executable, "-c", build], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = zipfile.ZipFile(wheel)
    assert not [name for name in inside.namelist() if "_bundled" in name]
    assert inside.read("_occdesk.pth").decode().strip() == str(ROOT / "src")


def closure(names: list[str]) -> set[str]:
    """Return the distributions that NAMES need on this system, themselves included."""
    found: set[str] = set()
    while names:
        name = re.split(r"[^A-Za-z0-9._-]", names.pop())[0].lower().replace("_", "-")
        if name in found:
            continue
        found.add(name)
        needs = importlib.metadata.requires(name) or []
        names += [each for each in needs if ";" not in each]
    return found


def test_every_library_that_the_program_runs_on_is_in_the_notices() -> None:
    notices = bundled("resources", "THIRD-PARTY.md").read_text(encoding="utf-8")
    needed = [each for each in importlib.metadata.requires("occdesk") or [] if ";" not in each]
    assert len(needed) >= 6
    missing = {name for name in closure(needed) if f"`{name}`" not in notices}
    assert not missing


def test_what_is_missing_is_said_and_skipped_when_asked(tmp_path: Path) -> None:
    script = tmp_path / "system_packages.sh"
    script.write_bytes((ROOT / "packaging" / "system_packages.sh").read_bytes())
    (tmp_path / "debian-packages.txt").write_text("[run]\nno-such-package-1\n", encoding="utf-8")
    # A dpkg-query that knows of nothing, so that the test means the same on every system.
    fake = tmp_path / "bin" / "dpkg-query"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\n", encoding="utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        ["sh", str(script), "run"], capture_output=True, text=True,
        env={"PATH": f"{fake.parent}:{os.environ['PATH']}", "SYSTEM": "skip"},
    )  # fmt: skip
    assert done.returncode == 0
    assert "Warning" in done.stderr and "no-such-package-1" in done.stderr
