"""The record of the view: How do they differ?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    if form == "multiples":
        from occdesk.charts.views.compare.multiples import draw_multiples

        return lambda spec, measures, articles: draw_multiples(spec, measures)
    from occdesk.charts.views.compare.table import draw_compare

    return lambda spec, measures, articles: draw_compare(spec, measures)


COMPARE = View(
    kind="compare",
    title="Compare",
    question="How do they differ?",
    load=_load,
    about="compared",
    forms=(Form("table", "Table"), Form("multiples", "Small multiples")),
    least=2,
)
