"""What the catalogue answers with, beyond values and occupations."""

from typing import Literal, NamedTuple

TitleKind = Literal["code", "title", "alternate"]


class Hit(NamedTuple):
    """An occupation found by a search, and the title (or code) through which it was found."""

    code: str
    title: str
    kind: TitleKind


class Rating(NamedTuple):
    """How important a skill or knowledge area is (1-5), and at which level (0-7).

    `level` is None where O*NET says that it is not relevant. `reliable` is False where O*NET
    recommends suppressing one of the two numbers. `low` and `high` are the 95 % bounds of the
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
