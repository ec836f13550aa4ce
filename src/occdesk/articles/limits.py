"""What a text from outside may hold, checked before and after it is parsed."""

import re

from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_lines

MOST_BYTES = 2_000_000
MOST_LINES = 50_000
MOST_FRONT_MATTER = 64_000
MOST_DEPTH = 32
MOST_CELLS = 5_000
MOST_REFERENCES = 1_000
MOST_CHARTS = 20

# Markdown spends a long time on marks that open something and never close it.
MOST_MARKS: tuple[tuple[str, int], ...] = (
    ("[", 10_000),
    *((mark, 50_000) for mark in "*_`~&<>{"),
)

# The sign for a hidden character is up to eight characters long.
_MOST_SIGNS = 100_000

_ENDS = re.compile("\r\n?")


def problem(where: str, line: int, what: str) -> OccDeskError:
    """Return the error that says WHAT is wrong on LINE (0: in the whole text) of WHERE."""
    place = f"{where}, line {line}" if line else where
    return OccDeskError(f"{place}: {what}")


def clean(text: str, where: str) -> str:
    """Return TEXT with `\\n` line ends and hidden characters as signs; lines keep their numbers.

    Raises OccDeskError when the text is larger than a reader can be expected to wait for.
    """
    size = len(text) if len(text) > MOST_BYTES else len(text.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        raise problem(where, 0, "the text is larger than 2 MB; open a shorter one.")
    text = _ENDS.sub("\n", text.removeprefix("\ufeff"))
    length = len(text)
    text = plain_lines(text)
    if len(text) > length + _MOST_SIGNS:
        raise problem(where, 0, "most of it are control characters; open a file that holds text.")
    if text.count("\n") > MOST_LINES:
        raise problem(where, 0, f"the text has more than {MOST_LINES:,} lines; open a shorter one.")
    for mark, most in MOST_MARKS:
        if text.count(mark) > most:
            raise problem(where, 0, f"the text has “{mark}” more than {most:,} times; remove some.")
    return text
