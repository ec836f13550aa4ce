"""The questions that people ask of two metrics most, and what counts as an answer to each."""

from typing import Literal, NamedTuple

from occdesk.charts.shared.wording import lower_first
from occdesk.model.metric import Metric

Side = Literal["above", "below", "growing"]
"""Above or below the median of those drawn, or above zero."""


class Question(NamedTuple):
    """A question about Y by X: which occupations it is about (`x_is`), and which answer it.

    `who` and `what` say both in words, with a place for the median where they have one.
    """

    x: str
    y: str
    words: str
    x_is: Side
    y_is: Side
    who: str
    what: str


_EXPOSED = "with AI exposure above the median of {median}"
_SAFE = "with an automation risk below the median of {median}"
_PAID = "pay more than the median of {median}"
_GROWING = "are projected to grow"

QUESTIONS: tuple[Question, ...] = (
    Question(
        "ai_exposure", "median_wage", "Which jobs with high AI exposure still pay well?",
        "above", "above", _EXPOSED, _PAID,
    ),
    Question(
        "ai_exposure", "projected_growth", "Which jobs with high AI exposure are still growing?",
        "above", "growing", _EXPOSED, _GROWING,
    ),
    Question(
        "automation_risk", "median_wage", "Which jobs with low automation risk pay well?",
        "below", "above", _SAFE, _PAID,
    ),
    Question(
        "automation_risk", "projected_growth", "Which jobs with low automation risk are growing?",
        "below", "growing", _SAFE, _GROWING,
    ),
    Question(
        "projected_growth", "median_wage", "Which growing jobs pay well?",
        "growing", "above", "projected to grow", _PAID,
    ),
)  # fmt: skip


def question_about(x: Metric, y: Metric) -> Question | None:
    """Return the question that is asked of Y by X; None for a pair that has none of its own."""
    return next((each for each in QUESTIONS if (each.x, each.y) == (x.id, y.id)), None)


def is_met(side: Side, number: float, median: float) -> bool:
    """Tell whether NUMBER is on that SIDE of MEDIAN, or of zero."""
    if side == "growing":
        return number > 0
    return number > median if side == "above" else number < median


def ask_landscape(x: Metric, y: Metric) -> str:
    """Return the question that a scatter of Y by X answers."""
    question = question_about(x, y)
    if question is not None:
        return question.words
    return f"How do {lower_first(x.label)} and {lower_first(y.label)} go together?"
