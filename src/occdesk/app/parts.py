"""The parts that every command starts from: the bundled pack, its measures, the articles."""

from occdesk.app.pack_path import pack_path
from occdesk.articles.shelf import Shelf, load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.library.imports import list_imported, usable
from occdesk.metrics.measures import Measures
from occdesk.paths import bundled, user_folder


def open_measures() -> Measures:
    """Return the measures of the bundled and the imported packs.

    Raises PackError when the bundled pack cannot be used; an imported one that cannot is left
    out, and `occdesk data info` says why.
    """
    bundled_pack = pack_path()
    imported = usable(list_imported(user_folder(), bundled_pack))
    return Measures(Catalogue(bundled_pack, imported))


def open_shelf() -> Shelf:
    """Return the bundled articles, and the problems of those that cannot be read."""
    return load_articles(bundled("resources", "articles"))
