"""The Anthropic Economic Index: observed exposure, tasks in use, and patterns of use.

Files of three releases. What they say of tasks needs O*NET's tasks of today to reach an occupation.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.anthropic.tasks import (
    PATTERN_COLUMNS,
    join_task_texts,
    read_patterns,
    read_statements,
    spread_shares,
    sum_use,
    task_key,
)
from occdesk.sources.files.cells import Cell
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import read_text_lines
from occdesk.sources.indices.columns import (
    describe_file,
    find_table,
    find_tables,
    parse_cell,
    parse_finite,
    read_column,
)
from occdesk.sources.pack.base import ALL_OCCUPATIONS, Successors
from occdesk.sources.pack.content import Cite, Content, Extract, Series, Task, TaskUse, cite

NAME = "Anthropic Economic Index"

SOURCE = Source(
    "anthropic",
    "Anthropic Economic Index",
    "Anthropic",
    "CC BY 4.0 (first releases: MIT)",
    "Anthropic Economic Index, CC BY 4.0; sums by occupation computed by this program.",
)
STATEMENTS_OF = "aei-2025-02"
PATTERNS_OF = "aei-2025-03"
OBSERVED_OF = "aei-2026-03"
RELEASES = (
    Release(STATEMENTS_OF, "anthropic", "Anthropic Economic Index, February 2025", "2025-02-10"),
    Release(PATTERNS_OF, "anthropic", "Anthropic Economic Index, March 2025", "2025-03-27"),
    Release(OBSERVED_OF, "anthropic", "Anthropic Economic Index, observed exposure", "2026-03"),
)

_EXPOSURE = ("occ_code", "observed_exposure")
_PENETRATION = ("task", "penetration")
_OVERALL = ("interaction_type", "pct")
_SHARES = ("task_name", "pct")
_STATEMENTS = ("O*NET-SOC Code", "Title", "Task ID", "Task", "Task Type")
_NO_TASK = "none"
_STEP = "the sum over the occupation’s tasks, one that several occupations have shared equally"


def recognise_anthropic(container: Container) -> str | None:
    """Return what the files are, in a few words, where one of the published tables is there."""
    tables = (_EXPOSURE, _PENETRATION, PATTERN_COLUMNS, _OVERALL, _SHARES)
    return NAME if any(find_table(container, columns) for columns in tables) else None


def read_anthropic(
    container: Container, tasks: Iterable[Task] = (), successors: Successors | None = None
) -> Content:
    """Return everything of the index that CONTAINER has.

    TASKS are O*NET's statements of today and SUCCESSORS leads from O*NET-SOC 2010 to 2019. Without
    TASKS there is what needs none: observed exposure and the overall share; a warning tells of
    the rest. Raises OccDeskError where none of the tables is there.
    """
    content = Content(sources=[SOURCE])
    _add_exposure(content, find_table(container, _EXPOSURE))
    _add_overall(content, find_tables(container, _OVERALL))
    listed = tuple(tasks)
    penetration = find_table(container, _PENETRATION)
    patterns = find_table(container, PATTERN_COLUMNS)
    shares = _find_second(container)
    statements = find_table(container, _STATEMENTS)
    if penetration is not None and listed:
        _add_task_uses(content, penetration, listed)
    if statements is not None and listed and successors:
        texts = join_task_texts(read_statements(statements), listed, successors)
        before = len(content.files)
        if patterns is not None:
            _add_patterns(content, patterns, texts)
        if shares is not None:
            _add_shares(content, shares, texts)
        if len(content.files) > before:
            content.files.append(describe_file(statements, STATEMENTS_OF))
    _warn(content, (penetration, patterns, shares), statements is not None, bool(listed))
    if not (content.series or penetration or patterns or shares):
        raise OccDeskError(f"There is no table of the {NAME} in {container.path}.")
    used = {one.release for one in content.files}
    content.releases += [release for release in RELEASES if release.id in used]
    return content


def overall_automation(percents: Mapping[str, float]) -> float:
    """Return the automation share (0-1) of all conversations whose pattern is known."""
    handed_over = percents["directive"] + percents["feedback loop"]
    return handed_over / (sum(percents.values()) - percents[_NO_TASK])


def _add_exposure(content: Content, member: Member | None) -> None:
    if member is None:
        return
    extract = Extract(
        "observed_exposure", 2025, "measured", OBSERVED_OF, member.label, "", *_EXPOSURE
    )
    cells = read_column(member, *_EXPOSURE)
    content.series.append(Series(extract, cells, "soc", _absent_exposure))
    content.files.append(describe_file(member, OBSERVED_OF))


def _add_overall(content: Content, members: Iterator[Member]) -> None:
    for member in members:
        cells = read_column(member, *_OVERALL)
        percents = {kind: one.cell.number or 0.0 for kind, one in cells.items()}
        # Those of the first release do not add up to 100, so that shares of them mean nothing.
        if abs(sum(percents.values()) - 100) > 0.01:
            continue
        try:
            number = overall_automation(percents)
        except KeyError as error:
            raise OccDeskError(f"{member} has no row for the pattern {error}.") from None
        note = "The share over all conversations whose pattern is known, of every task together."
        cites = sorted(Cite(one.row, one.cell.raw, kind) for kind, one in cells.items())
        cell = Cell(number=number, raw=cites[0].raw, note=note)
        step = "directive and feedback loop divided by the sum of all but none"
        extract = Extract(
            "automation_use", 2025, "derived", PATTERNS_OF, member.label, "", *_OVERALL, step
        )
        published = {ALL_OCCUPATIONS: cite(ALL_OCCUPATIONS, cell, cites)}
        content.series.append(Series(extract, published, "nation", _absent_overall))
        content.files.append(describe_file(member, PATTERNS_OF))
        return


def _add_task_uses(content: Content, member: Member, tasks: tuple[Task, ...]) -> None:
    seen: dict[str, tuple[float, int]] = {}
    for row, (text, share) in read_text_lines(member, _PENETRATION):
        number = parse_finite(share, f"row {row}, column penetration of {member}")
        first, line = seen.setdefault(task_key(text), (number, row))
        if first != number:
            raise OccDeskError(
                f"Rows {line} and {row} of {member} give the same task {first} and {number};"
                " fetch the file again."
            )
    content.task_uses = [
        TaskUse(task.task, *seen[key]) for task in tasks if (key := task_key(task.text)) in seen
    ]
    if not content.task_uses:
        return
    content.extracts.append(
        Extract("task_use", 2025, "measured", OBSERVED_OF, member.label, "", *_PENETRATION)
    )
    content.files.append(describe_file(member, OBSERVED_OF))


def _add_patterns(content: Content, member: Member, texts: Mapping[str, frozenset[str]]) -> None:
    patterns = read_patterns(member)
    content.patterns = [
        patterns[key]._replace(code=code)
        for code in sorted(texts)
        for key in sorted(texts[code])
        if key in patterns
    ]
    if not content.patterns:
        return
    content.use_sums = list(sum_use(patterns, texts))
    columns = ", ".join(PATTERN_COLUMNS[1:])
    content.extracts.append(
        Extract("pattern", 2025, "measured", PATTERNS_OF, member.label, "", "task_name", columns)
    )
    content.files.append(describe_file(member, PATTERNS_OF))


def _add_shares(content: Content, member: Member, texts: Mapping[str, frozenset[str]]) -> None:
    shares: dict[str, tuple[float, int]] = {}
    raws: dict[int, str] = {}
    for row, (text, percent) in read_text_lines(member, _SHARES):
        if text != _NO_TASK:
            cell = parse_cell(percent, f"row {row}, column pct of {member}")
            shares[task_key(text)] = (cell.number or 0.0, row)
            raws[row] = cell.raw
    cells = {}
    for code, (number, rows) in spread_shares(shares, texts).items():
        cell = Cell(number=number, raw=raws[rows[0]])
        cells[code] = cite(code, cell, (Cite(row, raws[row]) for row in rows))
    if not cells:
        return
    extract = Extract("use_share", 2025, "derived", PATTERNS_OF, member.label, "", *_SHARES, _STEP)
    content.series.append(Series(extract, cells, "exact", _absent_share))
    content.files.append(describe_file(member, PATTERNS_OF))


def _find_second(container: Container) -> Member | None:
    """Return the table of shares by task of March 2025, which alone has patterns beside it.

    Both tables of shares have the same columns, and nothing in them tells the month; the
    publisher's names do.
    """
    for member in find_tables(container, _SHARES):
        if PurePosixPath(member.name).stem.casefold().endswith("_v2"):
            return member
    return None


def _warn(
    content: Content, needing: tuple[Member | None, ...], statements: bool, tasks: bool
) -> None:
    names = [str(member) for member in needing if member is not None]
    if names and not tasks:
        content.warnings.append(
            f"{', '.join(names)}: left out, because tasks are named by their words and no O*NET"
            " tasks are at hand; import the O*NET database first."
        )
    elif any(needing[1:]) and not statements:
        content.warnings.append(
            "Patterns of use and shares of conversations are left out, because they need the file"
            " onet_task_statements.csv of February 2025 beside them."
        )


def _absent_exposure(occupation: Occupation) -> str:
    soc, matrix = occupation.soc, occupation.matrix
    within = "" if matrix == soc else f", a member of the merged group {matrix}"
    return (
        f"The Anthropic Economic Index has no row for SOC {soc}{within};"
        " a missing row is not a zero."
    )


def _absent_overall(occupation: Occupation) -> str:
    return "The share is published for all occupations together."


def _absent_share(occupation: Occupation) -> str:
    if not occupation.surveyed:
        return "O*NET lists no tasks for the occupation."
    return (
        "None of the occupation’s tasks was seen often enough to be published;"
        " a missing row is not a zero."
    )
