"""Codes that are no occupation's own: groups, merged groups, and those no longer in use."""

import sqlite3
from typing import NamedTuple

_MEMBERS = "SELECT code, title FROM occupation WHERE {} = ? ORDER BY code"
_MOST_NAMED = 4


class CodeGroup(NamedTuple):
    """What a code stands for that no occupation has: its name, and the occupations behind it."""

    words: str
    members: tuple[tuple[str, str], ...]

    def explain(self) -> str:
        """Return a sentence on what the code is and which occupations are behind it."""
        named = [f"{code} {title}" for code, title in self.members[:_MOST_NAMED]]
        more = len(self.members) - len(named)
        if more:
            named.append(f"{more} more")
        listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
        return f"{self.words}: {listed}."


def find_group(pack: sqlite3.Connection, code: str) -> CodeGroup | None:
    """Return what CODE (`13-1020`, `15-1132.00`) stands for; None where it is nothing known."""
    soc = code[:7]
    if code in (soc, f"{soc}.00"):
        merged = pack.execute("SELECT title FROM merged_group WHERE code = ?", (soc,)).fetchone()
        if merged:
            words = f"{soc} {merged[0]} is a group that BLS publishes as one; its members are"
            return CodeGroup(words, _members(pack, "matrix", soc))
        group = pack.execute("SELECT level, title FROM soc_group WHERE code = ?", (soc,)).fetchone()
        if group:
            level, title = group
            words = f"{soc} {title} is a {level} group of SOC 2018; its occupations are"
            return CodeGroup(words, _members(pack, _COLUMNS[level], soc))
    return _older(pack, code, soc)


_COLUMNS = {"major": "family", "minor": "minor", "broad": "broad"}


def _older(pack: sqlite3.Connection, code: str, soc: str) -> CodeGroup | None:
    """Return what became of a code of 2010."""
    ways = [("soc", soc, "SOC 2010"), ("onet", f"{soc}{code[7:] or '.00'}", "O*NET-SOC 2010")]
    # A suffix is O*NET's own.
    for version, old, name in reversed(ways) if "." in code else ways:
        found: dict[str, str] = {}
        rows = pack.execute(
            "SELECT new FROM crosswalk WHERE version = ? AND old = ?", (version, old)
        )
        for (new,) in rows:
            found |= dict(_members(pack, "code" if version == "onet" else "soc", new))
        if found:
            words = f"{code} is a code of {name} that is no longer in use; it became"
            return CodeGroup(words, tuple(sorted(found.items())))
    return None


def _members(pack: sqlite3.Connection, column: str, code: str) -> tuple[tuple[str, str], ...]:
    return tuple(pack.execute(_MEMBERS.format(column), (code,)))
