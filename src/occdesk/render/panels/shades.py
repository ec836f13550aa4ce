"""Areas filled with a class or with stripes: which ink is read on them, and where stripes run."""

from functools import lru_cache

from PySide6.QtCore import QLineF

from occdesk.render.layout.figure import Box
from occdesk.render.style.pens import Theme, colour


def ink_on(theme: Theme, role: str) -> str:
    """Return the role of ink that is read best on the colour of ROLE: `ink` or `panel`."""
    under = _luminance(colour(theme, role).rgb())

    def contrast(ink: str) -> float:
        low, high = sorted((under, _luminance(colour(theme, ink).rgb())))
        return (high + 0.05) / (low + 0.05)

    return max(("ink", "panel"), key=contrast)


@lru_cache(maxsize=128)
def _luminance(rgb: int) -> float:
    """Return the relative luminance by WCAG 2 of a colour in 8 bits a channel, 0xAARRGGBB."""
    shares = [(rgb >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    parts = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    ]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def stripes(box: Box, step: float) -> list[QLineF]:
    """Return lines that rise to the right through BOX, STEP px apart across, cut at its edges."""
    lines = []
    at = box.x - box.height + step / 2
    while at < box.right:
        start, end = max(at, box.x), min(at + box.height, box.right)
        lines.append(QLineF(start, box.bottom - (start - at), end, box.bottom - (end - at)))
        at += step
    return lines
