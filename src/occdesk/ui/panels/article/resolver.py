"""What an article asks the program for while it is written out: values, labels and titles."""

from occdesk.articles.resolve import Resolve
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError
from occdesk.model.wording import say, say_as_published


def resolver(measures: Dataset) -> Resolve:
    """Return the function that answers an article's questions from MEASURES; charts stay links."""

    def resolve(kind: str, argument: str) -> str | None:
        try:
            return _answer(measures, kind, argument)
        except OccDeskError:
            return None

    return resolve


def _answer(measures: Dataset, kind: str, argument: str) -> str | None:
    if kind == "metric":
        id, code, year = parse_reference(argument)
        return say(measures.value(code, id, year), measures.metric(id))
    if kind == "figure":
        id, _, number = argument.partition("=")
        return say_as_published(float(number), measures.metric(id).unit)
    if kind == "label":
        return measures.metric(argument).label
    if kind == "occupation":
        return measures.catalogue.occupation(argument).title
    return None


def parse_reference(argument: str) -> tuple[str, str, int | None]:
    """Return (id, code, year) of `employment@15-2051.00/2023`; code or year may be absent."""
    rest, _, year = argument.partition("/")
    id, _, code = rest.partition("@")
    return id, code, int(year) if year.isascii() and year.isdigit() else None
