"""The articles of a folder: those that can be read, and what is wrong with the others."""

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from occdesk.articles.article import Article, parse_article, slug_of
from occdesk.articles.limits import MOST_BYTES
from occdesk.model.errors import OccDeskError, UsageError

ENDINGS = (".md", ".txt")
"""How the names of files end that are read as articles."""


class Shelf(NamedTuple):
    """Articles in order of slug, and one sentence for each file that could not be read."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...]


def load_articles(folder: Path) -> Shelf:
    """Return what the `.md` files of FOLDER hold; an article that cannot be read stops no other.

    A missing folder is a problem like any other.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".md")
    except OSError:
        return Shelf((), (f"The folder of articles, {folder}, cannot be read; reinstall it.",))
    articles: list[Article] = []
    problems: list[str] = []
    for path in files:
        try:
            article = read_article(path)
        except OccDeskError as error:
            problems.append(str(error))
            continue
        if any(other.slug == article.slug for other in articles):
            problems.append(f"“{path.name}” has the name of another article; rename it.")
        else:
            articles.append(article)
    return Shelf(tuple(articles), tuple(problems))


def read_article(path: Path) -> Article:
    """Return the article in a file: Markdown (`.md`) or text saved from a web page (`.txt`).

    The slug comes from the file's name. Raises UsageError for another kind of file, OccDeskError
    for one that cannot be read.
    """
    kind = kind_of(path)
    if kind not in ("", "file"):
        raise UsageError(f"“{path}” is {kind}; name a file that holds an article.")
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"“{path}” is not an article; articles end in .md or .txt.")
    slug = slug_of(path.stem)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise OccDeskError(f"“{path.name}” is larger than 2 MB; open a shorter text.")
        text = raw.decode().removeprefix("\ufeff")
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise OccDeskError(f"“{path}” cannot be read: {reason}; check its name.") from error
    except UnicodeDecodeError as error:
        raise OccDeskError(f"“{path.name}” is not UTF-8 text; save it as UTF-8.") from error
    if path.suffix.lower() == ".md":
        return parse_article(text, slug)
    # Few readers open a saved page, and no opening of the window waits for its patterns.
    from occdesk.articles.webtext import parse_web_text

    return parse_web_text(text, slug)


def kind_of(path: Path) -> str:
    """Return what is at PATH: `file`, `a folder`, `a pipe or a device`; empty for nothing."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""
    if stat.S_ISDIR(mode):
        return "a folder"
    return "file" if stat.S_ISREG(mode) else "a pipe or a device"


def articles_about(articles: Iterable[Article], code: str) -> tuple[Article, ...]:
    """Return those of ARTICLES that are linked to CODE, those that name it first in front."""
    about = [article for article in articles if code in article.occupations]
    return tuple(sorted(about, key=lambda article: article.occupations.index(code)))


def article_named(articles: Sequence[Article], slug: str) -> Article:
    """Return the one of ARTICLES with this slug; raises UsageError where there is none."""
    for article in articles:
        if article.slug == slug:
            return article
    known = ", ".join(article.slug for article in articles) or "none here"
    raise UsageError(
        f"There is no article “{slug}” (there is: {known}); name one, an occupation code or a file."
    )
