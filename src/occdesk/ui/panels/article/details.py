"""Parts of an occupation's page beyond its figures: what it is, tasks, activities, technology."""

from collections.abc import Sequence
from html import escape

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.details import (
    read_activities,
    read_description,
    read_ratings,
    read_shares,
    read_tasks,
    read_technologies,
)
from occdesk.catalogue.records import Activity
from occdesk.metrics.dataset import Dataset
from occdesk.model.value import Value
from occdesk.model.wording import NBSP, say_number

MOST_SKILLS = 8
MOST_ACTIVITIES = 8
MOST_TECHNOLOGIES = 12
REQUIRED_EDUCATION = "RL"

EXPOSURE = ("none", "alone", "software")
"""What the exposure labels E0, E1 and E2 say, in words; the legend explains them."""

AUTOMATION = ("none", "low", "moderate", "high", "full")
"""What the automation labels T0 to T4 say, in words."""


def description_part(measures: Dataset, code: str) -> str:
    """Return what the occupation is, in O*NET's words; empty where no database is imported."""
    text = read_description(measures.catalogue, code)
    return f"<p>{escape(text)}</p>" if text else ""


def details_parts(measures: Dataset, code: str) -> str:
    """Return skills, activities, tasks, technology and education of one occupation, by heading."""
    return "".join(
        (
            _skills(measures, code),
            _activities(read_activities(measures.catalogue, code)),
            _tasks(measures, code),
            _technologies(measures, code),
            _education(measures, code),
        )
    )


def _skills(measures: Dataset, code: str) -> str:
    ratings = read_ratings(measures.catalogue, code, "skill")[:MOST_SKILLS]
    if not ratings:
        return ""
    names = ", ".join(escape(each.name) for each in ratings)
    return (
        f'<h2>Most important skills</h2><p class="ui">{names}.</p>'
        '<p class="small">O*NET, by importance.</p>'
    )


def _activities(activities: Sequence[Activity]) -> str:
    if not activities:
        return ""
    rows = [
        (each.name, _percent(each.share), _score(each.user_score), _score(each.ai_score))
        for each in activities[:MOST_ACTIVITIES]
    ]
    shown = sum(each.share for each in activities[:MOST_ACTIVITIES])
    which = (
        f"The {len(rows)} weightiest of {len(activities)}, {_percent(shown)} of the occupation."
        if len(rows) < len(activities)
        else "All that are known."
    )
    return (
        "<h2>Work activities</h2>"
        + _table(("Activity", "Part", "Asked for", "Done by AI"), rows)
        + f'<p class="small">{which} Part: weight within the occupation. Asked for, done by'
        " AI: how much of the activity was sought from, and done by, an assistant, 0 to 1."
        " Working with AI, Microsoft Research.</p>"
    )


def _tasks(measures: Dataset, code: str) -> str:
    """Return the tasks with their labels; their sentences come with an imported database only."""
    tasks = read_tasks(measures.catalogue, code)
    if not tasks:
        return ""
    exposed = sum(bool(each.exposure) for each in tasks)
    labelled = sum(each.exposure is not None for each in tasks)
    # The two files know tasks of different releases of O*NET, so each count has its own total.
    named = sum(each.penetration is not None for each in tasks)
    seen = sum(bool(each.penetration) for each in tasks)
    words = (
        '<p class="ui">Exposed to a language model, alone or with added software:'
        f" {exposed} of the {labelled} tasks that were labeled in 2023 (O*NET 27.2).</p>"
        f'<p class="ui">Seen in use: {seen} of the {named} tasks that the Anthropic file of'
        f" March 2026 names.{escape(_wider_use(measures, code))}</p>"
    )
    if tasks[0].text is None:
        return (
            f'<h2>Tasks</h2>{words}<p class="small">Import the O*NET database'
            " (Data &gt; Import files) to read them.</p>"
        )
    rows = [
        (
            each.text or "",
            "no label" if each.exposure is None else EXPOSURE[each.exposure],
            "no label" if each.automation is None else AUTOMATION[each.automation],
            "no row" if each.penetration is None else _percent(each.penetration),
        )
        for each in tasks
    ]
    return (
        f"<h2>Tasks</h2>{words}"
        + _table(("Task", "Exposure", "Automation", "In use"), rows)
        + '<p class="small">Core tasks first. Exposure: to a language model alone, or only with'
        " added software. Tasks: O*NET. Labels: Eloundou and others, given by GPT-4. In use:"
        " Anthropic Economic Index.</p>"
    )


