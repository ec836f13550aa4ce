"""The parts that every command starts from: the bundled pack, its measures, the articles."""

from occdesk.app.pack_path import pack_path
from occdesk.articles.shelf import Shelf, load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics.measures import Measures
from occdesk.paths import bundled


def open_measures() -> Measures:
    """Return the measures of the pack; raises PackError when it cannot be used."""
    return Measures(Catalogue(pack_path()))


def open_shelf() -> Shelf:
    """Return the bundled articles, and the problems of those that cannot be read."""
    return load_articles(bundled("resources", "articles"))
