"""How high a picture of a given width must be for text that is read on paper, or why it cannot be.

A preset for columns of print promises text of six points. What that would make higher than a page
is refused, with what does fit; smaller letters would break the promise.
"""

import math

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import MM, PRESETS
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.render.files.painting import LEAST_POINTS, LEAST_ZOOM, least_text
from occdesk.render.picture import frame_for, smallest_width

PAGE_HEIGHT = 257 * MM
"""The height of a page of A4 within margins of 20 mm, in px."""

_MOST_SHARE = 1.5
_LARGER = ("two-columns", "a4-portrait", "a4")


class TooHighError(UsageError):
    """The figure has no readable text at the width that was asked for, on any page."""


def tallest(width: float) -> float:
    """Return how high a picture of WIDTH may grow: a page, or what is wider half as high again."""
    return max(PAGE_HEIGHT, _MOST_SHARE * width)


def grown(figure: Figure, options: ExportOptions) -> ExportOptions:
    """Return OPTIONS with the height that FIGURE needs for text of LEAST_POINTS, if it may grow.

    Raises TooHighError where that is higher than a page.
    """
    if not options.grows or least_text(figure, options.width, options.height) >= LEAST_POINTS:
        return options
    width = options.width
    height = _grown_height(figure, width, options.height, LEAST_ZOOM)
    if smallest_width(figure) * LEAST_ZOOM > width:
        raise TooHighError(
            f"At a width of {_mm(width)} mm this chart has no text of 6 points; it needs"
            f" {math.ceil(smallest_width(figure) * LEAST_ZOOM / MM)} mm."
        )
    if height > tallest(width):
        raise TooHighError(
            f"With text of 6 points this chart would be {_mm(height)} mm high at a width of"
            f" {_mm(width)} mm, and a page has {_mm(tallest(width))} mm."
        )
    return options.with_(height=height)


def advise(error: TooHighError, spec: ChartSpec, measures: Dataset, asked: ExportOptions) -> str:
    """Return what ERROR says of the figure of SPEC, and what does fit: how many, or which size.

    The charts of fewer occupations are laid out for it, which takes a moment.
    """
    subjects, ways = spec.subjects, []
    for count in range(len(subjects) - 1, max(spec.view.least - 1, 0), -1):
        fewer = build(spec.with_(focus=subjects[0], occupations=subjects[:count]), measures)
        if fits(fewer, asked):
            ways.append(f"the first {count} of them fit" if count > 1 else "the first of them fits")
            break
    whole = build(spec, measures)
    larger = (each for each in PRESETS if each.name in _LARGER and each.width > asked.width)
    for preset in larger:
        if fits(whole, asked.with_(width=preset.width, height=preset.height, grows=preset.grows)):
            ways.append(f"the size “{preset.name}” ({_mm(preset.width)} mm wide) holds all of it")
            break
    said = ", and ".join(ways) or "leave some occupations out"
    return f"{error} {said[0].upper()}{said[1:]}."


def fits(figure: Figure, options: ExportOptions) -> bool:
    """Tell whether FIGURE has readable text at the size of OPTIONS, grown within a page."""
    try:
        whole = grown(figure, options)
    except TooHighError:
        return False
    return least_text(figure, whole.width, whole.height) >= LEAST_POINTS


def _grown_height(figure: Figure, width: float, height: float, zoom: float) -> float:
    """Return the height from HEIGHT on at which FIGURE fits at ZOOM, in whole px."""
    # With more room the panels may stand otherwise, and want more of it.
    for _ in range(8):
        frame = frame_for(figure, width / zoom, height / zoom, may_grow=False)
        if frame.height * zoom <= height + 0.5:
            break
        height = math.ceil(frame.height * zoom)
    return height


def _mm(px: float) -> str:
    return f"{px / MM:.0f}"
