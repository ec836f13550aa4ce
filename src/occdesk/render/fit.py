"""How large a figure is drawn in a widget of a size, and which way it is scrolled."""

from typing import NamedTuple

from occdesk.charts.figure import Figure
from occdesk.render.layout import Frame
from occdesk.render.picture import frame_for, smallest_width

SMALLEST = 0.8
"""How much smaller than asked for a wide figure may be drawn; past that it is scrolled."""


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


def fit(figure: Figure, width: float, height: float, zoom: float, bar: float) -> Fit:
    """Return FIGURE as it fits WIDTH x HEIGHT at ZOOM; a scroll bar takes BAR px of the width."""
    need = smallest_width(figure)
    scale, wide = _scale(width, need, zoom)
    frame = frame_for(figure, wide / scale, height / scale)
    scrolls_down = frame.height * scale > height + 0.5
    if scrolls_down:
        width = max(width - bar, 1)
        scale, wide = _scale(width, need, zoom)
        frame = frame_for(figure, wide / scale, height / scale)
    high = max(frame.height * scale, height)
    return Fit(frame, scale, wide, high, scrolls_down, wide > width + 0.5)


def _scale(width: float, need: float, zoom: float) -> tuple[float, float]:
    """Return how large a figure that NEEDs a width is drawn in WIDTH, and how wide it gets."""
    scale = max(min(zoom, width / need), zoom * SMALLEST)
    return scale, max(width, need * scale)
