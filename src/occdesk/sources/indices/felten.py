"""AIOE by Felten, Raj and Seamans: how far abilities of an occupation relate to uses of AI.

Three workbooks: all uses of AI (2021), language models and pictures (2023). No licence is stated,
so their figures are never part of the bundled data.
"""

from collections.abc import Mapping
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container
from occdesk.sources.indices.columns import describe_file, find_sheet, read_column, stand_in
from occdesk.sources.pack.content import Content, Extract, Series

NAME = "AIOE (Felten, Raj and Seamans)"
KEY = "SOC Code"

SOURCE = Source(
    "felten",
    "AI Occupational Exposure (AIOE)",
    "Felten, Raj and Seamans",
    "None stated; for your own use",
    "Felten, Raj and Seamans, Occupational, industry, and geographic exposure to artificial"
    " intelligence, Strategic Management Journal 42 (2021).",
)
RELEASES = (
    Release("aioe-2021", "felten", "AIOE, data appendix of 2021", "2021"),
    Release("aioe-2023", "felten", "AIOE for language models and pictures, 2023", "2023"),
)


class _Edition(NamedTuple):
    """A variant of the index: its metric, year, release and the title of its column."""

    metric: str
    year: int
    release: str
    column: str


_EDITIONS = (
    _Edition("aioe", 2021, "aioe-2021", "AIOE"),
    _Edition("aioe_language", 2023, "aioe-2023", "Language Modeling AIOE"),
    _Edition("aioe_image", 2023, "aioe-2023", "Image Generation AIOE"),
)

BROAD: Mapping[str, tuple[str, ...]] = {
    "19-1020": ("19-1021", "19-1022", "19-1023", "19-1029"),
}
"""The one broad group that the files give a row, and its SOC 2010 occupations. In the published
files each of these has a row of its own, which it keeps."""
_BROAD_NOTE = "The index gives this figure for the broad group {code} of SOC 2010."


def recognise_felten(container: Container) -> str | None:
    """Return what the files are, in a few words, where there is a table of AIOE among them."""
    found = any(find_sheet(container, (KEY, edition.column)) for edition in _EDITIONS)
    return NAME if found else None


def read_felten(container: Container) -> Content:
    """Return the index and its variants, as many as there are; raises OccDeskError for none."""
    content = Content(sources=[SOURCE])
    for edition in _EDITIONS:
        place = find_sheet(container, (KEY, edition.column))
        if place is None:
            continue
        member, sheet = place
        cells = read_column(member, KEY, edition.column, sheet=sheet)
        extract = Extract(
            edition.metric, edition.year, "rated", edition.release, member.label, sheet, KEY,
            edition.column,
        )  # fmt: skip
        together = stand_in(cells, BROAD, _BROAD_NOTE)
        content.series.append(Series(extract, together, "soc_2010", _absent))
        content.files.append(describe_file(member, edition.release))
        for code in BROAD.keys() & cells.keys():
            if all(one in cells for one in BROAD[code]):
                content.warnings.append(
                    f"Row {cells[code].row} of {member} gives the broad group {code}; it is not"
                    " used, because each of its occupations has a row of its own."
                )
    if not content.series:
        raise OccDeskError(f"There is no table of AIOE in {container.path}; is it another file?")
    used = {edition.release for edition in content.files}
    content.releases += [release for release in RELEASES if release.id in used]
    return content


def _absent(occupation: Occupation) -> str:
    return f"AIOE has no row for the SOC 2010 predecessors of SOC {occupation.soc}."
