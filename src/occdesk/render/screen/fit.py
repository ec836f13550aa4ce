"""How large a figure is drawn in a widget of a size, and which way it is scrolled."""

from typing import NamedTuple

from occdesk.charts.figure.figure import Figure
from occdesk.render.layout.figure import Frame
from occdesk.render.picture import frame_for, smallest_width

SMALLEST = 0.8
"""How much smaller than asked for a wide figure may be drawn; past that it is scrolled."""

_SLIGHTLY = 0.94
"""How much smaller a figure is drawn rather than scrolled by a few lines."""


class Fit(NamedTuple):
    """A figure laid out for a widget: WIDTH and HEIGHT are those of its picture, in px.

    The frame is in layout px, of which one is SCALE px.
    """

    frame: Frame
    scale: float
    width: float
    height: float
    scrolls_down: bool
    scrolls_sideways: bool


def fit(
    figure: Figure, width: float, height: float, zoom: float, bar: float, most_subtitle: int = 0
) -> Fit:
    """Return FIGURE as it fits WIDTH x HEIGHT at ZOOM; a scroll bar takes BAR px of the width.

    Its subtitle has at most MOST_SUBTITLE lines where that is not 0.
    """
    need = smallest_width(figure)
    scale, wide = _scale(width, need, zoom)
    made = _fit_at(figure, scale, wide, width, height, most_subtitle)
    if not made.scrolls_down:
        return made
    smaller = height / made.frame.height
    if smaller >= max(_SLIGHTLY * scale, SMALLEST * zoom):
        less = _fit_at(figure, smaller, wide, width, height, most_subtitle)
        if not less.scrolls_down:
            return less
    width = max(width - bar, 1)
    scale, wide = _scale(width, need, zoom)
    return _fit_at(figure, scale, wide, width, height, most_subtitle)._replace(scrolls_down=True)


def _fit_at(
    figure: Figure, scale: float, wide: float, width: float, height: float, most: int
) -> Fit:
    """Return FIGURE drawn at SCALE, as WIDE as that makes it, in a widget of WIDTH and HEIGHT."""
    frame = frame_for(figure, wide / scale, height / scale, most_subtitle=most)
    high = frame.height * scale
    return Fit(frame, scale, wide, max(high, height), high > height + 0.5, wide > width + 0.5)


def _scale(width: float, need: float, zoom: float) -> tuple[float, float]:
    """Return how large a figure that NEEDs a width is drawn in WIDTH, and how wide it gets."""
    scale = max(min(zoom, width / need), zoom * SMALLEST)
    return scale, max(width, need * scale)
