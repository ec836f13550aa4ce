"""The fonts that come with the program, loaded once, and how wide words are in them."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from occdesk.paths import bundled
from occdesk.render.layout.figure import TextStyle
from occdesk.render.style.tokens import FONT_FILES, SANS


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt and return their family names.

    Needs a QGuiApplication. A file that is missing is left out: Qt then writes with a font of
    the system.
    """
    families: list[str] = []
    for name in FONT_FILES:
        path = bundled("resources", "fonts", name)
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


@lru_cache(maxsize=64)
def font(style: TextStyle) -> QFont:
    """Return the font of charts for STYLE; sizes are in px of the layout."""
    load_fonts()
    made = QFont(SANS)
    made.setPixelSize(style.size)
    made.setWeight(QFont.Weight.DemiBold if style.bold else QFont.Weight.Normal)
    # Hinted advances would make a picture at scale 4 differ from the one on the screen.
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    # A contextual form ("*" between capitals) has no letter of its own in a PDF's text.
    made.setFeature(QFont.Tag.fromString("calt"), 0)
    if style.tabular:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def metrics(style: TextStyle) -> QFontMetricsF:
    """Return the metrics of the font for STYLE."""
    return QFontMetricsF(font(style))


@lru_cache(maxsize=8192)
def measure(text: str, style: TextStyle) -> float:
    """Return the width of TEXT in px of the layout."""
    return metrics(style).horizontalAdvance(text)


_WIDER, _WIDER_BOLD = 1.09, 1.19
"""How much wider lines are in DejaVu Sans, the widest of the fonts that readers of SVG take for
one that they do not have."""


def measure_widest(text: str, style: TextStyle) -> float:
    """Return how wide TEXT may become in px of the layout, where a reader has another font."""
    return measure(text, style) * (_WIDER_BOLD if style.bold else _WIDER)
