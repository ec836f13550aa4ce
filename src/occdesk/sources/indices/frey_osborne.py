"""Frey and Osborne: the probability of computerisation as judged in 2013.

The transcribed table states no licence, so its figures are never part of the bundled data.
"""

from collections.abc import Mapping

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container
from occdesk.sources.indices.columns import (
    find_table,
    need_table,
    one_series,
    read_column,
    stand_in,
)
from occdesk.sources.pack.content import Content, Extract, Series

NAME = "Computerisation (Frey and Osborne)"
KEY = "SOC code"
COLUMN = "Probability"
_COLUMNS = (KEY, COLUMN, "Rank", "Occupation")

SOURCE = Source(
    "frey_osborne",
    "The future of employment",
    "Frey and Osborne, Oxford Martin School",
    "None stated; for your own use",
    "Frey and Osborne, The future of employment, Technological Forecasting and Social Change 114"
    " (2017).",
)
RELEASE = Release("frey-osborne-2013", "frey_osborne", "Frey and Osborne, table of results", "2013")

INTERPRETATION: Mapping[str, tuple[str, ...]] = {
    "13-1078": ("13-1071", "13-1075"),
    "15-1150": ("15-1151", "15-1152"),
    "15-1179": ("15-1122", "15-1134", "15-1143"),
    "15-1799": ("15-1199",),
    "25-1000": (
        *("25-1011", "25-1021", "25-1022", "25-1031", "25-1032", "25-1041", "25-1042", "25-1043"),
        *("25-1051", "25-1052", "25-1053", "25-1054", "25-1061", "25-1062", "25-1063", "25-1064"),
        *("25-1065", "25-1066", "25-1067", "25-1069", "25-1071", "25-1072", "25-1081", "25-1082"),
        *("25-1111", "25-1112", "25-1113", "25-1121", "25-1122", "25-1123", "25-1124", "25-1125"),
        *("25-1126", "25-1191", "25-1192", "25-1193", "25-1194", "25-1199"),
    ),
    "25-3999": ("25-3099",),
    "29-1060": (
        *("29-1061", "29-1062", "29-1063", "29-1064", "29-1065", "29-1066", "29-1067", "29-1069"),
    ),
    "29-1111": ("29-1141",),
    "29-2037": ("29-2034",),
    "29-2799": ("29-2099",),
    "29-9799": ("29-9099",),
    "31-9799": ("31-9099",),
    "39-4831": ("11-9061", "39-4031"),
    "45-2090": ("45-2091", "45-2092", "45-2093", "45-2099"),
    "47-4799": ("47-4099",),
    "49-9799": ("49-9099",),
    "51-9399": ("51-9199",),
}
"""Codes of the table that SOC 2010 does not have, and the SOC 2010 codes that they are taken for.

An interpretation, not a published crosswalk: the table uses the codes of the 2010 edition of
the occupational statistics, which had merged and provisional ones. Every value that came this way
says so.
"""
INTERPRETED = (
    "Frey and Osborne give this for {code}, which SOC 2010 does not have; that it applies here is"
    " an interpretation."
)


def recognise_frey_osborne(container: Container) -> str | None:
    """Return what the file is, in a few words, where it is the table of results."""
    return NAME if find_table(container, _COLUMNS) else None


def read_frey_osborne(container: Container) -> Content:
    """Return the probabilities by SOC 2010 code, those of INTERPRETATION with a note."""
    member = need_table(container, _COLUMNS)
    cells = read_column(member, KEY, COLUMN)
    for published in cells.values():
        if not 0 <= (published.cell.number or 0) <= 1:
            raise OccDeskError(
                f"Row {published.row} of {member} gives {published.code} the probability"
                f" {published.cell.raw}, which is not between 0 and 1; correct it."
            )
    extract = Extract("frey_osborne", 2013, "rated", RELEASE.id, member.label, "", KEY, COLUMN)
    together = stand_in(cells, INTERPRETATION, INTERPRETED)
    return one_series(SOURCE, RELEASE, member, Series(extract, together, "soc_2010", _absent))


def _absent(occupation: Occupation) -> str:
    return f"Frey and Osborne have no row for the SOC 2010 predecessors of SOC {occupation.soc}."
