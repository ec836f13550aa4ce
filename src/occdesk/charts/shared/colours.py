"""Which of the six colours of series each occupation of a comparison has.

They are written as one digit for each occupation, in the order of the comparison ("312"); nothing
is written where the first has the first colour, the second the second, and so on. An occupation
keeps its colour while others come, go and change places.
"""

from collections.abc import Iterable, Sequence

from occdesk.charts.figure.parts import Symbol

_SYMBOLS: tuple[Symbol, ...] = (
    "circle",
    "square",
    "diamond",
    "triangle",
    "triangle_down",
    "cross",
)


def symbol_of(role: str) -> Symbol:
    """Return the symbol that goes with the color of ROLE: in grey print it tells lines apart."""
    number = role.removeprefix("series")
    return _SYMBOLS[int(number) - 1] if number in ("1", "2", "3", "4", "5", "6") else "circle"


def colour_numbers(many: int, colours: str) -> tuple[int, ...]:
    """Return the number, from 1, of the colour of each of MANY occupations, no two the same.

    What COLOURS does not say, or says twice or wrongly, is filled with the first that are free.
    """
    said: list[int] = []
    for digit in colours[:many].ljust(many):
        number = int(digit) if digit in "123456" else 0
        said.append(number if number > 0 and number not in said else 0)
    free = (number for number in range(1, many + 7) if number not in said)
    return tuple(number or next(free) for number in said)


def keep_colours(before: Sequence[str], colours: str, after: Iterable[str]) -> str:
    """Return COLOURS of the occupations BEFORE as those AFTER have them: new ones get free ones."""
    codes = tuple(after)
    had = dict(zip(before, colour_numbers(len(before), colours), strict=True))
    digits = "".join(str(had.get(code, "-")) for code in codes)
    numbers = colour_numbers(len(codes), digits)
    in_order = tuple(range(1, len(codes) + 1))
    return "" if numbers == in_order else "".join(map(str, numbers))
