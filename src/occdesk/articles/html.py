"""An article as HTML in the subset that a rich text view of the window understands.

Everything that comes from the article or from a callback is escaped; the only links are `#anchor`
and the program's own scheme:

    occdesk:metric/employment@15-2051.00/2023    a value, on the way to where it comes from
    occdesk:chart/outlook@15-2051.00             a chart
    occdesk:occupation/15-2051.00                an occupation
    occdesk:article/ml-engineers                 another article

Addresses of other schemes are printed behind their words and cannot be followed. Tables are one
deep. Anchors of the frame contain a full stop (`source.oews`, `claim.3`), those of headings never.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from occdesk.articles.article import Article, body_of, count_claims
from occdesk.articles.blocks import Block, Kind, Piece, Reference, good_link
from occdesk.articles.body import HEADINGS
from occdesk.articles.resolve import (
    SHAPES,
    Resolve,
    say_counts,
    say_dates,
    say_day,
    say_figure,
    say_history,
    say_label,
    say_value,
)
from occdesk.articles.text import article_json, article_text

__all__ = ["ROLES", "article_html", "article_json", "article_text"]

ROLES: tuple[str, ...] = (
    *("ink", "muted", "line", "accent", "accent_soft", "raised", "article"),
    *("fact", "fact_soft", "claim", "claim_soft", "estimate", "estimate_soft"),
)
"""The colour roles that a style has to give, each as `#rrggbb`."""

# What a style may give besides: families of type and the size of the text in pixels.
_OTHERS: Mapping[str, str] = {"sans": "Inter", "serif": "Source Serif 4", "size": "16"}

_MARKS: Mapping[str, tuple[str, str]] = {
    "em": ("<i>", "</i>"),
    "strong": ("<b>", "</b>"),
    "s": ("<s>", "</s>"),
}


def article_html(article: Article, resolve: Resolve, style: Mapping[str, str]) -> str:
    """Return ARTICLE as a whole HTML document.

    STYLE gives the colours of ROLES, and if it likes `sans`, `serif` (names of fonts) and `size`
    (of the text, in pixels). Values, charts and titles come from RESOLVE.
    """
    look = {**_OTHERS, **style}
    parts = (
        f"<html><head><style>{_sheet(look)}</style></head><body>",
        *_header(article),
        *_contents(article),
        *_body(article, resolve, look),
        *_figures(article, resolve),
        *_sources(article),
        *_history(article),
        *_related(article, resolve),
        *_tags(article),
        "</body></html>",
    )
    return "\n".join(parts)


def _sheet(look: Mapping[str, str]) -> str:
    size = float(look["size"])
    sans, serif = f"font-family:'{look['sans']}'", f"font-family:'{look['serif']}'"
    body, small, tiny = (f"font-size:{size * part:.0f}px" for part in (0.8125, 0.75, 0.6875))
    ink, muted, line = look["ink"], look["muted"], look["line"]
    heads = ((1, 1.0625, 26), (2, 1.0625, 26), (3, 0.9375, 18), (4, 0.875, 14))
    rules = [
        f"body,p,li,blockquote{{{serif};font-size:{size:.0f}px;color:{ink}}}",
        "p,li{line-height:122%;margin-top:0px;margin-bottom:12px}",
        "li{margin-bottom:5px}",
        f"a{{color:{look['accent']};text-decoration:none}}",
        *(
            f"h{n}{{{sans};font-size:{size * ratio:.0f}px;font-weight:600;"
            f"color:{ink};margin-top:{space}px;margin-bottom:8px}}"
            for n, ratio, space in (*heads, (5, 0.875, 14), (6, 0.875, 14))
        ),
        f"p.kicker,p.part{{{sans};{tiny};font-weight:600;color:{muted};line-height:120%}}",
        "p.kicker{margin-bottom:8px}",
        "p.part{margin-top:24px;margin-bottom:8px}",
        f"p.title{{{sans};font-size:{size * 1.625:.0f}px;font-weight:600;line-height:115%;"
        "margin-bottom:8px}",
        f"p.subtitle{{font-size:{size * 1.0625:.0f}px;color:{muted};line-height:118%}}",
        f"p.small{{{sans};{small};color:{muted};line-height:135%;margin-bottom:6px}}",
        f"p.entry,p.counts{{{sans};{body};line-height:130%;margin-bottom:6px}}",
        f"p.contents{{{sans};{body};line-height:120%}}",
        # What stands inside a paragraph does not take over the font of its class.
        f"a.plain,span.day{{{sans};{body}}}",
        "span.day{font-weight:600}",
        "p.counts{margin-top:12px}",
        f"blockquote{{color:{muted}}}",
        f"pre,code{{background-color:{look['raised']};{body}}}",
        f"table{{{sans};{body};margin-top:4px;margin-bottom:16px}}",
        f"th,td{{{sans};{body};border-bottom:1px solid {line};padding:5px 8px 5px 0px}}",
        f"th{{{small};font-weight:600;color:{muted}}}",
        f"a.value{{color:{look['accent']};background-color:{look['accent_soft']}}}",
        f"span.figure{{color:{look['article']};font-weight:600}}",
        *(
            f"span.{kind}{{{sans};{tiny};font-weight:600;color:{look[kind]};"
            f"background-color:{look[kind + '_soft']}}}"
            for kind in ("fact", "claim", "estimate")
        ),
        f"a.cite{{{sans};{tiny};color:{muted}}}",
    ]
    return "".join(rules)


# --- The frame: header, contents, and what stands below the text -------------------------------


def _header(article: Article) -> Iterator[str]:
    if article.category:
        yield f'<p class="kicker"><a name=".top"></a>{escape(article.category.upper())}</p>'
    yield f'<p class="title">{escape(article.title)}</p>'
    if article.subtitle:
        yield f'<p class="subtitle">{escape(article.subtitle)}</p>'
    by = f"{article.author} \u00b7 " if article.author else ""
    yield f'<p class="small">{escape(by + say_dates(article))}</p>'
    if article.how_made:
        yield f'<p class="small">{escape(article.how_made)}</p>'
    yield f'<p class="counts">{_counts(article)}</p>'


def _counts(article: Article) -> str:
    counts = count_claims(article)
    said = [
        f"{_badge(kind)}&nbsp;{escape(say_counts({kind: number}))}"
        for kind, number in counts.items()
        if number
    ]
    return " &nbsp; ".join(said) or escape(say_counts(counts))


def _contents(article: Article) -> Iterator[str]:
    if len(article.headings) < 2:
        return
    yield _part("Contents", "contents")
    top = min(heading.level for heading in article.headings)
    last = len(article.headings) - 1
    for number, heading in enumerate(article.headings):
        indent = 16 * min(heading.level - top, 3)
        below = 24 if number == last else 4
        yield (
            f'<p class="contents" style="margin-left:{indent}px;margin-bottom:{below}px">'
            f'<a class="plain" href="#{heading.anchor}">{escape(heading.text)}</a></p>'
        )


def _figures(article: Article, resolve: Resolve) -> Iterator[str]:
    if not article.figures:
        return
    yield _part("Figures of this article", "figures")
    yield (
        '<p class="small">Published by the article as its own;'
        " they are not values of this program.</p>"
    )
    yield '<table cellspacing="0" width="100%">'
    yield '<tr><th align="left">Figure</th><th align="right">Year</th><th align="right">Value</th>'
    yield '<th align="left">Note</th></tr>'
    for figure in article.figures:
        yield (
            f"<tr><td>{escape(say_label(figure.metric, resolve))}</td>"
            f'<td align="right">{figure.year}</td>'
            f'<td align="right">{escape(say_figure(figure.metric, figure.value, resolve))}</td>'
            f"<td>{escape(figure.note)}</td></tr>"
        )
    yield "</table>"


def _sources(article: Article) -> Iterator[str]:
    if not article.sources:
        return
    yield _part("Sources", "sources")
    for number, source in enumerate(article.sources, start=1):
        yield (
            f'<p class="entry"><a name="source.{escape(source.id)}"></a>'
            f"{number}. {escape(source.text)}</p>"
        )


def _history(article: Article) -> Iterator[str]:
    if not article.history:
        return
    yield _part(say_history(article), "history")
    for entry in article.history:
        yield (
            f'<p class="entry"><span class="day">{escape(say_day(entry.date))}</span>'
            f" &nbsp;{escape(entry.text)}</p>"
        )


def _related(article: Article, resolve: Resolve) -> Iterator[str]:
    if not article.occupations:
        return
    yield _part("Occupations", "occupations")
    for code in article.occupations:
        title = resolve("occupation", code)
        words = f"{escape(title)} &nbsp;{escape(code)}" if title else escape(code)
        address = f"occdesk:occupation/{escape(code)}"
        yield f'<p class="entry"><a class="plain" href="{address}">{words}</a></p>'


def _tags(article: Article) -> Iterator[str]:
    if article.tags:
        yield _part("Tags", "tags")
        yield f'<p class="entry">{escape(", ".join(article.tags))}</p>'


def _part(words: str, anchor: str) -> str:
    return f'<p class="part"><a name=".{anchor}"></a>{words.upper()}</p>'


# --- The text -------------------------------------------------------------------------------------


def _body(article: Article, resolve: Resolve, look: Mapping[str, str]) -> Iterator[str]:
    writer = _Writer(article, resolve)
    within: list[str] = []
    for block in body_of(article).blocks:
        if block.form == "open":
            within.append(block.name)
        elif block.form == "close":
            within.pop()
        if block.form == "inline":
            yield writer.inline(block.pieces, verbatim=within[-1:] == ["pre"])
        else:
            yield _tag(block)


def _tag(block: Block) -> str:
    """Return the HTML of a block that opens, closes or stands alone."""
    if block.form == "alone":
        return f"<{block.name}>"
    if block.form == "close":
        return f"</{block.name}>"
    if block.name in HEADINGS:
        return f'<{block.name}><a name="{block.detail}"></a>'
    if block.name == "table":
        return '<table cellspacing="0" width="100%">'
    if block.name in ("td", "th"):
        return f'<{block.name} align="{block.detail or "left"}">'
    if block.name == "ol" and block.detail:
        return f'<ol start="{escape(block.detail)}">'
    return f"<{block.name}>"


def _badge(kind: Kind) -> str:
    return f'<span class="{kind.lower()}">&nbsp;{SHAPES[kind]}&nbsp;{kind.upper()}&nbsp;</span>'


class _Writer:
    """Writes the paragraphs of one article, numbering its badges as they come."""

    def __init__(self, article: Article, resolve: Resolve) -> None:
        self._article = article
        self._resolve = resolve
        self._numbers = {source.id: n for n, source in enumerate(article.sources, start=1)}
        self._badges = 0

    def inline(self, pieces: Sequence[Piece], *, verbatim: bool) -> str:
        """Return the HTML of PIECES; VERBATIM ones are code in a block of their own."""
        written: list[str] = []
        links: list[str] = []
        for piece in pieces:
            if piece.form == "text":
                written.append(escape(piece.text))
            elif piece.form == "code":
                text = escape(piece.text)
                written.append(text if verbatim else f"<code>{text}</code>")
            elif piece.form == "tag" and piece.kind is not None:
                written.append(self._tagged(piece.kind, piece.source))
            elif piece.reference is not None:
                written.append(self._referred(piece.reference))
            elif piece.form == "break":
                written.append("<br>" if piece.text == "\n" else "\n")
            elif piece.mark == "a":
                written.append(_link(piece, links))
            else:
                written.append(_MARKS[piece.mark][piece.form == "close"])
        return "".join(written)

    def _tagged(self, kind: Kind, source: str) -> str:
        self._badges += 1
        badge = f'<a name="claim.{self._badges}"></a>{_badge(kind)}'
        if source:
            number = self._numbers[source]
            badge += f'&nbsp;<a class="cite" href="#source.{escape(source)}">[{number}]</a>'
        return badge

    def _referred(self, reference: Reference) -> str:
        if reference.kind == "chart":
            return self._chart(reference)
        words = escape(say_value(reference, self._article, self._resolve))
        if reference.kind == "figure":
            return f'<span class="figure">{words}</span>'
        return f'<a class="value" href="occdesk:metric/{escape(reference.argument)}">{words}</a>'

    def _chart(self, reference: Reference) -> str:
        image = self._resolve("chart", reference.argument)
        name = escape(reference.id.replace("_", " "))
        shown = f'<img src="{escape(image)}" alt="{name}">' if image else f"Open the chart: {name}"
        return f'<a href="occdesk:chart/{escape(reference.argument)}">{shown}</a>'


def _link(piece: Piece, links: list[str]) -> str:
    """Return one end of a link; LINKS holds what the open ones will be closed with."""
    if piece.form == "close":
        return links.pop()
    if good_link(piece.text):
        links.append("</a>")
        return f'<a href="{escape(piece.text)}">'
    links.append(f" ({escape(piece.text)})" if piece.text else "")
    return ""
