"""What a text from outside may hold, checked before and after it is parsed."""

import re

from occdesk.model.errors import OccDeskError

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

# A terminal obeys control characters and a window mirrors text after direction overrides;
# half a surrogate pair cannot be written to a file.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]")
_ENDS = re.compile("\r\n?")


def problem(where: str, line: int, what: str) -> OccDeskError:
    """Return the error that says WHAT is wrong on LINE (0: in the whole text) of WHERE."""
    place = f"{where}, line {line}" if line else where
    return OccDeskError(f"{place}: {what}")


def clean(text: str, where: str) -> str:
    """Return TEXT with `\\n` line ends and no unseen characters; line numbers stay as they are.

    Raises OccDeskError when the text is larger than a reader can be expected to wait for.
    """
    size = len(text) if len(text) > MOST_BYTES else len(text.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        raise problem(where, 0, "the text is larger than 2 MB; open a shorter one.")
    text = _UNSEEN.sub("", _ENDS.sub("\n", text.removeprefix("\ufeff")))
    if text.count("\n") > MOST_LINES:
        raise problem(where, 0, f"the text has more than {MOST_LINES:,} lines; open a shorter one.")
    for mark, most in MOST_MARKS:
        if text.count(mark) > most:
            raise problem(where, 0, f"the text has “{mark}” more than {most:,} times; remove some.")
    return text
