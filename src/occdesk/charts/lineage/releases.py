"""The editions behind rows that are no values of the registry: tasks, activities, ratings."""

from collections.abc import Iterable

from occdesk.metrics.dataset import Dataset


def edition_of(rows: str, measures: Dataset) -> str | None:
    """Return the title of the release that ROWS, a domain or a table, come from; None if none."""
    release = measures.catalogue.releases.get(measures.catalogue.release_of_rows(rows))
    return release.title if release else None


def name_editions(kinds: Iterable[str], measures: Dataset) -> str:
    """Return the source line of rows of KINDS: each publisher with its releases, named once."""
    catalogue = measures.catalogue
    titles: dict[str, list[str]] = {}
    for rows in kinds:
        release = catalogue.releases.get(catalogue.release_of_rows(rows))
        if release is None:
            continue
        named = titles.setdefault(catalogue.sources[release.source].publisher, [])
        if release.title not in named:
            named.append(release.title)
    parts = [f"{publisher}: {', '.join(named)}" for publisher, named in titles.items()]
    return f"Source: {' · '.join(parts)}." if parts else ""