def _wider_use(measures: Dataset, code: str) -> str:
    """Return why the observed exposure need not agree with a count of the tasks of CODE alone."""
    value = measures.value(code, "observed_exposure")
    whose = say_whose(measures.catalogue, value)
    if not whose:
        return ""
    said = say_number(float(value.number or 0), "share")
    return (
        f" That is a count for {code} alone. The observed exposure of {said} weights its tasks and"
        f" {whose}, so the two need not agree."
    )


def say_whose(catalogue: Catalogue, value: Value) -> str:
    """Return for whom VALUE is published, where that is more than its occupation; else nothing.

    It goes on after the name of a figure.
    """
    codes = [each.strip() for each in (value.published_for or "").split(",") if each.strip()]
    wider = [each for each in codes if each != value.code]
    if value.missing or not wider:
        return ""
    if value.match == "group":
        return f"is published for the merged group {_listed(wider)} as a whole"
    if value.match == "mean":
        return f"is the mean of what is published for {_listed(codes)}"
    if value.match == "crosswalk":
        return f"is published for {_listed(wider)} of an older classification"
    inside = [each for each in catalogue.by_code if each.startswith(tuple(wider))]
    if value.match != "soc" or len(inside) < 2:
        return ""
    return f"is published for SOC code {_listed(wider)}, which has {len(inside)} occupations here"


def _listed(codes: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(codes[:-1]), codes[-1]) if part)


def _technologies(measures: Dataset, code: str) -> str:
    found = read_technologies(measures.catalogue, code)
    if not found:
        return ""
    demanded = sum(each.in_demand for each in found)
    hot = sum(each.hot for each in found)
    names = ", ".join(escape(each.name) for each in found[:MOST_TECHNOLOGIES])
    return (
        f'<h2>Technology</h2><p class="ui">{names}.</p><p class="small">O*NET lists {len(found)}:'
        f" {demanded} in demand in this occupation, which come first, and {hot} that are hot in"
        " any.</p>"
    )


def _education(measures: Dataset, code: str) -> str:
    shares = [
        each
        for each in read_shares(measures.catalogue, code, "education")
        if each.scale == REQUIRED_EDUCATION and each.percent >= 1
    ]
    if not shares:
        return ""
    rows = [
        (
            each.words,
            say_number(each.percent, "percent") + ("" if each.reliable else " (unreliable)"),
        )
        for each in sorted(shares, key=lambda each: -each.percent)
    ]
    return (
        "<h2>Education asked for</h2>"
        + _table(("Level", "Of respondents"), rows)
        + '<p class="small">What people in the occupation say that it requires, from 1%.'
        " O*NET.</p>"
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column, of sentences, has all the width that numbers leave."""
    narrow = ' align="right" width="1%"'
    head = "".join(
        f"<th{narrow if place else ''}>{escape(words)}</th>" for place, words in enumerate(heads)
    ).replace("<th>", '<th align="left">')
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{narrow}>{escape(words.replace(' ', NBSP))}</td>"
            if place
            else f"<td>{escape(words)}</td>"
            for place, words in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table width="100%" cellspacing="0"><tr>{head}</tr>{lines}</table>'


def _percent(share: float) -> str:
    return say_number(share, "share")


def _score(score: float | None) -> str:
    return "not seen" if score is None else say_number(score, "index", 2)
