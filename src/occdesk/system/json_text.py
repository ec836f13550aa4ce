"""JSON that others may have written: read within limits, so that it can do no harm."""

import math
import re
from pathlib import Path
from typing import Any, NamedTuple

from occdesk.system.files import UnfitError, read_bounded


class Limits(NamedTuple):
    """The most bytes of a text, brackets within each other, and digits of a whole number."""

    bytes: int = 256 * 1024
    depth: int = 16
    digits: int = 15


USUAL = Limits()

_SIGNS = re.compile(r'["\\\[\]{}]')
_SAID = 40
"""Letters of a name from outside that a sentence repeats."""


def read_object(path: Path, limits: Limits = USUAL) -> dict[str, Any]:
    """Return the JSON object in the file PATH; raises OSError and UnfitError."""
    return parse_object(decode(read_bounded(path, limits.bytes)), limits)


def decode(data: bytes) -> str:
    """Return DATA as text, without a mark of the byte order; raises UnfitError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitError("it is not text") from error


def parse_object(text: str, limits: Limits = USUAL) -> dict[str, Any]:
    """Return the JSON object that TEXT is; raises UnfitError with a phrase: why it is none.

    What JSON does not know (NaN) and what is not said in one way (a name that comes twice) are
    refused.
    """
    if len(text) > limits.bytes:
        raise UnfitError(f"it has {len(text):,} letters, and {limits.bytes:,} are the most")
    _check_depth(text, limits.depth)
    import json  # the first start has nothing to read, and is in a hurry

    def whole(digits: str) -> int:
        if len(digits) > limits.digits + 1:
            raise UnfitError(f"it holds a number of {len(digits):,} digits")
        return int(digits)

    try:
        found = json.loads(
            text,
            object_pairs_hook=_once,
            parse_int=whole,
            parse_float=_finite,
            parse_constant=_refuse,
        )
    except UnfitError:
        raise
    except (ValueError, RecursionError) as error:
        raise UnfitError("it is not readable as JSON") from error
    if not isinstance(found, dict):
        raise UnfitError("it is not a JSON object")
    return found


def short(text: object) -> str:
    """Return TEXT, which comes from outside, as one short line for a sentence."""
    words = str(text)[: 4 * _SAID]
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= _SAID else f"{line[: _SAID - 1]}…"


def _check_depth(text: str, most: int) -> None:
    depth, within = 0, False
    escaped = -1
    for found in _SIGNS.finditer(text):
        sign, at = found[0], found.start()
        if at == escaped:
            continue
        if within:
            if sign == "\\":
                escaped = at + 1
            within = sign != '"'
        elif sign == '"':
            within = True
        elif sign in "[{":
            depth += 1
            if depth > most:
                raise UnfitError(f"its brackets are nested more than {most} deep")
        elif sign in "]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise UnfitError(f"it names “{short(twice)}” twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise UnfitError("it holds a number that is too large")
    return number


def _refuse(word: str) -> None:
    raise UnfitError(f"it holds {word}, which is no number")
