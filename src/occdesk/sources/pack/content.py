"""What an importer hands over: published figures with the place where each of them stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source, Status
from occdesk.sources.files.cells import Cell

Joining = Literal["onet", "soc", "exact", "title", "onet_2010", "soc_2010", "nation"]
"""How codes of a column reach occupations. onet: the very O*NET-SOC 2019 code, else the mean over
those that share its SOC code; soc: the SOC 2018 code, else the merged group; exact: the very
O*NET-SOC code and nothing else; onet_2010, soc_2010: through the crosswalks of 2010; nation: the
figure of all occupations together."""


class Extract(NamedTuple):
    """One column of one table of a published file: where the figures of a metric and year stand.

    `year` is 0 where a figure has none. `file` is named as in SourceFile. `table` is the sheet of
    a workbook or the table of a database, empty for a text. `key` and `column` are the titles of
    the columns with the code and with the figure. `step` says, as the end of a sentence, what
    is done with the published text besides reading it as a number ("times 1,000, as the table
    counts thousands").
    """

    metric: str
    year: int
    status: Status
    release: str
    file: str
    table: str
    key: str
    column: str
    step: str = ""


class Cite(NamedTuple):
    """One of several rows behind a figure: its line, its text, its key where that is no code."""

    row: int
    raw: str
    key: str = ""


class Published(NamedTuple):
    """One cell as published: the code it stands by, what was read, and its line.

    `row` counts from 1, the header included: the line of a text, the row of a sheet. It is 0
    where rows have no number (a database). `cell.raw` is the text as published. What is put
    together from several rows has all of them in `cites`.
    """

    code: str
    cell: Cell
    row: int
    cites: tuple[Cite, ...] = ()


def cite(code: str, cell: Cell, cites: Iterable[Cite]) -> Published:
    """Return what was read from the rows of CITES, of which there is one at least."""
    listed = tuple(cites)
    return Published(code, cell, listed[0].row, listed)


@dataclass(frozen=True, slots=True)
class Series:
    """One column of figures, by published code, and how it reaches the occupations.

    `absent` gives the sentence that says why an occupation has no figure here.
    """

    extract: Extract
    cells: Mapping[str, Published]
    joining: Joining
    absent: Callable[[Occupation], str]
    note: Callable[[Occupation], str] | None = None
    """A sentence to be kept with an occupation's figure, where there is one to say."""


class RatingRow(NamedTuple):
    """One element (skill, knowledge, ability, activity, context, style) of one occupation.

    `code` is as published (O*NET-SOC 2019). `suppress`: the publisher recommends not to use it;
    `irrelevant`: the publisher marks the level as not relevant. `raw` is empty where the number,
    written in its shortest form, is the published text.
    """

    code: str
    domain: str
    element: str
    scale: str
    number: float
    low: float | None
    high: float | None
    n: int | None
    suppress: bool
    irrelevant: bool
    row: int
    raw: str = ""


class RespondentRow(NamedTuple):
    """The percent of respondents of one occupation that chose one category of an element."""

    code: str
    domain: str
    element: str
    scale: str
    category: int
    percent: float
    low: float | None
    high: float | None
    n: int | None
    suppress: bool
    row: int
    raw: str = ""


class Element(NamedTuple):
    """A skill, knowledge area, ability, activity, context, style or question, and its domain."""

    id: str
    domain: str
    name: str


class Category(NamedTuple):
    """The words of one answer to a question: what category 3 of scale RL stands for, say.

    `element` is empty where all elements of the scale share the answers.
    """

    scale: str
    element: str
    category: int
    words: str


class TechnologyRow(NamedTuple):
    """A product used in an occupation, of which kind, whether hot and whether in demand."""

    code: str
    name: str
    commodity: int
    commodity_title: str
    hot: bool
    in_demand: bool
    row: int


class Activity(NamedTuple):
    """An intermediate work activity of O*NET and how assistants were seen at it, 0-1 each.

    `general` is the element id of the generalized activity. The measures of Microsoft's
    "Working with AI" are None where it has none.
    """

    id: str
    name: str
    general: str
    user_coverage: float | None = None
    user_completion: float | None = None
    user_scope: float | None = None
    user_score: float | None = None
    ai_coverage: float | None = None
    ai_completion: float | None = None
    ai_scope: float | None = None
    ai_score: float | None = None
    row: int = 0


class ActivityWeight(NamedTuple):
    """The weight of an intermediate activity in an occupation of SOC 2018 or a merged group."""

    soc: str
    activity: str
    weight: float
    row: int


class TaskLabel(NamedTuple):
    """The labels of one task: exposure E0-E2 by GPT-4 and by people, automation T0-T4, as digits.

    `task` is O*NET's Task ID; the row is that of the label file.
    """

    task: int
    code: str
    core: bool
    exposure: int
    human: int
    automation: int
    row: int


class TaskUse(NamedTuple):
    """How far a task of today's database was seen in use, 0-1, and where that is published."""

    task: int
    penetration: float
    row: int


class PatternUse(NamedTuple):
    """The pattern shares of one task text that is among an occupation's, as published."""

    code: str
    row: int
    feedback_loop: float
    directive: float
    task_iteration: float
    validation: float
    learning: float
    filtered: float


class UseSum(NamedTuple):
    """How AI is seen used in an occupation's tasks: their number, those seen, and the sum of the
    shares (0-1) of automating use over those seen."""

    code: str
    tasks: int
    tasks_seen: int
    automation_sum: float


class Task(NamedTuple):
    """One task statement with its own text. `kind` is Core, Supplemental or empty."""

    task: int
    code: str
    text: str
    kind: str
    row: int


class TaskRating(NamedTuple):
    """One rating of a task: scale IM (1-5), RT (0-100) or FT (percent by category)."""

    task: int
    scale: str
    category: int
    number: float
    n: int | None
    suppress: bool
    row: int


class Description(NamedTuple):
    """What an occupation is, in the publisher's words."""

    code: str
    text: str
    row: int


class Related(NamedTuple):
    """An occupation that O*NET names as related; rank 1 is the closest."""

    code: str
    rank: int
    related: str
    tier: str
    row: int


class Area(NamedTuple):
    """An area of OEWS: its code as published, its kind, its name and the state it lies in."""

    code: str
    kind: Literal["nation", "state", "metro", "nonmetro"]
    title: str
    state: str


class RegionalRow(NamedTuple):
    """One occupation (SOC 2018 or merged group) in one area, in May of `year`.

    Wages are dollars a year, `quotient` is the location quotient, `rse` and `wage_rse` are
    relative standard errors in percent. `marks` tells of employment, mean, p10, p25, median, p75,
    p90 and quotient in this order why a figure is not there or is a bound: a point where it
    is as published, `-` not released, `#` capped (the number is then the cap), `h` wages by the
    hour only, ` ` not published for this kind of area; it is empty where all are published.
    """

    year: int
    area: str
    code: str
    employment: int | None
    rse: float | None
    mean: int | None
    p10: int | None
    p25: int | None
    median: int | None
    p75: int | None
    p90: int | None
    wage_rse: float | None
    quotient: float | None
    marks: str
    row: int


class SourceFile(NamedTuple):
    """One file that was read: how it is named, its checksum, size and release."""

    path: str
    sha256: str
    bytes: int
    release: str


class MatchedTitle(NamedTuple):
    """A row of a table by job title: the occupation that its title was taken for.

    `known` is the title that it resembles and `confidence` how much (0-1); `code` is empty where
    none does. `others` are further occupations it may mean, code and title. `taken` tells
    whether the row is used; `problem` says why not.
    """

    row: int
    title: str
    code: str
    known: str
    confidence: float
    others: tuple[tuple[str, str], ...]
    taken: bool
    problem: str = ""


@dataclass(slots=True)
class Content:
    """Everything that one importer found in what it was given; what it does not have is empty."""

    sources: list[Source] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    extracts: list[Extract] = field(default_factory=list)
    """Where rows that are not series come from; `metric` is then the domain or the table."""
    elements: list[Element] = field(default_factory=list)
    ratings: Iterable[RatingRow] = ()
    categories: list[Category] = field(default_factory=list)
    respondents: Iterable[RespondentRow] = ()
    technologies: Iterable[TechnologyRow] = ()
    activities: list[Activity] = field(default_factory=list)
    activity_weights: Iterable[ActivityWeight] = ()
    labels: Iterable[TaskLabel] = ()
    task_uses: Iterable[TaskUse] = ()
    patterns: Iterable[PatternUse] = ()
    use_sums: Iterable[UseSum] = ()
    tasks: Iterable[Task] = ()
    task_ratings: Iterable[TaskRating] = ()
    descriptions: Iterable[Description] = ()
    related: Iterable[Related] = ()
    areas: list[Area] = field(default_factory=list)
    regional: Iterable[RegionalRow] = ()
    alternate_titles: Iterable[tuple[str, str]] = ()
    """Code and title."""
    matches: list[MatchedTitle] = field(default_factory=list)
    """How the titles of a table by job title were understood; the pack does not keep them."""
    warnings: list[str] = field(default_factory=list)
    """Sentences for the reader: what was left out, and why."""
