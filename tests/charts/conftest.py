"""What the tests of charts share: the bundled pack, an article with figures, and snapshots.

A snapshot is a figure as JSON under `snapshots/`. After a change that is meant to change figures,
write them anew and read the difference before committing it:

    OCCDESK_RENEW=1 .venv/bin/python -m pytest tests/charts
    git diff tests/charts/snapshots
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from occdesk.articles.article import Article, parse_article
from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.figure.figure import Figure
from occdesk.metrics.dataset import Dataset
from occdesk.paths import bundled

SNAPSHOTS = Path(__file__).parent / "snapshots"

_FRONT = """+++
title = "Learning machines"
published = 2026-03-25
occupations = ["15-2051.00", "15-1221.00"]
figures = [
  {metric = "ai_exposure", year = 2023, value = 0.50, note = "Its own."},
  {metric = "ai_exposure", year = 2025, value = 0.67, note = "Its own."},
  {metric = "ai_exposure", year = 2028, value = 0.82, note = "Its forecast."},
  {metric = "automation_risk", year = 2025, value = 40, note = "Its own."},
  {metric = "automation_risk", year = 2028, value = 53, note = "Its forecast."},
]
+++

A text.
"""


@pytest.fixture(scope="session")
def measures() -> Dataset:
    return Dataset(Catalogue(bundled("data", "occdesk.pack")))


@pytest.fixture(scope="session")
def articles() -> tuple[Article, ...]:
    return (parse_article(_FRONT, "learning-machines"),)


@pytest.fixture
def check_snapshot() -> Callable[[Figure, str], None]:
    """Return a check that a figure is the one of the snapshot with a name."""

    def check(figure: Figure, name: str) -> None:
        path = SNAPSHOTS / f"{name}.json"
        found = json.dumps(plain(figure), ensure_ascii=False, indent=1) + "\n"
        if os.environ.get("OCCDESK_RENEW") == "1":
            path.write_text(found, encoding="utf-8")
        assert path.is_file(), f"there is no snapshot {path.name}; see tests/charts/conftest.py"
        assert json.loads(found) == json.loads(path.read_text(encoding="utf-8"))

    return check


def plain(thing: object) -> object:
    """Return a frozen record as JSON can hold it, named by its class; floats to 10 digits."""
    names: Sequence[str] = getattr(thing, "_fields", ())
    if is_dataclass(thing) and not isinstance(thing, type):
        names = [field.name for field in fields(thing)]
    if names:
        content = {name: plain(getattr(thing, name)) for name in names}
        return {"": type(thing).__name__, **content}
    if isinstance(thing, tuple):
        return [plain(each) for each in thing]
    # The last bits of a logarithm or a power differ between machines.
    return float(f"{thing:.10g}") if isinstance(thing, float) else thing
