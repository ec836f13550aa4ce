"""Microsoft, "Working with AI": the applicability of an assistant to an occupation."""

from pathlib import Path

from occdesk.sources.markers import parse_number
from occdesk.sources.sheets import read_text

APPLICABILITY = "microsoft_working_with_ai/soc_ai_applicability_scores.csv"


def read_applicability(raw: Path) -> dict[str, float]:
    """Return the applicability index by SOC 2018 code, the merged codes among them."""
    path = raw / APPLICABILITY
    score = "ai_applicability_score"
    lines = read_text(path, ("SOC Code", score))
    return {code: parse_number(text, f"column {score} of {path}") for code, text in lines}
