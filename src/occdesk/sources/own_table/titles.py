"""Which rows of a user's table, known by job titles, are taken for which occupations, and why."""

from collections.abc import Iterable, Mapping, Sequence

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.limits import OWN_TITLE_TEXT, OWN_TITLES, TITLE
from occdesk.sources.own_table.choice import TableChoice, count_words, keyed_rows, list_words, twice
from occdesk.sources.own_table.grid import Grid
from occdesk.sources.own_table.title_match import NAMED, Known, TitleMatch, match_titles
from occdesk.sources.pack.content import MatchedTitle


def judge_titles(
    grid: Grid, choice: TableChoice, own: Mapping[str, str], titles: Iterable[Known]
) -> list[MatchedTitle]:
    """Return for each row what its title is taken for; OWN are the occupations' titles by code."""
    for title, code in choice.corrections.items():
        if code and code not in own:
            raise OccDeskError(f"The correction of “{title}” names {code}, which is no occupation.")
    keys = keyed_rows(grid, choice)
    if len(keys) > OWN_TITLES:
        raise OccDeskError(
            f"{grid.called} has {len(keys):,} rows by job title where {OWN_TITLES:,} are the most"
            " that are compared; keep one row for each title, or give codes."
        )
    # What is longer than a title is compared with none. Sentences take as long as many titles.
    text = sum(len(key) for _, key, _ in keys if len(key) <= TITLE)
    if text > OWN_TITLE_TEXT:
        raise OccDeskError(
            f"{grid.called} has job titles of {text:,} characters together where"
            f" {OWN_TITLE_TEXT:,} are the most that are compared; keep fewer rows, or give codes."
        )
    seen: dict[str, int] = {}
    for number, key, _ in keys:
        if key and seen.setdefault(key.casefold(), number) != number:
            raise twice(f"“{key}”", seen[key.casefold()], number, grid)
    found = [
        _judge(number, match, choice, own)
        for (number, _, _), match in zip(
            keys, match_titles([key for _, key, _ in keys], titles), strict=True
        )
    ]
    return _refuse_shared(found, own)


def _judge(
    row: int, match: TitleMatch, choice: TableChoice, own: Mapping[str, str]
) -> MatchedTitle:
    likely = [(match.code, match.matched), *((one.code, one.title) for one in match.alternatives)]
    judged = MatchedTitle(
        row, match.title, match.code, match.matched, match.confidence,
        tuple((code, own[code]) for code, _ in likely if code in own), taken=True,
    )  # fmt: skip
    if match.title in choice.corrections:
        code = choice.corrections[match.title]
        why = "" if code else "left out by you"
        return judged._replace(code=code, confidence=1.0, taken=bool(code), problem=why)
    if match.code not in own or match.confidence < choice.threshold:
        return judged._replace(taken=False, problem=_why_weak(match, own))
    return judged


def _refuse_shared(found: Sequence[MatchedTitle], own: Mapping[str, str]) -> list[MatchedTitle]:
    """Take none of several rows that are taken for one occupation."""
    sharing: dict[str, list[MatchedTitle]] = {}
    for one in found:
        if one.taken:
            sharing.setdefault(one.code, []).append(one)
    judged = []
    for one in found:
        others = [each for each in sharing.get(one.code, ()) if one.taken and each.row != one.row]
        names = " and ".join(f"{each.title} (row {each.row})" for each in others)
        why = f"taken for {own[one.code]}, as is {names}; correct a title" if others else ""
        judged.append(one._replace(taken=False, problem=why) if others else one)
    return judged


def explain_matches(matches: Iterable[MatchedTitle]) -> list[str]:
    """Return the sentence on the titles that are left out, where there are any."""
    left = [one for one in matches if not one.taken and one.problem != "left out by you"]
    if not left:
        return []
    names = [
        f"{one.title or 'no title'} (row {one.row}{one.problem and f', {one.problem}'})"
        for one in left
    ]
    return [f"{count_words(names, 'title is', 'titles are')} left out: {list_words(names)}."]


def _why_weak(match: TitleMatch, titles: Mapping[str, str]) -> str:
    """Return between which occupations it is undecided, or what is nearest, or nothing."""
    if match.code not in titles:
        return ""
    equal = [one.code for one in match.alternatives if one.confidence == match.confidence]
    if not equal:
        return f"nearest is {match.matched}, confidence {match.confidence:.2f}"
    names = [f"{code} {titles[code]}" for code in (match.code, *equal) if code in titles]
    if len(equal) == NAMED:
        return f"undecided between {', '.join(names)} and perhaps others"
    return f"undecided between {', '.join(names[:-1])} and {names[-1]}"


def match_note(match: MatchedTitle, choice: TableChoice) -> str:
    """Return the note on a figure: how its row came to its occupation."""
    if match.title in choice.corrections:
        return f"Your table’s title “{match.title}” was given this occupation by you."
    return (
        f"Your table’s title “{match.title}” was matched to “{match.known}”,"
        f" confidence {match.confidence:.2f}."
    )
