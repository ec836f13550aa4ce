"""Pages that the program writes itself, as HTML: plain functions, no Qt."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.indices import INDEX_GROUP, standing_of
from occdesk.metrics.marking import mark_of
from occdesk.metrics.registry import METRICS
from occdesk.model.codes import is_military
from occdesk.model.licences import attribution_of, licences_in
from occdesk.model.mark import Mark
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import MISSING, say, say_release, say_year
from occdesk.ui.panels.article.details import description_part, details_parts

if TYPE_CHECKING:
    from occdesk.articles.article import Article

KEY_FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What AI can do, and is seen to do",
        (
            "automation_risk", "ai_exposure", "theoretical_exposure", "observed_exposure",
            "automation_mode", "microsoft_applicability",
        ),
    ),
    ("Pay", ("median_wage", "wage_p10", "wage_p90")),
    ("Jobs", ("employment", "projected_growth", "openings", "self_employed")),
    ("Getting in", ("job_zone", "entry_education", "work_experience", "training")),
    ("Interests", ("interest_code",)),
)  # fmt: skip
"""The figures of an occupation's page, by heading."""

FIRST_INDEX = "automation_risk"

MOST_TITLES = 60


def occupation_page(
    measures: Dataset, code: str, articles: Sequence["Article"] = (), *, estimates: bool = False
) -> str:
    """Return the page about one occupation: its figures, each a link, and where to go on."""
    catalogue = measures.catalogue
    occupation = catalogue.occupation(code)
    family = next(each.title for each in catalogue.families if each.code == occupation.family)
    parts = [
        f"<h1>{escape(occupation.title)}</h1>",
        f'<p class="meta">{occupation.code} &nbsp;·&nbsp; {escape(family)}</p>',
    ]
    about = [each for each in articles if code in each.occupations]
    if about:
        links = ", ".join(_link(f"article/{each.slug}", each.title, "ui") for each in about)
        parts.append(f'<p class="ui">Article: {links}</p>')
    parts.append(description_part(measures, code))
    if is_military(code):
        parts.append(
            f'<p class="ui"><b class="ui">{escape(MILITARY_NOTE)}</b> There are titles'
            " and nothing else: the surveys of pay and jobs, the projections and the studies of AI"
            " all leave the armed forces out.</p>"
        )
        parts.append(_own_figures(measures, code, estimates=estimates))
    else:
        for heading, ids in KEY_FIGURES:
            parts.append(f"<h2>{escape(heading)}</h2>")
            whats = [measures.metric(id) for id in ids]
            if ids[0] == FIRST_INDEX:
                whats += _imported_indices(measures, code)
            parts.append(
                _figures(measures, code, _values(measures, code, whats, estimates=estimates))
            )
        parts.append(_own_figures(measures, code, estimates=estimates))
        parts.append(details_parts(measures, code))
    parts.append(_related(measures, code))
    parts.append(_titles(measures, code))
    if not is_military(code):
        parts.append(
            '<p class="small">Click a figure to see what it means, where it comes from and how it'
            " was matched to this occupation.</p>"
        )
    return "".join(parts)


def sources_page(measures: Dataset) -> str:
    """Return every source of the packs with its licence, attribution and releases."""
    catalogue = measures.catalogue
    parts = ["<h1>Sources and licences</h1>"]
    for source in catalogue.sources.values():
        releases = [each for each in catalogue.releases.values() if each.source == source.id]
        lines = "".join(f"<li>{escape(say_release(each))}</li>" for each in releases)
        parts.append(
            f"<h2>{escape(source.title)}</h2>"
            f'<p class="meta">{escape(source.publisher)} · {escape(source.licence)}</p>'
            f"<p>{escape(attribution_of(source.id, source.attribution))}</p>"
            f"{_licence_links(source.licence)}<ul>{lines}</ul>"
        )
    parts.append(
        '<p class="small">Help &gt; Third-party notices has the licences of all that comes with'
        " the program.</p>"
    )
    return "".join(parts)


def _licence_links(words: str) -> str:
    links = [
        f'{escape(each.name)}: <a href="{each.address}">{escape(each.address)}</a>'
        for each in licences_in(words)
    ]
    return f'<p class="small">{"<br>".join(links)}</p>' if links else ""


def shortcuts_page(rows: Iterable[tuple[str, str]]) -> str:
    """Return the table of keyboard shortcuts from rows of (what it does, keys)."""
    cells = "".join(
        f'<tr><td>{escape(title)}</td><td align="right">{escape(keys)}</td></tr>'
        for title, keys in rows
    )
    return f'<h1>Keyboard shortcuts</h1><table width="100%" cellspacing="0">{cells}</table>'


