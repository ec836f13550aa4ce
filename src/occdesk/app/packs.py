"""The commands on the bundled data: info, verify, build."""

import argparse
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from occdesk.app import output
from occdesk.app.pack_path import pack_path
from occdesk.app.parts import open_measures
from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.catalogue.pack import damaged, open_pack
from occdesk.library.imports import Imported, list_imported
from occdesk.metrics.agreement import BESIDE, Pair, available_indices, rank_correlations
from occdesk.metrics.coverage import Coverage, cover_all
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import PackError
from occdesk.model.pack import TABLES
from occdesk.model.wording import say_release
from occdesk.paths import user_folder


def describe_data(options: argparse.Namespace) -> int:
    """Print what the packs hold, how far it reaches, its sources, releases, licences and files."""
    measures = open_measures()
    catalogue = measures.catalogue
    counts = catalogue.counts(TABLES)
    files = catalogue.source_files()
    imported = list_imported(user_folder(), pack_path())
    coverage = cover_all(measures)
    if options.format == "json":
        record = _description(catalogue, counts, files)
        record["imported"] = [{**each._asdict(), "path": str(each.path)} for each in imported]
        record["coverage"] = [{**each._asdict(), "direct": each.direct} for each in coverage]
        record["correlations"] = [each._asdict() for each in _correlations(measures)]
        output.say(output.as_json(record))
        return 0
    size = catalogue.path.stat().st_size
    lines = [f"{catalogue.manifest.get('name', 'Pack')}: {catalogue.path}"]
    lines += [f"Format {catalogue.manifest['format']}, {size / 1e6:.1f} MB", ""]
    lines += [f"  {table:<18}{count:>9,}" for table, count in counts.items()]
    lines += ["", *_imported_lines(imported)]
    lines += ["Occupations with a figure, by the way in which it reaches them; of the others, the"]
    lines += ["nearest group of relatives that has one:", ""]
    lines += [_coverage_table(measures, coverage)]
    lines += ["Rank correlations (Spearman) between occupations of SOC 2018:", ""]
    lines += [_correlation_table(measures)]
    for source in catalogue.sources.values():
        lines += [f"{source.title} ({source.publisher}; {source.licence})"]
        for release in catalogue.releases.values():
            if release.source == source.id:
                lines.append(f"  {say_release(release)}")
                # As sha256sum writes it, so that it can check the files.
                lines += [
                    f"    {sha256}  {path}"
                    for path, sha256, _, owner in files
                    if owner == release.id
                ]
        lines += [f"  {source.attribution}", ""]
    output.say("\n".join(lines))
    return 0


def _imported_lines(imported: Sequence[Imported]) -> list[str]:
    if not imported:
        return []
    lines = ["Imported (“occdesk data remove ID” takes one away again):"]
    for each in imported:
        lines.append(f"  {each.id}: {each.name}")
        lines.append(f"    {each.problem or f'added {each.added}'}")
    return [*lines, ""]


def _coverage_table(measures: Dataset, coverage: Sequence[Coverage]) -> str:
    ways = ("exact", "SOC", "mean", "group", "crosswalk")
    heads = ("", *ways, "direct", "broad", "minor", "major", "none")
    rows = [
        [
            measures.metric(each.metric).label,
            *(f"{n:,}" for n in (each.exact, each.soc, each.mean, each.group)),
            *(f"{n:,}" for n in (each.crosswalk, each.direct)),
            *(f"{n:,}" for n in (each.broad, each.minor, each.major, each.none)),
        ]
        for each in coverage
    ]
    return output.as_table(heads, rows, [False] + [True] * 10)


def _correlations(measures: Dataset) -> tuple[Pair, ...]:
    return rank_correlations(measures, (*available_indices(measures), *BESIDE))


def _correlation_table(measures: Dataset) -> str:
    found = {(each.first, each.second): each.rho for each in _correlations(measures)}
    ids = list(dict.fromkeys(id for pair in found for id in pair))
    rows = []
    for one in ids:
        cells = [found.get((one, other), found.get((other, one))) for other in ids]
        rows.append([measures.metric(one).label, *("" if c is None else f"{c:.2f}" for c in cells)])
    heads = ["", *(measures.metric(id).short for id in ids)]
    return output.as_table(heads, rows, [False] + [True] * len(ids))


def _description(
    catalogue: Catalogue, counts: dict[str, int], files: list[tuple[str, str, int, str]]
) -> dict[str, object]:
    return {
        "pack": str(catalogue.path),
        "manifest": catalogue.manifest,
        "tables": counts,
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "licence": source.licence,
                "attribution": source.attribution,
            }
            for source in catalogue.sources.values()
        ],
        "releases": [
            {
                "id": release.id,
                "source": release.source,
                "title": release.title,
                "published": release.published,
                "files": [
                    {"path": path, "sha256": sha256, "bytes": size}
                    for path, sha256, size, owner in files
                    if owner == release.id
                ],
            }
            for release in catalogue.releases.values()
        ],
    }


def verify_data(options: argparse.Namespace) -> int:
    """Check every table of a pack against the digest in its manifest, and what is found by them."""
    path = Path(options.pack) if options.pack else pack_path()
    pack = open_pack(path)
    promised = dict(
        pack.execute("SELECT key, value FROM manifest WHERE key LIKE ?", (PREFIX + "%",))
    )
    checked = [table for table in TABLES if table != "manifest"]
    for table in checked:
        if table_digest(pack, table) != promised.get(PREFIX + table):
            raise PackError(
                f"The data pack {path} is damaged (table {table} differs from its digest);"
                " install the program again to restore it."
            )
    _check_indexes(path, pack)
    output.say(f"{path}: {len(checked)} tables agree with their digests.\n")
    return 0


def _check_indexes(path: Path, pack: sqlite3.Connection) -> None:
    """Raise PackError where an index or the search says other than the tables: digests are blind.

    The search can only be checked where it can be written to, so a copy in memory is checked.
    """
    (verdict,) = pack.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise damaged(path, str(verdict).splitlines()[-1])
    with closing(sqlite3.connect(":memory:")) as copy:
        pack.backup(copy)
        try:
            copy.execute(
                "INSERT INTO title_search (title_search, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.Error as error:
            raise damaged(path, f"the search for titles: {error}") from error


def build_data(options: argparse.Namespace) -> int:
    """Build a pack from the official files."""
    from occdesk.sources.build import build_pack

    def report(sentence: str) -> None:
        output.say(sentence + "\n")

    build_pack(Path(options.raw), Path(options.out), progress=report, force=options.force)
    return 0
