"""Search over titles and alternate titles, as one types."""

import re
import sqlite3
from collections.abc import Iterator

from occdesk.catalogue.records import Hit, TitleKind

_WORDS = re.compile(r"\w+", re.UNICODE)
_CODE = re.compile(r"\d{2}-?[\d.]*")

# Rows are ordered in Python, so SQLite hands over all that match; a single letter matches most
# of the 56,505 titles, and the order of those beyond this many does not matter to anybody.
_MOST_ROWS = 4_000


def search_titles(pack: sqlite3.Connection, text: str) -> list[Hit]:
    """Return the occupations that TEXT finds, best first, one hit for each.

    Every word must begin a word of the same title. The order: the code itself, the very title,
    titles that begin so, titles that hold it, then alternate titles likewise; shorter first.
    """
    wanted = text.strip()
    if not wanted:
        return []
    if _CODE.fullmatch(wanted):
        return _by_code(pack, wanted)
    words = [word.casefold() for word in _WORDS.findall(wanted)]
    if not words:
        return []
    best: dict[str, tuple[tuple[int, int, str], Hit]] = {}
    start = " ".join(words)
    for title, code, kind in _matching(pack, words):
        key = (_rank(title, kind, start), len(title), code)
        if code not in best or key < best[code][0]:
            best[code] = (key, Hit(code, title, kind))
    return [hit for _, hit in sorted(best.values(), key=lambda pair: pair[0])]


def _matching(pack: sqlite3.Connection, words: list[str]) -> Iterator[tuple[str, str, TitleKind]]:
    query = " ".join(f'"{word}"*' for word in words)
    for kind in ("title", "alternate"):
        yield from pack.execute(
            "SELECT title, code, kind FROM title_search WHERE title_search MATCH ? AND kind = ?"
            " LIMIT ?",
            (query, kind, _MOST_ROWS),
        )


def _rank(title: str, kind: str, start: str) -> int:
    plain = " ".join(_WORDS.findall(title.casefold()))
    position = 0 if plain == start else 1 if plain.startswith(start) else 2
    return position + (0 if kind == "title" else 3)


def _by_code(pack: sqlite3.Connection, wanted: str) -> list[Hit]:
    digits = wanted if "-" in wanted else f"{wanted[:2]}-{wanted[2:]}"
    rows = pack.execute(
        "SELECT code, title FROM occupation WHERE code >= ? AND code < ? ORDER BY code",
        (digits, digits + "~"),
    )
    return [Hit(code, title, "code") for code, title in rows]
