"""The views of the program: each a kind of chart, the question that it answers, and its forms."""

from typing import NamedTuple


class Form(NamedTuple):
    """One of the forms of a view; `title` is what its button says."""

    id: str
    title: str


class View(NamedTuple):
    """One view. `forms` are empty where there is one form only; the first is shown at first.

    `of_one` names the forms that are about one occupation, however many are given; an empty text
    is the form that is shown where none is named.
    """

    kind: str
    title: str
    question: str
    forms: tuple[Form, ...] = ()
    of_one: tuple[str, ...] = ()


VIEWS: tuple[View, ...] = (
    View(
        "landscape", "Landscape", "Which exposed jobs still pay or grow?",
        (Form("scatter", "Scatter"), Form("treemap", "Treemap")),
    ),
    View("outlook", "Outlook", "What has happened, what is expected, how sure is it?"),
    View("pay", "Pay", "What could I earn?"),
    View(
        "activities", "Activities", "Which part of this work can AI do?",
        (Form("activities", "Activities"), Form("tasks", "Tasks")), ("tasks",),
    ),
    View(
        "skills", "Skills", "What do I have to learn?",
        (
            Form("skills", "Skills"),
            Form("knowledge", "Knowledge"),
            Form("abilities", "Abilities"),
            Form("groups", "Groups"),
        ),
    ),
    View("moves", "Moves", "Where could I go from here?", of_one=("",)),
    View("measures", "Measures", "Do the indices agree about this job?"),
    View(
        "regions", "Regions", "Where?", (Form("areas", "Areas"), Form("states", "States")),
        ("", "areas", "states"),
    ),
    View(
        "ranking", "Ranking", "Where does mine stand?",
        (Form("near", "In short"), Form("all", "All")),
    ),
    View(
        "compare", "Compare", "How do they differ?",
        (Form("table", "Table"), Form("multiples", "Small multiples")),
    ),
)  # fmt: skip
"""In the order of their tabs. The ids of forms differ between views."""

FIRST_RANKED = "automation_risk"
"""The metric that the ranking begins with."""

_KEYS = "1234567890"


def keys_of(place: int) -> str:
    """Return the shortcut of the view at PLACE (0 is the first): Alt and a digit, for ten views."""
    return f"Alt+{_KEYS[place]}" if place < len(_KEYS) else ""
