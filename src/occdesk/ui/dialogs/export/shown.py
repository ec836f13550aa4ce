"""What is exported: a figure together with what it was drawn from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import licence_notes
from occdesk.charts.publishing.recipe import Recipe, recipe_of
from occdesk.charts.publishing.written import UNWRITTEN, Written
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.state.desk import Desk
from occdesk.ui.panels.chart.jobs import BuildFigure

if TYPE_CHECKING:
    from occdesk.articles.article import Article


class Shown(NamedTuple):
    """A figure, the spec and the measures that it was built from, and its desk as JSON or empty.

    `words` are what the user wrote for it before.
    """

    figure: Figure
    spec: ChartSpec
    measures: Dataset
    desk: str = ""
    words: Written = UNWRITTEN

    @property
    def recipe(self) -> Recipe:
        """What leads back from a file to this figure."""
        return recipe_of(self.spec, self.measures, self.desk)

    @property
    def licence(self) -> str:
        """The licence notes of everything drawn."""
        return licence_notes(self.figure, self.measures)


def shown_on(desk: Desk, measures: Dataset, articles: "Sequence[Article]") -> Shown:
    """Return the chart of DESK, built afresh.

    The figure on the screen may be that of the desk before, while another is being built; a file
    must not carry the recipe of another figure.
    """
    figure = BuildFigure(desk, measures, articles)().figure
    return Shown(figure, desk.chart_spec, measures, desk.to_json(), desk.words)
