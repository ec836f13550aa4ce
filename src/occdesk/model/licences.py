"""Licences of the data and of what comes with the program: name, identifier, address."""

from typing import NamedTuple


class Licence(NamedTuple):
    """A licence as it is named by sources, its SPDX identifier and where its text stands."""

    name: str
    spdx: str
    address: str


LICENCES: tuple[Licence, ...] = (
    Licence("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    Licence("MIT", "MIT", "https://opensource.org/license/mit"),
)

ONET_MODIFIED = (
    "OccDesk has modified some of this information by computing measures from it; USDOL/ETA has"
    " not approved, endorsed, or tested these modifications."
)
"""What the licence of O*NET asks for beside its attribution where its figures were changed."""

_MODIFIED = {"onet": ONET_MODIFIED, "onet-soc": ONET_MODIFIED}


def licences_in(words: str) -> tuple[Licence, ...]:
    """Return the licences that a source's WORDS on its licence name, in the order of LICENCES."""
    return tuple(each for each in LICENCES if each.name in words)


def attribution_of(source_id: str, attribution: str) -> str:
    """Return ATTRIBUTION of a source with what its licence asks to be added here."""
    return " ".join(filter(None, (attribution, _MODIFIED.get(source_id, ""))))
