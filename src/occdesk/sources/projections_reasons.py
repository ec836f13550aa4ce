"""Why the share of an occupation is expected to change: categories found in published sentences.

The sentences of Table 1.12 begin with the kind of change and with the way that the share of
an occupation within industries goes ("Productivity change - share decreases as ..."). What moves
it is found by the words of TECHNOLOGIES. The sentences themselves are not kept.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from occdesk.model.occupation import Occupation
from occdesk.sources.content import Extract, Published, Series
from occdesk.sources.markers import Cell
from occdesk.sources.projections_tables import Heading, read_rows
from occdesk.sources.sheets import write_raw

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
        r"automat|autonomous|self-checkout|self-service|self-check-in|kiosk|\bCNC\b"
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
        r"technolog|machinery|\bmachines\b|\bequipment\b|sensor|\b3D\b|\bdrones?\b|prefabricat",
    ),
)
"""Category, and the words of a sentence that stand for it, in either letter case but for AI and EV.
The last category is given where no other of them is found."""

WAYS = {"decreases": "share falls", "increases": "share rises"}
CATEGORIES = (*(name for name, _ in TECHNOLOGIES), *(name for _, name in KINDS))
"""The closed set of categories, in the order in which they are written."""

STEP = (
    "the kinds of change and the way of the share that the sentences of all rows with the code"
    " begin with, and technologies found in them by key words"
)

_LABEL = re.compile(r"\s*(?P<kinds>[^-]+?)\s*-{1,2}\s*share (?P<way>increases|decreases)\b", re.I)
_FACTORS = ("factors affecting occupational utilization",)
_OTHER = "other technology"
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in TECHNOLOGIES)


class Reason(NamedTuple):
    """What one sentence says: the label it begins with, the way of the share, categories."""

    label: str
    way: str
    categories: tuple[str, ...]


def read_reason(sentence: str) -> Reason | None:
    """Return what a sentence of the table says, or None where it does not begin as they do."""
    found = _LABEL.match(sentence)
    if not found:
        return None
    published = {kind.strip().casefold() for kind in found["kinds"].split(",")}
    if not published <= {kind for kind, _ in KINDS}:
        return None
    kinds = [name for kind, name in KINDS if kind in published]
    words = sentence[found.end() :]
    moved = [name for name, pattern in _PATTERNS if pattern.search(words)]
    if len(moved) > 1 and _OTHER in moved:
        moved.remove(_OTHER)
    return Reason(found[0].strip(), WAYS[found["way"].casefold()], (*moved, *kinds))


def read_reasons(table: Heading, warnings: list[str]) -> Series:
    """Return the categories of change of each occupation, each with the way of the share.

    Rows that do not begin as the others are left out and counted in WARNINGS.
    """
    place = table.need(_FACTORS)
    reasons: dict[str, list[Reason]] = {}
    rows: dict[str, int] = {}
    unread = 0
    for code, number, row in read_rows(table):
        reason = read_reason(write_raw(row[place]))
        if reason is None:
            unread += 1
            continue
        reasons.setdefault(code, []).append(reason)
        rows.setdefault(code, number)
    if unread:
        warnings.append(f"{unread:,} rows of {table} name no known kind of change; left out.")
    cells = {
        code: Published(code, Cell(text=_write(found), raw=_label(found)), rows[code])
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
    """Return the categories in their order, those of a falling share first."""
    listed = tuple(reasons)
    found = []
    for way in WAYS.values():
        named = {name for one in listed if one.way == way for name in one.categories}
        found += [f"{name} ({way})" for name in CATEGORIES if name in named]
    return ", ".join(found)


def _label(reasons: Iterable[Reason]) -> str:
    """Return the published labels, each once: they are the part of the text that is kept."""
    return "; ".join(dict.fromkeys(one.label for one in reasons))
