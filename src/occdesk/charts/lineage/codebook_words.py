"""The words of the codebook: what the columns of tables mean, and rows that are no metrics."""

from collections.abc import Mapping
from typing import NamedTuple

from occdesk.metrics import agreement, similarity
from occdesk.model.metric import Direction
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS

OF_METRIC = "of metric"
"""The unit of a column that holds numbers of the metric that its row is about."""

CODE = "code"
"""The unit of a column that holds codes: text, however much they look like numbers."""

UNIT_WORDS: Mapping[str, str] = {
    "usd": "dollars a year",
    "usd_hour": "dollars an hour",
    "jobs": "jobs or people, counted",
    "percent": "percent (0 to 100, or a change)",
    "points": "percentage points",
    "share": "share (0 to 1)",
    "score": "score (0 to 100)",
    "index": "index of its publisher",
    "rating": "rating (1 to 7)",
    "zone": "zone (1 to 5)",
    "number": "number of your own table",
    "category": "words",
    "percentile": "percentile (0 to 100)",
    "rank correlation": "correlation (-1 to 1)",
    "level of 0 to 7": "level (0 to 7)",
    "importance": "importance (1 to 5)",
    "year": "year",
    "rank": "rank (1 is the highest)",
    "count": "count",
    "in 10000": "conversations of 10,000",
    "weight": "weight of its publisher",
    CODE: "code (text)",
    OF_METRIC: "that of the metric of the row",
    "": "words",
}
"""What the units of tables are called for a reader."""

FORMATS: Mapping[str, str] = {
    "usd": '"$"#,##0',
    "usd_hour": '"$"#,##0.00',
    "jobs": "#,##0",
    "percent": '0.0"%"',
    "points": "+0.0;-0.0;0.0",
    "share": "0.0%",
    "score": "0.0",
    "index": "0.00",
    "rating": "0.00",
    "zone": "0",
    "percentile": "0",
    "rank correlation": "0.00",
    "level of 0 to 7": "0.00",
    "importance": "0.00",
    "year": "0",
    "rank": "0",
    "count": "#,##0",
    "in 10000": "#,##0.0",
    "weight": "0.00",
    CODE: "@",
}
"""How a spreadsheet shows the numbers of a unit; the cell holds all their digits."""

VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "status": {
        **{str(status): words for status, words in STATUS_WORDS.items()},
        "published in an article": "a figure of an article, not of a source",
    },
    "match": {str(match): words for match, words in MATCH_WORDS.items()},
    "bound": {"at_least": "the publisher capped the number; the true one may be higher"},
    "change_bound": {
        "at_least": "the change is so much or more, for a figure is capped",
        "at_most": "the change is so much or less, for a figure is capped",
    },
    "unit": {key: words for key, words in UNIT_WORDS.items() if key},
}
"""What the words in a column mean, by column."""

SHORT_WORDS: Mapping[str, Mapping[str, str]] = {
    "match": {
        "exact": "this very code",
        "soc": "six-digit SOC code",
        "mean": "mean of its SOC code",
        "group": "merged group",
        "crosswalk": "older classification",
        "title": "job title",
        "estimated": "estimated from relatives",
    },
    "bound": {"at_least": "at least"},
    "change_bound": {"at_least": "at least", "at_most": "at most"},
    "unit": {**UNIT_WORDS, "share": "share, written in percent"},
}
"""What is written for the words in a column where a reader has little room, by column."""