def about_page(version: str, onet_attribution: str) -> str:
    """Return what the program says about itself, with what the licence of O*NET asks for."""
    return (
        f'<h1>OccDesk</h1><p class="meta">Version {escape(version)} · MIT licence</p>'
        "<p>What is ahead for 1,016 occupations in the age of AI: how much of their work AI can do"
        " and is seen to do, what they pay, how many people do them and where they are growing."
        "</p><p>The program works offline and opens no network connection. Every number leads in"
        " one click to what it means and where it comes from.</p>"
        f"<p>{escape(onet_attribution)}</p>"
        '<p class="small">Inter and Source Serif 4 come with the program under the SIL Open Font'
        " License; the data keep the licences of their publishers. Help &gt; Sources and licences"
        " and Help &gt; Third-party notices have all of them.</p>"
    )


def _imported_indices(measures: Dataset, code: str) -> list[Metric]:
    """Return the indices of others that have been imported and have a figure of CODE."""
    shown = {id for _, ids in KEY_FIGURES for id in ids}
    return [
        what
        for what in METRICS
        if what.group == INDEX_GROUP
        and what.unit == "index"
        and what.id not in shown
        and not what.id.startswith("microsoft")
        and not measures.value(code, what.id).missing
    ]


def _own_figures(measures: Dataset, code: str, *, estimates: bool) -> str:
    """Return what imported tables of one's own say about CODE, or nothing."""
    values = _values(measures, code, measures.own_metrics, estimates=estimates)
    known = [(what, value) for what, value in values if not value.missing]
    return f"<h2>{escape(known[0][0].group)}</h2>{_figures(measures, code, known)}" if known else ""


def _values(
    measures: Dataset, code: str, metrics: Sequence[Metric], *, estimates: bool
) -> list[tuple[Metric, Value]]:
    return [(what, measures.value(code, what.id, estimates=estimates)) for what in metrics]


def _figures(measures: Dataset, code: str, values: Sequence[tuple[Metric, Value]]) -> str:
    rows = []
    marks: list[Mark] = []
    for what, value in values:
        words = escape(say(value, what))
        shown = f'<span class="missing">{MISSING}</span>' if value.missing else f"<b>{words}</b>"
        note = "" if value.missing else f"{value.status} {say_year(what, value.year)}".rstrip()
        mark = mark_of(value, measures)
        if mark is not None:
            marks.append(mark)
            shown += f"&nbsp;{mark.sign}"
            note += f" · {mark.badge}"
        standing = standing_of(measures, value, estimates=value.match == "estimated")
        link = f'<a href="occdesk:metric/{what.id}@{code}">{shown}</a>'
        rows.append(_figure(escape(what.label), link, escape(note), value, last=not standing))
        if standing:
            said = f"{standing.say()[0].upper()}{standing.say()[1:]}. {standing.caveat}"
            rows.append(f'<tr><td colspan="2"><span class="small">{escape(said)}</span></td></tr>')
    signs = " ".join(dict.fromkeys(f"{mark.sign} {mark.sentence}" for mark in marks))
    legend = f'<p class="small">{escape(signs)}</p>' if signs else ""
    return f'<table width="100%" cellspacing="0">{"".join(rows)}</table>{legend}'


def _figure(label: str, link: str, note: str, value: Value, *, last: bool) -> str:
    """Return the row of one figure: a number stands at the right, words below their label.

    However narrow the page is and however large its text, no number is broken.
    """
    # No line between a value and the sentence on it.
    line = "" if last else "border-bottom:0px;"
    small = f'<br><span class="small">{note}</span>' if note else ""
    if value.text is not None:
        return f'<tr><td colspan="2" style="{line}">{label}<br>{link}{small}</td></tr>'
    return (
        f'<tr><td style="{line}">{label}{small}</td>'
        f'<td align="right" style="{line}">{link}</td></tr>'
    )


def _related(measures: Dataset, code: str) -> str:
    by_code = measures.catalogue.by_code
    links = [
        f"<li>{_link(f'occupation/{each.code}', by_code[each.code].title)}</li>"
        for each in measures.catalogue.related(code)
        if each.code in by_code
    ]
    return f"<h2>Related occupations</h2><ul>{''.join(links[:10])}</ul>" if links else ""


def _titles(measures: Dataset, code: str) -> str:
    titles = measures.catalogue.alternate_titles(code)
    if not titles:
        return ""
    rest = len(titles) - MOST_TITLES
    words = " &nbsp;·&nbsp; ".join(escape(title) for title in titles[:MOST_TITLES])
    more = f" &nbsp;·&nbsp; and {rest:,} more" if rest > 0 else ""
    return f'<h2>Also known as</h2><p class="ui">{words}{more}</p>'


def _link(target: str, words: str, look: str = "") -> str:
    return f'<a class="{look}" href="occdesk:{escape(target)}">{escape(words)}</a>'
