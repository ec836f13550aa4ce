"""Pay: what a tenth, a quarter, half, three quarters and nine tenths of the workers earn less than.

One row an occupation. A row is by the year or by the hour like all others, never mixed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, Rule, legends
from occdesk.charts.figure.rows import Strip, Strips
from occdesk.charts.lineage.provenance import caveats_of, name_sources, table_of
from occdesk.charts.lineage.signs import explain_signs, say_signed
from occdesk.charts.shared.pay_series import ANNUAL, HOURLY, MEDIAN
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, in_order, titles_of
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.shared.wording import NATION_WORDS, say_match, title_pay
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import metric
from occdesk.model.mark import is_own
from occdesk.model.occupation import Occupation
from occdesk.model.value import Value
from occdesk.model.wording import NBSP, say, say_year

_SHARES = ("10%", "25%", "Half", "75%", "90%")
RELATED_MARK = "related"
RELATED = 5
"""How many related occupations give a single one something to be seen against."""


class _Row(NamedTuple):
    """One occupation's five percentiles, and how it is drawn."""

    occupation: Occupation
    values: tuple[Value, ...]
    role: str
    mark: str

    @property
    def known(self) -> bool:
        return any(value.number is not None for value in self.values)


def draw_pay(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return a strip for the focus and for each compared occupation.

    A single occupation is shown above the first five that O*NET names as related to it.
    """
    people = in_order(spec, measures)
    if not people:
        return _say_only("Pay", "", HOW_TO_START)
    title = title_pay(titles_of(people))
    metrics = _choose_basis(people, measures)
    rows = [
        _Row(each.occupation, _percentiles(each.code, metrics, measures), each.role, _mark(each))
        for each in people
    ]
    hopeless = [row for row in rows if not row.known and not _other_basis(row, measures)]
    if len(hopeless) == len(rows):
        reasons = dict.fromkeys(row.values[MEDIAN].note or "" for row in rows)
        return _say_only(title, "", " ".join(reasons))
    if len(people) == 1:
        rows += _related(people[0], metrics, measures)
    nation = measures.nation(metrics[MEDIAN])
    drawn = [value for row in rows for value in row.values if not value.missing]
    used = [*drawn, nation] if nation is not None else drawn
    basis = metric(metrics[MEDIAN])
    count = sum(row.known for row in rows)
    key_role = people[0].role if len(people) == 1 else "muted"
    return Figure(
        kind="pay",
        title=title,
        subtitle=(
            f"What 10, 25, 50, 75 and 90% of the workers earn less than,"
            f" {'dollars an hour' if metrics is HOURLY else 'dollars a year'},"
            f" {say_year(basis, basis.year)}; {NATION_WORDS}."
            f"{_say_how_many(count, len(rows))}"
        ),
        panels=(_draw_panel(rows, metrics, nation, measures),),
        source=_source(rows, used, measures),
        caveat=" ".join(caveats_of((basis,))),
        alt=_describe(rows, nation, measures),
        table=table_of((value for row in rows for value in row.values), measures),
        keys=(
            Key("Middle half of the workers", key_role, "band"),
            Key("From 10% to 90% of them", key_role, "line"),
        ),
        notes=_notes(rows, people, measures),
    )


def _say_how_many(count: int, rows: int) -> str:
    """Return how many of the ROWS have pay, to follow a sentence; of one alone there is no need."""
    return f" {count} of {rows} occupations {'has' if count == 1 else 'have'} it." * (rows > 1)


def _say_only(title: str, subtitle: str, message: str) -> Figure:
    return Figure("pay", title, subtitle, (), "", "", message, DataTable((), ()), message=message)


def _choose_basis(people: Sequence[Subject], measures: Dataset) -> tuple[str, ...]:
    """Return the hourly percentiles where nobody has annual ones but somebody hourly ones."""
    codes = [each.code for each in people]
    annual, hourly = (measures.numbers(metrics[MEDIAN]) for metrics in (ANNUAL, HOURLY))
    if not any(code in annual for code in codes) and any(code in hourly for code in codes):
        return HOURLY
    return ANNUAL


def _percentiles(code: str, metrics: Sequence[str], measures: Dataset) -> tuple[Value, ...]:
    return tuple(measures.value(code, id) for id in metrics)


def _mark(subject: Subject) -> str:
    marks = ("in focus",) * subject.is_focus + ("baseline",) * subject.is_baseline
    return ", ".join(marks)


def _width(row: _Row, measures: Dataset) -> str:
    """Return for whom a row's figures were published, where that is wider than the occupation."""
    mark = mark_of(row.values[MEDIAN], measures)
    return f"{mark.sign}{NBSP}figure of {mark.code}" if mark else ""


def _related(subject: Subject, metrics: Sequence[str], measures: Dataset) -> list[_Row]:
    """Return rows for related occupations that have pay, in O*NET's order of relatedness.

    Those that BLS publishes under the same code as one already there would repeat its strip.
    """
    seen = {subject.occupation.matrix}
    rows: list[_Row] = []
    for related in measures.catalogue.related(subject.code):
        occupation = measures.catalogue.occupation(related.code)
        row = _Row(occupation, _percentiles(related.code, metrics, measures), "muted", RELATED_MARK)
        if row.known and occupation.matrix not in seen and len(rows) < RELATED:
            seen.add(occupation.matrix)
            rows.append(row)
    return rows


def _draw_panel(
    rows: Sequence[_Row], metrics: Sequence[str], nation: Value | None, measures: Dataset
) -> Strips:
    basis = metric(metrics[MEDIAN])
    numbers = [value.number for row in rows for value in row.values if value.number is not None]
    if nation is not None and nation.number is not None:
        numbers.append(nation.number)
    low, high = nice_range(0.0, max(numbers, default=1.0), zero=True)
    words = {"usd": "Pay, dollars a year", "usd_hour": "Pay, dollars an hour"}[basis.unit]
    axis = Axis(
        f"{words}, {say_year(basis, basis.year)}",
        low,
        high,
        basis.unit,
        nice_ticks(low, high, basis.unit),
    )
    return Strips("", axis, tuple(_strip(row, measures) for row in rows), _rules(nation))


def _rules(nation: Value | None) -> tuple[Rule, ...]:
    if nation is None or nation.number is None:
        return ()
    words = say(nation, metric(nation.metric))
    return (Rule("x", nation.number, f"all workers: median {words}"),)


def _strip(row: _Row, measures: Dataset) -> Strip:
    code = row.occupation.code
    numbers = tuple(value.number for value in row.values)
    p10, p25, p50, p75, p90 = numbers
    labels = tuple("" if v.missing else say(v, metric(v.metric)) for v in row.values)
    l10, l25, l50, l75, l90 = labels
    return Strip(
        code=code,
        label=row.occupation.title,
        role=row.role,
        quantiles=(p10, p25, p50, p75, p90),
        labels=(l10, l25, l50, l75, l90),
        at_least=tuple(n for n, value in enumerate(row.values) if value.bound == "at_least"),
        data=tuple(Datum(code, value.metric, value.year) for value in row.values),
        hint=_hint(row, measures),
        note="" if row.known else _reason(row, measures),
        mark=", ".join(
            word for word in (row.mark, _width(row, measures) if row.known else "") if word
        ),
    )


def _hint(row: _Row, measures: Dataset) -> str:
    lines = [f"{row.occupation.title} ({row.occupation.code})"]
    if not row.known:
        return "\n".join((*lines, _reason(row, measures)))
    year = say_year(metric(row.values[MEDIAN].metric), row.values[MEDIAN].year)
    for share, value in zip(_SHARES, row.values, strict=True):
        lines.append(f"{share} earn less than: {say(value, metric(value.metric))}")
    mark = mark_of(row.values[MEDIAN], measures)
    match = mark.words if mark else say_match(row.values[MEDIAN].match, row.occupation)
    lines.append(", ".join(part for part in (year, match) if part))
    return "\n".join(lines)


def _other_basis(row: _Row, measures: Dataset) -> Value | None:
    """Return the median by the hour of a row drawn by the year, or the other way round."""
    other = HOURLY if row.values[MEDIAN].metric == ANNUAL[MEDIAN] else ANNUAL
    value = measures.value(row.occupation.code, other[MEDIAN])
    return None if value.missing else value


def _reason(row: _Row, measures: Dataset) -> str:
    """Return why a row is empty, with the pay of the other basis where that is published."""
    other = _other_basis(row, measures)
    if other is None:
        return row.values[MEDIAN].note or "No pay is published."
    words = say(other, metric(other.metric))
    if other.metric == HOURLY[MEDIAN]:
        return f"Published by the hour only: {words} at the median."
    return f"Published by the year only: {words} at the median."


def _source(rows: Sequence[_Row], used: Sequence[Value], measures: Dataset) -> str:
    line = name_sources(used, measures)
    if all(row.mark != RELATED_MARK for row in rows):
        return line
    releases = measures.catalogue.releases.values()
    names = [each.title for each in releases if each.source == "onet"]
    return f"{line} Related occupations: {', '.join(names)}."


def _notes(rows: Sequence[_Row], people: Sequence[Subject], measures: Dataset) -> tuple[str, ...]:
    notes = []
    if len(rows) > len(people):
        notes.append("Rows below the first are occupations that O*NET names as related to it.")
    if signs := explain_signs([row.values[MEDIAN] for row in rows], measures):
        notes.extend(legends(signs))
    if any(value.bound for row in rows for value in row.values):
        notes.append("An arrow stands where the publisher gives no higher figure: at least that.")
    return tuple(notes)


def _describe(rows: Sequence[_Row], nation: Value | None, measures: Dataset) -> str:
    """Return in words each median and middle range, and who is highest and lowest."""
    words = []
    known = [row for row in rows if row.values[MEDIAN].number is not None]
    for row in known:
        middle = row.values[MEDIAN]
        half = say_signed(middle, measures)
        sentence = f"{row.occupation.title}: half earn less than {half}"
        ends = (row.values[0], row.values[4])
        if not any(value.missing for value in ends):
            low, high = (say(value, metric(value.metric)) for value in ends)
            sentence += f"; from {low} at 10% to {high} at 90%"
        words.append(f"{sentence}.")
    if len(known) > 1:
        order = sorted(known, key=lambda row: row.values[MEDIAN].number or 0.0)
        outer = (order[-1], order[0])
        if all(is_own(mark_of(each.values[MEDIAN], measures)) for each in outer):
            high, low = (each.occupation.title for each in outer)
            words.insert(0, f"Highest median: {high}; lowest: {low}.")
    words += [f"{row.occupation.title}: no figure." for row in rows if not row.known]
    if nation is not None and not nation.missing:
        words.append(f"The median of all workers is {say(nation, metric(nation.metric))}.")
    return " ".join(words)
