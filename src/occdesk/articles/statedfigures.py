"""Figures that a text states in words: exposure of 67% in 2025, a risk of 53%."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from occdesk.articles.frontmatter import PublishedFigure
from occdesk.articles.sentences import sentence_spans

# What a text may speak of: how it says so, whose metric's unit that is, and what 1% means in it.
_SUBJECTS: tuple[tuple[str, str, float], ...] = (
    (r"theoretical exposure", "theoretical_exposure", 0.01),
    (r"observed exposure", "observed_exposure", 0.01),
    (r"automation risk|risk of automation", "automation_risk", 1.0),
    (r"(?:AI |overall )?exposure(?: to AI)?", "ai_exposure", 0.01),
)
_SUBJECT = re.compile(
    "|".join(f"(?P<{metric}>{words})" for words, metric, _ in _SUBJECTS), re.IGNORECASE
)
_UNIT = {metric: unit for _, metric, unit in _SUBJECTS}
_NUMBER = re.compile(r"(?<![\w.,\u2013-])(\d{1,3}(?:\.\d{1,4})?)(?:\s?%|/100\b|\s+per\s?cent\b)")
_YEAR = re.compile(r"(?<![\w.,$/-])((?:19|20)\d{2})(?![\w%]|[.,]\d)")
_TAG = re.compile(r"\[(?:Fact|Claim|Estimate)(?::[^\[\]]*)?\]\s*")
_GAP = re.compile(r"\s*(?:of\s+)?")

_LONGEST_NOTE = 400


class _Said(NamedTuple):
    """A number of a sentence with the metric that it is of and the year it names, if any."""

    metric: str
    value: float
    year: int | None


def stated_figures(paragraphs: Iterable[str]) -> tuple[PublishedFigure, ...]:
    """Return the figures that PARAGRAPHS state, by metric and year; the first to state one counts.

    A number belongs to the subject that follows it directly (67% AI exposure), else to the last
    one named before it in the sentence. Its year is the next one named before another number,
    else the last named before it in the sentence, else the first of the sentence before it that
    states figures, in the same paragraph. A number without a year is left out. The note is the
    sentence itself.
    """
    figures: dict[tuple[str, int], PublishedFigure] = {}
    for paragraph in paragraphs:
        text = _TAG.sub("", paragraph)
        before: int | None = None
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            said = list(_said(sentence))
            for item in said:
                year = item.year if item.year is not None else before
                if year is not None:
                    figure = PublishedFigure(item.metric, year, item.value, _note(sentence))
                    figures.setdefault((item.metric, year), figure)
            before = next((item.year for item in said if item.year is not None), before)
    return tuple(figures[place] for place in sorted(figures))


def _note(sentence: str) -> str:
    """Return SENTENCE, cut where it is no sentence any more: each figure is printed with it."""
    if len(sentence) <= _LONGEST_NOTE:
        return sentence
    return sentence[:_LONGEST_NOTE].rsplit(" ", 1)[0] + "\u2026"


def _said(sentence: str) -> Iterator[_Said]:
    subjects = list(_SUBJECT.finditer(sentence))
    numbers = list(_NUMBER.finditer(sentence))
    years = list(_YEAR.finditer(sentence))
    if not subjects:
        return
    by_start = {subject.start(): subject for subject in subjects}
    ends = [subject.end() for subject in subjects]
    starts = [year.start() for year in years]
    for place, number in enumerate(numbers):
        gap = _GAP.match(sentence, number.end())
        begin = gap.end() if gap else number.end()
        before = bisect_right(ends, number.start())
        subject = by_start.get(begin) or (subjects[before - 1] if before else None)
        metric = subject.lastgroup if subject else None
        if metric is None or float(number[1]) > 100:
            continue
        limit = numbers[place + 1].start() if place + 1 < len(numbers) else len(sentence)
        after = bisect_left(starts, number.end())
        earlier = bisect_left(starts, number.start())
        named = None
        if after < len(years) and starts[after] < limit:
            named = years[after]
        elif earlier:
            named = years[earlier - 1]
        year = int(named[1]) if named else None
        yield _Said(metric, round(float(number[1]) * _UNIT[metric], 6), year)
