"""The views of the program, in the order of their tabs."""

from collections.abc import Mapping

from occdesk.charts.view import View
from occdesk.charts.views.activities.view import ACTIVITIES
from occdesk.charts.views.compare.view import COMPARE
from occdesk.charts.views.indices.view import INDICES
from occdesk.charts.views.landscape.view import LANDSCAPE
from occdesk.charts.views.moves.view import MOVES
from occdesk.charts.views.outlook.view import OUTLOOK
from occdesk.charts.views.pay.view import PAY
from occdesk.charts.views.ranking.view import RANKING
from occdesk.charts.views.regions.view import REGIONS
from occdesk.charts.views.skills.view import SKILLS

VIEWS: tuple[View, ...] = (
    OUTLOOK,
    PAY,
    ACTIVITIES,
    MOVES,
    SKILLS,
    REGIONS,
    COMPARE,
    RANKING,
    INDICES,
    LANDSCAPE,
)
"""Those that are asked for most come first. The ids of forms differ between views."""

BY_KIND: Mapping[str, View] = {view.kind: view for view in VIEWS}

ALIASES: Mapping[str, str] = {alias: view.kind for view in VIEWS for alias in view.aliases}
"""What views were called before, and still are on the command line and in files."""

_KEYS = "1234567890"


def keys_of(place: int) -> str:
    """Return the shortcut of the view at PLACE (0 is the first): Alt and a digit, for ten views."""
    return f"Alt+{_KEYS[place]}" if place < len(_KEYS) else ""
