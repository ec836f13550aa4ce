"""What can be measured for an occupation: the record that the registry is made of."""

from typing import Literal, NamedTuple

from occdesk.model.value import Status

Unit = Literal[
    "usd", "usd_hour", "jobs", "percent", "points", "share", "score", "index", "rating", "zone",
    "number", "category",
]  # fmt: skip
"""usd: dollars a year; usd_hour; jobs: a count; percent: 0-100 or a change in percent;
points: a difference of percents;
share: 0-1, written as a percentage;
score: 0-100 of our own; index: a publisher's index; rating: a survey scale; zone: 1-5;
number: of an imported table;
category: words."""

Direction = Literal["higher", "lower", "neutral"]


class Metric(NamedTuple):
    """One thing that can be measured for an occupation.

    `label` stands in headings, `short` in narrow columns. `year` is the year that is shown where
    none is asked for (None where the metric has no year). `direction` says which end most people
    would call better; best and worst are marked only where it is not neutral. `inputs` names the
    metrics that a derived metric is computed from.

    `counts_in` says what stands behind the number on an axis where the unit alone would say too
    little or too much ("% of the workers"). A figure of a `span` is of so many years that end with
    `year`: 2034 of a span of ten is 2024 to 2034. A `grain` is what the publisher rounds to: a
    figure of 0 is less than half of it. `ends` are the least and the most that the scale allows.
    """

    id: str
    label: str
    short: str
    group: str
    unit: Unit
    direction: Direction
    status: Status
    source: str
    year: int | None
    definition: str
    caveat: str
    decimals: int = 0
    inputs: tuple[str, ...] = ()
    counts_in: str = ""
    span: int = 0
    grain: int = 0
    ends: tuple[float, float] | None = None
