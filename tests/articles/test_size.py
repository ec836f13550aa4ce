"""A longer text costs so much more as it is longer, and no more."""

import gc
from collections.abc import Callable
from time import process_time

import pytest

from occdesk.articles.article import Article, parse_article
from occdesk.articles.html import article_html
from occdesk.articles.text import article_text
from occdesk.articles.webtext import parse_web_text
from occdesk.render.style.tokens import LIGHT

TIMES = (250, 2000)

PARTS = {
    "figures of one sentence": "exposure of 50% in 2025 ",
    "figures without a subject": "50% and 2025 ",
    "subjects": "automation risk ",
    "digits": "1" * 40,
    "tagged sentences": "[Fact] A word is one. ",
    "tagged paragraphs": "[Fact] A word is one.\n\n",
    "short lines": "a\n",
    "words": "word ",
    "no words": "w" * 40,
    "headings": "# Heading\n\nThis is a text that is longer.\n\n",
    "cells": "| a | b |\n",
    "brackets": "[a](",
    "stars": "**a",
    "history": "- 2025-01-01: a\n",
    "stops": '."',
}
BEGINNINGS = {"cells": "| a | b |\n|--|--|\n", "history": "Update history\n\n"}
WEB = "some-jobs\nA title\nBy Somebody\nPublished: 2026-01-02\nA text that stands below it.\n\n"


def read_page(text: str) -> Article:
    return parse_web_text(WEB + text, "page")


def read_markdown(text: str) -> Article:
    return parse_article('+++\ntitle = "T"\npublished = 2026-01-01\n+++\n' + text, "text")


@pytest.mark.parametrize("read", [read_page, read_markdown])
@pytest.mark.parametrize("name", PARTS)
def test_the_time_grows_with_the_length(
    name: str, read: Callable[[str], Article], answer: Callable[[str, str], str | None]
) -> None:
    short, long = (BEGINNINGS.get(name, "") + PARTS[name] * times for times in TIMES)

    def cost(text: str) -> float:
        """Return the processor time for TEXT; what other tests left to collect is not its own."""
        gc.disable()
        try:
            start = process_time()
            article = read(text)
            article_html(article, answer, {**LIGHT, "size": "16"})
            article_text(article, answer)
            return process_time() - start
        finally:
            gc.enable()

    # What grows with the square takes 64 times as long; a disturbed moment is looked at again.
    assert any(cost(long) < 48 * max(cost(short), 0.005) for _ in range(3))
