"""Task labels of Eloundou and others, "GPTs are GPTs", and what people judged by occupation.

The label file quotes as CSV does, although tabs separate it: a task that holds a quotation mark
is wrapped and its marks are doubled. The words of the tasks are left out.
"""

from collections.abc import Iterator

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import read_text_lines
from occdesk.sources.indices.columns import (
    describe_file,
    find_table,
    need_rows,
    parse_finite,
    read_column,
)
from occdesk.sources.pack.content import Content, Extract, Series, TaskLabel

NAME = "GPTs are GPTs (Eloundou and others)"
KEY = "O*NET-SOC Code"
TASK = "Task ID"
HUMAN = "human_rating_beta"

SOURCE = Source(
    "eloundou",
    "GPTs are GPTs: task labels",
    "Eloundou, Manning, Mishkin and Rock; OpenAI",
    "MIT",
    "Task labels by Eloundou and others, GPTs are GPTs, Science 384 (2024), MIT licence.",
)
RELEASE = Release("eloundou-2024", "eloundou", "GPTs are GPTs, task labels of 2023", "2024")

_LABELLED = (KEY, TASK, "Task Type", "gpt4_exposure", "human_labels", "gpt4_automation")
_AVERAGED = (KEY, "dv_rating_beta", HUMAN)
_EXPOSURES = ("E0", "E1", "E2")
_AUTOMATIONS = ("T0", "T1", "T2", "T3", "T4")


def recognise_eloundou(container: Container) -> str | None:
    """Return what the files are, in a few words, where the labels or their averages are there."""
    return NAME if _find_labels(container) or find_table(container, _AVERAGED) else None


def read_eloundou(container: Container) -> Content:
    """Return the labels of tasks and the exposure judged by people, as far as they are there.

    Raises OccDeskError where neither is.
    """
    content = Content(sources=[SOURCE], releases=[RELEASE])
    labels = _find_labels(container)
    if labels is not None:
        content.labels = need_rows(labels, read_labels(labels))
        columns = ", ".join(_LABELLED[2:])
        content.extracts.append(
            Extract("task_label", 2023, "rated", RELEASE.id, labels.label, "", TASK, columns)
        )
        content.files.append(describe_file(labels, RELEASE.id))
    averages = find_table(container, _AVERAGED)
    if averages is not None:
        extract = Extract(
            "human_exposure", 2023, "rated", RELEASE.id, averages.label, "", KEY, HUMAN
        )
        cells = read_column(averages, KEY, HUMAN)
        content.series.append(Series(extract, cells, "onet", _absent))
        content.files.append(describe_file(averages, RELEASE.id))
    if not content.files:
        raise OccDeskError(f"There is no table of {NAME} in {container.path}.")
    return content


def read_labels(member: Member) -> Iterator[TaskLabel]:
    """Yield the labels of each task; raises OccDeskError for an unknown label or a task twice."""
    rows: dict[int, int] = {}
    for row, cells in read_text_lines(member, _LABELLED, delimiter="\t"):
        code, task, kind, exposure, human, automation = cells
        where = f"row {row} of {member}"
        number = int(parse_finite(task, where))
        if number in rows:
            raise OccDeskError(
                f"Task {number} stands twice in {member}, in rows {rows[number]} and {row};"
                " fetch the file again."
            )
        rows[number] = row
        yield TaskLabel(
            task=number,
            code=code,
            core=kind == "Core",
            exposure=_digit(exposure, _EXPOSURES, where),
            human=_digit(human, _EXPOSURES, where),
            automation=_digit(automation, _AUTOMATIONS, where),
            row=row,
        )


def _find_labels(container: Container) -> Member | None:
    return find_table(container, _LABELLED, delimiter="\t")


def _digit(label: str, labels: tuple[str, ...], where: str) -> int:
    if label not in labels:
        raise OccDeskError(f"“{label}” is not one of the labels {', '.join(labels)}, in {where}.")
    return int(label[1])


def _absent(occupation: Occupation) -> str:
    return f"The label file has no tasks of SOC {occupation.soc}, for which O*NET lists none."
