"""The record of the view: What could I earn?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.pay.draw import draw_pay

    return lambda spec, measures, articles: draw_pay(spec, measures)


PAY = View(
    kind="pay",
    title="Pay",
    question="What could I earn?",
    load=_load,
    about="marked",
)
