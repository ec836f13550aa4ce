"""Catalogue: the read-only view of the packs that everything above is built on."""

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from occdesk.catalogue.code_groups import find_group
from occdesk.catalogue.digest import PREFIX
from occdesk.catalogue.pack import open_pack
from occdesk.catalogue.records import Hit, LabelSum, Marked, Related, UsePattern
from occdesk.catalogue.search import search_titles
from occdesk.model.codes import parse_code, read_code, soc_of
from occdesk.model.errors import PackError, UsageError
from occdesk.model.metric import Metric
from occdesk.model.occupation import Group, Occupation
from occdesk.model.value import NATION, Match, Release, Source, Value

_VALUE = (
    "SELECT f.subject, s.metric, f.number, f.text, s.year, s.status, o.match, o.published_for,"
    " r.source, s.release, n.text, o.bound, f.rse, o.unreliable FROM fact f"
    " JOIN series s ON s.id = f.series JOIN origin o ON o.id = f.origin"
    " JOIN release r ON r.id = s.release LEFT JOIN note n ON n.id = o.note"
)

REGIONAL_NAMES = {"location_quotient": "quotient"}
"""Metrics that the rows of areas call otherwise."""
ALL_OCCUPATIONS = "00-0000"
"""The code under which sources publish all occupations together; it is before every other."""

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


