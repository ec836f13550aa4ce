"""The way back from a value to the published files, step by step."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from occdesk.catalogue.places import (
    find_places,
    label_places,
    pattern_places,
    rating_place,
    regional_place,
)
from occdesk.catalogue.records import LabelSum
from occdesk.catalogue.regions import find_area
from occdesk.metrics import formulas
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.regional import regional_value
from occdesk.model.errors import UsageError
from occdesk.model.value import MATCH_WORDS, Place, Value
from occdesk.model.wording import say_number


class Trace(NamedTuple):
    """A value, where the figures behind it are published, and what was done with them.

    `steps` are sentences in the order in which they are carried out; they end at the value.
    `inputs` are the traces of the values that a derived one is computed from.
    """

    value: Value
    places: tuple[Place, ...]
    steps: tuple[str, ...]
    inputs: tuple["Trace", ...] = ()


def trace_value(
    measures: Dataset, code: str, metric_id: str, year: int | None = None, *,
    estimates: bool = False,
) -> Trace:  # fmt: skip
    """Return the way from the published files to one value.

    Raises UsageError for an unknown occupation or metric.
    """
    value = measures.value(code, metric_id, year, estimates=estimates)
    if value.match == "estimated" and value.metric in ("ai_exposure", "automation_risk"):
        return _combined(measures, value, estimates=True)
    if value.match == "estimated":
        return _estimated(measures, value)
    steps = _STEPS.get(metric_id)
    if steps is not None:
        return steps(measures, value)
    places = find_places(measures.catalogue, value)
    return Trace(value, places, tuple(_stored_steps(measures, value, places)))


def trace_regional(measures: Dataset, code: str, metric_id: str, area: str) -> Trace:
    """Return the way from the published file to a value of an area, named by its code or title.

    Raises UsageError for an unknown occupation, area or metric, and for a metric that is not
    published for areas; OccDeskError where the area has no row for the occupation.
    """
    value = regional_value(measures, code, metric_id, area)
    place = regional_place(measures.catalogue, value, find_area(measures.catalogue, area))
    places = (place,) if place is not None else ()
    return Trace(value, places, tuple(_stored_steps(measures, value, places)))


def trace_rating(measures: Dataset, code: str, element: str, scale: str) -> Place:
    """Return where the rating of one element of an occupation stands.

    Raises UsageError where there is no such rating.
    """
    occupation = measures.catalogue.occupation(code)
    found = rating_place(measures.catalogue, occupation.code, element, scale)
    if found is None:
        raise UsageError(f"There is no rating of element {element} on scale {scale} for {code}.")
    return found


def _stored_steps(measures: Dataset, value: Value, places: tuple[Place, ...]) -> Iterator[str]:
    if value.missing:
        yield f"No figure: {value.note}"
        return
    for place in places[:1]:
        if value.bound == "at_least":
            what = measures.metric(value.metric)
            yield (
                f"“{place.raw}” stands for a figure at or above the publisher’s ceiling; the"
                f" ceiling, {say_number(value.number or 0, what.unit, what.decimals)}, is taken as"
                " a lower bound."
            )
        elif place.step:
            yield f"The published text is read as a figure, {place.step}."
        else:
            yield "The published text is read as it stands."
    yield from _join_steps(measures, value)


def _join_steps(measures: Dataset, value: Value) -> Iterator[str]:
    codes = (value.published_for or "").split(",")
    if len(codes) > 1:
        yield f"The mean over the {len(codes)} published codes is taken."
    if value.match == "soc" and value.code in measures.catalogue.by_code:
        soc = measures.catalogue.by_code[value.code].soc
        stands = "" if codes == [soc] else f", for which {', '.join(codes)} stands"
        yield f"It is the figure of SOC {soc}{stands}, to which {value.code} belongs."
    elif value.match == "group":
        yield (
            f"The crosswalk of BLS leads {value.code} to the merged group {value.published_for};"
            " the figure is that of the whole group."
        )
    elif value.match:
        yield f"It is {MATCH_WORDS[value.match]}."


def _labels(measures: Dataset, value: Value) -> Trace:
    if value.missing:
        return Trace(value, (), (f"No figure: {value.note}",))
    codes = [each.strip() for each in (value.published_for or "").split(",")]
    places: list[Place] = []
    steps = []
    automation = value.metric == "automation_potential"
    for code in codes:
        places += label_places(measures.catalogue, code)
        sums = measures.catalogue.label_sums[code]
        steps.append(_label_step(measures, code, sums, automation=automation))
    if len(codes) > 1:
        steps.append(f"The mean over the {len(codes)} labelled codes is taken.")
    return Trace(value, tuple(places), tuple(steps))


def _label_step(measures: Dataset, code: str, sums: LabelSum, *, automation: bool) -> str:
    method = measures.method
    weight = f"{method.core_weight:g}"
    core = sums.core_automation if automation else sums.core_beta
    other = sums.other_automation if automation else sums.other_beta
    formula = formulas.automation_potential if automation else formulas.theoretical_exposure
    scale = "T0 to T4 count 0, 1/4, 1/2, 3/4, 1" if automation else "E1 counts 1, E2 1/2, E0 0"
    return (
        f"{code}: {scale}; the labels of {sums.core_tasks} Core tasks add up to {core:g}, those of"
        f" {sums.other_tasks} others to {other:g}: ({weight} x {core:g} + {other:g}) /"
        f" ({weight} x {sums.core_tasks} + {sums.other_tasks}) = {formula(sums, method):.6g}."
    )


def _combined(measures: Dataset, value: Value, *, estimates: bool = False) -> Trace:
    ids = measures.metric(value.metric).inputs
    inputs = tuple(trace_value(measures, value.code, id, estimates=estimates) for id in ids)
    if value.missing:
        return Trace(value, (), (f"No figure: {value.note}",), inputs)
    numbers = [each.value.number or 0.0 for each in inputs]
    method = measures.method
    if value.metric == "ai_exposure":
        theory, use = numbers
        step = (
            f"({method.theory_weight:g} x {theory:.6g} + {method.use_weight:g} x {use:.6g}) /"
            f" ({method.theory_weight:g} + {method.use_weight:g}) = {value.number:.6g}."
        )
    else:
        potential, theory, use = numbers
        floor = f"{method.risk_floor:g}"
        step = (
            f"100 x A x (f + (1 - f) x min(1, O / T)) with A = {potential:.6g}, T = {theory:.6g},"
            f" O = {use:.6g} and f = {floor}: {value.number:.6g}"
            f"{'; O / T counts as 0 where T is 0' if theory == 0 else ''}."
        )
    return Trace(value, (), (step,), inputs)


def _use(measures: Dataset, value: Value) -> Trace:
    if value.number is None and value.text is None:
        return Trace(value, (), (f"No figure: {value.note}",))
    places = tuple(pattern_places(measures.catalogue, value.code))
    pattern = measures.catalogue.use_patterns[value.code]
    overall = measures.nation("automation_use")
    assert overall is not None and overall.number is not None
    method = measures.method
    share = formulas.automation_use(pattern, overall.number, method)
    steps = [
        "For each task seen: (feedback_loop + directive) / (1 - filtered), at most 1; tasks"
        " withheld entirely are left out.",
        f"Over {pattern.tasks_seen} tasks these add up to {pattern.automation_sum:.6g}.",
        f"({pattern.automation_sum:.6g} + {method.shrinkage:g} x {overall.number:.6g}) /"
        f" ({pattern.tasks_seen} + {method.shrinkage:g}) = {share:.6g}.",
    ]
    if value.text is not None:
        steps.append(
            f"At least {method.automate_from:g} is automate, at most {method.augment_to:g} is"
            f" augment; fewer than {method.fewest_tasks} tasks are not enough: {value.text}."
        )
    nation = Trace(overall, find_places(measures.catalogue, overall), ())
    return Trace(value, places, tuple(steps), (nation,))


def _revision(measures: Dataset, value: Value) -> Trace:
    found = measures.catalogue.stored_series(value.code, "projected_growth")[-2:]
    inputs = tuple(
        trace_value(measures, value.code, "projected_growth", each.year) for each in found
    )
    if value.missing or len(found) < 2:
        return Trace(value, (), (f"No figure: {value.note}",), inputs)
    first, last = (each.number for each in found)
    return Trace(value, (), (f"{last:g} - {first:g} = {value.number:g}.",), inputs)


def _estimated(measures: Dataset, value: Value) -> Trace:
    codes = [each.strip() for each in (value.published_for or "").split(",")]
    occupations = [one for one in measures.catalogue.occupations if one.soc in codes]
    inputs = tuple(trace_value(measures, one.code, value.metric, value.year) for one in occupations)
    step = f"{value.note} Occupations that share a code are averaged first: {value.number:.6g}."
    return Trace(value, (), (step,), tuple(one for one in inputs if not one.value.missing))


_STEPS: Mapping[str, Callable[[Dataset, Value], Trace]] = {
    "theoretical_exposure": _labels,
    "automation_potential": _labels,
    "ai_exposure": _combined,
    "automation_risk": _combined,
    "automation_use": _use,
    "automation_mode": _use,
    "growth_revision": _revision,
}
