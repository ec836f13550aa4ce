"""Search over titles and alternate titles, as one types."""

import re
import sqlite3
from collections.abc import Iterable

from occdesk.catalogue.code_groups import find_group
from occdesk.catalogue.records import Hit, TitleKind
from occdesk.model.codes import begun_code

_WORDS = re.compile(r"\w+", re.UNICODE)

# Alternate titles are stored shortest first, so that what a limit leaves out matters least; a
# single letter begins a word of most of them and says too little to look through them.
_MOST_ALTERNATES = 2_500
_SHORTEST_FOR_ALTERNATES = 2


def search_titles(pack: sqlite3.Connection, text: str, occupations: int) -> list[Hit]:
    """Return the occupations that TEXT finds, best first, one hit for each.

    Every word must begin a word of the same title. The order: the very title, titles that begin
    so, titles that hold it, then alternate titles likewise; shorter ones first. Text that looks
    like a code finds the codes that begin so, else the members of the group that it is, or what it
    became. OCCUPATIONS is how many the pack holds: their titles are the first rows of the index.
    """
    wanted = text.strip()
    code = begun_code(wanted)
    if code is not None:
        return _by_code(pack, code)
    words = [word.casefold() for word in _WORDS.findall(wanted)]
    if not words:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    start = wanted.casefold()
    found = _ranked(_titles(pack, query, occupations), "title", start, set())
    if len(start) >= _SHORTEST_FOR_ALTERNATES:
        known = {hit.code for hit in found}
        found += _ranked(_alternates(pack, query, occupations), "alternate", start, known)
    return found


def _titles(pack: sqlite3.Connection, query: str, occupations: int) -> Iterable[tuple[str, str]]:
    return pack.execute(
        "SELECT title, code FROM title_search WHERE title_search MATCH ? AND rowid <= ?",
        (query, occupations),
    )


def _alternates(
    pack: sqlite3.Connection, query: str, occupations: int
) -> Iterable[tuple[str, str]]:
    return pack.execute(
        "SELECT title, code FROM title_search WHERE title_search MATCH ? AND rowid > ? LIMIT ?",
        (query, occupations, _MOST_ALTERNATES),
    )


def _ranked(
    rows: Iterable[tuple[str, str]], kind: TitleKind, start: str, known: set[str]
) -> list[Hit]:
    """Return the best title of each occupation that is not KNOWN yet, the best occupation first."""
    best: dict[str, tuple[int, int, str]] = {}
    for title, code in rows:
        if code in known:
            continue
        plain = title.casefold()
        place = 0 if plain == start else 1 if plain.startswith(start) else 2
        key = (place, len(title), title)
        if code not in best or key < best[code]:
            best[code] = key
    ordered = sorted(best.items(), key=lambda item: (item[1], item[0]))
    return [Hit(code, title, kind) for code, (_, _, title) in ordered]


def _by_code(pack: sqlite3.Connection, code: str) -> list[Hit]:
    rows = pack.execute(
        "SELECT code, title FROM occupation WHERE code >= ? AND code < ? ORDER BY code",
        (code, code + "~"),
    ).fetchall()
    if not rows:
        group = find_group(pack, code)
        rows = list(group.members) if group else []
    return [Hit(code, title, "code") for code, title in rows]
