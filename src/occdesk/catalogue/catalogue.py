"""Catalogue: the read-only view of the packs that everything above is built on."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from occdesk.catalogue.code_groups import find_group
from occdesk.catalogue.packs import Packs
from occdesk.catalogue.records import Hit, LabelSum, Marked, Related, UsePattern
from occdesk.catalogue.search import search_titles
from occdesk.model.codes import parse_code, read_code, soc_of
from occdesk.model.errors import UsageError
from occdesk.model.occupation import Group, Occupation
from occdesk.model.value import NATION, Value

_VALUE = (
    "SELECT f.subject, s.metric, f.number, f.text, s.year, s.status, o.match, o.published_for,"
    " r.source, s.release, n.text, o.bound, f.rse, o.unreliable FROM fact f"
    " JOIN series s ON s.id = f.series JOIN origin o ON o.id = f.origin"
    " JOIN release r ON r.id = s.release LEFT JOIN note n ON n.id = o.note"
)

ALL_OCCUPATIONS = "00-0000"
"""The code under which sources publish all occupations together; it is before every other."""


class Catalogue(Packs):
    """Answers questions about the occupations of its packs."""

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
