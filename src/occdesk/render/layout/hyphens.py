"""Where a long English word may be broken, by plain rules of syllables. No Qt.

The rules are soft ones: no dictionary stands behind them. They never leave fewer than four
letters before a break or three behind it, and each side can be spoken.
"""

import re
from typing import NamedTuple

BEFORE, AFTER = 4, 3

_VOWELS = "aeiouy"
_WORD = re.compile(r"\W*[^\W\d_]+(?:(?:-+|/|['’])[^\W\d_]+)*\W*")
_JOINT = re.compile(r"(?:-+|/)(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters that are one sound or begin a syllable together stay together.
_TOGETHER = re.compile(r"[cgpstw]h|[cpst]hr|ck|qu|[bcfgps]l|[bcdfgptw]r|ps|s[cknptw]r?")
_PAIRS = ("ch", "ck", "gh", "ph", "sh", "th")
_ENDING = re.compile(r"(?:ings?|ers?)$")
_SPOKEN = re.compile(r"[aeiouy]")
_SILENT = re.compile(r"(?<![aeiouy])e[sd]?$")
_ION = re.compile(r"[cgst]i[ao]$")


class Cut(NamedTuple):
    """A place in a word: how many characters stand before it, and what is written there."""

    at: int
    mark: str


def joints(word: str) -> tuple[Cut, ...]:
    """Return where WORD is joined of others by hyphens or slashes; nothing need be written."""
    if not _WORD.fullmatch(word):
        return ()
    return tuple(Cut(found.end(), "") for found in _JOINT.finditer(word))


def parts(word: str) -> tuple[str, ...]:
    """Return WORD in the parts that it is joined of, each with the sign that joins it."""
    ends = [cut.at for cut in joints(word)]
    return tuple(word[a:b] for a, b in zip([0, *ends], [*ends, len(word)], strict=True))


def syllables(word: str) -> tuple[Cut, ...]:
    """Return where WORD may be broken with a hyphen; nowhere in numbers, addresses and codes."""
    if not _WORD.fullmatch(word):
        return ()
    return tuple(
        Cut(found.start() + at, "-")
        for found in _LETTERS.finditer(word)
        for at in range(BEFORE, len(found.group()) - AFTER + 1)
        if _divides(found.group().casefold(), at)
    )


def _divides(letters: str, at: int) -> bool:
    """Tell whether a syllable ends before the letter AT."""
    before, after = letters[:at], letters[at:]
    spoken = _SILENT.sub("", after)
    if not (_SPOKEN.search(before) and _SPOKEN.search(spoken)):
        return False
    if after in ("ist", "ists", "al", "als"):
        return before.endswith("ion")
    ending = _ENDING.search(letters)
    if ending and at > ending.start() - 2 and not _is_doubled(letters, ending.start()):
        return at == ending.start() and before[-1] not in _VOWELS
    if before[-1] in _VOWELS:
        return _begins_syllable(after) and not _ION.search(before)
    return after[0] not in _VOWELS and _begins_syllable(after) and _ends_syllable(before, after)


def _is_doubled(letters: str, at: int) -> bool:
    """Tell whether the two letters before AT are the same, as in `programming`."""
    return letters[at - 1] == letters[at - 2]


def _begins_syllable(after: str) -> bool:
    """Tell whether AFTER begins with one consonant, or with several that are spoken as one."""
    consonants = re.match(r"[^aeiouy]*", after)
    assert consonants is not None
    sounds = consonants.group()
    return len(sounds) == 1 or bool(sounds and _TOGETHER.fullmatch(sounds))


def _ends_syllable(before: str, after: str) -> bool:
    """Tell whether the consonant at the end of BEFORE is apart from that which begins AFTER."""
    sound = before[-2:] if before[-2:] in _PAIRS else before[-1]
    return not _TOGETHER.fullmatch(sound + after[0])
