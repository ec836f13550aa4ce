"""A dozen pictures that were looked at, held against what is painted now.

    OCCDESK_RENEW=1 .venv/bin/python -m pytest tests/render/test_kept_pictures.py

writes them anew, to be looked at before they are committed. Edges of letters may differ a little
from one machine to another; a part that moves, changes its colour or is gone does not pass.
"""

import os
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.raster import image_of

KEPT = Path(__file__).with_name("kept")
SIZE = (800, 500)

DATA, NURSES, CLERKS, BUYERS = "15-2051.00", "29-1141.00", "43-4051.00", "13-1022.00"
TRIO = (DATA, NURSES, CLERKS)

# Which share of the pixels of any block may differ clearly, by so many of 255 steps.
BLOCK, CLEARLY, MOST_DIFFERENT = 20, 64, 0.08

PICTURES: dict[str, tuple[ChartSpec, Literal["light", "dark"]]] = {
    "landscape": (ChartSpec("landscape", DATA, (*TRIO, BUYERS)), "light"),
    "treemap": (ChartSpec.of("landscape", NURSES, form="treemap"), "dark"),
    "outlook": (ChartSpec("outlook", DATA), "light"),
    "outlook_several": (ChartSpec("outlook", DATA, TRIO), "dark"),
    "pay_capped": (ChartSpec("pay", "29-1211.00", ("29-1211.00", BUYERS)), "light"),
    "activities": (ChartSpec("activities", NURSES), "light"),
    "skills": (ChartSpec("skills", NURSES, (NURSES, CLERKS, "47-2111.00")), "light"),
    "moves": (ChartSpec("moves", NURSES), "dark"),
    "indices": (ChartSpec("indices", DATA, TRIO), "light"),
    "regions": (ChartSpec("regions", DATA), "light"),
    "ranking": (ChartSpec("ranking", DATA, (DATA, NURSES, "55-1011.00")), "light"),
    "compare": (ChartSpec("compare", DATA, (*TRIO, BUYERS)), "light"),
    "multiples": (ChartSpec.of("compare", DATA, TRIO, form="multiples"), "dark"),
}


def pixels_of(image: QImage) -> np.ndarray:
    """Return an image as (height, width, 3) numbers of 0 to 255."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), dtype=np.uint8)
    rows = rows.reshape(rgb.height(), rgb.bytesPerLine())[:, : 3 * rgb.width()]
    return rows.reshape(rgb.height(), rgb.width(), 3).astype(int)


def difference(one: QImage, other: QImage) -> float:
    """Return which share of pixels differs clearly in the block where they differ most."""
    clearly = np.abs(pixels_of(one) - pixels_of(other)).max(axis=2) > CLEARLY
    rows, columns = (length // BLOCK for length in clearly.shape)
    blocks = clearly[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return float(blocks.mean(axis=(1, 3)).max())


def draw(name: str, measures: Dataset) -> QImage:
    spec, theme = PICTURES[name]
    return image_of(build(spec, measures), ExportOptions(*SIZE, theme=theme))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_one_that_was_looked_at(name: str, measures: Dataset) -> None:
    now, path = draw(name, measures), KEPT / f"{name}.png"
    if os.environ.get("OCCDESK_RENEW") == "1":
        KEPT.mkdir(exist_ok=True)
        now.save(str(path), "PNG", 0)
    kept = QImage(str(path))
    assert kept.size() == now.size(), f"there is no picture {path.name}; see the top of this file"
    assert difference(kept, now) <= MOST_DIFFERENT


def test_a_change_that_would_be_seen_does_not_pass(measures: Dataset) -> None:
    now = draw("pay_capped", measures)
    ground = now.pixelColor(0, 0)
    inked = np.argwhere(np.abs(pixels_of(now) - [255, 255, 255]).max(axis=2) > 128)
    y, x = (int(each) for each in inked[len(inked) // 2])
    for change in ("moved", "a word gone", "another colour"):
        other = now.copy()
        painter = QPainter(other)
        if change == "moved":
            painter.drawImage(0, 2, now)
        elif change == "a word gone":
            painter.fillRect(x - 20, y - 6, 40, 12, ground)
        painter.end()
        if change == "another colour":
            other.invertPixels()
        assert difference(now, other) > MOST_DIFFERENT, change
    assert difference(now, now.copy()) == 0
