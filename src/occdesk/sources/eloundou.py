"""Task labels of Eloundou and others, "GPTs are GPTs": summed by occupation, texts left out.

The label file quotes as CSV does, although tabs separate it: a task that holds a quotation mark
is wrapped and its marks are doubled.
"""

from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.markers import parse_number
from occdesk.sources.sheets import read_text

LABELS = "eloundou_2024/full_labelset.tsv"
OCCUPATION_LEVEL = "eloundou_2024/occ_level.csv"

_EXPOSURE = {"E0": 0.0, "E1": 1.0, "E2": 0.5}
_AUTOMATION = {"T0": 0.0, "T1": 0.25, "T2": 0.5, "T3": 0.75, "T4": 1.0}


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


def read_label_sums(raw: Path) -> tuple[LabelSum, ...]:
    """Return the sums of GPT-4's labels by O*NET-SOC 2019 code, in order of code."""
    path = raw / LABELS
    columns = ("O*NET-SOC Code", "Task Type", "gpt4_exposure", "gpt4_automation")
    sums: dict[str, list[float]] = {}
    for code, kind, exposure, automation in read_text(path, columns, delimiter="\t"):
        if exposure not in _EXPOSURE or automation not in _AUTOMATION:
            raise OccDeskError(f"{path} gives {code} the unknown label {exposure} {automation}.")
        sums_of_code = sums.setdefault(code, [0.0] * 6)
        first = 0 if kind == "Core" else 3
        sums_of_code[first] += 1
        sums_of_code[first + 1] += _EXPOSURE[exposure]
        sums_of_code[first + 2] += _AUTOMATION[automation]
    return tuple(
        LabelSum(code, int(core), core_b, core_a, int(other), other_b, other_a)
        for code, (core, core_b, core_a, other, other_b, other_a) in sorted(sums.items())
    )


def read_human_beta(raw: Path) -> dict[str, float]:
    """Return the exposure (beta, 0-1) by people's labels, by O*NET-SOC 2019 code."""
    path = raw / OCCUPATION_LEVEL
    lines = read_text(path, ("O*NET-SOC Code", "human_rating_beta"))
    return {code: parse_number(text, f"column human_rating_beta of {path}") for code, text in lines}
