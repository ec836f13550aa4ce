"""Who has no place in the picture of a landscape, and why."""

from collections.abc import Iterable

from occdesk.charts.shared.wording import lower_first
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.data import Scene, look
from occdesk.metrics.dataset import Dataset


def explain_absence(spec: ChartSpec, measures: Dataset, codes: Iterable[str]) -> dict[str, str]:
    """Return by code why those of CODES that the landscape of SPEC could not show have no place.

    In the plot a place in a margin is one. Nobody is absent where the filter keeps nobody: then
    there is no picture, which says so itself. Raises UsageError as drawing it does.
    """
    is_tree = spec.form == "treemap"
    scene = look(spec.with_(y="employment") if is_tree else spec, measures)
    explain = _explain_no_tile if is_tree else _explain_no_symbol
    reasons = {code: explain(scene, code) for code in codes} if scene.kept else {}
    return {code: reason for code, reason in reasons.items() if reason}


def _explain_no_symbol(scene: Scene, code: str) -> str:
    if any(side.has(code) for side in scene.sides):
        return ""
    reasons = [
        scene.reason(code, side)
        or f"A logarithmic axis has no place for {lower_first(side.what.label)} rounded to 0."
        for side in scene.sides
    ]
    return " ".join(dict.fromkeys(reasons))


def _explain_no_tile(scene: Scene, code: str) -> str:
    if code not in scene.kept:
        return "They do not meet the filter."
    return "" if code in scene.jobs else scene.reason(code, scene.y)
