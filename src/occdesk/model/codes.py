"""Occupation codes: O*NET-SOC 2019 (`15-2051.00`) and SOC 2018 (`15-2051`), as people type them."""

import re

from occdesk.model.errors import UsageError

_DASHES = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
_BETWEEN = rf"\s*[{_DASHES}]?\s*"
_SHAPE = re.compile(
    rf"([0-9]{{2}}){_BETWEEN}([0-9]{{4}})(\.(?:0|[0-9]{{2}}))?(?:[\s:,{_DASHES}]+[^\W\d].*)?"
)
_BEGUN = re.compile(rf"([0-9]{{2}}){_BETWEEN}([0-9]{{0,4}})(\.[0-9]{{0,2}})?")


def read_code(text: str) -> str | None:
    """Return the code that TEXT is, as it is published, with its suffix if it has one; else None.

    The hyphen may be left out or be any dash, with blanks; `.0` is `.00`; a title may follow.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    family, rest, suffix = found.groups()
    return f"{family}-{rest}{'.00' if suffix == '.0' else suffix or ''}"


def begun_code(text: str) -> str | None:
    """Return TEXT as the beginning of a code as it is published (`151` is `15-1`); else None."""
    whole = read_code(text)
    found = _BEGUN.fullmatch(text.strip())
    if whole is not None or found is None:
        return whole
    family, rest, suffix = found.groups()
    return f"{family}-{rest}{suffix or ''}"


def parse_code(text: str) -> str:
    """Return the O*NET-SOC code that TEXT names; a bare SOC code means its `.00` occupation.

    Raises UsageError when TEXT does not have the shape of a code. Whether the code exists is
    for the catalogue to say.
    """
    found = read_code(text)
    if found is None:
        raise UsageError(
            f"“{text}” is not an occupation code; codes look like 15-2051.00 (see occdesk list)."
        )
    return found if "." in found else f"{found}.00"


def soc_of(code: str) -> str:
    """Return the SOC 2018 code within an O*NET-SOC 2019 code: its first seven characters."""
    return code[:7]


def is_military(code: str) -> bool:
    """Return whether CODE belongs to the military family, which no source covers."""
    return code.startswith("55-")
