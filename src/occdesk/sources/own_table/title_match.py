"""Job titles matched to occupations, each match with a confidence that the reader can see.

Titles are compared by their words: without letter case, accents, punctuation and plural endings.
"""

import heapq
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from occdesk.sources.files.limits import TITLE

ALTERNATE = 0.95
"""Confidence where a title is an alternate title of one occupation only, word for word."""
_FUZZY_MOST = 0.9
"""What is not the same words stays below what is."""
_OTHER_ORDER = 0.97
_WITHOUT_GRADE = 0.93
_CANDIDATES = 16
NAMED = 3
"""How many alternatives of a title are named at most."""
_REMEMBERED = 5_000
"""Titles of the same known words have the same candidates: how many of them are remembered."""
_ABBREVIATIONS = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "asst": "assistant", "assoc": "associate",
    "eng": "engineer", "admin": "administrative", "rep": "representative", "dir": "director",
    "vp": "vicepresident", "ceo": "chiefexecutive", "exec": "executive", "tech": "technician",
}  # fmt: skip
_SMALL = frozenset({"and", "of", "the", "for", "in", "a", "an", "to", "or", "with", "on"})
_GRADES = frozenset({"senior", "junior", "i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"})
_WORD = re.compile(r"[^\W_]+[+#]*")

Known = tuple[str, str, bool]
"""Code, title, and whether it is the occupation's own title rather than an alternate one."""


class Alternative(NamedTuple):
    """Another occupation that a title may mean."""

    code: str
    title: str
    confidence: float


class TitleMatch(NamedTuple):
    """The occupation that a title is taken for: `matched` is the known title it resembles.

    `confidence` is 0-1; `code` and `matched` are empty, and it is 0, where no word is known.
    `alternatives` are the next best other occupations, the best first.
    """

    title: str
    code: str
    matched: str
    confidence: float
    alternatives: tuple[Alternative, ...] = ()


class _Entry(NamedTuple):
    code: str
    title: str
    own: bool
    words: tuple[str, ...]
    bag: frozenset[str]
    line: str


def match_titles(titles: Sequence[str], known: Iterable[Known]) -> list[TitleMatch]:
    """Return for each of TITLES the occupation whose known title is most like it.

    The same words as an occupation's own title give 1, as an alternate title 0.95; where several
    occupations have that alternate title, 0.95 divided by their number and the others named as
    alternatives. Another order of the words takes a little off, a grade that is left out (senior,
    II) more. Otherwise the confidence is the mean of the weighted share of common words and
    the likeness of the letters, at most 0.9. The same input gives the same output.
    """
    index = _Index(known)
    found: dict[str, TitleMatch] = {}
    for title in titles:
        if title not in found:
            found[title] = index.match(title)
    return [found[title] for title in titles]


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are compared."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ").casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = plain.replace("'s", "").replace("’s", "")
    words = (_singular(_ABBREVIATIONS.get(word, word)) for word in _WORD.findall(plain))
    return tuple(word for word in words if word not in _SMALL)


