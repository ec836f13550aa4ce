"""Occupations and the SOC groups above them."""

from typing import NamedTuple


class Occupation(NamedTuple):
    """One O*NET-SOC 2019 occupation.

    `matrix` is the code under which BLS publishes it: its own SOC code or one of the twelve
    merged codes; empty for military occupations, which BLS leaves out. `surveyed` tells whether
    O*NET collects data for it (923 of 1,016).
    """

    code: str
    title: str
    soc: str
    broad: str
    minor: str
    family: str
    matrix: str
    surveyed: bool


class Group(NamedTuple):
    """One SOC 2018 group: major (a family), minor or broad."""

    code: str
    level: str
    title: str
