"""What the user writes for a chart: a title, a note, a byline. No Qt, and quick to import."""

import re
from typing import NamedTuple

from occdesk.model.errors import UsageError

MOST_WRITTEN: dict[str, int] = {"title": 200, "note": 600, "byline": 120}
"""How many letters the user may write, by what is written."""

OWN_TITLE = "{title}"
"""What stands for the title of the program in words of the user, in a batch for that of each."""


class Written(NamedTuple):
    """What the user wrote: a title in place of the program's, a note, and who made the chart."""

    title: str = ""
    note: str = ""
    byline: str = ""


UNWRITTEN = Written()


def clean(what: str, words: object) -> str:
    """Return WORDS of the user in one line, without signs that are not seen or turn text around.

    WHAT is title, note or byline. Raises UsageError where there are too many of them.
    """
    if not isinstance(words, str):
        raise UsageError(f"The {what} is not text.")
    kept = "".join(each for each in words if each.isspace() or _is_seen(each))
    line = re.sub(r"[^\S\u00a0\u202f]+", " ", kept).strip()
    if len(line) > MOST_WRITTEN[what]:
        raise UsageError(
            f"The {what} has {len(line):,} letters; write at most {MOST_WRITTEN[what]}."
        )
    return line


def _is_seen(letter: str) -> bool:
    # Only who writes words needs it.
    import unicodedata

    # Joiners belong to the letters of some scripts; all other signs of format act unseen.
    return letter in "\u200c\u200d" or unicodedata.category(letter) not in (
        *("Cc", "Cf", "Cs", "Co", "Cn"),
    )
