"""Similarity: how alike two occupations are in skills, knowledge and interests.

Each occupation has three profiles: O*NET's ratings of the importance and level of its skills,
the same of its areas of knowledge, and its six interests. Every rating is first expressed in
standard deviations from the mean of all rated occupations, so that what every occupation needs
makes none alike. Two profiles are compared by Pearson's correlation over the ratings that both
have. The similarity is the mean of the three correlations, 0 to 100; below 0 it counts as 0.

A level that O*NET calls not relevant counts as level 0. Ratings that O*NET recommends to suppress
are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.formulas import Formula, N
from occdesk.model.codes import is_military

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float64]

RATED = ("skill", "knowledge")
"""The domains of ratings that are compared."""

INTERESTS = tuple(
    f"interest_{name}"
    for name in (
        "realistic", "investigative", "artistic", "social", "enterprising", "conventional",
    )
)  # fmt: skip
"""The metrics of Holland's six interests."""

FEWEST_SHARED = 3
"""Over fewer ratings that both have there is no correlation to speak of."""


class Likeness(NamedTuple):
    """How alike an occupation is: `score` is 0 to 100, the others are correlations, -1 to 1."""

    score: float
    skills: float
    knowledge: float
    interests: float


class Part(NamedTuple):
    """One profile of every rated occupation: a row each, a column for each rating.

    `numbers` are in standard deviations from the column's mean, 0 where not known; `known` is 1
    where they are known and else 0.
    """

    numbers: "Array"
    known: "Array"

    def correlate(self, rows: slice) -> "Array":
        """Return Pearson's correlation of ROWS with every row over the ratings that both have.

        The shape is (rows, all rows); NaN where too few are shared or a profile does not vary.
        """
        import numpy as np

        here, mask = self.numbers[rows], self.known[rows]
        shared = mask @ self.known.T
        sums, others = here @ self.known.T, mask @ self.numbers.T
        squares, other_squares = here**2 @ self.known.T, mask @ (self.numbers**2).T
        spread = (shared * squares - sums**2) * (shared * other_squares - others**2)
        found = (shared >= FEWEST_SHARED) & (spread > 1e-12)
        together = shared * (here @ self.numbers.T) - sums * others
        return np.where(found, together / np.sqrt(np.where(found, spread, 1.0)), np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The profiles of the occupations that have all three; `places` are their rows by code."""

    codes: tuple[str, ...]
    places: Mapping[str, int]
    parts: tuple[Part, ...]

    def compare(self, code: str) -> dict[str, Likeness]:
        """Return how alike the others are to CODE, in order of code; none where it has no profile.

        Both directions give the same number.
        """
        place = self.places.get(code)
        if place is None:
            return {}
        rows = slice(place, place + 1)
        correlations = [part.correlate(rows)[0].tolist() for part in self.parts]
        return {
            other: Likeness(score_of(*found), *found)
            for other, *found in zip(self.codes, *correlations, strict=True)
            if other != code and not any(number != number for number in found)
        }

    def scores(self) -> "Array":
        """Return the similarity of each occupation with each, 0 to 100; NaN where there is none."""
        everyone = slice(None)
        skills, knowledge, interests = (part.correlate(everyone) for part in self.parts)
        return score_of(skills, knowledge, interests)


def score_of(skills: N, knowledge: N, interests: N) -> N:
    """Return the similarity (0-100) that three correlations (-1 to 1), or columns of them, give."""
    first: Any = skills
    total = first + knowledge + interests
    # Adding 0 takes the sign from a zero.
    found: N = 100 * (total * (total > 0)) / 3 + 0.0
    return found


SIMILARITY = Formula(
    "similarity",
    score_of,
    "100 * (skills + knowledge + interests) / 3 if skills + knowledge + interests > 0 else 0",
    (
        ("skills", "correlation of the two profiles of skills, -1 to 1"),
        ("knowledge", "correlation of the two profiles of knowledge, -1 to 1"),
        ("interests", "correlation of the two profiles of interests, -1 to 1"),
    ),
    "How alike two occupations are: 100 for the same profiles, 0 for profiles that have nothing to"
    " do with each other or are opposite.",
    "This program, from Pearson’s correlation of O*NET’s ratings.",
)
"""The formula as the page of the method prints it."""

STEPS: tuple[str, ...] = (
    "A profile of skills, and one of knowledge, holds the importance (1 to 5) and the level (0 to"
    " 7) of each element that O*NET rates. A level that O*NET calls not relevant counts as 0;"
    " ratings that it recommends to suppress are left out. The profile of interests holds the six"
    " scores (1 to 7).",
    "Each rating becomes its distance from the mean of all rated occupations in standard"
    " deviations: what every occupation needs makes none alike.",
    "Two profiles are compared by Pearson’s correlation over the ratings that both have; the three"
    " correlations count alike.",
)
"""How the correlations of the formula come about, in sentences for a reader."""

CAVEAT = (
    "Alike in skills, knowledge and interests does not mean that one will be hired: licences,"
    " degrees, openings nearby and one’s own history are not in it."
)
"""What the similarity must not be mistaken for."""


@lru_cache(maxsize=2)
def profiles_of(catalogue: Catalogue) -> Profiles:
    """Return the profiles of every occupation that has all three; made once for a catalogue."""
    import numpy as np

    raw = [*(_ratings(catalogue, domain) for domain in RATED), _interests(catalogue)]
    rated = np.logical_and.reduce([~np.isnan(each).all(axis=1) for each in raw])
    codes = tuple(code for code, has in zip(catalogue.codes, rated, strict=True) if has)
    places = {code: place for place, code in enumerate(codes)}
    return Profiles(codes, places, tuple(_standardise(each[rated]) for each in raw))


def why_none(catalogue: Catalogue, code: str) -> str:
    """Return in a sentence why CODE is like no other; empty where it has a similarity."""
    if code in profiles_of(catalogue).places:
        return ""
    if is_military(code):
        return MILITARY_NOTE
    lacking = [
        name
        for name, rows in zip(("skills", "knowledge"), RATED, strict=True)
        if not _has_ratings(catalogue, code, rows)
    ]
    if any(code not in catalogue.numbers(id, None) for id in INTERESTS):
        lacking.append("interests")
    names = " or ".join((", ".join(lacking[:-1]), lacking[-1]) if lacking[1:] else lacking)
    return f"O*NET has no ratings of its {names}."


class Agreement(NamedTuple):
    """How alike the pairs of one kind are: their number, and the median of their similarities.

    `above` is the mean share (0-1) of all other occupations that are less alike to the first of
    the pair than the second is; None for pairs that O*NET does not name, whose `tier` is empty.
    """

    tier: str
    pairs: int
    middle: float
    above: float | None


def compare_with_related(catalogue: Catalogue) -> tuple[Agreement, ...]:
    """Return how alike O*NET's related occupations are by tier, and last all other pairs.

    It asks for every pair, which takes half a second.
    """
    import numpy as np

    profiles = profiles_of(catalogue)
    scores = profiles.scores()
    np.fill_diagonal(scores, np.nan)
    unnamed = ~np.isnan(scores)
    tiers: dict[str, list[tuple[float, float]]] = {}
    for code, place in profiles.places.items():
        row = scores[place]
        ordered = np.sort(row[~np.isnan(row)])
        for each in catalogue.related(code):
            other = profiles.places.get(each.code)
            if other is None or np.isnan(row[other]):
                continue
            above = int(np.searchsorted(ordered, row[other])) / max(len(ordered) - 1, 1)
            tiers.setdefault(each.tier, []).append((float(row[other]), above))
            unnamed[place, other] = False
    found = tuple(
        Agreement(
            tier, len(pairs), median(s for s, _ in pairs), sum(a for _, a in pairs) / len(pairs)
        )
        for tier, pairs in tiers.items()
    )
    rest = scores[unnamed]
    return (*found, Agreement("", len(rest), float(np.median(rest)), None))


def _ratings(catalogue: Catalogue, domain: str) -> "Array":
    """Return importances and levels of a domain: a row for each number of a subject, NaN unknown.

    The columns are the elements' importances, then their levels.
    """
    import numpy as np

    pack = catalogue.holding(domain)
    if pack is None:
        return np.full((len(catalogue.codes), 1), np.nan)
    asked = "SELECT id FROM element WHERE domain = ? ORDER BY id"
    elements = [number for (number,) in pack.execute(asked, (domain,))]
    rows = pack.execute(
        "SELECT subject, element, max(CASE WHEN scale = 'IM' AND NOT suppress THEN number END),"
        " max(CASE WHEN scale <> 'LV' THEN NULL WHEN irrelevant THEN 0"
        "  WHEN NOT suppress THEN number END)"
        " FROM rating WHERE element IN (SELECT id FROM element WHERE domain = ?)"
        " AND scale IN ('IM', 'LV') AND subject > 0 GROUP BY subject, element",
        (domain,),
    ).fetchall()
    found = np.array(rows, dtype=np.float64).reshape(-1, 4)
    subjects = found[:, 0].astype(int)
    columns = np.searchsorted(elements, found[:, 1].astype(int))
    table = np.full((len(catalogue.codes), 2 * len(elements)), np.nan)
    table[subjects, columns] = found[:, 2]
    table[subjects, columns + len(elements)] = found[:, 3]
    return table


def _interests(catalogue: Catalogue) -> "Array":
    import numpy as np

    table = np.full((len(catalogue.codes), len(INTERESTS)), np.nan)
    for column, id in enumerate(INTERESTS):
        for code, number in catalogue.numbers(id, None).items():
            table[catalogue.subject(code), column] = number
    return table


def _standardise(table: "Array") -> Part:
    """Return TABLE in standard deviations from its columns' means; one that never varies is out."""
    import numpy as np

    known = ~np.isnan(table)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, table, 0.0).sum(axis=0) / count
    apart = np.where(known, table - mean, 0.0)
    deviation = np.sqrt((apart**2).sum(axis=0) / count)
    varies = deviation > 1e-12
    numbers = np.where(varies, apart / np.where(varies, deviation, 1.0), 0.0)
    return Part(numbers, (known & varies).astype(np.float64))


def _has_ratings(catalogue: Catalogue, code: str, domain: str) -> bool:
    pack = catalogue.holding(domain)
    if pack is None:
        return False
    asked = (
        "SELECT 1 FROM rating WHERE subject = ? AND scale = 'IM' AND element IN"
        " (SELECT id FROM element WHERE domain = ?) LIMIT 1"
    )
    return pack.execute(asked, (catalogue.subject(code), domain)).fetchone() is not None
