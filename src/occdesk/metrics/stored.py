"""What is known of the occupations whatever the method: the packs' figures, and their frames.

Datasets of one catalogue share it, so that another method reads nothing anew. Columns are read
when first wanted. pandas and numpy are imported by `get_ready` only, after the first paint; a
number that is asked for before is computed by `metrics.scalars` over the same formulas.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from occdesk.catalogue.catalogue import ALL_OCCUPATIONS, Catalogue
from occdesk.catalogue.joins import LEVELS
from occdesk.catalogue.records import LabelSum, UsePattern
from occdesk.model.metric import Metric

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from occdesk.metrics.marking import Matches
    from occdesk.model.mark import Mark

    Array = npt.NDArray[np.float64]
    Places = npt.NDArray[np.int64]

Numbers = dict[str, float]

_ready: list[bool] = []


def get_ready() -> None:
    """Load pandas; from now on figures of all occupations are computed in columns."""
    import pandas  # noqa: F401

    _ready[:] = [True]


def is_ready() -> bool:
    """Return whether pandas is there, so that nobody waits for it."""
    return bool(_ready)


class Stored:
    """The figures of the packs by metric and year, each read once; do not change them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._numbers: dict[tuple[str, int | None], Numbers] = {}
        self._columns: dict[tuple[str, int | None], Array] = {}
        # How figures reached their occupations, and their marks, do not depend on the method.
        self.matches: dict[tuple[str, bool], Matches] = {}
        self.marks: dict[tuple[str, bool], dict[str, Mark]] = {}

    def numbers(self, metric_id: str, year: int | None) -> Numbers:
        """Return the numbers of a column of the packs by occupation, those that have one."""
        key = (metric_id, year)
        if key not in self._numbers:
            self._numbers[key] = self.catalogue.numbers(metric_id, year)
        return self._numbers[key]

    def column(self, metric_id: str, year: int | None) -> "Array":
        """Return the same in order of code; NaN where there is none."""
        key = (metric_id, year)
        if key not in self._columns:
            self._columns[key] = self._in_order(self.numbers(metric_id, year))
        return self._columns[key]

    def growth_years(self) -> tuple[int, int]:
        """Return the years of the two latest editions of the projections, the earlier one first."""
        years = sorted(y for each, y in self.catalogue.series if each == "projected_growth")
        first, last = (0, 0, *years)[-2:]
        return first, last

    def shared(self, what: Metric, year: int | None) -> dict[str, str]:
        """Return the code of publication of each group figure: members must not weigh double."""
        marked = self.catalogue.marked(what.id, year or what.year)
        return {code: each.published_for for code, each in marked.items() if each.match == "group"}

    @cached_property
    def overall_use(self) -> float | None:
        """The share of use that hands work over, over all occupations together."""
        from occdesk.metrics.registry import metric

        year = metric("automation_use").year
        found = self.catalogue.stored_value(ALL_OCCUPATIONS, "automation_use", year)
        return None if found is None else found.number

    @cached_property
    def index(self) -> "pd.Index[str]":
        """The codes of all occupations in their order: the rows of every frame."""
        import pandas as pd

        return pd.Index(list(self.catalogue.by_code), name="code")

    @cached_property
    def labels(self) -> LabelSum:
        """The sums of labels as columns, NaN where no task of an occupation is labelled."""
        return LabelSum(*self._table(self.catalogue.label_sums, len(LabelSum._fields)))

    @cached_property
    def patterns(self) -> UsePattern:
        """The patterns of use as columns, NaN where no task of an occupation is seen in use."""
        seen = {code: p for code, p in self.catalogue.use_patterns.items() if p.tasks_seen}
        return UsePattern(*self._table(seen, len(UsePattern._fields)))

    @cached_property
    def socs(self) -> "Places":
        """The number of the six-digit code of each occupation, in order of the codes."""
        return self._numbered([each.soc for each in self.catalogue.occupations])

    @cached_property
    def levels(self) -> tuple["Places", ...]:
        """The numbers of the groups of each occupation, the nearest level first."""
        everyone = self.catalogue.occupations
        return tuple(
            self._numbered([getattr(each, field) for each in everyone]) for field in LEVELS.values()
        )

    def counted(self, shared: Mapping[str, str]) -> "Places":
        """Return the number of the code under which each occupation counts once."""
        if not shared:
            return self.socs
        everyone = self.catalogue.occupations
        return self._numbered([shared.get(each.code, each.soc) for each in everyone])

    def _in_order(self, numbers: Mapping[str, float]) -> "Array":
        import numpy as np

        found = np.full(len(self.catalogue.codes) - 1, np.nan)
        places = [self.catalogue.subject(code) - 1 for code in numbers]
        found[places] = list(numbers.values())
        return found

    def _table(self, rows: Mapping[str, tuple[float, ...]], width: int) -> "Array":
        """Return ROWS by code as columns in order of code."""
        import numpy as np

        found = np.full((width, len(self.catalogue.codes) - 1), np.nan)
        places = {code: self.catalogue.subject(code) - 1 for code in rows}
        held = [code for code, place in places.items() if place >= 0]
        if held:
            found[:, [places[code] for code in held]] = np.array([rows[code] for code in held]).T
        return found

    @staticmethod
    def _numbered(texts: list[str]) -> "Places":
        known = {text: place for place, text in enumerate(sorted(set(texts)))}
        import numpy as np

        return np.array([known[text] for text in texts], dtype=np.int64)
