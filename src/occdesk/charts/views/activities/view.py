"""The record of the view: Which part of this work can AI do?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.activities.by_activity import draw_activities

    return lambda spec, measures, articles: draw_activities(spec, measures)


ACTIVITIES = View(
    kind="activities",
    title="Activities",
    question="Which part of this work can AI do?",
    load=_load,
    about="one",
    forms=(Form("activities", "Activities"), Form("tasks", "Tasks")),
    of_one=("tasks",),
)