class _Index:
    """Known titles by their words."""

    def __init__(self, known: Iterable[Known]) -> None:
        # In an order of their own, so that the order in which they come does not matter.
        self._entries: list[_Entry] = []
        self._same: dict[tuple[str, ...], list[_Entry]] = {}
        self._holders: dict[str, list[int]] = {}
        for code, title, own in sorted(known, key=lambda one: (not one[2], one[1], one[0])):
            words = title_words(title)
            if not words:
                continue
            entry = _Entry(code, title, own, words, frozenset(words), " ".join(words))
            for word in entry.bag:
                self._holders.setdefault(word, []).append(len(self._entries))
            self._entries.append(entry)
            self._same.setdefault(tuple(sorted(words)), []).append(entry)
        count = max(1, len(self._entries))
        self._weights = {
            word: math.log(1 + count / len(held)) for word, held in self._holders.items()
        }
        self._unknown = math.log(1 + count)
        self._sums = [
            math.fsum(map(self._weights.__getitem__, entry.bag)) for entry in self._entries
        ]
        self._ranked: dict[tuple[frozenset[str], int], list[tuple[float, _Entry]]] = {}

    def match(self, title: str) -> TitleMatch:
        if len(title) > TITLE:
            return TitleMatch(title, "", "", 0.0)
        words = title_words(title)
        without_grade = tuple(word for word in words if word not in _GRADES)
        scored = (
            self._score_same(words)
            or self._score_same(without_grade, _WITHOUT_GRADE)
            or self._score_alike(words)
        )
        best: dict[str, Alternative] = {}
        for one in sorted(scored, key=lambda one: (-one.confidence, one.code, one.title)):
            best.setdefault(one.code, one)
        ranked = list(best.values())
        if not ranked:
            return TitleMatch(title, "", "", 0.0)
        first = ranked[0]
        others = tuple(ranked[1 : 1 + NAMED])
        return TitleMatch(title, first.code, first.title, first.confidence, others)

    def _score_same(self, words: tuple[str, ...], most: float = 1.0) -> list[Alternative]:
        """Return the known titles of the same words, in whichever order."""
        entries = self._same.get(tuple(sorted(words)), [])
        sharing = len({entry.code for entry in entries if not entry.own})
        scored = []
        for entry in entries:
            confidence = most * (1.0 if entry.own else ALTERNATE / sharing)
            if entry.words != words:
                confidence *= _OTHER_ORDER
            scored.append(Alternative(entry.code, entry.title, round(confidence, 3)))
        return scored

    def _score_alike(self, words: tuple[str, ...]) -> list[Alternative]:
        likeness = _likeness(" ".join(words))
        scored = []
        for shared, entry in self._candidates(frozenset(words)):
            confidence = _FUZZY_MOST * (shared + likeness(entry.line)) / 2
            scored.append(Alternative(entry.code, entry.title, round(confidence, 3)))
        return scored

    def _candidates(self, bag: frozenset[str]) -> list[tuple[float, _Entry]]:
        """Return the entries that share the most weight of words, with that share of all words."""
        known = frozenset(word for word in bag if word in self._holders)
        key = known, len(bag) - len(known)
        found = self._ranked.get(key)
        if found is None:
            if len(self._ranked) >= _REMEMBERED:
                self._ranked.clear()
            whole = math.fsum(self._weight(word) for word in bag)
            found = self._ranked[key] = self._rank(known, whole)
        return found

    def _rank(self, known: frozenset[str], whole: float) -> list[tuple[float, _Entry]]:
        """Return the best entries for the KNOWN words of a title; WHOLE is the weight of all."""
        shared: dict[int, float] = {}
        weights, sums = self._weights, self._sums
        rare_first = sorted(known, key=lambda word: (len(self._holders[word]), word))
        for place, word in enumerate(rare_first):
            holders, weight = self._holders[word], weights[word]
            if len(shared) >= _CANDIDATES:
                # What shares this word and commoner ones alone can come no nearer than this.
                most = sum(weights[one] for one in rare_first[place:]) / whole
                shares = (w / (whole + sums[n] - w) for n, w in shared.items())
                if heapq.nlargest(_CANDIDATES, shares)[-1] >= most:
                    for number in shared:
                        if word in self._entries[number].bag:
                            shared[number] += weight
                    continue
            for number in holders:
                shared[number] = shared.get(number, 0.0) + weight
        best = heapq.nsmallest(
            _CANDIDATES,
            (
                (-weight / (whole + sums[number] - weight), number)
                for number, weight in shared.items()
            ),
        )
        return [(-share, self._entries[number]) for share, number in best]

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._unknown)


def _likeness(line: str) -> Callable[[str], float]:
    """Return what tells how like another line is to LINE: the letters that both have, in order.

    0-1: twice the longest common subsequence by all letters. It is counted in the bits of one
    number (Hyyrö 2004), a step for each letter, which is quicker than comparing blocks.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(line):
        places[letter] = places.get(letter, 0) | 1 << place
    every = (1 << len(line)) - 1

    def likeness(other: str) -> float:
        left = every
        for letter in other:
            met = left & places.get(letter, 0)
            left = (left + met) | (left - met)
        common = len(line) - (left & every).bit_count()
        return 2 * common / (len(line) + len(other))

    return likeness


def _singular(word: str) -> str:
    """Return a word without its plural ending, by rules that keep `boss` and `analysis`."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")):
        return word[:-1]
    return word