class Column(NamedTuple):
    """One column of a table: its heading for a reader, its unit, and a sentence.

    `metric` is the one that its numbers are of, `rows` the kinds of rows of a pack that they come
    from, where the metric of the row says neither.
    """

    name: str
    label: str
    unit: str
    definition: str
    metric: str = ""
    rows: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column("code", "Code", CODE, "The O*NET-SOC code of the occupation."),
    Column("title", "Title", "", "The title of the occupation."),
    Column(
        "metric", "Metric", "",
        "What the row is about; the codebook of an export explains it by its id.",
    ),
    Column("year", "Year", "year", "The year that the value is about; empty where it has none."),
    Column("value", "Value", OF_METRIC, "The number or the words; empty where there is no data."),
    Column("bound", "Bound", "", "Set where the number is a bound; empty where it is a number."),
    Column("unit", "Unit", "", "What the value is counted in."),
    Column("status", "Status", "", "How the value came about."),
    Column("match", "Match", "", "How the value reached the occupation."),
    Column(
        "published_for", "Published for", CODE,
        "The code or codes under which the source published the value; a CSV has SOC before a code"
        " of six digits, which a spreadsheet would take for a date.",
    ),
    Column("release", "Release", "", "The edition of the source that the value comes from."),
    Column("note", "Note", "", "What must be known of the value; why there is none."),
    Column(
        "jobs_drawn", "Jobs drawn", "jobs",
        "The jobs that the size of the symbol or tile stands for.", metric="employment",
    ),
    Column(
        "occupations", "Occupations", "count",
        "How many occupations share the code that the jobs are published for; the code and the"
        " title are those of the first.",
    ),
    Column("family", "Family", "", "The title of the major group of the occupation."),
    Column("made", "Made", "", "How numbers of several occupations became one, where they did."),
    Column("class", "Class", "", "The class of numbers that the colour stands for."),
    Column("percentile", "Percentile", "percentile", agreement.DEFINITION),
    Column("ranked_among", "Ranked among", "count", "How many were put in order."),
    Column("rank", "Rank", "rank", "The place in the order; equal figures share it."),
    Column("lower", "Lower", "count", "How many of those ranked have a lower figure."),
    Column("element", "Element", CODE, "The publisher’s code of the skill or activity."),
    Column("name", "Name", "", "The name of the skill, area of knowledge, ability or group."),
    Column(
        "importance", "Importance", "importance",
        "How much it matters for the occupation, from 1 to 5, as rated for O*NET.",
    ),
    Column("raters", "Raters", "count", "How many rated the importance."),
    Column(
        "difference_from_baseline", "Difference from the baseline", OF_METRIC,
        "The value less that of the first occupation.",
    ),
    Column("activity", "Activity", "", "The name of the work activity, or of a class of them."),
    Column(
        "weight", "Weight", "weight",
        "The publisher’s weight of the activity: how important and how common its tasks are.",
    ),
    Column(
        "applicability", "AI applicability", "index",
        "The mean of the two scores beside it: how far people ask an assistant for the activity"
        " and it does it.",
    ),
    Column(
        "asked_for_score", "Score, asked for", "index",
        "How often people ask Bing Copilot for it, how well that goes, and with what scope.",
    ),
    Column(
        "done_by_ai_score", "Score, done by AI", "index",
        "How often Bing Copilot does it, how well that goes, and with what scope.",
    ),
    Column(
        "asked_for_in_10000", "Asked for, of 10,000", "in 10000",
        "In how many of 10,000 conversations people ask for it.",
    ),
    Column(
        "done_by_ai_in_10000", "Done by AI, of 10,000", "in 10000",
        "In how many of 10,000 conversations the assistant does it.",
    ),
    Column("task", "Task", "number", "O*NET’s number of the task."),
    Column("statement", "Statement", "", "The sentence that O*NET describes the task with."),
    Column("core", "Core", "", "Whether O*NET calls the task Core or Supplemental."),
    Column(
        "exposure_gpt4", "Exposure, by GPT-4", "",
        "E1: a language model could halve the time of the task; E2: with added software; E0:"
        " neither. Labelled by GPT-4.",
    ),
    Column("exposure_people", "Exposure, by people", "", "The same label given by people."),
    Column(
        "automation_gpt4", "Automation, by GPT-4", "",
        "How much of the task could be automated, T0 (none) to T4 (all). Labelled by GPT-4.",
    ),
    Column(
        "observed_use", "Observed use", "share",
        "How far the task is seen in conversations with Claude: an index of 0 to 1.",
    ),
    Column("change", "Change", OF_METRIC, "The value less that of the occupation one comes from."),
    Column("change_percent", "Change in percent", "percent", "The same in percent of the latter."),
    Column("change_bound", "Bound of the change", "", "Set where the change is a bound."),
    Column("change_note", "Note on the change", "", "Why there is no change to be told."),
    Column(
        "onet_rank", "O*NET rank", "rank",
        "Its place in O*NET’s list of occupations related to the one that one comes from, 1 the"
        " nearest; empty where O*NET does not name it.",
        rows=("related",),
    ),
    Column(
        "scenario", "Scenario", "",
        "Which scenario of the program the value follows from; empty for what is none.",
    ),
    Column(
        "mark", "Mark", "",
        "The sign and the words of what is not the occupation’s own figure: of a wider code, of a"
        " merged group, estimated here, or joined by a job title.",
    ),
    Column("area", "Area", "", "The nation, state or area that the value is about."),
    Column("area_code", "Area code", CODE, "The code of the area at BLS; empty for the nation."),
    Column(
        "low_95", "95% range, from", OF_METRIC,
        "The value less 1.96 standard errors, where the source gives an error.",
    ),
    Column(
        "high_95", "95% range, to", OF_METRIC,
        "The value plus 1.96 standard errors, where the source gives an error.",
    ),
)  # fmt: skip
"""Every column of the tables of charts that is not named after a metric."""

