"""Eisfeldt, Schubert and Zhang: exposure to generative AI by occupation.

No licence is stated, so the figures are never part of the bundled data.
"""

from occdesk.model.occupation import Occupation
from occdesk.model.value import Release, Source
from occdesk.sources.files.container import Container
from occdesk.sources.indices.columns import find_table, need_table, one_series, read_column
from occdesk.sources.pack.content import Content, Extract, Series

NAME = "Exposure to generative AI (Eisfeldt, Schubert and Zhang)"
KEY = "soc2010"
COLUMN = "genaiexp_estz_total"
EMPTY = "Eisfeldt, Schubert and Zhang list the occupation without a score."

SOURCE = Source(
    "eisfeldt",
    "Generative AI and firm values",
    "Eisfeldt, Schubert and Zhang",
    "None stated; for your own use",
    "Eisfeldt, Schubert and Zhang, Generative AI and firm values (2023).",
)
RELEASE = Release("eisfeldt-2023", "eisfeldt", "Eisfeldt and others, occupation scores", "2023")


def recognise_eisfeldt(container: Container) -> str | None:
    """Return what the file is, in a few words, where it is the table of scores."""
    return NAME if find_table(container, (KEY, COLUMN)) else None


def read_eisfeldt(container: Container) -> Content:
    """Return the scores by SOC 2010 code, the empty ones with the reason; OccDeskError for none."""
    member = need_table(container, (KEY, COLUMN))
    extract = Extract("eisfeldt", 2023, "rated", RELEASE.id, member.label, "", KEY, COLUMN)
    cells = read_column(member, KEY, COLUMN, empty=EMPTY)
    return one_series(SOURCE, RELEASE, member, Series(extract, cells, "soc_2010", _absent))


def _absent(occupation: Occupation) -> str:
    return (
        "Eisfeldt, Schubert and Zhang give no score for the SOC 2010 predecessors of"
        f" SOC {occupation.soc}."
    )
