"""The colours of window and charts: text can be read on every ground that it stands on."""

import pytest

from occdesk.render.style.tokens import THEMES

SERIES = tuple(f"series{number}" for number in range(1, 7))
TEXT = ("ink", "muted", "focus", "article", "better", "worse", *SERIES)


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", TEXT)
def test_text_can_be_read_on_page_and_panel(theme: str, role: str) -> None:
    colours = THEMES[theme]
    for ground in ("panel", "page"):
        assert contrast(colours[role], colours[ground]) >= 4.5, (role, ground)
