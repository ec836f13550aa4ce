"""What a user's table seems to be, what is chosen of it, and how its rows are told in messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.streams import short
from occdesk.sources.own_table.grid import Decimal, Grid
from occdesk.sources.own_table.keys import KeyKind

ColumnKind = Literal["number", "category"]

_LISTED = 12
_LONGEST_LISTED = 600


class UserColumn(NamedTuple):
    """One column of the table and how it is to be read; `decimal` is what begins decimals."""

    title: str
    kind: ColumnKind
    decimal: Decimal = "."
    filled: int = 0


class TableGuess(NamedTuple):
    """What a table seems to be: its sheet, its key column and the kind of key, other columns."""

    file: str
    sheet: str
    key: str
    kind: KeyKind
    columns: tuple[UserColumn, ...]
    rows: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What a user wants read: the key, its kind, and the columns that become metrics.

    `corrections` gives a code to a title, or an empty text to one that is to be left out. Titles
    matched with less than `threshold` (0-1) are left out. `year` is 0 where figures have none.
    """

    key: str
    kind: KeyKind
    columns: tuple[UserColumn, ...]
    sheet: str = ""
    year: int = 0
    threshold: float = 0.8
    corrections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def keyed_rows(grid: Grid, choice: TableChoice) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return number, key and cells of each row."""
    place = grid.place(choice.key)
    return [(number, cells[place], cells) for number, cells in grid.rows]


def twice(key: str, first: int, second: int, grid: Grid) -> OccDeskError:
    """Return the error for a key that two rows have."""
    return OccDeskError(
        f"{key} stands twice in {grid.called}, in rows {first} and {second}; keep one of them."
    )


def count_words(found: Sequence[str], one: str, many: str) -> str:
    """Return how many are FOUND, and what there is of them."""
    return f"1 {one}" if len(found) == 1 else f"{len(found):,} {many}"


def list_words(found: Sequence[str]) -> str:
    """Return the first of what is FOUND, and how many more there are."""
    more = f" and {len(found) - _LISTED:,} more" if len(found) > _LISTED else ""
    return ", ".join(short(one, _LONGEST_LISTED) for one in found[:_LISTED]) + more
