"""The sizes that a picture may have: named ones, asked ones, and the largest. No Qt.

Widths and heights are px at 96 to the inch, and need not be whole: 85 mm are 321.26 px. A scale
multiplies pixels only; a scale of 3.125 is 300 dots an inch.
"""

import math
import re
from typing import NamedTuple

from occdesk.model.errors import UsageError

DPI = 96
PRINT_DPI = 300
MOST_SIDE = 16_384
MOST_PIXELS = 120_000_000
LEAST_SIDE = 64
LEAST_SCALE, MOST_SCALE = 0.1, 16.0

PX_PER: dict[str, float] = {"px": 1.0, "mm": DPI / 25.4, "in": float(DPI)}
"""How many px one of each unit is."""

MM = DPI / 25.4
"""How many px a millimetre is."""

_PRINT = PRINT_DPI / DPI
_NUMBER = r"(\d{1,6}(?:\.\d{1,4})?)"
_SIZE = re.compile(rf"{_NUMBER}\s*(?:x\s*{_NUMBER}\s*)?(px|mm|in)?", re.ASCII)


class Preset(NamedTuple):
    """A size with a name; `scale` multiplies its pixels (print asks for 300 an inch).

    Where it `grows`, the height is the least that a picture has.
    """

    name: str
    width: float
    height: float
    purpose: str
    scale: float = 1.0
    grows: bool = False

    @property
    def dpi(self) -> float:
        """Dots an inch of its PNG."""
        return self.scale * DPI


def _print(name: str, width: float, height: float, unit: str, purpose: str) -> Preset:
    px = PX_PER[unit]
    return Preset(name, width * px, height * px, purpose, _PRINT)


PRESETS: tuple[Preset, ...] = (
    Preset("slide", 1920, 1080, "a slide, or a wide picture in an article"),
    Preset("social", 1200, 628, "a link preview or a post"),
    Preset("square", 2160, 2160, "a square post"),
    _print(
        "column", 85, 85, "mm", "one column of a printed page, 85 mm wide, as high as it needs"
    )._replace(grows=True),
    _print(
        "two-columns", 174, 100, "mm", "two columns of a printed page, 174 mm, as high as it needs"
    )._replace(grows=True),
    _print("a4", 297, 210, "mm", "a page of A4, landscape, at 300 dpi"),
    _print("a4-portrait", 210, 297, "mm", "a page of A4, portrait, at 300 dpi"),
    _print("letter", 11, 8.5, "in", "a page of US letter, landscape, at 300 dpi"),
    _print("letter-portrait", 8.5, 11, "in", "a page of US letter, portrait, at 300 dpi"),
)


def parse_size(text: str) -> Preset:
    """Return the size that TEXT names: a preset, or WIDTHxHEIGHT in px, mm or in; else UsageError.

    A size in mm or in is one for print, at 300 dots an inch. A width alone is a square that grows.
    """
    wanted = text.strip().casefold().replace("\N{MULTIPLICATION SIGN}", "x")
    for preset in PRESETS:
        if preset.name == wanted:
            return preset
    found = _SIZE.fullmatch(wanted)
    # A width alone says what it is in: 85 could be anything.
    if found is None or not (found[2] or found[3]):
        names = ", ".join(preset.name for preset in PRESETS)
        raise UsageError(
            f"“{text}” is not a size; write WIDTHxHEIGHT in px, as 1920x1080, or with mm or in"
            f" behind it, as 85x60mm, a width alone, as 85mm, or one of {names}."
        )
    unit = found[3] or "px"
    high = found[2] or found[1]
    if unit == "px" and "." in found[1] + high:
        raise UsageError(f"“{text}” has parts of px; write whole numbers, or a size in mm or in.")
    px = PX_PER[unit]
    scale = 1.0 if unit == "px" else _PRINT
    width, height = float(found[1]) * px, float(high) * px
    check_size(width, height, scale)
    return Preset("", width, height, "", scale, grows=found[2] is None)


def check_size(width: float, height: float, scale: float) -> None:
    """Raise UsageError for a picture that is too small, or too large to be kept in memory."""
    if not (math.isfinite(width) and math.isfinite(height)):
        raise UsageError(f"{width} by {height} is not a size; give two numbers of px.")
    if width < LEAST_SIDE or height < LEAST_SIDE:
        raise UsageError(
            f"{width:g}x{height:g} px is too small; a picture has at least {LEAST_SIDE} px a side."
        )
    if not (math.isfinite(scale) and LEAST_SCALE <= scale <= MOST_SCALE):
        raise UsageError(
            f"A scale of {scale:g} is not possible; it goes from {LEAST_SCALE:g} to {MOST_SCALE:g}."
        )
    wide, high = pixels_of(width, height, scale)
    if max(wide, high) > MOST_SIDE or wide * high > MOST_PIXELS:
        raise UsageError(
            f"{wide}x{high} pixels are too many; a picture has at most {MOST_SIDE:,} px a side"
            f" and {MOST_PIXELS // 1_000_000} megapixels."
        )


def pixels_of(width: float, height: float, scale: float) -> tuple[int, int]:
    """Return how many pixels a picture has at SCALE."""
    return max(round(width * scale), 1), max(round(height * scale), 1)
