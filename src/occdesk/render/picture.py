"""A figure as items in a scene: laid out, painted, updated in place. The same for all media."""

from PySide6.QtWidgets import QGraphicsScene

from occdesk.charts.figure.figure import Figure, Panel
from occdesk.charts.figure.plane import Plane
from occdesk.render.frame import FrameItem
from occdesk.render.layout.figure import NARROWEST, Box, Frame, lay_out
from occdesk.render.layout.hit_test import Targets
from occdesk.render.panels.base import PanelItem
from occdesk.render.panels.kinds import Leeway, kind_of
from occdesk.render.panels.plane.item import PlaneItem
from occdesk.render.style.fonts import measure, measure_widest
from occdesk.render.style.pens import theme_named

_LOW_PLOT, _FAIR_PLOT = 112.0, 176.0
_SEEN_TOGETHER = 3.0
"""What it costs an arrangement of panels to be higher than its room, where they are to be seen
together."""
_COLUMN = 480.0
"""Pictures up to this width grow downwards as a column of print does: a scatter stays fair."""


def smallest_panel(
    panel: Panel, width: float, plot_height: float = _LOW_PLOT, *, may_shrink: bool = False
) -> float:
    """Return how high PANEL must be at WIDTH, in layout px; a plot at least PLOT_HEIGHT.

    One that MAY_SHRINK leaves rows out, if it is of a kind that says so in their place.
    """
    return kind_of(panel).smallest_height(panel, width, Leeway(plot_height, may_shrink))


def smallest_width(figure: Figure) -> float:
    """Return the width under which a figure is drawn smaller rather than narrower."""
    needs = (kind_of(panel).smallest_width(panel) for panel in figure.panels)
    return max((NARROWEST, *needs))


def frame_for(
    figure: Figure,
    width: float,
    height: float,
    *,
    may_grow: bool = True,
    roomy: bool = False,
    most_subtitle: int = 0,
) -> Frame:
    """Return FIGURE laid out at a size in layout px; it is higher where it must be.

    Where it is ROOMY the lines around its panels end early enough for a wider font.

    Where it MAY_GROW its plots are never squeezed: the foot is scrolled to. Nor is a scatter in a
    picture as narrow as a column.
    """

    by_year = len(figure.panels) > 1 and all(
        isinstance(panel, Plane) and panel.x.unit == "year" for panel in figure.panels
    )

    def least(panel: Panel, wide: float) -> float:
        is_scatter = isinstance(panel, Plane) and panel.x.unit != "year"
        # On a screen several panels by year are rather seen together than each of them large.
        is_fair = (may_grow and not by_year) or (is_scatter and width <= _COLUMN)
        plot_height = _FAIR_PLOT if is_fair else _LOW_PLOT
        return smallest_panel(panel, wide, plot_height, may_shrink=not may_grow)

    return lay_out(
        figure,
        width,
        height,
        measure_widest if roomy else measure,
        least,
        _wanted_width,
        may_grow=may_grow,
        widest=measure_widest,
        most_subtitle=most_subtitle,
        growth_price=_SEEN_TOGETHER if by_year or not may_grow else 1.0,
    )


def _wanted_width(panel: Panel) -> float:
    return kind_of(panel).wanted_width(panel)


class Picture:
    """The items of one figure in a scene; another figure of like panels reuses them."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.root = FrameItem()
        scene.addItem(self.root)
        self.panels: list[PanelItem] = []
        self.frame = Frame(0, 0, (), (), ())
        self._targets: Targets | None = None

    def show(self, figure: Figure, frame: Frame, theme: str) -> None:
        """Show FIGURE as FRAME lays it out, in the colours of THEME."""
        colours = theme_named(theme)
        self.frame = frame
        self.root.show_frame(frame, colours)
        shown = figure.panels if frame.panels else ()
        self._fit_items(shown)
        for number, (item, panel, box) in enumerate(
            zip(self.panels, shown, frame.panels, strict=True), 1
        ):
            item.name = f"panel-{number}"
            item.show_panel(panel, box, colours)
        self.refresh_targets()

    @property
    def targets(self) -> Targets:
        """What can be pointed at; gathered when it is first asked for, so never for a file."""
        if self._targets is None:
            self._targets = Targets(
                tuple(t for number, item in enumerate(self.panels) for t in item.targets(number))
            )
        return self._targets

    def heads(self, seen: Box) -> list[tuple[PanelItem, Box]]:
        """Return the panels whose heads are out of sight in SEEN, and where they stand instead."""
        places = [(item, item.head_in(seen)) for item in self.panels]
        return [(item, place) for item, place in places if place is not None]

    def refresh_targets(self) -> None:
        """Forget what can be pointed at: after a pan or a zoom it stands elsewhere."""
        self._targets = None

    def planes(self) -> list[PlaneItem]:
        """Return the panels that can be panned and zoomed."""
        return [item for item in self.panels if isinstance(item, PlaneItem)]

    def plane_at(self, x: float, y: float) -> PlaneItem | None:
        """Return the plane whose plot has (X, Y) in it, in layout px."""
        point = Box(x, y, 0, 0)
        return next((item for item in self.planes() if point.within(item.plot_box(), 0)), None)

    def clear(self) -> None:
        """Take the panels out of the scene."""
        self._fit_items(())

    def _fit_items(self, panels: tuple[Panel, ...]) -> None:
        """Keep the items whose kind fits, in order; replace the others."""
        kinds = [kind_of(panel).item for panel in panels]
        for number, item in enumerate(self.panels):
            if number >= len(kinds) or type(item) is not kinds[number]:
                self._scene.removeItem(item)
        self.panels = [
            self.panels[number]
            if number < len(self.panels) and type(self.panels[number]) is kind
            else kind(self.root)
            for number, kind in enumerate(kinds)
        ]
