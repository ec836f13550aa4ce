"""Frames: the figures of all occupations in columns, computed at once; private to metrics.

A row is an occupation, in order of code; a column is a metric, NaN where it has no number. The
formulas are those of single values. Nothing is computed before it is first wanted.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from occdesk.metrics import formulas
from occdesk.metrics.estimating import can_be_estimated
from occdesk.metrics.formulas import COMBINED, LABELLED
from occdesk.metrics.method import Method
from occdesk.metrics.scalars import is_derived
from occdesk.metrics.stored import Numbers, Stored
from occdesk.model.metric import Metric

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Array = npt.NDArray[np.float64]
    Places = npt.NDArray[np.int64]


class Frames:
    """Computes under one method, column by column; BY_ID are the metrics that there are."""

    def __init__(self, stored: Stored, method: Method, by_id: Mapping[str, Metric]) -> None:
        self._stored = stored
        self._method = method
        self._by_id = by_id
        self._columns: dict[tuple[str, int | None, bool], Array] = {}
        self._texts: dict[str, pd.Series[str]] = {}

    @property
    def index(self) -> "pd.Index[str]":
        """The codes of the occupations: the rows."""
        return self._stored.index

    def column(
        self, metric_id: str, year: int | None = None, *, estimates: bool = False
    ) -> "Array":
        """Return the numbers of a metric in order of code, NaN where there is none."""
        what = self._by_id[metric_id]
        key = (metric_id, year, estimates and can_be_estimated(what))
        if key not in self._columns:
            direct = self._direct(what, year)
            self._columns[key] = self._filled(what, year, direct) if key[2] else direct
        return self._columns[key]

    def numbers(self, metric_id: str, year: int | None, *, estimates: bool) -> Numbers:
        """Return the numbers of a metric by occupation, those that have one."""
        import numpy as np

        column = self.column(metric_id, year, estimates=estimates)
        known = np.flatnonzero(~np.isnan(column))
        codes = self._stored.catalogue.codes
        return dict(
            zip((codes[place + 1] for place in known.tolist()), column[known].tolist(), strict=True)
        )

    def texts(self, metric_id: str, words: Callable[[str], Mapping[str, str]]) -> "pd.Series[str]":
        """Return the categories of a metric; WORDS reads those of the packs."""
        import pandas as pd

        if metric_id not in self._texts:
            found = (
                self.modes() if metric_id == "automation_mode" else self._spread(words(metric_id))
            )
            self._texts[metric_id] = pd.Series(found, index=self.index, dtype="str")
        return self._texts[metric_id]

    def wide(
        self, ids: Sequence[str], words: Callable[[str], Mapping[str, str]], *, estimates: bool
    ) -> "pd.DataFrame":
        """Return the wide frame of the metrics IDS: numbers as float64, categories as text."""
        import pandas as pd

        columns: dict[str, object] = {
            id: self.texts(id, words)
            if self._by_id[id].unit == "category"
            else self.column(id, estimates=estimates)
            for id in ids
        }
        return pd.DataFrame(columns, index=self.index)

    def modes(self) -> list[str | None]:
        """Return the mode of use of each occupation, None where no use is seen."""
        found: list[str | None] = formulas.mode_of(
            self.column("automation_use"), self._method, self._stored.patterns.tasks_seen
        )
        return found

    def _spread(self, words: Mapping[str, str]) -> list[str | None]:
        return [words.get(code) for code in self._stored.catalogue.by_code]

    def _direct(self, what: Metric, year: int | None) -> "Array":
        if what.id in LABELLED:
            own: Array = LABELLED[what.id](self._stored.labels, self._method)
            return _fill_by_soc(own, self._stored.socs)
        if what.id in COMBINED:
            return self._combined(what, estimates=False)
        derive = _OTHERS.get(what.id)
        return derive(self) if derive else self._stored.column(what.id, year or what.year)

    def _combined(self, what: Metric, *, estimates: bool) -> "Array":
        inputs = [self.column(id, estimates=estimates) for id in what.inputs]
        found: Array = COMBINED[what.id](*inputs, self._method)
        return found

    def _filled(self, what: Metric, year: int | None, direct: "Array") -> "Array":
        import numpy as np

        if what.id in COMBINED:
            made = self._combined(what, estimates=True)
        else:
            shared = {} if is_derived(what.id) else self._stored.shared(what, year)
            made = estimate_all(direct, self._stored.counted(shared), self._stored.levels)
        return np.where(np.isnan(direct), made, direct)

    def _use(self) -> "Array":
        overall = self._stored.overall_use
        if overall is None:
            return self._no_numbers()
        found: Array = formulas.automation_use(self._stored.patterns, overall, self._method)  # type: ignore[assignment]
        return found

    def _no_numbers(self) -> "Array":
        import numpy as np

        return np.full(len(self.index), np.nan)

    def _revisions(self) -> "Array":
        first, last = (
            self._stored.column("projected_growth", year) for year in self._stored.growth_years()
        )
        found: Array = formulas.revision(last, first)
        return found


def _fill_by_soc(own: "Array", socs: "Places") -> "Array":
    """Return OWN with what is missing replaced by the mean of those that share the SOC code."""
    import numpy as np

    known = ~np.isnan(own)
    return np.where(known, own, means_of(own[known], socs[known], int(socs.max()) + 1)[socs])


def means_of(numbers: "Array", groups: "Places", count: int) -> "Array":
    """Return the mean of NUMBERS in each of COUNT groups, NaN in one without any.

    They are added one after the other, so that the sums are those of plain Python.
    """
    import numpy as np

    counts = np.bincount(groups, minlength=count)
    sums = np.bincount(groups, weights=numbers, minlength=count)
    means: Array = np.divide(sums, counts, out=np.full(count, np.nan), where=counts > 0)
    return means


def estimate_all(direct: "Array", counted: "Places", levels: Sequence["Places"]) -> "Array":
    """Return what `catalogue.joins.estimate` gives, for every occupation without a DIRECT figure.

    COUNTED numbers the code under which each occupation counts once, in order of the codes;
    LEVELS number the groups above it, the nearest first.
    """
    import numpy as np

    known = ~np.isnan(direct)
    means = means_of(direct[known], counted[known], int(counted.max()) + 1)
    found = np.full(len(direct), np.nan)
    for groups in levels:
        width = int(groups.max()) + 1
        # Each code once in each group above one of its members, in order of the codes.
        pairs = np.unique(counted[known] * width + groups[known])
        above = means_of(means[pairs // width], pairs % width, width)
        found = np.where(np.isnan(found), above[groups], found)
    return np.where(known, np.nan, found)


_OTHERS: Mapping[str, Callable[[Frames], "Array"]] = {
    "automation_use": Frames._use,
    "automation_mode": Frames._no_numbers,
    "growth_revision": Frames._revisions,
}