COLUMN_BY_NAME: Mapping[str, Column] = {each.name: each for each in COLUMNS}


OTHER_NAMES: Mapping[str, str] = {"jobs": "employment"}
"""Columns that are metrics under another name: the size of tiles may also be their colour."""


class Described(NamedTuple):
    """What a codebook says of rows that are about no metric of the registry.

    `rows` are the kinds of rows of a pack that they are made of, `metrics` the metrics.
    """

    label: str
    unit: str
    definition: str
    caveat: str
    direction: Direction = "neutral"
    rows: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()


_PERSONAL = "Of the work as a whole; people in it differ."
_LEVELS = "level of 0 to 7"

ROWS: Mapping[str, Described] = {
    "activity_share": Described(
        "Part of the work, by activity", "share",
        "The weight of the activity divided by the sum of the weights of the occupation’s"
        " activities.",
        "Follows from how important and how common tasks are, not from hours.",
        rows=("activity_weight", "activity_measure"),
    ),
    "task_share": Described(
        "Part of the work, by task", "share",
        "The weight of the task in the method divided by the sum over the occupation’s tasks.",
        "Follows from whether a task is Core, not from hours.",
        rows=("task", "task_label", "task_use"),
    ),
    "skill_level": Described(
        "Level of a skill", _LEVELS, "The level of the skill that the work needs, as rated for"
        " O*NET.", _PERSONAL, rows=("skill",),
    ),
    "knowledge_level": Described(
        "Level of knowledge", _LEVELS, "The level of the knowledge that the work needs, as rated"
        " for O*NET.", _PERSONAL, rows=("knowledge",),
    ),
    "ability_level": Described(
        "Level of an ability", _LEVELS, "The level of the ability that the work needs, as rated"
        " for O*NET.", _PERSONAL, rows=("ability",),
    ),
    "skill_group_level": Described(
        "Place by a group of skills", "percentile",
        "How much the group of skills matters beside other occupations, as BLS computes it from"
        " O*NET’s ratings.",
        "A place among occupations, not a level that the work needs.", rows=("skill_group",),
    ),
    "similarity": Described(
        "Similarity", "score", similarity.SIMILARITY.words, similarity.CAVEAT,
        rows=("skill", "knowledge"), metrics=similarity.INTERESTS,
    ),
}  # fmt: skip
"""Rows of charts that are about no metric of the registry, by what stands in `metric`."""

OF_A_METRIC: tuple[Column, ...] = (
    Column("year", "{}, year", "year", "The year that the value is about."),
    Column("status", "{}, status", "", "How the value came about."),
    Column("match", "{}, match", "", "How the value reached the occupation."),
    Column(
        "bound", "{}, bound", "", "Set where the number is a bound; empty where it is a number."
    ),
    Column("mark", "{}, mark", "", "Whose figure it is where it is not the occupation’s own."),
    Column("release", "{}, release", "", "The edition of the source that the value comes from."),
)
"""Columns that follow that of a metric under its name; the label has a place for the metric's."""
