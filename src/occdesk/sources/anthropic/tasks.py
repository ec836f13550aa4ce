"""Tasks of the Anthropic Economic Index: which occupation has them, and sums over them.

The files name tasks by their words, some in lower case. The statements of the first release say
to which O*NET-SOC 2010 occupation a text belongs; O*NET's tasks of today say the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Member
from occdesk.sources.files.sheets import read_text_lines
from occdesk.sources.indices.columns import parse_finite
from occdesk.sources.pack.base import Successors
from occdesk.sources.pack.content import PatternUse, Task, UseSum

PATTERN_COLUMNS = (
    *("task_name", "feedback_loop", "directive", "task_iteration", "validation", "learning"),
    "filtered",
)
"""Columns of the table of patterns: the task, the five patterns, and what was withheld."""

Shares = Mapping[str, tuple[float, int]]
"""Percent of conversations and row, by task key."""


def read_statements(member: Path | Member) -> Iterator[tuple[str, str]]:
    """Yield O*NET-SOC 2010 code and key of each task statement of the first release."""
    for _, (code, text) in read_text_lines(member, ("O*NET-SOC Code", "Task")):
        yield code, task_key(text)


def join_task_texts(
    statements: Iterable[tuple[str, str]], tasks: Iterable[Task], successors: Successors
) -> dict[str, frozenset[str]]:
    """Return the distinct task keys of each O*NET-SOC 2019 code.

    STATEMENTS are by O*NET-SOC 2010 code: where one was split each successor inherits its tasks,
    where several were merged the successor has them all, each text once. TASKS of today are
    added, for the occupations that 2010 did not know yet.
    """
    texts: dict[str, set[str]] = {}
    for old, key in statements:
        for new in successors.get(old, ()):
            texts.setdefault(new, set()).add(key)
    for task in tasks:
        texts.setdefault(task.code, set()).add(task_key(task.text))
    return {code: frozenset(found) for code, found in texts.items()}


def read_patterns(member: Path | Member) -> dict[str, PatternUse]:
    """Return the published shares of patterns by task key, with their row and without a code.

    The six shares of a task add to 1.
    """
    found: dict[str, PatternUse] = {}
    for row, (text, *shares) in read_text_lines(member, PATTERN_COLUMNS):
        key = task_key(text)
        if key in found:
            raise OccDeskError(
                f"Rows {found[key].row} and {row} of {member} are of the same task;"
                " fetch the file again."
            )
        loop, directive, iteration, validation, learning, filtered = (
            parse_finite(share, f"row {row}, column {column} of {member}")
            for column, share in zip(PATTERN_COLUMNS[1:], shares, strict=True)
        )
        found[key] = PatternUse("", row, loop, directive, iteration, validation, learning, filtered)
    return found


def automating_share(pattern: PatternUse) -> float | None:
    """Return the share (0-1) of automating use, of what was not withheld; None if all was."""
    if pattern.filtered >= 1:
        return None
    # The shares are rounded, so that all of what is known can come out a trace above 1.
    return min(1.0, (pattern.feedback_loop + pattern.directive) / (1 - pattern.filtered))


def sum_use(
    patterns: Mapping[str, PatternUse], texts: Mapping[str, frozenset[str]]
) -> Iterator[UseSum]:
    """Yield the sums of automating use of each occupation that has tasks, in order of code."""
    for code in sorted(texts):
        # Sorted, so that the sum does not depend on the order of a set.
        shares = [automating_share(patterns[key]) for key in sorted(texts[code]) if key in patterns]
        seen = [share for share in shares if share is not None]
        yield UseSum(code, len(texts[code]), len(seen), sum(seen))


def spread_shares(
    shares: Shares, texts: Mapping[str, frozenset[str]]
) -> dict[str, tuple[float, tuple[int, ...]]]:
    """Return percent of conversations and the rows it comes from by occupation.

    The share of a text is divided by the number of occupations that have it. An occupation of
    whose tasks none is in SHARES is left out.
    """
    owners: dict[str, list[str]] = {}
    for code in sorted(texts):
        for key in texts[code]:
            if key in shares:
                owners.setdefault(key, []).append(code)
    found: dict[str, list[tuple[int, float]]] = {}
    for key, codes in owners.items():
        percent, row = shares[key]
        for code in codes:
            found.setdefault(code, []).append((row, percent / len(codes)))
    spread = {}
    for code, parts in sorted(found.items()):
        # In order of rows, so that the sum does not depend on the order of a set.
        parts.sort()
        spread[code] = (sum(part for _, part in parts), tuple(row for row, _ in parts))
    return spread


def task_key(text: str) -> str:
    """Return the words of a task as they are compared: single spaces, lower case."""
    return " ".join(text.split()).lower()
