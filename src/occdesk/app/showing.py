"""The command that shows one occupation: every value, one area, or the way back of one value."""

import argparse

from occdesk.app import output
from occdesk.app.parts import open_measures
from occdesk.charts.shared.cells import plain_number
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.indices import standing_of
from occdesk.metrics.marking import mark_of
from occdesk.metrics.regional import regional_values
from occdesk.metrics.tracing import Trace, trace_regional, trace_value
from occdesk.model.errors import UsageError
from occdesk.model.mark import sign_of
from occdesk.model.metric import Metric
from occdesk.model.value import NATION, Place, Value
from occdesk.model.wording import MISSING, say, say_number, say_year

MOST_PLACES = 60


def show_occupation(options: argparse.Namespace) -> int:
    """Print every value of one occupation with status, match, source and release."""
    measures = open_measures()
    occupation = measures.catalogue.occupation(options.code)
    if options.trace:
        return _show_trace(measures, occupation.code, options)
    if options.year is not None:
        raise UsageError("--year goes with --trace METRIC.")
    values: list[Value]
    if options.area:
        values = list(regional_values(measures, occupation.code, options.area))
    else:
        values = [
            measures.value(each.code, each.metric, each.year, estimates=True)
            if options.estimates and each.missing
            else each
            for each in measures.everything(occupation.code)
        ]
    if options.format == "json":
        records = [value_record(measures, value) for value in values]
        output.say(
            output.as_json({"code": occupation.code, "title": occupation.title, "values": records})
        )
    else:
        output.say(_show_text(measures, occupation.code, values))
    return 0


def _show_trace(measures: Dataset, code: str, options: argparse.Namespace) -> int:
    if options.area:
        if options.year is not None:
            raise UsageError("--year does not go with --area: areas have one year.")
        trace = trace_regional(measures, code, options.trace, options.area)
    else:
        year, estimates = options.year, options.estimates
        trace = trace_value(measures, code, options.trace, year, estimates=estimates)
    if options.format == "json":
        output.say(output.as_json(_trace_record(measures, trace)))
    else:
        output.say("\n".join(_trace_lines(measures, trace, "")) + "\n")
    return 0


def _trace_record(measures: Dataset, trace: Trace) -> dict[str, object]:
    return {
        "code": trace.value.code,
        **value_record(measures, trace.value),
        "places": [_place_record(measures, place) for place in trace.places],
        "steps": list(trace.steps),
        "inputs": [_trace_record(measures, each) for each in trace.inputs],
    }


def _place_record(measures: Dataset, place: Place) -> dict[str, object]:
    release = measures.catalogue.releases.get(place.release)
    return {
        "file": place.file,
        "sha256": place.sha256,
        "release": release.title if release else place.release,
        "table": place.table or None,
        "row": place.row or None,
        "key_column": place.key_column,
        "key": place.key,
        "column": place.column,
        "raw": place.raw,
    }


def _trace_lines(measures: Dataset, trace: Trace, indent: str) -> list[str]:
    value = trace.value
    what = measures.metric(value.metric)
    year = f", {say_year(what, value.year)}" if value.year else ""
    where = "" if value.area == NATION else f" in {value.area}"
    lines = [f"{what.label} of {value.code}{where}{year}: {say(value, what)}"]
    if not value.missing:
        lines.append(f"  {value.status}, {measures.release_of(value).title}")
    file = ""
    for place in trace.places[:MOST_PLACES]:
        if place.file != file:
            file = place.file
            lines += [f"  File {file}", f"    sha256 {place.sha256}"]
        lines.append(f"    {place.describe()}: “{place.raw}”")
    if len(trace.places) > MOST_PLACES:
        lines.append(f"  and {len(trace.places) - MOST_PLACES:,} more rows (--format json has all)")
    lines += [f"  {step}" for step in trace.steps]
    lines = [indent + line for line in lines]
    for each in trace.inputs:
        lines += ["", *_trace_lines(measures, each, indent + "    ")]
    return lines


def value_record(measures: Dataset, value: Value) -> dict[str, object]:
    """Return one value with everything needed to question it; missing is None, with a note."""
    number = plain_number(value.number)
    what = measures.metric(value.metric)
    standing = standing_of(measures, value, estimates=value.match == "estimated")
    return {
        "metric": value.metric,
        "value": number if number is not None else value.text,
        "unit": measures.metric(value.metric).unit,
        "year": value.year,
        "area": value.area,
        "status": None if value.missing else value.status,
        "match": value.match,
        "source": measures.source_of(value).title,
        "release": measures.release_of(value).title if value.release else None,
        "published_for": value.published_for,
        "mark": say_mark(measures, value),
        "note": full_note(value),
        "rank": standing.rank if standing else None,
        "ranked": standing.of if standing else None,
        "period": say_year(what, value.year) or None,
        "scale": what.counts_in or None,
        "caveat": what.caveat,
        "range_95": [plain_number(end) for end in value.range] if value.range else None,
        "unreliable": value.unreliable,
    }


def say_mark(measures: Dataset, value: Value) -> str | None:
    """Return sign and words of what is not the occupation's own figure; None where it is."""
    mark = mark_of(value, measures)
    return f"{mark.sign} {mark.words}" if mark else None


def full_note(value: Value) -> str | None:
    """Return a value's note; of a capped one it begins by saying so."""
    if value.bound == "at_least":
        return f"At least this much: capped by the publisher. {value.note or ''}".strip()
    return value.note


def _show_text(measures: Dataset, code: str, values: list[Value]) -> str:
    occupation = measures.catalogue.by_code[code]
    family = next(f.title for f in measures.catalogue.families if f.code == occupation.family)
    lines = [f"{occupation.title}  ({code})", family, ""]
    if all(value.missing for value in values):
        lines += [f"{values[0].note or MISSING} It has titles and nothing else.", ""]
        others = measures.catalogue.alternate_titles(code)
        lines += [f"Also known as: {'; '.join(others[:20])}.", ""] if others else []
        return "\n".join(lines)
    for group in measures.groups:
        within = [v for v in values if measures.metric(v.metric).group == group]
        lines += [group, *_group_lines(measures, within), ""] if within else []
    return "\n".join(lines)


def _group_lines(measures: Dataset, values: list[Value]) -> list[str]:
    lines = []
    for value in values:
        what = measures.metric(value.metric)
        year = say_year(what, value.year)
        release = measures.release_of(value).title
        spread = _range(value, what)
        words = [value.status, value.match or "", release] if not value.missing else []
        words += [spread, "unreliable" if value.unreliable else ""]
        tail = ", ".join(word for word in words if word)
        mark = mark_of(value, measures)
        # The sign hangs behind the number, so that numbers stay in line.
        line = f"  {what.label:<44} {year:<8} {say(value, what):>24} {sign_of(mark) or ' '} {tail}"
        lines.append(line.rstrip())
        if mark is not None:
            lines.append(f"      {mark.sign} {mark.sentence}")
        if standing := standing_of(measures, value, estimates=value.match == "estimated"):
            lines.append(f"      {standing.say()}")
            lines.append(f"      {standing.caveat}")
        note = full_note(value)
        if note:
            lines.append(f"      {note}")
    return lines


def _range(value: Value, what: Metric) -> str:
    if value.range is None:
        return ""
    low, high = (say_number(end, what.unit, what.decimals) for end in value.range)
    return f"95% range {low} to {high}"
