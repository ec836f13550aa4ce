"""The Anthropic Economic Index: observed exposure, and patterns of use by occupation."""

from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.markers import parse_number
from occdesk.sources.onet import read_tasks
from occdesk.sources.sheets import read_text

FOLDER = "anthropic_economic_index"
OBSERVED = f"{FOLDER}/labor_market_impacts/job_exposure.csv"
PATTERNS = f"{FOLDER}/release_2025_03_27/automation_vs_augmentation_by_task.csv"
OVERALL = f"{FOLDER}/release_2025_03_27/automation_vs_augmentation_v2.csv"
STATEMENTS = f"{FOLDER}/release_2025_02_10/onet_task_statements.csv"
TAXONOMY_2010 = "onet_taxonomy/2010_to_2019_Crosswalk.csv"


@dataclass(frozen=True, slots=True)
class UsePattern:
    """How one occupation's tasks are done in conversations.

    `tasks` counts its distinct task texts, `tasks_seen` those with patterns that were not
    withheld, and `automation_sum` adds up, over the tasks seen, the share of feedback loops and
    directives among the conversations whose pattern is known.
    """

    code: str
    tasks: int
    tasks_seen: int
    automation_sum: float


def read_observed_exposure(raw: Path) -> dict[str, float]:
    """Return the observed exposure (0-1) by SOC 2018 code; most members of merged groups lack."""
    path = raw / OBSERVED
    lines = read_text(path, ("occ_code", "observed_exposure"))
    return {code: parse_number(text, f"column observed_exposure of {path}") for code, text in lines}


def read_automation_shares(raw: Path) -> dict[str, float]:
    """Return the automation share (0-1) of each task that was seen, by its lower-case text.

    The six shares of a task add to 1; those of the five patterns are divided by what was not
    withheld. A task withheld entirely is left out.
    """
    path = raw / PATTERNS
    shares: dict[str, float] = {}
    columns = ("task_name", "feedback_loop", "directive", "filtered")
    for task, *texts in read_text(path, columns):
        loop, directive, filtered = (parse_number(text, str(path)) for text in texts)
        if filtered < 1:
            # The shares are rounded, so that all of what is known can come out a trace above 1.
            shares[_task_key(task)] = min(1.0, (loop + directive) / (1 - filtered))
    return shares


def read_overall_automation(raw: Path) -> float:
    """Return the automation share (0-1) of all conversations whose pattern is known."""
    path = raw / OVERALL
    lines = read_text(path, ("interaction_type", "pct"))
    percents = {kind: parse_number(text, f"column pct of {path}") for kind, text in lines}
    try:
        handed_over = percents["directive"] + percents["feedback loop"]
        return handed_over / (sum(percents.values()) - percents["none"])
    except KeyError as error:
        raise OccDeskError(f"{path} has no row for the pattern {error}.") from None


def read_task_texts(raw: Path) -> dict[str, frozenset[str]]:
    """Return the distinct task texts, in lower case, of each O*NET-SOC 2019 code.

    The statements that the release goes by carry O*NET-SOC 2010 codes: where one was split each
    successor inherits its tasks, where several were merged the successor has them all, each text
    once. The statements of today are added, for the occupations that 2010 did not know yet.
    """
    successors: dict[str, list[str]] = {}
    columns = ("O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code")
    for old, new in read_text(raw / TAXONOMY_2010, columns):
        successors.setdefault(old, []).append(new)
    texts: dict[str, set[str]] = {}
    for old, task in read_text(raw / STATEMENTS, ("O*NET-SOC Code", "Task")):
        for new in successors.get(old, ()):
            texts.setdefault(new, set()).add(_task_key(task))
    for code, task in read_tasks(raw):
        texts.setdefault(code, set()).add(_task_key(task))
    return {code: frozenset(found) for code, found in texts.items()}


def read_use_patterns(raw: Path) -> tuple[UsePattern, ...]:
    """Return the patterns of use of each occupation that has tasks, in order of code."""
    shares = read_automation_shares(raw)
    patterns = []
    for code, texts in sorted(read_task_texts(raw).items()):
        # Sorted, so that the sum does not depend on the order of a set.
        seen = [shares[text] for text in sorted(texts) if text in shares]
        patterns.append(UsePattern(code, len(texts), len(seen), sum(seen)))
    return tuple(patterns)


def _task_key(text: str) -> str:
    return " ".join(text.split()).lower()
