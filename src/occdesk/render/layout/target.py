"""One thing in a panel that can be pointed at: where it is and which row it stands for."""

from typing import NamedTuple

from occdesk.charts.figure.parts import Datum
from occdesk.render.layout.figure import Box


class Target(NamedTuple):
    """One thing that can be pointed at: its box, and what a hint, a click and a question give.

    `panel` is the number of its panel in the figure; `is_round` draws the focus ring as a
    circle. `is_chosen` marks what the figure is about: the keyboard starts there. Targets of a
    `group` belong together: tiles of a family, bars of a row, points of a line. In a row or on a
    line each has a `column` as well, which is kept on the way from one to the next: an occupation,
    a percentile, a year. What is no stop is for the pointer: the targets on it say as much.
    """

    box: Box
    hint: str
    code: str
    data: tuple[Datum, ...]
    is_round: bool = False
    is_chosen: bool = False
    panel: int = 0
    group: int | None = None
    column: float | None = None
    is_stop: bool = True
