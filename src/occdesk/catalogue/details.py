"""What the packs say about one occupation beside its values: ratings, tasks, tools, activities."""

from collections.abc import Iterable

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.records import Activity, Rating, Share, Task, Technology


def read_ratings(catalogue: Catalogue, code: str, domain: str) -> list[Rating]:
    """Return the ratings of one domain, most important first.

    DOMAIN is skill, knowledge, ability or activity (scales IM and LV), context (CX), style (WI)
    or skill_group (PR, a percentile of 0-100): the first scale of a domain is its importance.
    """
    pack = catalogue.holding(domain)
    if pack is None:
        return []
    rows = pack.execute(
        "SELECT e.element, e.name, i.number, l.number, i.low, i.high, i.n,"
        " coalesce(l.irrelevant, 0), i.suppress OR coalesce(l.suppress, 0) FROM rating i"
        " JOIN element e ON e.id = i.element"
        " LEFT JOIN rating l"
        "  ON l.subject = i.subject AND l.element = i.element AND l.scale = 'LV'"
        " WHERE i.subject = ? AND i.scale = ? AND e.domain = ?"
        " ORDER BY i.number DESC, e.name",
        (catalogue.subject(code), IMPORTANCE.get(domain, "IM"), domain),
    )
    return [
        Rating(
            element=element,
            name=name,
            importance=importance,
            level=None if irrelevant else level,
            low=low,
            high=high,
            n=n,
            reliable=not suppressed,
        )
        for element, name, importance, level, low, high, n, irrelevant, suppressed in rows
    ]


IMPORTANCE = {"context": "CX", "style": "WI", "skill_group": "PR"}
"""The scale by which a domain is ordered, where it is not IM."""


def read_shares(catalogue: Catalogue, code: str, domain: str) -> list[Share]:
    """Return the answers of respondents about CODE: `education` or `context`, by question."""
    pack = catalogue.holding(domain)
    if pack is None:
        return []
    rows = pack.execute(
        "SELECT e.element, e.name, r.scale, r.category,"
        " coalesce((SELECT words FROM category c WHERE c.scale = r.scale"
        "  AND c.category = r.category AND c.element IN ('', e.element)), ''),"
        " r.percent, r.low, r.high, r.n, NOT r.suppress FROM respondent r"
        " JOIN element e ON e.id = r.element WHERE r.subject = ? AND e.domain = ?"
        " ORDER BY e.element, r.scale, r.category",
        (catalogue.subject(code), domain),
    )
    return [Share._make((*row[:9], bool(row[9]))) for row in rows]


def read_technologies(catalogue: Catalogue, code: str) -> list[Technology]:
    """Return the products used in an occupation: in demand first, then hot ones, then by name."""
    pack = catalogue.holding("technology")
    if pack is None:
        return []
    rows = pack.execute(
        "SELECT t.name, t.commodity, t.commodity_title, u.hot, u.in_demand FROM technology_use u"
        " JOIN technology t ON t.id = u.technology WHERE u.subject = ?"
        " ORDER BY u.in_demand DESC, u.hot DESC, t.name",
        (catalogue.subject(code),),
    )
    return [
        Technology(name, commodity, kind, bool(hot), bool(demand))
        for name, commodity, kind, hot, demand in rows
    ]


def read_activities(catalogue: Catalogue, code: str) -> list[Activity]:
    """Return the intermediate work activities of an occupation, the weightiest first.

    Weights are published for SOC codes and merged groups. `share` is a weight divided by the sum
    of the occupation's weights.
    """
    pack = catalogue.holding("activity_weight")
    if pack is None or code not in catalogue.by_code:
        return []
    occupation = catalogue.by_code[code]
    for soc in (occupation.soc, occupation.matrix):
        rows = pack.execute(
            "SELECT a.element, a.name, w.weight, a.user_coverage, a.user_completion,"
            " a.user_scope, a.user_score, a.ai_coverage, a.ai_completion, a.ai_scope, a.ai_score"
            " FROM activity_weight w JOIN activity a ON a.id = w.activity WHERE w.soc = ?"
            " ORDER BY w.weight DESC, a.name",
            (soc,),
        ).fetchall()
        if rows:
            total = sum(row[2] for row in rows)
            return [Activity._make((*row[:3], row[2] / total, *row[3:])) for row in rows]
    return []


def read_tasks(catalogue: Catalogue, code: str) -> list[Task]:
    """Return the tasks of an occupation with their labels and observed use, Core ones first.

    The statements are those of an imported O*NET database; without one the labelled tasks are
    returned, in the order of their numbers, without text.
    """
    subject = catalogue.subject(code)
    labels = _labels(catalogue, subject)
    kept: dict[int, tuple[str | None, bool]] = _statements(catalogue, subject) or {
        task: (None, core) for task, (core, *_) in labels.items()
    }
    ratings = _task_ratings(catalogue, subject)
    uses = _uses(catalogue, kept)
    tasks = [
        Task._make((
            task, text, core, *labels.get(task, (core, None, None, None))[1:], uses.get(task),
            ratings.get((task, "IM")), ratings.get((task, "RT")),
        ))
        for task, (text, core) in kept.items()
    ]  # fmt: skip
    return sorted(tasks, key=lambda one: (not one.core, -(one.importance or 0), one.task))


def _labels(catalogue: Catalogue, subject: int) -> dict[int, tuple[bool, int, int, int]]:
    pack = catalogue.holding("task_label")
    if pack is None:
        return {}
    rows = pack.execute(
        "SELECT task, core, exposure, human, automation FROM task_label WHERE subject = ?",
        (subject,),
    )
    return {task: (bool(core), *labels) for task, core, *labels in rows}


def _statements(catalogue: Catalogue, subject: int) -> dict[int, tuple[str | None, bool]]:
    pack = catalogue.holding("task")
    if pack is None:
        return {}
    rows = pack.execute("SELECT task, text, kind = 'Core' FROM task WHERE subject = ?", (subject,))
    return {task: (text, bool(core)) for task, text, core in rows}


def _task_ratings(catalogue: Catalogue, subject: int) -> dict[tuple[int, str], float]:
    pack = catalogue.holding("task_rating")
    if pack is None:
        return {}
    rows = pack.execute(
        "SELECT r.task, r.scale, r.number FROM task t JOIN task_rating r ON r.task = t.task"
        " WHERE t.subject = ? AND r.category = 0",
        (subject,),
    )
    return {(task, scale): number for task, scale, number in rows}


def _uses(catalogue: Catalogue, tasks: Iterable[int]) -> dict[int, float]:
    pack = catalogue.holding("task_use")
    if pack is None:
        return {}
    wanted = tuple(tasks)
    marks = ",".join("?" * len(wanted))
    return dict(
        pack.execute(f"SELECT task, penetration FROM task_use WHERE task IN ({marks})", wanted)
    )


def read_description(catalogue: Catalogue, code: str) -> str | None:
    """Return what an occupation is, in O*NET's words or else in those of the SOC definitions.

    None where neither is imported.
    """
    occupation = catalogue.by_code.get(code)
    for wanted in (code, occupation.soc) if occupation else ():
        for pack in reversed(catalogue.packs):
            row = pack.execute("SELECT text FROM description WHERE code = ?", (wanted,)).fetchone()
            if row:
                return str(row[0])
    return None
