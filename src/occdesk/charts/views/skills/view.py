"""The record of the view: What do I have to learn?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, Form, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.skills.draw import draw_skills

    return lambda spec, measures, articles: draw_skills(spec, measures)


SKILLS = View(
    kind="skills",
    title="Skills",
    question="What do I have to learn?",
    load=_load,
    about="marked",
    forms=(
        Form("skills", "Skills"),
        Form("knowledge", "Knowledge"),
        Form("abilities", "Abilities"),
        Form("groups", "Groups"),
    ),
)
