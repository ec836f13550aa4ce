"""How large a picture must be to show all that a screen shows, and what it leaves out if it cannot.

Sizes are in layout px; the text is that of the screen (a zoom of 1).
"""

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import Bars
from occdesk.render.files.painting import place_figure
from occdesk.render.panels.bars.layout import lay_out_bars
from occdesk.render.picture import frame_for, smallest_width
from occdesk.render.style.fonts import measure


def whole_size(
    figure: Figure, width: float, height: float, most: tuple[float, float]
) -> tuple[float, float]:
    """Return the size at which all of FIGURE is seen that a screen of WIDTH by HEIGHT shows.

    It is wider where the figure would be drawn smaller, and higher where it would be scrolled, but
    never larger than MOST.
    """
    wide = min(max(width, smallest_width(figure)), most[0])
    high = frame_for(figure, wide, min(height, most[1])).height
    return wide, min(high, most[1])


def rows_left_out(figure: Figure, width: float, height: float) -> tuple[int, int]:
    """Return how many rows a picture of this size leaves out that a screen shows, and of how many.

    Lists that are brief on a screen too are not counted.
    """
    frame, _ = place_figure(figure, width, height, enlarges=False)
    there = shown = 0
    for panel, box in zip(figure.panels, frame.panels, strict=bool(frame.panels)):
        if isinstance(panel, Bars) and not panel.brief:
            there += sum(1 for row in panel.rows if row.bars)
            shown += sum(
                1 for each in lay_out_bars(panel, box, measure).rows if each.shape.row.bars
            )
    return there - shown, there
