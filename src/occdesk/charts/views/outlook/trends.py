"""Trends: the jobs and the pay of occupations by year, as measured and as computed ahead."""

from collections.abc import Sequence

from occdesk.charts.figure.parts import Align, Axis, Datum, Key, Paragraph
from occdesk.charts.figure.plane import Band, Label, Line, Mark, Plane, Points
from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.pay_series import ANNUAL, HOURLY
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.shared.wording import lower_first, say_match, say_with_year
from occdesk.charts.views.outlook.segments import Part, has_break, name_gaps, split_runs, year_axis
from occdesk.metrics.dataset import OWN_RELEASE, OWN_SOURCE, Dataset
from occdesk.metrics.formulas import projected_jobs
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import metric
from occdesk.model.value import Value
from occdesk.model.wording import say, say_number, say_short, say_year

FIRST, LAST, TARGET = 2019, 2025, 2034
"""Years: the first and last of OEWS, and the end of the projection."""

AHEAD = (
    f"Jobs after {LAST}: computed by this program from the count of May {LAST} at the yearly rate"
    " of the projection by BLS, which counts the self-employed too."
)

_P25, _MEDIAN, _P75 = 1, 2, 3
_SYMBOL, _PROJECTED_SYMBOL = 5.0, 3.5
# Of several, so large that circles, squares and triangles are told apart.
_FORMED, _FORMED_PROJECTED = 8.0, 5.5


def draw_jobs(people: Sequence[Subject], measures: Dataset) -> Part:
    """Return the panel of jobs: counted from 2019 to 2025, computed from 2026 to 2034."""
    title = "Jobs, surveyed and drawn ahead"
    marks: list[Mark] = []
    values: list[Value] = []
    behind: list[Value] = []
    alts: list[str] = []
    notes: list[str] = []
    broken = False
    for subject in people:
        series = [v for v in measures.series(subject.code, "employment") if v.year is not None]
        known = [value for value in series if value.number is not None]
        ahead, used = project(subject.code, measures)
        if not known:
            notes.append(f"{subject.title}: no jobs drawn. {series[-1].note or ''}".rstrip())
            continue
        if not ahead:
            notes.append(f"{subject.title}: no projection drawn, as {_why_no_projection(used)}")
        notes += name_gaps(subject.title, series, reason=len(people) == 1)
        broken = broken or has_break(series)
        several = len(people) > 1
        marks += _draw_counted(subject, series, several=several)
        marks += _draw_projected(subject, known[-1], ahead, several=several)
        marks += _label_jobs(subject, known, ahead, measures, single=len(people) == 1)
        values += [*known, *ahead]
        behind += used
        alts.append(_describe_jobs(subject, known, ahead, measures))
    x = year_axis(FIRST, TARGET, (2019, 2022, 2025, 2028, 2031, 2034))
    if not values:
        return Part(Plane(title, x, _from_zero((), "jobs", ""), (), note=" ".join(notes)))
    if broken:
        notes.append("Lines break between 2020 and 2021, where the method of estimation changed.")
    keys = (
        Key("Surveyed (OEWS)", _key_role(people), "line"),
        Key("Computed at the rate of BLS", _key_role(people), "dashed"),
    )
    if any(value.status == "derived" for value in values):
        # In full at every size: nobody else says whose these figures are.
        notes.insert(0, Paragraph(AHEAD))
    y = _from_zero([value.number or 0.0 for value in values], "jobs", "Wage and salary jobs")
    return Part(
        Plane(title, x, y, tuple(marks)),
        tuple(values),
        behind=tuple(behind),
        keys=keys,
        notes=tuple(notes),
        alt=" ".join(alts),
    )


def project(code: str, measures: Dataset) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return the jobs of 2026 to 2034, computed here, and the values that they follow from.

    The count of OEWS 2025 grows at the yearly rate of the change that BLS publishes for all jobs
    from 2024 to 2034. Its counts are rounded to a hundred, so the rate is that of the counts only
    where no change is published. Without a count of today or a rate there is nothing ahead.
    """
    now = measures.value(code, "employment", LAST)
    base = measures.value(code, "ep_employment")
    target = measures.value(code, "projected_employment")
    growth = measures.value(code, "projected_growth", TARGET)
    published = growth.number
    used = (now, base, target) if published is None else (now, growth)
    if published is not None:
        change = published
        how = f"its published change of {say_number(change, 'percent', 1, signed=True)}"
    elif base.number and target.number:
        change = 100 * (target.number / base.number - 1)
        how = (
            f"{say_number(base.number, 'jobs')} in 2024 and {say_number(target.number, 'jobs')}"
            f" in {TARGET}, as no change in percent is published"
        )
    else:
        # A count that rounds to zero has no rate of growth.
        return (), used
    if now.number is None:
        return (), used
    match = "group" if "group" in (each.match for each in used) else now.match
    ahead = tuple(
        now._replace(
            number=projected_jobs(now.number, change, year - LAST),
            year=year,
            status="derived",
            match=match,
            source=OWN_SOURCE.id,
            release=OWN_RELEASE.id,
            note=(
                f"Computed by this program: OEWS {LAST} x (1 + change / 100) ^ ({year - LAST}/10)."
                f" The rate is that of the projection by BLS for 2024 to {TARGET}: {how}."
            ),
        )
        for year in range(LAST + 1, TARGET + 1)
    )
    return ahead, used


def _why_no_projection(used: Sequence[Value]) -> str:
    lacking = next((value for value in used if not value.number), used[0])
    if lacking.number == 0:
        return f"{lower_first(metric(lacking.metric).label)} round to 0, so there is no rate."
    label, year = lower_first(metric(lacking.metric).label), lacking.year
    return f"{label} of {year} are missing. {lacking.note or ''}".rstrip()


def _draw_counted(subject: Subject, series: Sequence[Value], *, several: bool) -> list[Mark]:
    marks: list[Mark] = [_line(run, subject.role) for run in split_runs(series) if len(run) > 1]
    known = [value for value in series if value.number is not None]
    return [*marks, _dots(subject, known, "Jobs", several=several)]


def _draw_projected(
    subject: Subject, last: Value, ahead: Sequence[Value], *, several: bool
) -> list[Mark]:
    if not ahead:
        return []
    line = _line((last, *ahead), subject.role)._replace(dash="dashed")
    behind = (
        Datum(subject.code, "employment", LAST),
        Datum(subject.code, "projected_growth", TARGET),
        Datum(subject.code, "ep_employment", 2024),
        Datum(subject.code, "projected_employment", TARGET),
    )
    size = _FORMED_PROJECTED if several else _PROJECTED_SYMBOL
    dots = _dots(subject, ahead, "Jobs, computed ahead", several=several)._replace(
        sizes=(size,) * len(ahead),
        data=tuple((Datum(subject.code, "employment", each.year), *behind) for each in ahead),
        hollow=True,
    )
    return [line, dots]


def _label_jobs(
    subject: Subject,
    known: Sequence[Value],
    ahead: Sequence[Value],
    measures: Dataset,
    *,
    single: bool,
) -> list[Label]:
    """Return the numbers at the last count and at the end, or the name where there are several."""
    end = ahead[-1] if ahead else known[-1]
    if not single:
        return [_place_number(subject, end)]
    mark = mark_of(known[-1], measures)
    now = with_sign(_short(known[-1]), mark)
    labels = [_label(known[-1], now, subject.role, "center", -12)]
    if ahead:
        labels.append(_label(end, with_sign(_short(end), mark), subject.role, "right", -12))
    return labels


def _describe_jobs(
    subject: Subject, known: Sequence[Value], ahead: Sequence[Value], measures: Dataset
) -> str:
    what = metric("employment")
    first, last = known[0], known[-1]
    words = f"{subject.title}: {say(first, what)} jobs in {say_year(what, first.year)}"
    if first is not last:
        words += f", {say(last, what)} in {say_year(what, last.year)}"
    if not ahead:
        return f"{words}; no projection."
    end = ahead[-1].number or 0.0
    return f"{words}; {_say_ahead(subject, end, measures)}."


def _say_ahead(subject: Subject, end: float, measures: Dataset) -> str:
    """Return what BLS publishes of the years ahead, and what this program draws from that."""
    growth = measures.value(subject.code, "projected_growth")
    drawn = f"at that rate {say_number(_rounded(end), 'jobs')} wage and salary jobs in {TARGET}"
    if growth.number is None:
        return drawn
    what = metric("projected_growth")
    base, target = (
        say(measures.value(subject.code, id), metric(id))
        for id in ("ep_employment", "projected_employment")
    )
    change = say_number(growth.number, "percent", 1, signed=True)
    return (
        f"BLS projects {change} for {say_year(what, growth.year)}, from {base} to {target} jobs,"
        f" the self-employed included; {drawn}, computed by this program"
    )


def draw_pay_trend(people: Sequence[Subject], measures: Dataset) -> Part:
    """Return the panel of pay by year: medians, and for one occupation the middle half as well."""
    metrics = _basis(people, measures)
    what = metric(metrics[_MEDIAN])
    hourly = what.unit == "usd_hour"
    single = len(people) == 1
    title = "Pay: median and middle half" if single else "Pay: medians"
    title += ", by the hour" if hourly else ""
    marks: list[Mark] = []
    values: list[Value] = []
    notes: list[str] = []
    alts: list[str] = []
    broken = capped = False
    for subject in people:
        series = [v for v in measures.series(subject.code, what.id) if v.year is not None]
        known = [value for value in series if value.number is not None]
        if not known:
            notes.append(f"{subject.title}: no pay drawn. {series[-1].note or ''}".rstrip())
            continue
        if single:
            drawn, quarters = _draw_middle_half(subject, metrics, measures)
            marks += drawn
            values += quarters
        marks += _draw_medians(subject, series, several=not single)
        notes += name_gaps(subject.title, series, reason=len(people) == 1)
        if single:
            words = say_short(known[-1].number or 0.0, what.unit, what.decimals)
            words = with_sign(words, mark_of(known[-1], measures))
            marks.append(_label(known[-1], words, subject.role, "right", -12))
        else:
            marks.append(_place_number(subject, known[-1]))
        values += known
        broken = broken or has_break(series)
        capped = capped or any(value.bound for value in known)
        first, last = known[0], known[-1]
        words = f"{subject.title}: median pay {say_with_year(first, what)}"
        alts.append(words + (f", {say_with_year(last, what)}." if first is not last else "."))
    x = year_axis(FIRST, LAST, (2019, 2021, 2023, 2025))
    axis_title = "Dollars an hour" if hourly else "Dollars a year"
    if not values:
        empty = _from_zero((), what.unit, axis_title)
        return Part(Plane(title, x, empty, (), note=" ".join(notes)))
    keys: list[Key] = []
    if single and any(isinstance(mark, Band) for mark in marks):
        keys.append(Key("Middle half by pay", people[0].role, "band"))
    if capped:
        keys.append(Key("At least: the publisher’s highest figure", _key_role(people), "hollow"))
        notes.append("Capped pay stands apart: later uncapped figures are no rise above it.")
    if broken:
        notes.append("Lines break between 2020 and 2021, where the method of estimation changed.")
    y = _from_zero([value.number or 0.0 for value in values], what.unit, axis_title)
    return Part(
        Plane(title, x, y, tuple(marks)),
        tuple(values),
        keys=tuple(keys),
        notes=tuple(notes),
        alt=" ".join(alts),
    )


def _basis(people: Sequence[Subject], measures: Dataset) -> tuple[str, ...]:
    """Return the hourly metrics where no year has an annual median and some have an hourly one."""
    for metrics in (ANNUAL, HOURLY):
        for subject in people:
            series = measures.series(subject.code, metrics[_MEDIAN])
            if any(value.number is not None for value in series):
                return metrics
    return ANNUAL


def _draw_medians(subject: Subject, series: Sequence[Value], *, several: bool) -> list[Mark]:
    marks: list[Mark] = [_line(run, subject.role) for run in split_runs(series) if len(run) > 1]
    measured = [value for value in series if value.number is not None and not value.bound]
    capped = [value for value in series if value.number is not None and value.bound]
    if measured:
        marks.append(_dots(subject, measured, "Median pay", several=several))
    if capped:
        open_dots = _dots(subject, capped, "Median pay", several=several)
        marks.append(open_dots._replace(hollow=True, sizes=(_FORMED - 1.0,) * len(capped)))
    return marks


def _draw_middle_half(
    subject: Subject, metrics: Sequence[str], measures: Dataset
) -> tuple[list[Mark], list[Value]]:
    """Return bands from the lower to the upper quarter where both are known and uncapped.

    A single year by itself has no area: it becomes an upright line.
    """
    lows = {v.year: v for v in measures.series(subject.code, metrics[_P25])}
    highs = [
        high
        for high in measures.series(subject.code, metrics[_P75])
        if (low := lows.get(high.year)) is not None and low.number is not None and not low.bound
    ]
    marks: list[Mark] = []
    drawn: list[Value] = []
    for run in split_runs(highs):
        pairs = [(lows[high.year], high) for high in run]
        years = _years(run)
        bottom = tuple(low.number or 0.0 for low, _ in pairs)
        top = tuple(high.number or 0.0 for _, high in pairs)
        if len(run) > 1:
            marks.append(Band(years, bottom, top, subject.role, 0.16))
        else:
            marks.append(Line((years[0], years[0]), (bottom[0], top[0]), subject.role, width=4.0))
        drawn += [value for pair in pairs for value in pair]
    return marks, sorted(drawn, key=lambda value: (value.metric, value.year or 0))


def _line(values: Sequence[Value], role: str) -> Line:
    return Line(_years(values), tuple(value.number or 0.0 for value in values), role)


def _dots(subject: Subject, values: Sequence[Value], label: str, *, several: bool) -> Points:
    """Return the points of VALUES; of several occupations each has its own symbol."""
    hints = []
    for value in values:
        what = metric(value.metric)
        match = say_match(value.match, subject.occupation)
        year = str(value.year) if value.status == "derived" else say_year(what, value.year)
        about = ", ".join(part for part in (year, value.status, match) if part)
        lines = [f"{subject.title} ({subject.code})", f"{label}: {say(value, what)} ({about})"]
        if value.note and (value.bound or value.status == "derived"):
            lines.append(value.note)
        hints.append("\n".join(lines))
    return Points(
        xs=_years(values),
        ys=tuple(value.number or 0.0 for value in values),
        sizes=(_FORMED if several else _SYMBOL,) * len(values),
        symbol=subject.symbol if several else "circle",
        role=subject.role,
        codes=(subject.code,) * len(values),
        hints=tuple(hints),
        data=tuple((Datum(subject.code, value.metric, value.year),) for value in values),
    )


def _label(value: Value, text: str, role: str, align: Align, dy: float) -> Label:
    return Label(float(value.year or 0), value.number or 0.0, text, role, align, 0.0, dy)


def _place_number(subject: Subject, value: Value) -> Label:
    """Return the number of a subject's key at the end of its line: names would cover the lines."""
    x, y = float(value.year or 0), value.number or 0.0
    return Label(x, y, str(subject.place), subject.role, dx=5.0, bold=True, rank=subject.place)


def _short(value: Value) -> str:
    """Return a count with no more digits than a label can carry."""
    return say_short(_rounded(value.number or 0.0), "jobs")


def _rounded(number: float) -> float:
    """Return a count to hundreds or tens: a survey and a projection are no more exact."""
    return round(number, -2) if number >= 10_000 else round(number, -1)


def _years(values: Sequence[Value]) -> tuple[float, ...]:
    return tuple(float(value.year or 0) for value in values)


def _from_zero(numbers: Sequence[float], unit: str, title: str) -> Axis:
    low, high = nice_range(0.0, max(numbers, default=1.0) * 1.04, zero=True)
    return Axis(title, low, high, unit, nice_ticks(low, high, unit))


def _key_role(people: Sequence[Subject]) -> str:
    return people[0].role if len(people) == 1 else "muted"
