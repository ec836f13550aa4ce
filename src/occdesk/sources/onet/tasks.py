"""Tasks of the O*NET database, their ratings, and the intermediate work activities."""

from collections.abc import Iterator
from sys import intern

from occdesk.sources.onet.ratings import Bounds
from occdesk.sources.onet.reading import Keys, Reading, element_names
from occdesk.sources.pack.content import Activity, Content, Element, Task, TaskRating

# Names of columns before release 30.3 and since.
_IWA = ("IWA ID", "IWA Element ID")
_GWA = ("GWA Element ID", "Element ID")
_IWA_NAME = ("IWA Title", "IWA Element Name")

_KINDS = ("Core", "Supplemental", "")


def read_task_rows(reading: Reading) -> Iterator[Task]:
    """Yield each task statement; raises OccDeskError for a Task ID that comes twice."""
    keys = Keys()
    for line in reading.occupation_lines("task", ("Task ID", "Task"), ("Task Type",)):
        code, _, text, kind = line.cells
        task = line.integer(1)
        keys.add(line, "task", task)
        if kind not in _KINDS:
            raise line.error(f"has “{kind}” where Core or Supplemental should stand")
        yield Task(task, code, text, kind, line.row)


def read_task_ratings(reading: Reading, bounds: Bounds) -> Iterator[TaskRating]:
    """Yield the ratings of tasks; the category is 0 where a scale has none."""
    columns = ("Task ID", "Scale ID", "Data Value")
    keys = Keys()
    for line in reading.occupation_lines(
        "task_rating", columns, ("Category", "N", "Recommend Suppress")
    ):
        task = line.integer(1)
        scale = intern(line.cells[2])
        category = line.optional_integer(4) or 0
        keys.add(line, "task", task, scale, category)
        if line.cells[3]:
            number = line.number(3)
            bounds.check(line, scale, number)
            n, suppress = line.optional_integer(5), line.flag(6)
            yield TaskRating(task, scale, category, number, n, suppress, line.row)


def read_activities(reading: Reading) -> list[Activity]:
    """Return the intermediate work activities, each with its name and the general one above it.

    Where their own file is missing they come from the one of detailed activities, without a name
    unless the content model has one.
    """
    names = element_names(reading)
    found: dict[str, Activity] = {}
    for part in ("intermediate_activity", "detailed_activity"):
        for line in reading.lines(part, (_IWA, _GWA), (_IWA_NAME,)):
            activity, general, name = line.cells
            if activity not in found:
                words = name or names.get(activity, "")
                found[activity] = Activity(activity, words, general, row=line.row)
    return list(found.values())


def missing_elements(content: Content, reading: Reading) -> list[Element]:
    """Return the general activities that Work Activities, where given, does not name itself."""
    names = element_names(reading)
    there = {element.id for element in content.elements}
    general = dict.fromkeys(activity.general for activity in content.activities)
    return [
        Element(element, "activity", names[element])
        for element in general
        if element in names and element not in there
    ]
