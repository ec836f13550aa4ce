"""What everything else is joined to: the occupations, the groups above them, the crosswalks."""

from collections.abc import Mapping
from typing import NamedTuple

from occdesk.model.occupation import Group, Occupation

Successors = Mapping[str, tuple[str, ...]]
"""Codes of today by a code of 2010."""


class Base(NamedTuple):
    """The occupations and how codes of other classifications lead to them.

    `merged` has the titles of the twelve merged codes.
    """

    groups: tuple[Group, ...]
    occupations: tuple[Occupation, ...]
    merged: Mapping[str, str]
    soc_2010: Successors
    onet_2010: Successors
    titles: tuple[tuple[str, str, bool], ...] = ()
    """Code, title, and whether it is the occupation's own: what a table's titles are matched to."""

    @property
    def numbers(self) -> dict[str, int]:
        """The number by which a pack knows each code; 0 stands for all occupations together."""
        codes = sorted(one.code for one in self.occupations)
        return {ALL_OCCUPATIONS: 0, **{code: place for place, code in enumerate(codes, 1)}}


ALL_OCCUPATIONS = "00-0000"
"""The code under which publishers give all occupations together."""
