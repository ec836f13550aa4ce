"""Figures of states and areas as values, each with the reason where it is missing."""

from collections.abc import Iterator

from occdesk.catalogue.records import RegionalFigure
from occdesk.catalogue.regions import read_regions
from occdesk.metrics.dataset import Dataset
from occdesk.model.codes import is_military
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.value import Bound, Value

REGIONAL: tuple[tuple[str, str], ...] = (
    ("employment", "employment"),
    ("location_quotient", "quotient"),
    ("mean_wage", "mean"),
    ("wage_p10", "p10"),
    ("wage_p25", "p25"),
    ("median_wage", "median"),
    ("wage_p75", "p75"),
    ("wage_p90", "p90"),
)
"""Metrics that are published for areas, and the field of RegionalFigure."""

_REASONS = {
    "withheld": "OEWS does not release this figure for this area.",
    "hourly": "OEWS releases only hourly wages for this occupation.",
    "unpublished": "OEWS does not publish this figure for areas of this kind.",
}


def regional_values(measures: Dataset, code: str, area: str) -> Iterator[Value]:
    """Yield an occupation's values in one area, the missing ones with their reason.

    AREA is a code or a name. Raises UsageError for an unknown area, and OccDeskError where the
    area has no row for the occupation.
    """
    found = read_regions(measures.catalogue, code, area)
    if not found:
        who = measures.catalogue.occupation(code)
        reason = (
            "no source covers military occupations"
            if is_military(code)
            else (f"OEWS has no row for SOC {who.soc} there")
        )
        raise OccDeskError(f"There are no figures of {who.title} in {area}: {reason}.")
    for figure in found:
        for metric_id, field in REGIONAL:
            yield _value(measures, code, metric_id, field, figure)


def regional_value(measures: Dataset, code: str, metric_id: str, area: str) -> Value:
    """Return one value of an occupation in an area, as `regional_values` gives it.

    Raises UsageError also for a metric that is not published for areas.
    """
    known = [id for id, _ in REGIONAL]
    if metric_id not in known:
        raise UsageError(f"{metric_id} is not published for areas; there are {', '.join(known)}.")
    values = regional_values(measures, measures.catalogue.occupation(code).code, area)
    return next(value for value in values if value.metric == metric_id)


_PERCENTILES = {"p10": "10th", "p25": "25th", "median": "50th", "p75": "75th", "p90": "90th"}


def _say_equal(field: str, figure: RegionalFigure) -> str | None:
    """Return with which other percentiles FIGURE has one number in the file; None where with none.

    Why they coincide the file does not say.
    """
    number = getattr(figure, field)
    if field not in _PERCENTILES or number is None or figure.marks.get(field) == "at_least":
        return None
    same = [name for id, name in _PERCENTILES.items() if getattr(figure, id) == number]
    if len(same) < 2:
        return None
    named = f"{', '.join(same[:-1])} and {same[-1]}"
    return f"The file gives one figure for the {named} percentile, and does not say why."


def _value(
    measures: Dataset, code: str, metric_id: str, field: str, figure: RegionalFigure
) -> Value:
    number = getattr(figure, field)
    mark = figure.marks.get(field, "")
    missing = number is None
    bound: Bound = "at_least" if mark == "at_least" else ""
    rse = {"employment": figure.rse, "mean": figure.wage_rse}.get(field)
    note = _REASONS.get(mark) or _say_equal(field, figure)
    if figure.match == "group" and not missing:
        whole = f"Published for the group {figure.published_for} as a whole."
        note = f"{whole} {note or ''}".strip()
    release = measures.catalogue.release_of_rows("regional")
    return Value(
        code, metric_id, None if missing else float(number), None, figure.year, figure.title,
        "measured", None if missing else figure.match, figure.published_for,
        measures.metric(metric_id).source, release, note, bound, rse,
    )  # fmt: skip
