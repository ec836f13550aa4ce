"""What sets a figure apart from one of an occupation's own: its sign, and the words for it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

MarkKind = Literal["wider", "group", "estimated", "title"]

SIGNS: dict[MarkKind, str] = {
    "wider": "\N{DAGGER}",
    "group": "\N{DOUBLE DAGGER}",
    "estimated": "\N{ALMOST EQUAL TO}",
    "title": "\N{SECTION SIGN}",
}
"""The sign of each kind, the same in list, page, card, chart, table and export."""

BADGES: dict[MarkKind, str] = {
    "wider": "wider code",
    "group": "group figure",
    "estimated": "estimated",
    "title": "by job title",
}
"""Each kind in a word or two."""

_MEANINGS: dict[MarkKind, str] = {
    "wider": "figure of a wider code, which holds several occupations",
    "group": "figure of a merged group, which holds several occupations",
    "estimated": "estimated here as the mean of relatives",
    "title": "joined by a job title of your table",
}


class Mark(NamedTuple):
    """What sets a figure apart: its kind, and the code and title that it is the figure of.

    `holds` is how many occupations that code holds. An estimate has the mean of how many
    relatives in `holds` (0 where it is not known), and neither code nor title. What `is_computed`
    has such a figure among those that it was made from.
    """

    kind: MarkKind
    code: str = ""
    title: str = ""
    holds: int = 0
    is_computed: bool = False

    @property
    def sign(self) -> str:
        """The sign that stands at the figure."""
        return SIGNS[self.kind]

    @property
    def badge(self) -> str:
        """The kind in a word or two."""
        return BADGES[self.kind]

    @property
    def whose(self) -> str:
        """The code that the figure is of, with its title: `29-1141 Registered Nurses`."""
        return f"{self.code} {self.title}".strip()

    @property
    def words(self) -> str:
        """What the figure is, within a sentence."""
        if self.kind == "estimated":
            if self.is_computed:
                return "estimated here: computed from a mean of relatives"
            many = f"{self.holds} " if self.holds else ""
            return f"estimated here: mean of {many}relative{'' if self.holds == 1 else 's'}"
        if self.kind == "title":
            return _MEANINGS["title"]
        holds = f", which holds {self.holds} occupations" if self.holds > 1 else ""
        of = "computed from a figure of" if self.is_computed else "figure of"
        return f"{of} {self.whose}{holds}"

    @property
    def sentence(self) -> str:
        """The same as a sentence of its own."""
        return f"{self.words[:1].upper()}{self.words[1:]}."


def kind_of(match: str | None, code: str) -> MarkKind | None:
    """Return the kind of mark of a figure of CODE that came by MATCH; None where it is its own.

    A figure of a SOC code is that of the occupation that the code is named after (`.00`); for
    those below it, it is one of a wider code.
    """
    if match in ("group", "estimated", "title"):
        return match  # type: ignore[return-value]
    return "wider" if match == "soc" and not code.endswith(".00") else None


def is_own(mark: Mark | None) -> bool:
    """Tell whether a figure with MARK is the occupation's own, and may be the best or highest."""
    return mark is None or mark.kind == "title"


def sign_of(mark: Mark | None) -> str:
    """Return the sign of MARK; nothing where there is none."""
    return "" if mark is None else mark.sign


def explain_kinds(kinds: Iterable[MarkKind]) -> str:
    """Return the legend of the signs of KINDS on one line; empty where there is none."""
    used = set(kinds)
    said = [f"{SIGNS[kind]} {_MEANINGS[kind]}" for kind in SIGNS if kind in used]
    return "; ".join(said)


def name_kinds(kinds: Iterable[MarkKind]) -> str:
    """Return the legend of the signs of KINDS in a few words, for little room."""
    used = set(kinds)
    return " \N{MIDDLE DOT} ".join(
        f"{SIGNS[kind]} {BADGES[kind]}" for kind in SIGNS if kind in used
    )
