"""Task labels of Eloundou and others, "GPTs are GPTs": by task, and summed by occupation.

The label file quotes as CSV does, although tabs separate it: a task that holds a quotation mark
is wrapped and its marks are doubled. The words of the tasks are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.container import Container, Member
from occdesk.sources.content import Content, Extract, Series, TaskLabel
from occdesk.sources.index_files import describe_file, find_table, parse_finite, read_column
from occdesk.sources.markers import parse_number
from occdesk.sources.sheets import read_text, read_text_lines

LABELS = "eloundou_2024/full_labelset.tsv"
OCCUPATION_LEVEL = "eloundou_2024/occ_level.csv"
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
_BETA = (0.0, 1.0, 0.5)
_AUTOMATION = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class LabelSum:
    """One occupation's task labels, summed over its Core tasks and over all its other tasks.

    beta: E1 counts 1, E2 a half, E0 nothing. automation: T0 to T4 count 0, 1/4, 1/2, 3/4, 1.
    """

    code: str
    core_tasks: int
    core_beta: float
    core_automation: float
    other_tasks: int
    other_beta: float
    other_automation: float


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
        content.labels = list(read_labels(labels))
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


def sum_labels(labels: Iterable[TaskLabel]) -> tuple[LabelSum, ...]:
    """Return the sums of GPT-4's labels by O*NET-SOC 2019 code, in order of code."""
    return _sum((one.code, one.core, one.exposure, one.automation) for one in labels)


def read_label_sums(raw: Path) -> tuple[LabelSum, ...]:
    """Return the sums of GPT-4's labels by O*NET-SOC 2019 code, in order of code."""
    return _sum(_read_gpt4(raw / LABELS))


def read_human_beta(raw: Path) -> dict[str, float]:
    """Return the exposure (beta, 0-1) by people's labels, by O*NET-SOC 2019 code."""
    path = raw / OCCUPATION_LEVEL
    lines = read_text(path, (KEY, HUMAN))
    return {code: parse_number(text, f"column {HUMAN} of {path}") for code, text in lines}


def _read_gpt4(path: Path) -> Iterator[tuple[str, bool, int, int]]:
    columns = (KEY, "Task Type", "gpt4_exposure", "gpt4_automation")
    for code, kind, exposure, automation in read_text(path, columns, delimiter="\t"):
        if exposure not in _EXPOSURES or automation not in _AUTOMATIONS:
            raise OccDeskError(f"{path} gives {code} the unknown label {exposure} {automation}.")
        yield code, kind == "Core", int(exposure[1]), int(automation[1])


def _sum(labels: Iterable[tuple[str, bool, int, int]]) -> tuple[LabelSum, ...]:
    sums: dict[str, list[float]] = {}
    for code, core, exposure, automation in labels:
        sums_of_code = sums.setdefault(code, [0.0] * 6)
        first = 0 if core else 3
        sums_of_code[first] += 1
        sums_of_code[first + 1] += _BETA[exposure]
        sums_of_code[first + 2] += _AUTOMATION[automation]
    return tuple(
        LabelSum(code, int(core), core_b, core_a, int(other), other_b, other_a)
        for code, (core, core_b, core_a, other, other_b, other_a) in sorted(sums.items())
    )


def _find_labels(container: Container) -> Member | None:
    return find_table(container, _LABELLED, delimiter="\t")


def _digit(label: str, labels: tuple[str, ...], where: str) -> int:
    if label not in labels:
        raise OccDeskError(f"'{label}' is not one of the labels {', '.join(labels)}, in {where}.")
    return int(label[1])


def _absent(occupation: Occupation) -> str:
    return f"The label file has no tasks of SOC {occupation.soc}, for which O*NET lists none."
