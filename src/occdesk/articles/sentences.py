"""Where sentences begin and end in a paragraph, and which of them carry a tag."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Span = tuple[int, int]

_STOP = re.compile(r"[.!?\u2026][\"')\]\u201d\u2019]*(?=\s)")
_STOPS = '.!?\u2026\u201d\u2019")'
_OPENING = "\"'(\u201c\u2018["
_WORD_BEFORE = re.compile(r"[\w.*]+\Z")

# How far is looked around a stop: a paragraph may be very long, and is not copied for each.
_NEAR = 32

# A full stop after one of these does not end a sentence.
_SHORT = frozenset(
    (
        *("e.g", "i.e", "cf", "vs", "al", "approx", "etc", "fig", "u.s", "u.k", "u.n"),
        *("dr", "mr", "ms", "mrs", "prof", "st", "inc", "ltd", "corp", "jr", "sr"),
    )
)


def sentence_spans(text: str, forced: Sequence[int] = ()) -> list[Span]:
    """Return (start, end) of each sentence of TEXT, without the blanks around it.

    `forced` are positions at which a sentence ends if the text before them ends with a stop,
    whatever follows.
    """
    cuts = {match.end() for match in _STOP.finditer(text) if _ends(text, match)}
    for position in forced:
        before = text[max(0, position - _NEAR) : position].rstrip()
        if before and before[-1] in _STOPS:
            cuts.add(position)
    spans: list[Span] = []
    start = 0
    for cut in (*sorted(cuts), len(text)):
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(stripped)))
        start = cut
    return spans


def sentences_of_tags(text: str, tags: Sequence[int]) -> list[Span | None]:
    """Return for each of TAGS, positions in TEXT (which no longer holds them), its sentence.

    A tag inside a sentence belongs to it; one between two sentences begins the second; one with
    nothing after it, or with another tag directly after it, ends the one before. None stands
    for a tag that has no sentence, or whose sentence has a tag already.
    """
    spans = sentence_spans(text, tags)
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    taken: set[Span] = set()
    answers: list[Span | None] = []
    for number, position in enumerate(tags):
        after = bisect_left(starts, position)
        before = bisect_right(ends, position) - 1
        follower = tags[number + 1] if number + 1 < len(tags) else None
        crowded = follower is not None and not text[position:follower].strip()
        if before + 1 < after:
            found: Span | None = spans[before + 1]
        elif after < len(spans) and not crowded:
            found = spans[after]
        else:
            found = spans[before] if before >= 0 else None
        if found in taken:
            found = None
        if found is not None:
            taken.add(found)
        answers.append(found)
    return answers


def _ends(text: str, stop: re.Match[str]) -> bool:
    rest = text[stop.end() : stop.end() + _NEAR].lstrip().lstrip(_OPENING)
    if rest and rest[0].islower():
        return False
    before = text[max(0, stop.start() - _NEAR) : stop.start() + 1]
    return not _is_short(before)


def _is_short(before: str) -> bool:
    found = _WORD_BEFORE.search(before[:-1]) if before.endswith(".") else None
    if found is None:
        return False
    word = found.group().casefold()
    return word in _SHORT or (len(word) == 1 and word.isalpha())
