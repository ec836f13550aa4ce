"""The wheel carries what the program needs, and finds it."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_an_installed_wheel_finds_its_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "occdesk/_bundled/data/occdesk.pack" in names
    assert "occdesk/_bundled/resources/fonts/Inter-Regular.ttf" in names
    assert "occdesk/_bundled/resources/articles/ml-engineers.md" in names

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
