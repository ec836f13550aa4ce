"""The packs of a catalogue: opened together, what columns they hold, and where those come from."""

import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.digest import PREFIX
from occdesk.catalogue.pack import open_pack
from occdesk.model.errors import PackError
from occdesk.model.metric import Metric
from occdesk.model.value import Match, Release, Source

REGIONAL_NAMES = {"location_quotient": "quotient"}
"""Metrics that the rows of areas call otherwise."""

DOMAINS = ("skill", "knowledge", "ability", "activity", "context", "style", "skill_group")
"""What occupations are rated on, element by element."""

_MATCHES: dict[str, Match] = {"soc": "soc", "title": "title"}
"""What the figures of a column that is joined in a way have as their match; others are exact."""

OCCUPATIONS = f"{PREFIX}subject"
"""The key of a manifest by which packs for the same occupations are known."""


class SeriesOf(NamedTuple):
    """A column of figures: the pack that holds it and its number there, and how
    its codes reach the occupations."""

    pack: sqlite3.Connection
    number: int
    joining: str


class Packs:
    """The bundled pack and the imported ones; may be asked from several threads.

    The first pack has the occupations; others add to it. Where several hold the same metric and
    year, or the same kind of rows, the last one counts.
    """

    def __init__(self, path: Path, imported: Sequence[Path] = ()) -> None:
        """Open the pack at PATH and those IMPORTED; raises PackError when one cannot be used."""
        self.path = path
        self.imported = tuple(imported)
        # Packs are closed with the last use of the catalogue, also when one of them is refused:
        # measures come and go with imports, and nobody knows who still reads the old ones.
        opened = ExitStack()
        self._close = weakref.finalize(self, opened.close)
        self._pack = opened.enter_context(closing(open_pack(path)))
        self.packs: tuple[sqlite3.Connection, ...] = (self._pack,)
        for each in imported:
            self.packs += (opened.enter_context(closing(self._open_imported(each))),)

    def _open_imported(self, path: Path) -> sqlite3.Connection:
        pack = open_pack(path)
        asked = "SELECT value FROM manifest WHERE key = ?"
        if (
            pack.execute(asked, (OCCUPATIONS,)).fetchone()
            != self._pack.execute(asked, (OCCUPATIONS,)).fetchone()
        ):
            pack.close()
            raise PackError(
                f"The imported pack {path} was made for another list of occupations;"
                " remove it and import its file again."
            )
        return pack

    def close(self) -> None:
        """Close the packs; nothing can be asked afterwards."""
        self._close()

    @cached_property
    def series(self) -> dict[tuple[str, int], SeriesOf]:
        """Every column of figures by metric and year (0 where it has none)."""
        found: dict[tuple[str, int], SeriesOf] = {}
        for pack in self.packs:
            rows = pack.execute("SELECT id, metric, year, joining FROM series WHERE joining <> ''")
            for number, metric, year, joining in rows:
                found[metric, year] = SeriesOf(pack, number, joining)
        return found

    @cached_property
    def metrics(self) -> frozenset[str]:
        """The metrics that have figures in one of the packs."""
        return frozenset(metric for metric, _ in self.series)

    def holding(self, rows: str) -> sqlite3.Connection | None:
        """Return the last pack that has ROWS, a domain of ratings or a table; None where none."""
        return self._holders.get(rows)

    @cached_property
    def _holders(self) -> dict[str, sqlite3.Connection]:
        asked = "SELECT DISTINCT metric FROM series WHERE joining = ''"
        # What comes of several columns is named after the table and the column: regional.median.
        return {
            rows.partition(".")[0]: pack for pack in self.packs for (rows,) in pack.execute(asked)
        }

    def has_rows(self, rows: str, column: str) -> bool:
        """Return whether COLUMN is one of those that the table ROWS is made of."""
        pack = self.holding(rows)
        name = REGIONAL_NAMES.get(column, column)
        asked = "SELECT 1 FROM series WHERE metric = ? LIMIT 1"
        return pack is not None and bool(pack.execute(asked, (f"{rows}.{name}",)).fetchone())

    def release_of_rows(self, rows: str) -> str:
        """Return the id of the release that ROWS, a domain or a table, come from; empty if none."""
        pack = self.holding(rows)
        if pack is None:
            return ""
        found = pack.execute(
            "SELECT release FROM series WHERE (metric = ? OR metric LIKE ?) AND joining = ''",
            (rows, f"{rows}.%"),
        ).fetchone()
        return str(found[0])

    @property
    def rating_packs(self) -> Iterable[tuple[str, sqlite3.Connection]]:
        """The domains of ratings and the pack that holds each."""
        return [(d, self._holders[d]) for d in DOMAINS if d in self._holders]

    def usual_match(self, metric: str, year: int | None) -> Match:
        """Return how most figures of a column reach their occupations."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return "exact"
        return "crosswalk" if held.joining.endswith("2010") else _MATCHES.get(held.joining, "exact")

    def joins_by_soc(self, metric: str, year: int | None) -> bool:
        """Return whether a column is published by SOC code and by merged group."""
        held = self.series.get((metric, year or 0))
        return held is not None and held.joining == "soc"

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every publisher's source, by id."""
        asked = "SELECT id, title, publisher, licence, attribution FROM source ORDER BY id"
        return {row[0]: Source(*row) for pack in self.packs for row in pack.execute(asked)}

    @cached_property
    def releases(self) -> dict[str, Release]:
        """Every edition of a source, by id."""
        asked = "SELECT id, source, title, published FROM release ORDER BY id"
        return {row[0]: Release(*row) for pack in self.packs for row in pack.execute(asked)}

    @cached_property
    def own_metrics(self) -> tuple[Metric, ...]:
        """The metrics that imported tables define themselves, in order of id."""
        asked = (
            "SELECT id, label, short, unit, status, source, year, definition, caveat, decimals"
            " FROM metric ORDER BY id"
        )
        return tuple(
            Metric(id, label, short, "Imported", unit, "neutral", *rest)
            for pack in self.packs
            for id, label, short, unit, *rest in pack.execute(asked)
        )

    @cached_property
    def manifest(self) -> dict[str, str]:
        """The first pack's own description: format, name, digests."""
        return dict(self._pack.execute("SELECT key, value FROM manifest ORDER BY key"))

    def source_files(self) -> list[tuple[str, str, int, str]]:
        """Return (path, sha256, bytes, release) of every official file that the packs came from."""
        asked = "SELECT path, sha256, bytes, release FROM source_file ORDER BY path"
        return [row for pack in self.packs for row in pack.execute(asked)]

    def counts(self, tables: Iterable[str]) -> dict[str, int]:
        """Return the number of rows of each of TABLES in the first pack."""
        return {
            table: self._pack.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }
