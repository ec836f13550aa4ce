"""Who published the files, under which licence, and which file belongs to which release."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Release, Source
from occdesk.sources import anthropic, eloundou, microsoft, oews, onet, projections, soc
from occdesk.sources.sheets import missing_file

_BLS = "U.S. Bureau of Labor Statistics"
_ONET = "National Center for O*NET Development for USDOL/ETA"
_PUBLIC = "Public domain (work of the U.S. Government)"

SOURCES: tuple[Source, ...] = (
    Source(
        "onet",
        "O*NET database",
        _ONET,
        "CC BY 4.0",
        "This product includes information from the O*NET 30.1 Database by the U.S. Department of"
        " Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0"
        " license. O*NET is a trademark of USDOL/ETA.",
    ),
    Source(
        "onet-soc",
        "O*NET-SOC taxonomy crosswalks",
        _ONET,
        "CC BY 4.0",
        "O*NET-SOC taxonomy, National Center for O*NET Development, CC BY 4.0.",
    ),
    Source(
        "soc",
        "Standard Occupational Classification",
        f"{_BLS} for the Office of Management and Budget",
        _PUBLIC,
        "Standard Occupational Classification 2018, Office of Management and Budget.",
    ),
    Source(
        "oews",
        "Occupational Employment and Wage Statistics (OEWS)",
        _BLS,
        _PUBLIC,
        f"{_BLS}, Occupational Employment and Wage Statistics.",
    ),
    Source(
        "ep",
        "Employment Projections",
        _BLS,
        _PUBLIC,
        f"{_BLS}, Employment Projections.",
    ),
    Source(
        "eloundou",
        "GPTs are GPTs: task labels",
        "Eloundou, Manning, Mishkin and Rock; OpenAI",
        "MIT",
        "Task labels by Eloundou and others, GPTs are GPTs, Science 384 (2024), MIT licence.",
    ),
    Source(
        "anthropic",
        "Anthropic Economic Index",
        "Anthropic",
        "CC BY 4.0 (first releases: MIT)",
        "Anthropic Economic Index, CC BY 4.0; sums by occupation computed by this program.",
    ),
    Source(
        "microsoft",
        "Working with AI",
        "Microsoft Research",
        "CC BY 4.0",
        "Working with AI, Tomlinson and others, Microsoft Research (2025), CC BY 4.0.",
    ),
)

ONET = "onet-30.1"
ONET_SOC = "onet-soc-2019"
SOC = "soc-2018"
PROJECTIONS = "ep-2024-34"
ELOUNDOU = "eloundou-2024"
OBSERVED = "aei-2026-03"
PATTERNS = "aei-2025-03"
TASK_TEXTS = "aei-2025-02"
MICROSOFT = "msft-2025-10"


def oews_release(year: int) -> str:
    """Return the release id of the OEWS edition of May of a year."""
    return f"oews-{year}-05"


RELEASES: tuple[Release, ...] = (
    Release(ONET, "onet", "O*NET 30.1", "2025-12"),
    Release(ONET_SOC, "onet-soc", "O*NET-SOC 2019 taxonomy", "2019"),
    Release(SOC, "soc", "SOC 2018", "2017-11"),
    *(
        # Estimates of May appear in the spring of the year after.
        Release(oews_release(one.year), "oews", one.name, str(one.year + 1))
        for one in oews.EDITIONS
    ),
    Release(PROJECTIONS, "ep", "Employment Projections 2024\N{EN DASH}34", "2025-08-28"),
    Release(ELOUNDOU, "eloundou", "GPTs are GPTs, task labels of 2023", "2024"),
    Release(TASK_TEXTS, "anthropic", "Anthropic Economic Index, February 2025", "2025-02-10"),
    Release(PATTERNS, "anthropic", "Anthropic Economic Index, March 2025", "2025-03-27"),
    Release(OBSERVED, "anthropic", "Anthropic Economic Index, observed exposure", "2026-03"),
    Release(MICROSOFT, "microsoft", "Working with AI, revision of October 2025", "2025-10-17"),
)

FILES: tuple[tuple[str, str], ...] = (
    (onet.OCCUPATIONS, ONET),
    (onet.ALTERNATE_TITLES, ONET),
    (onet.REPORTED_TITLES, ONET),
    (onet.JOB_ZONES, ONET),
    (onet.INTERESTS, ONET),
    (onet.RELATED, ONET),
    (onet.TASKS, ONET),
    *((file, ONET) for file in onet.RATINGS.values()),
    (anthropic.TAXONOMY_2010, ONET_SOC),
    (soc.STRUCTURE, SOC),
    *((one.file, oews_release(one.year)) for one in oews.EDITIONS),
    (projections.OCCUPATIONS, PROJECTIONS),
    (projections.CROSSWALK, PROJECTIONS),
    (eloundou.LABELS, ELOUNDOU),
    (eloundou.OCCUPATION_LEVEL, ELOUNDOU),
    (anthropic.STATEMENTS, TASK_TEXTS),
    (anthropic.PATTERNS, PATTERNS),
    (anthropic.OVERALL, PATTERNS),
    (anthropic.OBSERVED, OBSERVED),
    (microsoft.APPLICABILITY, MICROSOFT),
)
"""Every file that a pack is built from, relative to the folder of official files, and its
release."""

LINES: Mapping[str, int] = {
    onet.OCCUPATIONS: 1_017,
    onet.ALTERNATE_TITLES: 56_506,
    onet.REPORTED_TITLES: 7_956,
    onet.JOB_ZONES: 924,
    onet.INTERESTS: 8_308,
    onet.RELATED: 18_461,
    onet.TASKS: 18_797,
    anthropic.TAXONOMY_2010: 1_165,
    "bls_oews/national_May2021_dl.csv": 1_404,
    eloundou.LABELS: 19_266,
    eloundou.OCCUPATION_LEVEL: 924,
    anthropic.STATEMENTS: 19_531,
    anthropic.PATTERNS: 3_365,
    anthropic.OVERALL: 7,
    anthropic.OBSERVED: 757,
    microsoft.APPLICABILITY: 786,
}
"""Lines of each text file, the header included. A text that was cut off between two lines looks
whole, and what it lost would be called missing from its source; workbooks and archives notice."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that was read: its path relative to the folder, checksum, size and release."""

    path: str
    sha256: str
    bytes: int
    release: str


def read_source_files(raw: Path) -> Iterator[SourceFile]:
    """Yield what the manifest keeps of each file.

    Raises OccDeskError for a missing file, and for a text that has fewer lines than its release.
    """
    titles = {release.id: release.title for release in RELEASES}
    for name, release in FILES:
        path = raw / name
        try:
            content = path.read_bytes()
        except OSError:
            raise missing_file(path) from None
        lines = content.count(b"\n") + (not content.endswith(b"\n"))
        if lines < LINES.get(name, 0):
            raise OccDeskError(
                f"{path} has {lines:,} lines where {titles[release]} has {LINES[name]:,};"
                " it is not whole or another edition: fetch it again."
            )
        yield SourceFile(name, hashlib.sha256(content).hexdigest(), len(content), release)
