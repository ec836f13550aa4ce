"""Why the share of an occupation is expected to change: categories found in published sentences.

The sentences of Table 1.12 begin with the kind of change and with the way that the share of
an occupation within industries goes ("Productivity change - share decreases as ..."). What moves
it is found by the words of TECHNOLOGIES. A part of a sentence that is said to offset the rest
("partially offset by ...") works the other way, and so does the second of two kinds of change that
such a sentence begins with. What only says what a technology cannot do has no way. The sentences
themselves are not kept.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from occdesk.model.occupation import Occupation
from occdesk.sources.files.cells import Cell
from occdesk.sources.files.sheets import write_raw
from occdesk.sources.pack.content import Cite, Extract, Series, cite
from occdesk.sources.projections.tables import Heading, read_rows

KINDS: tuple[tuple[str, str], ...] = (
    ("demand change", "demand"),
    ("productivity change", "productivity"),
    ("capital/labor substitution", "machines instead of people"),
    ("occupational substitution", "other occupations"),
    ("sourcing change", "outsourcing"),
)
"""Kind of change as published, category."""

TECHNOLOGIES: tuple[tuple[str, str], ...] = (
    (
        "artificial intelligence",
        r"artificial intelligence|(?-i:\bAI\b)|machine learning|language models?|\bLLMs?\b|chatbot",
    ),
    ("robots", r"\brobot(?:s|ics?)?\b"),
    (
        "automation",
        r"automat|autonomous|robo-advisors?|self-checkout|self-service|self-check-in|kiosk|\bCNC\b"
        r"|computer-controlled|programmed|programmable",
    ),
    (
        "software and online services",
        r"software|\bonline\b|\bdigital|internet|e-commerce|e-delivery|e-signature|cloud|paperless"
        r"|mobile (?:app|payment|tech|device)|\bapps?\b|electronic (?:filing|pay|record|doc|sign)",
    ),
    ("clean energy", r"\bsolar\b|\bwind\b|electric vehicle|(?-i:\bEVs?\b)|renewable"),
    (
        "other technology",
        r"technolog(?!ist)|sensor|\b3D\b|\bdrones?\b|prefabricat"
        r"|(?<!ATM )(?:machinery|\bmachines|\bequipment)\b"
        r"(?! (?:operators?|mechanics?|preparers?|repair|installation))",
    ),
)
"""Category, and the words of a sentence that stand for it, in either letter case but for AI and EV.
The last category is given where no other of them is found."""

WAYS = {"decreases": "lowers the share", "increases": "raises the share"}
_OPPOSITE = {"decreases": "increases", "increases": "decreases"}
CATEGORIES = (*(name for name, _ in TECHNOLOGIES), *(name for _, name in KINDS))
"""The closed set of categories, in the order in which they are written."""

STEP = (
    "the kinds of change and the way of the share that the sentences of all rows with the code"
    " begin with, and technologies found in them by key words; what offsets works the other way"
)

_LABEL = re.compile(r"\s*(?P<kinds>[^-]+?)\s*-{1,2}\s*share (?P<way>increases|decreases)\b", re.I)
_AGAINST = re.compile(r"\boffset\b|\bbut\b(?=[^.]*\brestrains?\b)", re.I)
"""From here to its end a sentence speaks of what works against the way of the share."""
_UNABLE = re.compile(r"\btechnolog\w+ (?:does|do) not\b|\bcannot be \w+ (?:through|by)\b", re.I)
_FACTORS = ("factors affecting occupational utilization",)
_OTHER = "other technology"
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in TECHNOLOGIES)


class Reason(NamedTuple):
    """What one sentence says: the label it begins with, and each category with its way.

    The way is one of WAYS, or empty where the sentence does not say what the category does.
    """

    label: str
    ways: tuple[tuple[str, str], ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories alone."""
        return tuple(name for name, _ in self.ways)


def read_reason(sentence: str) -> Reason | None:
    """Return what a sentence of the table says, or None where it does not begin as they do."""
    found = _LABEL.match(sentence)
    if not found:
        return None
    known = dict(KINDS)
    published = [kind.strip().casefold() for kind in found["kinds"].split(",")]
    if not known.keys() >= set(published):
        return None
    way = found["way"].casefold()
    words = sentence[found.end() :]
    turn = _AGAINST.search(words)
    against = words[turn.start() :] if turn else ""
    words = words[: turn.start()] if turn else words
    ways = [*_technologies(words, WAYS[way]), *_technologies(against, WAYS[_OPPOSITE[way]])]
    for place, kind in enumerate(published):
        turned = bool(turn) and place > 0
        ways.append((known[kind], WAYS[_OPPOSITE[way] if turned else way]))
    return Reason(found[0].strip(), tuple(ways))


def _technologies(words: str, way: str) -> list[tuple[str, str]]:
    """Return the technologies that WORDS name, each with WAY; the last but where it is alone."""
    moved = [name for name, pattern in _PATTERNS if pattern.search(words)]
    if len(moved) > 1 and _OTHER in moved:
        moved.remove(_OTHER)
    return [(name, "" if _UNABLE.search(words) else way) for name in moved]


def read_reasons(table: Heading, warnings: list[str]) -> Series:
    """Return the categories of change of each occupation, each with its way, and all their rows.

    Rows that do not begin as the others are left out and counted in WARNINGS.
    """
    place = table.need(_FACTORS)
    reasons: dict[str, list[Reason]] = {}
    rows: dict[str, list[Cite]] = {}
    unread = 0
    for code, number, row in read_rows(table):
        reason = read_reason(write_raw(row[place]))
        if reason is None:
            unread += 1
            continue
        reasons.setdefault(code, []).append(reason)
        rows.setdefault(code, []).append(Cite(number, reason.label))
    if unread:
        warnings.append(f"{unread:,} rows of {table} name no known kind of change; left out.")
    cells = {
        code: cite(code, Cell(text=_write(found), raw=_label(found)), rows[code])
        for code, found in reasons.items()
    }
    edition = table.edition
    extract = Extract(
        metric="change_reasons",
        year=edition.end,
        status="derived",
        release=edition.release,
        file=table.member.label,
        table=table.sheet or "",
        key=table.titles[table.key],
        column=table.titles[place],
        step=STEP,
    )

    def why_absent(occupation: Occupation) -> str:
        return f"{edition.name} name no reason of change for SOC {occupation.soc}."

    return Series(extract, cells, "soc", why_absent)


def _write(reasons: Iterable[Reason]) -> str:
    """Return the categories in their order, those that lower the share first."""
    named = {each for one in reasons for each in one.ways}
    found = [
        f"{name} ({way})" if way else name
        for way in (*WAYS.values(), "")
        for name in CATEGORIES
        if (name, way) in named
    ]
    return ", ".join(found)


def _label(reasons: Iterable[Reason]) -> str:
    """Return the published labels, each once: they are the part of the text that is kept."""
    return "; ".join(dict.fromkeys(one.label for one in reasons))
