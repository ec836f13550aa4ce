"""Catalogue: the read-only view of one pack that everything above is built on."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from occdesk.catalogue.pack import open_pack
from occdesk.catalogue.records import Hit, LabelSum, Rating, Related, UsePattern
from occdesk.catalogue.search import search_titles
from occdesk.model.codes import parse_code, soc_of
from occdesk.model.errors import UsageError
from occdesk.model.occupation import Group, Occupation
from occdesk.model.value import NATION, Release, Source, Value

# The columns stand in the order of the fields of Value.
_VALUE = (
    "SELECT v.code, v.metric, v.number, v.text, nullif(v.year, 0), v.area, v.status, v.match,"
    " v.published_for, r.source, v.release, n.text, v.bound FROM value v"
    " JOIN release r ON r.id = v.release LEFT JOIN note n ON n.id = v.note"
)

ALL_OCCUPATIONS = "00-0000"
"""The code under which sources publish all occupations together; it is before every other."""


class Catalogue:
    """Answers questions about the occupations of one pack; may be asked from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the pack at PATH; raises PackError when it cannot be used."""
        self.path = path
        self._pack = open_pack(path)

    def close(self) -> None:
        """Close the pack; nothing can be asked afterwards."""
        self._pack.close()

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
            import difflib

            near = [c for c in self.by_code if soc_of(c) == soc_of(wanted)] or (
                difflib.get_close_matches(wanted, self.by_code, n=3)
            )
            hint = f"; near it are {', '.join(near[:3])}" if near else ""
            raise UsageError(f"There is no occupation {wanted}{hint} (see occdesk list).")
        return found

    def search(self, text: str) -> list[Hit]:
        """Return the occupations that TEXT finds by title, alternate title or code, best first."""
        return search_titles(self._pack, text, len(self.occupations))

    def stored(self, code: str) -> list[Value]:
        """Return every value that the pack holds about one occupation, by metric and year."""
        rows = self._pack.execute(
            f"{_VALUE} WHERE v.code = ? ORDER BY v.metric, v.year, v.area", (code,)
        )
        return [Value(*row) for row in rows]

    def stored_value(
        self, code: str, metric: str, year: int | None, area: str = NATION
    ) -> Value | None:
        """Return one value of the pack, or None where it has no row."""
        row = self._pack.execute(
            f"{_VALUE} WHERE v.code = ? AND v.metric = ? AND v.year = ? AND v.area = ?",
            (code, metric, year or 0, area),
        ).fetchone()
        return Value(*row) if row else None

    def stored_series(self, code: str, metric: str, area: str = NATION) -> list[Value]:
        """Return the values of one metric for one occupation, by year."""
        rows = self._pack.execute(
            f"{_VALUE} WHERE v.code = ? AND v.metric = ? AND v.area = ? ORDER BY v.year",
            (code, metric, area),
        )
        return [Value(*row) for row in rows]

    def stored_column(self, metric: str, year: int | None, area: str = NATION) -> dict[str, Value]:
        """Return the rows of one metric and year by occupation; occupations may be absent."""
        rows = self._pack.execute(
            f"{_VALUE} WHERE v.metric = ? AND v.year = ? AND v.area = ? AND v.code > ?",
            (metric, year or 0, area, ALL_OCCUPATIONS),
        )
        return {row[0]: Value(*row) for row in rows}

    def numbers(self, metric: str, year: int | None, area: str = NATION) -> dict[str, float]:
        """Return the numbers of one metric and year by occupation, those that have one."""
        rows = self._pack.execute(
            "SELECT code, number FROM value"
            " WHERE metric = ? AND year = ? AND area = ? AND number IS NOT NULL AND code > ?",
            (metric, year or 0, area, ALL_OCCUPATIONS),
        )
        return dict(rows)

    def texts(self, metric: str, year: int | None, area: str = NATION) -> dict[str, str]:
        """Return the categories of one metric and year by occupation, those that have one."""
        rows = self._pack.execute(
            "SELECT code, text FROM value"
            " WHERE metric = ? AND year = ? AND area = ? AND text IS NOT NULL",
            (metric, year or 0, area),
        )
        return dict(rows)

    def remarkable(
        self, metric: str, year: int | None, area: str = NATION
    ) -> dict[str, tuple[str, str]]:
        """Return (match, bound) of the numbers that are group figures or capped, by occupation."""
        rows = self._pack.execute(
            "SELECT code, match, bound FROM value WHERE metric = ? AND year = ? AND area = ?"
            " AND number IS NOT NULL AND code > ? AND (match = 'group' OR bound <> '')",
            (metric, year or 0, area, ALL_OCCUPATIONS),
        )
        return {code: (match, bound) for code, match, bound in rows}

    def ratings(self, code: str, domain: str) -> list[Rating]:
        """Return the skills (`skill`) or knowledge areas (`knowledge`), most important first."""
        rows = self._pack.execute(
            "SELECT i.element, e.name, i.number, l.number, i.low, i.high, i.n, l.irrelevant,"
            " i.suppress OR coalesce(l.suppress, 0) FROM rating i"
            " JOIN element e ON e.id = i.element"
            " LEFT JOIN rating l ON l.code = i.code AND l.element = i.element AND l.scale = 'LV'"
            " WHERE i.code = ? AND i.scale = 'IM' AND e.domain = ?"
            " ORDER BY i.number DESC, e.name",
            (code, domain),
        )
        return [
            Rating(
                element=element,
                name=name,
                importance=importance,
                level=None if irrelevant else level,
                low=low,
                high=high,
                n=n,
                reliable=not suppressed,
            )
            for (element, name, importance, level, low, high, n, irrelevant, suppressed) in rows
        ]

    def related(self, code: str) -> list[Related]:
        """Return the occupations that O*NET names as related to CODE, nearest first."""
        rows = self._pack.execute(
            "SELECT related, tier, rank FROM related WHERE code = ? ORDER BY rank", (code,)
        )
        return [Related(*row) for row in rows]

    def alternate_titles(self, code: str) -> tuple[str, ...]:
        """Return the other titles by which an occupation is known, in alphabetical order."""
        rows = self._pack.execute(
            "SELECT title FROM alternate_title WHERE code = ? ORDER BY title", (code,)
        )
        return tuple(title for (title,) in rows)

    @cached_property
    def label_sums(self) -> dict[str, LabelSum]:
        """Sums of the task labels by O*NET-SOC code; 923 occupations have labelled tasks."""
        return {
            code: LabelSum(*sums)
            for code, *sums in self._pack.execute(
                "SELECT code, core_tasks, core_beta, core_automation,"
                " other_tasks, other_beta, other_automation FROM label_sum"
            )
        }

    @cached_property
    def use_patterns(self) -> dict[str, UsePattern]:
        """How AI is seen used in the tasks of each O*NET-SOC code."""
        return {
            code: UsePattern(*sums)
            for code, *sums in self._pack.execute(
                "SELECT code, tasks, tasks_seen, automation_sum FROM use_pattern"
            )
        }

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every publisher's source, by id."""
        rows = self._pack.execute(
            "SELECT id, title, publisher, licence, attribution FROM source ORDER BY id"
        )
        return {row[0]: Source(*row) for row in rows}

    @cached_property
    def releases(self) -> dict[str, Release]:
        """Every edition of a source, by id."""
        rows = self._pack.execute("SELECT id, source, title, published FROM release ORDER BY id")
        return {row[0]: Release(*row) for row in rows}

    @cached_property
    def manifest(self) -> dict[str, str]:
        """The pack's own description: format, name, digests."""
        return dict(self._pack.execute("SELECT key, value FROM manifest ORDER BY key"))

    def source_files(self) -> list[tuple[str, str, int, str]]:
        """Return (path, sha256, bytes, release) of every official file that the pack came from."""
        return list(
            self._pack.execute("SELECT path, sha256, bytes, release FROM source_file ORDER BY path")
        )

    def counts(self, tables: Iterable[str]) -> dict[str, int]:
        """Return the number of rows of each of TABLES, which must be names of the pack's own."""
        return {
            table: self._pack.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }
