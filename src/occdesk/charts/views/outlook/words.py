"""What the Outlook answers in numbers: jobs, what is projected, pay and exposure."""

from collections.abc import Sequence

from occdesk.charts.lineage.signs import say_signed, with_sign
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.wording import NATION_WORDS, shorten
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import metric
from occdesk.model.value import Value
from occdesk.model.wording import say_number, say_year

_LONGEST = 36


def answer(people: Sequence[Subject], measures: Dataset, *, estimates: bool = False) -> str:
    """Return the subtitle: figures of a single occupation, or how far apart several are."""
    if len(people) == 1:
        return f"{_of_one(people[0].code, measures, estimates=estimates)}; {NATION_WORDS}."
    said = [
        words
        for each in ("projected_growth", "median_wage")
        if (words := _apart(each, people, measures))
    ]
    return f"{_capital('; '.join(said))}; {NATION_WORDS}." if said else f"{NATION_WORDS}."


def _of_one(code: str, measures: Dataset, *, estimates: bool) -> str:
    """Return the latest figures of the occupation CODE; what is missing is not among them."""
    jobs, growth = (measures.value(code, each) for each in ("employment", "projected_growth"))
    said = []
    if not jobs.missing:
        said.append(f"{say_signed(jobs, measures)} jobs in May {jobs.year}")
    if growth.number is not None:
        what = metric(growth.metric)
        span = say_year(what, growth.year)
        said.append(f"BLS projects {_change(growth, measures)} for {span}")
    for each, before in (
        ("median_wage", "median pay"),
        ("ai_exposure", "AI exposure"),
        ("automation_risk", "automation risk"),
    ):
        value = measures.value(code, each, estimates=estimates)
        if not value.missing:
            said.append(f"{before} {say_signed(value, measures)}")
    return _capital("; ".join(said)) or "No figures are published"


def _change(growth: Value, measures: Dataset) -> str:
    number = growth.number or 0.0
    what = metric(growth.metric)
    size = with_sign(say_number(abs(number), what.unit, what.decimals), mark_of(growth, measures))
    if not number:
        return "no change in jobs"
    return f"{size} {'more' if number > 0 else 'fewer'} jobs"


def _apart(metric_id: str, people: Sequence[Subject], measures: Dataset) -> str:
    """Return the lowest and the highest figure of PEOPLE; figures of others are neither."""
    values = {each.title: measures.value(each.code, metric_id) for each in people}
    own = {
        title: value
        for title, value in values.items()
        if value.number is not None and mark_of(value, measures) is None
    }
    if len(own) < 2:
        return ""
    low, high = (pick(own, key=lambda title: own[title].number or 0.0) for pick in (min, max))
    if own[low].number == own[high].number:
        return ""
    if metric_id == "projected_growth":
        span = say_year(metric(metric_id), own[low].year)
        ends = [f"{_change(own[each], measures)} ({_short(each)})" for each in (low, high)]
        return f"BLS projects for {span} from {ends[0]} to {ends[1]}"
    ends = [f"{say_signed(own[each], measures)} ({_short(each)})" for each in (low, high)]
    return f"median pay from {ends[0]} to {ends[1]}"


def _short(title: str) -> str:
    return shorten(title, _LONGEST)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
