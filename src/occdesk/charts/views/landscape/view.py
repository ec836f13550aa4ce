"""The record of the view: Which exposed jobs still pay or grow?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, Option, View, ViewOptions

if TYPE_CHECKING:
    pass


TREEMAP = "treemap"
"""The form that has a colour in the place of axes."""


@dataclass(frozen=True, slots=True)
class LandscapeOptions(ViewOptions):
    """The metrics of the axes, by their ids; a treemap has a colour by the horizontal one."""

    x: str = "ai_exposure"
    y: str = "median_wage"


def _load(form: str) -> Build:
    if form == TREEMAP:
        from occdesk.charts.views.landscape.treemap import draw_treemap

        return lambda spec, measures, articles: draw_treemap(spec, measures)
    from occdesk.charts.views.landscape.scatter import draw_landscape

    return lambda spec, measures, articles: draw_landscape(spec, measures)


LANDSCAPE = View(
    kind="landscape",
    title="Landscape",
    question="Which exposed jobs still pay or grow?",
    load=_load,
    about="everyone",
    options=LandscapeOptions,
    choices=(
        Option("y", "Up", "Vertical axis", "vertical axis", "upwards", absent_in=(TREEMAP,)),
        Option(
            "x",
            "Across",
            "Horizontal axis",
            "horizontal axis",
            "to the right",
            labels=((TREEMAP, "Colour"),),
        ),
    ),
    forms=(Form("scatter", "Scatter"), Form(TREEMAP, "Treemap")),
    swaps=("x", "y"),
    has_filter=True,
    least=0,
)
