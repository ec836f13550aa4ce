"""Whether the official files that the bundled pack is built from are whole."""

from collections.abc import Mapping
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.sheets import missing_file

_INDEX = "anthropic_economic_index"

LINES: Mapping[str, int] = {
    "onet_30_1/Occupation Data.txt": 1_017,
    "onet_30_1/Alternate Titles.txt": 56_506,
    "onet_30_1/Sample of Reported Titles.txt": 7_956,
    "onet_30_1/Job Zones.txt": 924,
    "onet_30_1/Interests.txt": 8_308,
    "onet_30_1/Related Occupations.txt": 18_461,
    "onet_30_1/Task Statements.txt": 18_797,
    "onet_30_1/Education, Training, and Experience.txt": 37_126,
    "onet_30_1/Technology Skills.txt": 32_774,
    "onet_30_1/Work Styles.txt": 37_423,
    "onet_30_1/IWA Reference.txt": 333,
    "onet_taxonomy/2010_to_2019_Crosswalk.csv": 1_165,
    "bls_oews/national_May2021_dl.csv": 1_404,
    "eloundou_2024/full_labelset.tsv": 19_266,
    "eloundou_2024/occ_level.csv": 924,
    f"{_INDEX}/release_2025_02_10/onet_task_statements.csv": 19_531,
    f"{_INDEX}/release_2025_03_27/automation_vs_augmentation_by_task.csv": 3_365,
    f"{_INDEX}/release_2025_03_27/automation_vs_augmentation_v2.csv": 7,
    f"{_INDEX}/release_2025_03_27/task_pct_v2.csv": 3_366,
    f"{_INDEX}/labor_market_impacts/job_exposure.csv": 757,
    f"{_INDEX}/labor_market_impacts/task_penetration.csv": 17_999,
    "microsoft_working_with_ai/soc_ai_applicability_scores.csv": 786,
    "microsoft_working_with_ai/soc_iwa_weights.csv": 786,
    "microsoft_working_with_ai/iwa_metrics.csv": 333,
    "microsoft_working_with_ai/soc_metrics.csv": 786,
}
"""Lines of each text file, the header included, by name. A text that was cut off between two lines
looks whole, and what it lost would be called missing from its source; workbooks and archives
notice."""


def check_whole(raw: Path) -> None:
    """Raise OccDeskError for a text that is missing or has fewer lines than its release."""
    for name, lines in LINES.items():
        path = raw / name
        try:
            content = path.read_bytes()
        except OSError:
            raise missing_file(path) from None
        found = content.count(b"\n") + (not content.endswith(b"\n"))
        if found < lines:
            raise OccDeskError(
                f"{path} has {found:,} lines where the published file has {lines:,};"
                " it is not whole or another edition: fetch it again."
            )
