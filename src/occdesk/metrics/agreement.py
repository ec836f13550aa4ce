"""Agreement: where an occupation stands on every index of AI, and how far the indices agree.

Indices have units of their own, so they are compared by percentile: where an occupation stands
among all that have the index. A six-digit SOC code counts once, with the mean of the O*NET-SOC
codes that share it. What is published for a merged group of SOC codes only is placed among the
others and is not one of them: it says nothing about the order of the group's members.

None of the indices is averaged with another: that they disagree is a result.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.ranks import mid_ranks, percentile_rank, quantile, rank_correlation
from occdesk.metrics.registry import metric
from occdesk.model.errors import UsageError
from occdesk.model.value import Match, Value
from occdesk.model.wording import NBSP

INDICES: tuple[str, ...] = (
    "theoretical_exposure",
    "automation_potential",
    "human_exposure",
    "observed_exposure",
    "microsoft_applicability",
    "aioe",
    "aioe_language",
    "aioe_image",
    "eisfeldt",
    "webb",
    "frey_osborne",
)
"""The metrics that are an index of AI of somebody's own; those from `aioe` on once imported."""

BESIDE: tuple[str, ...] = ("median_wage", "projected_growth")
"""What the indices are held against in the table of correlations."""

DEFINITION = (
    "The percentile is the share of six-digit SOC codes with a lower figure plus half the share of"
    " those with the same figure, so that 50 is the middle. A SOC code counts once, with the mean"
    " of the occupations that share it; figures that are published for a merged group of codes"
    " only are placed, but not counted."
)
"""What the percentile of an occupation is, in words."""


class IndexPlace(NamedTuple):
    """Where one occupation stands on one index.

    `percentile` is 0 to 100 among `n` SOC codes, None where the occupation has no figure, and
    `reason` then says why. `ties` counts the SOC codes with the very same figure. `value` is the
    value behind it, with its match.
    """

    metric: str
    code: str
    percentile: float | None
    n: int
    ties: int
    value: Value
    reason: str = ""

    @property
    def match(self) -> Match | None:
        """How the figure reached the occupation."""
        return self.value.match


class Spread(NamedTuple):
    """How far the percentiles of one occupation lie apart, in percentile points.

    `low` and `high` are the places at the ends, `middle` the inter-quartile range; all are None
    where fewer than two indices have a figure. `words` says it in a sentence.
    """

    n: int
    low: IndexPlace | None
    high: IndexPlace | None
    range: float | None
    middle: float | None
    words: str


class Pair(NamedTuple):
    """Spearman's rank correlation of two metrics over the `n` SOC codes that have both."""

    first: str
    second: str
    rho: float | None
    n: int


SPREADS: tuple[tuple[float, str], ...] = (
    (15, "they agree closely"),
    (30, "they agree roughly"),
    (50, "they differ"),
    (100, "they contradict each other"),
)
"""Words for a range of percentiles: up to so many points, in order."""


def available_indices(measures: Dataset, ids: Sequence[str] = INDICES) -> tuple[str, ...]:
    """Return those of IDS that have numbers here; the others are unknown or not imported."""
    return tuple(id for id in ids if _has_numbers(measures, id))


def soc_figures(measures: Dataset, metric_id: str) -> dict[str, float]:
    """Return a metric's figure by six-digit SOC code: the mean of the occupations that share it.

    Figures published for a merged group only are left out.
    """
    what = measures.metric(metric_id)
    marked = measures.catalogue.marked(what.id, what.year)
    groups = {code for code, each in marked.items() if each.match == "group"}
    by_code = measures.catalogue.by_code
    shared: dict[str, list[float]] = {}
    for code, number in measures.numbers(metric_id).items():
        if code not in groups:
            shared.setdefault(by_code[code].soc, []).append(number)
    return {soc: _mean(numbers) for soc, numbers in shared.items()}


class Comparison(NamedTuple):
    """The figures of several indices by SOC code, and the correlation of each pair of them."""

    figures: Mapping[str, Mapping[str, float]]
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=2)
def compare_indices(measures: Dataset, ids: tuple[str, ...]) -> Comparison:
    """Return the figures of IDS, which are available, and their correlations; do not change them.

    They are the same for every occupation, so the last answer is kept for the next chart.
    """
    figures = {id: soc_figures(measures, id) for id in ids}
    return Comparison(figures, correlate(figures))


def percentiles(
    measures: Dataset, code: str, ids: Sequence[str] = INDICES, *, estimates: bool = False
) -> tuple[IndexPlace, ...]:
    """Return where the occupation CODE stands on each of IDS that is available here, in order.

    With ESTIMATES a missing figure is replaced by the mean of relatives, which is placed but not
    counted. Raises UsageError for an unknown code.
    """
    figures = {id: soc_figures(measures, id) for id in available_indices(measures, ids)}
    return places_among(figures, measures, code, estimates=estimates)


