"""The About face of a chart as HTML: what its numbers are, from the records of charts.about."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from occdesk.charts.figure.figure import Figure
from occdesk.charts.lineage.about import About, Caution, Matching, Settings, Term, Thing, about
from occdesk.metrics.dataset import Dataset
from occdesk.ui.kit.html_table import html_table

_COUNTS = ("", "", "Both", "All three", "All four", "All five", "All six")


def about_figure(figure: Figure, measures: Dataset, where: str = "") -> str:
    """Return what the numbers of FIGURE are as a page; see charts.about."""
    return about_html(about(figure, measures, where))


def about_html(said: About) -> str:
    """Return SAID as a page; all that comes from data stands in it as text."""
    parts = ["<h2>About these numbers</h2>"]
    if said.message:
        parts.append(f'<p class="ui">{escape(said.message)}</p>')
    if said.warnings:
        lines = "<br>".join(_caution(each) for each in said.warnings)
        parts.append(f'<p class="ui notice">{lines}</p>')
    for _, things in groupby(said.things, key=lambda each: each.facts):
        parts.append(_things(tuple(things)))
    if said.terms:
        parts.append(f"<h2>What stands beside them</h2>{_terms(said.terms)}")
    if said.matching is not None:
        parts.append(_matching(said.matching))
    if said.settings is not None:
        parts.append(_settings(said.settings))
    if said.cautions:
        parts.append(f"<h2>What to beware of</h2>{_list(map(_caution, said.cautions))}")
    if said.notes:
        parts.append(f"<h2>Notes to this chart</h2>{_list(map(escape, said.notes))}")
    if said.source:
        parts.append(f'<p class="small">{escape(said.source)}</p>')
    return "".join(parts)


def _things(things: Sequence[Thing]) -> str:
    """Return THINGS, which have the same facts, with these below the last of them."""
    parts = []
    for each in things:
        parts.append(f"<h3>{escape(each.label)}</h3>")
        parts += [f"<p>{escape(words)}</p>" for words in each.said[:1]]
        parts += [f'<p class="ui">{escape(words)}</p>' for words in each.said[1:]]
    facts = " · ".join(things[0].facts)
    if len(things) > 1:
        many = _COUNTS[len(things)] if len(things) < len(_COUNTS) else f"All {len(things)}"
        facts = f"{many} · {facts[:1].lower()}{facts[1:]}"
    return f'{"".join(parts)}<p class="meta">{escape(facts)}</p>'


def _matching(matching: Matching) -> str:
    table = html_table(matching.heads, matching.rows, range(1, len(matching.heads)))
    return (
        "<h2>How they were matched</h2>"
        f'<p class="ui">{escape(matching.said)}</p>'
        f"{table}{_terms(matching.ways)}"
    )


def _settings(settings: Settings) -> str:
    return (
        f'<h2>Settings of the method</h2><p class="ui">{escape(settings.said)}</p>'
        f"{_terms(settings.terms)}"
    )


def _terms(terms: Iterable[Term]) -> str:
    return _list(f'<b class="ui">{escape(each.name)}</b>: {escape(each.meaning)}' for each in terms)


def _caution(caution: Caution) -> str:
    names = escape(" · ".join(caution.labels))
    return f'<b class="ui">{names}</b>: {escape(caution.said)}' if names else escape(caution.said)


def _list(lines: Iterable[str]) -> str:
    items = "".join(f'<li class="ui">{each}</li>' for each in lines)
    return f"<ul>{items}</ul>"
