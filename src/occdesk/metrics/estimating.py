"""Estimates: which metrics have them, and how one is written down as a value."""

from occdesk.catalogue.joins import Estimate
from occdesk.model.metric import Metric
from occdesk.model.value import Value

OWN_TABLE = "user"
"""The source of the metrics of tables of the user's own."""


def can_be_estimated(what: Metric) -> bool:
    """Return whether a mean of relatives says something.

    It does not for counts, nor for categories, nor for plain numbers of a table of the user's own,
    which may be either.
    """
    return what.unit not in ("jobs", "category") and what.source != OWN_TABLE


def write_estimate(made: Estimate, missing: Value, source: str, release: str) -> Value:
    """Return MADE in the place of a MISSING value: it is the program's, whose SOURCE is given."""
    many = f"{len(made.relatives)} relative{'' if len(made.relatives) == 1 else 's'}"
    level = {"family": "major"}.get(made.level, made.level)
    return missing._replace(
        number=made.number,
        status="derived",
        match="estimated",
        published_for=", ".join(made.relatives),
        source=source,
        release=release,
        note=f"Estimated here: mean of {many}, the codes of its {level} group with a figure.",
    )
