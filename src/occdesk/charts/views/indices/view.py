"""The record of the view: Do the indices agree about this job?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.indices.draw import draw_measures

    return lambda spec, measures, articles: draw_measures(spec, measures)


INDICES = View(
    kind="indices",
    title="Indices",
    question="Do the indices agree about this job?",
    load=_load,
    about="marked",
    aliases=("measures",),
)
