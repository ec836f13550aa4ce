"""The command that prints an article: by occupation, by name, or from a file."""

import argparse
import os
from collections.abc import Callable
from html import escape
from pathlib import Path

from occdesk.app import output
from occdesk.app.parts import open_measures, open_shelf
from occdesk.articles.article import Article
from occdesk.articles.html import article_html
from occdesk.articles.resolve import Resolve
from occdesk.articles.shelf import ENDINGS, article_named, articles_about, kind_of, read_article
from occdesk.articles.text import article_json, article_text
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.render.style.tokens import LIGHT, SANS, SERIF
from occdesk.ui.panels.article.resolver import resolver

_FORMATS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".pdf": "pdf"}


def print_article(options: argparse.Namespace) -> int:
    """Print or write one article as text, HTML, JSON or PDF."""
    form = choose_format(options.format, Path(options.output))
    measures = open_measures()
    article = find_article(measures, options.which)
    resolve = resolver(measures)
    if form == "pdf":
        _write_pdf(article, resolve, options)
        return 0
    words = _WRITERS[form](article, resolve)
    if options.output:
        output.write_text(Path(options.output), words, force=options.force)
    else:
        output.say(words, data=form == "html")
    return 0


def choose_format(asked: str, path: Path) -> str:
    """Return the format ASKED for, else the one that the ending of PATH says, else text.

    Raises UsageError where they contradict each other.
    """
    named = _FORMATS.get(path.suffix.lower(), "")
    if asked and named and asked != named:
        raise UsageError(
            f"{path.name} ends as {named} does, but the format asked for is {asked};"
            " change one of them."
        )
    return asked or named or "text"


def find_article(measures: Dataset, which: str) -> Article:
    """Return the article that WHICH means: a file, an occupation's code, or an article's name."""
    if Path(which).suffix.lower() in ENDINGS:
        return read_article(Path(which))
    articles = open_shelf().articles
    if any(each.slug == which for each in articles):
        return article_named(articles, which)
    if os.sep in which or kind_of(Path(which)):
        # Says of a folder, a pipe or another kind of file what it is.
        return read_article(Path(which))
    if not which[:1].isdigit():
        return article_named(articles, which)
    occupation = measures.catalogue.occupation(which)
    about = articles_about(articles, occupation.code)
    if not about:
        raise OccDeskError(
            f"There is no article about {occupation.title} ({occupation.code});"
            f" “occdesk show {occupation.code}” prints its figures."
        )
    return about[0]


def _as_html(article: Article, resolve: Resolve) -> str:
    return article_html(article, resolve, {**LIGHT, "sans": SANS, "serif": SERIF})


def _as_page(article: Article, resolve: Resolve) -> str:
    """Return a whole page: a browser must be told its letters, and shows its title."""
    title = escape(article.title)
    head = f'<head><meta charset="utf-8"><title>{title}</title>'
    page = _as_html(article, resolve).replace("<head>", head, 1)
    return "<!DOCTYPE html>\n" + page.replace("<html>", '<html lang="en">', 1) + "\n"


def _as_json(article: Article, _: Resolve) -> str:
    return output.as_json(article_json(article))


_WRITERS: dict[str, Callable[[Article, Resolve], str]] = {
    "text": article_text,
    "html": _as_page,
    "json": _as_json,
}


def _write_pdf(article: Article, resolve: Resolve, options: argparse.Namespace) -> None:
    if not options.output:
        raise UsageError("Name the PDF to write with -o FILE.pdf.")
    path = Path(options.output)
    output.check_free(path, force=options.force)
    from occdesk.app.drawing import check_name, use_no_display

    check_name(path)
    use_no_display()
    from occdesk.charts.publishing.metadata import Imprint
    from occdesk.render.files.document import Sheet, document_pdf
    from occdesk.render.files.export import save

    html = article_html(article, resolve, {**LIGHT, "sans": SANS, "serif": SERIF, "size": "14"})
    sources = "; ".join(source.text for source in article.sources)
    sheet = Sheet(options.paper, _foot(article), article.author)
    save(path, document_pdf(html, sheet, Imprint(article.title, article.subtitle, sources)))


def _foot(article: Article) -> str:
    """Return what stands at the foot of each page: what it is from, and where its sources are."""
    where = "sources at the end" if article.sources else ""
    return " \u00b7 ".join(filter(None, (article.author, article.title, where)))
