"""Occupation codes: O*NET-SOC 2019 (`15-2051.00`) and SOC 2018 (`15-2051`)."""

import re

from occdesk.model.errors import UsageError

_SHAPE = re.compile(r"([0-9]{2}-[0-9]{4})(\.[0-9]{2})?")


def parse_code(text: str) -> str:
    """Return the O*NET-SOC code that TEXT names; a bare SOC code means its `.00` occupation.

    Raises UsageError when TEXT does not have the shape of a code. Whether the code exists is
    for the catalogue to say.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f"“{text}” is not an occupation code; codes look like 15-2051.00 (see occdesk list)."
        )
    soc, suffix = found.groups()
    return soc + (suffix or ".00")


def soc_of(code: str) -> str:
    """Return the SOC 2018 code within an O*NET-SOC 2019 code: its first seven characters."""
    return code[:7]


def is_military(code: str) -> bool:
    """Return whether CODE belongs to the military family, which no source covers."""
    return code.startswith("55-")
