"""Lines of a text from outside: decoded, numbered and below limits."""

import codecs
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NoReturn

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Member, lone_member
from occdesk.sources.files.limits import LINES, LONGEST_LINE

_CHUNK = 256 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(file: Path | Member) -> Iterator[str]:
    """Yield each line of a text with its end; lines end as in `open(newline="")`.

    The text is UTF-8, or UTF-16 where it begins with that byte order mark. Raises OccDeskError
    with the number of the line where bytes are not text.
    """
    member = lone_member(file) if isinstance(file, Path) else file
    number = 0
    rest = ""
    # Whole portions are checked and split, which takes half the time of checking line by line.
    for portion in _decoded(member, file):
        text = rest + portion
        # A return at the very end may be the first half of a line's end.
        cut = (text.rfind("\n") + 1) or (text.rfind("\r", 0, len(text) - 1) + 1)
        rest = text[cut:]
        yield from StringIO(text[:cut], newline="")
        number += _breaks(text[:cut])
        if number > LINES:
            raise OccDeskError(
                f"{file} has more than {LINES:,} lines, more than any published file."
            )
        if len(rest) > LONGEST_LINE:
            raise OccDeskError(
                f"Line {number + 1} of {file} has more than {LONGEST_LINE:,} characters; it is no"
                " text table."
            )
    yield from StringIO(rest, newline="")


def _decoded(member: Member, file: Path | Member) -> Iterator[str]:
    """Yield the text in portions; no zero byte is in it."""
    lines = 0
    with member.open() as content:
        portion = content.read(_CHUNK)
        encoding = "utf-16" if portion[:2] in _UTF_16 else "utf-8-sig"
        decoder = codecs.getincrementaldecoder(encoding)()
        while True:
            try:
                text = decoder.decode(portion, final=not portion)
            except UnicodeDecodeError as error:
                sound = error.object[: error.start].decode(encoding, errors="ignore")
                _refuse(file, lines + _breaks(sound) + 1)
            if "\0" in text:
                line = lines + _breaks(text[: text.index("\0")]) + 1
                raise OccDeskError(f"Line {line} of {file} holds a zero byte; it is no text table.")
            yield text
            lines += _breaks(text)
            if not portion:
                return
            portion = content.read(_CHUNK)


def _breaks(text: str) -> int:
    """Return how many lines end in a text, whichever of the two characters ends them."""
    return max(text.count("\n"), text.count("\r"))


def _refuse(file: Path | Member, number: int) -> NoReturn:
    raise OccDeskError(
        f"Line {number} of {file} is not in UTF-8, so it cannot be read as a text table; save it"
        " as UTF-8 or fetch it again."
    )
