"""How an article that is written out asks the rest of the program for words and pictures."""

from collections.abc import Callable, Mapping
from datetime import date

from occdesk.articles.article import Article
from occdesk.articles.blocks import Kind, Reference

Resolve = Callable[[str, str], str | None]
"""Answers (kind, argument) with words or a reference, or with None where it knows nothing:

`metric`, `automation_risk@15-1221.00` or `employment@15-2051.00/2023`: the value in words;
`chart`, `outlook@15-2051.00` or `outlook`: the address of an image of it;
`figure`, `ai_exposure=0.67`: a number in the unit of the metric, in words;
`label`, `ai_exposure`: what the metric is called;
`occupation`, `15-2051.00`: its title.
"""

UNKNOWN = "no data"

# calendar.month_name would follow the locale.
MONTHS: tuple[str, ...] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

SHAPES: Mapping[Kind, str] = {"Fact": "\u25a0", "Claim": "\u25c6", "Estimate": "\u25cb"}
"""The shape of a badge, so that kinds differ in more than colour: square, diamond, ring."""


def say_value(reference: Reference, article: Article, resolve: Resolve) -> str:
    """Return in words what REFERENCE, a metric or a figure of ARTICLE, stands for."""
    if reference.kind == "metric":
        return resolve("metric", reference.argument) or UNKNOWN
    for figure in article.figures:
        if (figure.metric, figure.year) == (reference.id, reference.year):
            return say_figure(figure.metric, figure.value, resolve)
    return UNKNOWN


def say_figure(metric: str, value: float, resolve: Resolve) -> str:
    """Return a published figure in the words of its metric's unit."""
    return resolve("figure", f"{metric}={value!r}") or f"{value:g}"


def say_label(metric: str, resolve: Resolve) -> str:
    """Return what a metric is called."""
    return resolve("label", metric) or metric.replace("_", " ")


def say_day(day: date | None) -> str:
    """Return a date as people write it, whatever the locale: 25 March 2026."""
    if day is None:
        return "on an unknown date"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_dates(article: Article) -> str:
    """Return when ARTICLE, or else what its dates are of, was published and last updated."""
    days = [("published", say_day(article.published))]
    if article.updated not in (None, article.published):
        days.append(("updated", say_day(article.updated)))
    if article.dates_of:
        whose = article.dates_of[0].upper() + article.dates_of[1:]
        return f"{whose}: {' and '.join(f'{word} {day}' for word, day in days)}"
    return " \u00b7 ".join(f"{word.capitalize()} {day}" for word, day in days)


def say_history(article: Article) -> str:
    """Return what the update history of ARTICLE is called: whose it is, where not its own."""
    return f"Update history of {article.dates_of}" if article.dates_of else "Update history"


def say_counts(counts: Mapping[Kind, int]) -> str:
    """Return how many tagged sentences there are: 4 facts, 1 claim, 3 estimates."""
    said = [
        f"{number} {kind.lower()}{'' if number == 1 else 's'}"
        for kind, number in counts.items()
        if number
    ]
    return ", ".join(said) or "No sentence is tagged"
