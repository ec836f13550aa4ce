"""An article: what it says about itself, its text, and what the text holds."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date

from occdesk.articles.blocks import KINDS, Kind, Reference
from occdesk.articles.body import Body, ClaimSentence, Heading, read_body
from occdesk.articles.frontmatter import (
    Citation,
    HistoryEntry,
    PublishedFigure,
    read_front_matter,
    split_front_matter,
)
from occdesk.articles.limits import clean

__all__ = [
    "Article",
    "Citation",
    "ClaimSentence",
    "Heading",
    "HistoryEntry",
    "PublishedFigure",
    "body_of",
    "count_claims",
    "name_of",
    "parse_article",
    "slug_of",
]


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `body` is its Markdown, and what follows it was read from there.

    `published` and `updated` are None only where a saved web page does not give them; they and
    `history` are the article's own unless `dates_of` names what else they are of. `figures`
    are the article's own points, in the unit of the metric they speak of; they are never
    this program's values.
    """

    slug: str
    title: str
    subtitle: str
    category: str
    occupations: tuple[str, ...]
    author: str
    published: date | None
    updated: date | None
    how_made: str
    history: tuple[HistoryEntry, ...]
    tags: tuple[str, ...]
    sources: tuple[Citation, ...]
    figures: tuple[PublishedFigure, ...]
    body: str
    headings: tuple[Heading, ...]
    claims: tuple[ClaimSentence, ...]
    references: tuple[Reference, ...]
    dates_of: str = ""


def parse_article(text: str, slug: str) -> Article:
    """Return the article that TEXT, Markdown with front matter, describes.

    Raises OccDeskError, with the article's slug and the line, for anything that cannot be read
    or leads nowhere, and for text beyond the limits of `limits`.
    """
    where = name_of(slug)
    front, markdown, first_line = split_front_matter(clean(text, where), where)
    about = read_front_matter(front, where)
    body = read_body(
        markdown,
        where,
        sources=[source.id for source in about.sources],
        figures=_by_place(about.figures),
        home=about.occupations[0] if about.occupations else "",
        first_line=first_line,
    )
    return Article(
        slug=slug,
        title=about.title,
        subtitle=about.subtitle,
        category=about.category,
        occupations=about.occupations,
        author=about.author,
        published=about.published,
        updated=about.updated,
        how_made=about.how_made,
        history=about.history,
        tags=about.tags,
        sources=about.sources,
        figures=about.figures,
        body=markdown,
        headings=body.headings,
        claims=body.claims,
        references=body.references,
        dates_of=about.dates_of,
    )


def body_of(article: Article) -> Body:
    """Return the parsed text of ARTICLE again, with its blocks, for those who write it out."""
    return read_body(
        article.body,
        name_of(article.slug),
        sources=[source.id for source in article.sources],
        figures=_by_place(article.figures),
        home=article.occupations[0] if article.occupations else "",
    )


def count_claims(article: Article) -> dict[Kind, int]:
    """Return how many sentences of each kind ARTICLE tags, in the order of the kinds."""
    found = Counter(claim.kind for claim in article.claims)
    return {kind: found[kind] for kind in KINDS}


def name_of(slug: str) -> str:
    """Return how errors call the article with this slug."""
    return f"Article “{slug}”"


def slug_of(name: str) -> str:
    """Return the slug that the name of a file gives: small letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", folded)) or "article"


def _by_place(figures: tuple[PublishedFigure, ...]) -> dict[tuple[str, int], float]:
    return {(figure.metric, figure.year): figure.value for figure in figures}
