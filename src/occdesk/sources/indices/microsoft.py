"""Microsoft, "Working with AI": the applicability of an assistant to occupations and activities."""

from collections.abc import Iterator
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import read_header, read_text_lines
from occdesk.sources.indices.columns import (
    describe_file,
    find_table,
    need_rows,
    parse_finite,
    read_column,
)
from occdesk.sources.pack.content import Activity, ActivityWeight, Content, Extract, Series

NAME = "Working with AI (Microsoft)"
KEY = "SOC Code"
SCORE = "ai_applicability_score"
ACTIVITY_KEY = "IWA"
MEASURES = (
    *("share_user", "completion_user", "impact_scope_user", "completion_x_scope_x_coverage_user"),
    *("share_ai", "completion_ai", "impact_scope_ai", "completion_x_scope_x_coverage_ai"),
)
"""Columns of the table of activities, in the order of the fields of Activity."""
WEIGHT = "weight"

SOURCE = Source(
    "microsoft",
    "Working with AI",
    "Microsoft Research",
    "CC BY 4.0",
    "Working with AI, Tomlinson and others, Microsoft Research (2025), CC BY 4.0.",
)
RELEASE = Release("msft-2025-10", "microsoft", "Working with AI, revision of October 2025",
                  "2025-10-17")  # fmt: skip


class _Index(NamedTuple):
    """One index by occupation: its metric, its column and the others that tell its table."""

    metric: str
    column: str
    beside: tuple[str, ...]


_INDICES = (
    _Index("microsoft_applicability", SCORE, ()),
    _Index("microsoft_user_score", f"{SCORE}_user", ("coverage_user",)),
    _Index("microsoft_ai_score", f"{SCORE}_ai", ("coverage_ai",)),
)


def recognise_microsoft(container: Container) -> str | None:
    """Return what the files are, in a few words, where one of the published tables is there."""
    found = (
        any(find_table(container, (KEY, one.column, *one.beside)) for one in _INDICES)
        or find_table(container, (ACTIVITY_KEY, *MEASURES))
        or _find_weights(container)
    )
    return NAME if found else None


def read_microsoft(container: Container) -> Content:
    """Return the indices by SOC 2018 or merged code, activities and weights, as far as there.

    An activity keeps its share of conversations as its coverage. Raises OccDeskError where none
    of the tables is there.
    """
    content = Content(sources=[SOURCE], releases=[RELEASE])
    used: dict[str, Member] = {}
    for one in _INDICES:
        member = find_table(container, (KEY, one.column, *one.beside))
        if member is not None:
            used[member.label] = member
            extract = _extract(one.metric, member, KEY, one.column)
            cells = read_column(member, KEY, one.column)
            content.series.append(Series(extract, cells, "soc", _absent))
    activities = find_table(container, (ACTIVITY_KEY, *MEASURES))
    if activities is not None:
        used[activities.label] = activities
        content.activities = need_rows(activities, read_activities(activities))
        columns = ", ".join(MEASURES)
        content.extracts.append(_extract("activity_measure", activities, ACTIVITY_KEY, columns))
    weights = _find_weights(container)
    if weights is not None and activities is not None:
        used[weights.label] = weights
        _add_weights(content, weights)
    elif weights is not None:
        content.warnings.append(
            f"{weights} is left out, because it names activities by their codes only; give"
            " iwa_metrics.csv beside it."
        )
    if not used:
        found = content.warnings or [f"There is no table of {NAME} in {container.path}."]
        raise OccDeskError(found[0])
    content.files = [describe_file(member, RELEASE.id) for member in used.values()]
    return content


def read_activities(member: Member) -> Iterator[Activity]:
    """Yield each intermediate activity with its measures; a measure left empty is None.

    The score is 0 for an activity of fewer than 5 in 10,000 conversations, else the product of
    completion and scope.
    """
    for row, (name, title, *texts) in read_text_lines(member, (ACTIVITY_KEY, "title", *MEASURES)):
        user_share, user_completion, user_scope, user_score, share, completion, scope, score = (
            parse_finite(text, f"row {row}, column {column} of {member}") if text else None
            for column, text in zip(MEASURES, texts, strict=True)
        )
        general = name.rpartition(".")[0]
        asked = (user_share, user_completion, user_scope, user_score)
        yield Activity(name, title, general, *asked, share, completion, scope, score, row)


def read_weights(member: Member) -> Iterator[ActivityWeight]:
    """Yield the weight of each activity in each occupation; a weight of zero says nothing."""
    columns = tuple(title for title in read_header(member) if _is_activity(title))
    for row, (soc, *texts) in read_text_lines(member, (KEY, *columns)):
        for activity, text in zip(columns, texts, strict=True):
            weight = parse_finite(text, f"row {row}, column {activity} of {member}")
            if weight:
                yield ActivityWeight(soc, activity, weight, row)


def _add_weights(content: Content, member: Member) -> None:
    content.activity_weights = need_rows(member, read_weights(member))
    unknown = {one.activity for one in content.activity_weights}
    unknown -= {one.id for one in content.activities}
    if unknown:
        raise OccDeskError(
            f"Column {min(unknown)} of {member} is no activity of the table of activities beside"
            " it; give files of one revision."
        )
    content.extracts.append(_extract("activity_weight", member, KEY, WEIGHT))


def _find_weights(container: Container) -> Member | None:
    """Return the table with a column for each activity, or None."""
    # Every revision has the first activity of O*NET.
    return find_table(container, (KEY, "4.A.1.a.1.I01"))


def _is_activity(title: str) -> bool:
    return title.startswith("4.A.") and ".I" in title


def _extract(metric: str, member: Member, key: str, column: str) -> Extract:
    return Extract(metric, 2025, "measured", RELEASE.id, member.label, "", key, column)


def _absent(occupation: Occupation) -> str:
    return (
        f"Working with AI has no row for SOC {occupation.soc}:"
        " it scores only occupations with O*NET tasks."
    )
