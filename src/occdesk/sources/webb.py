"""Webb: how far the text of AI patents overlaps with the tasks of an occupation.

No licence is stated, so the figures are never part of the bundled data.
"""

from occdesk.model.errors import OccDeskError
from occdesk.model.metric import Metric
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.container import Container
from occdesk.sources.content import Content, Extract, Series
from occdesk.sources.index_files import describe_file, find_sheet, read_column

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

METRIC = Metric(
    "webb", "Exposure to AI patents (Webb)", "Patents", "AI", "index", "neutral", "measured",
    "webb", 2020,
    "How far the words of AI patents overlap with the words of the occupation's tasks.",
    "Patents before 2020, so hardly any language models; compare ranks. Made for O*NET-SOC 2010.",
    2,
)  # fmt: skip


def recognise_webb(container: Container) -> str | None:
    """Return what the file is, in a few words, where it is the table of scores."""
    return NAME if find_sheet(container, (KEY, COLUMN)) else None


def read_webb(container: Container) -> Content:
    """Return the scores by O*NET-SOC 2010 code; raises OccDeskError where there are none."""
    place = find_sheet(container, (KEY, COLUMN))
    if place is None:
        raise OccDeskError(
            f"There is no sheet with the columns {KEY} and {COLUMN} in {container.path};"
            " is it another file?"
        )
    member, sheet = place
    extract = Extract(
        "webb", 2020, "measured", RELEASE.id, member.label, sheet, KEY, COLUMN
    )  # fmt: skip
    cells = read_column(member, KEY, COLUMN, sheet=sheet)
    return Content(
        sources=[SOURCE],
        releases=[RELEASE],
        files=[describe_file(member, RELEASE.id)],
        metrics=[METRIC],
        series=[Series(extract, cells, "onet_2010", _absent)],
    )


def _absent(occupation: Occupation) -> str:
    return f"Webb has no row for the O*NET-SOC 2010 predecessors of {occupation.code}."
