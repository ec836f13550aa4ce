"""A contact sheet: every view in every form, light and dark, drawn by `occdesk chart`.

    .venv/bin/python packaging/contact_sheet.py FOLDER [CODE ...]

Writes a PNG for each picture and sheets of them, `sheet-light.png` and `sheet-dark.png`, to be
looked at after a change that can be seen. Without codes three occupations are drawn.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from occdesk.charts.views.listed import VIEWS

CODES = ("15-2051.00", "29-1141.00", "43-4051.00")
SIZE = (1200, 750)
COLUMNS = 4
SHOWN = (600, 375)
AIR = 12
NOTHING = "Nothing to draw"


def main(folder: Path, codes: list[str]) -> None:
    """Draw everything into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        pictures = [
            draw(folder, kind, form, named, theme)
            for kind, form in kinds()
            for named in subjects(kind, codes)
        ]
        sheet([each for each in pictures if each]).save(str(folder / f"sheet-{theme}.png"))


def kinds() -> list[tuple[str, str]]:
    """Return every view with each of its forms."""
    return [
        (view.kind, form) for view in VIEWS for form in [each.id for each in view.forms] or [""]
    ]


def subjects(kind: str, codes: list[str]) -> list[list[str]]:
    """Return whom a view is drawn about: each occupation alone, and all of them together."""
    alone = [] if kind == "compare" else [[code] for code in codes]
    return [*alone, codes]


def draw(folder: Path, kind: str, form: str, codes: list[str], theme: str) -> Path | None:
    """Draw one picture as a user would and return where it is; None where there is no data."""
    who = codes[0] if len(codes) == 1 else f"{len(codes)}-occupations"
    name = "-".join(filter(None, (kind, form, who, theme)))
    path = folder / f"{name}.png"
    program = [sys.executable, "-m", "occdesk", "chart", kind, *codes]
    options = ["-o", str(path), "--size", "x".join(map(str, SIZE)), "--theme", theme, "--force"]
    command = [*program, *options, *(["--form", form] if form else [])]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode == 1 and NOTHING in done.stderr:
        print(done.stderr.strip())
        return None
    done.check_returncode()
    return path


def sheet(pictures: list[Path]) -> QImage:
    """Return PICTURES small, side by side and one under another."""
    wide, high = SHOWN
    rows = -(-len(pictures) // COLUMNS)
    image = QImage(
        COLUMNS * (wide + AIR) + AIR, rows * (high + AIR) + AIR, QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, path in enumerate(pictures):
        small = QImage(str(path)).scaled(
            wide,
            high,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        row, column = divmod(number, COLUMNS)
        painter.drawImage(AIR + column * (wide + AIR), AIR + row * (high + AIR), small)
    painter.end()
    return image


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name the folder for the pictures.")
    main(Path(sys.argv[1]), sys.argv[2:] or list(CODES))
