"""What is wrong with an export as it is asked for, field by field, in the units of the user."""

import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from occdesk.charts.publishing.sizes import (
    DPI,
    LEAST_SCALE,
    LEAST_SIDE,
    MOST_PIXELS,
    MOST_SIDE,
    PX_PER,
    pixels_of,
)
from occdesk.ui.dialogs.export.choices import UNITS, in_unit


class Problem(NamedTuple):
    """One sentence, and the names of the fields that it is about."""

    fields: tuple[str, ...]
    words: str


def check_sides(width: float, height: float, unit: str) -> list[Problem]:
    """Return what is wrong with a size of so many px that was typed in UNIT."""
    found = []
    name = _name(unit)
    least = _rounded(LEAST_SIDE, unit, up=True)
    most = _rounded(MOST_SIDE, unit, up=False)
    for side, px in (("width", width), ("height", height)):
        if px < LEAST_SIDE:
            typed = in_unit(px, unit)
            words = f"The {side} of {typed} {name} is too small; write {least} {name} or more."
            found.append(Problem((side,), words))
        elif px > MOST_SIDE:
            typed = in_unit(px, unit)
            words = f"The {side} of {typed} {name} is too large; write {most} {name} or less."
            found.append(Problem((side,), words))
    if not found and width * height > MOST_PIXELS:
        size = f"{in_unit(width, unit)} x {in_unit(height, unit)} {name}"
        both = f"A picture of {size} is too large; make width or height smaller."
        found.append(Problem(("width", "height"), both))
    return found


def check_pixels(width: float, height: float, dpi: float) -> list[Problem]:
    """Return what is wrong with a PNG of a size in px, which is right, at DPI dots an inch."""
    wide, high = pixels_of(width, height, dpi / DPI)
    if max(wide, high) <= MOST_SIDE and wide * high <= MOST_PIXELS:
        return []
    most = min(MOST_SIDE / max(width, height), math.sqrt(MOST_PIXELS / (width * height)))
    most = max(math.floor(most * 100) / 100, LEAST_SCALE)
    words = (
        f"At scale {dpi / DPI:.4g}, {dpi:.4g} dots an inch, the PNG has {wide:,} x {high:,} pixels,"
        f" which is too many; lower the scale to {most:g} or make the size smaller."
    )
    return [Problem(("scale", "dpi"), words)]


def check_formats(formats: Sequence[str]) -> list[Problem]:
    """Return what is wrong with the kinds of file that are ticked."""
    if formats:
        return []
    return [Problem(("formats",), "No kind of file is ticked; tick PNG, SVG or PDF.")]


def check_folder(folder: Path | None) -> list[Problem]:
    """Return what is wrong with the folder that is named."""
    if folder is None:
        words = "No folder is named for the files; write one or choose it."
    elif not folder.is_dir():
        words = f"There is no folder “{folder}”; write another or choose it."
    elif not os.access(folder, os.W_OK):
        words = f"Nothing may be written into the folder “{folder}”; choose another."
    else:
        return []
    return [Problem(("folder",), words)]


def _name(unit: str) -> str:
    return next(name for each, name, _ in UNITS if each == unit)


def _rounded(px: float, unit: str, *, up: bool) -> str:
    """Return a limit in UNIT that is kept when it is typed as it is written."""
    digits = next(digits for each, _, digits in UNITS if each == unit)
    steps = px / PX_PER[unit] * 10**digits
    return f"{(math.ceil(steps - 1e-9) if up else math.floor(steps + 1e-9)) / 10**digits:g}"
