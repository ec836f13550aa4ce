"""Of how many tasks the use of AI is seen, in words."""

from collections.abc import Iterable

from occdesk.catalogue.records import UsePattern
from occdesk.model.value import Release


def say_tasks(pattern: UsePattern, releases: Iterable[Release]) -> str:
    """Return how many tasks are seen, of which lists; RELEASES name the newer one of the two."""
    known = [each.title for each in releases if each.source == "onet"]
    today = known[0] if len(known) == 1 else "the newest O*NET here"
    verb = "is" if pattern.tasks_seen == 1 else "are"
    return (
        f"{pattern.tasks_seen} of {pattern.tasks} tasks {verb} seen. The {pattern.tasks} are those"
        f" of O*NET 20.1, as the file of use names them, and those of {today} together."
    )