def places_among(
    figures: Mapping[str, Mapping[str, float]],
    measures: Dataset,
    code: str,
    *,
    estimates: bool = False,
) -> tuple[IndexPlace, ...]:
    """Return where CODE stands in each of FIGURES (metric: figure by SOC code)."""
    places = []
    for id, by_soc in figures.items():
        numbers = tuple(by_soc.values())
        value = measures.value(code, id, estimates=estimates)
        if value.number is None:
            reason = value.note or "No figure is published."
            places.append(IndexPlace(id, value.code, None, len(numbers), 0, value, reason))
            continue
        own = _plain(value.number)
        ties = numbers.count(own)
        place = percentile_rank(own, numbers)
        places.append(IndexPlace(id, value.code, place, len(numbers), ties, value))
    return tuple(places)


def spread(places: Iterable[IndexPlace]) -> Spread:
    """Return how far PLACES of one occupation lie apart: range, middle half, and words."""
    # An estimate is no index's word on the occupation, and stands at no end.
    known = [p for p in places if p.percentile is not None and p.match != "estimated"]
    numbers = [place.percentile for place in known if place.percentile is not None]
    if len(numbers) < 2:
        words = "No index has a figure." if not known else "Only one index has a figure."
        return Spread(len(known), None, None, None, None, words)
    low, high = known[numbers.index(min(numbers))], known[numbers.index(max(numbers))]
    width = max(numbers) - min(numbers)
    middle = quantile(numbers, 0.75) - quantile(numbers, 0.25)
    words = (
        f"{len(known)} indices go from {min(numbers):.0f} on {_name(low)} to {max(numbers):.0f} on"
        f" {_name(high)}: {width:.0f}{NBSP}points apart, the middle half within {middle:.0f};"
        f" {word_for(width)}."
    )
    return Spread(len(known), low, high, width, middle, words)


class Disagreement(NamedTuple):
    """One SOC code's percentiles at the ends: (metric, percentile) of the lowest and highest."""

    soc: str
    n: int
    low: tuple[str, float]
    high: tuple[str, float]

    @property
    def range(self) -> float:
        """How far the ends lie apart, in percentile points."""
        return self.high[1] - self.low[1]


def disagreements(figures: Mapping[str, Mapping[str, float]]) -> tuple[Disagreement, ...]:
    """Return each SOC code that has two of FIGURES (metric: figure by SOC code), widest first."""
    places: dict[str, list[tuple[str, float]]] = {}
    for id, by_soc in figures.items():
        ranks = mid_ranks(tuple(by_soc.values()))
        for soc, rank in zip(by_soc, ranks, strict=True):
            # With mid-ranks this is the share that is lower plus half of what is equal.
            places.setdefault(soc, []).append((id, 100 * (rank - 0.5) / len(by_soc)))
    found = [
        Disagreement(soc, len(each), min(each, key=lambda p: p[1]), max(each, key=lambda p: p[1]))
        for soc, each in places.items()
        if len(each) > 1
    ]
    return tuple(sorted(found, key=lambda each: (-each.range, each.soc)))


def word_for(width: float) -> str:
    """Return the words for a range of WIDTH percentile points; see SPREADS."""
    return next((words for most, words in SPREADS if width <= most), SPREADS[-1][1])


def rank_correlations(measures: Dataset, ids: Sequence[str] = INDICES) -> tuple[Pair, ...]:
    """Return each pair of those of IDS that are available, first by first.

    Each pair is taken over the SOC codes that have both; `rho` is None where there is no order.
    """
    return compare_indices(measures, available_indices(measures, ids)).pairs


def correlate(figures: Mapping[str, Mapping[str, float]]) -> tuple[Pair, ...]:
    """Return the rank correlation of each pair of FIGURES (metric: figure by SOC code)."""
    pairs = []
    for first, second in combinations(figures, 2):
        both = [soc for soc in figures[first] if soc in figures[second]]
        rho = rank_correlation(
            [figures[first][soc] for soc in both], [figures[second][soc] for soc in both]
        )
        pairs.append(Pair(first, second, rho, len(both)))
    return tuple(pairs)


def _mean(numbers: Sequence[float]) -> float:
    return _plain(sum(numbers) / len(numbers))


def _plain(number: float) -> float:
    """Return NUMBER without the dust of binary fractions, which would break ties."""
    return round(number, 12)


def _has_numbers(measures: Dataset, id: str) -> bool:
    try:
        return bool(measures.numbers(id))
    except UsageError:
        # The registry of this version does not know it.
        return False


def _name(place: IndexPlace) -> str:
    label = metric(place.metric).label
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
