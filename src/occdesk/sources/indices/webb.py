"""Webb: how far the text of AI patents overlaps with the tasks of an occupation.

No licence is stated, so the figures are never part of the bundled data.
"""

from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container
from occdesk.sources.indices.columns import find_sheet, need_sheet, one_series, read_column
from occdesk.sources.pack.content import Content, Extract, Series

NAME = "Exposure to AI patents (Webb)"
KEY = "occ_code"
COLUMN = "ai_score"

SOURCE = Source(
    "webb",
    "The impact of artificial intelligence on the labor market",
    "Michael Webb, Stanford University",
    "None stated; for your own use",
    "Webb, The impact of artificial intelligence on the labor market (2020).",
)
RELEASE = Release("webb-2020", "webb", "Webb, exposure by occupation", "2020")


def recognise_webb(container: Container) -> str | None:
    """Return what the file is, in a few words, where it is the table of scores."""
    return NAME if find_sheet(container, (KEY, COLUMN)) else None


def read_webb(container: Container) -> Content:
    """Return the scores by O*NET-SOC 2010 code; raises OccDeskError where there are none."""
    member, sheet = need_sheet(container, (KEY, COLUMN))
    extract = Extract("webb", 2020, "measured", RELEASE.id, member.label, sheet, KEY, COLUMN)
    cells = read_column(member, KEY, COLUMN, sheet=sheet)
    return one_series(SOURCE, RELEASE, member, Series(extract, cells, "onet_2010", _absent))


def _absent(occupation: Occupation) -> str:
    return f"Webb has no row for the O*NET-SOC 2010 predecessors of {occupation.code}."
