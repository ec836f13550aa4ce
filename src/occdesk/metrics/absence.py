"""Why an occupation has no figure, where its source has no row that would say so."""

from occdesk.catalogue.catalogue import Catalogue
from occdesk.model.codes import is_military
from occdesk.model.metric import Metric
from occdesk.model.wording import say_year

MILITARY_NOTE = "No source in this program covers military occupations."
NO_TASKS = "O*NET lists no tasks for the occupation."
NOT_SEEN = (
    "None of the occupation’s tasks was seen often enough to be published;"
    " a missing row is not a zero."
)
WITHHELD = (
    "Some of its tasks are seen in the published conversations, but how they are used is withheld"
    " for every one of them, as conversations are few."
)
NO_OVERALL = "The overall share of use that hands work over, which it is drawn towards, is missing."
"""Reasons why there is no pattern of use."""


def why_absent(
    catalogue: Catalogue, code: str, what: Metric, year: int | None, *, derived: bool
) -> str:
    """Return why CODE has no figure of WHAT in YEAR: the metric, the year or the row is lacking.

    DERIVED tells whether figures of the metric are computed here rather than stored.
    """
    if is_military(code):
        return MILITARY_NOTE
    years = sorted(held for metric, held in catalogue.series if metric == what.id)
    if not years and not derived:
        if catalogue.has_rows("regional", what.id):
            return f"{what.label} is published for states and areas, not for the nation."
        return f"{what.label} is not among the data; import its file to see it."
    if years and (year or 0) not in years:
        return f"{say_year(what, year)} is not among the data, only {_say_years(what, years)}."
    source = catalogue.sources.get(what.source)
    return f"{source.title if source else what.source} has no row for this occupation."


def _say_years(what: Metric, years: list[int]) -> str:
    """Return YEARS in words, a run of them by its ends."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        years = [years[0], years[-1]]
        return f"{say_year(what, years[0])} to {say_year(what, years[1])}"
    return " and ".join(say_year(what, each) for each in years) or "no other year"


def why_no_use(catalogue: Catalogue, code: str, *, overall: bool) -> str:
    """Return why CODE has no pattern of use; OVERALL tells whether that of all use is known."""
    if is_military(code):
        return MILITARY_NOTE
    if not overall:
        return NO_OVERALL
    share = catalogue.stored_value(code, "use_share", 2025)
    if share is not None and not share.missing:
        return WITHHELD
    return NOT_SEEN if catalogue.occupation(code).surveyed else NO_TASKS
