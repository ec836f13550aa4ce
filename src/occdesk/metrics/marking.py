"""Marks of figures that are not an occupation's own: decided here, for every surface alike.

BLS and others publish by six-digit SOC code, or for a merged group of codes. Critical Care Nurses
then have the jobs of all registered nurses, which must not be read as theirs.
"""

from collections.abc import Mapping
from typing import NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import COMBINED, LABELLED
from occdesk.model.mark import Mark
from occdesk.model.metric import Metric
from occdesk.model.value import Match, Value, farthest


class Matches(NamedTuple):
    """How the numbers of one metric reached their occupations, and which of them are capped."""

    default: Match
    others: Mapping[str, Match]
    at_least: frozenset[str]

    def of(self, code: str) -> Match:
        """Return the match of the number of CODE."""
        return self.others.get(code, self.default)


def matches_of(measures: Dataset, what: Metric, *, estimates: bool = False) -> Matches:
    """Return the matches of a metric's numbers without reading each of its values.

    Reading a thousand values with their notes takes longer than drawing them. They are the same
    under every method, and kept.
    """
    kept, key = measures.stored.matches, (what.id, estimates)
    if key not in kept:
        kept[key] = _find_matches(measures, what, estimates=estimates)
    return kept[key]


def _find_matches(measures: Dataset, what: Metric, *, estimates: bool) -> Matches:
    found = _direct_matches(measures, what)
    if not estimates:
        return found
    direct = measures.numbers(what.id)
    made: dict[str, Match] = {
        code: "estimated"
        for code in measures.numbers(what.id, estimates=True)
        if code not in direct
    }
    return found._replace(others={**found.others, **made}) if made else found


def _direct_matches(measures: Dataset, what: Metric) -> Matches:
    if what.inputs and measures.is_derived(what.id):
        parts = [_direct_matches(measures, measures.metric(id)) for id in what.inputs]
        default = farthest(part.default for part in parts)
        odd = {code for part in parts for code in part.others}
        others = {code: farthest(part.of(code) for part in parts) for code in odd}
        return Matches(default, others, frozenset().union(*(part.at_least for part in parts)))
    default, others = _ways(measures, what.id)
    marked = measures.catalogue.marked(what.id, what.year)
    return Matches(default, others, frozenset(code for code, each in marked.items() if each.bound))


def _ways(measures: Dataset, metric_id: str) -> tuple[Match, dict[str, Match]]:
    """Return the usual match of a metric's figures, and that of those that came otherwise."""
    if metric_id in LABELLED:
        joined = measures.joined_labels(metric_id)
        return "exact", {code: each.match for code, each in joined.items() if each.match != "exact"}
    id = "projected_growth" if metric_id == "growth_revision" else metric_id
    year, catalogue = measures.metric(id).year, measures.catalogue
    usual = catalogue.usual_match(id, year)
    marked = catalogue.marked(id, year)
    return usual, {code: each.match for code, each in marked.items() if each.match != usual}


def mark_of(value: Value, measures: Dataset) -> Mark | None:
    """Return what sets VALUE apart; None for an occupation's own figure, and for a missing one."""
    if value.missing:
        return None
    is_computed = value.metric in COMBINED
    if value.match == "estimated":
        many = 0 if is_computed else len((value.published_for or "").split(","))
        return Mark("estimated", holds=many, is_computed=is_computed)
    found = mark_match(value.code, value.match, measures, value.published_for or "")
    return found._replace(is_computed=is_computed) if found else None


def mark_match(
    code: str, match: Match | None, measures: Dataset, published_for: str = ""
) -> Mark | None:
    """Return the mark of a figure of CODE that came by MATCH; None where it is its own.

    A figure of a SOC code is that of the occupation that the code is named after, but for the
    occupations below it of a wider code. PUBLISHED_FOR tells codes of an older classification.
    """
    catalogue = measures.catalogue
    occupation = catalogue.by_code.get(code)
    if occupation is None or match in (None, "exact", "mean"):
        return None
    if match == "estimated":
        return Mark("estimated")
    if match == "title":
        return Mark("title")
    if match == "group":
        group = occupation.matrix
        return Mark("group", group, catalogue.merged.get(group, ""), catalogue.holding_of(group))
    if match == "crosswalk":
        older = published_for.split(",")
        is_split = any(catalogue.heirs.get(each, 1) > 1 for each in older)
        is_part = not code.endswith(".00") and any("." not in each for each in older)
        named = f"{', '.join(older)} of the older classification"
        return Mark("wider", named) if is_split or is_part else None
    if code.endswith(".00"):
        return None
    whole = catalogue.by_code.get(f"{occupation.soc}.00")
    title = whole.title if whole else ""
    return Mark("wider", occupation.soc, title, catalogue.holding_of(occupation.soc))


def marks_of(measures: Dataset, what: Metric, *, estimates: bool = False) -> dict[str, Mark]:
    """Return the mark of each number or category of a metric that is not the occupation's own.

    They are the same under every method, and kept; do not change them.
    """
    kept, key = measures.stored.marks, (what.id, estimates)
    if key not in kept:
        kept[key] = _find_marks(measures, what, estimates=estimates)
    return kept[key]


def _find_marks(measures: Dataset, what: Metric, *, estimates: bool) -> dict[str, Mark]:
    matches = matches_of(measures, what, estimates=estimates)
    held = (
        measures.texts(what.id)
        if what.unit == "category"
        else measures.numbers(what.id, estimates=estimates)
    )
    marks = {}
    for code in held:
        match = matches.of(code)
        if match in ("exact", "mean") or (match == "soc" and code.endswith(".00")):
            continue
        found = (
            mark_of(measures.value(code, what.id, estimates=estimates), measures)
            if match in ("crosswalk", "estimated")
            else mark_match(code, match, measures)
        )
        if found is not None:
            marks[code] = found._replace(is_computed=what.id in COMBINED)
    return marks
