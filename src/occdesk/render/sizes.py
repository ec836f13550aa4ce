"""The sizes that a picture may have: named ones, asked ones, and the largest. No Qt.

Widths and heights are px at 96 to the inch; a scale multiplies pixels only.
"""

import math
from typing import NamedTuple

from occdesk.model.errors import UsageError

DPI = 96
MOST_SIDE = 16_384
MOST_PIXELS = 120_000_000
LEAST_SIDE = 64


class Preset(NamedTuple):
    """A size with a name; `scale` multiplies its pixels (print asks for 300 an inch)."""

    name: str
    width: int
    height: int
    purpose: str
    scale: float = 1.0


PRESETS: tuple[Preset, ...] = (
    Preset("slide", 1920, 1080, "a slide, or a wide picture in an article"),
    Preset("social", 1200, 628, "a link preview or a post"),
    Preset("square", 2160, 2160, "a square post"),
    Preset("column", 321, 321, "one column of a printed page, 85 mm at 300 dpi", 300 / DPI),
    Preset("a4", 1123, 794, "a page of A4, landscape, at 300 dpi", 300 / DPI),
    Preset("letter", 1056, 816, "a page of US letter, landscape, at 300 dpi", 300 / DPI),
)


def parse_size(text: str) -> Preset:
    """Return the size that TEXT names: a preset, or WIDTHxHEIGHT in px; else UsageError."""
    wanted = text.strip().casefold()
    for preset in PRESETS:
        if preset.name == wanted:
            return preset
    names = ", ".join(preset.name for preset in PRESETS)
    width, cross, height = wanted.replace("\N{MULTIPLICATION SIGN}", "x").partition("x")
    if not (cross and _is_number(width) and _is_number(height)):
        raise UsageError(
            f"'{text}' is not a size; write WIDTHxHEIGHT in px, as 1920x1080, or one of {names}."
        )
    check_size(int(width), int(height), 1.0)
    return Preset("", int(width), int(height), "")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6


def check_size(width: int, height: int, scale: float) -> None:
    """Raise UsageError for a picture that is too small, or too large to be kept in memory."""
    if width < LEAST_SIDE or height < LEAST_SIDE:
        raise UsageError(
            f"{width}x{height} is too small; a picture has at least {LEAST_SIDE} px a side."
        )
    if not (math.isfinite(scale) and 0.1 <= scale <= 16):
        raise UsageError(f"A scale of {scale:g} is not possible; it goes from 0.1 to 16.")
    wide, high = pixels_of(width, height, scale)
    if max(wide, high) > MOST_SIDE or wide * high > MOST_PIXELS:
        raise UsageError(
            f"{wide}x{high} pixels are too many; a picture has at most {MOST_SIDE:,} px a side"
            f" and {MOST_PIXELS // 1_000_000} megapixels."
        )


def pixels_of(width: int, height: int, scale: float) -> tuple[int, int]:
    """Return how many pixels a picture has at SCALE."""
    return max(round(width * scale), 1), max(round(height * scale), 1)
