"""The record of the view: Where does mine stand?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, Option, View, ViewOptions

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class RankingOptions(ViewOptions):
    """What is ranked: the id of a metric."""

    metric: str = "automation_risk"


def _load(form: str) -> Build:
    from occdesk.charts.views.ranking.draw import draw_ranking

    return lambda spec, measures, articles: draw_ranking(spec, measures)


RANKING = View(
    kind="ranking",
    title="Ranking",
    question="Where does mine stand?",
    load=_load,
    about="everyone",
    options=RankingOptions,
    choices=(
        Option("metric", "Rank by", "What is ranked", "ranking by", "what is ranked or mapped"),
    ),
    forms=(Form("near", "In short"), Form("all", "All")),
    has_filter=True,
    least=0,
)
