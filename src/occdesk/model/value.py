"""One metric for one occupation, with everything needed to question it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Status = Literal["measured", "rated", "derived", "projected", "scenario"]
Match = Literal["exact", "soc", "mean", "group", "crosswalk", "title", "estimated"]
Bound = Literal["", "at_least"]

NATION = "US"

NORMAL_95 = 1.96
"""Standard errors to each side of an estimate within which 95% of a normal distribution lie."""

STATUS_WORDS: dict[Status, str] = {
    "measured": "counted or surveyed",
    "rated": "judged by people or by a model",
    "derived": "computed here from other values",
    "projected": "published by a forecaster",
    "scenario": "an if-then of this program",
}

MATCH_WORDS: dict[Match, str] = {
    "exact": "published for this very code",
    "soc": "published for the six-digit SOC code that this occupation belongs to",
    "mean": "the mean of the occupations of its six-digit SOC code that have a figure",
    "group": "group figure: published only for a merged group that this occupation belongs to",
    "crosswalk": "published for a code of an older classification, which a crosswalk leads here",
    "title": "joined by a job title of your table, which was taken for this occupation",
    "estimated": "estimated: the mean of related occupations",
}

MATCHES: tuple[Match, ...] = tuple(MATCH_WORDS)
"""Every match in the order of how far a figure is from the occupation."""


def farthest(matches: Iterable[Match | None]) -> Match:
    """Return the match of what is made of figures with MATCHES: the farthest from the code."""
    return max((each or "exact" for each in matches), key=MATCHES.index, default="exact")


class Value(NamedTuple):
    """A metric's value for one occupation, year and area.

    `number` is in the metric's unit; `text` holds a category (entry education, say). Both are
    None when the value is missing, and `note` then says why. `bound` is `at_least` where the
    publisher capped the number. `published_for` is the code (or codes, joined by a comma) under
    which the source published it. `release` names a row of the pack's release table, which leads
    to the source. `rse` is the relative standard error in percent, where the source gives one.
    `unreliable` marks what the source recommends not to use.
    """

    code: str
    metric: str
    number: float | None
    text: str | None
    year: int | None
    area: str
    status: Status
    match: Match | None
    published_for: str | None
    source: str
    release: str
    note: str | None
    bound: Bound = ""
    rse: float | None = None
    unreliable: bool = False

    @property
    def missing(self) -> bool:
        """Whether there is neither a number nor a category."""
        return self.number is None and self.text is None

    @property
    def range(self) -> tuple[float, float] | None:
        """The 95% range, 1.96 standard errors to each side and never below 0; None where unknown.

        Left out where the number is a bound: the error then is of a figure that is not given.
        """
        if self.number is None or self.rse is None or self.bound:
            return None
        half = NORMAL_95 * self.rse / 100 * self.number
        return max(0.0, self.number - half), self.number + half


class Place(NamedTuple):
    """Where a figure stands in a published file, and how it is written there.

    `row` counts from 1, the header included, and is 0 in a database. `key` is the code by which
    the row is found in `key_column`. `table` is the sheet or the table, empty in a text.
    """

    file: str
    sha256: str
    release: str
    table: str
    row: int
    key_column: str
    key: str
    column: str
    raw: str
    step: str

    def describe(self) -> str:
        """Return the place within its file in words: sheet, row, key and column."""
        kind = "sheet" if self.row else "table"
        where = [f"{kind} {self.table}" if self.table else ""]
        where += [f"row {self.row}" if self.row else ""]
        where += [f"{self.key_column} {self.key}", f"column {self.column}"]
        return ", ".join(each for each in where if each)


class Source(NamedTuple):
    """Who published figures, under which licence, and the attribution they ask for."""

    id: str
    title: str
    publisher: str
    licence: str
    attribution: str


class Release(NamedTuple):
    """One edition of a source: its name, and the date or year of publication as text."""

    id: str
    source: str
    title: str
    published: str
