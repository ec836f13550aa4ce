"""The applicability scores of "Working with AI"."""

from pathlib import Path

from occdesk.sources import microsoft
from occdesk.sources.projections import read_matrix_codes


def test_scores_cover_the_merged_codes_and_no_military_ones(raw: Path) -> None:
    scores = microsoft.read_applicability(raw)
    assert len(scores) == 785
    merged = {matrix for code, matrix in read_matrix_codes(raw).items() if matrix != code[:7]}
    assert merged <= set(scores)
    assert not any(code.startswith("55-") for code in scores)
    assert all(0 <= score < 0.5 for score in scores.values())
    assert scores["11-1011"] == 0.155502898114603
