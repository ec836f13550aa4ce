"""What the value card says about one value: plain words from the catalogue, no Qt."""

from typing import NamedTuple

from occdesk.charts.figure.parts import Datum
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.indices import standing_of
from occdesk.metrics.marking import mark_of
from occdesk.metrics.tracing import Trace, trace_regional, trace_value
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS, Value
from occdesk.model.wording import NBSP, say, say_number, say_release, say_year

MOST_PLACES = 3


class CardText(NamedTuple):
    """One value questioned: what it is called, the value in words, and rows of (name, text)."""

    occupation: str
    name: str
    words: str
    badges: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]

    def plain(self) -> str:
        """Return everything as text for the clipboard."""
        head = f"{self.occupation}\n{self.name}: {self.words}"
        return "\n".join([head, *(f"{name}: {text}" for name, text in self.rows)])


def question(measures: Dataset, datum: Datum, *, estimates: bool = False) -> CardText:
    """Return what is to be said about the value that DATUM names; a missing one says why."""
    what = measures.metric(datum.metric)
    if datum.area:
        trace = trace_regional(measures, datum.code, datum.metric, datum.area)
    else:
        trace = trace_value(measures, datum.code, datum.metric, datum.year, estimates=estimates)
    value = trace.value
    occupation = measures.catalogue.occupation(datum.code)
    source, release = measures.source_of(value), measures.release_of(value)
    rows: list[tuple[str, str]] = []
    if value.missing:
        rows.append(("Why", value.note or "No source gives it."))
    standing = standing_of(measures, value, estimates=value.match == "estimated")
    if standing is not None:
        ranked = "" if standing.rank is None else f"{standing.rank:,} of {standing.of:,}"
        said = f"{ranked} from the highest" if ranked else "None: it is no figure of its own"
        rows.append(("Rank", said))
    rows.append(("Scale", standing.scale if standing else what.counts_in))
    rows.append(("Meaning", what.definition))
    rows.append(("Status", f"{value.status}: {STATUS_WORDS[value.status]}"))
    if value.match:
        words = MATCH_WORDS[value.match]
        under = value.published_for
        rows.append(("Match", f"{words} ({under})" if under and under != value.code else words))
    mark = mark_of(value, measures)
    if mark is not None:
        rows.append(("Whose", f"{mark.sign} {mark.sentence}"))
    elif value.match == "soc" and (shared := _say_shared(value, measures)):
        rows.append(("Whose", shared))
    if datum.area:
        rows.append(("Area", value.area))
    if value.year:
        rows.append(("Period" if what.span else "Year", say_year(what, value.year)))
    rows.append(("Source", f"{source.title}, {source.publisher}"))
    if not value.missing:
        rows.append(("Release", say_release(release)))
    rows.append(("Licence", source.licence))
    if what.inputs:
        inputs = (measures.metric(each).label for each in what.inputs)
        rows.append(("Made from", ", ".join(inputs)))
    rows.append(("Caveat", what.caveat))
    rows += _evidence(measures, trace)
    if value.bound == "at_least":
        rows.append(("Capped", "The publisher gives no higher figure; the true one may be more."))
    if value.note and not value.missing:
        rows.append(("Note", value.note))
    badges: list[str] = [value.status]
    if mark is not None:
        badges.append(mark.badge)
    return CardText(
        f"{occupation.title} · {occupation.code}",
        f"{what.label}, {say_year(what, value.year)}" if value.year else what.label,
        f"{say(value, what)}{NBSP}{mark.sign}" if mark else say(value, what),
        tuple(badges) if not value.missing else ("no data",),
        tuple((name, text) for name, text in rows if text),
    )


def _say_shared(value: Value, measures: Dataset) -> str:
    """Return that the code of VALUE holds other occupations too; empty where it does not."""
    soc = measures.catalogue.by_code[value.code].soc
    many = measures.catalogue.holding_of(soc)
    if many < 2:
        return ""
    return f"All of SOC {soc}, which is named after this occupation and holds {many} occupations."


def _evidence(measures: Dataset, trace: Trace) -> list[tuple[str, str]]:
    """Return how sure the value is, where it is published and how it was made from that."""
    rows = []
    value = trace.value
    what = measures.metric(value.metric)
    if value.range is not None:
        low, high = (say_number(end, what.unit, what.decimals) for end in value.range)
        rows.append(("95% range", f"{low} to {high}, from the relative standard error"))
    if value.unreliable:
        rows.append(("Unreliable", "The publisher recommends not to use this figure."))
    if len(trace.places) > MOST_PLACES:
        first, last = trace.places[0], trace.places[-1]
        words = f"{first.file}, {len(trace.places)} rows, {first.row} to {last.row}"
        rows.append(("Published in", f"{words}, column {first.column}"))
    else:
        rows += [
            ("Published in", f"{place.file}, {place.describe()}: “{place.raw}”")
            for place in trace.places
        ]
    if not value.missing:
        rows.append(("Steps", " ".join(trace.steps)))
    return rows
