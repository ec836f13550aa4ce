"""What the catalogue answers with, beyond values and occupations."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from occdesk.model.value import Bound, Match

TitleKind = Literal["code", "title", "alternate"]


class Hit(NamedTuple):
    """An occupation found by a search, and the title (or code) through which it was found."""

    code: str
    title: str
    kind: TitleKind


class Marked(NamedTuple):
    """What sets a number apart: its match, whether it is a bound, and the code it stands by."""

    match: Match
    bound: Bound
    published_for: str


class Rating(NamedTuple):
    """How important a skill or knowledge area is (1-5), and at which level (0-7).

    `level` is None where O*NET says that it is not relevant. `reliable` is False where O*NET
    recommends suppressing one of the two numbers. `low` and `high` are the 95% bounds of the
    importance.
    """

    element: str
    name: str
    importance: float
    level: float | None
    low: float | None
    high: float | None
    n: int | None
    reliable: bool


class Related(NamedTuple):
    """One occupation that O*NET names as related: rank 1-20 and its tier."""

    code: str
    tier: str
    rank: int


class LabelSum(NamedTuple):
    """Sums over the labelled tasks of one occupation, Core tasks and others apart.

    `core_beta` and `other_beta` add up E1 = 1, E2 = 0.5, E0 = 0; `core_automation` and
    `other_automation` add up T0 to T4 = 0, .25, .5, .75, 1.
    """

    core_tasks: int
    core_beta: float
    core_automation: float
    other_tasks: int
    other_beta: float
    other_automation: float


class UsePattern(NamedTuple):
    """How AI is seen used in the tasks of one occupation.

    `automation_sum` adds up, over the `tasks_seen`, the share of directive and feedback-loop
    conversations among those not withheld.
    """

    tasks: int
    tasks_seen: int
    automation_sum: float


class Task(NamedTuple):
    """One task of an occupation as far as the packs know it.

    `text` is None where no O*NET database is imported. `exposure` and `human` are 0-2 (E0 to E2)
    by GPT-4 and by people, `automation` 0-4 (T0 to T4); None where the task has no label.
    `penetration` is the observed use (0-1), None where the task has no row. `importance` (1-5)
    and `relevance` (0-100) come from O*NET's task ratings.
    """

    task: int
    text: str | None
    core: bool
    exposure: int | None
    human: int | None
    automation: int | None
    penetration: float | None
    importance: float | None
    relevance: float | None


class Share(NamedTuple):
    """The percent of respondents that gave one answer about an occupation, with 95% bounds."""

    element: str
    name: str
    scale: str
    category: int
    words: str
    percent: float
    low: float | None
    high: float | None
    n: int | None
    reliable: bool


class Technology(NamedTuple):
    """A product used in an occupation."""

    name: str
    commodity: int
    kind: str
    hot: bool
    in_demand: bool


class Activity(NamedTuple):
    """An intermediate work activity of an occupation.

    `weight` is its part of the occupation (the weights of all its activities add to 1 where
    `share` is taken), as Microsoft's "Working with AI" derives it from O*NET's task ratings. The
    measures of an assistant at it, 0-1, are None where none was seen.
    """

    element: str
    name: str
    weight: float
    share: float
    user_coverage: float | None
    user_completion: float | None
    user_scope: float | None
    user_score: float | None
    ai_coverage: float | None
    ai_completion: float | None
    ai_scope: float | None
    ai_score: float | None


class RegionalFigure(NamedTuple):
    """An occupation in one area: jobs, wages (dollars a year) and location quotient.

    `marks` names the figures that are no plain numbers: `withheld`, `at_least` (the number is
    the cap), `hourly` (only wages by the hour are published) or `unpublished`.
    """

    area: str
    kind: str
    title: str
    state: str
    year: int
    match: Match
    published_for: str
    employment: int | None
    rse: float | None
    mean: int | None
    p10: int | None
    p25: int | None
    median: int | None
    p75: int | None
    p90: int | None
    wage_rse: float | None
    quotient: float | None
    marks: Mapping[str, str]
