"""The record of the view: Where?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, Option, View, ViewOptions

if TYPE_CHECKING:
    pass


REGIONAL_METRICS: tuple[tuple[str, str], ...] = (
    ("median_wage", "Pay"),
    ("employment", "Jobs"),
    ("location_quotient", "Concentration"),
)
"""What can be mapped, the first of them first: (id, label)."""


@dataclass(frozen=True, slots=True)
class RegionsOptions(ViewOptions):
    """What is mapped: the id of one of REGIONAL_METRICS."""

    metric: str = REGIONAL_METRICS[0][0]


def _load(form: str) -> Build:
    from occdesk.charts.views.regions.draw import draw_regions

    return lambda spec, measures, articles: draw_regions(spec, measures)


REGIONS = View(
    kind="regions",
    title="Regions",
    question="Where?",
    load=_load,
    about="one",
    options=RegionsOptions,
    choices=(
        Option(
            "metric",
            "Show",
            "What is mapped",
            "map of",
            "what is ranked or mapped",
            listed=REGIONAL_METRICS,
        ),
    ),
    forms=(Form("areas", "Areas"), Form("states", "States")),
    of_one=("", "areas", "states"),
)
