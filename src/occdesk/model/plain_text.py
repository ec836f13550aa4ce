"""Text of others made fit to be shown: what a terminal obeys or a window mirrors becomes a sign.

Control characters move the cursor of a terminal and rename its window; characters of direction
turn the words around them; halves of a pair cannot be written at all. None of them is dropped, as
the text would then say something else than its file: each is shown by a sign, `‹ESC›` for escape,
`‹U+202E›` for one that has no sign of its own. Use it where text of others (files, their names,
their sheets and columns, settings) comes in or goes out; data of JSON and CSV stays as it is.
"""

import re
from functools import cache

_HIDDEN = (
    "\x00-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction
    "\u2028\u2029"  # ends of lines that not every program takes for one
    "\u180e\u2061-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # drawn by nobody
    "\ud800-\udfff"  # halves of a pair, and bytes of a file name that is not UTF-8
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters
)
_ALL, _BUT_LINES = f"[{_HIDDEN}]", f"(?![\n\t])[{_HIDDEN}]"
_SPACES = "[\t\n\v\f\r\x85\u2028\u2029 ]+"
_TURNING = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR"),
    *("SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB"),
    *("ESC", "FS", "GS", "RS", "US"),
)
"""The first 32 control characters, in their order. The signs that Unicode has for them are in few
fonts, the program's own not among them."""
_DELETE = 0x7F
_BYTES = range(0xDC80, 0xDD00)
"""What stands for a byte of a file name that is not UTF-8."""


def plain_line(text: str) -> str:
    """Return TEXT as one line: every run of spaces, tabs and ends of lines is one space.

    What is hidden or acts on what shows it is a sign. Given what it returned, it returns the same.
    """
    if not text.isprintable() or "  " in text:
        text = _compiled(_ALL).sub(_sign, _compiled(_SPACES).sub(" ", text))
    return text.strip(" ")


def plain_lines(text: str) -> str:
    """Return TEXT with its lines and tabs, and a sign for all else that is hidden or acts."""
    text = text.replace("\r\n", "\n") if "\r" in text else text
    return text if text.isprintable() else _compiled(_BUT_LINES).sub(_sign, text)


def isolated(text: str) -> str:
    """Return TEXT as one line that turns no words beside it, whichever way its letters run.

    It stands between isolates where it has letters that run from right to left, else as it is.
    """
    line = plain_line(text)
    return f"\N{FIRST STRONG ISOLATE}{line}\N{POP DIRECTIONAL ISOLATE}" if _turns(line) else line


def is_plain(text: str) -> bool:
    """Return whether TEXT is one line in which nothing is hidden."""
    return text.isprintable() or _compiled(_ALL).search(text) is None


def escaped(json: str) -> str:
    """Return JSON with everything hidden in its texts as `\\u202e`: the same data, plainly seen."""
    return _compiled(_BUT_LINES).sub(_escape, json) if not json.isprintable() else json


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use: most text needs none, and the first picture does not wait."""
    return re.compile(pattern)


def _sign(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < len(_NAMES):
        return f"‹{_NAMES[number]}›"
    if number == _DELETE:
        return "‹DEL›"
    if number in _BYTES:
        return f"‹{number - 0xDC00:02X}›"
    return f"‹U+{number:04X}›"


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _turns(line: str) -> bool:
    return not line.isascii() and _compiled(_TURNING).search(line) is not None
