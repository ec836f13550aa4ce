"""One metric for one occupation, with everything needed to question it."""

from typing import Literal, NamedTuple

Status = Literal["measured", "rated", "derived", "projected", "scenario"]
Match = Literal["exact", "soc", "group", "estimated"]
Bound = Literal["", "at_least"]

NATION = "US"

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
    "group": "group figure: published only for a merged group that this occupation belongs to",
    "estimated": "estimated: the mean of related occupations",
}


class Value(NamedTuple):
    """A metric's value for one occupation, year and area.

    `number` is in the metric's unit; `text` holds a category (entry education, say). Both are
    None when the value is missing, and `note` then says why. `bound` is `at_least` where the
    publisher capped the number. `published_for` is the code (or codes, joined by a comma) under
    which the source published it. `release` names a row of the pack's release table, which leads
    to the source.
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

    @property
    def missing(self) -> bool:
        """Whether there is neither a number nor a category."""
        return self.number is None and self.text is None


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
