"""The parts that every command starts from: the bundled pack, its measures, the articles."""

import os
from pathlib import Path

from occdesk.articles.shelf import Shelf, load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics.measures import Measures
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled

PACK_VARIABLE = "OCCDESK_PACK"
"""Environment variable that names another pack than the bundled one."""


def pack_path() -> Path:
    """Return the pack to read: the one that OCCDESK_PACK names, else the bundled one."""
    named = os.environ.get(PACK_VARIABLE, "")
    return Path(named) if named else bundled("data", BUNDLED_NAME)


def open_measures() -> Measures:
    """Return the measures of the pack; raises PackError when it cannot be used."""
    return Measures(Catalogue(pack_path()))


def open_shelf() -> Shelf:
    """Return the bundled articles, and the problems of those that cannot be read."""
    return load_articles(bundled("resources", "articles"))
