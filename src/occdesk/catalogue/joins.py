"""How a published figure reaches an occupation: by its own code, its SOC code, its merged group.

The first hit wins and its match is kept. What remains can be estimated from relatives; an
estimate is never mixed in with what was published.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from occdesk.model.occupation import Occupation
from occdesk.model.value import Match

Found = TypeVar("Found")

LEVELS = {"broad": "broad", "minor": "minor", "major": "family"}
"""Where relatives are looked for, the nearest first: SOC level, field of Occupation."""


@dataclass(frozen=True, slots=True)
class Joined(Generic[Found]):
    """What was published for an occupation, how it got there, and the code or codes it stood by."""

    found: Found
    match: Match
    published_for: str


class Estimate(NamedTuple):
    """The mean of an occupation's relatives: at which level, and of which SOC or merged codes."""

    number: float
    level: str
    relatives: tuple[str, ...]


def join_by_soc(occupation: Occupation, published: Mapping[str, Found]) -> Joined[Found] | None:
    """Return what is published for an occupation's SOC code, else for its merged group, else None.

    PUBLISHED is keyed by six-digit code. A figure of a merged group describes the group as a
    whole and must not be added up over its members.
    """
    if occupation.soc in published:
        return Joined(published[occupation.soc], "soc", occupation.soc)
    if occupation.matrix and occupation.matrix in published:
        return Joined(published[occupation.matrix], "group", occupation.matrix)
    return None


def join_by_code(
    occupations: Iterable[Occupation], published: Mapping[str, float]
) -> dict[str, Joined[float]]:
    """Return, by code, what is published for the very code, else the mean over its SOC code.

    PUBLISHED is keyed by O*NET-SOC code. The mean is taken over the published occupations that
    share the SOC code, as for 15-1299.00 over 15-1299.01 and so on. Where only the occupation
    that the SOC code is named after is published, those below it have the figure of that code.
    """
    sharing: dict[str, list[str]] = {}
    listed = tuple(occupations)
    for occupation in listed:
        if occupation.code in published:
            sharing.setdefault(occupation.soc, []).append(occupation.code)
    joined: dict[str, Joined[float]] = {}
    for occupation in listed:
        code = occupation.code
        if code in published:
            joined[code] = Joined(published[code], "exact", code)
        elif occupation.soc in sharing:
            codes = sharing[occupation.soc]
            number = _mean([published[one] for one in codes])
            match: Match = "soc" if codes == [f"{occupation.soc}.00"] else "mean"
            joined[code] = Joined(number, match, ",".join(codes))
    return joined


def join_by_soc_2010(
    occupations: Iterable[Occupation],
    published: Mapping[str, float],
    successors: Mapping[str, tuple[str, ...]],
) -> dict[str, Joined[float]]:
    """Return, by code, what is published for the SOC 2010 predecessors of an occupation's SOC code.

    PUBLISHED is keyed by SOC 2010 code, SUCCESSORS leads from there to SOC 2018. A code that was
    split hands its figure to each successor, where several were merged it is their mean; their
    2010 codes are named.
    """
    origins = _origins(published, successors)
    joined: dict[str, Joined[float]] = {}
    for occupation in occupations:
        codes = origins.get(occupation.soc)
        if codes:
            number = _mean([published[one] for one in codes])
            joined[occupation.code] = Joined(number, "crosswalk", ",".join(codes))
    return joined


def join_by_onet_2010(
    occupations: Iterable[Occupation],
    published: Mapping[str, float],
    successors: Mapping[str, tuple[str, ...]],
) -> dict[str, Joined[float]]:
    """Return, by code, what is published for an occupation's O*NET-SOC 2010 predecessors.

    PUBLISHED is keyed by O*NET-SOC 2010 code, SUCCESSORS leads from there to O*NET-SOC 2019. A
    split hands its figure on, a merger is the mean. An occupation without one takes the mean over
    those that share its SOC code. The codes of 2010 are named.
    """
    listed = tuple(occupations)
    origins = _origins(published, successors)
    converted = {code: _mean([published[one] for one in codes]) for code, codes in origins.items()}
    joined: dict[str, Joined[float]] = {}
    for code, found in join_by_code(listed, converted).items():
        passed = [one for newer in found.published_for.split(",") for one in origins[newer]]
        named = ",".join(sorted(set(passed)))
        match: Match = "crosswalk" if found.match == "exact" else found.match
        joined[code] = Joined(found.found, match, named)
    return joined


def estimate(
    direct: Mapping[str, float],
    occupations: Iterable[Occupation],
    shared: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Estimate]:
    """Return an estimate, by code, for each occupation that has no direct figure but has relatives.

    DIRECT is keyed by O*NET-SOC code. The estimate is the mean over the SOC codes with a figure
    in the same broad, else minor, else major group. Occupations that share a SOC code are
    averaged first, so that a code with many of them does not weigh more. SHARED gives the merged
    code of each occupation that has a group's figure: it then counts once, under that code.
    """
    listed = tuple(occupations)
    by_code: dict[str, list[float]] = {}
    places: dict[str, list[Occupation]] = {}
    for occupation in listed:
        if occupation.code in direct:
            counted = shared.get(occupation.code, occupation.soc)
            by_code.setdefault(counted, []).append(direct[occupation.code])
            places.setdefault(counted, []).append(occupation)
    numbers = {counted: _mean(found) for counted, found in by_code.items()}
    relatives: dict[tuple[str, str], list[str]] = {}
    for counted, members in sorted(places.items()):
        for level, field in LEVELS.items():
            for above in sorted({getattr(one, field) for one in members}):
                relatives.setdefault((level, above), []).append(counted)
    estimates: dict[str, Estimate] = {}
    for occupation in listed:
        if occupation.code in direct:
            continue
        for level, field in LEVELS.items():
            found = relatives.get((level, getattr(occupation, field)))
            if found:
                number = _mean([numbers[one] for one in found])
                estimates[occupation.code] = Estimate(number, level, tuple(found))
                break
    return estimates


def _origins(
    published: Mapping[str, float], successors: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Return the published older codes of each newer code, in order."""
    origins: dict[str, list[str]] = {}
    for older in sorted(published):
        for newer in dict.fromkeys(successors.get(older, ())):
            origins.setdefault(newer, []).append(older)
    return origins


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
