"""What is known of ratings beyond one occupation: what is usual, and who is rated at all."""

from collections.abc import Mapping
from functools import lru_cache

from occdesk.catalogue.catalogue import Catalogue


@lru_cache(maxsize=4)
def usual_levels(catalogue: Catalogue, domain: str) -> Mapping[str, float | None]:
    """Return the median level (0-7) of each element of DOMAIN over all rated occupations.

    "Not relevant" is no level and stands below all levels in the order, so an element that is
    not relevant to half of the occupations has None. It is the same for every chart, so the last
    answers are kept; do not change them.
    """
    pack = catalogue.holding(domain)
    if pack is None:
        return {}
    elements = dict(pack.execute("SELECT id, element FROM element WHERE domain = ?", (domain,)))
    marks = ",".join("?" * len(elements))
    rows = pack.execute(
        "SELECT element, CASE WHEN irrelevant THEN -1 ELSE number END FROM rating"
        f" WHERE scale = 'LV' AND subject > 0 AND element IN ({marks})",
        tuple(elements),
    )
    found: dict[int, list[float]] = {}
    for element, level in rows:
        found.setdefault(element, []).append(level)
    return {elements[number]: _median(levels) for number, levels in found.items()}


def _median(levels: list[float]) -> float | None:
    levels.sort()
    low, high = levels[(len(levels) - 1) // 2], levels[len(levels) // 2]
    return None if low < 0 else (low + high) / 2


def count_rated(catalogue: Catalogue, domain: str) -> int:
    """Return how many occupations have ratings of DOMAIN."""
    return len(_rated(catalogue, domain))


def rated_relatives(catalogue: Catalogue, code: str, domain: str, most: int = 3) -> list[str]:
    """Return the titles of the nearest occupations that O*NET names as related to CODE and rates
    in DOMAIN, the nearest first."""
    rated = _rated(catalogue, domain)
    codes = [each.code for each in catalogue.related(code)]
    return [catalogue.by_code[one].title for one in codes if catalogue.subject(one) in rated][:most]


@lru_cache(maxsize=8)
def _rated(catalogue: Catalogue, domain: str) -> frozenset[int]:
    pack = catalogue.holding(domain)
    if pack is None:
        return frozenset()
    rows = pack.execute(
        "SELECT s.id FROM subject s WHERE s.id > 0 AND EXISTS (SELECT 1 FROM rating r"
        " JOIN element e ON e.id = r.element WHERE r.subject = s.id AND e.domain = ?)",
        (domain,),
    )
    return frozenset(number for (number,) in rows)


def rated_for(catalogue: Catalogue, code: str, domain: str) -> str:
    """Return the code for which the ratings of an occupation were published: its own, as a rule."""
    pack = catalogue.holding(domain)
    if pack is None:
        return code
    found = pack.execute(
        "SELECT r.published_for FROM rating r JOIN element e ON e.id = r.element"
        " WHERE r.subject = ? AND e.domain = ? LIMIT 1",
        (catalogue.subject(code), domain),
    ).fetchone()
    return found[0] if found and found[0] else code
