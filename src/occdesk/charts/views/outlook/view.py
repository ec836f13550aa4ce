"""The record of the view: What has happened, what is expected, how sure is it?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.outlook.draw import draw_outlook

    return draw_outlook


OUTLOOK = View(
    kind="outlook",
    title="Outlook",
    question="What has happened, what is expected, how sure is it?",
    load=_load,
    about="compared",
)