class Catalogue:
    """Answers questions about the occupations of its packs; may be asked from several threads.

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
    def occupations(self) -> tuple[Occupation, ...]:
        """All occupations, in order of code."""
        rows = self._pack.execute(
            "SELECT code, title, soc, broad, minor, family, matrix, surveyed"
            " FROM occupation ORDER BY code"
        )
        return tuple(Occupation(*row) for row in rows)

    @cached_property
    def by_code(self) -> dict[str, Occupation]:
        """All occupations by code."""
        return {each.code: each for each in self.occupations}

    @cached_property
    def merged(self) -> dict[str, str]:
        """The titles of the merged groups under which BLS publishes some codes together."""
        return dict(self._pack.execute("SELECT code, title FROM merged_group ORDER BY code"))

    @cached_property
    def heirs(self) -> dict[str, int]:
        """How many codes of today each code of 2010 leads to."""
        return dict(self._pack.execute("SELECT old, count(*) FROM crosswalk GROUP BY version, old"))

    @cached_property
    def _holding(self) -> Counter[str]:
        socs = Counter(each.soc for each in self.occupations)
        merged = Counter(e.matrix for e in self.occupations if e.matrix and e.matrix != e.soc)
        return socs + merged

    def holding_of(self, code: str) -> int:
        """Return how many occupations a six-digit code or a merged group holds."""
        return self._holding[code]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of each subject by its number in a pack: all together first, then each."""
        return (ALL_OCCUPATIONS, *self.by_code)

    @cached_property
    def _numbers_of(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self.codes)}

    def subject(self, code: str) -> int:
        """Return the number by which packs know CODE; -1, which none has, for an unknown one."""
        return self._numbers_of.get(code, -1)

    @cached_property
    def families(self) -> tuple[Group, ...]:
        """The 23 SOC major groups, in order of code."""
        rows = self._pack.execute(
            "SELECT code, level, title FROM soc_group WHERE level = 'major' ORDER BY code"
        )
        return tuple(Group(*row) for row in rows)

    def occupation(self, code: str) -> Occupation:
        """Return the occupation with CODE (`15-2051.00`, or `15-2051` for its `.00`).

        Raises UsageError for a code that does not exist, naming the nearest that do.
        """
        wanted = parse_code(code)
        found = self.by_code.get(wanted)
        if found is None:
            said = self.explain_code(code)
            if said:
                raise UsageError(f"{said} Name one of them.")
            import difflib

            near = [c for c in self.by_code if soc_of(c) == soc_of(wanted)] or (
                difflib.get_close_matches(wanted, self._family_of(wanted), n=3)
            )
            hint = f"; near it are {', '.join(near[:3])}" if near else ""
            raise UsageError(f"There is no occupation {wanted}{hint} (see occdesk list).")
        return found

    def _family_of(self, code: str) -> list[str]:
        """Return the codes that begin with the two digits of CODE; all where there are none."""
        return [each for each in self.by_code if each[:2] == code[:2]] or list(self.by_code)

    def explain_code(self, text: str) -> str:
        """Return what a code is that no occupation has, and what is behind it; else empty."""
        code = read_code(text)
        if code is None or parse_code(code) in self.by_code:
            return ""
        group = find_group(self._pack, code)
        return group.explain() if group else ""

    def search(self, text: str) -> list[Hit]:
        """Return the occupations that TEXT finds by title, alternate title or code, best first."""
        return search_titles(self._pack, text, len(self.occupations))

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

    def stored(self, code: str) -> list[Value]:
        """Return every value that the packs hold about one occupation, by metric and year."""
        found: dict[tuple[str, int], Value] = {}
        for pack in self.packs:
            rows = pack.execute(
                f"{_VALUE} WHERE f.subject = ? ORDER BY s.metric, s.year", (self.subject(code),)
            )
            for row in rows:
                found[row[1], row[4]] = self._value(row)
        return [found[key] for key in sorted(found)]

    def stored_value(self, code: str, metric: str, year: int | None) -> Value | None:
        """Return one value of the packs, or None where they have no row."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return None
        row = held.pack.execute(
            f"{_VALUE} WHERE f.subject = ? AND f.series = ?", (self.subject(code), held.number)
        ).fetchone()
        return self._value(row) if row else None

    def stored_series(self, code: str, metric: str) -> list[Value]:
        """Return the values of one metric for one occupation, by year."""
        years = sorted(year for each, year in self.series if each == metric)
        found = (self.stored_value(code, metric, year) for year in years)
        return [value for value in found if value is not None]

    def stored_column(self, metric: str, year: int | None) -> dict[str, Value]:
        """Return the rows of one metric and year by occupation; occupations may be absent."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return {}
        rows = held.pack.execute(
            f"{_VALUE} WHERE f.series = ? AND f.subject > 0 ORDER BY f.subject", (held.number,)
        )
        return {self.codes[row[0]]: self._value(row) for row in rows}

    def _value(self, row: tuple[Any, ...]) -> Value:
        (subject, metric, number, text, year, status, match, published_for, source, release, note,
         bound, rse, unreliable) = row  # fmt: skip
        return Value(
            self.codes[subject], metric, number, text, year or None, NATION, status, match,
            published_for, source, release, note, bound, rse, bool(unreliable),
        )  # fmt: skip

    def numbers(self, metric: str, year: int | None) -> dict[str, float]:
        """Return the numbers of one metric and year by occupation, those that have one."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return {}
        codes = self.codes
        rows = held.pack.execute(
            "SELECT subject, number FROM fact"
            " WHERE series = ? AND subject > 0 AND number IS NOT NULL",
            (held.number,),
        )
        return {codes[subject]: number for subject, number in rows}

    def texts(self, metric: str, year: int | None) -> dict[str, str]:
        """Return the categories of one metric and year by occupation, those that have one."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return {}
        codes = self.codes
        rows = held.pack.execute(
            "SELECT subject, text FROM fact WHERE series = ? AND subject > 0 AND text IS NOT NULL",
            (held.number,),
        )
        return {codes[subject]: text for subject, text in rows}

    def marked(self, metric: str, year: int | None) -> dict[str, Marked]:
        """Return the figures that did not come by the usual match, or are capped, by occupation."""
        held = self.series.get((metric, year or 0))
        if held is None:
            return {}
        codes = self.codes
        rows = held.pack.execute(
            "SELECT f.subject, o.match, o.bound, o.published_for FROM fact f"
            " JOIN origin o ON o.id = f.origin WHERE f.series = ? AND f.subject > 0"
            " AND o.match IS NOT NULL AND (o.match <> ? OR o.bound <> '')",
            (held.number, self.usual_match(metric, year)),
        )
        return {codes[subject]: Marked(*marks) for subject, *marks in rows}

    def related(self, code: str) -> list[Related]:
        """Return the occupations that O*NET names as related to CODE, nearest first."""
        pack = self.holding("related")
        if pack is None:
            return []
        rows = pack.execute(
            "SELECT related, tier, rank FROM related WHERE subject = ? ORDER BY rank",
            (self.subject(code),),
        )
        return [Related(self.codes[number], tier, rank) for number, tier, rank in rows]

    def alternate_titles(self, code: str) -> tuple[str, ...]:
        """Return the other titles by which an occupation is known, in alphabetical order."""
        rows = self._pack.execute(
            "SELECT title FROM alternate_title WHERE code = ? ORDER BY title", (code,)
        )
        return tuple(title for (title,) in rows)

    @cached_property
    def label_sums(self) -> dict[str, LabelSum]:
        """Sums of the task labels by O*NET-SOC code; 923 occupations have labelled tasks."""
        rows = self._rows(
            "task_label",
            "SELECT code, core_tasks, core_beta, core_automation,"
            " other_tasks, other_beta, other_automation FROM label_sum",
        )
        return {code: LabelSum(*sums) for code, *sums in rows}

    @cached_property
    def use_patterns(self) -> dict[str, UsePattern]:
        """How AI is seen used in the tasks of each O*NET-SOC code."""
        rows = self._rows(
            "pattern", "SELECT code, tasks, tasks_seen, automation_sum FROM use_pattern"
        )
        return {code: UsePattern(*sums) for code, *sums in rows}

    def _rows(self, kind: str, query: str) -> Iterable[tuple[Any, ...]]:
        pack = self.holding(kind)
        return [] if pack is None else pack.execute(query)

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
