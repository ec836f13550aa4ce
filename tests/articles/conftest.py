"""Texts that the tests of articles share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_FRONT = """\
+++
title = "Bakers and ovens"
subtitle = "What an oven cannot do"
category = "Production"
occupations = ["51-3011.00", "35-2021.00"]
author = "OccDesk"
published = 2026-01-02
updated = 2026-02-03
how_made = "Written for a test."
tags = ["bread", "ovens"]

[[history]]
date = 2026-02-03
text = "A second look."

[[history]]
date = 2026-01-02
text = "First version."

[[sources]]
id = "oews"
text = "Wages, May 2025."

[[figures]]
metric = "ai_exposure"
year = 2025
value = 0.12
note = "Its own point."
+++
"""


@pytest.fixture(scope="session")
def front() -> str:
    """A front matter with every field in it."""
    return _FRONT


@pytest.fixture(scope="session")
def answer() -> Callable[[str, str], str | None]:
    """Resolve everything but charts to words that say what was asked."""

    def resolve(kind: str, argument: str) -> str | None:
        return {
            "metric": f"<{argument}>",
            "chart": None,
            "figure": f"={argument.split('=')[-1]}=",
            "label": f"label of {argument}",
            "occupation": f"title of {argument}",
        }[kind]

    return resolve


@pytest.fixture
def seed_page() -> str:
    """The text of a real saved page, which is not part of the program."""
    raw = os.environ.get("OCCDESK_RAW", "")
    checkout = Path(__file__).resolve().parents[2]
    folder = Path(raw).parents[1] if raw else checkout.parent / "shared"
    path = folder / "seed" / "ml-engineers-article.txt"
    if not path.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"the saved page is missing: {path.name}")
        pytest.skip("the saved page is not on this machine")
    return path.read_text(encoding="utf-8")
