"""The command that prints an article: by occupation, by name, or from a file."""

import argparse
from pathlib import Path

from occdesk.app import output
from occdesk.app.parts import open_measures, open_shelf
from occdesk.articles.article import Article, parse_article
from occdesk.articles.html import article_html, article_json, article_text
from occdesk.articles.shelf import articles_about
from occdesk.articles.webtext import parse_web_text
from occdesk.metrics.measures import Measures
from occdesk.metrics.registry import metric
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.wording import say


def print_article(options: argparse.Namespace) -> int:
    """Print or write one article as text, HTML, JSON or PDF."""
    raise NotImplementedError
