"""The parts that every command starts from: the bundled pack, its measures, the articles."""

from occdesk.app import output
from occdesk.app.pack_path import pack_path
from occdesk.articles.shelf import Shelf, load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.library.imports import (
    explain_left_out,
    list_imported,
    sweep_staging,
    usable,
)
from occdesk.metrics.dataset import Dataset
from occdesk.paths import bundled, user_folder
from occdesk.system.processes import sweep_parts
from occdesk.system.scratch import sweep_scratch


def open_measures() -> Dataset:
    """Return the measures of the bundled and the imported packs.

    Raises PackError when the bundled pack cannot be used; of an imported one that cannot,
    standard error says so, and it is left out.
    """
    measures, left_out = open_packs()
    if left_out:
        output.warn(left_out)
    return measures


def open_packs() -> tuple[Dataset, str]:
    """Return the measures, and which imported packs are left out of them and why, or ""."""
    folder, bundled_pack = user_folder(), pack_path()
    sweep_staging(folder)
    sweep_scratch()
    if folder is not None:
        sweep_parts(folder)
    imported = list_imported(folder, bundled_pack)
    return Dataset(Catalogue(bundled_pack, usable(imported))), explain_left_out(imported)


def open_shelf() -> Shelf:
    """Return the bundled articles, and the problems of those that cannot be read."""
    return load_articles(bundled("resources", "articles"))
